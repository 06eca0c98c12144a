"""When a lead gets the one message a day that is no request."""

from datetime import date, datetime, time

from bot.rules import calendar, duty
from bot.rules.duty import Hours

DIGEST_AT = time(9)  # by the lead's own clock, or later: when their hours begin


def next_at(hours: Hours, now: datetime, *, said_on: date | None) -> datetime:
    """Return the next time for it, never on a date on which the bot wrote already, nor off hours.

    `said_on` is the lead's own date of the last such message.
    """
    on = calendar.local_date(now, hours.zone)
    while (at := _nine(hours, on)) < now or on == said_on:
        on += calendar.ONE_DAY
    at = duty.next_on_at(hours, at)
    if is_time(hours, at):
        return at
    return duty.next_on_at(hours, _nine(hours, calendar.local_date(at, hours.zone)))


def is_free(hours: Hours, now: datetime, *, said_on: date | None, due_at: datetime | None) -> bool:
    """Say whether a message of its own may go out today: none has, and none is to come."""
    today = calendar.local_date(now, hours.zone)
    is_to_come = due_at is not None and calendar.local_date(due_at, hours.zone) == today
    return said_on != today and not is_to_come


def is_time(hours: Hours, now: datetime) -> bool:
    """Say whether one may go out now: in their hours, and not before nine in the morning.

    Whose hours are all between midnight and nine gets it then, or they never would.
    """
    today = calendar.local_date(now, hours.zone)
    nine = _nine(hours, today)
    usual = Hours(hours.zone, hours.quiet_from, hours.quiet_to)
    is_by_night = calendar.local_date(duty.next_on_at(usual, nine), hours.zone) > today
    return duty.is_on(hours, now) and (now >= nine or is_by_night)


def _nine(hours: Hours, on: date) -> datetime:
    return calendar.occurrence(on, DIGEST_AT, hours.zone)
