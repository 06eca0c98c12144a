"""What of a request goes into the summaries of leads: what may wait for one, and hellos."""

from datetime import datetime

from bot.database import Transaction
from bot.models import Lead, Level, PersonId, Request, RequestKind, StepId
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
        await _offer(tx, lead, Topic.NO_RUSH, request, now=now)
    return page_id is not None


async def offer(tx: Transaction, request: Request, found: Around, now: datetime) -> None:
    """Offer what stands on the board in the summaries of all who are not left out.

    A hello, or what has no rush: nobody is woken for one. Who has just given it back is not asked
    for it again.
    """
    topic = Topic.HELLO if request.kind is RequestKind.HELLO else Topic.NO_RUSH
    for candidate in found.candidates:
        lead = await leads.read(tx, candidate.lead_id)
        passed_at = found.asking.passed_at.get(candidate.lead_id)
        if passed_at is not None and passed_at >= request.asked_from_at:
            continue
        if lead is not None and candidate.lead_id not in found.asking.excluded:
            await _offer(tx, lead, topic, request, now=now)


async def _offer(
    tx: Transaction, lead: Lead, topic: Topic, request: Request, *, now: datetime
) -> None:
    """Put a request into a lead's summary, anew when it was handed on; a summary says it once."""
    mark = f"{topic}:{request.id}:{int(request.asked_from_at.timestamp())}"
    if await digests.add(tx, lead, topic, mark=mark, now=now, request_id=request.id):
        await lines.replace_older(tx, lead.person.id, topic, request.id, mark=mark)
