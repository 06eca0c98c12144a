"""What is kept of check-in days that are gone, and taking those days away."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import PersonId
from bot.store.schema import check_in, delivery, person, totals
from bot.store.writing import upsert

_COUNTS = [column for column in totals.c if column.name != "person_id"]


_READ = select(*_COUNTS).where(totals.c.person_id == bindparam("whose"))


async def read(tx: AsyncConnection, person_id: PersonId) -> Mapping[str, Any] | None:
    """Return a member's totals by the names of their columns; None where nothing is folded.

    Read it after the days themselves: what was folded in between is then in the totals, and who
    counts leaves out the days that are in there.
    """
    row = (await tx.execute(_READ, {"whose": person_id})).mappings().one_or_none()
    return None if row is None else dict(row)


async def write(tx: AsyncConnection, person_id: PersonId, counts: Mapping[str, Any]) -> None:
    """Keep a member's totals in place of earlier ones."""
    await upsert(tx, totals, {"person_id": person_id, **counts}, on=["person_id"])


async def with_days_before(
    tx: AsyncConnection, on: date, *, after: PersonId, limit: int
) -> Sequence[PersonId]:
    """Return members who have days of before that date, in the order of their ids."""
    query = (
        select(check_in.c.person_id)
        .where(check_in.c.day_on < on, check_in.c.person_id > after)
        .distinct()
        .order_by(check_in.c.person_id)
        .limit(limit)
    )
    return [PersonId(row.person_id) for row in await tx.execute(query)]


async def lock(tx: AsyncConnection, person_id: PersonId) -> None:
    """Let nobody else fold this member's days until the transaction ends."""
    await tx.execute(select(person.c.id).where(person.c.id == person_id).with_for_update())


async def forget_days(tx: AsyncConnection, person_id: PersonId, *, through: date) -> None:
    """Delete a member's days up to and with that date; what was sent about them stays known.

    Where our own messages are has to be known until they are erased, or the member is.
    """
    old = (check_in.c.person_id == person_id) & (check_in.c.day_on <= through)
    gone = select(check_in.c.id).where(old)
    await tx.execute(
        update(delivery).where(delivery.c.check_in_id.in_(gone)).values(check_in_id=None)
    )
    await tx.execute(delete(check_in).where(old))
