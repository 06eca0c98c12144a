"""The outbox: every message the bot sends on its own is a row here first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Update, and_, delete, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import (
    ChannelId,
    CheckInId,
    Delivery,
    DeliveryId,
    DeliveryKind,
    DeliveryState,
    GuildId,
    Lane,
    MessageId,
    PersonId,
    RequestId,
    Sent,
)
from bot.store.schema import delivery
from bot.store.types import Instant
from bot.store.writing import insert_once

OPEN = (DeliveryState.DUE.value, DeliveryState.SENDING.value)
CALLED_BACK = "called_back"  # in the facts of a message that is not wanted any more


def delivery_of(row: Row[Any]) -> Delivery:
    """Read a delivery from a row that has the columns of `delivery`."""
    return Delivery(
        id=DeliveryId(row.id),
        key=row.key,
        kind=DeliveryKind(row.kind),
        lane=Lane(row.lane),
        due_at=row.due_at,
        guild_id=None if row.guild_id is None else GuildId(row.guild_id),
        person_id=None if row.person_id is None else PersonId(row.person_id),
        channel_id=None if row.channel_id is None else ChannelId(row.channel_id),
        check_in_id=None if row.check_in_id is None else CheckInId(row.check_in_id),
        request_id=None if row.request_id is None else RequestId(row.request_id),
        facts=dict(row.facts),
        expires_at=row.expires_at,
        state=DeliveryState(row.state),
        epoch=row.epoch,
        attempts=row.attempts,
        claimed_at=row.claimed_at,
        doubtful_at=row.doubtful_at,
        message_id=None if row.message_id is None else MessageId(row.message_id),
        sent_channel_id=None if row.sent_channel_id is None else ChannelId(row.sent_channel_id),
        finished_at=row.finished_at,
    )


async def enqueue(
    tx: AsyncConnection,
    *,
    key: str,
    kind: DeliveryKind,
    lane: Lane,
    due_at: datetime,
    now: datetime,
    guild_id: GuildId | None = None,
    person_id: PersonId | None = None,
    channel_id: ChannelId | None = None,
    check_in_id: CheckInId | None = None,
    request_id: RequestId | None = None,
    facts: Mapping[str, str | int] | None = None,
    expires_at: datetime | None = None,
) -> DeliveryId | None:
    """Put a message into the outbox; None when one with this key is or was there already."""
    values = {
        "key": key,
        "kind": kind.value,
        "lane": lane.value,
        "guild_id": guild_id,
        "person_id": person_id,
        "channel_id": channel_id,
        "check_in_id": check_in_id,
        "request_id": request_id,
        "facts": dict(facts or {}),
        "created_at": now,
        "due_at": due_at,
        "try_at": due_at,
        "expires_at": expires_at,
    }
    new = await insert_once(tx, delivery, values)
    return None if new is None else DeliveryId(new)


async def read(tx: AsyncConnection, delivery_id: DeliveryId) -> Delivery | None:
    """Return a delivery by id."""
    row = (await tx.execute(select(delivery).where(delivery.c.id == delivery_id))).one_or_none()
    return None if row is None else delivery_of(row)


async def claim(
    tx: AsyncConnection,
    *,
    owner: str,
    lanes: Sequence[Lane],
    now: datetime,
    real_now: datetime,
    lease_until: datetime,
) -> Delivery | None:
    """Take the first delivery whose turn it is; nobody else has it until the lease ends.

    One statement for each lane, so that a full lane with nothing due costs one look at its index.
    """
    for lane in lanes:
        first = (
            select(delivery.c.id)
            .where(
                delivery.c.state == DeliveryState.DUE.value,
                delivery.c.lane == lane.value,
                delivery.c.try_at <= now,
            )
            .order_by(delivery.c.try_at, delivery.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)  # PostgreSQL; SQLite has one writer
            .scalar_subquery()
        )
        statement = (
            update(delivery)
            .where(delivery.c.id == first)
            .values(
                state=DeliveryState.SENDING.value,
                owner=owner,
                epoch=delivery.c.epoch + 1,
                attempts=delivery.c.attempts + 1,
                claimed_at=real_now,
                lease_until=lease_until,
            )
            .returning(delivery)
        )
        row = (await tx.execute(statement)).one_or_none()
        if row is not None:
            return delivery_of(row)
    return None


async def free(tx: AsyncConnection, *, real_now: datetime, only_owner: str | None = None) -> int:
    """Give back claims whose owner is gone, in doubt whether they arrived; return how many.

    With `only_owner` every claim of anybody else is given back: on one SQLite file a second
    process cannot be alive. Without, those whose lease has ended.
    """
    gone = delivery.c.lease_until <= real_now
    if only_owner is not None:
        gone = or_(gone, delivery.c.owner != only_owner)
    statement = (
        update(delivery)
        .where(delivery.c.state == DeliveryState.SENDING.value, gone)
        .values(
            state=DeliveryState.DUE.value,
            owner=None,
            doubtful_at=func.coalesce(delivery.c.doubtful_at, delivery.c.claimed_at),
        )
    )
    return (await tx.execute(statement)).rowcount


async def any_to_free(tx: AsyncConnection, *, real_now: datetime) -> bool:
    """Say whether a lease has ended without a record."""
    query = select(
        exists().where(
            delivery.c.state == DeliveryState.SENDING.value, delivery.c.lease_until <= real_now
        )
    )
    return bool((await tx.execute(query)).scalar_one())


def _claimed(claimed: Delivery) -> Update:
    return update(delivery).where(
        delivery.c.id == claimed.id,
        delivery.c.epoch == claimed.epoch,
        delivery.c.state == DeliveryState.SENDING.value,
    )


async def _changed(tx: AsyncConnection, statement: Update) -> bool:
    return (await tx.execute(statement)).rowcount == 1


async def record_sent(
    tx: AsyncConnection, claimed: Delivery, sent: Sent, *, note: str | None, now: datetime
) -> bool:
    """Record that it arrived; False when somebody else has claimed it since.

    A lease that ended while we were sending does not matter as long as nobody took it over.
    """
    ours = and_(delivery.c.id == claimed.id, delivery.c.epoch == claimed.epoch)
    return await _changed(
        tx,
        update(delivery)
        .where(ours, delivery.c.state.in_(OPEN))
        .values(
            state=DeliveryState.SENT.value,
            message_id=sent.message_id,
            sent_channel_id=sent.channel_id,
            finished_at=now,
            reason=note,
            lease_until=None,
        ),
    )


async def put_off(
    tx: AsyncConnection,
    claimed: Delivery,
    *,
    until: datetime,
    reason: str,
    doubtful_at: datetime | None,
) -> bool:
    """Give it back to be tried later; False when the claim is not ours any more."""
    return await _changed(
        tx,
        _claimed(claimed).values(
            state=DeliveryState.DUE.value,
            try_at=until,
            reason=reason,
            owner=None,
            lease_until=None,
            # Typed: a bare datetime in a function would be written as text on SQLite.
            doubtful_at=func.coalesce(delivery.c.doubtful_at, literal(doubtful_at, Instant)),
        ),
    )


async def finish(
    tx: AsyncConnection, claimed: Delivery, *, state: DeliveryState, reason: str, now: datetime
) -> bool:
    """End it unsent: dropped or dead, with the reason; False when the claim is not ours."""
    return await _changed(
        tx,
        _claimed(claimed).values(
            state=state.value, reason=reason, finished_at=now, owner=None, lease_until=None
        ),
    )


async def hurry(tx: AsyncConnection, person_id: PersonId, now: datetime) -> None:
    """Let everything that waits for one person be tried now: their own act opened the way."""
    await tx.execute(
        update(delivery)
        .where(delivery.c.person_id == person_id, delivery.c.state == DeliveryState.DUE.value)
        .where(delivery.c.try_at > now, delivery.c.due_at <= now)
        .values(try_at=now)
    )


async def hurry_requests_from_the_future(tx: AsyncConnection, now: datetime) -> int:
    """Let requests that were made "after" now be tried now: the clock was set back since."""
    statement = (
        update(delivery)
        .where(
            delivery.c.state == DeliveryState.DUE.value,
            delivery.c.lane == Lane.REQUEST.value,
            delivery.c.try_at > now,
            delivery.c.created_at > now,
        )
        .values(try_at=now)
    )
    return (await tx.execute(statement)).rowcount


async def sent_to(tx: AsyncConnection, person_id: PersonId) -> list[Sent]:
    """Return every message of ours that was sent to or about a person, the oldest first."""
    query = (
        select(delivery.c.sent_channel_id, delivery.c.message_id)
        .where(delivery.c.person_id == person_id, delivery.c.message_id.is_not(None))
        .where(delivery.c.kind != DeliveryKind.REMOVAL.value)
        .order_by(delivery.c.id)
    )
    return [
        Sent(ChannelId(row.sent_channel_id), MessageId(row.message_id))
        for row in await tx.execute(query)
    ]


async def latest_for_request(
    tx: AsyncConnection, request_id: RequestId, *kinds: DeliveryKind
) -> Delivery | None:
    """Return the newest delivery of a request, of these kinds where some are named."""
    query = select(delivery).where(delivery.c.request_id == request_id)
    if kinds:
        query = query.where(delivery.c.kind.in_([kind.value for kind in kinds]))
    row = (await tx.execute(query.order_by(delivery.c.id.desc()).limit(1))).one_or_none()
    return None if row is None else delivery_of(row)


async def of_request(
    tx: AsyncConnection, request_id: RequestId, kind: DeliveryKind
) -> list[Delivery]:
    """Return the deliveries of a kind about a request, the newest first."""
    query = select(delivery).where(
        delivery.c.request_id == request_id, delivery.c.kind == kind.value
    )
    return [delivery_of(row) for row in await tx.execute(query.order_by(delivery.c.id.desc()))]


async def call_back(tx: AsyncConnection, posted: Delivery) -> None:
    """Let a message be unwanted that is on its way: not sent any more, or taken away again."""
    statement = update(delivery).where(delivery.c.id == posted.id, delivery.c.state.in_(OPEN))
    await tx.execute(statement.values(facts={**posted.facts, CALLED_BACK: 1}))


async def is_called_back(tx: AsyncConnection, delivery_id: DeliveryId) -> bool:
    """Say whether a message was called back, maybe while it was being sent."""
    found = await read(tx, delivery_id)
    return found is not None and CALLED_BACK in found.facts


async def recorded(
    tx: AsyncConnection, channel_id: ChannelId, message_ids: Sequence[MessageId]
) -> frozenset[MessageId]:
    """Return those of these messages that belong to a recorded delivery."""
    query = select(delivery.c.message_id).where(
        delivery.c.sent_channel_id == channel_id, delivery.c.message_id.in_(message_ids)
    )
    return frozenset(MessageId(row.message_id) for row in await tx.execute(query))


async def exists_still(tx: AsyncConnection, delivery_id: DeliveryId) -> bool:
    """Say whether the row is there; erasing a person takes their deliveries with them."""
    query = select(exists().where(delivery.c.id == delivery_id))
    return bool((await tx.execute(query)).scalar_one())


async def any_due(tx: AsyncConnection, now: datetime) -> bool:
    """Say whether something waits for a sender."""
    query = select(
        exists().where(
            delivery.c.state == DeliveryState.DUE.value,
            delivery.c.lane.in_([lane.value for lane in Lane]),
            delivery.c.try_at <= now,
        )
    )
    return bool((await tx.execute(query)).scalar_one())


async def any_open(tx: AsyncConnection, *, owner: str, now: datetime) -> bool:
    """Say whether something is due, or in the hands of this owner."""
    if await any_due(tx, now):
        return True
    query = select(
        exists().where(delivery.c.state == DeliveryState.SENDING.value, delivery.c.owner == owner)
    )
    return bool((await tx.execute(query)).scalar_one())


async def next_try_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next waiting delivery may be tried."""
    query = select(func.min(delivery.c.try_at)).where(delivery.c.state == DeliveryState.DUE.value)
    earliest: datetime | None = (await tx.execute(query)).scalar_one_or_none()
    return earliest


