"""When a lead may be asked: what they said, their quiet hours, their days off.

Everybody who joined is there outside their quiet hours, unless they said that they are off.
`on_until` is their own word, and reaches into quiet hours. In a group with a rota they are there
on their shifts instead, and a shift that they took reaches into quiet hours likewise.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.rules import calendar

ONE_DAY = calendar.ONE_DAY
MORNING = time(8)  # of somebody without quiet hours
WEEK = 7


class Span(NamedTuple):
    """A stretch of real time: from its first instant, before its last."""

    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class Hours:
    """When a lead may be asked; quiet from and to the same time of day means never quiet."""

    zone: ZoneInfo
    quiet_from: time = time(22)
    quiet_to: time = time(8)
    on_until: datetime | None = None
    off_until: datetime | None = None  # their own word: off, or not this week
    rest_until: datetime | None = None  # after a hard one
    shifts: tuple[Span, ...] | None = None  # in order; None: there is no rota

    @property
    def away_until(self) -> datetime | None:
        """Return the end of being off and of resting, whichever is later."""
        ends = [end for end in (self.off_until, self.rest_until) if end is not None]
        return max(ends, default=None)


def quiet_until(hours: Hours, now: datetime) -> datetime | None:
    """Return when the quiet hours that it is now in end; None when it is in none."""
    for begins_at, ends_at in _quiet_spans(hours, now):
        if begins_at <= now < ends_at:
            return ends_at
    return None


def is_away(hours: Hours, now: datetime) -> bool:
    """Say whether a lead is off or resting: then they are not asked, whatever they ticked."""
    return hours.away_until is not None and now < hours.away_until


def is_on(hours: Hours, now: datetime) -> bool:
    """Say whether a lead may be asked now without being woken."""
    if is_away(hours, now):
        return False
    if _said_on(hours, now):
        return True
    if hours.shifts is not None:
        return any(shift.from_at <= now < shift.until_at for shift in hours.shifts)
    return quiet_until(hours, now) is None


def starts_at(hours: Hours, now: datetime) -> datetime | None:
    """Return from when a lead may be asked; None when the rota has no shift of theirs to come."""
    at = now if hours.away_until is None else max(now, hours.away_until)
    if hours.shifts is None or _said_on(hours, at):
        return next_on_at(hours, now)
    to_come = (max(at, shift.from_at) for shift in hours.shifts if shift.until_at > at)
    return min(to_come, default=None)


def next_on_at(hours: Hours, now: datetime) -> datetime:
    """Return from when it is not off hours: now itself, or the first instant after it."""
    at = now if hours.away_until is None else max(now, hours.away_until)
    while not _said_on(hours, at) and (ends_at := quiet_until(hours, at)) is not None:
        at = ends_at
    return at


def tomorrow(hours: Hours, now: datetime) -> datetime:
    """Return the morning of the next local date: the end of a rest, and of a plain "off"."""
    return morning_of(hours, calendar.local_date(now, hours.zone) + ONE_DAY)


def morning_of(hours: Hours, on: date) -> datetime:
    """Return the morning of a local date: when the quiet hours end, or eight."""
    never_quiet = hours.quiet_from == hours.quiet_to
    return calendar.occurrence(on, MORNING if never_quiet else hours.quiet_to, hours.zone)


def next_monday(hours: Hours, now: datetime) -> date:
    """Return the local date of the next Monday; on a Monday that of next week."""
    today = calendar.local_date(now, hours.zone)
    return today + (WEEK - today.weekday()) * ONE_DAY


def stay_until(hours: Hours, now: datetime) -> datetime:
    """Return how long a plain "on" lasts: until the next quiet hours, or the end of these."""
    if (ends_at := quiet_until(hours, now)) is not None:
        return ends_at
    begins = [begins_at for begins_at, _ in _quiet_spans(hours, now) if begins_at > now]
    return min(begins, default=tomorrow(hours, now))


def _said_on(hours: Hours, at: datetime) -> bool:
    return hours.on_until is not None and at < hours.on_until


def _quiet_spans(hours: Hours, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the quiet hours around an instant, each as one span of real time."""
    if hours.quiet_from == hours.quiet_to:
        return
    today = calendar.local_date(now, hours.zone)
    nights = ONE_DAY if hours.quiet_to < hours.quiet_from else ONE_DAY * 0
    for days in (-2, -1, 0, 1):
        on = today + days * ONE_DAY
        yield (
            calendar.occurrence(on, hours.quiet_from, hours.zone),
            calendar.occurrence(on + nights, hours.quiet_to, hours.zone),
        )
