"""A lead has as much as they take: others are asked, and coordinators hear of it once a week."""

from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import Guild, LeadRole, Request
from bot.models.quiet import Topic
from bot.rules import calendar, duty, load
from bot.rules.load import Load
from bot.services import digests
from bot.services.around import WEEK, Around
from bot.store import leads


async def tell_coordinators(
    tx: Transaction, request: Request, guild: Guild, found: Around, now: datetime
) -> None:
    """Put a line into the summaries of coordinators for each lead who was passed over.

    A coordinator whom somebody leaves out learns nothing of that one's requests: neither by this
    one, nor by what the lead has of theirs.
    """
    full = [
        it
        for it in found.candidates
        if duty.is_on(it.hours, now) and not load.has_room(it.load, it.caps)
    ]
    if not full:
        return
    today = calendar.local_date(now, calendar.zone(guild.zone))
    monday = today - timedelta(days=today.weekday())
    for coordinator in await leads.of_guild(tx, guild.id):
        own = coordinator.person
        if coordinator.role is not LeadRole.COORDINATOR or own.user_id in found.left_out:
            continue
        if own.user_id == request.user_id:
            continue
        seen = await leads.carried(tx, guild.id, since=now - WEEK, seen_by=own.user_id)
        for it in full:
            visible = Load(*seen.get(found.user_ids[it.lead_id], (0, 0)))
            if it.lead_id == own.id or load.has_room(visible, it.caps):
                continue
            mark = f"limit:{it.lead_id}:{monday.isoformat()}"
            await digests.add(tx, coordinator, Topic.LIMIT, mark=mark, now=now, about_id=it.lead_id)
