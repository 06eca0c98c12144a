"""Members' own dates: a date, a sealed label, and when its next milestone is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, GuildId, OwnDateId, Person, PersonId, UserId
from bot.store.people import person_of
from bot.store.schema import guild, member, own_date, person


@dataclass(frozen=True, slots=True)
class Holder:
    """A member who may have dates, with what is the same for all of them."""

    person: Person
    key: bytes
    zone: str
    wanted: bool  # to be asked about milestones
    changed_on: date | None  # when they last said that something changed
    paused_until: date | None
    channel_id: ChannelId | None  # where the group checks in; None also when the bot has left
    pathway: str  # of the group
    stopped: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """One date as it is kept."""

    id: OwnDateId
    since_on: date
    sealed: bytes
    counting: bool
    celebrate_on: date | None  # the milestone that the group is told of
    due_at: datetime | None  # when its next milestone is looked at
    holder: Holder


_HOLDER = (
    *person.c,
    member.c.zone,
    member.c.milestones,
    member.c.changed_on,
    member.c.paused_until,
    member.c.stopped_at,
    guild.c.check_in_channel_id,
    guild.c.left_at,
    guild.c.pathway,
)


def _holder(row: Row[Any]) -> Holder:
    here = row.check_in_channel_id is not None and row.left_at is None
    return Holder(
        person=person_of(row),
        key=row.key,
        zone=row.zone,
        wanted=row.milestones,
        changed_on=row.changed_on,
        paused_until=row.paused_until,
        channel_id=ChannelId(row.check_in_channel_id) if here else None,
        pathway=row.pathway,
        stopped=row.stopped_at is not None,
    )


def _kept(row: Row[Any]) -> Kept:
    return Kept(
        OwnDateId(row.date_id),
        row.since_on,
        row.sealed,
        row.counting,
        row.celebrate_on,
        row.date_due_at,
        _holder(row),
    )


def _holders() -> Select[Any]:
    return (
        select(*_HOLDER)
        .select_from(person)
        .join(member, member.c.person_id == person.c.id)
        .join(guild, guild.c.id == person.c.guild_id)
    )


def _dates() -> Select[Any]:
    more = [column for column in own_date.c if column.name not in {"id", "person_id", "due_at"}]
    due_at = own_date.c.due_at.label("date_due_at")  # a member has one too
    joined = _holders().join(own_date, own_date.c.person_id == person.c.id)
    return joined.add_columns(own_date.c.id.label("date_id"), due_at, *more)


async def holder(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Holder | None:
    """Return somebody who is a member and has not stopped."""
    query = _holders().where(
        person.c.guild_id == guild_id, person.c.user_id == user_id, member.c.stopped_at.is_(None)
    )
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _holder(row)


async def of_holder(tx: AsyncConnection, person_id: PersonId) -> Sequence[Kept]:
    """Return the dates of a member, the longest ago first."""
    query = _dates().where(person.c.id == person_id).order_by(own_date.c.since_on, own_date.c.id)
    return [_kept(row) for row in await tx.execute(query)]


async def counting_in(tx: AsyncConnection, guild_id: GuildId) -> Sequence[Kept]:
    """Return the dates that are counted in a group."""
    query = _dates().where(person.c.guild_id == guild_id, own_date.c.counting)
    return [_kept(row) for row in await tx.execute(query)]


async def read(tx: AsyncConnection, date_id: OwnDateId) -> Kept | None:
    """Return a date by id, whoever's it is."""
    row = (await tx.execute(_dates().where(own_date.c.id == date_id))).one_or_none()
    return None if row is None else _kept(row)


async def own(
    tx: AsyncConnection, guild_id: GuildId, user_id: UserId, date_id: OwnDateId
) -> Kept | None:
    """Return a date of this member; None where it is somebody else's, or gone."""
    kept = await read(tx, date_id)
    if kept is None or kept.holder.stopped:
        return None
    whose = kept.holder.person
    return kept if (whose.guild_id, whose.user_id) == (guild_id, user_id) else None


async def add(
    tx: AsyncConnection, person_id: PersonId, *, since_on: date, due_at: datetime, now: datetime
) -> OwnDateId:
    """Keep a date whose label follows: what seals it has to know the row."""
    values = {
        "person_id": person_id,
        "since_on": since_on,
        "sealed": b"",
        "due_at": due_at,
        "created_at": now,
    }
    made = await tx.execute(insert(own_date).values(values).returning(own_date.c.id))
    return OwnDateId(made.scalar_one())


async def change(tx: AsyncConnection, date_id: OwnDateId, changes: Mapping[str, Any]) -> None:
    """Change columns of a date."""
    await tx.execute(update(own_date).where(own_date.c.id == date_id).values(**changes))


async def drop(tx: AsyncConnection, date_id: OwnDateId) -> None:
    """Delete a date."""
    await tx.execute(delete(own_date).where(own_date.c.id == date_id))


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[OwnDateId]:
    """Return the dates whose milestone is to be looked at, the longest due first."""
    query = select(own_date.c.id).where(own_date.c.due_at <= now).order_by(own_date.c.due_at)
    return [OwnDateId(row.id) for row in await tx.execute(query.limit(limit))]


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next milestone is to be looked at."""
    query = select(own_date.c.due_at).where(own_date.c.due_at.is_not(None))
    return (await tx.execute(query.order_by(own_date.c.due_at).limit(1))).scalar_one_or_none()
