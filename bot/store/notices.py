"""What admins are told once: a row for each, until somebody has seen it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId
from bot.store.schema import notice
from bot.store.writing import insert_once


@dataclass(frozen=True, slots=True)
class Notice:
    """A message of the catalogue for the admins of a group, with its variables."""

    id: int
    line: str
    facts: Mapping[str, str | int]


async def add(
    tx: AsyncConnection,
    guild_id: GuildId,
    *,
    key: str,
    line: str,
    facts: Mapping[str, str | int],
    now: datetime,
) -> int | None:
    """Keep a notice; None when there was one of this key before."""
    row = {"guild_id": guild_id, "key": key, "line": line, "facts": dict(facts), "at": now}
    return await insert_once(tx, notice, row)


async def read(tx: AsyncConnection, notice_id: int) -> Notice | None:
    """Return one notice that nobody has seen yet."""
    found = await _unseen(tx, notice.c.id == notice_id)
    return found[0] if found else None


async def unseen(tx: AsyncConnection, guild_id: GuildId) -> Sequence[Notice]:
    """Return what the admins of a group have not been shown, the oldest first."""
    return await _unseen(tx, notice.c.guild_id == guild_id)


async def seen(tx: AsyncConnection, notice_ids: Sequence[int], *, now: datetime) -> None:
    """Note that these were shown."""
    if notice_ids:
        wanted = notice.c.id.in_(notice_ids), notice.c.shown_at.is_(None)
        await tx.execute(update(notice).where(*wanted).values(shown_at=now))


async def _unseen(tx: AsyncConnection, which: ColumnElement[bool]) -> Sequence[Notice]:
    query = select(notice).where(which, notice.c.shown_at.is_(None)).order_by(notice.c.id)
    return [Notice(row.id, row.line, row.facts) for row in await tx.execute(query)]
