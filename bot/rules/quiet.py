"""When somebody who asked for it is quiet: after how many days, the note before, and the line.

A quiet day is a date on which the member was asked, or would have been had the prompts not
thinned out, the whole of which was theirs to answer: the prompt arrived, no pause was on, and the
bot was there from the time of the prompt until the evening. Any sign of life begins the count anew.
The nights are left out of what an outage spoils: a computer that sleeps after ten spoils no watch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.models import Answer
from bot.rules import calendar, thinning

DAYS = 3  # unless the member chose otherwise
FEWEST, MOST = 2, 14
NOTE_AT = time(17)  # of the last quiet day, so that it is the day before
DAY_BEGINS, DAY_ENDS = time(8), time(22)  # between them somebody may want to answer
NOTE_AFTER = timedelta(hours=1)  # its prompt, where that comes late
DAY_LASTS = timedelta(hours=2)  # after its prompt, where that comes late
RUNNING = 3  # very hard days before a lead is asked to say hi
MOST_NOTES = 3  # that a person signed, after a line
A_MONTH = timedelta(days=30)
ONE_DAY = calendar.ONE_DAY


@dataclass(frozen=True, slots=True)
class Asked:
    """A date on which a member was asked, and when that arrived; never, where it is None."""

    day_on: date
    arrived_at: datetime | None
    is_thin: bool = False  # the prompt after it was due a week later


@dataclass(frozen=True, slots=True)
class Away:
    """A stretch in which the bot was not there."""

    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class Watch:
    """A member's watch, and all that the count is made from."""

    zone: ZoneInfo
    alive_at: datetime  # the last sign of life
    days: int = DAYS
    times: tuple[time, ...] = (time(9),)  # at which they are asked
    weekdays: frozenset[int] = calendar.EVERY_DAY
    paused_until: date | None = None
    noted_at: datetime | None = None  # when the note arrived, since the last sign of life
    asked: Sequence[Asked] = ()
    away: Sequence[Away] = ()


@dataclass(frozen=True, slots=True)
class _Day:
    """A date that may be a quiet one, and the span in which it was the member's to answer."""

    on: date
    due_at: datetime  # its first prompt, whenever that arrived
    begins_at: datetime
    ends_at: datetime


def is_note_due(watch: Watch, now: datetime) -> bool:
    """Say whether the note belongs out now: with today the days are full, and it is afternoon."""
    if watch.noted_at is not None:
        return False
    days = list(_days(watch, now))
    today = calendar.local_date(now, watch.zone)
    if len(days) < watch.days or now < calendar.occurrence(today, NOTE_AT, watch.zone):
        return False
    return now >= days[-1].begins_at + NOTE_AFTER and not _is_spoilt(watch, days[-1].ends_at, now)


def is_line_due(watch: Watch, now: datetime) -> bool:
    """Say whether the chosen lead may be told: the days are full, and the note came before today.

    When the bot was away by day since the last of them, one more quiet day is waited for.
    """
    if watch.noted_at is None or not _is_before_today(watch, watch.noted_at, now):
        return False
    full = [day for day in _days(watch, now) if day.ends_at <= now]
    return len(full) >= watch.days and not _is_spoilt(watch, full[-1].ends_at, now)


def next_look_at(watch: Watch, now: datetime) -> datetime:
    """Return when something may have changed: in the afternoon, after a prompt, at midnight."""
    today = calendar.local_date(now, watch.zone)
    looks = [calendar.occurrence(today, NOTE_AT, watch.zone)]
    looks += [
        calendar.occurrence(today, at, watch.zone) + NOTE_AFTER + timedelta(minutes=5)
        for at in watch.times
    ]
    looks.append(calendar.occurrence(today + ONE_DAY, time(0, 5), watch.zone))
    looks.append(calendar.occurrence(today + 2 * ONE_DAY, time(0, 5), watch.zone))
    return min(at for at in looks if at > now)


def _is_before_today(watch: Watch, at: datetime, now: datetime) -> bool:
    return calendar.local_date(at, watch.zone) < calendar.local_date(now, watch.zone)


