"""Everything of a member's own record is pressed by its owner alone, forms included."""

import inspect
from collections.abc import Iterator

import pytest

from bot.ui.doors import Door, Who
from cogs.changes import Changes
from cogs.dates import Dates
from cogs.days import Days
from cogs.goals import Goals


def doors() -> Iterator[Door]:
    for cog in (Days, Dates, Changes, Goals):
        for _, method in inspect.getmembers(cog, inspect.isfunction):
            door = getattr(method, "__door__", None)
            if isinstance(door, Door):
                yield door


@pytest.mark.parametrize("door", list(doors()), ids=lambda door: door.action)
def test_only_its_owner_comes_in(door: Door) -> None:
    assert door.who is Who.OWNER


def test_all_four_have_doors() -> None:
    assert len(list(doors())) >= 20
