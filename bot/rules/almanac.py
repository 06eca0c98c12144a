"""The last weeks of somebody's days, as the squares of a calendar and as sums of months."""

from collections import Counter
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import Enum

from bot.rules.calendar import ONE_DAY

WEEKS = 26
DAYS_A_WEEK = 7


class Mark(Enum):
    """What a day shows. A day that was not asked and one that passed by look the same."""

    LIT = "lit"  # a check-in
    SPARE = "spare"
    PLAIN = "plain"
    AHEAD = "ahead"


def first_monday(today: date, *, weeks: int = WEEKS) -> date:
    """Return the Monday with which the calendar begins; its last week is the one of today."""
    return today - timedelta(days=today.weekday() + DAYS_A_WEEK * (weeks - 1))


def squares(
    *, lit: AbstractSet[date], spare: AbstractSet[date], today: date, weeks: int = WEEKS
) -> tuple[tuple[Mark, ...], ...]:
    """Return the weeks, oldest first, each with its seven days from Monday on."""

    def mark(on: date) -> Mark:
        if on > today:
            return Mark.AHEAD
        if on in lit:
            return Mark.LIT
        return Mark.SPARE if on in spare else Mark.PLAIN

    start = first_monday(today, weeks=weeks)
    days = [mark(start + number * ONE_DAY) for number in range(weeks * DAYS_A_WEEK)]
    return tuple(tuple(days[at : at + DAYS_A_WEEK]) for at in range(0, len(days), DAYS_A_WEEK))


def months(
    *, lit: AbstractSet[date], today: date, weeks: int = WEEKS
) -> tuple[tuple[date, int], ...]:
    """Return how many check-in days each month of the calendar has, those that have any."""
    start = first_monday(today, weeks=weeks)
    counts = Counter(on.replace(day=1) for on in lit if start <= on <= today)
    return tuple(sorted(counts.items()))


def thursdays(today: date, *, weeks: int = WEEKS) -> tuple[date, ...]:
    """Return the middle of each week of the calendar, oldest first."""
    thursday = first_monday(today, weeks=weeks) + 3 * ONE_DAY
    return tuple(thursday + number * timedelta(weeks=1) for number in range(weeks))
