"""Where our own messages about a request are, and which is the newest."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import (
    ChannelId,
    DeliveryKind,
    DeliveryState,
    GuildId,
    Lane,
    MessageId,
    PersonId,
    RequestId,
    Sent,
)
from bot.store import deliveries
from bot.store.schema import delivery


async def enqueue_removal(
    tx: AsyncConnection,
    sent: Sent,
    *,
    guild_id: GuildId | None,
    now: datetime,
    lane: Lane = Lane.PROMPT,
) -> None:
    """Have one of the bot's own messages deleted."""
    await deliveries.enqueue(
        tx,
        key=f"removal:{sent.channel_id}:{sent.message_id}",
        kind=DeliveryKind.REMOVAL,
        lane=lane,
        due_at=now,
        now=now,
        guild_id=guild_id,
        channel_id=sent.channel_id,
        facts={"message_id": sent.message_id},
    )


async def of_kind(tx: AsyncConnection, request_id: RequestId, kind: DeliveryKind) -> list[Sent]:
    """Return the messages of a kind about a request, the newest first."""
    query = (
        select(delivery.c.sent_channel_id, delivery.c.message_id)
        .where(delivery.c.request_id == request_id, delivery.c.kind == kind.value)
        .where(delivery.c.message_id.is_not(None))
        .group_by(delivery.c.sent_channel_id, delivery.c.message_id)
        .order_by(delivery.c.message_id.desc())
    )
    return [
        Sent(ChannelId(row.sent_channel_id), MessageId(row.message_id))
        for row in await tx.execute(query)
    ]


async def latest(tx: AsyncConnection, request_id: RequestId, kind: DeliveryKind) -> Sent | None:
    """Return the newest message of a kind about a request."""
    found = await of_kind(tx, request_id, kind)
    return found[0] if found else None


async def posted_at(tx: AsyncConnection, sent: Sent) -> datetime | None:
    """Return when a message was posted; later deliveries may have edited it."""
    query = select(func.min(delivery.c.finished_at)).where(
        delivery.c.sent_channel_id == sent.channel_id, delivery.c.message_id == sent.message_id
    )
    found: datetime | None = (await tx.execute(query)).scalar_one_or_none()
    return found


async def is_newest(tx: AsyncConnection, person_id: PersonId, sent: Sent) -> bool:
    """Say whether we have sent this person nothing since; Discord's ids grow with time."""
    query = select(func.max(delivery.c.message_id)).where(
        delivery.c.person_id == person_id, delivery.c.sent_channel_id == sent.channel_id
    )
    return bool((await tx.execute(query)).scalar_one_or_none() == sent.message_id)


async def leave_standing(tx: AsyncConnection, thread_id: ChannelId, *, now: datetime) -> None:
    """Delete a thread no more that was to be deleted later."""
    await tx.execute(
        update(delivery)
        .where(
            delivery.c.channel_id == thread_id,
            delivery.c.kind == DeliveryKind.THREAD_END.value,
            delivery.c.state == DeliveryState.DUE.value,
        )
        .values(state=DeliveryState.DROPPED.value, reason="the member keeps it", finished_at=now)
    )


async def pages(tx: AsyncConnection, request_id: RequestId) -> list[tuple[PersonId | None, Sent]]:
    """Return every page of a request that stands somewhere, and whose it is; None: the room's."""
    kinds = (DeliveryKind.PAGE.value, DeliveryKind.PAGE_ROOM.value)
    query = (
        select(delivery.c.person_id, delivery.c.sent_channel_id, delivery.c.message_id)
        .where(delivery.c.request_id == request_id, delivery.c.kind.in_(kinds))
        .where(delivery.c.message_id.is_not(None))
        .order_by(delivery.c.id)
    )
    return [
        (
            None if row.person_id is None else PersonId(row.person_id),
            Sent(ChannelId(row.sent_channel_id), MessageId(row.message_id)),
        )
        for row in await tx.execute(query)
    ]


async def rooms(tx: AsyncConnection, request_id: RequestId) -> list[ChannelId]:
    """Return the rooms in which pages of a request stand."""
    query = (
        select(delivery.c.sent_channel_id)
        .where(delivery.c.request_id == request_id)
        .where(delivery.c.kind == DeliveryKind.PAGE_ROOM.value, delivery.c.message_id.is_not(None))
        .distinct()
    )
    return [ChannelId(row.sent_channel_id) for row in await tx.execute(query)]


async def lose_pages(
    tx: AsyncConnection, channel_id: ChannelId, *, now: datetime
) -> list[RequestId]:
    """Count the pages of a deleted channel as gone; return whose requests they were."""
    pages = (
        delivery.c.channel_id == channel_id,
        delivery.c.kind == DeliveryKind.PAGE_ROOM.value,
        delivery.c.state.in_((DeliveryState.DUE.value, DeliveryState.SENT.value)),
    )
    gone = {
        "state": DeliveryState.DROPPED.value,
        "reason": "its channel is gone",
        "message_id": None,
        "sent_channel_id": None,
        "finished_at": now,
    }
    statement = update(delivery).where(*pages).values(**gone).returning(delivery.c.request_id)
    return [RequestId(row.request_id) for row in await tx.execute(statement)]
