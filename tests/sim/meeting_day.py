"""A day of reminders for many meetings in many groups, tick after tick, and what it costs."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import insert, select
from typing_extensions import override

from bot.database import Database, Transaction
from bot.dispatcher import Dispatcher
from bot.models import GuildId, PersonId
from bot.models.meetings import HostPlace, MeetingId, Outline, Recurrence
from bot.rules import recurrence
from bot.services.reminders import ReminderPlanner, look_after_change
from bot.store import coming, meetings
from bot.store.schema import delivery, guild, person
from tests.fakes import FakeClock

DAY = date(2026, 3, 29)  # the clocks of Europe change
DAWN = datetime.combine(DAY, time(), UTC)
STEP = timedelta(seconds=30)
ZONES = ("America/New_York", "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "Etc/UTC")
FIRST_PERSON = 1_000_000


@dataclass(frozen=True)
class Figures:
    """What the day cost, and how late the latest was."""

    meetings: int
    expected: int  # reminders that people asked for and that fall into the day
    reminders: int
    deliveries: int
    worst: timedelta  # between due and in the outbox
    statements: int
    idle_statements: int  # of a tick with nothing due
    ticks: int

    @override
    def __str__(self) -> str:
        """Return them as a line."""
        each = self.statements / max(1, self.deliveries)
        return (
            f"{self.meetings} meetings, {self.deliveries} messages ({self.reminders} reminders of "
            f"{self.expected}), latest {self.worst.total_seconds():.0f} s after due, "
            f"{each:.1f} statements a message, {self.idle_statements} for an idle tick"
        )


async def live(database: Database, *, guilds: int, each: int, seed: int = 7) -> Figures:
    """Let a day pass for that many meetings, and return what happened."""
    chance = random.Random(seed)
    clock = FakeClock(DAWN)
    expected = 0
    async with database.transaction() as tx:
        rows = [{"id": number, "joined_at": DAWN} for number in range(1, guilds + 1)]
        await tx.execute(insert(guild), rows)
    for number in range(1, guilds + 1):
        async with database.transaction() as tx:
            for place in range(each):
                expected += await _add(tx, GuildId(number), place, chance)
    dispatcher = Dispatcher(
        database=database, clock=clock, planners=(ReminderPlanner(),), wake_senders=lambda: None
    )
    before, idle, ticks = database.statements, 10**9, 0
    while clock.now() < DAWN + timedelta(days=1):
        clock.advance(STEP)
        at = database.statements
        await dispatcher.tick()
        ticks += 1
        idle = min(idle, database.statements - at)
    async with database.reading() as tx:
        query = select(delivery.c.kind, delivery.c.due_at, delivery.c.created_at)
        sent = (await tx.execute(query)).all()
    return Figures(
        meetings=guilds * each,
        expected=expected,
        reminders=sum(row.kind == "meeting_reminder" for row in sent),
        deliveries=len(sent),
        worst=max((row.created_at - row.due_at for row in sent), default=timedelta(0)),
        statements=database.statements - before - idle * ticks,
        idle_statements=idle,
        ticks=ticks,
    )


async def _add(tx: Transaction, guild_id: GuildId, place: int, chance: random.Random) -> int:
    """Add a meeting with a host and two people who want to be reminded; return how many fall in."""
    rule = Recurrence(
        date(2026, 1, 1),
        time(chance.randrange(24), chance.choice((0, 15, 30, 45))),
        chance.choice(ZONES),
        frozenset(chance.sample(range(7), chance.randint(1, 7))),
    )
    values = meetings.outline_values(Outline(f"Meeting {place}", rule))
    meeting_id = await meetings.add(tx, guild_id, values, now=DAWN)
    held = recurrence.next_occurrence(rule, after=DAWN + timedelta(hours=1))
    assert held is not None
    falling = 0
    for offset, minutes in enumerate((15, chance.choice((5, 30, 60)))):
        who = await _person(tx, guild_id, FIRST_PERSON + place * 3 + offset)
        chosen = {"is_coming": True, "remind_minutes": minutes}
        await coming.choose(tx, meeting_id, held.on, who, chosen, ends_at=held.ends_at)
        due_at = held.starts_at - timedelta(minutes=minutes)
        falling += DAWN < due_at <= DAWN + timedelta(days=1)
    host = await _person(tx, guild_id, FIRST_PERSON + place * 3 + 2)
    await meetings.set_host(tx, MeetingId(meeting_id), HostPlace.HOST, host)
    await look_after_change(tx, meeting_id, now=DAWN)
    return falling


async def _person(tx: Transaction, guild_id: GuildId, user_id: int) -> PersonId:
    values = {
        "guild_id": guild_id,
        "user_id": user_id,
        "kind": "member",
        "key": b"key",
        "created_at": DAWN,
    }
    made = await tx.execute(insert(person).values(values).returning(person.c.id))
    return PersonId(made.scalar_one())
