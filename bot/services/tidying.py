"""Tidy: the bot takes its messages to a member away after a day or a week, if they want that."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.database import Database, Transaction
from bot.models import PersonId, Tidy
from bot.store import members, people, tidying
from bot.store.messages import enqueue_removal

AGES = {Tidy.DAY: timedelta(days=1), Tidy.WEEK: timedelta(days=7)}
AT_MOST_EVERY = timedelta(hours=1)


class Tidying:
    """The use case of choosing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def choose(self, person_id: PersonId, tidy: Tidy, *, now: datetime) -> None:
        """Store a member's choice; what is old enough already goes at once."""
        async with self._database.transaction() as tx:
            await members.change(tx, person_id, {"tidy": tidy.value})
            await tidying.set_due(tx, person_id, None if tidy is Tidy.NEVER else now)


class TidyPlanner:
    """Takes old messages away; a planner of the dispatcher."""

    name = "tidying"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return whose messages are to be looked through."""
        return await tidying.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Have one member's old messages removed, and look again when the next is old."""
        person_id = PersonId(row)
        member = await members.read(tx, person_id)
        person = await people.read(tx, person_id)
        if member is None or person is None or member.tidy is Tidy.NEVER:
            await tidying.set_due(tx, person_id, None)
            return
        age = AGES[member.tidy]
        for sent in await tidying.take(tx, person_id, before=now - age):
            await enqueue_removal(tx, sent, guild_id=person.guild_id, now=now)
        oldest_at = await tidying.oldest_at(tx, person_id)
        next_at = (oldest_at or now) + age
        await tidying.set_due(tx, person_id, max(next_at, now + AT_MOST_EVERY))

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this member again later."""
        await tidying.set_due(tx, PersonId(row), until)

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next member's messages are looked through."""
        return await tidying.next_due_at(tx)
