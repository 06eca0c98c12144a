"""All is well: said to everybody who was told, each in their own hours, by a new message."""

from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import (
    ChannelId,
    DeliveryKind,
    Lane,
    Level,
    PersonId,
    Request,
    Sent,
    Telling,
    UserId,
)
from bot.rules import duty
from bot.services import escalation
from bot.services.hours import hours_of
from bot.store import deliveries, hand_notes, leads, messages, requests, steps, tellings
from bot.store.messages import enqueue_removal

THREAD_KEPT = timedelta(days=7)  # after closing
LEAD, SECOND = "lead", "second"  # what somebody was to a request


async def tell_everybody(tx: Transaction, request: Request, *, by: UserId, now: datetime) -> None:
    """Stop asking, and tell whoever was told: the person, the leads, the room. Tidy the rest."""
    await steps.stop(tx, request.id)
    if by != request.user_id:
        await escalation.tell(tx, request, DeliveryKind.CLOSED, mark=request.level, now=now)
    else:
        await _take_status_away(tx, request, now=now)
    for lead_id, _ in await steps.told(tx, request.id):
        await tell_lead(tx, request, lead_id, by=by, now=now)
    for helper in await _helpers(tx, request):
        lead = await leads.find(tx, request.guild_id, helper)
        if lead:
            await tell_lead(tx, request, lead.person.id, by=by, now=now)
        if lead and helper != by:
            await tellings.note(
                tx, person_id=request.person_id, told=helper, what=Telling.ALL_CLEAR, now=now
            )
    for room_id in await messages.rooms(tx, request.id):
        await tell_room(tx, request, room_id, now=now)
    await take_post_back(tx, request, now=now)
    await hand_notes.forget(tx, request.id)
    await end_thread(tx, request, now=now)
    await let_rest(tx, request, now=now)


async def _take_status_away(tx: Transaction, request: Request, *, now: datetime) -> None:
    """Leave nothing standing that says what comes next: nothing does."""
    for sent in await messages.of_kind(tx, request.id, DeliveryKind.STATUS):
        await enqueue_removal(tx, sent, guild_id=request.guild_id, now=now)


async def _helpers(tx: Transaction, request: Request) -> list[UserId]:
    """Return who knows whose request it is: those who have it, and those who gave it back."""
    known = await tellings.helped(tx, request.person_id, since=request.opened_at)
    known |= {it for it in (request.taken_by, request.second) if it is not None}
    return sorted(known - (await leads.contacts(tx, request.person_id)).left_out)


async def tell_lead(
    tx: Transaction,
    request: Request,
    lead_id: PersonId,
    *,
    by: UserId | None,
    now: datetime,
    was: str | None = None,
) -> None:
    """Tell one lead, once; who closed it themselves knows. It wakes nobody.

    `was` says what they were to it, where the request will not say so any more.
    """
    lead = await leads.read(tx, lead_id)
    if lead is not None and lead.person.user_id == by:
        return
    due_at = now if lead is None else max(now, _awake_at(hours_of(lead), now))
    await deliveries.enqueue(
        tx,
        key=f"all-clear:{request.id}:{lead_id}",
        kind=DeliveryKind.CLOSED,
        lane=Lane.REMINDER,
        due_at=due_at,
        now=now,
        guild_id=request.guild_id,
        person_id=lead_id,
        request_id=request.id,
        facts={
            "by_member": int(by == request.user_id),
            **({} if was is None else {"was": was}),
        },
    )


def _awake_at(hours: duty.Hours, now: datetime) -> datetime:
    """Return the end of the quiet hours, or now: being on in them, or off, keeps nothing away."""
    if duty.is_on(hours, now):
        return now
    return duty.quiet_until(hours, now) or now


async def tell_room(
    tx: Transaction, request: Request, channel_id: ChannelId, *, now: datetime
) -> None:
    """Tell a room in which it was asked, once."""
    await deliveries.enqueue(
        tx,
        key=f"all-clear:{request.id}:room:{channel_id}",
        kind=DeliveryKind.CLOSED,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=request.guild_id,
        channel_id=channel_id,
        request_id=request.id,
    )


async def take_post_back(tx: Transaction, request: Request, *, now: datetime) -> bool:
    """Take away all that was posted in the person's own name, or is about to be; False: nothing."""
    posts = await deliveries.of_request(tx, request.id, DeliveryKind.ROOM_POST)
    for post in posts:
        if post.message_id is None or post.sent_channel_id is None:
            await deliveries.call_back(tx, post)
            continue
        sent = Sent(post.sent_channel_id, post.message_id)
        await enqueue_removal(tx, sent, guild_id=request.guild_id, now=now, lane=Lane.REMINDER)
    return bool(posts)


async def end_thread(
    tx: Transaction, request: Request, *, now: datetime, kept: bool | None = None
) -> None:
    """Lock and archive the thread, and delete it in seven days unless the member keeps it.

    Neither hangs on the request, which may go before.
    """
    if request.thread_id is None:
        return
    await deliveries.enqueue(
        tx,
        key=f"thread-close:{request.thread_id}:{int(now.timestamp())}",
        kind=DeliveryKind.THREAD_CLOSE,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=request.guild_id,
        channel_id=request.thread_id,
    )
    if request.thread_kept if kept is None else kept:
        return
    await deliveries.enqueue(
        tx,
        key=f"thread-end:{request.thread_id}:{int(now.timestamp())}",
        kind=DeliveryKind.THREAD_END,
        lane=Lane.PROMPT,
        due_at=now + THREAD_KEPT,
        now=now,
        guild_id=request.guild_id,
        channel_id=request.thread_id,
    )


async def let_rest(tx: Transaction, request: Request, *, now: datetime) -> None:
    """Let the lead who had a hard one be off until tomorrow, without being asked for it."""
    if request.level is not Level.RIGHT_NOW or request.taken_by is None:
        return
    lead = await leads.find(tx, request.guild_id, request.taken_by)
    if lead is not None:
        until = duty.tomorrow(hours_of(lead), now)
        await leads.change(tx, lead.person.id, {"rest_until": until, "on_until": None})


async def arrived_too_late(
    tx: Transaction, request: Request, lead_id: PersonId, *, now: datetime
) -> None:
    """Tell a lead whose page arrived after the request was closed."""
    current = await requests.read(tx, request.id)
    if current is not None and current.closed_at is not None:
        await tell_lead(tx, current, lead_id, by=None, now=now)
