"""Channels where Discord refused us: three refusals mark one broken, one success mends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, GuildId
from bot.store.schema import broken_channel
from bot.store.writing import insert_once


@dataclass(frozen=True, slots=True)
class RefusingChannel:
    """A channel with refusals; `broken_at` is None while they are few."""

    channel_id: ChannelId
    guild_id: GuildId | None
    refusals: int
    broken_at: datetime | None
    reason: str


async def read(tx: AsyncConnection, channel_id: ChannelId) -> RefusingChannel | None:
    """Return what is remembered against a channel."""
    query = select(broken_channel).where(broken_channel.c.channel_id == channel_id)
    row = (await tx.execute(query)).one_or_none()
    if row is None:
        return None
    return RefusingChannel(
        channel_id=ChannelId(row.channel_id),
        guild_id=None if row.guild_id is None else GuildId(row.guild_id),
        refusals=row.refusals,
        broken_at=row.broken_at,
        reason=row.reason,
    )


async def refused(
    tx: AsyncConnection,
    channel_id: ChannelId,
    *,
    guild_id: GuildId | None,
    reason: str,
    allowed: int,
    now: datetime,
) -> bool:
    """Count a refusal; True when the channel is broken now, from the `allowed`-th one on."""
    values = {"channel_id": channel_id, "guild_id": guild_id, "refusals": 0, "reason": reason}
    await insert_once(tx, broken_channel, values)
    statement = (
        update(broken_channel)
        .where(broken_channel.c.channel_id == channel_id)
        .values(refusals=broken_channel.c.refusals + 1, reason=reason)
        .returning(broken_channel.c.refusals)
    )
    if (await tx.execute(statement)).scalar_one() < allowed:
        return False
    await tx.execute(
        update(broken_channel)
        .where(broken_channel.c.channel_id == channel_id)
        .values(broken_at=now)
    )
    return True


async def mended(tx: AsyncConnection, channel_id: ChannelId) -> None:
    """Forget the refusals: a message arrived, or somebody changed the permissions."""
    await tx.execute(delete(broken_channel).where(broken_channel.c.channel_id == channel_id))


async def broken(tx: AsyncConnection) -> Sequence[RefusingChannel]:
    """Return the channels that are marked broken, the longest first."""
    query = (
        select(broken_channel)
        .where(broken_channel.c.broken_at.is_not(None))
        .order_by(broken_channel.c.broken_at)
    )
    return [
        RefusingChannel(
            channel_id=ChannelId(row.channel_id),
            guild_id=None if row.guild_id is None else GuildId(row.guild_id),
            refusals=row.refusals,
            broken_at=row.broken_at,
            reason=row.reason,
        )
        for row in await tx.execute(query)
    ]
