"""Pathways: the vocabulary and the milestones that a group picks, as shipped in `content/`."""

import tomllib
from functools import cache
from importlib import resources

from bot.rules.milestones import STANDARD, Milestone, Unit

GENERAL = "general"  # until a group picks another


@cache
def _shipped() -> dict[str, tuple[Milestone, ...]]:
    content = resources.files("bot").joinpath("content", "pathways.toml").read_text("utf-8")
    return {
        name: (
            *(Milestone(count, Unit.DAY) for count in pathway["days"]),
            *(Milestone(count, Unit.MONTH) for count in pathway["months"]),
        )
        for name, pathway in tomllib.loads(content).items()
    }


def names() -> tuple[str, ...]:
    """Return the pathways there are, the general one first."""
    return tuple(_shipped())


def milestones_of(pathway: str) -> tuple[Milestone, ...]:
    """Return the milestones of a pathway, without the years; of one that is gone, the general."""
    return _shipped().get(pathway, STANDARD)
