"""Requests for a person: at most one open for each person, which the database guarantees."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import (
    ChannelId,
    GuildId,
    Level,
    PersonId,
    PersonKind,
    Request,
    RequestId,
    RequestKind,
    UserId,
)
from bot.models.privacy import Period
from bot.store.holds import is_held
from bot.store.people import in_groups_keeping
from bot.store.schema import person, request
from bot.store.writing import insert_once


def _with_person() -> Select[Any]:
    return select(request, person.c.guild_id, person.c.user_id).join(
        person, person.c.id == request.c.person_id
    )


def _request(row: Row[Any]) -> Request:
    return Request(
        id=RequestId(row.id),
        guild_id=GuildId(row.guild_id),
        person_id=PersonId(row.person_id),
        user_id=UserId(row.user_id),
        kind=RequestKind(row.kind),
        level=Level(row.level),
        opened_at=row.opened_at,
        taken_by=None if row.taken_by is None else UserId(row.taken_by),
        taken_at=row.taken_at,
        closed_at=row.closed_at,
        raised_at=row.raised_at,
        handed_at=row.handed_at,
        resumes_at=row.resumes_at,
        second=None if row.second is None else UserId(row.second),
        thread_id=None if row.thread_id is None else ChannelId(row.thread_id),
        thread_kept=row.thread_kept,
        thread_round=row.thread_round,
    )


async def read(tx: AsyncConnection, request_id: RequestId) -> Request | None:
    """Return a request by id."""
    row = (await tx.execute(_with_person().where(request.c.id == request_id))).one_or_none()
    return None if row is None else _request(row)


async def open_of(tx: AsyncConnection, person_id: PersonId) -> Request | None:
    """Return a person's open request."""
    query = _with_person().where(request.c.person_id == person_id, request.c.closed_at.is_(None))
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _request(row)


async def open_once(
    tx: AsyncConnection, person_id: PersonId, *, kind: RequestKind, level: Level, now: datetime
) -> RequestId | None:
    """Open a request; None when this person has one open already."""
    values = {
        "person_id": person_id,
        "kind": kind.value,
        "level": level.value,
        "opened_at": now,
    }
    new = await insert_once(tx, request, values)
    return None if new is None else RequestId(new)


async def raise_level(
    tx: AsyncConnection, request_id: RequestId, *, level: Level, now: datetime
) -> None:
    """Make an open request more urgent; from then on it is one to talk, which nobody has."""
    nobody = {"taken_by": None, "taken_at": None, "second": None}
    await tx.execute(
        update(request)
        .where(request.c.id == request_id)
        .values(
            kind=RequestKind.TALK.value,
            level=level.value,
            raised_at=now,
            resumes_at=None,
            **nobody,
        )
    )


