"""A group that has had a loss: until when it rests from celebrating, and what waits for that."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryKind, DeliveryState, GuildId
from bot.store.schema import delivery, guild

CELEBRATIONS = frozenset({DeliveryKind.MILESTONE, DeliveryKind.CELEBRATION})
RESTING = "the group has had a loss"  # why a celebration waits


async def until(tx: AsyncConnection, guild_id: GuildId) -> datetime | None:
    """Return until when a group rests; None where it does not, or a moment that is over."""
    query = select(guild.c.hold_until).where(guild.c.id == guild_id)
    ends_at: datetime | None = (await tx.execute(query)).scalar_one_or_none()
    return ends_at


async def hurry(tx: AsyncConnection, guild_id: GuildId, *, now: datetime) -> None:
    """Let the celebrations of a group be tried now: its rest was ended early."""
    await tx.execute(
        update(delivery)
        .where(delivery.c.guild_id == guild_id, delivery.c.state == DeliveryState.DUE.value)
        .where(delivery.c.kind.in_([kind.value for kind in CELEBRATIONS]))
        .where(delivery.c.try_at > now, delivery.c.due_at <= now)
        .values(try_at=now)
    )


async def forget_words(tx: AsyncConnection, *, now: datetime) -> None:
    """Delete the words of groups whose rest is over, or never began."""
    is_over = guild.c.hold_until.is_(None) | (guild.c.hold_until <= now)
    await tx.execute(
        update(guild)
        .where(guild.c.hold_words.is_not(None), is_over)
        .values(hold_words=None, hold_until=None)
    )
