"""Milestones: the dates on which so many days, months or years have gone by since a member's own.

Days are counted up to 90; months and years are calendar ones, always from the original date, so
that nothing drifts: 31 January has its sixth month on 31 July, whatever February was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.calendar import MONTHS_A_YEAR, months_later

REST = timedelta(days=14)  # no question about milestones for so long after something changed


class Unit(StrEnum):
    """What a milestone is counted in."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Milestone:
    """So many days, months or years; one day is what people call 24 hours."""

    count: int
    unit: Unit


# A pathway may bring its own; every year follows by itself.
STANDARD = (
    *(Milestone(days, Unit.DAY) for days in (1, 30, 60, 90)),
    *(Milestone(months, Unit.MONTH) for months in (6, 9)),
)


def falls_on(milestone: Milestone, since: date) -> date:
    """Return the date of a milestone; where a month is too short, its last day."""
    match milestone.unit:
        case Unit.DAY:
            return since + timedelta(days=milestone.count)
        case Unit.MONTH:
            return months_later(since, milestone.count)
        case Unit.YEAR:
            return months_later(since, MONTHS_A_YEAR * milestone.count)


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone with its date."""

    milestone: Milestone
    on: date


def upcoming(since: date, *, after: date, among: Sequence[Milestone] = STANDARD) -> Reached:
    """Return the first milestone of an own date that falls later than `after`."""
    return min(
        (one for one in _around(since, after, among) if one.on > after), key=lambda one: one.on
    )


def falling_on(on: date, since: date, *, among: Sequence[Milestone] = STANDARD) -> Milestone | None:
    """Return the milestone that an own date has on just this date, if any."""
    found = upcoming(since, after=on - timedelta(days=1), among=among)
    return found.milestone if found.on == on else None


def latest(since: date, *, by: date, among: Sequence[Milestone] = STANDARD) -> Reached | None:
    """Return the last milestone reached by a date; None before the first."""
    reached = [one for one in _around(since, by, among) if one.on <= by]
    return max(reached, key=lambda one: one.on, default=None)


def may_ask(on: date, *, wanted: bool, changed_on: date | None) -> bool:
    """Say whether a member may be asked to celebrate on that date.

    `wanted` is their setting, which one "Not now" ends until they set it again; `changed_on` is
    when they last said that something changed.
    """
    return wanted and (changed_on is None or on >= changed_on + REST)


def _around(since: date, on: date, among: Sequence[Milestone]) -> list[Reached]:
    """Return the milestones of the set, and the years next to a date on either side."""
    years = range(max(1, on.year - since.year - 1), max(1, on.year - since.year + 1) + 1)
    every = [*among, *(Milestone(year, Unit.YEAR) for year in years)]
    return [Reached(milestone, falls_on(milestone, since)) for milestone in every]
