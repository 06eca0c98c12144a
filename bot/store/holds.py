"""Holds: everything stopped for somebody. One place says for whom, and everything asks it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, HoldReason, PersonId, PersonKind, RequestId, UserId
from bot.models.circles import Hold
from bot.store.schema import hold, lead, person, request
from bot.store.writing import upsert


def is_held(person_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a person is on hold, for any query that is about people."""
    return exists().where(hold.c.person_id == person_id)


def is_request_held(request_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that who asked is on hold, for any query that is about requests."""
    return exists().where(request.c.id == request_id, hold.c.person_id == request.c.person_id)


def _hold(row: Row[Any]) -> Hold:
    return Hold(
        person_id=PersonId(row.person_id),
        reason=HoldReason(row.reason),
        set_by=UserId(row.set_by),
        set_at=row.set_at,
        confirmed_by=None if row.confirmed_by is None else UserId(row.confirmed_by),
        erase_at=row.erase_at,
    )


async def read(tx: AsyncConnection, person_id: PersonId) -> Hold | None:
    """Return the hold of somebody; None where there is none."""
    row = (await tx.execute(select(hold).where(hold.c.person_id == person_id))).one_or_none()
    return None if row is None else _hold(row)


async def put(
    tx: AsyncConnection, person_id: PersonId, *, reason: HoldReason, by: UserId, now: datetime
) -> None:
    """Put somebody on hold, or change why they are; what was confirmed is so no more."""
    values = {
        "person_id": person_id,
        "reason": reason.value,
        "set_by": by,
        "set_at": now,
        "confirmed_by": None,
        "erase_at": None,
    }
    await upsert(tx, hold, values, on=("person_id",))


async def confirm(
    tx: AsyncConnection, person_id: PersonId, *, by: UserId, erase_at: datetime
) -> None:
    """Store that a second lead was told the same, and when all is erased."""
    await tx.execute(
        update(hold).where(hold.c.person_id == person_id).values(confirmed_by=by, erase_at=erase_at)
    )


async def lift(tx: AsyncConnection, person_id: PersonId) -> bool:
    """Let somebody be on hold no more; False when they were not."""
    return (await tx.execute(delete(hold).where(hold.c.person_id == person_id))).rowcount == 1


async def of_user(
    tx: AsyncConnection, user_id: UserId, *, guild_id: GuildId | None
) -> Sequence[PersonId]:
    """Return who somebody is in the groups that hold them: in one group, or in all."""
    query = select(hold.c.person_id).join(person, person.c.id == hold.c.person_id)
    query = query.where(person.c.user_id == user_id)
    if guild_id is not None:
        query = query.where(person.c.guild_id == guild_id)
    return [PersonId(row.person_id) for row in await tx.execute(query)]


async def stops(
    tx: AsyncConnection, *, person_id: PersonId | None, request_id: RequestId | None
) -> bool:
    """Say whether a message to or about these has to stop: whoever it is for, or who asked."""
    about = [hold.c.person_id == person_id]
    if request_id is not None:
        asked = select(request.c.person_id).where(request.c.id == request_id).scalar_subquery()
        about.append(hold.c.person_id == asked)
    return bool((await tx.execute(select(exists().where(or_(*about))))).scalar_one())


async def to_erase(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[PersonId]:
    """Return who has died and is to be erased now."""
    query = select(hold.c.person_id).where(hold.c.erase_at <= now).order_by(hold.c.erase_at)
    return [PersonId(row.person_id) for row in await tx.execute(query.limit(limit))]


async def next_erasure_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next one who has died is to be erased."""
    query = select(hold.c.erase_at).where(hold.c.erase_at.is_not(None))
    return (await tx.execute(query.order_by(hold.c.erase_at).limit(1))).scalar_one_or_none()


async def put_off(tx: AsyncConnection, person_id: PersonId, until: datetime) -> None:
    """Erase somebody later."""
    await tx.execute(update(hold).where(hold.c.person_id == person_id).values(erase_at=until))


async def forget_of_guests(tx: AsyncConnection, *, before: datetime) -> None:
    """Delete old holds of guests for whom nothing rests: who is no lead, and waits for nobody."""
    guests = select(person.c.id).where(person.c.kind == PersonKind.GUEST.value)
    waits = exists().where(request.c.person_id == hold.c.person_id, request.c.closed_at.is_(None))
    helps = exists().where(lead.c.person_id == hold.c.person_id)
    await tx.execute(
        delete(hold)
        .where(hold.c.person_id.in_(guests), hold.c.set_at < before, hold.c.erase_at.is_(None))
        .where(~waits, ~helps)
    )
