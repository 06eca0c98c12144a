"""What a report may say: counts, and nothing below five, so that nobody can be read out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

LEAST = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waits:
    """Requests of one level: how many, and within how many minutes half of them were taken."""

    count: int | None
    minutes: int | None


def shown(count: int) -> int | None:
    """Return a count that may be shown; None below five."""
    return count if count >= LEAST else None


def weeks_before(today: date, count: int) -> list[date]:
    """Return the Mondays of the whole weeks before this one, the oldest first."""
    this_week = today - timedelta(days=today.weekday())
    return [this_week - WEEK * back for back in range(count, 0, -1)]


def by_week(days: Iterable[tuple[date, int]], weeks: Sequence[date]) -> list[int | None]:
    """Return what was counted in each week, where it may be shown."""
    sums = dict.fromkeys(weeks, 0)
    for day, count in days:
        monday = day - timedelta(days=day.weekday())
        if monday in sums:
            sums[monday] += count
    return [shown(sums[week]) for week in weeks]


def waits(minutes: Sequence[float | None]) -> Waits:
    """Return how long people waited for a lead; None in it: nobody took that request.

    Half were taken within the median; with fewer than five taken it is not said.
    """
    taken = [it for it in minutes if it is not None]
    half = round(median(taken)) if len(taken) >= LEAST else None
    return Waits(shown(len(minutes)), half)
