"""Pause: nothing is asked until a date, it ends by itself, and it costs nothing."""

from datetime import date, datetime, timedelta

from bot.database import Database
from bot.models import GuildId, Member, UserId
from bot.rules import calendar, dates
from bot.services.schedules import reschedule
from bot.store import check_ins, members

LONGEST = timedelta(days=366)
FURTHER = "too_far"


class Pauses:
    """The use cases of a pause."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, member: Member, typed: str, *, now: datetime) -> date | str:
        """Return the date that somebody typed for a pause to end, or why there is none."""
        today = calendar.local_date(now, calendar.zone(member.zone))
        found = dates.read(typed, today=today)
        if isinstance(found, dates.Unclear):
            return found.value
        return found if found - today <= LONGEST else FURTHER

    def until_in(self, member: Member, days: int, *, now: datetime) -> date:
        """Return the member's own date so many days from today."""
        return calendar.local_date(now, calendar.zone(member.zone)) + timedelta(days=days)

    def paused_until(self, member: Member, *, now: datetime) -> date | None:
        """Return the date on which a pause that is on ends; None where none is."""
        today = calendar.local_date(now, calendar.zone(member.zone))
        until = member.paused_until
        return until if until is not None and until > today else None

    async def pause(
        self, guild_id: GuildId, user_id: UserId, *, until: date, now: datetime
    ) -> Member | None:
        """Ask nothing until a date, and again on it; another date takes the place of an earlier.

        None for no member, or a date that is not within a year from tomorrow on.
        """
        async with self._database.transaction() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return None
            today = calendar.local_date(now, calendar.zone(member.zone))
            if not today < until <= today + LONGEST:
                return None
            await members.change(tx, member.person.id, {"paused_until": until})
            await check_ins.forget_asking(tx, member.person.id, since_on=today)
            await reschedule(tx, member.person.id, now=now, afresh=True)
            return await members.read(tx, member.person.id)

    async def resume(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Member | None:
        """End a pause now; None for no member."""
        async with self._database.transaction() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return None
            if member.paused_until is not None:
                await members.change(tx, member.person.id, {"paused_until": None})
                await reschedule(tx, member.person.id, now=now, afresh=True)
            return await members.read(tx, member.person.id)
