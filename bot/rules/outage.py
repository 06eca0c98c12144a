"""What counts as an outage, and what an outage does to what was due in it."""

from datetime import datetime, timedelta

from bot.models import Lane

LONGEST_GAP = timedelta(minutes=10)  # between heartbeats; more is an outage
LATE = timedelta(minutes=5)  # a message about a request that leaves later than this says so


def is_outage(last_beat_at: datetime | None, now: datetime) -> bool:
    """Say whether the bot was away between its last heartbeat and now; never at the first start."""
    return last_beat_at is not None and now - last_beat_at > LONGEST_GAP


def moved(deadline_at: datetime, *, from_at: datetime, until_at: datetime) -> datetime:
    """Return a deadline as it is after an outage: our clocks stopped, so nobody was late in it.

    A deadline before the outage stays. One in or after it moves by the part of the outage that
    had passed for it, which is its whole length.
    """
    if deadline_at <= from_at:
        return deadline_at
    return deadline_at + (until_at - from_at)


def is_stale(lane: Lane, expires_at: datetime | None, now: datetime) -> bool:
    """Say whether a delivery comes too late to be wanted; a request is always sent."""
    return lane is not Lane.REQUEST and expires_at is not None and now >= expires_at


def is_late(due_at: datetime, now: datetime) -> bool:
    """Say whether a message has to say that it is late."""
    return now - due_at > LATE


def took_the_day(
    *, asked_at: datetime, closes_at: datetime, from_at: datetime, until_at: datetime
) -> bool:
    """Say whether the bot was away for half or more of the time in which a day was open."""
    away = min(until_at, closes_at) - max(from_at, asked_at)
    return away > timedelta(0) and 2 * away >= closes_at - asked_at
