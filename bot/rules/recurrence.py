"""When a meeting is: which dates its rule gives, and at which instants they begin.

A rule is wall-clock time in a zone, on some weekdays of every n-th week, or on the nth or last
such weekday of every n-th month. Single dates are skipped or moved; the date that the rule gives
stays their key. Which instant a local time means is decided in `calendar`: exactly one for each
date, in every zone.
"""

import heapq
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.models.meetings import LAST, Occurrence, OtherDate, Recurrence
from bot.rules import calendar
from bot.rules.calendar import MONTHS_A_YEAR, ONE_DAY

ONE_WEEK = timedelta(weeks=1)
DAYS_A_WEEK = 7
NTHS = frozenset({1, 2, 3, 4, 5, LAST})
MOST_WEEKS = 52  # between two dates; with nths, months
MOST_MINUTES = 24 * 60
YEARS = range(1970, 2200)  # in which a meeting can start; the calendar ends in 9999
# A date and the local date of its instant differ by a day at most, where clocks go forward over
# midnight; one day more where the date line moved.
MARGIN = 2 * ONE_DAY
FAR = timedelta(days=40 * 366)  # a fifth Monday of February comes every 28 years


def is_sound(recurrence: Recurrence) -> bool:
    """Say whether a rule can be asked for dates at all."""
    ends_on = recurrence.ends_on
    return (
        bool(recurrence.weekdays)
        and recurrence.weekdays <= calendar.EVERY_DAY
        and recurrence.nths <= NTHS
        and 1 <= recurrence.every <= MOST_WEEKS
        and 1 <= recurrence.minutes <= MOST_MINUTES
        and recurrence.starts_on.year in YEARS
        and (ends_on is None or ends_on >= recurrence.starts_on)
        and recurrence.zone in calendar.zone_names()
    )


def is_once(recurrence: Recurrence) -> bool:
    """Say whether a rule gives one date alone."""
    return recurrence.starts_on == recurrence.ends_on


def dates(recurrence: Recurrence, first: date, last: date) -> Iterator[date]:
    """Return the dates that the rule gives from `first` to `last`, in order, skipped ones too."""
    first = max(first, recurrence.starts_on)
    if recurrence.ends_on is not None:
        last = min(last, recurrence.ends_on)
    where = calendar.zone(recurrence.zone)
    found = _monthly(recurrence, first) if recurrence.nths else _weekly(recurrence, first)
    for on in found:
        if on > last:
            return
        if on >= first and calendar.is_lived(on, where):
            yield on


def is_on(recurrence: Recurrence, on: date) -> bool:
    """Say whether the rule gives this date."""
    return next(dates(recurrence, on, on), None) is not None


def starts_at(recurrence: Recurrence, on: date) -> datetime:
    """Return the instant at which the rule begins on one of its dates."""
    return calendar.occurrence(on, recurrence.at, calendar.zone(recurrence.zone))


def occurrence_on(
    recurrence: Recurrence, others: Iterable[OtherDate] = (), *, on: date
) -> Occurrence | None:
    """Return what the date of the rule became; None when it is skipped, or no date of it."""
    if not is_on(recurrence, on):
        return None
    other = next((other for other in others if other.on == on), None)
    if other is None:
        return _occurrence(recurrence, on, starts_at(recurrence, on))
    return _moved(recurrence, other)


def occurrences(
    recurrence: Recurrence,
    others: Iterable[OtherDate] = (),
    *,
    after: datetime,
    before: datetime,
) -> Iterator[Occurrence]:
    """Return what begins later than `after` and not later than `before`, in order.

    Moved dates are where they were moved to. A date that the rule no longer gives is neither
    skipped nor moved: it is not there.
    """
    other_dates = {other.on: other for other in others}
    moved = sorted(
        (
            occurrence
            for other in other_dates.values()
            if is_on(recurrence, other.on) and (occurrence := _moved(recurrence, other))
        ),
        key=_by_start,
    )
    by_rule = _by_rule(recurrence, frozenset(other_dates), after=after, before=before)
    for occurrence in heapq.merge(by_rule, moved, key=_by_start):
        if occurrence.starts_at > before:
            return
        if occurrence.starts_at > after:
            yield occurrence


def next_occurrence(
    recurrence: Recurrence, others: Iterable[OtherDate] = (), *, after: datetime
) -> Occurrence | None:
    """Return the first date that begins later than `after`; None when there is none to come."""
    begins = datetime.combine(recurrence.starts_on, time(), after.tzinfo)
    before = max(after, begins) + FAR
    return next(occurrences(recurrence, others, after=after, before=before), None)


def running(
    recurrence: Recurrence, others: Iterable[OtherDate] = (), *, now: datetime
) -> Occurrence | None:
    """Return the date that has begun and is not over; the later one if there are two."""
    lately = now - timedelta(minutes=recurrence.minutes)
    found = list(occurrences(recurrence, others, after=lately, before=now))
    return found[-1] if found else None


