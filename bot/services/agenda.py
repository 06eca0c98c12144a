"""What is on: the meetings of a day, the next one, and one date as somebody sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.database import Database, Transaction
from bot.models import Guild, GuildId, UserId
from bot.models.meetings import Coming, Meeting, MeetingId, Occurrence
from bot.rules import agenda, calendar, recurrence, reminders
from bot.store import coming, guilds, meetings, members

INSTANT = timedelta(microseconds=1)
REMEMBERED = timedelta(minutes=1)
MOST_REMEMBERED = 1000  # groups


@dataclass(frozen=True, slots=True)
class Held:
    """One date of a meeting as one person sees it."""

    meeting: Meeting
    occurrence: Occurrence
    count: int = 0  # who are coming
    mine: Coming | None = None

    def is_now(self, now: datetime) -> bool:
        """Say whether it has begun and is not over."""
        return self.occurrence.starts_at <= now < self.occurrence.ends_at

    def is_over(self, now: datetime) -> bool:
        """Say whether it has ended."""
        return self.occurrence.ends_at <= now


@dataclass(frozen=True, slots=True)
class Day:
    """The meetings of one day of a group."""

    guild: Guild
    on: date
    is_today: bool
    held: Sequence[Held]
    following: Held | None  # the next one after them


@dataclass(frozen=True, slots=True)
class Offered:
    """A meeting that is offered to somebody."""

    meeting: Meeting
    occurrence: Occurrence


class Agenda:
    """The use cases of looking what is on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._soon: dict[GuildId, tuple[datetime, tuple[Offered, ...]]] = {}

    async def day(
        self, guild_id: GuildId, user_id: UserId, *, on: date | None = None, now: datetime
    ) -> Day:
        """Return what is on that day, or today with what is on now, where this person lives."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            member = await members.find(tx, guild_id, user_id)
            where = calendar.zone(member.zone if member else guild.zone)
            today = calendar.local_date(now, where)
            day = on or today
            since = calendar.occurrence(day, time(), where)
            until = calendar.occurrence(day + calendar.ONE_DAY, time(), where)
            found = await _held_between(tx, guild_id, user_id, since=since, until=until, now=now)
            after = max(now, until - INSTANT)
            following = await _first_after(tx, guild_id, user_id, after)
            return Day(guild, day, day == today, found, following)

    async def read_day(
        self, guild_id: GuildId, user_id: UserId, typed: str, *, now: datetime
    ) -> date | None:
        """Return the day that somebody typed, on the calendar where they live; None: unclear."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            member = await members.find(tx, guild_id, user_id)
        today = calendar.local_date(now, calendar.zone(member.zone if member else guild.zone))
        return agenda.read_day(typed, today=today)

    async def look(
        self, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, on: date
    ) -> Held | None:
        """Return one date of a meeting of this group; None where it is not held."""
        async with self._database.reading() as tx:
            return await held_on(tx, guild_id, user_id, meeting_id, on)

    async def find(self, guild_id: GuildId, meeting_id: MeetingId) -> Meeting | None:
        """Return a meeting of this group that has not ended; None for any other."""
        async with self._database.reading() as tx:
            return await own(tx, guild_id, meeting_id)

    async def all(self, guild_id: GuildId) -> Sequence[Meeting]:
        """Return the meetings of a group, by name."""
        async with self._database.reading() as tx:
            return await meetings.of_guild(tx, guild_id)

    async def next(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Held | None:
        """Return the meeting that begins next."""
        async with self._database.reading() as tx:
            return await _first_after(tx, guild_id, user_id, now)

    async def hosts_any(self, guild_id: GuildId, user_id: UserId) -> bool:
        """Say whether somebody hosts a meeting of this group."""
        async with self._database.reading() as tx:
            return await meetings.hosts_any(tx, guild_id, user_id)

    async def fitting(
        self, guild_id: GuildId, *, language: str | None, now: datetime
    ) -> Offered | None:
        """Return the meeting to offer somebody now: one that is on, or the next one soon.

        What is soon is remembered for a minute, for each group: a check-in asks for it.
        """
        looked_at, soon = self._soon.get(guild_id, (None, ()))
        if looked_at is None or not timedelta(0) <= now - looked_at < REMEMBERED:
            async with self._database.reading() as tx:
                soon = tuple(
                    Offered(meeting, held)
                    for meeting in await meetings.of_guild(tx, guild_id)
                    if (held := agenda.worth_offering(meeting, now)) is not None
                )
            if len(self._soon) >= MOST_REMEMBERED:
                self._soon.clear()
            self._soon[guild_id] = now, soon
        found = [(it.meeting, it.occurrence) for it in soon if it.occurrence.ends_at > now]
        best = agenda.best(found, language=language)
        return None if best is None else Offered(*best)


async def own(tx: Transaction, guild_id: GuildId, meeting_id: MeetingId) -> Meeting | None:
    """Return a meeting of this group that has not ended."""
    meeting = await meetings.read(tx, meeting_id)
    if meeting is None or meeting.guild_id != guild_id or meeting.ended_at is not None:
        return None
    return meeting


async def held_on(
    tx: Transaction, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, on: date
) -> Held | None:
    """Return one date of a meeting of this group as somebody sees it."""
    meeting = await own(tx, guild_id, meeting_id)
    if meeting is None:
        return None
    held = recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)
    if held is None:
        return None
    return await _seen_by(tx, guild_id, user_id, meeting, held)


async def _held_between(
    tx: Transaction,
    guild_id: GuildId,
    user_id: UserId,
    *,
    since: datetime,
    until: datetime,
    now: datetime,
) -> list[Held]:
    """Return what begins in a span, and what is on now if now is in it, in order."""
    found: list[tuple[Meeting, Occurrence]] = []
    just_before = since - INSTANT
    last = until - INSTANT
    for meeting in await meetings.of_guild(tx, guild_id):
        rule, others = meeting.recurrence, meeting.others
        found += [
            (meeting, held)
            for held in recurrence.occurrences(rule, others, after=just_before, before=last)
        ]
        held_now = recurrence.running(rule, others, now=now) if since <= now < until else None
        if held_now is not None and held_now.starts_at < since:
            found.append((meeting, held_now))
    counts = await coming.counts(tx, guild_id, since=since - reminders.OVER)
    mine = await coming.of_person(tx, guild_id, user_id)
    found.sort(key=lambda pair: (pair[1].starts_at, pair[0].name.casefold(), pair[0].id))
    return [
        Held(
            meeting,
            held,
            counts.get((meeting.id, held.on), 0),
            mine.get((meeting.id, held.on)),
        )
        for meeting, held in found
    ]


async def _first_after(
    tx: Transaction, guild_id: GuildId, user_id: UserId, after: datetime
) -> Held | None:
    nearest: tuple[Occurrence, Meeting] | None = None
    for meeting in await meetings.of_guild(tx, guild_id):
        held = recurrence.next_occurrence(meeting.recurrence, meeting.others, after=after)
        if held and (nearest is None or held.starts_at < nearest[0].starts_at):
            nearest = (held, meeting)
    if nearest is None:
        return None
    held, meeting = nearest
    return await _seen_by(tx, guild_id, user_id, meeting, held)


async def _seen_by(
    tx: Transaction, guild_id: GuildId, user_id: UserId, meeting: Meeting, held: Occurrence
) -> Held:
    count = await coming.count_on(tx, meeting.id, held.on)
    mine = (await coming.of_person(tx, guild_id, user_id)).get((meeting.id, held.on))
    return Held(meeting, held, count, mine)
