"""Each shift is said once to the lead who is on, in the summary before it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import PersonId
from bot.models.quiet import Topic
from bot.services import digests
from bot.services.rota import group_of, mark_of
from bot.store import leads, rota as store

SAID_BEFORE = timedelta(hours=26)  # a summary of theirs lies between this and the shift
LOOKED_AT_AGAIN = timedelta(hours=12)


class RotaPlanner:
    """Puts the shifts of the next day into the summaries of leads; a planner of the dispatcher."""

    name = "rota"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the leads whose shifts are to be looked at."""
        return await store.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Put the shifts of the next day into a lead's summary."""
        lead = await leads.read(tx, PersonId(row))
        if lead is None:
            return
        guild_id, user_id = lead.person.guild_id, lead.person.user_id
        group = await group_of(tx, guild_id, user_id, now)
        turns = [] if group is None else group.own_turns()
        for turn in turns:
            if turn.span.from_at - SAID_BEFORE <= now < turn.span.from_at:
                await digests.add(tx, lead, Topic.SHIFT, mark=mark_of(turn.place), now=now)
        to_come = [turn.span.from_at - SAID_BEFORE for turn in turns]
        # zones change, groups grow and shrink: a look now and then sees it all
        next_at = min((at for at in to_come if at > now), default=now + LOOKED_AT_AGAIN)
        await store.due_at(tx, lead.person.id, min(next_at, now + LOOKED_AT_AGAIN))

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await store.due_at(tx, PersonId(row), until)

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next is to be looked at."""
        return await store.next_due_at(tx)
