"""Leads: joining by their own act, being on and off, and stepping back without a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.database import Database, Transaction
from bot.models import (
    DeliveryKind,
    DirectMessages,
    Guild,
    GuildId,
    Lane,
    Lead,
    LeadRole,
    Person,
    PersonId,
    PersonKind,
    Request,
    UserId,
)
from bot.rules import calendar, duty, until
from bot.rules.duty import Hours
from bot.rules.ladder import SMALL
from bot.services import rota
from bot.services.around import has_role, may_be_asked
from bot.services.helping import hand_off_all
from bot.services.hours import hours_in, hours_of
from bot.services.outlook import hours_change
from bot.store import deliveries, guilds, leads, people, quiet, requests
from bot.vault import Vault

DEFAULTS: Mapping[str, Any] = {
    "quiet_from": time(22),
    "quiet_to": time(8),
    "wake_me": False,
    "cap_open": 2,
    "cap_week": 3,
}
ROLE_KNOWN_FOR = timedelta(minutes=15)
SEEN_AGAIN_AFTER = timedelta(minutes=5)  # a newer look is not worth a write


def read_until(lead: Lead, typed: str, now: datetime) -> datetime | None:
    """Return the moment that somebody means by the clock of a lead; None when it is not clear."""
    return until.read_until(typed, hours_of(lead), now)


@dataclass(frozen=True, slots=True)
class Board:
    """What a lead sees of their group's requests now."""

    guild: Guild
    lead: Lead | None
    requests: Sequence[Request]
    languages: Mapping[PersonId, str]
    on_duty: int
    joined: int
    hours: Hours | None = None  # of this lead, by the rota where there is one

    @property
    def is_large(self) -> bool:
        """Say whether the group is so large that it may have a rota."""
        return self.joined > SMALL


