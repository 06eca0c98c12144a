"""A member's own dates: private, with labels of their own, any number of them or none."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.database import Database
from bot.models import GuildId, OwnDateId, UserId
from bot.rules import calendar, milestones
from bot.rules.dates import Unclear, read
from bot.rules.pathways import milestones_of
from bot.store import dates, members
from bot.vault import Vault

TABLE = "own_date"
ASKED_AT = time(12)  # local; the morning belongs to the check-in


@dataclass(frozen=True, slots=True)
class OwnDate:
    """One date, as it is shown to the person whose it is."""

    id: OwnDateId
    label: str
    since_on: date
    days: int  # since then
    counting: bool
    upcoming: milestones.Reached


@dataclass(frozen=True, slots=True)
class OwnDates:
    """All dates of a member, and whether they want to be asked about milestones."""

    dates: tuple[OwnDate, ...]
    wanted: bool

    def find(self, date_id: OwnDateId) -> OwnDate | None:
        """Return one of them."""
        return next((it for it in self.dates if it.id == date_id), None)


class Dates:
    """The use cases of own dates. Labels are sealed before they reach the database."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def show(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> OwnDates | None:
        """Return somebody's own dates; None for who has not started."""
        async with self._database.reading() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is None:
                return None
            found = await dates.of_holder(tx, holder.person.id)
        return OwnDates(tuple(self._shown(kept, now) for kept in found), holder.wanted)

    def _shown(self, kept: dates.Kept, now: datetime) -> OwnDate:
        today = calendar.local_date(now, calendar.zone(kept.holder.zone))
        label = self._vault.open(kept.holder.key, kept.sealed, associated=_place_of(kept))
        among = milestones_of(kept.holder.pathway)
        ahead = milestones.upcoming(kept.since_on, after=today, among=among)
        days = (today - kept.since_on).days
        return OwnDate(kept.id, label, kept.since_on, days, kept.counting, ahead)

    async def add(
        self, guild_id: GuildId, user_id: UserId, *, label: str, typed: str, now: datetime
    ) -> OwnDateId | Unclear | None:
        """Keep a date as it was typed; None for who has not started, else why it is unclear."""
        async with self._database.transaction() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is None:
                return None
            since_on = _read(typed, holder.zone, now)
            if isinstance(since_on, Unclear):
                return since_on
            due_at = next_due_at(since_on, holder, now)
            person_id = holder.person.id
            date_id = await dates.add(tx, person_id, since_on=since_on, due_at=due_at, now=now)
            place = (TABLE, guild_id, person_id, date_id)
            sealed = self._vault.seal(holder.key, label, associated=place)
            await dates.change(tx, date_id, {"sealed": sealed})
            return date_id

    async def move(
        self, guild_id: GuildId, user_id: UserId, date_id: OwnDateId, *, typed: str, now: datetime
    ) -> OwnDateId | Unclear | None:
        """Count a date from another day on; None where it is gone."""
        async with self._database.transaction() as tx:
            kept = await dates.own(tx, guild_id, user_id, date_id)
            if kept is None:
                return None
            since_on = _read(typed, kept.holder.zone, now)
            if isinstance(since_on, Unclear):
                return since_on
            changes = {
                "since_on": since_on,
                "counting": True,
                "celebrate_on": None,
                "due_at": next_due_at(since_on, kept.holder, now),
            }
            await dates.change(tx, date_id, changes)
            return date_id

    async def rest(self, guild_id: GuildId, user_id: UserId, date_id: OwnDateId) -> bool:
        """Count a date no more; it keeps its place and its label. False where it is gone."""
        async with self._database.transaction() as tx:
            if await dates.own(tx, guild_id, user_id, date_id) is None:
                return False
            await dates.change(tx, date_id, {"counting": False, "due_at": None})
            return True

    async def remove(self, guild_id: GuildId, user_id: UserId, date_id: OwnDateId) -> None:
        """Take a date off the list, with its label."""
        async with self._database.transaction() as tx:
            if await dates.own(tx, guild_id, user_id, date_id) is not None:
                await dates.drop(tx, date_id)

    async def want(self, guild_id: GuildId, user_id: UserId, *, wanted: bool) -> None:
        """Set whether somebody is asked about milestones."""
        async with self._database.transaction() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is not None:
                await members.change(tx, holder.person.id, {"milestones": wanted})


def next_due_at(since_on: date, holder: dates.Holder, now: datetime) -> datetime:
    """Return the instant at which the next milestone of a date is to be looked at."""
    zone = calendar.zone(holder.zone)
    among = milestones_of(holder.pathway)
    ahead = milestones.upcoming(since_on, after=calendar.local_date(now, zone), among=among)
    return asked_at(ahead.on, holder.zone)


def asked_at(on: date, zone_name: str) -> datetime:
    """Return the instant of a date at which a member may be asked about a milestone."""
    return calendar.occurrence(on, ASKED_AT, calendar.zone(zone_name))


def _read(typed: str, zone_name: str, now: datetime) -> date | Unclear:
    today = calendar.local_date(now, calendar.zone(zone_name))
    return read(typed, today=today, past=True)


def _place_of(kept: dates.Kept) -> tuple[str | int, ...]:
    return (TABLE, kept.holder.person.guild_id, kept.holder.person.id, kept.id)
