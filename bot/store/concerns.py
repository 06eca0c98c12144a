"""What felt wrong to somebody: whose it is, whom it is about, who may open it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ConcernId, GuildId, PersonId, Telling, UserId
from bot.models.circles import Concern
from bot.store.schema import concern, person, telling

WITH_THEM = (Telling.TOOK.value, Telling.SECOND.value, Telling.HELLO.value)


def _with_person() -> Select[Any]:
    return select(concern, person.c.guild_id, person.c.user_id).join(
        person, person.c.id == concern.c.person_id
    )


def _concern(row: Row[Any]) -> Concern:
    return Concern(
        id=ConcernId(row.id),
        guild_id=GuildId(row.guild_id),
        person_id=PersonId(row.person_id),
        user_id=UserId(row.user_id),
        about=None if row.about is None else UserId(row.about),
        told=None if row.told_user_id is None else UserId(row.told_user_id),
        is_admin=row.is_admin,
        sealed=row.sealed,
        answer=row.answer,
        begun_at=row.begun_at,
        sent_at=row.sent_at,
        read_at=row.read_at,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
    )


async def begin(
    tx: AsyncConnection, person_id: PersonId, *, about: UserId | None, now: datetime
) -> ConcernId:
    """Begin one that nobody is told of yet."""
    values = {"person_id": person_id, "about": about, "begun_at": now}
    made = await tx.execute(insert(concern).values(values).returning(concern.c.id))
    return ConcernId(made.scalar_one())


async def read(tx: AsyncConnection, concern_id: ConcernId) -> Concern | None:
    """Return one by id."""
    row = (await tx.execute(_with_person().where(concern.c.id == concern_id))).one_or_none()
    return None if row is None else _concern(row)


async def own(tx: AsyncConnection, concern_id: ConcernId, user_id: UserId) -> Concern | None:
    """Return one of this person's; None where it is another's, or gone."""
    found = await read(tx, concern_id)
    return found if found is not None and found.user_id == user_id else None


async def change(tx: AsyncConnection, concern_id: ConcernId, changes: Mapping[str, Any]) -> None:
    """Change columns of one."""
    await tx.execute(update(concern).where(concern.c.id == concern_id).values(**changes))


async def drop(tx: AsyncConnection, concern_id: ConcernId) -> None:
    """Delete one."""
    await tx.execute(delete(concern).where(concern.c.id == concern_id))


async def open_of(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Concern | None:
    """Return the newest that somebody has sent and that is not settled."""
    query = _with_person().where(person.c.guild_id == guild_id, person.c.user_id == user_id)
    query = query.where(concern.c.sent_at.is_not(None), concern.c.closed_at.is_(None))
    row = (await tx.execute(query.order_by(concern.c.id.desc()).limit(1))).one_or_none()
    return None if row is None else _concern(row)


async def waiting_for(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Sequence[Concern]:
    """Return what somebody was picked to open and has not settled, the oldest first."""
    query = _with_person().where(person.c.guild_id == guild_id, concern.c.told_user_id == user_id)
    query = query.where(concern.c.sent_at.is_not(None), concern.c.closed_at.is_(None))
    return [_concern(row) for row in await tx.execute(query.order_by(concern.c.id))]


async def count_about(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> int:
    """Return how often something about one person was sent in a group."""
    query = (
        select(func.count())
        .select_from(concern.join(person, person.c.id == concern.c.person_id))
        .where(person.c.guild_id == guild_id, concern.c.about == user_id)
        .where(concern.c.sent_at.is_not(None))
    )
    return int((await tx.execute(query)).scalar_one())


async def count_together(tx: AsyncConnection, person_id: PersonId, user_id: UserId) -> int:
    """Return how often a lead was with somebody who asked."""
    query = select(func.count()).where(
        telling.c.person_id == person_id,
        telling.c.told_user_id == user_id,
        telling.c.what.in_(WITH_THEM),
    )
    return int((await tx.execute(query)).scalar_one())


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[ConcernId]:
    """Return those whose time to be opened is over."""
    query = select(concern.c.id).where(concern.c.due_at <= now).order_by(concern.c.due_at)
    return [ConcernId(row.id) for row in await tx.execute(query.limit(limit))]


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next is due."""
    query = select(concern.c.due_at).where(concern.c.due_at.is_not(None))
    return (await tx.execute(query.order_by(concern.c.due_at).limit(1))).scalar_one_or_none()


async def forget(
    tx: AsyncConnection, *, drafts_before: datetime, settled_before: datetime, sent_before: datetime
) -> None:
    """Delete what was never sent, what was settled long ago, and what nobody settled."""
    never_sent = concern.c.sent_at.is_(None) & (concern.c.begun_at < drafts_before)
    settled = concern.c.closed_at < settled_before
    left = concern.c.sent_at < sent_before
    await tx.execute(delete(concern).where(or_(never_sent, settled, left)))
