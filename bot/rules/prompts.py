"""When a member is asked next, and which date and slot an answer is for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.models import CheckIn, Due, Slot
from bot.rules import calendar, thinning

ONE_DAY = timedelta(days=1)
ONE_HOUR = timedelta(hours=1)
BACK_DATED = timedelta(days=7)  # how far back an answer is welcome


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a member wants to be asked; weekdays count from Monday, 0."""

    zone: ZoneInfo
    morning_at: time | None
    evening_at: time | None
    weekdays: frozenset[int]

    def slots(self) -> tuple[tuple[Slot, time], ...]:
        """Return the slots in use with their times, morning first."""
        both = ((Slot.MORNING, self.morning_at), (Slot.EVENING, self.evening_at))
        return tuple((slot, at) for slot, at in both if at is not None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a due member gets: perhaps a prompt now, and when the next one is due."""

    ask: Due | None
    then: Due | None


def first_after(
    schedule: Schedule, after: datetime, *, not_before: date | None = None
) -> Due | None:
    """Return the first prompt strictly after an instant, of a date not before `not_before`.

    None when the member wants none: no time, or no weekday.
    """
    if not schedule.weekdays or not schedule.slots():
        return None
    firsts = []
    for slot, at in schedule.slots():
        day_on, due_at = calendar.next_prompt(
            after,
            at=at,
            zone=schedule.zone,
            weekdays=schedule.weekdays,
            not_before=not_before,
        )
        firsts.append(Due(day_on, slot, due_at))
    return min(firsts, key=lambda due: due.due_at)


def plan(
    schedule: Schedule,
    due: Due,
    *,
    now: datetime,
    paused_until: date | None = None,
    unanswered: int = 0,
) -> Plan:
    """Decide what happens to a prompt that is due.

    After an outage, what is still inside its own local day goes out once, merged: of several
    slots only the latest. What is past its day is not asked, so the day does not count; nor is
    a day of a pause. After so many `unanswered` the next is a week away.
    """
    ask = None
    for came_due in (due, *_due_until(schedule, due, now)):
        if now < worth_sending_until(came_due, schedule.zone):
            ask = came_due
    if ask is not None and is_paused(paused_until, ask.day_on):
        ask = None
    not_before = due.day_on if len(schedule.slots()) > 1 else due.day_on + ONE_DAY
    if ask is not None and thinning.is_thin(unanswered):
        not_before = thinning.ask_from(ask.day_on, unanswered)
    not_before = max(not_before, paused_until or not_before)
    return Plan(ask, first_after(schedule, max(now, due.due_at), not_before=not_before))


def is_paused(paused_until: date | None, on: date) -> bool:
    """Say whether a date lies in a pause; on the date it ends the member is asked again."""
    return paused_until is not None and on < paused_until


def _due_until(schedule: Schedule, due: Due, now: datetime) -> Iterator[Due]:
    """Yield what else has come due since, no more than the last two days' worth."""
    start = max(due.due_at, now - 2 * ONE_DAY)
    following = first_after(schedule, start, not_before=due.day_on)
    while following is not None and following.due_at <= now:
        yield following
        following = first_after(schedule, following.due_at, not_before=due.day_on)


def worth_sending_until(due: Due, zone: ZoneInfo) -> datetime:
    """Return the instant from which a prompt comes too late: the end of its day.

    One that is due just before midnight has an hour, or a short delay would be a lost day.
    """
    return max(calendar.occurrence(due.day_on + ONE_DAY, time(0), zone), due.due_at + ONE_HOUR)


def is_welcome(day_on: date, *, now: datetime, zone: ZoneInfo) -> bool:
    """Say whether an answer for that date is taken: today's, or up to seven days back."""
    today = calendar.local_date(now, zone)
    return today - BACK_DATED <= day_on <= today


def other_days(schedule: Schedule, *, today: date) -> Sequence[tuple[date, Slot]]:
    """Return the dates before today, and their slots, that an answer is welcome for: newest first.

    Any date may be filled in, also one on which the member is not asked.
    """
    slots = [slot for slot, _ in schedule.slots()] or [Slot.MORNING]
    dates = [today - back * ONE_DAY for back in range(1, BACK_DATED.days + 1)]
    return [(on, slot) for on in dates for slot in reversed(slots)]


def answered_by_command(
    schedule: Schedule, recent: Sequence[CheckIn], *, now: datetime
) -> tuple[date, Slot]:
    """Return the date and slot that `/checkin` is for.

    The latest open prompt without an answer; else today, in the slot of this time of day.
    """
    unanswered = [row for row in recent if row.asked_at is not None and row.answered_at is None]
    day_on = calendar.nominal_date_for_checkin(
        now, schedule.zone, unanswered=[row.day_on for row in unanswered]
    )
    open_slots = [row.slot for row in unanswered if row.day_on == day_on]
    if open_slots:
        return day_on, Slot.EVENING if Slot.EVENING in open_slots else Slot.MORNING
    slots = schedule.slots() or ((Slot.MORNING, time(0)),)
    begun = [slot for slot, at in slots if calendar.occurrence(day_on, at, schedule.zone) <= now]
    return day_on, (begun or [slots[0][0]])[-1]
