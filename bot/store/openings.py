"""New DM channels, counted: Discord silences a bot that opens too many."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, GuildId
from bot.store.schema import delivery, dm_opening, person

WAITING = "waits for its turn to open a DM"  # the reason that such a delivery carries


async def take_turn(
    tx: AsyncConnection, *, rations: Sequence[tuple[int, int]], real_now: datetime
) -> datetime | None:
    """Count one opening and return None; over a ration count nothing and return when to ask again.

    A ration is (how many, within how many seconds), in real time. The count is written before
    Discord is asked: a crash in between costs a turn and never exceeds the ration.
    """
    later = await next_turn_at(tx, rations=rations, real_now=real_now)
    if later is not None:
        return later
    await tx.execute(insert(dm_opening).values(opened_at=real_now))
    return None


async def next_turn_at(
    tx: AsyncConnection, *, rations: Sequence[tuple[int, int]], real_now: datetime
) -> datetime | None:
    """Return when the next DM may be opened; None when one may be now. Nothing is counted."""
    turns = [await _free_at(tx, count, seconds, real_now) for count, seconds in rations]
    return max((turn for turn in turns if turn is not None), default=None)


async def _free_at(
    tx: AsyncConnection, count: int, seconds: int, real_now: datetime
) -> datetime | None:
    window = timedelta(seconds=seconds)
    query = (
        select(dm_opening.c.opened_at)
        .where(dm_opening.c.opened_at > real_now - window)
        .order_by(dm_opening.c.opened_at.desc())
        .offset(count - 1)
        .limit(1)
    )
    opened_at = (await tx.execute(query)).scalar_one_or_none()
    return None if opened_at is None else opened_at + window


async def count_waiting(tx: AsyncConnection) -> int:
    """Return how many deliveries wait for their turn already."""
    query = select(func.count()).where(delivery.c.state == "due", delivery.c.reason == WAITING)
    return int((await tx.execute(query)).scalar_one())


async def gone(tx: AsyncConnection, channel_id: ChannelId) -> None:
    """Forget a channel that is not there any more, whoever's place it was."""
    for column in (person.c.dm_channel_id, person.c.thread_id):
        await tx.execute(update(person).where(column == channel_id).values({column: None}))


async def forget(tx: AsyncConnection, before: datetime) -> None:
    """Delete openings older than the longest ration."""
    await tx.execute(delete(dm_opening).where(dm_opening.c.opened_at < before))


async def waiting_in(tx: AsyncConnection, guild_id: GuildId) -> int:
    """Return how many people of a group wait for their DM to be opened."""
    people = func.count(delivery.c.person_id.distinct())
    query = select(people).where(delivery.c.state == "due", delivery.c.reason == WAITING)
    return int((await tx.execute(query.where(delivery.c.guild_id == guild_id))).scalar_one())
