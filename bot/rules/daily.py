"""The group's daily post: when it is next, from how many its count is shown, when it is changed."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules import calendar

SHOWN_FROM = 5  # fewer could be told apart
SOONEST, LATEST = timedelta(minutes=6), timedelta(minutes=20)


def shown(count: int) -> int | None:
    """Return the count as the post shows it; None while so few have checked in."""
    return count if count >= SHOWN_FROM else None


def recount_at(now: datetime, *, chance: float) -> datetime:
    """Return when the post is changed after an answer, `chance` from 0 to 1 deciding.

    At no fixed minute, so that nobody can tell whose answer changed it; and so late that many
    answers cost one change.
    """
    return now + SOONEST + chance * (LATEST - SOONEST)


def to_post(now: datetime, *, at: time, zone: ZoneInfo) -> date | None:
    """Return the date whose post is to stand now; None before its time."""
    today = calendar.local_date(now, zone)
    return today if calendar.occurrence(today, at, zone) <= now else None


def next_at(now: datetime, *, at: time, zone: ZoneInfo) -> datetime:
    """Return when the next post is due."""
    return calendar.next_prompt(now, at=at, zone=zone).due_at
