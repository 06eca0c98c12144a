"""What stands in a group's channels, and what could not be put there."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, Delivery, DeliveryKind, GuildId, MessageId, PersonId, Sent
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


async def is_empty(tx: AsyncConnection, person_id: PersonId, channel_id: ChannelId) -> bool:
    """Say whether nothing of ours to this person stands in a channel yet."""
    query = (
        select(delivery.c.id)
        .where(delivery.c.person_id == person_id, delivery.c.sent_channel_id == channel_id)
        .limit(1)
    )
    return (await tx.execute(query)).first() is None


async def forget_answers(tx: AsyncConnection, channel_id: ChannelId) -> list[Sent]:
    """Delete the fixed answers to text typed in a DM; return those that stand there."""
    forgotten = await tx.execute(
        delete(delivery)
        .where(delivery.c.channel_id == channel_id, delivery.c.kind == DeliveryKind.DM_ANSWER.value)
        .returning(delivery.c.message_id)
    )
    return [
        Sent(channel_id, MessageId(row.message_id))
        for row in forgotten.all()
        if row.message_id is not None
    ]


async def forget_removals(tx: AsyncConnection) -> None:
    """Delete what is known of messages that have been taken away."""
    await tx.execute(
        delete(delivery).where(
            delivery.c.kind == DeliveryKind.REMOVAL.value, delivery.c.finished_at.is_not(None)
        )
    )
