"""An outbox whose rows tests make and look at by hand."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import insert, update

from bot.database import Transaction
from bot.models import (
    ChannelId,
    CheckInId,
    Lane,
    PersonId,
    RequestId,
)
from bot.store import deliveries
from bot.store.schema import check_in, delivery, request
from tests.outboxes import Outbox

T = TypeVar("T")
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ELSEWHERE = ChannelId(78)


class Table(Outbox):
    """An outbox whose rows are made and looked at by hand."""

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def real_now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.elapsed(), UTC)

    async def does(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Do something in a transaction of its own."""
        async with self.database.transaction() as tx:
            return await work(tx)

    async def claimed(self, owner: str = "one", lanes: tuple[Lane, ...] = tuple(Lane)) -> Any:
        """Claim the next."""
        return await self.does(
            lambda tx: deliveries.claim(
                tx,
                owner=owner,
                lanes=lanes,
                now=self.now,
                real_now=self.real_now,
                lease_until=self.real_now + MINUTE,
            )
        )

    async def row(self, key: str) -> dict[str, Any]:
        """Return a row as it stands in the table."""
        async with self.database.reading() as tx:
            found = await tx.execute(delivery.select().where(delivery.c.key == key))
            return dict(found.mappings().one())

    async def becomes(self, key: str, **values: object) -> None:
        """Change a row by hand."""
        await self.does(
            lambda tx: tx.execute(update(delivery).where(delivery.c.key == key).values(**values))
        )

    async def keys(self) -> set[str]:
        """Return the keys of all that is there."""
        return set(await self.states())


async def of_one_person(table: Table) -> tuple[PersonId, CheckInId, RequestId]:
    """Let there be a person with a check-in and a request."""
    person_id = await table.add_person(5)

    async def add(tx: Transaction) -> tuple[CheckInId, RequestId]:
        on = {"person_id": person_id, "day_on": date(2026, 1, 1), "slot": "morning"}
        asked = await tx.execute(insert(check_in).values(**on).returning(check_in.c.id))
        opened = {"person_id": person_id, "level": "today", "opened_at": table.now}
        made = await tx.execute(insert(request).values(**opened).returning(request.c.id))
        return CheckInId(asked.scalar_one()), RequestId(made.scalar_one())

    return person_id, *(await table.does(add))
