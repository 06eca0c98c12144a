"""What is said around the dates of a meeting, each thing once and at its time.

Each meeting has one `due_at`: when the first thing still to be said about it is due. Looking at
a meeting says all that fell due since the last look (`said_until`), and stores when to look again.
Whoever changes something that the times depend on looks before the change, by the old times, and
again after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.database import Transaction
from bot.models import ChannelId, DeliveryKind, Lane, PersonId
from bot.models.meetings import HostPlace, Meeting, MeetingId, Occurrence
from bot.rules import recurrence, reminders
from bot.rules.reminders import Act, Followed, Item
from bot.store import announcements, coming, deliveries, guilds, meetings

KINDS = {
    Act.REMIND: DeliveryKind.MEETING_REMINDER,
    Act.TELL_HOST: DeliveryKind.HOST_NOTE,
    Act.ASK_HOST: DeliveryKind.HOST_ASK,
    Act.ASK_STAND_IN: DeliveryKind.HOST_ASK,
    Act.ASK_ROOM: DeliveryKind.HOST_ROOM,
    Act.TELL_NO_HOST: DeliveryKind.NO_HOST,
    Act.AFTER: DeliveryKind.HOST_AFTER,
    Act.ANNOUNCE: DeliveryKind.ANNOUNCEMENT,
}
TO_HOST = frozenset({Act.TELL_HOST, Act.ASK_HOST})
IN_A_CHANNEL = frozenset({Act.ASK_ROOM, Act.ANNOUNCE})
LONGEST_AWAY = timedelta(days=14)  # what fell due longer ago is not even noted


class ReminderPlanner:
    """Says what is due around meetings; a planner of the dispatcher."""

    name = "meetings"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the meetings to be looked at."""
        return await meetings.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Say what is due around one meeting, and store when to look again."""
        meeting = await meetings.read(tx, MeetingId(row))
        if meeting is not None:
            await look(tx, meeting, now=now)

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Look at this one again later."""
        await meetings.change(tx, MeetingId(row), {"due_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next one is due."""
        return await meetings.next_due_at(tx)


async def look(tx: Transaction, meeting: Meeting, *, now: datetime) -> None:
    """Say all that fell due since the last look, and store when to look again."""
    found = await _items(tx, meeting, now)
    await _say_due(tx, meeting, found, now=now)
    await _store_next(tx, meeting, found, now=now)


async def look_before_change(tx: Transaction, meeting: Meeting, *, now: datetime) -> None:
    """Say what has fallen due by the times of before a change."""
    if meeting.due_at is not None and meeting.due_at <= now:
        await _say_due(tx, meeting, await _items(tx, meeting, now), now=now)


async def look_after_change(tx: Transaction, meeting_id: MeetingId, *, now: datetime) -> None:
    """Store when a meeting that was changed is looked at again.

    By its new times nothing has fallen due yet, but that a channel may have to hear of it now.
    """
    meeting = await meetings.read(tx, meeting_id)
    if meeting is not None:
        found = await _items(tx, meeting, now)
        await _say_due(tx, replace(meeting, said_until=None), found, now=now)
        await _store_next(tx, meeting, found, now=now)


async def say(
    tx: Transaction, meeting: Meeting, item: Item, *, now: datetime, again: bool = False
) -> None:
    """Put one thing into the outbox, for everybody it is for; a second time changes nothing.

    `again` is for what has become true once more since the clock said it, or had no need to.
    """
    if (channel_id := await _where(tx, meeting, item)) is not None:
        await _enqueue(tx, meeting, item, now=now, channel_id=channel_id, again=again)
    for person_id in await _whom(tx, meeting, item):
        await _enqueue(tx, meeting, item, now=now, person_id=person_id, again=again)


async def _where(tx: Transaction, meeting: Meeting, item: Item) -> ChannelId | None:
    if item.act is Act.ASK_ROOM:
        guild = await guilds.read(tx, meeting.guild_id)
        return None if guild is None else guild.leads_room_id
    if item.act is Act.ANNOUNCE and meeting.announced is not None:
        return meeting.announced.channel_id
    return None


async def _whom(tx: Transaction, meeting: Meeting, item: Item) -> list[PersonId]:
    if item.act in IN_A_CHANNEL:
        return []
    if item.act is Act.REMIND:
        chosen = await coming.of_date(tx, meeting.id, item.occurrence.on)
        return [each.person_id for each in chosen if each.remind_minutes == item.minutes]
    if item.act is Act.TELL_NO_HOST:
        chosen = await coming.of_date(tx, meeting.id, item.occurrence.on)
        return [each.person_id for each in chosen if each.is_coming]
    if item.act is Act.AFTER:
        return await _who_hosted(tx, meeting, item.occurrence.on)
    place = HostPlace.HOST if item.act in TO_HOST else HostPlace.STAND_IN
    person_id = (await meetings.hosts(tx, meeting.id)).get(place)
    return [] if person_id is None else [person_id]


async def _who_hosted(tx: Transaction, meeting: Meeting, on: date) -> list[PersonId]:
    """Return who said yes to a date; else its host, unless they said that they can't."""
    said = await coming.hosting(tx, meeting.id, on)
    found = [person_id for person_id, (_, hosts) in said.items() if hosts]
    host = (await meetings.hosts(tx, meeting.id)).get(HostPlace.HOST)
    return found or [it for it in (host,) if it is not None and it not in said]


def _held(meeting: Meeting, on: date) -> Occurrence | None:
    return recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)


async def _items(tx: Transaction, meeting: Meeting, now: datetime) -> list[Item]:
    if meeting.ended_at is not None:
        return []
    since = max(meeting.said_until or now, now - LONGEST_AWAY)
    chosen = await coming.followed(tx, meeting.id, since=since - reminders.BEHIND)
    followed = _followed(chosen)
    is_hosted = meeting.host is not None or meeting.stand_in is not None
    if not followed and not is_hosted and meeting.announced is None:
        return []
    dates = {held.on: held for held in reminders.around(meeting, since=since, now=now)}
    for on in followed:
        if on not in dates and (held := _held(meeting, on)) is not None:
            dates[on] = held
    return [
        item
        for on, held in dates.items()
        for item in reminders.items(meeting, held, followed.get(on, Followed()))
    ]


def _followed(chosen: Iterable[tuple[date, int | None, bool]]) -> dict[date, Followed]:
    found: dict[date, Followed] = {}
    for on, minutes, is_coming in chosen:
        before = found.get(on, Followed())
        wanted = before.minutes if minutes is None else before.minutes | {minutes}
        found[on] = Followed(wanted, before.is_coming or is_coming)
    return found


async def _say_due(
    tx: Transaction, meeting: Meeting, found: Iterable[Item], *, now: datetime
) -> None:
    known = await _known_dates(tx, meeting)
    for item in sorted(found, key=lambda item: item.at):
        is_known = item.occurrence.on in known
        if reminders.is_due(item, since=meeting.said_until, now=now, is_known=is_known):
            await say(tx, meeting, item, now=now)


async def _known_dates(tx: Transaction, meeting: Meeting) -> set[date]:
    """Return the dates of which the channel of a meeting has heard."""
    if meeting.announced is None:
        return set()
    told = await announcements.of_meeting(tx, meeting.id)
    return {each.on for each in told if each.channel_id == meeting.announced.channel_id}


async def _store_next(
    tx: Transaction, meeting: Meeting, found: Iterable[Item], *, now: datetime
) -> None:
    due_at = reminders.first_after(found, now)
    await meetings.change(tx, meeting.id, {"due_at": due_at, "said_until": now})


async def _enqueue(
    tx: Transaction,
    meeting: Meeting,
    item: Item,
    *,
    now: datetime,
    person_id: PersonId | None = None,
    channel_id: ChannelId | None = None,
    again: bool = False,
) -> None:
    start = int(item.occurrence.starts_at.timestamp())
    on = item.occurrence.on.isoformat()
    await deliveries.enqueue(
        tx,
        key=key_of(meeting.id, item, person_id=person_id, channel_id=channel_id, again=again),
        kind=KINDS[item.act],
        lane=Lane.REMINDER,
        due_at=min(item.at, now),
        now=now,
        guild_id=meeting.guild_id,
        person_id=person_id,
        channel_id=channel_id,
        facts={"meeting": meeting.id, "on": on, "starts": start, "act": item.act.value},
        expires_at=item.expires_at,
    )


def key_of(
    meeting_id: MeetingId,
    item: Item,
    *,
    person_id: PersonId | None = None,
    channel_id: ChannelId | None = None,
    again: bool = False,
) -> str:
    """Return the key of one thing said about one date, at the start that it has."""
    start = int(item.occurrence.starts_at.timestamp())
    whose = str(channel_id) if item.act is Act.ANNOUNCE else "room"
    if person_id is not None:
        whose = f"{item.minutes}:{person_id}"
    key = f"meeting:{meeting_id}:{item.occurrence.on.isoformat()}:{start}:{item.act}:{whose}"
    return f"{key}:again" if again else key
