"""Meetings: adding, changing, skipping, moving and ending them.

A change is about the future only: what has begun stays as it was. Who comes to a date that changes
is told. Drafts keep what somebody was shown until they save it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.database import Database, Transaction
from bot.models import GuildId, UserId
from bot.models.meetings import (
    DraftId,
    Meeting,
    MeetingId,
    OtherDate,
    Outline,
)
from bot.rules import recurrence, reminders, when
from bot.services import drafting
from bot.services.agenda import own
from bot.services.announcing import correct
from bot.services.events import look_at_mirror
from bot.services.meeting_changes import tell_change
from bot.services.reminders import look_after_change, look_before_change
from bot.store import drafts, guilds, meetings

MOST_MEETINGS = 1000  # of a group
MOST_OTHERS = 200  # dates of one meeting that are otherwise


class Meetings:
    """The use cases of a group's meetings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- drafts

    async def draft(
        self, guild_id: GuildId, user_id: UserId, body: Mapping[str, Any], *, now: datetime
    ) -> DraftId:
        """Keep what somebody is shown before they save it."""
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            return await drafts.add(tx, guild_id, user_id, body, now)

    async def read_draft(
        self, guild_id: GuildId, user_id: UserId, draft_id: DraftId
    ) -> dict[str, Any] | None:
        """Return somebody's own draft; None where it is gone."""
        async with self._database.reading() as tx:
            return await drafts.read(tx, guild_id, user_id, draft_id)

    async def drop_draft(self, draft_id: DraftId) -> None:
        """Forget a draft that has been kept in another way."""
        async with self._database.transaction() as tx:
            await drafts.drop(tx, draft_id)

    async def save(
        self, guild_id: GuildId, user_id: UserId, draft_id: DraftId, *, now: datetime
    ) -> Meeting | None:
        """Save a draft of a new or changed meeting, once; None where it is gone or too many."""
        async with self._database.transaction() as tx:
            body = await drafts.read(tx, guild_id, user_id, draft_id)
            if body is None or not await drafts.drop(tx, draft_id):
                return None
            outline = drafting.outline_of(body["outline"])
            if body.get("meeting") is not None:
                meeting = await own(tx, guild_id, MeetingId(body["meeting"]))
                if meeting is None:
                    return None
                return await change(tx, meeting, outline, by=user_id, now=now)
            if await meetings.count(tx, guild_id) >= MOST_MEETINGS:
                return None
            return await add(tx, guild_id, outline, by=user_id, now=now)

    # --- single dates, and the end

    async def read_move(
        self, guild_id: GuildId, meeting_id: MeetingId, on: date, typed: str, *, now: datetime
    ) -> datetime | when.Complaint | None:
        """Return to when somebody wants a date moved, on the meeting's clocks; None: no date."""
        async with self._database.reading() as tx:
            meeting = await own(tx, guild_id, meeting_id)
        if meeting is None:
            return None
        held = recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)
        if held is None:
            return None
        return when.read_move(typed, held, zone=meeting.recurrence.zone, now=now)

    async def skip(
        self, guild_id: GuildId, meeting_id: MeetingId, on: date, *, by: UserId, now: datetime
    ) -> bool:
        """Let a date fall out; False where there is none to come."""
        return await self._set_other(guild_id, meeting_id, OtherDate(on), by=by, now=now)

    async def move(
        self,
        guild_id: GuildId,
        meeting_id: MeetingId,
        on: date,
        *,
        to: datetime,
        by: UserId,
        now: datetime,
    ) -> bool:
        """Hold a date at another local time; False where there is none, or that is over."""
        other = OtherDate(on, to.replace(tzinfo=None))
        return await self._set_other(guild_id, meeting_id, other, by=by, now=now)

    async def _set_other(
        self,
        guild_id: GuildId,
        meeting_id: MeetingId,
        other: OtherDate,
        *,
        by: UserId,
        now: datetime,
    ) -> bool:
        async with self._database.transaction() as tx:
            meeting = await own(tx, guild_id, meeting_id)
            if meeting is None or len(meeting.others) >= MOST_OTHERS:
                return False
            rule = meeting.recurrence
            held = recurrence.occurrence_on(rule, meeting.others, on=other.on)
            is_to_come = held is not None and held.starts_at > now
            others = recurrence.with_other(meeting.others, other)
            after = recurrence.occurrence_on(rule, others, on=other.on)
            if not is_to_come or (after is not None and after.starts_at <= now):
                return False
            await look_before_change(tx, meeting, now=now)
            await meetings.set_others(tx, meeting_id, others)
            act = "meeting-skipped" if other.moved_to is None else "meeting-moved"
            await _settle(tx, meeting, by=by, act=act, now=now)
            return True

    async def put_back(
        self, guild_id: GuildId, meeting_id: MeetingId, on: date, *, by: UserId, now: datetime
    ) -> bool:
        """Hold a date as the rule has it again; False where that is over."""
        async with self._database.transaction() as tx:
            meeting = await own(tx, guild_id, meeting_id)
            if meeting is None or not recurrence.is_on(meeting.recurrence, on):
                return False
            if recurrence.starts_at(meeting.recurrence, on) <= now:
                return False
            await look_before_change(tx, meeting, now=now)
            others = [other for other in meeting.others if other.on != on]
            await meetings.set_others(tx, meeting_id, others)
            await _settle(tx, meeting, by=by, act="meeting-put-back", now=now)
            return True

    async def end(
        self, guild_id: GuildId, meeting_id: MeetingId, *, by: UserId, now: datetime
    ) -> Meeting | None:
        """End a meeting: it has no dates from now on. None where there is none."""
        async with self._database.transaction() as tx:
            meeting = await own(tx, guild_id, meeting_id)
            if meeting is None:
                return None
            await look_before_change(tx, meeting, now=now)
            await meetings.change(tx, meeting_id, {"ended_at": now})
            await _settle(tx, meeting, by=by, act="meeting-ended", now=now)
            return meeting

    async def reschedule_all(self, *, now: datetime) -> None:
        """Compute every due time anew, after the time zone data changed."""
        async with self._database.transaction() as tx:
            for meeting_id in await meetings.with_due(tx):
                await look_after_change(tx, meeting_id, now=now)


