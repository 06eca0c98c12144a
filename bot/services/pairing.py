"""Nobody helps alone: the second lead of a request, and the private thread that holds all three."""

from datetime import datetime

from bot.database import Transaction
from bot.models import (
    DeliveryKind,
    Guild,
    Lane,
    Level,
    PersonId,
    Request,
    RequestKind,
    Rung,
    Telling,
    UserId,
)
from bot.rules import ladder
from bot.services import escalation
from bot.services.around import around
from bot.store import deliveries, guilds, requests, steps, tellings


async def find_second(
    tx: Transaction,
    request: Request,
    guild: Guild,
    now: datetime,
    *,
    besides: UserId | None = None,
) -> None:
    """Name a second lead who is there now, and open the thread; without one there is none."""
    if request.kind is RequestKind.HELLO or request.taken_by is None:
        return
    if request.second is None:
        found = await _others(tx, request, guild, now, wake=False)
        there = [it for it in found if it[1] != besides]
        if not there:
            return
        second = there[0][1]
        if not await requests.come_in(tx, request.id, user_id=second):
            return
        await tellings.note(
            tx, person_id=request.person_id, told=second, what=Telling.SECOND, now=now
        )
    current = await requests.read(tx, request.id)
    if current is not None:
        await open_thread(tx, current, guild, now)


async def replace_second(
    tx: Transaction, request: Request, now: datetime, *, besides: UserId | None = None
) -> None:
    """Find another second lead, or ask who comes in: the one there was is so no more."""
    await requests.forget_second(tx, request.id)
    current = await requests.read(tx, request.id)
    if current is None:
        return
    guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
    await find_second(tx, current, guild, now, besides=besides)
    found = await requests.read(tx, request.id)
    if found is not None and found.second is None:
        await call_in(tx, found, now, besides=besides)


async def open_thread(tx: Transaction, request: Request, guild: Guild, now: datetime) -> None:
    """Let the thread be opened, or the newcomer be added to the one there is."""
    if guild.check_in_channel_id is None or request.taken_by is None or request.second is None:
        return
    gone = await _have_gone(tx, request)  # who was taken out of it is let in again
    turn = f"{request.thread_round}:{gone}" if gone else request.thread_round
    await deliveries.enqueue(
        tx,
        key=f"help-thread:{request.id}:{request.taken_by}:{request.second}:{turn}",
        kind=DeliveryKind.HELP_THREAD,
        lane=Lane.REQUEST,
        due_at=now,
        now=now,
        guild_id=request.guild_id,
        person_id=request.person_id,
        request_id=request.id,
        facts={"lead": request.taken_by, "second": request.second},
    )


async def let_go(tx: Transaction, request: Request, user_id: UserId, *, now: datetime) -> None:
    """Take a lead out of the thread who has no more to do with what is said there."""
    if request.thread_id is None:
        return
    await deliveries.enqueue(
        tx,
        key=f"thread-leave:{request.id}:{await _have_gone(tx, request)}",
        kind=DeliveryKind.THREAD_LEAVE,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=request.guild_id,
        channel_id=request.thread_id,
        request_id=request.id,
        facts={"lead": user_id},
    )


async def call_in(
    tx: Transaction, request: Request, now: datetime, *, besides: UserId | None = None
) -> int:
    """Ask the others who are there to come in as a second lead; return how many were asked."""
    guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
    others = await _others(tx, request, guild, now, wake=request.level is Level.RIGHT_NOW)
    there = [it for it in others if it[1] != besides]
    if not there:
        return 0
    await requests.forget_second(tx, request.id)
    step_id = await steps.begun(
        tx, request.id, level=request.level, position=0, rung=Rung.HELD, now=now
    )
    for lead_id, _ in there:
        await escalation.page_lead(tx, request, step_id, lead_id, now=now, for_second=True)
    return len(there)


async def _have_gone(tx: Transaction, request: Request) -> int:
    return len(await deliveries.of_request(tx, request.id, DeliveryKind.THREAD_LEAVE))


async def _others(
    tx: Transaction, request: Request, guild: Guild, now: datetime, *, wake: bool
) -> list[tuple[PersonId, UserId]]:
    """Return the leads who are there besides those who have it, the least burdened first."""
    found = await around(tx, request, guild, now)
    there = set(ladder.on_duty(found.asking, found.candidates, now))
    if wake and not there:
        there = set(ladder.may_hear(found.asking, found.candidates, now))
    have_it = {request.taken_by, request.second}
    others = [
        it
        for it in found.candidates
        if it.lead_id in there
        and found.user_ids[it.lead_id] not in have_it
        and it.lead_id not in found.asking.passed_at
    ]
    others.sort(key=lambda it: (it.load.open, it.load.week, it.lead_id))
    return [(it.lead_id, found.user_ids[it.lead_id]) for it in others]