def with_other(others: Iterable[OtherDate], other: OtherDate) -> tuple[OtherDate, ...]:
    """Return the other dates with this one, in place of what that date was before."""
    kept = [each for each in others if each.on != other.on]
    return tuple(sorted([*kept, other], key=lambda each: each.on))


def others_after_change(
    old: Recurrence, others: Sequence[OtherDate], new: Recurrence, *, now: datetime
) -> tuple[OtherDate, ...]:
    """Return the other dates once a rule is changed: what has begun stays as it was.

    A date that has begun is not held a second time at the new hour, and one to come does not fall
    into the past: both stay where the old rule had them, and so does what is being held.
    """
    since = now - timedelta(minutes=MOST_MINUTES) - MARGIN
    kept = tuple(others)
    for held in occurrences(old, others, after=since, before=now + MARGIN):
        then = occurrence_on(new, others, on=held.on)
        if then is not None and _stays(held, then, now):
            local = held.starts_at.astimezone(calendar.zone(new.zone)).replace(tzinfo=None)
            kept = with_other(kept, OtherDate(held.on, local))
    return kept


def _stays(held: Occurrence, then: Occurrence, now: datetime) -> bool:
    if then.starts_at == held.starts_at:
        return False
    if held.starts_at > now:
        return then.starts_at <= now
    return now < max(held.ends_at, then.starts_at)


def with_today(
    old: Recurrence, others: Sequence[OtherDate], new: Recurrence, *, now: datetime
) -> Recurrence:
    """Return a new rule that still has the date that began lately, where it can have it.

    Whoever changes the hour in the middle of a meeting must not make that meeting disappear; nor
    may a date come of it that is before the first that they said.
    """
    lately = list(occurrences(old, others, after=now - ONE_DAY, before=now))
    if new.every > 1 or not lately:
        return new
    on = lately[-1].on
    earlier = replace(new, starts_on=min(on, new.starts_on))
    unsaid = dates(earlier, on + ONE_DAY, new.starts_on - ONE_DAY)
    if not is_on(earlier, on) or any(starts_at(earlier, each) > now for each in unsaid):
        return new
    return earlier


def _by_rule(
    recurrence: Recurrence, besides: frozenset[date], *, after: datetime, before: datetime
) -> Iterator[Occurrence]:
    where = calendar.zone(recurrence.zone)
    first = calendar.local_date(after, where) - MARGIN
    last = calendar.local_date(before, where) + MARGIN
    for on in dates(recurrence, first, last):
        if on not in besides:
            yield _occurrence(recurrence, on, starts_at(recurrence, on))


def _moved(recurrence: Recurrence, other: OtherDate) -> Occurrence | None:
    if other.moved_to is None:
        return None
    where = calendar.zone(recurrence.zone)
    start = calendar.occurrence(other.moved_to.date(), other.moved_to.time(), where)
    return _occurrence(recurrence, other.on, start)


def _occurrence(recurrence: Recurrence, on: date, start: datetime) -> Occurrence:
    return Occurrence(on, start, start + timedelta(minutes=recurrence.minutes))


def _by_start(occurrence: Occurrence) -> datetime:
    return occurrence.starts_at


def _weekly(recurrence: Recurrence, first: date) -> Iterator[date]:
    """Return the dates of every n-th week from the week of `first` on."""
    anchor = recurrence.starts_on - recurrence.starts_on.weekday() * ONE_DAY
    step = recurrence.every * ONE_WEEK
    monday = anchor + (first - anchor) // step * step
    while True:
        for weekday in sorted(recurrence.weekdays):
            yield monday + weekday * ONE_DAY
        monday += step


def _monthly(recurrence: Recurrence, first: date) -> Iterator[date]:
    """Return the dates of every n-th month from the month of `first` on."""
    anchor = _month_number(recurrence.starts_on)
    months = _month_number(first) - anchor
    number = anchor + months // recurrence.every * recurrence.every
    while True:
        year, month = divmod(number, MONTHS_A_YEAR)
        yield from _in_month(recurrence, year, month + 1)
        number += recurrence.every


def _month_number(on: date) -> int:
    return on.year * MONTHS_A_YEAR + on.month - 1


def _in_month(recurrence: Recurrence, year: int, month: int) -> list[date]:
    starts_with, length = monthrange(year, month)
    days = set()
    for weekday in recurrence.weekdays:
        first = 1 + (weekday - starts_with) % DAYS_A_WEEK
        such = range(first, length + 1, DAYS_A_WEEK)
        for nth in recurrence.nths:
            if nth == LAST:
                days.add(such[-1])
            elif nth <= len(such):
                days.add(such[nth - 1])
    return [date(year, month, day) for day in sorted(days)]
