"""Meetings in a channel, where the group is reminded: what stands there is kept true.

When a date is announced is decided with all that is said around it, in `reminders`. Here is what
follows: a channel that was told of a date which changed is told so, and one that is gone is left.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.database import Database, Transaction
from bot.models import ChannelId, Delivery, DeliveryKind, Guild, GuildId, Lane
from bot.models.meetings import Meeting, MeetingId, Occurrence
from bot.rules import recurrence, reminders
from bot.services import notices
from bot.store import announcements, deliveries, guilds, meetings
from bot.store.announcements import Told

OFF = 0  # in the facts of a delivery, where a start would be: it is not held
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Announced:
    """What a message in a channel is worded from."""

    guild: Guild
    meeting: Meeting
    on: date
    starts_at: datetime | None  # None: it is not held


class Announcing:
    """The use cases of a meeting in a channel."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, delivery: Delivery) -> Announced | None:
        """Return what a message is worded from; None when it is not true or wanted any more."""
        async with self._database.reading() as tx:
            meeting = await meetings.read(tx, MeetingId(int(delivery.facts["meeting"])))
            guild = None if meeting is None else await guilds.read(tx, meeting.guild_id)
            if meeting is None or guild is None or guild.left_at is not None:
                return None
            on = date.fromisoformat(str(delivery.facts["on"]))
            held = _held(meeting, on)
            starts_at = None if held is None else held.starts_at
            if _stamp(starts_at) != delivery.facts["starts"]:
                return None
            if delivery.kind is DeliveryKind.ANNOUNCEMENT and not _is_wanted(meeting, delivery):
                return None
            return Announced(guild, meeting, on, starts_at)

    async def sent(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Keep what the channel knows now; it may have changed while it was on its way."""
        meeting_id = MeetingId(int(delivery.facts["meeting"]))
        await meetings.lock(tx, meeting_id)
        meeting = await meetings.read(tx, meeting_id)
        if meeting is None or delivery.channel_id is None:
            return
        starts = int(delivery.facts["starts"])
        await announcements.tell(
            tx,
            meeting_id,
            date.fromisoformat(str(delivery.facts["on"])),
            delivery.channel_id,
            starts_at=None if starts == OFF else datetime.fromtimestamp(starts, UTC),
        )
        await correct(tx, meeting, now=now)

    async def not_there(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Take in that the channel of an announcement is gone."""
        if delivery.guild_id is not None and delivery.channel_id is not None:
            await channel_gone(tx, delivery.guild_id, delivery.channel_id, now=now)

    async def not_allowed(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Tell the admins, once for each channel, that we may not write in it."""
        guild = delivery.guild_id and await guilds.read(tx, delivery.guild_id)
        if guild:
            mark, channel = str(delivery.channel_id), f"<#{delivery.channel_id}>"
            line = "notice-announce-refused"
            await notices.tell(tx, guild, line, mark=mark, now=now, channel=channel)


async def correct(tx: Transaction, meeting: Meeting, *, now: datetime) -> None:
    """Tell each channel that was told of a date to come what that date is now, if it differs."""
    for told in await announcements.of_meeting(tx, meeting.id):
        held = _held(meeting, told.on)
        starts_at = None if held is None else held.starts_at
        lies_ahead = [at for at in (told.starts_at, starts_at) if at is not None and at > now]
        if told.starts_at == starts_at or not lies_ahead:
            continue
        if told.starts_at is not None and told.starts_at <= now:
            continue  # what has begun stays as it was
        await _enqueue(tx, meeting, told, starts_at, until=max(lies_ahead), now=now)


async def _enqueue(
    tx: Transaction,
    meeting: Meeting,
    told: Told,
    starts_at: datetime | None,
    *,
    until: datetime,
    now: datetime,
) -> None:
    on, starts = told.on.isoformat(), _stamp(starts_at)
    was = _stamp(told.starts_at)
    await deliveries.enqueue(
        tx,
        key=f"announced:{meeting.id}:{on}:{told.channel_id}:{told.times}:{starts}",
        kind=DeliveryKind.ANNOUNCE_CHANGE,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=meeting.guild_id,
        channel_id=told.channel_id,
        facts={"meeting": meeting.id, "on": on, "was": was, "starts": starts},
        expires_at=max(until, now + A_MINUTE),
    )


async def channel_gone(
    tx: Transaction, guild_id: GuildId, channel_id: ChannelId, *, now: datetime
) -> bool:
    """Remind a channel that is gone of nothing any more, and tell the admins; False: of nothing."""
    lost = await meetings.announced_in(tx, guild_id, channel_id)
    for meeting_id in lost:
        await meetings.change(tx, meeting_id, {"announce_in": None, "announce_minutes": None})
    guild = await guilds.read(tx, guild_id)
    if lost and guild is not None:
        await notices.tell(tx, guild, "notice-announce-gone", mark=str(channel_id), now=now)
    return bool(lost)


def _held(meeting: Meeting, on: date) -> Occurrence | None:
    if meeting.ended_at is not None:
        return None
    return recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)


def _is_wanted(meeting: Meeting, delivery: Delivery) -> bool:
    announced = meeting.announced
    is_there = announced is not None and announced.channel_id == delivery.channel_id
    return is_there and reminders.may_be_announced(meeting.kind)


def _stamp(at: datetime | None) -> int:
    return OFF if at is None else int(at.timestamp())
