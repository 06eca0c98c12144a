"""What is counted for a report: days and sums, never a person and never an answer."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, Level
from bot.store.schema import check_in, coming, lead, meeting, member, person, request


async def check_ins(
    tx: AsyncConnection, guild_id: GuildId, *, since: date, before: date
) -> Sequence[tuple[date, int]]:
    """Return how many check-ins there were for each day."""
    query = (
        select(check_in.c.day_on, func.count())
        .join(person, person.c.id == check_in.c.person_id)
        .where(person.c.guild_id == guild_id, check_in.c.answered_at.is_not(None))
        .where(check_in.c.day_on >= since, check_in.c.day_on < before)
        .group_by(check_in.c.day_on)
    )
    return [(row[0], row[1]) for row in await tx.execute(query)]


async def started(tx: AsyncConnection, guild_id: GuildId, *, since: datetime) -> int:
    """Return how many of today's members started since then."""
    query = (
        select(func.count())
        .select_from(member)
        .join(person, person.c.id == member.c.person_id)
        .where(person.c.guild_id == guild_id, member.c.started_at >= since)
    )
    return int((await tx.execute(query)).scalar_one())


async def waits(
    tx: AsyncConnection, guild_id: GuildId, *, since: datetime
) -> Sequence[tuple[Level, float | None]]:
    """Return each request for a person: how soon, and after how many minutes it was taken."""
    query = (
        select(request.c.level, request.c.opened_at, request.c.taken_at)
        .join(person, person.c.id == request.c.person_id)
        .where(person.c.guild_id == guild_id, request.c.kind == "talk")
        .where(request.c.opened_at >= since)
    )
    return [
        (Level(level), None if taken is None else (taken - opened).total_seconds() / 60)
        for level, opened, taken in await tx.execute(query)
    ]


async def leads(tx: AsyncConnection, guild_id: GuildId) -> int:
    """Return how many leads have joined."""
    query = (
        select(func.count())
        .select_from(lead)
        .join(person, person.c.id == lead.c.person_id)
        .where(person.c.guild_id == guild_id)
    )
    return int((await tx.execute(query)).scalar_one())


async def attended(tx: AsyncConnection, guild_id: GuildId, *, since: date) -> tuple[int, int]:
    """Return how many dates of meetings somebody said they were at, and how often that was said."""
    here = coming.join(meeting, meeting.c.id == coming.c.meeting_id)
    there = meeting.c.guild_id == guild_id, coming.c.was_there, coming.c.day_on >= since
    dates = select(coming.c.meeting_id, coming.c.day_on).select_from(here).where(*there).distinct()
    times = select(func.count()).select_from(here).where(*there)
    held = (await tx.execute(select(func.count()).select_from(dates.subquery()))).scalar_one()
    return int(held), int((await tx.execute(times)).scalar_one())
