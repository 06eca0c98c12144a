"""Members' goals and habits, as the sealed bytes that they are kept as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, false, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GoalId, PersonId
from bot.models.privacy import Period
from bot.store.people import in_groups_keeping
from bot.store.schema import goal


@dataclass(frozen=True, slots=True)
class Kept:
    """One goal as it is kept; a daily one is a habit."""

    id: GoalId
    sealed: bytes
    daily: bool
    done_on: date | None


async def of_person(tx: AsyncConnection, person_id: PersonId) -> Sequence[Kept]:
    """Return the goals of a member, the oldest first."""
    query = (
        select(goal.c.id, goal.c.sealed, goal.c.daily, goal.c.done_on)
        .where(goal.c.person_id == person_id)
        .order_by(goal.c.id)
    )
    return [Kept(GoalId(row.id), *row[1:]) for row in await tx.execute(query)]


async def add(tx: AsyncConnection, person_id: PersonId, *, daily: bool, now: datetime) -> GoalId:
    """Keep a goal whose words follow: what seals them has to know the row."""
    values = {"person_id": person_id, "sealed": b"", "daily": daily, "created_at": now}
    made = await tx.execute(insert(goal).values(values).returning(goal.c.id))
    return GoalId(made.scalar_one())


async def write(tx: AsyncConnection, goal_id: GoalId, *, sealed: bytes) -> None:
    """Keep the words of a goal."""
    await tx.execute(update(goal).where(goal.c.id == goal_id).values(sealed=sealed))


async def set_done(
    tx: AsyncConnection, person_id: PersonId, goal_id: GoalId, *, on: date | None
) -> None:
    """Store on which date this member has done one of their goals; None: not yet."""
    await tx.execute(
        update(goal).where(goal.c.id == goal_id, goal.c.person_id == person_id).values(done_on=on)
    )


async def drop(tx: AsyncConnection, person_id: PersonId, goal_id: GoalId) -> None:
    """Delete one of this member's goals."""
    await tx.execute(delete(goal).where(goal.c.id == goal_id, goal.c.person_id == person_id))


async def forget(tx: AsyncConnection, *, before: date, kept_days: int | None = None) -> None:
    """Delete the goals that were done before that: all, or where they are kept so long.

    Habits stay.
    """
    statement = delete(goal).where(goal.c.daily == false(), goal.c.done_on < before)
    if kept_days is not None:
        whose = in_groups_keeping(Period.NOTES, kept_days)
        statement = statement.where(goal.c.person_id.in_(whose))
    await tx.execute(statement)