async def resume(tx: AsyncConnection, request_id: RequestId, *, at: datetime) -> bool:
    """Let an open request that nobody has be asked from then on; False when it is no such one."""
    statement = (
        update(request)
        .where(
            request.c.id == request_id,
            request.c.taken_by.is_(None),
            request.c.closed_at.is_(None),
        )
        .values(resumes_at=at)
        .returning(request.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def take(
    tx: AsyncConnection, request_id: RequestId, *, user_id: UserId, now: datetime
) -> bool:
    """Let a lead have it; False when somebody has it or it is closed. First tap wins."""
    statement = (
        update(request)
        .where(
            request.c.id == request_id,
            request.c.taken_by.is_(None),
            request.c.closed_at.is_(None),
        )
        .values(taken_by=user_id, taken_at=now)
        .returning(request.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def ask_afresh(tx: AsyncConnection, request_id: RequestId, *, now: datetime) -> None:
    """Let the ladder of an open request count from now on."""
    await tx.execute(update(request).where(request.c.id == request_id).values(raised_at=now))


async def lock(tx: AsyncConnection, request_id: RequestId) -> None:
    """Let nobody else change a request until this transaction ends; SQLite has one writer."""
    query = select(request.c.id).where(request.c.id == request_id).with_for_update()
    await tx.execute(query)


async def hand_off(
    tx: AsyncConnection, request_id: RequestId, *, user_id: UserId, now: datetime
) -> bool:
    """Take a request from the lead who has it; False when they do not have it."""
    statement = (
        update(request)
        .where(
            request.c.id == request_id,
            request.c.taken_by == user_id,
            request.c.closed_at.is_(None),
        )
        .values(taken_by=None, taken_at=None, handed_at=now, resumes_at=None)
        .returning(request.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def come_in(tx: AsyncConnection, request_id: RequestId, *, user_id: UserId) -> bool:
    """Let somebody be the second lead; False when there is one, or nobody has it."""
    statement = (
        update(request)
        .where(
            request.c.id == request_id,
            request.c.second.is_(None),
            request.c.taken_by.is_not(None),
            request.c.taken_by != user_id,
            request.c.closed_at.is_(None),
        )
        .values(second=user_id)
        .returning(request.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def forget_second(tx: AsyncConnection, request_id: RequestId) -> None:
    """Let nobody be the second lead."""
    await tx.execute(update(request).where(request.c.id == request_id).values(second=None))


async def remember_thread(
    tx: AsyncConnection, request_id: RequestId, thread_id: ChannelId | None
) -> None:
    """Remember where a request is talked about; None when it is gone."""
    await tx.execute(update(request).where(request.c.id == request_id).values(thread_id=thread_id))


async def leave_thread(tx: AsyncConnection, request_id: RequestId) -> None:
    """Let a request have no thread any more; the next one is another, not the same again."""
    await tx.execute(
        update(request)
        .where(request.c.id == request_id)
        .values(thread_id=None, thread_round=request.c.thread_round + 1)
    )


async def keep_thread(tx: AsyncConnection, request_id: RequestId) -> None:
    """Let the thread of a request stay when the request is over."""
    await tx.execute(update(request).where(request.c.id == request_id).values(thread_kept=True))


async def open_in(tx: AsyncConnection, guild_id: GuildId) -> Sequence[Request]:
    """Return the open requests of a group, the longest waiting first; none of who is on hold."""
    query = _with_person().where(person.c.guild_id == guild_id, request.c.closed_at.is_(None))
    query = query.where(~is_held(request.c.person_id))
    return [_request(row) for row in await tx.execute(query.order_by(request.c.opened_at))]


async def held_by(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Sequence[Request]:
    """Return the open requests of a group that a lead has."""
    query = _with_person().where(person.c.guild_id == guild_id, request.c.taken_by == user_id)
    query = query.where(request.c.closed_at.is_(None)).order_by(request.c.opened_at)
    return [_request(row) for row in await tx.execute(query)]


async def seconded_by(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Sequence[Request]:
    """Return the open requests of a group in which somebody is the second lead."""
    query = _with_person().where(person.c.guild_id == guild_id, request.c.second == user_id)
    query = query.where(request.c.closed_at.is_(None)).order_by(request.c.opened_at)
    return [_request(row) for row in await tx.execute(query)]


async def close(tx: AsyncConnection, request_id: RequestId, *, now: datetime) -> bool:
    """Close a request; False when it was closed already."""
    statement = (
        update(request)
        .where(request.c.id == request_id, request.c.closed_at.is_(None))
        .values(closed_at=now)
        .returning(request.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def waiting(tx: AsyncConnection) -> Sequence[Request]:
    """Return open requests that nobody has taken, the longest waiting first."""
    query = _with_person().where(request.c.closed_at.is_(None), request.c.taken_by.is_(None))
    return [_request(row) for row in await tx.execute(query.order_by(request.c.opened_at))]


async def forget_of_guests(tx: AsyncConnection, *, before: datetime) -> None:
    """Delete the requests of guests that were closed before that."""
    kind = select(person.c.kind).where(person.c.id == request.c.person_id).scalar_subquery()
    await tx.execute(
        delete(request).where(kind == PersonKind.GUEST.value, request.c.closed_at < before)
    )


async def forget_closed(
    tx: AsyncConnection, *, before: datetime, kept_days: int | None = None
) -> None:
    """Delete the requests that were closed before that: all, or where they are kept so long."""
    statement = delete(request).where(request.c.closed_at < before)
    if kept_days is not None:
        whose = in_groups_keeping(Period.REQUESTS, kept_days)
        statement = statement.where(request.c.person_id.in_(whose))
    await tx.execute(statement)
