"""What somebody has been shown and has not saved yet; kept for a day."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, UserId
from bot.models.meetings import DraftId
from bot.store.schema import draft


async def add(
    tx: AsyncConnection, guild_id: GuildId, user_id: UserId, body: Mapping[str, Any], now: datetime
) -> DraftId:
    """Keep a draft of somebody."""
    values = {"guild_id": guild_id, "made_by": user_id, "body": dict(body), "created_at": now}
    made = await tx.execute(insert(draft).values(values).returning(draft.c.id))
    return DraftId(made.scalar_one())


async def read(
    tx: AsyncConnection, guild_id: GuildId, user_id: UserId, draft_id: DraftId
) -> dict[str, Any] | None:
    """Return a draft of somebody's own in this group; None where it is gone, or another's."""
    query = select(draft.c.body).where(
        draft.c.id == draft_id, draft.c.guild_id == guild_id, draft.c.made_by == user_id
    )
    return (await tx.execute(query)).scalar_one_or_none()


async def drop(tx: AsyncConnection, draft_id: DraftId) -> bool:
    """Delete a draft; False where somebody was faster."""
    statement = delete(draft).where(draft.c.id == draft_id).returning(draft.c.id)
    return (await tx.execute(statement)).first() is not None


async def forget_of(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> None:
    """Delete all drafts of somebody who is erased."""
    await tx.execute(delete(draft).where(draft.c.guild_id == guild_id, draft.c.made_by == user_id))


async def forget(tx: AsyncConnection, *, before: datetime) -> None:
    """Delete drafts of before that."""
    await tx.execute(delete(draft).where(draft.c.created_at < before))
