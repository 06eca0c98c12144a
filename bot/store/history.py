"""Who changed which setting of a group; for its admins to read, for 180 days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, UserId
from bot.store.schema import audit


@dataclass(frozen=True, slots=True)
class Change:
    """One entry: who did what, with the names of what was changed and never a text."""

    actor_id: UserId
    act: str
    detail: Mapping[str, str | int | None]
    at: datetime


async def of_group(
    tx: AsyncConnection, guild_id: GuildId, *, acts: Sequence[str], limit: int, skip: int
) -> Sequence[Change]:
    """Return entries of these acts, the newest first."""
    query = (
        select(audit)
        .where(audit.c.guild_id == guild_id, audit.c.act.in_(acts))
        .order_by(audit.c.at.desc(), audit.c.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return [
        Change(UserId(row.actor_id), row.act, row.detail, row.at) for row in await tx.execute(query)
    ]


async def forget(tx: AsyncConnection, *, before: datetime) -> None:
    """Delete the entries of before that."""
    await tx.execute(delete(audit).where(audit.c.at < before))
