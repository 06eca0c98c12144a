"""Groups: their settings, and who changed them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, Guild, GuildId, Home, RoleId, UserId
from bot.models.numbers import Confirmation, GroupNumbers, OwnNumber
from bot.models.privacy import Period
from bot.store.schema import audit, guild
from bot.store.types import weekday_bits, weekdays_in
from bot.store.writing import insert_once

_READ = select(guild).where(guild.c.id == bindparam("which"))  # at every tap, so built once


def _guild(row: Row[Any]) -> Guild:
    def channel(value: int | None) -> ChannelId | None:
        return None if value is None else ChannelId(value)

    def role(value: int | None) -> RoleId | None:
        return None if value is None else RoleId(value)

    return Guild(
        id=GuildId(row.id),
        zone=row.zone,
        country=row.country,
        language=row.language,
        check_in_channel_id=channel(row.check_in_channel_id),
        leads_room_id=channel(row.leads_room_id),
        second_room_id=channel(row.second_room_id),
        lead_role_id=role(row.lead_role_id),
        coordinator_role_id=role(row.coordinator_role_id),
        set_up_by=None if row.set_up_by is None else UserId(row.set_up_by),
        left_at=row.left_at,
        free_text=row.free_text,
        daily_at=row.daily_at,
        mirror_events=row.mirror_events,
        quiet_watch=row.quiet_watch,
        test_answered_at=row.test_answered_at,
        hold_until=row.hold_until,
        hold_words=row.hold_words,
        lines=row.lines or {},
        numbers=_numbers(row.numbers or {}),
        pathway=row.pathway,
        training=row.training,
        age=row.age,
        note_days=row.note_days,
        answer_days=row.answer_days,
        request_days=row.request_days,
        start_morning_at=row.start_morning_at,
        start_evening_at=row.start_evening_at,
        start_weekdays=weekdays_in(row.start_weekdays),
        start_home=Home(row.start_home),
        start_watch_days=row.start_watch_days,
        right_now_minutes=row.right_now_minutes,
        today_minutes=row.today_minutes,
        today_at_a_time=row.today_at_a_time,
        no_rush_hours=row.no_rush_hours,
    )


def _numbers(stored: Mapping[str, Any]) -> GroupNumbers:
    return GroupNumbers(
        confirmed={
            key: Confirmation(by, date.fromisoformat(on))
            for key, (by, on) in stored.get("confirmed", {}).items()
        },
        hidden=frozenset(stored.get("hidden", ())),
        own=tuple(
            OwnNumber(
                **{
                    **kept,
                    "languages": tuple(kept["languages"]),
                    "added_on": date.fromisoformat(kept["added_on"]),
                }
            )
            for kept in stored.get("own", ())
        ),
    )


async def keep_numbers(
    tx: AsyncConnection, guild_id: GuildId, numbers: GroupNumbers, *, due_at: datetime | None
) -> None:
    """Keep what a group made of the numbers, and when an admin is asked to look again."""
    stored = {
        "confirmed": {key: [it.by, it.on.isoformat()] for key, it in numbers.confirmed.items()},
        "hidden": sorted(numbers.hidden),
        "own": [{**asdict(it), "added_on": it.added_on.isoformat()} for it in numbers.own],
    }
    await change(tx, guild_id, {"numbers": stored, "numbers_due_at": due_at})


async def read(tx: AsyncConnection, guild_id: GuildId) -> Guild | None:
    """Return a group's settings, or None for one the bot has never met."""
    row = (await tx.execute(_READ, {"which": guild_id})).one_or_none()
    return None if row is None else _guild(row)


async def meet(tx: AsyncConnection, guild_id: GuildId, *, now: datetime) -> bool:
    """Make sure that a group is known; True when it is new.

    One that the bot has left stays left: what is pressed in a DM does not bring the bot back.
    """
    return await insert_once(tx, guild, {"id": guild_id, "joined_at": now}) is not None


async def come_back(tx: AsyncConnection, guild_id: GuildId, *, now: datetime) -> bool:
    """Count a group as one the bot is in; True when the bot had left it before."""
    if await meet(tx, guild_id, now=now):
        return False
    returned = (
        update(guild)
        .where(guild.c.id == guild_id, guild.c.left_at.is_not(None))
        .values(left_at=None)
        .returning(guild.c.id)
    )
    return (await tx.execute(returned)).first() is not None


async def leave(tx: AsyncConnection, guild_id: GuildId, *, now: datetime) -> None:
    """Remember since when the bot is no longer in a group."""
    await tx.execute(
        update(guild).where(guild.c.id == guild_id, guild.c.left_at.is_(None)).values(left_at=now)
    )


async def present(tx: AsyncConnection) -> Sequence[GuildId]:
    """Return every group that the bot counts itself in."""
    query = select(guild.c.id).where(guild.c.left_at.is_(None))
    return (await tx.execute(query)).scalars().all()


async def left_before(tx: AsyncConnection, before: datetime, *, limit: int) -> Sequence[GuildId]:
    """Return groups that the bot left before then, the longest gone first."""
    query = select(guild.c.id).where(guild.c.left_at < before).order_by(guild.c.left_at)
    return (await tx.execute(query.limit(limit))).scalars().all()


async def erase(tx: AsyncConnection, guild_id: GuildId) -> None:
    """Delete a group and all that hangs on it."""
    await tx.execute(delete(guild).where(guild.c.id == guild_id))


async def change(tx: AsyncConnection, guild_id: GuildId, changes: Mapping[str, Any]) -> None:
    """Change settings of a group; the names are those of the columns."""
    if changes:
        stored = {name: _stored(value) for name, value in changes.items()}
        await tx.execute(update(guild).where(guild.c.id == guild_id).values(**stored))


def _stored(value: object) -> object:
    return weekday_bits(value) if isinstance(value, frozenset) else value


def _noted(value: object) -> object:
    return f"{value:%H:%M}" if isinstance(value, time) else _stored(value)


async def shorter(tx: AsyncConnection, what: Period, *, than: int) -> Sequence[int]:
    """Return for how many days groups keep something that keep it for fewer days than that."""
    column = guild.c[what.value]
    query = select(column).where(column < than).distinct().order_by(column)
    return (await tx.execute(query)).scalars().all()


async def write_audit(
    tx: AsyncConnection,
    guild_id: GuildId,
    *,
    actor_id: UserId,
    act: str,
    detail: Mapping[str, Any],
    now: datetime,
) -> None:
    """Note which setting was changed, by whom; never what a person wrote."""
    noted = {name: _noted(value) for name, value in detail.items()}
    await tx.execute(
        insert(audit).values(guild_id=guild_id, actor_id=actor_id, act=act, detail=noted, at=now)
    )


async def numbers_due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the groups whose numbers are to be looked at again, the longest waiting first."""
    query = (
        select(guild.c.id)
        .where(guild.c.numbers_due_at <= now, guild.c.left_at.is_(None))
        .order_by(guild.c.numbers_due_at)
        .limit(limit)
    )
    return (await tx.execute(query)).scalars().all()


async def next_numbers_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next group's numbers are to be looked at again."""
    query = select(func.min(guild.c.numbers_due_at)).where(guild.c.left_at.is_(None))
    due_at: datetime | None = (await tx.execute(query)).scalar_one()
    return due_at
