"""Local time: which instant a nominal date means, in every zone, exactly once.

The policy, in three sentences. A time that does not exist (clocks go forward) happens at the
same distance after the gap: 02:30 becomes 03:30. A time that happens twice (clocks go back)
happens at its first pass. A date that a place never lived through, such as 30 December 2011 in
Samoa, is no date at all: it is never asked for and nothing falls on it.
"""

import importlib
import zoneinfo
from calendar import monthrange
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
EVERY_DAY = frozenset(range(7))  # date.weekday(): Monday is 0
MIDNIGHT = time(0)
NIGHT_ENDS = time(4)  # until then the night still belongs to yesterday
NOON = 12
MONTHS_A_YEAR = 12


def use_packaged_tzdata() -> None:
    """Make zones come from the tzdata package alone; the computer's own copy is often stale."""
    zoneinfo.reset_tzpath(to=[])
    ZoneInfo.clear_cache()


use_packaged_tzdata()  # here, so that nobody can make a zone before it


@cache
def zone_names() -> frozenset[str]:
    """Return every name that `zone` accepts."""
    return frozenset(zoneinfo.available_timezones()) - {"Factory"}


@cache  # ZoneInfo's own cache keeps eight; reading the file again each time costs 100 µs
def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name such as "America/Vancouver"; ValueError if there is none."""
    if name not in zone_names():
        message = f"{name[:40]!r} is not the name of a time zone, such as 'America/Vancouver'."
        raise ValueError(message)
    return ZoneInfo(name)


def tzdata_version() -> str:
    """Return the release of the time zone database in use, such as "2026f"."""
    return str(importlib.import_module("tzdata").IANA_VERSION)


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """Return the date on a calendar that hangs in that zone."""
    return at.astimezone(zone).date()


def occurrence(on: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the one instant (UTC) at which a local time happens for a nominal date.

    The instant can lie on the next local date where clocks go forward over midnight; it stays
    that nominal date's.
    """
    # fold=0 is the whole policy: the offset before the change, in a gap as in a repeated hour.
    return datetime.combine(on, at.replace(fold=0), zone).astimezone(UTC)


def is_lived(on: date, zone: ZoneInfo) -> bool:
    """Say whether the date happens in that zone; a few were skipped when the date line moved."""
    return occurrence(on, MIDNIGHT, zone) < occurrence(on + ONE_DAY, MIDNIGHT, zone)


def months_later(on: date, months: int) -> date:
    """Return the date so many months on, or back; where that month is too short, its last day."""
    years, month = divmod(on.month - 1 + months, MONTHS_A_YEAR)
    year, month = on.year + years, month + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


class Due(NamedTuple):
    """A nominal date and the instant (UTC) at which its prompt is due."""

    day_on: date
    due_at: datetime


def next_prompt(
    after: datetime,
    *,
    at: time,
    zone: ZoneInfo,
    weekdays: frozenset[int] = EVERY_DAY,
    not_before: date | None = None,
) -> Due:
    """Return the first nominal date on those weekdays whose instant is strictly after `after`.

    When the member's zone or time changes, `not_before` is the day after the last nominal date
    already planned: that keeps one prompt for each date, whatever the clocks say.
    """
    if not weekdays or not weekdays <= EVERY_DAY:
        message = "weekdays must be some of 0 (Monday) to 6 (Sunday)"
        raise ValueError(message)
    on = local_date(after, zone) - ONE_DAY  # its instant may lie after midnight, see occurrence
    if not_before is not None:
        on = max(on, not_before)
    while True:
        due_at = occurrence(on, at, zone)
        if due_at > after and on.weekday() in weekdays and is_lived(on, zone):
            return Due(on, due_at)
        on += ONE_DAY


class Window(NamedTuple):
    """The span in which an answer counts for a date: from `opens_at`, before `closes_at` (UTC)."""

    opens_at: datetime
    closes_at: datetime


def day_window(on: date, zone: ZoneInfo) -> Window:
    """Return from local midnight to 04:00 of the next local date: early and late are both fine."""
    return Window(occurrence(on, MIDNIGHT, zone), occurrence(on + ONE_DAY, NIGHT_ENDS, zone))


def nominal_date_for_checkin(
    now: datetime, zone: ZoneInfo, *, unanswered: Collection[date] = ()
) -> date:
    """Return the date that `/checkin` answers: the latest open unanswered prompt's, else today.

    `unanswered` are the dates that were asked and have no answer. Between 00:00 and 04:00 that is
    how yesterday is found; later than that yesterday is closed, and can be back-dated instead.
    """
    open_dates = [on for on in unanswered if _is_open(on, now, zone)]
    return max(open_dates, default=local_date(now, zone))


def _is_open(on: date, now: datetime, zone: ZoneInfo) -> bool:
    window = day_window(on, zone)
    return window.opens_at <= now < window.closes_at


def clock_face(at: datetime, zone: ZoneInfo, *, hour12: bool = False) -> str:
    """Return what a clock on the wall shows: "23:40", or "11:40 pm"."""
    local = at.astimezone(zone)
    if not hour12:
        return f"{local:%H:%M}"
    return f"{local.hour % NOON or NOON}:{local:%M} {'am' if local.hour < NOON else 'pm'}"
