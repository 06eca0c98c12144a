"""The entries of a group's library."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId
from bot.models.library import Entry, EntryId
from bot.store.schema import resource
from bot.store.writing import insert_once


def _entry(row: Row[Any]) -> Entry:
    return Entry(EntryId(row.id), row.topic, row.title, row.text, row.link)


async def of_group(tx: AsyncConnection, guild_id: GuildId) -> Sequence[Entry]:
    """Return all entries of a group, by topic and title."""
    order = resource.c.topic, resource.c.title
    query = select(resource).where(resource.c.guild_id == guild_id).order_by(*order)
    return [_entry(row) for row in await tx.execute(query)]


async def add(
    tx: AsyncConnection, guild_id: GuildId, values: Mapping[str, str | None], *, now: datetime
) -> int | None:
    """Keep an entry; None when there is one of this title."""
    row = {**values, "guild_id": guild_id, "created_at": now}
    return await insert_once(tx, resource, row)


async def change(
    tx: AsyncConnection, guild_id: GuildId, entry_id: EntryId, values: Mapping[str, str | None]
) -> bool:
    """Change an entry; False when it is gone."""
    wanted = resource.c.id == entry_id, resource.c.guild_id == guild_id
    changed = await tx.execute(
        update(resource).where(*wanted).values(**values).returning(resource.c.id)
    )
    return changed.first() is not None


async def remove(tx: AsyncConnection, guild_id: GuildId, entry_id: EntryId) -> None:
    """Take an entry away."""
    wanted = resource.c.id == entry_id, resource.c.guild_id == guild_id
    await tx.execute(delete(resource).where(*wanted))


async def count(tx: AsyncConnection, guild_id: GuildId) -> int:
    """Return how many entries a group has."""
    query = select(func.count()).select_from(resource).where(resource.c.guild_id == guild_id)
    return int((await tx.execute(query)).scalar_one())


async def is_taken(tx: AsyncConnection, guild_id: GuildId, title: str, *, besides: EntryId) -> bool:
    """Say whether another entry has this title."""
    query = select(resource.c.id).where(
        resource.c.guild_id == guild_id, resource.c.title == title, resource.c.id != besides
    )
    return (await tx.execute(query)).first() is not None
