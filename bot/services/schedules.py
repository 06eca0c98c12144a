"""When a member is asked next, from their choices and from where they are in them."""

from datetime import date, datetime

from bot.database import Transaction
from bot.models import Member, PersonId
from bot.rules import calendar, prompts
from bot.store import holds, members


def schedule_of(member: Member) -> prompts.Schedule:
    """Return when a member wants to be asked."""
    return prompts.Schedule(
        zone=calendar.zone(member.zone),
        morning_at=member.morning_at,
        evening_at=member.evening_at,
        weekdays=member.weekdays,
    )


async def reschedule(
    tx: Transaction,
    person_id: PersonId,
    *,
    now: datetime,
    afresh: bool = False,
    not_before: date | None = None,
) -> None:
    """Compute when a member is asked next, never before the end of a pause.

    A date planned before keeps its turn, and only one; `afresh` plans from now on instead, after
    a pause was set or ended, or weekly prompts became daily again: from `not_before` on, if any.
    """
    member = await members.read(tx, person_id)
    if member is None:
        message = f"no member has the person id {person_id}"
        raise LookupError(message)
    if member.stopped_at is not None:
        return
    if await holds.read(tx, person_id) is not None:
        await members.set_due(tx, person_id, None)  # until their own tap
        return
    planned_on = None if member.due is None or afresh else member.due.day_on
    bounds = [on for on in (planned_on, member.paused_until, not_before) if on is not None]
    due = prompts.first_after(schedule_of(member), now, not_before=max(bounds, default=None))
    await members.set_due(tx, person_id, due)
