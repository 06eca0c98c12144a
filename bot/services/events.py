"""The next date of each meeting among Discord's scheduled events, where an admin wants that.

A look decides nothing but that there is something to settle: what has to stand in Discord is read
when the delivery leaves. At most one of a meeting is on its way at a time, so none is made twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.database import Database, Transaction
from bot.models import ChannelId, DeliveryKind, Guild, GuildId, Lane, UserId
from bot.models.meetings import Meeting, MeetingId, Occurrence
from bot.rules import recurrence, reminders
from bot.store import deliveries, guilds, meetings

AGAIN = timedelta(seconds=30)  # when one is still on its way


@dataclass(frozen=True, slots=True)
class Mirroring:
    """What has to stand among Discord's scheduled events for one meeting."""

    guild: Guild
    meeting: Meeting
    occurrence: Occurrence | None  # None: nothing
    is_running: bool = False


class Events:
    """The use cases of the mirror."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def switch(self, guild_id: GuildId, *, on: bool, by: UserId, now: datetime) -> None:
        """Show the meetings of a group among Discord's events, or take them away there."""
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            await guilds.change(tx, guild_id, {"mirror_events": on})
            detail = {"mirror_events": on}
            await guilds.write_audit(
                tx, guild_id, actor_id=by, act="settings", detail=detail, now=now
            )
            await meetings.look_at_mirrors(tx, guild_id, now=now)

    async def mirroring(self, meeting_id: MeetingId, *, now: datetime) -> Mirroring | None:
        """Return what has to stand for a meeting; None when it is gone with its group."""
        async with self._database.reading() as tx:
            return await _mirroring(tx, meeting_id, now)

    async def stands(self, meeting_id: MeetingId, *, event_id: int | None, on: date | None) -> None:
        """Take in what stands there now."""
        async with self._database.transaction() as tx:
            await meetings.change(tx, meeting_id, {"event_id": event_id, "event_on": on})


class EventPlanner:
    """Looks at the mirrors whose time has come; a planner of the dispatcher."""

    name = "events"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the meetings to be looked at."""
        return await meetings.events_due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Have one mirror settled, and store when its date is over."""
        meeting_id = MeetingId(row)
        found = await _mirroring(tx, meeting_id, now)
        if found is None:
            await meetings.change(tx, meeting_id, {"event_due_at": None})
            return
        guild_id = found.guild.id
        prefix = f"event:{meeting_id}:"
        if await deliveries.any_open_like(tx, DeliveryKind.EVENT, prefix):
            await meetings.change(tx, meeting_id, {"event_due_at": now + AGAIN})
            return
        then = None if found.occurrence is None else found.occurrence.ends_at
        await meetings.change(tx, meeting_id, {"event_due_at": then})
        if found.occurrence is None and found.meeting.event_id is None:
            return
        await deliveries.enqueue(
            tx,
            key=f"{prefix}{int(now.timestamp() * 1000)}",
            kind=DeliveryKind.EVENT,
            lane=Lane.PROMPT,
            due_at=now,
            now=now,
            guild_id=guild_id,
            channel_id=ChannelId(guild_id),  # it goes to no channel, and a delivery has a place
            facts={"meeting": meeting_id},
        )

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Look at this one again later."""
        await meetings.change(tx, MeetingId(row), {"event_due_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next one is due."""
        return await meetings.next_event_due_at(tx)


async def look_at_mirror(tx: Transaction, meeting_id: MeetingId, *, now: datetime) -> None:
    """Have the mirror of a meeting looked at soon, where the group has one."""
    meeting = await meetings.read(tx, meeting_id)
    guild = None if meeting is None else await guilds.read(tx, meeting.guild_id)
    if meeting is None or guild is None:
        return
    if guild.mirror_events or meeting.event_id is not None:
        await meetings.change(tx, meeting_id, {"event_due_at": now})


async def _mirroring(tx: Transaction, meeting_id: MeetingId, now: datetime) -> Mirroring | None:
    meeting = await meetings.read(tx, meeting_id)
    guild = None if meeting is None else await guilds.read(tx, meeting.guild_id)
    if meeting is None or guild is None or guild.left_at is not None:
        return None
    is_public = guild.mirror_events and reminders.may_be_announced(meeting.kind)
    if not is_public or meeting.ended_at is not None:
        return Mirroring(guild, meeting, None)
    held = recurrence.running(meeting.recurrence, meeting.others, now=now)
    if held is not None and held.on == meeting.event_on:
        return Mirroring(guild, meeting, held, is_running=True)
    following = recurrence.next_occurrence(meeting.recurrence, meeting.others, after=now)
    return Mirroring(guild, meeting, following)
