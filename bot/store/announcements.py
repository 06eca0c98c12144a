"""What channels were told of the dates of meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId
from bot.models.meetings import MeetingId
from bot.store.schema import meeting_told
from bot.store.writing import upsert


@dataclass(frozen=True, slots=True)
class Told:
    """What one channel was last told of one date."""

    on: date
    channel_id: ChannelId
    starts_at: datetime | None  # None: that it is not held
    times: int  # how often it was told


async def of_meeting(tx: AsyncConnection, meeting_id: MeetingId) -> Sequence[Told]:
    """Return what channels were told of the dates of a meeting, as long as that is kept."""
    query = select(meeting_told).where(meeting_told.c.meeting_id == meeting_id)
    return [
        Told(row.day_on, ChannelId(row.channel_id), row.starts_at, row.times)
        for row in await tx.execute(query.order_by(meeting_told.c.day_on))
    ]


async def tell(
    tx: AsyncConnection,
    meeting_id: MeetingId,
    on: date,
    channel_id: ChannelId,
    *,
    starts_at: datetime | None,
) -> None:
    """Keep what a channel has just been told of a date."""
    key = {"meeting_id": meeting_id, "day_on": on, "channel_id": channel_id}
    before = select(meeting_told.c.times).filter_by(**key)
    times = (await tx.execute(before)).scalar_one_or_none() or 0
    values = {**key, "starts_at": starts_at, "times": times + 1}
    await upsert(tx, meeting_told, values, on=list(key))


async def forget(tx: AsyncConnection, *, before: date) -> None:
    """Forget what was told of dates of long ago."""
    await tx.execute(delete(meeting_told).where(meeting_told.c.day_on < before))
