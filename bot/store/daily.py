"""Daily posts of groups: when they are due, what stands, and how many have checked in."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId
from bot.store.holds import is_held
from bot.store.schema import check_in, guild, person

_ASK_RECOUNT = (  # at every answer, so built once
    update(guild)
    .where(
        guild.c.id == bindparam("of"),
        guild.c.daily_on == bindparam("on"),
        guild.c.daily_recount_at.is_(None),
    )
    .values(daily_recount_at=bindparam("recount_at"))
)


async def set_time(
    tx: AsyncConnection, guild_id: GuildId, *, at: time | None, due_at: datetime | None
) -> None:
    """Store when a group's post goes up every day; None for no post, and then none stands."""
    values: dict[str, object] = {"daily_at": at, "daily_due_at": due_at}
    if at is None:
        values |= {"daily_on": None, "daily_recount_at": None}
    await tx.execute(update(guild).where(guild.c.id == guild_id).values(**values))


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[GuildId]:
    """Return the groups whose post is due."""
    return await _due(tx, guild.c.daily_due_at, now=now, limit=limit)


async def set_due(tx: AsyncConnection, guild_id: GuildId, due_at: datetime) -> None:
    """Store when the next post is due."""
    await tx.execute(update(guild).where(guild.c.id == guild_id).values(daily_due_at=due_at))


async def stands(tx: AsyncConnection, guild_id: GuildId, *, on: date) -> None:
    """Store which date's post stands; what was to be counted for another is over."""
    values = {"daily_on": on, "daily_recount_at": None}
    await tx.execute(update(guild).where(guild.c.id == guild_id).values(**values))


async def does_stand(tx: AsyncConnection, guild_id: GuildId, *, on: date) -> bool:
    """Say whether it is the post of this date that stands."""
    query = select(guild.c.id).where(guild.c.id == guild_id, guild.c.daily_on == on)
    return (await tx.execute(query)).first() is not None


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next group's post is due."""
    return await _next(tx, guild.c.daily_due_at)


async def ask_recount(
    tx: AsyncConnection, guild_id: GuildId, *, on: date, recount_at: datetime
) -> None:
    """Have the post of a date counted again, unless that is planned or another post stands."""
    await tx.execute(_ASK_RECOUNT, {"of": guild_id, "on": on, "recount_at": recount_at})


async def to_recount(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[GuildId]:
    """Return the groups whose post is to be counted again now."""
    return await _due(tx, guild.c.daily_recount_at, now=now, limit=limit)


async def set_recount(tx: AsyncConnection, guild_id: GuildId, recount_at: datetime | None) -> None:
    """Store when the post is counted again; None until somebody answers."""
    values = {"daily_recount_at": recount_at}
    await tx.execute(update(guild).where(guild.c.id == guild_id).values(**values))


async def next_recount_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next post is counted again."""
    return await _next(tx, guild.c.daily_recount_at)


async def count(tx: AsyncConnection, guild_id: GuildId, *, on: date) -> int:
    """Return how many people of a group have checked in for a date."""
    query = (
        select(func.count(check_in.c.person_id.distinct()))
        .join(person, person.c.id == check_in.c.person_id)
        .where(person.c.guild_id == guild_id)
        .where(check_in.c.day_on == on, check_in.c.answered_at.is_not(None))
        .where(~is_held(person.c.id))
    )
    return int((await tx.execute(query)).scalar_one())


async def _due(
    tx: AsyncConnection, column: ColumnElement[datetime], *, now: datetime, limit: int
) -> Sequence[GuildId]:
    query = select(guild.c.id).where(column <= now, guild.c.left_at.is_(None))
    return [GuildId(row.id) for row in await tx.execute(query.order_by(column).limit(limit))]


async def _next(tx: AsyncConnection, column: ColumnElement[datetime]) -> datetime | None:
    query = select(column).where(column.is_not(None), guild.c.left_at.is_(None))
    earliest: datetime | None = (
        await tx.execute(query.order_by(column).limit(1))
    ).scalar_one_or_none()
    return earliest
