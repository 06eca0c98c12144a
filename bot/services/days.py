"""Days: what a member's check-ins add up to, for nobody's eyes but theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.database import Database, Transaction
from bot.models import CheckIn, GuildId, PersonId, UserId
from bot.rules import almanac, calendar, streaks
from bot.store import days, members, totals

WEEK, MONTH = 7, 30  # asked days that a rhythm looks at


@dataclass(frozen=True, slots=True)
class Record:
    """All that is shown of a member's days."""

    today: date
    days: streaks.CheckInDays
    rhythms: tuple[streaks.Rhythm, ...]
    squares: tuple[tuple[almanac.Mark, ...], ...]
    months: tuple[tuple[date, int], ...]


class Days:
    """The use cases of a member's own record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def show(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Record | None:
        """Return somebody's own record; None for who has not started."""
        async with self._database.reading() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return None
            history = history_of(await days.of_person(tx, member.person.id))
            since = await totals_of(tx, member.person.id)
        zone = calendar.zone(member.zone)
        today = calendar.local_date(now, zone)
        open_from = _open_from(now, member.zone)
        return record_of(history, today=today, open_from=open_from, since=since)


def record_of(
    history: streaks.History,
    *,
    today: date,
    open_from: date,
    since: streaks.Totals | None = None,
) -> Record:
    """Return what is shown of a history, going on from what was folded away."""
    counted = streaks.check_in_days(history, open_from=open_from, since=since)
    recent = streaks.from_on(history, today - streaks.LONG_AGO)
    rhythms = [streaks.rhythm(recent, open_from=open_from, last=last) for last in (WEEK, MONTH)]
    lit = history.checked_in_on
    return Record(
        today=today,
        days=counted,
        rhythms=_telling(rhythms),
        squares=almanac.squares(lit=lit, spare=counted.spare_on, today=today),
        months=almanac.months(lit=lit, today=today),
    )


async def note_return(tx: Transaction, row: CheckIn) -> bool:
    """Note whether the first answer of this check-in ends a gap; ask before it is written.

    Say whether it is good to see them: after any day that went by, spare or not.
    """
    kept, is_folded = await days.before(tx, row.person_id, on=row.day_on)
    history = history_of(kept)
    since = await totals_of(tx, row.person_id) if is_folded else None
    if streaks.comes_back(history, row.day_on, since=since):
        await days.note_return(tx, row.id)
    return streaks.is_good_to_see(history, row.day_on, since=since)


async def totals_of(tx: Transaction, person_id: PersonId) -> streaks.Totals:
    """Return what a member's folded days add up to; read it after the days themselves."""
    return streaks.Totals(**(await totals.read(tx, person_id) or {}))


def _telling(rhythms: Iterable[streaks.Rhythm]) -> tuple[streaks.Rhythm, ...]:
    """Return the rhythms that tell something: of more than one day, with a check-in, each once."""
    found: list[streaks.Rhythm] = []
    for rhythm in rhythms:
        if rhythm.days and rhythm.asked > 1 and rhythm not in found:
            found.append(rhythm)
    return tuple(found)


def history_of(kept: Iterable[days.Day]) -> streaks.History:
    """Return days as they are kept as the rules take them."""
    rows = list(kept)
    return streaks.History(
        asked_on=frozenset(row.day_on for row in rows if row.asked),
        checked_in_on=frozenset(row.day_on for row in rows if row.checked_in),
        came_back_on=frozenset(row.day_on for row in rows if row.came_back),
    )


def _open_from(now: datetime, zone_name: str) -> date:
    """Return the first date whose answer can still come in its own time."""
    zone = calendar.zone(zone_name)
    today = calendar.local_date(now, zone)
    yesterday = today - calendar.ONE_DAY
    return yesterday if now < calendar.day_window(yesterday, zone).closes_at else today
