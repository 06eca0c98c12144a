"""When each lead of a group is there: by their own hours, or by the rota where there is one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import Guild, Lead, LeadRole, PersonId
from bot.rules import calendar, rota
from bot.rules.duty import Hours, Span
from bot.rules.ladder import SMALL
from bot.store import rota as shifts

BACK, AHEAD = timedelta(days=2), timedelta(days=15)


def hours_of(lead: Lead) -> Hours:
    """Return a lead's own hours, whatever the rota says."""
    return Hours(
        zone=calendar.zone(lead.zone),
        quiet_from=lead.quiet_from,
        quiet_to=lead.quiet_to,
        on_until=lead.on_until,
        off_until=lead.off_until,
        rest_until=lead.rest_until,
    )


async def hours_in(
    tx: Transaction, guild: Guild, joined: Sequence[Lead], now: datetime
) -> Mapping[PersonId, Hours]:
    """Return when each of those who joined may be asked.

    A coordinator without a shift of their own stays the last step of the ladder, in their hours.
    """
    own = {lead.person.id: hours_of(lead) for lead in joined}
    if len(joined) <= SMALL:
        return own
    kept = rota.rota_of(await shifts.read(tx, guild.id), calendar.zone(guild.zone))
    if not rota.applies(kept, len(joined)):
        return own
    spans = rota.spans_by_lead(kept, Span(now - BACK, now + AHEAD))
    with_shifts = {shift.lead_id for shift in kept.shifts} | set(spans)
    last_step = {lead.person.id for lead in joined if lead.role is LeadRole.COORDINATOR}
    return {
        lead_id: hours
        if lead_id in last_step - with_shifts
        else replace(hours, shifts=spans.get(lead_id, ()))
        for lead_id, hours in own.items()
    }
