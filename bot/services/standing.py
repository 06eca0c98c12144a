"""How a request stands, for the person who waits: only what the bot knows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import DeliveryKind, DeliveryState, Guild, Request, Rung, Sent
from bot.rules import ladder
from bot.rules.ladder import Move
from bot.services.around import Around, around
from bot.store import deliveries, messages, steps

ASKS = frozenset({Rung.PREFERRED, Rung.ON_DUTY, Rung.WAKE, Rung.COORDINATOR, Rung.AGAIN})
EDITABLE_FOR = timedelta(minutes=50)  # Discord refuses many edits of what is older than an hour


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true of an open request now."""

    on_duty: int
    joined: int
    starts_at: datetime | None  # when the next lead starts, of those who are not there
    asked: int = 0  # people whom a message has reached
    asking: int = 0  # people whose message is on its way
    rounds: int = 0
    asked_last_at: datetime | None = None
    woken: bool = False
    next_rung: Rung | None = None
    next_at: datetime | None = None


async def read(tx: Transaction, request: Request, guild: Guild, now: datetime) -> Standing:
    """Return how an open request stands."""
    found = await around(tx, request, guild, now)
    asked_steps = [
        step
        for step in await steps.taken(tx, request.id, since=request.asked_from_at)
        if step.rung in ASKS and step.level is request.level
    ]
    pages = await steps.pages(tx, request.id)
    reachable = {
        page.lead_id
        for page in pages
        if page.paged_at >= request.asked_from_at
        and page.failed_at is None
        and page.step_id in {step.id for step in asked_steps}
    }
    asked = await steps.pages_out(tx, request.id, since=request.asked_from_at)
    next_rung, next_at = await _next(tx, request, found, now)
    return Standing(
        on_duty=len(ladder.on_duty(found.asking, found.candidates, now)),
        joined=len(found.candidates),
        starts_at=ladder.starts_at(found.asking, found.candidates, now),
        asked=asked,
        asking=max(0, len(reachable) - asked),
        rounds=len(asked_steps),
        asked_last_at=asked_steps[-1].began_at if asked_steps else None,
        woken=bool(asked_steps) and asked_steps[-1].rung is Rung.WAKE,
        next_rung=next_rung,
        next_at=next_at,
    )


async def _next(
    tx: Transaction, request: Request, found: Around, now: datetime
) -> tuple[Rung | None, datetime | None]:
    waiting = await steps.waiting(tx, request.id)
    if waiting is None or waiting.rung is Rung.HELD:
        return None, None
    ahead = Move(Rung.WAIT, next_position=waiting.position, next_at=waiting.due_at)
    return ladder.foresee(found.asking, found.candidates, ahead, now=now) or (None, None)


async def editable(tx: Transaction, request: Request, now: datetime) -> Sent | None:
    """Return the status message when it is the newest of ours to them and young enough."""
    latest = await messages.latest(tx, request.id, DeliveryKind.STATUS)
    if latest is None:
        return None
    posted_at = await messages.posted_at(tx, latest)
    is_young = posted_at is not None and now - posted_at < EDITABLE_FOR
    return latest if is_young and await messages.is_newest(tx, request.person_id, latest) else None


async def replaced(tx: Transaction, request: Request, *, by: Sent | None) -> list[Sent]:
    """Return the status messages that something newer has taken the place of."""
    found = await messages.of_kind(tx, request.id, DeliveryKind.STATUS)
    return [sent for sent in found if sent != by]


async def is_worded(tx: Transaction, request: Request) -> bool:
    """Say whether the newest status may be worded already: what changes now needs another.

    The truth says it too, where that is on its way.
    """
    kinds = DeliveryKind.STATUS, DeliveryKind.NOBODY
    latest = await deliveries.latest_for_request(tx, request.id, *kinds)
    return latest is not None and latest.state is not DeliveryState.DUE
