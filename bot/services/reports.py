"""A group's report: counts over some weeks, for its admins. No names, and nothing below five."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.database import Database
from bot.models import Guild, GuildId, Level
from bot.rules import calendar, report
from bot.rules.report import Waits
from bot.store import guilds, reports

MOST_WEEKS = 26
ATTENDED = timedelta(days=30)  # after that only each person's own sum is kept


@dataclass(frozen=True, slots=True)
class Report:
    """What happened in some whole weeks; None where it is too little to be shown."""

    weeks: tuple[date, ...]  # their Mondays
    check_ins: tuple[int | None, ...]  # week by week
    started: int | None
    waits: dict[Level, Waits]
    taken_each: int | None  # requests taken, for each lead
    meetings: int | None  # dates that people were at, in the last 30 days
    attended: int | None  # how often somebody was


class Reports:
    """Counts for admins."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_group(self, guild_id: GuildId, *, weeks: int, now: datetime) -> Report:
        """Count the last whole weeks, by the calendar of the group."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            zone = calendar.zone(guild.zone)
            today = calendar.local_date(now, zone)
            mondays = report.weeks_before(today, min(max(weeks, 1), MOST_WEEKS))
            first_at = calendar.occurrence(mondays[0], calendar.MIDNIGHT, zone)
            until = mondays[-1] + report.WEEK
            days = await reports.check_ins(tx, guild_id, since=mondays[0], before=until)
            waited = await reports.waits(tx, guild_id, since=first_at)
            started = await reports.started(tx, guild_id, since=first_at)
            leads = await reports.leads(tx, guild_id)
            held, attended = await reports.attended(tx, guild_id, since=today - ATTENDED)
        taken = sum(1 for _, minutes in waited if minutes is not None)
        return Report(
            weeks=tuple(mondays),
            check_ins=tuple(report.by_week(days, mondays)),
            started=report.shown(started),
            waits={
                level: report.waits([minutes for of, minutes in waited if of is level])
                for level in Level
            },
            taken_each=round(taken / leads)
            if report.shown(leads) and report.shown(taken)
            else None,
            meetings=report.shown(held),
            attended=report.shown(attended),
        )
