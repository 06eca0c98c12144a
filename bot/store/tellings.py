"""Who was told what about somebody. Only the person themselves reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, PersonId, Telling, UserId
from bot.store.schema import person, telling

HELPED = (Telling.TOOK.value, Telling.SECOND.value, Telling.HELLO.value)


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was told something; without a `user_id` it was the group, or leads as such."""

    user_id: UserId | None
    what: Telling
    at: datetime


async def note(
    tx: AsyncConnection,
    *,
    person_id: PersonId,
    told: UserId | None,
    what: Telling,
    now: datetime,
) -> None:
    """Note that somebody was told something about this person.

    Call it where it happens, in the same transaction; never for somebody who was only asked and
    did not answer, and never with anybody whom the person leaves out.
    """
    values = {"person_id": person_id, "told_user_id": told, "what": what.value, "at": now}
    await tx.execute(insert(telling).values(values))


async def of_person(
    tx: AsyncConnection, person_id: PersonId, *, most: int, after: int = 0
) -> Sequence[Told]:
    """Return who was told what about somebody, the newest first, leaving out the first `after`."""
    query = (
        select(telling)
        .where(telling.c.person_id == person_id)
        .order_by(telling.c.at.desc(), telling.c.id.desc())
        .limit(most)
        .offset(after)
    )
    return [
        Told(
            None if row.told_user_id is None else UserId(row.told_user_id),
            Telling(row.what),
            row.at,
        )
        for row in await tx.execute(query)
    ]


async def helped(tx: AsyncConnection, person_id: PersonId, *, since: datetime) -> set[UserId]:
    """Return who has had a request of somebody, or was the second lead of it, since then."""
    query = select(telling.c.told_user_id).where(
        telling.c.person_id == person_id,
        telling.c.at >= since,
        telling.c.what.in_(HELPED),
        telling.c.told_user_id.is_not(None),
    )
    return {UserId(row.told_user_id) for row in await tx.execute(query)}


async def count(tx: AsyncConnection, person_id: PersonId) -> int:
    """Return how often anybody was told anything about somebody."""
    query = select(func.count()).where(telling.c.person_id == person_id)
    return int((await tx.execute(query)).scalar_one())


async def forget_name(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> None:
    """Let a lead who is erased be nobody in particular in what others read."""
    theirs = select(person.c.id).where(person.c.guild_id == guild_id)
    await tx.execute(
        update(telling)
        .where(telling.c.told_user_id == user_id, telling.c.person_id.in_(theirs))
        .values(told_user_id=None)
    )


async def forget(tx: AsyncConnection, *, before: datetime) -> None:
    """Delete what was noted before that."""
    await tx.execute(delete(telling).where(telling.c.at < before))
