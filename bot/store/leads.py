"""Leads: who joined, when they can be asked, and how much they carry."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, Lead, LeadRole, PersonId, UserId
from bot.store.holds import is_held
from bot.store.people import person_of
from bot.store.schema import contact, lead, person, request
from bot.store.writing import insert_once


class Carried(NamedTuple):
    """How many requests somebody has now, and has taken since an instant."""

    open: int
    lately: int


class Contacts(NamedTuple):
    """Whom somebody wants asked first, and left out."""

    preferred: frozenset[UserId]
    left_out: frozenset[UserId]


def _with_person() -> Select[Any]:
    own = [column for column in lead.c if column.name != "person_id"]
    return select(*person.c, *own).join(lead, lead.c.person_id == person.c.id)


def _lead(row: Row[Any]) -> Lead:
    return Lead(
        person=person_of(row),
        role=LeadRole(row.role),
        zone=row.zone,
        joined_at=row.joined_at,
        role_seen_at=row.role_seen_at,
        on_until=row.on_until,
        off_until=row.off_until,
        rest_until=row.rest_until,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        wake_me=row.wake_me,
        cap_open=row.cap_open,
        cap_week=row.cap_week,
        trained_until=row.trained_until,
    )


async def read(tx: AsyncConnection, person_id: PersonId) -> Lead | None:
    """Return a lead by their person's id."""
    row = (await tx.execute(_with_person().where(person.c.id == person_id))).one_or_none()
    return None if row is None else _lead(row)


async def find(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Lead | None:
    """Return the lead that a Discord user is in a group."""
    query = _with_person().where(person.c.guild_id == guild_id, person.c.user_id == user_id)
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _lead(row)


async def of_guild(tx: AsyncConnection, guild_id: GuildId) -> Sequence[Lead]:
    """Return everybody who joined in a group and is not on hold, the longest there first."""
    query = _with_person().where(person.c.guild_id == guild_id, ~is_held(person.c.id))
    query = query.order_by(person.c.id)
    return [_lead(row) for row in await tx.execute(query)]


async def join(tx: AsyncConnection, person_id: PersonId, *, values: Mapping[str, Any]) -> bool:
    """Make somebody a lead; False when they are one already."""
    return await insert_once(tx, lead, {"person_id": person_id, **values}) is not None


async def change(tx: AsyncConnection, person_id: PersonId, changes: Mapping[str, Any]) -> None:
    """Change columns of a lead."""
    await tx.execute(update(lead).where(lead.c.person_id == person_id).values(**changes))


async def remove(tx: AsyncConnection, person_id: PersonId) -> bool:
    """Let somebody be a lead no more; False when they were none."""
    found = await tx.execute(delete(lead).where(lead.c.person_id == person_id))
    return found.rowcount == 1


async def carried(
    tx: AsyncConnection, guild_id: GuildId, *, since: datetime, seen_by: UserId | None = None
) -> Mapping[UserId, Carried]:
    """Return what each lead of a group has now, and has taken since then.

    With `seen_by` only requests of people who do not leave that one out.
    """
    is_open = func.count().filter(request.c.closed_at.is_(None))
    lately = func.count().filter(request.c.taken_at >= since)
    query = (
        select(request.c.taken_by, is_open.label("open"), lately.label("lately"))
        .join(person, person.c.id == request.c.person_id)
        .where(person.c.guild_id == guild_id, request.c.taken_by.is_not(None))
        .group_by(request.c.taken_by)
    )
    if seen_by is not None:
        hidden = exists().where(
            contact.c.person_id == request.c.person_id,
            contact.c.user_id == seen_by,
            contact.c.kind == "left_out",
        )
        query = query.where(~hidden)
    return {
        UserId(row.taken_by): Carried(int(row.open), int(row.lately))
        for row in await tx.execute(query)
    }


async def contacts(tx: AsyncConnection, person_id: PersonId) -> Contacts:
    """Return whom somebody wants asked first, and whom they leave out."""
    query = select(contact.c.user_id, contact.c.kind).where(contact.c.person_id == person_id)
    rows = (await tx.execute(query)).all()

    def of_kind(kind: str) -> frozenset[UserId]:
        return frozenset(UserId(row.user_id) for row in rows if row.kind == kind)

    return Contacts(of_kind("preferred"), of_kind("left_out"))


async def set_contact(
    tx: AsyncConnection, person_id: PersonId, user_id: UserId, kind: str | None
) -> None:
    """Let somebody be asked first, or left out; None forgets the choice."""
    await tx.execute(
        delete(contact).where(contact.c.person_id == person_id, contact.c.user_id == user_id)
    )
    if kind is not None:
        await insert_once(tx, contact, {"person_id": person_id, "user_id": user_id, "kind": kind})
