"""Climbing the ladder of a request: asking the next one in time, until somebody has it.

A step and the messages it makes are written in one transaction. The next step waits as a row, so
a restart forgets nothing; while the bot is away the waits stand still.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import (
    DeliveryKind,
    Guild,
    GuildId,
    Lane,
    Level,
    Person,
    PersonId,
    Request,
    RequestId,
    RequestKind,
    Rung,
    Step,
    StepId,
)
from bot.rules import duty, ladder
from bot.rules.ladder import Move
from bot.services import limits, request_lines, rooms, still_open
from bot.services.around import Around, around
from bot.store import deliveries, guilds, holds, requests, steps
from bot.store.heartbeats import Span

LATER = timedelta(seconds=2)  # for the pages of a step to leave before they are counted


@dataclass(frozen=True, slots=True)
class Scene:
    """A request, its group, and who could be asked."""

    request: Request
    guild: Guild
    found: Around


async def begin(tx: Transaction, request: Request, now: datetime) -> None:
    """Start at the foot of the ladder, and take the first step at once."""
    await _wait(tx, request, position=0, rung=Rung.BOARD, due_at=now)
    await climb(tx, request.id, now)


async def climb(tx: Transaction, request_id: RequestId, now: datetime) -> None:
    """Take the step that is due, and let the next one wait for its time."""
    await requests.lock(tx, request_id)
    request = await requests.read(tx, request_id)
    step = await steps.waiting(tx, request_id)
    if step is None:
        return
    if request is None or await _rests(tx, request):
        await steps.stop(tx, request_id)
        return
    if request.taken_by is not None:
        await still_open.ask(tx, request, request.taken_by, now)
        return
    guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
    if guild.left_at is not None:
        return  # it waits for the bot to be back there
    found = await around(tx, request, guild, now)
    await steps.stop(tx, request_id)
    if step.position == 0:
        await rooms.post(tx, request, guild, found, is_last=not found.candidates, now=now)
    if found.candidates or step.position > 0:  # where all have gone since, that is the truth
        move = ladder.climb(found.asking, found.candidates, position=step.position, now=now)
        await _take(tx, Scene(request, guild, found), step, move, now)
    elif not _is_told_in_room(guild, found):
        await tell(tx, request, DeliveryKind.STATUS, mark="nobody", now=now)


async def _rests(tx: Transaction, request: Request) -> bool:
    """Say whether nobody is asked for it: it is closed, or on hold until their own tap."""
    return request.closed_at is not None or await holds.read(tx, request.person_id) is not None


async def _take(tx: Transaction, scene: Scene, step: Step, move: Move, now: datetime) -> None:
    request, guild, found = scene.request, scene.guild, scene.found
    if move.rung not in {Rung.BOARD, Rung.WAIT}:
        await limits.tell_coordinators(tx, request, guild, found, now)
    step_id = await steps.begun(
        tx, request.id, level=request.level, position=step.position, rung=move.rung, now=now
    )
    in_summary = await request_lines.waits_for_summaries(tx, request)
    ask = request_lines.ask_in_summary if in_summary else page_lead
    for lead_id in move.ask:
        await ask(tx, request, step_id, lead_id, now=now)
    if move.rung is Rung.BOARD:
        await request_lines.offer(tx, request, found, now)
    if move.next_at is not None:
        ahead = ladder.foresee(found.asking, found.candidates, move, now=now)
        await _wait(
            tx,
            request,
            position=move.next_position,
            rung=ahead[0] if ahead else Rung.WAIT,
            due_at=move.next_at,
            by_the_clock=move.by_the_clock,
        )
    await _tell_of(tx, scene, step_id, move, now)


async def _tell_of(
    tx: Transaction, scene: Scene, step_id: StepId, move: Move, now: datetime
) -> None:
    """Tell the person of a step, where there is something to tell."""
    request, guild, found = scene.request, scene.guild, scene.found
    if move.rung is Rung.NOBODY:
        await tell(tx, request, DeliveryKind.NOBODY, mark=str(step_id), now=now)
        everybody_is_up = all(duty.is_on(it.hours, now) for it in found.candidates)
        if everybody_is_up and request.kind is RequestKind.TALK:
            # a mention of the role must wake nobody who joined
            await rooms.post(tx, request, guild, found, is_last=True, now=now)
    elif move.ask or (move.rung is Rung.BOARD and not _is_told_in_room(guild, found)):
        kind = DeliveryKind.NOBODY if move.tells_truth else DeliveryKind.STATUS
        due_at = now + LATER if move.ask else now
        await tell(tx, request, kind, mark=str(step_id), now=now, due_at=due_at)


def _is_told_in_room(guild: Guild, found: Around) -> bool:
    """Say whether a page stands in a room of leads; then its arrival is told to the person."""
    return rooms.room_of(guild) is not None and not found.left_out


async def page_lead(
    tx: Transaction,
    request: Request,
    step_id: StepId,
    lead_id: PersonId,
    *,
    now: datetime,
    for_second: bool = False,
) -> bool:
    """Ask one lead by message; False when they were asked at this step already."""
    page_id = await steps.add_page(
        tx,
        request_id=request.id,
        step_id=step_id,
        lead_id=lead_id,
        level=request.level,
        now=now,
        for_second=for_second,
    )
    if page_id is None:
        return False
    await deliveries.enqueue(
        tx,
        key=f"lead-page:{page_id}",
        kind=DeliveryKind.PAGE,
        lane=Lane.REQUEST,
        due_at=now,
        now=now,
        guild_id=request.guild_id,
        person_id=lead_id,
        request_id=request.id,
        facts={"page": page_id},
    )
    return True


async def tell(
    tx: Transaction,
    request: Request,
    kind: DeliveryKind,
    *,
    mark: str,
    now: datetime,
    due_at: datetime | None = None,
) -> None:
    """Send the person who asked a message of a kind, once for each mark."""
    await deliveries.enqueue(
        tx,
        key=f"{kind}:{request.id}:{mark}",
        kind=kind,
        lane=Lane.REQUEST,
        due_at=due_at or now,
        now=now,
        guild_id=request.guild_id,
        person_id=request.person_id,
        request_id=request.id,
    )


async def _wait(
    tx: Transaction,
    request: Request,
    *,
    position: int,
    rung: Rung,
    due_at: datetime,
    by_the_clock: bool = False,
) -> None:
    await steps.wait_for(
        tx,
        request.id,
        level=request.level,
        position=position,
        rung=rung,
        due_at=due_at,
        by_the_clock=by_the_clock,
    )


# --- what makes the next step come sooner


async def nobody_left(tx: Transaction, request: Request, now: datetime) -> None:
    """Take the next step at once when all who were asked at this one have said that they can't."""
    if request.taken_by is not None or request.closed_at is not None:
        return
    since = request.asked_from_at
    asking = [
        step
        for step in await steps.taken(tx, request.id, since=since)
        if step.rung not in {Rung.HELD, Rung.WAIT}
    ]
    waiting = await steps.waiting(tx, request.id)
    if waiting is None or waiting.by_the_clock or not asking:
        return
    if asking[-1].rung is Rung.BOARD:
        return  # that step asks nobody in person, and is there for its time
    if not await steps.anybody_left(tx, asking[-1].id):
        await climb(tx, request.id, now)


