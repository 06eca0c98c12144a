"""What those who come hear about the host once it is late: that there is none, or is one after all.

Whoever was told that nobody has said yes is told when somebody has, once. A host who cannot after
all, so late that nobody is told any more by the clock, is told at once; that happens once a date.
"""

from datetime import date, datetime

from bot.database import Transaction
from bot.models import Delivery, DeliveryKind, DeliveryState, Lane, UserId
from bot.models.meetings import Coming, Meeting, MeetingId, Occurrence
from bot.rules import recurrence, reminders
from bot.rules.reminders import Act, Item
from bot.services.reminders import key_of, say
from bot.store import coming, deliveries, meetings


async def tell_found(
    tx: Transaction, meeting: Meeting, occurrence: Occurrence, *, now: datetime
) -> None:
    """Tell those who come, and had heard that nobody hosts it, that somebody does."""
    if occurrence.starts_at <= now:
        return
    none = _no_host(occurrence, now)
    come = [each for each in await coming.of_date(tx, meeting.id, occurrence.on) if each.is_coming]
    keys = [_key(meeting, none, each, again=again) for each in come for again in (False, True)]
    for told in await deliveries.with_keys(tx, keys):
        if told.state is DeliveryState.SENT:
            await _tell_found(tx, told, occurrence, now=now)


async def told_no_host(tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
    """Take in that somebody has just heard that nobody hosts it: by now somebody may."""
    meeting_id = MeetingId(int(delivery.facts["meeting"]))
    await meetings.lock(tx, meeting_id)
    meeting = await meetings.read(tx, meeting_id)
    on = date.fromisoformat(str(delivery.facts["on"]))
    if meeting is None:
        return
    held = recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)
    said = (await coming.hosting(tx, meeting_id, on)).values()
    if held is not None and held.starts_at > now and any(hosts for _, hosts in said):
        await _tell_found(tx, delivery, held, now=now)


async def ask_next(
    tx: Transaction,
    meeting: Meeting,
    occurrence: Occurrence,
    *,
    after: UserId,
    had_said_yes: bool,
    now: datetime,
) -> None:
    """Ask the stand-in, or else the leads' room, without waiting for their time.

    What the clock asked while somebody had said yes was not said; so it is asked again.
    """
    is_host = meeting.host == after
    act = Act.ASK_STAND_IN if is_host and meeting.stand_in is not None else Act.ASK_ROOM
    by_the_clock = reminders.STAND_IN if act is Act.ASK_STAND_IN else reminders.LEADS
    again = had_said_yes and now >= occurrence.starts_at - by_the_clock
    await say(tx, meeting, Item(now, act, occurrence), now=now, again=again)
    if had_said_yes and occurrence.starts_at - reminders.NO_HOST <= now:
        await say(tx, meeting, _no_host(occurrence, now), now=now, again=True)


async def _tell_found(
    tx: Transaction, told: Delivery, occurrence: Occurrence, *, now: datetime
) -> None:
    await deliveries.enqueue(
        tx,
        key=f"host-found:{told.id}",
        kind=DeliveryKind.HOST_FOUND,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=told.guild_id,
        person_id=told.person_id,
        facts=told.facts,
        expires_at=occurrence.starts_at,
    )


def _no_host(occurrence: Occurrence, now: datetime) -> Item:
    return Item(now, Act.TELL_NO_HOST, occurrence)


def _key(meeting: Meeting, item: Item, each: Coming, *, again: bool) -> str:
    return key_of(meeting.id, item, person_id=each.person_id, again=again)
