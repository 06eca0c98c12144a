"""Which day somebody asks about, and which meeting is offered: on now, or the next one soon."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.models.meetings import Meeting, MeetingKind, Occurrence
from bot.rules import dates, recurrence
from bot.rules.calendar import ONE_DAY
from bot.rules.dates import ONE_WEEK, Unclear

SOON = timedelta(hours=12)
STILL_WORTH = timedelta(minutes=10)  # left of one that is on, to be worth coming in
TODAY = frozenset({"today", "tonight", "now", "hoy", "esta noche", "ahora"})
OFFERED = frozenset({MeetingKind.GROUP, MeetingKind.EVENT})  # to whoever wants company now


def worth_offering(meeting: Meeting, now: datetime) -> Occurrence | None:
    """Return the date of a meeting that can be offered now; None where there is none soon."""
    if meeting.kind not in OFFERED or not recurrence.is_sound(meeting.recurrence):
        return None  # a broken rule must not cost somebody the truth about who is there
    held = recurrence.running(meeting.recurrence, meeting.others, now=now)
    if held is not None and held.ends_at - now >= STILL_WORTH:
        return held
    soon = recurrence.occurrences(meeting.recurrence, meeting.others, after=now, before=now + SOON)
    return next(soon, None)


def best(
    found: Sequence[tuple[Meeting, Occurrence]], *, language: str | None
) -> tuple[Meeting, Occurrence] | None:
    """Return the one to offer: in a language they speak, on now, or else the soonest."""

    def rank(pair: tuple[Meeting, Occurrence]) -> tuple[bool, datetime, int]:
        meeting, held = pair
        is_foreign = None not in {meeting.language, language} and meeting.language != language
        return is_foreign, held.starts_at, meeting.id

    return min(found, key=rank, default=None)


def read_day(typed: str, *, today: date) -> date | None:
    """Return the day that was typed; a weekday, or a date, means today where it is today."""
    if typed.strip().casefold() in TODAY:
        return today
    meant = dates.read_from_today(typed, today=today)
    if meant == today + ONE_WEEK and dates.read(typed, today=today - ONE_DAY) == today:
        return today
    return None if isinstance(meant, Unclear) else meant