async def count_by_kind_and_state(tx: AsyncConnection) -> dict[tuple[str, str], int]:
    """Return how many deliveries there are of each kind in each state."""
    query = select(delivery.c.kind, delivery.c.state, func.count()).group_by(
        delivery.c.kind, delivery.c.state
    )
    return {(row[0], row[1]): int(row[2]) for row in await tx.execute(query)}


async def longest_waiting(tx: AsyncConnection, now: datetime) -> dict[str, datetime]:
    """Return for each kind when the longest waiting of what is due should have left."""
    query = (
        select(delivery.c.kind, func.min(delivery.c.due_at))
        .where(delivery.c.state.in_(OPEN), delivery.c.due_at <= now)
        .group_by(delivery.c.kind)
    )
    return {row[0]: row[1] for row in await tx.execute(query)}


async def any_keyed(tx: AsyncConnection, *, above: str, below: str) -> bool:
    """Say whether there is a delivery with a key between these two; a look at the index of keys."""
    query = select(exists().where(delivery.c.key > above, delivery.c.key < below))
    return bool((await tx.execute(query)).scalar_one())


async def with_keys(tx: AsyncConnection, keys: Sequence[str]) -> list[Delivery]:
    """Return the deliveries that have these keys, the oldest first."""
    query = select(delivery).where(delivery.c.key.in_(keys)).order_by(delivery.c.id)
    return [delivery_of(row) for row in await tx.execute(query)] if keys else []


