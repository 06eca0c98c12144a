"""What of a request goes into the summaries of leads: what may wait for one, and hellos."""

from datetime import datetime

from bot.database import Transaction
from bot.models import Level, PersonId, Request, RequestKind, StepId
from bot.models.quiet import Topic
from bot.services import digests
from bot.services.around import Around
from bot.store import digests as lines, leads, steps


async def waits_for_summaries(tx: Transaction, request: Request) -> bool:
    """Say whether a lead sent what this person asks with no rush to the summaries."""
    if request.level is not Level.NO_RUSH or request.kind is not RequestKind.TALK:
        return False
    return await lines.is_sent_to_digest(tx, request.person_id)


async def ask_in_summary(
    tx: Transaction, request: Request, step_id: StepId, lead_id: PersonId, *, now: datetime
) -> bool:
    """Ask one lead by a line in their next summary: a step like any other, without a message."""
    lead = await leads.read(tx, lead_id)
    page_id = await steps.add_page(
        tx,
        request_id=request.id,
        step_id=step_id,
        lead_id=lead_id,
        level=request.level,
        now=now,
    )
    if lead is not None and page_id is not None:
        mark = f"no-rush:{request.id}"
        await digests.add(tx, lead, Topic.NO_RUSH, mark=mark, now=now, request_id=request.id)
    return page_id is not None


async def offer_hello(tx: Transaction, request: Request, found: Around, now: datetime) -> None:
    """Offer a hello in the summaries of all who are not left out; nobody is woken for one."""
    if request.kind is not RequestKind.HELLO:
        return
    for candidate in found.candidates:
        lead = await leads.read(tx, candidate.lead_id)
        if lead is not None and candidate.lead_id not in found.asking.excluded:
            mark = f"hello:{request.id}"
            await digests.add(tx, lead, Topic.HELLO, mark=mark, now=now, request_id=request.id)
