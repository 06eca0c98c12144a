"""Online meetings of elsewhere, for the hours in which a group has none, from `content/`."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

FILE = "always_open.csv"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where meetings online are found at most hours."""

    name: str
    link: str
    hours: str  # "list": at most hours
    retrieved_on: date


@cache
def elsewhere() -> tuple[Elsewhere, ...]:
    """Return what is shipped, in the order of the file."""
    content = resources.files("bot").joinpath("content", FILE).read_text("utf-8")
    return tuple(
        Elsewhere(row["name"], row["link"], row["hours"], date.fromisoformat(row["retrieved_on"]))
        for row in csv.DictReader(content.splitlines())
    )


def as_of() -> date:
    """Return when the oldest of them was looked up."""
    return min(each.retrieved_on for each in elsewhere())