def _days(watch: Watch, now: datetime) -> Iterator[_Day]:
    """Yield the days that count, oldest first; the last one may still be going on."""
    for day in sorted(_came_due(watch), key=lambda day: day.on):
        is_alive = day.on <= calendar.local_date(watch.alive_at, watch.zone)
        is_paused = watch.paused_until is not None and day.on < watch.paused_until
        if is_alive or is_paused or now < day.begins_at:
            continue
        if not any(_overlap(away, day.due_at, min(day.ends_at, now)) for away in watch.away):
            yield day


def _came_due(watch: Watch) -> Iterator[_Day]:
    """Yield one day for each date on which a prompt arrived, or was thinned away."""
    first_at = min(watch.times, default=None)
    if first_at is None or not watch.weekdays:
        return
    arrived: dict[date, datetime] = {}
    for asked in watch.asked:
        if asked.arrived_at is not None:
            at = arrived.get(asked.day_on, asked.arrived_at)
            arrived[asked.day_on] = min(at, asked.arrived_at)
    for on, at in arrived.items():
        yield _day(watch, on, calendar.occurrence(on, first_at, watch.zone), at)
    for on in set(_thinned_away(watch)):
        due_at = calendar.occurrence(on, first_at, watch.zone)
        yield _day(watch, on, due_at, due_at)


def _thinned_away(watch: Watch) -> Iterator[date]:
    """Yield the dates between weekly prompts; more than a week apart has another reason."""
    for asked in watch.asked:
        if asked.is_thin and asked.arrived_at is not None:
            later = (it.day_on for it in watch.asked if it.day_on > asked.day_on)
            next_on = min([asked.day_on + thinning.ONE_WEEK, *later])
            yield from thinning.thinned_away(asked.day_on, next_on, weekdays=watch.weekdays)


def _day(watch: Watch, on: date, due_at: datetime, arrived_at: datetime) -> _Day:
    evening_at = calendar.occurrence(on, DAY_ENDS, watch.zone)
    ends_at = max(evening_at, arrived_at + DAY_LASTS)
    return _Day(on, min(due_at, arrived_at), arrived_at, ends_at)


def _is_spoilt(watch: Watch, since: datetime, now: datetime) -> bool:
    """Say whether the bot was away by day in a span: then they may have tried to answer."""
    on = calendar.local_date(since, watch.zone)
    while (begins_at := calendar.occurrence(on, DAY_BEGINS, watch.zone)) < now:
        ends_at = calendar.occurrence(on, DAY_ENDS, watch.zone)
        begins_at, ends_at = max(begins_at, since), min(ends_at, now)
        if any(_overlap(away, begins_at, ends_at) for away in watch.away):
            return True
        on += ONE_DAY
    return False


def _overlap(away: Away, begins_at: datetime, ends_at: datetime) -> bool:
    return max(away.from_at, begins_at) < min(away.until_at, ends_at)


def is_very_hard_again(
    days: Sequence[tuple[date, Answer | None]], *, today: date, told_on: date | None
) -> bool:
    """Say whether the last three asked days, up to yesterday or today, were all very hard.

    `days` are the dates that were asked or answered with what was last said for each, oldest
    first. After telling, another three have to follow.
    """
    last = days[-RUNNING:]
    if len(last) < RUNNING or any(answer is not Answer.VERY_HARD for _, answer in last):
        return False
    first_on, last_on = last[0][0], last[-1][0]
    return today - last_on <= ONE_DAY and (told_on is None or told_on < first_on)


def may_leave_note(
    *, allowed: bool, sent: int, last_at: datetime | None, told_at: datetime | None, now: datetime
) -> bool:
    """Say whether a person may leave a note: one a month after the line, at most three, if wanted.

    `last_at` is when the last one left, `told_at` when the line was read out.
    """
    if not allowed or sent >= MOST_NOTES or told_at is None:
        return False
    return now - max(told_at, last_at or told_at) >= A_MONTH