class Leads:
    """The use cases of being a lead."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def find(self, guild_id: GuildId, user_id: UserId) -> Lead | None:
        """Return the lead that somebody is in a group; None for one who has not joined."""
        async with self._database.reading() as tx:
            return await leads.find(tx, guild_id, user_id)

    async def read(self, person_id: PersonId) -> Lead | None:
        """Return a lead by their person's id."""
        async with self._database.reading() as tx:
            return await leads.read(tx, person_id)

    async def joined(self, guild_id: GuildId) -> Sequence[Lead]:
        """Return everybody who joined in a group."""
        async with self._database.reading() as tx:
            return await leads.of_guild(tx, guild_id)

    async def person(self, person_id: PersonId) -> Person | None:
        """Return somebody by their person's id, lead or not."""
        async with self._database.reading() as tx:
            return await people.read(tx, person_id)

    async def join(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        role: LeadRole,
        zone: str,
        language: str | None,
        now: datetime,
    ) -> Lead:
        """Make somebody a lead, with defaults for all they have not chosen; twice is once.

        The caller has checked that they hold the role.
        """
        calendar.zone(zone)
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            person_id = await people.add(
                tx,
                guild_id,
                user_id,
                kind=PersonKind.GUEST,
                key=self._vault.new_person_key(),
                language=language,
                now=now,
            )
            first = {"role": role.value, "zone": zone, "joined_at": now, "role_seen_at": now}
            joining = {**DEFAULTS, **first}
            async with hours_change(tx, guild_id, now):
                is_new = await leads.join(tx, person_id, values=joining)
            if is_new:
                await guilds.write_audit(
                    tx, guild_id, actor_id=user_id, act="lead-joined", detail={}, now=now
                )
                await _welcome(tx, person_id, guild_id, now=now)
            else:
                await leads.change(tx, person_id, {"role": role.value, "role_seen_at": now})
            lead = await leads.read(tx, person_id)
        if lead is None:
            message = f"person {person_id} is no lead right after joining"
            raise LookupError(message)
        return lead

    async def choose(
        self, guild_id: GuildId, user_id: UserId, changes: Mapping[str, Any], *, now: datetime
    ) -> Lead | None:
        """Change when and how much a lead can be asked; what waits is looked at with it.

        Raises:
            ValueError: the zone is none; one that nobody can read would stop a whole ladder.
        """
        if "zone" in changes:
            calendar.zone(changes["zone"])
        async with self._database.transaction() as tx:
            lead = await leads.find(tx, guild_id, user_id)
            if lead is None:
                return None
            async with hours_change(tx, guild_id, now):
                await leads.change(tx, lead.person.id, changes)
            return await leads.read(tx, lead.person.id)

    async def go_on(
        self, guild_id: GuildId, user_id: UserId, *, until: datetime | None, now: datetime
    ) -> Lead | None:
        """Be there until then, quiet hours or not; without a time until the next quiet hours.

        Where their DM was closed it is tried afresh: who is there wants to be asked.
        """
        lead = await self.find(guild_id, user_id)
        if lead is None:
            return None
        if lead.person.dm is DirectMessages.CLOSED:
            async with self._database.transaction() as tx:
                await people.remember_dm(
                    tx, lead.person.id, channel_id=None, state=DirectMessages.UNKNOWN
                )
                await _welcome(tx, lead.person.id, guild_id, now=now)
        free = replace(hours_of(lead), off_until=None, rest_until=None)
        on_until = until or duty.stay_until(free, now)
        changes = {"on_until": on_until, "off_until": None, "rest_until": None}
        return await self.choose(guild_id, user_id, changes, now=now)

    async def go_off(
        self, guild_id: GuildId, user_id: UserId, *, until: datetime | None, now: datetime
    ) -> Lead | None:
        """Be off until then; without a time until tomorrow."""
        lead = await self.find(guild_id, user_id)
        if lead is None:
            return None
        off_until = until or duty.tomorrow(hours_of(lead), now)
        changes = {"off_until": off_until, "on_until": None}
        return await self.choose(guild_id, user_id, changes, now=now)

    async def not_this_week(
        self, guild_id: GuildId, user_id: UserId, *, now: datetime
    ) -> Lead | None:
        """Be off until Monday; what they have is handed on. No reason is asked for."""
        async with self._database.transaction() as tx:
            lead = await leads.find(tx, guild_id, user_id)
            if lead is None:
                return None
            hours = hours_of(lead)
            monday = duty.morning_of(hours, duty.next_monday(hours, now))
            async with hours_change(tx, guild_id, now):
                await leads.change(tx, lead.person.id, {"off_until": monday, "on_until": None})
                await hand_off_all(tx, guild_id, user_id, now=now)
            return await leads.read(tx, lead.person.id)

    async def require_training(
        self, guild_id: GuildId, user_id: UserId, *, required: bool, now: datetime
    ) -> bool:
        """Let leads be asked only while their training counts, or always. False: no coordinator."""
        async with self._database.transaction() as tx:
            if not await _is_coordinator(tx, guild_id, user_id):
                return False
            async with hours_change(tx, guild_id, now):
                await guilds.change(tx, guild_id, {"training": required})
            act, detail = "training", {"required": int(required)}
            await guilds.write_audit(
                tx, guild_id, actor_id=user_id, act=act, detail=detail, now=now
            )
            return True

    async def train(
        self,
        guild_id: GuildId,
        user_id: UserId,
        lead_id: PersonId,
        *,
        until: date | None,
        now: datetime,
    ) -> bool:
        """Note until when a lead's training counts; False for who is no coordinator."""
        async with self._database.transaction() as tx:
            lead = await leads.read(tx, lead_id)
            if lead is None or lead.person.guild_id != guild_id:
                return False
            if not await _is_coordinator(tx, guild_id, user_id):
                return False
            async with hours_change(tx, guild_id, now):
                await leads.change(tx, lead_id, {"trained_until": until})
            return True

    async def stay_on(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Lead | None:
        """Take no rest after a hard one."""
        return await self.choose(guild_id, user_id, {"rest_until": None}, now=now)

    async def step_back(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> bool:
        """Be a lead no more; all they have is handed on. False when they were none."""
        async with self._database.transaction() as tx:
            lead = await leads.find(tx, guild_id, user_id)
            if lead is None:
                return False
            async with hours_change(tx, guild_id, now):
                await hand_off_all(tx, guild_id, user_id, now=now)
                await rota.leave(tx, lead, now)
                await quiet.hurry(tx, guild_id, user_id, now=now)
                return await leads.remove(tx, lead.person.id)

    async def role_seen(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        held: bool,
        now: datetime,
        role: LeadRole | None = None,
    ) -> None:
        """Take in whether somebody holds a role, and which; a lead without it is one no more.

        Where the role itself is gone, nobody has stepped back: they wait until there is another.
        """
        async with self._database.reading() as tx:
            lead = await leads.find(tx, guild_id, user_id)
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
        if lead is None or (not held and not has_role(lead, guild)):
            return
        if not held:
            await self.step_back(guild_id, user_id, now=now)
        elif role not in {None, lead.role} or now - lead.role_seen_at > SEEN_AGAIN_AFTER:
            changes = {"role_seen_at": now, "role": (role or lead.role).value}
            async with self._database.transaction() as tx:
                await leads.change(tx, lead.person.id, changes)

    async def board(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Board:
        """Return what one lead may see of the open requests; those who leave them out are not."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            joined = await leads.of_guild(tx, guild_id)
            shown: list[Request] = []
            languages: dict[PersonId, str] = {}
            for request in await requests.open_in(tx, guild_id):
                contacts = await leads.contacts(tx, request.person_id)
                if user_id in contacts.left_out or user_id == request.user_id:
                    continue
                person = await people.read(tx, request.person_id)
                shown.append(request)
                languages[request.person_id] = (person and person.language) or guild.language
            hours = await hours_in(tx, guild, joined, now)
            there = [lead for lead in joined if may_be_asked(lead, guild, now)]
            on_duty = sum(duty.is_on(hours[lead.person.id], now) for lead in there)
            own = next((lead for lead in joined if lead.person.user_id == user_id), None)
            own_hours = None if own is None else hours[own.person.id]
            return Board(guild, own, shown, languages, on_duty, len(joined), own_hours)


async def _is_coordinator(tx: Transaction, guild_id: GuildId, user_id: UserId) -> bool:
    lead = await leads.find(tx, guild_id, user_id)
    return lead is not None and lead.role is LeadRole.COORDINATOR


async def _welcome(
    tx: Transaction, person_id: PersonId, guild_id: GuildId, *, now: datetime
) -> None:
    """Send the first words to a lead: they show at once whether Discord lets us in."""
    await deliveries.enqueue(
        tx,
        key=f"lead-welcome:{person_id}:{int(now.timestamp())}",
        kind=DeliveryKind.LEAD_WELCOME,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=guild_id,
        person_id=person_id,
    )
