"""Time zones of a calendar file, written out: each change of the clocks as one observance.

Libraries' own are wrong in places: spring onsets an hour late, short periods left out, an RDATE of
several values read as its first. One observance for each change is long and read alike by all.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from bot.rules import calendar

A_DAY = timedelta(days=1)
A_SECOND = timedelta(seconds=1)


class Change(NamedTuple):
    """The clocks of a zone, from one instant on."""

    at: datetime  # UTC
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def changes(zone: ZoneInfo, *, first: datetime, last: datetime) -> Iterator[Change]:
    """Return the changes of the clocks between two instants, in order."""
    at, before = first, _clocks(first, zone)
    while at < last:
        nearest = min(at + A_DAY, last)
        if _clocks(nearest, zone) != before:
            nearest = _found(at, nearest, zone)
            after = _clocks(nearest, zone)
            local = nearest.astimezone(zone)
            yield Change(nearest, before[0], after[0], after[1], is_summer=_summer(local))
            before = after
        at = nearest


def timezone(name: str, *, first: datetime, changed: Sequence[Change]) -> Timezone:
    """Return the VTIMEZONE of a zone from an instant on, with what changed after it."""
    component = Timezone()
    component.add("tzid", name)
    start = first.astimezone(calendar.zone(name))
    offset = start.utcoffset() or timedelta()
    begun = Change(first, offset, offset, start.tzname() or name, is_summer=_summer(start))
    for change in (begun, *changed):
        component.add_component(_observance(change))
    return component


def is_plain(local: datetime, zone: ZoneInfo, *, length: timedelta) -> bool:
    """Say whether what begins at a local time begins and ends at times that happen once.

    And no clock changes in between.
    """
    start = calendar.occurrence(local.date(), local.time(), zone)
    end = (start + length).astimezone(zone)
    offsets = {
        at.replace(tzinfo=zone, fold=fold).utcoffset() for at in (local, end) for fold in (0, 1)
    }
    return len(offsets) == 1


def _observance(change: Change) -> TimezoneStandard | TimezoneDaylight:
    observance = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    observance.add("dtstart", (change.at + change.before).replace(tzinfo=None))
    observance.add("tzoffsetfrom", change.before)
    observance.add("tzoffsetto", change.after)
    observance.add("tzname", change.name)
    return observance


def _found(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """Return the second at which the clocks change between two instants."""
    before = _clocks(early, zone)
    while late - early > A_SECOND:
        middle = early + (late - early) // A_SECOND // 2 * A_SECOND
        if _clocks(middle, zone) == before:
            early = middle
        else:
            late = middle
    return late


def _clocks(at: datetime, zone: ZoneInfo) -> tuple[timedelta, str]:
    local = at.astimezone(zone)
    return local.utcoffset() or timedelta(), local.tzname() or ""


def _summer(local: datetime) -> bool:
    # Where winter is the exception (Dublin, Casablanca), this is less than nothing.
    return (local.dst() or timedelta()) > timedelta()