async def look_again(tx: Transaction, guild_id: GuildId, now: datetime) -> None:
    """Let open requests be looked at now: somebody joined, or starts sooner than was known."""
    for request_id in await steps.unanswered(tx, guild_id):
        request = await requests.read(tx, request_id)
        waiting = await steps.waiting(tx, request_id)
        if request is None or request.kind is RequestKind.HELLO or request.asked_from_at > now:
            continue
        if waiting is not None and not waiting.by_the_clock:
            continue
        place = len(ladder.LADDERS[request.level]) + 1 if waiting is None else waiting.position
        await _wait(tx, request, position=place, rung=Rung.AGAIN, due_at=now, by_the_clock=True)


async def hand_on(tx: Transaction, request: Request, lead: Person | None, now: datetime) -> None:
    """Ask from the foot of the ladder again: the lead who had it gave it back, without a reason."""
    handed = await requests.read(tx, request.id)
    if handed is None:
        return
    if lead is not None:
        step_id = await steps.begun(
            tx, request.id, level=request.level, position=0, rung=Rung.HELD, now=now
        )
        await steps.add_page(
            tx,
            request_id=request.id,
            step_id=step_id,
            lead_id=lead.id,
            level=request.level,
            now=now,
        )
        await steps.passed(tx, request.id, lead.id, now=now)
    await begin(tx, handed, now)
    if not await steps.waiting(tx, request.id):
        await tell(tx, handed, DeliveryKind.STATUS, mark=f"handed:{int(now.timestamp())}", now=now)


async def ask_preferred(tx: Transaction, request: Request, now: datetime) -> None:
    """Ask those at once who are to be asked first, where a request is open that asks them."""
    is_today = request.level is Level.TODAY and request.asked_from_at <= now
    if request.taken_by is not None or not is_today:
        return
    guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
    found = await around(tx, request, guild, now)
    free = ladder.on_rung(Rung.PREFERRED, found.asking, found.candidates, now)
    if request.kind is RequestKind.HELLO or not free:
        return
    step_id = await steps.begun(
        tx, request.id, level=request.level, position=0, rung=Rung.PREFERRED, now=now
    )
    for lead_id in free:
        await page_lead(tx, request, step_id, lead_id, now=now)
    due_at = now + LATER
    await tell(tx, request, DeliveryKind.STATUS, mark=str(step_id), now=now, due_at=due_at)


async def leave_till(tx: Transaction, request: Request, at: datetime, now: datetime) -> None:
    """Ask from the foot of the ladder again at an instant, nobody before, and say so."""
    await _wait(tx, request, position=0, rung=Rung.PREFERRED, due_at=at, by_the_clock=True)
    await tell(tx, request, DeliveryKind.STATUS, mark=f"till:{int(at.timestamp())}", now=now)


class EscalationPlanner:
    """Takes the steps that are due, and moves their times after an outage."""

    name = "escalation"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the requests whose next step is due."""
        return await steps.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Take the step of one of them."""
        waiting = await steps.waiting(tx, RequestId(row))
        if waiting is not None and waiting.due_at <= now:
            await climb(tx, RequestId(row), now)

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await steps.put_off(tx, RequestId(row), until)

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next step is due."""
        return await steps.next_due_at(tx)

    async def away(
        self,
        tx: Transaction,
        span: Span,
        now: datetime,
        *,
        touches: Callable[[GuildId], bool] = lambda _: True,
    ) -> None:
        """Move every wait that ran while the bot was away by the length of that."""
        length = span.until_at - span.from_at
        await steps.move_all(tx, length, after=span.from_at, touches=touches)
