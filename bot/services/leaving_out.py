"""Leaving somebody out, also in the middle of a request: to them it looks settled, and no more.

Whoever is left out must not be able to find out. So what they have been told ends for them as
if the person had said that all is well, and what goes on goes on where they cannot see it.
"""

from datetime import datetime

from bot.database import Transaction
from bot.models import DeliveryKind, Guild, Person, PersonId, Request, Rung, UserId
from bot.rules import ladder
from bot.services import all_clear, escalation, pairing
from bot.services.around import around
from bot.store import contacts, guilds, leads, messages, quiet, requests, steps, tellings


async def leave_out(tx: Transaction, person: Person, user_id: UserId, *, now: datetime) -> None:
    """Let somebody hear nothing of this person from now on, an open request included."""
    if user_id == person.user_id or await contacts.is_left_out(tx, person.id, user_id):
        return
    if await contacts.watcher(tx, person.id) == user_id:
        await contacts.choose_watcher(tx, person.id, None)
    before = await leads.contacts(tx, person.id)
    await contacts.put(tx, person.id, user_id, contacts.LEFT_OUT)
    await quiet.look_soon(tx, person.id, now=now)
    request = await requests.open_of(tx, person.id)
    if request is not None:
        await requests.lock(tx, request.id)
        await _move_on(tx, request, user_id, from_room=not before.left_out, now=now)


async def _move_on(
    tx: Transaction, request: Request, user_id: UserId, *, from_room: bool, now: datetime
) -> None:
    lead = await leads.find(tx, request.guild_id, user_id)
    lead_id = None if lead is None else lead.person.id
    has_it, is_second = request.taken_by == user_id, request.second == user_id
    was = all_clear.LEAD if has_it else all_clear.SECOND if is_second else ""
    await _settle_for(tx, request, user_id, lead_id, was=was, now=now)
    was_in_room = from_room and await _settle_in_room(tx, request, now=now)
    if has_it:
        await all_clear.let_rest(tx, request, now=now)
    if has_it or is_second:
        await all_clear.end_thread(tx, request, now=now, kept=False)
        await requests.leave_thread(tx, request.id)
    if lead_id is not None:
        await steps.passed(tx, request.id, lead_id, now=now)
    if has_it:
        await requests.hand_off(tx, request.id, user_id=user_id, now=now)
        await requests.forget_second(tx, request.id)
        await escalation.hand_on(tx, request, None if lead is None else lead.person, now)
    elif is_second:
        await pairing.replace_second(tx, request, now)
    elif request.taken_by is None:
        await _ask_the_others(tx, request, was_in_room=was_in_room, now=now)


async def _settle_for(
    tx: Transaction,
    request: Request,
    user_id: UserId,
    lead_id: PersonId | None,
    *,
    was: str,
    now: datetime,
) -> None:
    """Tell the one who is left out what everybody hears when it is over, if they were told."""
    told = {told_id for told_id, _ in await steps.told(tx, request.id)}
    helped = await tellings.helped(tx, request.person_id, since=request.opened_at)
    if lead_id is not None and (was or lead_id in told or user_id in helped):
        await all_clear.tell_lead(tx, request, lead_id, by=request.user_id, now=now, was=was)


async def _settle_in_room(tx: Transaction, request: Request, *, now: datetime) -> bool:
    """Close it in the rooms where they could read on; False when it stood in none."""
    stood_in = await messages.rooms(tx, request.id)
    for room_id in stood_in:
        await all_clear.tell_room(tx, request, room_id, now=now)
    return bool(stood_in)


async def _ask_the_others(
    tx: Transaction, request: Request, *, was_in_room: bool, now: datetime
) -> None:
    """Go on without them; who read in the room that it is settled is asked again in person."""
    if was_in_room and request.asked_from_at <= now:
        passed = {page.lead_id for page in await steps.pages(tx, request.id) if page.passed_at}
        told = [lead_id for lead_id, _ in await steps.told(tx, request.id)]
        guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
        found = await around(tx, request, guild, now)
        there = ladder.may_hear(found.asking, found.candidates, now)
        again = [lead_id for lead_id in told if lead_id in there - passed]
        if again:
            step_id = await steps.begun(
                tx, request.id, level=request.level, position=0, rung=Rung.AGAIN, now=now
            )
            for lead_id in again:
                await escalation.page_lead(tx, request, step_id, lead_id, now=now)
    await escalation.nobody_left(tx, request, now)
    mark = f"left-out:{int(now.timestamp() * 1000)}"
    await escalation.tell(tx, request, DeliveryKind.STATUS, mark=mark, now=now)
