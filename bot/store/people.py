"""People who acted in a group: members and guests."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import (
    ChannelId,
    DirectMessages,
    GuildId,
    Home,
    Person,
    PersonId,
    PersonKind,
    UserId,
)
from bot.models.privacy import Period
from bot.store.schema import delivery, guild, metadata, person
from bot.store.writing import insert_once

# Built once: asked for at almost every tap.
_READ = select(person).where(person.c.id == bindparam("which"))
_FIND = select(person).where(
    person.c.guild_id == bindparam("of_guild"), person.c.user_id == bindparam("of_user")
)
_GROUPS_OF = (
    select(person)
    .join(guild, guild.c.id == person.c.guild_id)
    .where(person.c.user_id == bindparam("of_user"), guild.c.left_at.is_(None))
    .order_by(person.c.guild_id)
)


def person_of(row: Row[Any]) -> Person:
    """Read a person from a row that has the columns of `person`."""
    return Person(
        id=PersonId(row.id),
        guild_id=GuildId(row.guild_id),
        user_id=UserId(row.user_id),
        kind=PersonKind(row.kind),
        language=row.language,
        home=Home(row.home),
        dm_channel_id=None if row.dm_channel_id is None else ChannelId(row.dm_channel_id),
        dm=DirectMessages(row.dm),
        thread_id=None if row.thread_id is None else ChannelId(row.thread_id),
    )


async def read(tx: AsyncConnection, person_id: PersonId) -> Person | None:
    """Return a person by id."""
    row = (await tx.execute(_READ, {"which": person_id})).one_or_none()
    return None if row is None else person_of(row)


async def find(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Person | None:
    """Return the person that a Discord user is in a group, if they ever acted there."""
    row = (await tx.execute(_FIND, {"of_guild": guild_id, "of_user": user_id})).one_or_none()
    return None if row is None else person_of(row)


async def groups_of(tx: AsyncConnection, user_id: UserId) -> Sequence[Person]:
    """Return the persons that a Discord user is, in the groups that the bot is still in."""
    return [person_of(row) for row in await tx.execute(_GROUPS_OF, {"of_user": user_id})]


async def add(
    tx: AsyncConnection,
    guild_id: GuildId,
    user_id: UserId,
    *,
    kind: PersonKind,
    key: bytes,
    language: str | None,
    now: datetime,
) -> PersonId:
    """Return the person's id, made now unless it was there; a member never falls back to guest."""
    values = {
        "guild_id": guild_id,
        "user_id": user_id,
        "kind": kind.value,
        "key": key,
        "language": language,
        "created_at": now,
    }
    if (new := await insert_once(tx, person, values)) is not None:
        return PersonId(new)
    is_them = (person.c.guild_id == guild_id) & (person.c.user_id == user_id)
    if kind is PersonKind.MEMBER:
        await tx.execute(update(person).where(is_them).values(kind=kind.value))
    return PersonId((await tx.execute(select(person.c.id).where(is_them))).scalar_one())


async def set_language(tx: AsyncConnection, person_id: PersonId, language: str | None) -> None:
    """Set a person's own language; None follows the group."""
    await tx.execute(update(person).where(person.c.id == person_id).values(language=language))


async def set_home(tx: AsyncConnection, person_id: PersonId, home: Home) -> None:
    """Set where a person is written to."""
    await tx.execute(update(person).where(person.c.id == person_id).values(home=home.value))


async def remember_dm(
    tx: AsyncConnection,
    person_id: PersonId,
    *,
    channel_id: ChannelId | None,
    state: DirectMessages,
) -> None:
    """Remember a person's DM channel, and whether it takes messages."""
    changes: dict[str, Any] = {"dm": state.value}
    if channel_id is not None:
        changes["dm_channel_id"] = channel_id
    await tx.execute(update(person).where(person.c.id == person_id).values(**changes))


async def remember_thread(
    tx: AsyncConnection, person_id: PersonId, thread_id: ChannelId | None
) -> None:
    """Remember a person's private thread; None when it is gone."""
    await tx.execute(update(person).where(person.c.id == person_id).values(thread_id=thread_id))


async def become_guest(tx: AsyncConnection, person_id: PersonId) -> None:
    """Keep only what a guest has, for somebody whose request is still open."""
    await tx.execute(
        update(person).where(person.c.id == person_id).values(kind=PersonKind.GUEST.value)
    )


async def forget_guests(tx: AsyncConnection, *, before: datetime) -> None:
    """Delete guests of before that who have no request any more, and are no lead nor host."""
    await tx.execute(delete(person).where(_is_bare_guest(), person.c.created_at < before))


async def forget_bare_guests(tx: AsyncConnection, person_ids: Collection[PersonId]) -> None:
    """Delete those of these guests that nothing hangs on any more."""
    if person_ids:
        await tx.execute(delete(person).where(_is_bare_guest(), person.c.id.in_(person_ids)))


def _is_bare_guest() -> ColumnElement[bool]:
    """Return what is true of guests on whom nothing hangs but messages that they were sent."""
    hangs = [
        exists().where(column == person.c.id)
        for table in metadata.tables.values()
        if table not in {person, delivery}
        for column in table.c
        if any(key.column is person.c.id for key in column.foreign_keys)
    ]
    # who set the group up is told when something is missing
    hangs.append(
        exists().where(guild.c.set_up_by == person.c.user_id, guild.c.id == person.c.guild_id)
    )
    return and_(person.c.kind == PersonKind.GUEST.value, ~or_(*hangs))


async def of_guild(tx: AsyncConnection, guild_id: GuildId) -> Sequence[UserId]:
    """Return everybody of whom something is kept in a group."""
    query = select(person.c.user_id).where(person.c.guild_id == guild_id)
    return (await tx.execute(query)).scalars().all()


def in_groups_keeping(what: Period, days: int) -> Select[Any]:
    """Return the ids of everybody in the groups that keep something for just so many days."""
    here = guild.c.id == person.c.guild_id
    return select(person.c.id).join(guild, here).where(guild.c[what.value] == days)


async def erase(tx: AsyncConnection, person_id: PersonId) -> None:
    """Delete a person and, by the foreign keys, everything that hangs on them."""
    await tx.execute(delete(person).where(person.c.id == person_id))
