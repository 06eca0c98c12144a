"""What members shared with their group: sealed until it is posted, then only that it was."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, CheckInId, GuildId, MessageId, PersonId, Sent, ShareId, UserId
from bot.store.schema import check_in_share, delivery, person
from bot.store.writing import insert_once


@dataclass(frozen=True, slots=True)
class Share:
    """One share, with all that posting it or taking it back needs."""

    id: ShareId
    check_in_id: CheckInId
    person_id: PersonId
    guild_id: GuildId
    user_id: UserId
    key: bytes
    sealed: bytes | None
    taken_back_at: datetime | None


async def add(
    tx: AsyncConnection,
    *,
    check_in_id: CheckInId,
    person_id: PersonId,
    sealed: bytes,
    now: datetime,
) -> ShareId | None:
    """Keep what is to be posted; None where something of this check-in is posted already."""
    values = {
        "check_in_id": check_in_id,
        "person_id": person_id,
        "sealed": sealed,
        "shared_at": now,
    }
    new = await insert_once(tx, check_in_share, values)
    return None if new is None else ShareId(new)


async def read(tx: AsyncConnection, share_id: ShareId) -> Share | None:
    """Return a share by id."""
    query = (
        select(check_in_share, person.c.guild_id, person.c.user_id, person.c.key)
        .join(person, person.c.id == check_in_share.c.person_id)
        .where(check_in_share.c.id == share_id)
    )
    row = (await tx.execute(query)).one_or_none()
    if row is None:
        return None
    return Share(
        id=ShareId(row.id),
        check_in_id=CheckInId(row.check_in_id),
        person_id=PersonId(row.person_id),
        guild_id=GuildId(row.guild_id),
        user_id=UserId(row.user_id),
        key=row.key,
        sealed=row.sealed,
        taken_back_at=row.taken_back_at,
    )


async def standing(tx: AsyncConnection, check_in_id: CheckInId) -> ShareId | None:
    """Return what is shared of a check-in and has not been taken back."""
    query = select(check_in_share.c.id).where(
        check_in_share.c.check_in_id == check_in_id, check_in_share.c.taken_back_at.is_(None)
    )
    found = (await tx.execute(query)).scalar_one_or_none()
    return None if found is None else ShareId(found)


async def forget_words(tx: AsyncConnection, share_id: ShareId) -> None:
    """Delete the words: they are posted, and nobody here needs them any more."""
    await tx.execute(
        update(check_in_share).where(check_in_share.c.id == share_id).values(sealed=None)
    )


async def forget_unposted(tx: AsyncConnection, *, before: datetime, now: datetime) -> None:
    """Delete the words of what was to be posted before that and never was; it counts as gone."""
    is_lost = check_in_share.c.sealed.is_not(None) & (check_in_share.c.shared_at < before)
    await tx.execute(update(check_in_share).where(is_lost).values(sealed=None, taken_back_at=now))


async def take_back(tx: AsyncConnection, share_id: ShareId, *, now: datetime) -> bool:
    """Mark a share as taken back; False when it was already."""
    statement = (
        update(check_in_share)
        .where(check_in_share.c.id == share_id, check_in_share.c.taken_back_at.is_(None))
        .values(taken_back_at=now, sealed=None)
    )
    return (await tx.execute(statement)).rowcount == 1


async def post_of(tx: AsyncConnection, key: str) -> Sent | None:
    """Return where the message of this delivery is; None while it has not arrived."""
    query = select(delivery.c.sent_channel_id, delivery.c.message_id).where(
        delivery.c.key == key, delivery.c.message_id.is_not(None)
    )
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else Sent(ChannelId(row[0]), MessageId(row[1]))
