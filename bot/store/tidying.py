"""Our own messages to members who want them taken away after a while."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, DeliveryKind, MessageId, PersonId, Sent
from bot.store.schema import delivery, member, request


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[PersonId]:
    """Return the members whose messages are to be looked through."""
    query = select(member.c.person_id).where(member.c.tidy_at <= now)
    found = await tx.execute(query.order_by(member.c.tidy_at).limit(limit))
    return [PersonId(row.person_id) for row in found]


async def set_due(tx: AsyncConnection, person_id: PersonId, tidy_at: datetime | None) -> None:
    """Store when a member's messages are looked through next."""
    await tx.execute(update(member).where(member.c.person_id == person_id).values(tidy_at=tidy_at))


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next member's messages are looked through."""
    earliest: datetime | None = (
        await tx.execute(select(func.min(member.c.tidy_at)))
    ).scalar_one_or_none()
    return earliest


def _theirs(person_id: PersonId) -> ColumnElement[bool]:
    """Messages in a person's own place that stand there still; what is shared is another's."""
    return and_(
        delivery.c.person_id == person_id,
        delivery.c.channel_id.is_(None),
        delivery.c.message_id.is_not(None),
        delivery.c.kind != DeliveryKind.REMOVAL.value,
    )


async def take(tx: AsyncConnection, person_id: PersonId, *, before: datetime) -> list[Sent]:
    """Return what arrived before that, and forget where it is; what an open request needs stays."""
    is_open = (
        select(request.c.id)
        .where(request.c.id == delivery.c.request_id, request.c.closed_at.is_(None))
        .exists()
    )
    old = select(delivery.c.id, delivery.c.sent_channel_id, delivery.c.message_id).where(
        _theirs(person_id), delivery.c.finished_at <= before, ~is_open
    )
    rows = (await tx.execute(old.order_by(delivery.c.id))).all()
    if rows:
        await tx.execute(
            update(delivery)
            .where(delivery.c.id.in_([row.id for row in rows]))
            .values(message_id=None)
        )
    return [Sent(ChannelId(row.sent_channel_id), MessageId(row.message_id)) for row in rows]


async def oldest_at(tx: AsyncConnection, person_id: PersonId) -> datetime | None:
    """Return when the oldest message that still stands arrived."""
    query = select(func.min(delivery.c.finished_at)).where(_theirs(person_id))
    oldest: datetime | None = (await tx.execute(query)).scalar_one_or_none()
    return oldest
