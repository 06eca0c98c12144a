"""What a group may choose about how its requests climb, and what is usual.

There is a choice of waits and of how many are asked at a time, and none of steps: whatever is
chosen, each ladder has all its steps and ends in the truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from bot.models import Guild


@dataclass(frozen=True, slots=True)
class Waits:
    """How a group's requests climb; the usual, where it has chosen nothing."""

    right_now: timedelta = timedelta(minutes=5)  # before those are asked who may be woken
    today: timedelta = timedelta(minutes=30)  # before the next are asked
    at_a_time: int = 2  # for today, in a group that is not small
    no_rush: timedelta = timedelta(hours=12)  # before anybody is asked by message


class Span(NamedTuple):
    """The least and the most that may be chosen."""

    least: int
    most: int


USUAL = Waits()
ALLOWED: Mapping[str, Span] = {  # by the setting of the group
    "right_now_minutes": Span(2, 15),
    "today_minutes": Span(10, 120),
    "today_at_a_time": Span(1, 5),
    "no_rush_hours": Span(2, 48),
}


def waits_of(guild: Guild) -> Waits:
    """Return how the requests of a group climb."""
    return Waits(
        right_now=timedelta(minutes=guild.right_now_minutes),
        today=timedelta(minutes=guild.today_minutes),
        at_a_time=guild.today_at_a_time,
        no_rush=timedelta(hours=guild.no_rush_hours),
    )


def is_allowed(name: str, value: int) -> bool:
    """Say whether a group may choose this; a wait of nothing would ask everybody at once."""
    least, most = ALLOWED[name]
    return least <= value <= most