async def add(
    tx: Transaction, guild_id: GuildId, outline: Outline, *, by: UserId, now: datetime
) -> Meeting:
    """Keep a new meeting."""
    outline = _announceable(outline)
    meeting_id = await meetings.add(tx, guild_id, meetings.outline_values(outline), now=now)
    if outline.others:
        await meetings.set_others(tx, meeting_id, outline.others)
    await _note(tx, guild_id, meeting_id, by=by, act="meeting-added", now=now)
    await look_at_mirror(tx, meeting_id, now=now)
    if outline.announced is not None:
        await look_after_change(tx, meeting_id, now=now)
    return await _read(tx, meeting_id)


async def change(
    tx: Transaction, meeting: Meeting, outline: Outline, *, by: UserId, now: datetime
) -> Meeting:
    """Change a meeting; what has begun stays, and so do skips and moves."""
    await look_before_change(tx, meeting, now=now)
    old, others = meeting.recurrence, meeting.others
    rule = recurrence.with_today(old, others, outline.recurrence, now=now)
    outline = _announceable(replace(outline, recurrence=rule))
    kept = recurrence.others_after_change(old, others, rule, now=now)
    for other in outline.others:
        kept = recurrence.with_other(kept, other)
    values = {**meetings.outline_values(outline), "ended_at": None}
    await meetings.change(tx, meeting.id, values)
    await meetings.set_others(tx, meeting.id, kept)
    return await _settle(tx, meeting, by=by, act="meeting-changed", now=now)


def _announceable(outline: Outline) -> Outline:
    return outline if reminders.may_be_announced(outline.kind) else replace(outline, announced=None)


async def _settle(
    tx: Transaction, before: Meeting, *, by: UserId, act: str, now: datetime
) -> Meeting:
    """Do what follows every change: tell who comes, look at what is due, note who did it."""
    after = await _read(tx, before.id)
    await tell_change(tx, before, after, by=by, now=now)
    await correct(tx, after, now=now)
    await look_after_change(tx, before.id, now=now)
    await look_at_mirror(tx, before.id, now=now)
    await _note(tx, before.guild_id, before.id, by=by, act=act, now=now)
    return await _read(tx, before.id)


async def _read(tx: Transaction, meeting_id: MeetingId) -> Meeting:
    meeting = await meetings.read(tx, meeting_id)
    if meeting is None:
        message = f"meeting {meeting_id} is gone within its own transaction"
        raise LookupError(message)
    return meeting


async def _note(
    tx: Transaction,
    guild_id: GuildId,
    meeting_id: MeetingId,
    *,
    by: UserId,
    act: str,
    now: datetime,
) -> None:
    detail = {"meeting": int(meeting_id)}
    await guilds.write_audit(tx, guild_id, actor_id=by, act=act, detail=detail, now=now)
