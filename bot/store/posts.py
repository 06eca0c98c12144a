"""What stands in a group's channels, and what could not be put there."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Delivery, DeliveryKind, GuildId
from bot.store.deliveries import delivery_of
from bot.store.schema import delivery


async def latest(
    tx: AsyncConnection, guild_id: GuildId, kind: DeliveryKind
) -> tuple[Delivery, str | None] | None:
    """Return a group's newest delivery of a kind, and why it was refused if it was."""
    query = (
        select(delivery)
        .where(delivery.c.guild_id == guild_id, delivery.c.kind == kind.value)
        .order_by(delivery.c.id.desc())
        .limit(1)
    )
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else (delivery_of(row), row.reason)