async def any_open_like(tx: AsyncConnection, kind: DeliveryKind, prefix: str) -> bool:
    """Say whether a delivery of a kind, whose key begins so, is still on its way."""
    query = select(delivery.c.id).where(
        delivery.c.state.in_(OPEN),
        delivery.c.kind == kind.value,
        delivery.c.key.startswith(prefix, autoescape=True),
    )
    return (await tx.execute(query.limit(1))).first() is not None


async def latest_like(tx: AsyncConnection, kind: DeliveryKind, prefix: str) -> Delivery | None:
    """Return the newest delivery of a kind whose key begins so."""
    query = select(delivery).where(
        delivery.c.kind == kind.value, delivery.c.key.startswith(prefix, autoescape=True)
    )
    row = (await tx.execute(query.order_by(delivery.c.id.desc()).limit(1))).one_or_none()
    return None if row is None else delivery_of(row)


async def forget_finished(tx: AsyncConnection, before: datetime) -> None:
    """Delete ended deliveries that are nobody's own and older than that.

    A request keeps its pages as long as it is kept itself, a group its pinned post.
    """
    await tx.execute(
        delete(delivery).where(
            delivery.c.person_id.is_(None),
            delivery.c.request_id.is_(None),
            delivery.c.kind != DeliveryKind.PINNED_POST.value,
            delivery.c.finished_at < before,
        )
    )


async def dead_in(tx: AsyncConnection, guild_id: GuildId, *, since: datetime) -> int:
    """Return how many messages of a group were given up since then."""
    dead = delivery.c.state == DeliveryState.DEAD.value, delivery.c.finished_at >= since
    query = select(func.count()).select_from(delivery).where(delivery.c.guild_id == guild_id, *dead)
    return int((await tx.execute(query)).scalar_one())
