"""The one message a day that a lead gets beside requests: what goes into it, and when it is due."""

from collections.abc import Sequence
from datetime import datetime

from bot.database import Transaction
from bot.models import DeliveryKind, Lane, Lead, PersonId, RequestId
from bot.models.quiet import AskedAfterId, Topic
from bot.rules import calendar, digests as rules
from bot.services.hours import hours_of
from bot.store import deliveries, digests, leads


async def add(
    tx: Transaction,
    lead: Lead,
    topic: Topic,
    *,
    mark: str,
    now: datetime,
    asked_after_id: AskedAfterId | None = None,
    request_id: RequestId | None = None,
    about_id: PersonId | None = None,
) -> bool:
    """Put a line into a lead's next summary, once for each mark; False when it was in one."""
    is_new = await digests.add_line(
        tx,
        lead.person.id,
        topic,
        mark=mark,
        now=now,
        asked_after_id=asked_after_id,
        request_id=request_id,
        about_id=about_id,
    )
    if is_new:
        await let_come(tx, lead, now=now)
    return is_new


async def let_come(tx: Transaction, lead: Lead, *, now: datetime) -> None:
    """Let a lead's next summary come at its time, unless one is to come already."""
    turn = await digests.turn_of(tx, lead.person.id)
    if turn.due_at is None or turn.due_at <= now:
        due_at = rules.next_at(hours_of(lead), now, said_on=turn.said_on)
        await digests.change(tx, lead.person.id, {"due_at": due_at})


async def claim_today(tx: Transaction, lead: Lead, *, now: datetime) -> bool:
    """Take a lead's one message of today for something else; False: put it into the summary.

    Whatever is not about a request and comes by itself asks here first.
    """
    hours = hours_of(lead)
    turn = await digests.turn_of(tx, lead.person.id)
    if not rules.is_free(hours, now, said_on=turn.said_on, due_at=turn.due_at):
        return False
    said_on = calendar.local_date(now, hours.zone)
    await digests.change(tx, lead.person.id, {"said_on": said_on})
    return True


class DigestPlanner:
    """Sends the summaries that are due; a planner of the dispatcher."""

    name = "digests"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the leads whose summary is due."""
        return await digests.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Send one, unless it would be the second today, off their hours, or empty."""
        lead_id = PersonId(row)
        lead = await leads.read(tx, lead_id)
        turn = await digests.turn_of(tx, lead_id)
        if lead is None or turn.due_at is None or not await digests.untold(tx, lead_id):
            await digests.change(tx, lead_id, {"due_at": None})
            return
        hours = hours_of(lead)
        today = calendar.local_date(now, hours.zone)
        if turn.said_on == today or not rules.is_time(hours, now):
            due_at = rules.next_at(hours, now, said_on=turn.said_on)
            await digests.change(tx, lead_id, {"due_at": due_at})
            return
        await deliveries.enqueue(
            tx,
            key=f"digest:{lead_id}:{today.isoformat()}",
            kind=DeliveryKind.DIGEST,
            lane=Lane.REMINDER,
            due_at=now,
            now=now,
            guild_id=lead.person.guild_id,
            person_id=lead_id,
        )
        await digests.change(tx, lead_id, {"said_on": today, "due_at": None})

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await digests.change(tx, PersonId(row), {"due_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next summary is due."""
        return await digests.next_due_at(tx)
