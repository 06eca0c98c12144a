"""Who asks and who could be asked: the stored rows as the rules of the ladder see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import Guild, Lead, LeadRole, PersonId, Request, UserId
from bot.rules import calendar, training
from bot.rules.ladder import Asking, Candidate
from bot.rules.load import Caps, Load
from bot.rules.waits import waits_of
from bot.services.hours import hours_in
from bot.store import leads, members, people, steps

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Around:
    """Who asks and who could be asked, as the ladder sees them."""

    asking: Asking
    candidates: tuple[Candidate, ...]
    left_out: frozenset[UserId]
    user_ids: dict[PersonId, UserId]


async def around(tx: Transaction, request: Request, guild: Guild, now: datetime) -> Around:
    """Return who asks and who could be asked; a lead who asks is nobody to ask themselves."""
    person = await people.read(tx, request.person_id)
    language = (person.language if person else None) or guild.language
    joined = await leads.of_guild(tx, guild.id)
    carried = await leads.carried(tx, guild.id, since=now - WEEK)
    contacts = await leads.contacts(tx, request.person_id)
    asked_at: dict[PersonId, datetime] = {}
    passed_at: dict[PersonId, datetime] = {}
    for page in await steps.pages(tx, request.id):
        if page.paged_at >= request.asked_from_at and not page.for_second:
            asked_at[page.lead_id] = page.paged_at
        if page.passed_at is not None:
            passed_at[page.lead_id] = page.passed_at
    asking = Asking(
        level=request.level,
        zone=calendar.zone(await zone_of(tx, request.person_id, guild)),
        opened_at=_day_of(request),
        kind=request.kind,
        language=language,
        preferred=_lead_ids(joined, contacts.preferred),
        excluded=_lead_ids(joined, contacts.left_out | {request.user_id}),
        asked_at=asked_at,
        passed_at=passed_at,
        waits=waits_of(guild),
    )
    hours = await hours_in(tx, guild, joined, now)
    candidates = tuple(
        Candidate(
            lead_id=lead.person.id,
            hours=hours[lead.person.id],
            language=lead.person.language or guild.language,
            is_coordinator=lead.role is LeadRole.COORDINATOR,
            wakes=lead.wake_me,
            load=Load(*carried.get(lead.person.user_id, (0, 0))),
            caps=Caps(lead.cap_open, lead.cap_week),
        )
        for lead in joined
        if may_be_asked(lead, guild, now)
    )
    user_ids = {lead.person.id: lead.person.user_id for lead in joined}
    return Around(asking, candidates, contacts.left_out, user_ids)


def may_be_asked(lead: Lead, guild: Guild, now: datetime) -> bool:
    """Say whether a lead can take anything: their role exists, and their training counts."""
    today = calendar.local_date(now, calendar.zone(lead.zone))
    is_trained = training.counts(lead.trained_until, required=guild.training, today=today)
    return is_trained and has_role(lead, guild)


def has_role(lead: Lead, guild: Guild) -> bool:
    """Say whether the role of a lead exists: while it is gone, nobody can hold it."""
    is_coordinator = lead.role is LeadRole.COORDINATOR and guild.coordinator_role_id is not None
    return is_coordinator or guild.lead_role_id is not None


def _day_of(request: Request) -> datetime:
    """Return an instant of the day on which a person is wanted."""
    asked_at = request.raised_at or request.opened_at
    return asked_at if request.resumes_at is None else max(asked_at, request.resumes_at)


def _lead_ids(joined: Sequence[Lead], user_ids: frozenset[UserId]) -> frozenset[PersonId]:
    return frozenset(lead.person.id for lead in joined if lead.person.user_id in user_ids)


async def zone_of(tx: Transaction, person_id: PersonId, guild: Guild) -> str:
    """Return the zone in which a person is told times: their own, else the group's."""
    member = await members.read(tx, person_id)
    return guild.zone if member is None else member.zone
