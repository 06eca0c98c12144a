"""Quiet-watches: what members chose, what the count is made from, and who is to be asked after."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Answer, DeliveryKind, DeliveryState, PersonId, UserId
from bot.models.privacy import Period
from bot.models.quiet import AskedAfter, AskedAfterId, QuietWatch, Reason
from bot.store.holds import is_held
from bot.store.people import in_groups_keeping
from bot.store.schema import (
    asked_after,
    check_in,
    delivery,
    guild,
    heartbeat,
    member,
    person,
    quiet_watch,
)
from bot.store.writing import insert_once


def _watch(row: Row[Any]) -> QuietWatch:
    return QuietWatch(
        person_id=PersonId(row.person_id),
        alive_at=row.alive_at,
        is_on=row.is_on,
        days=row.days,
        named_id=None if row.named_id is None else UserId(row.named_id),
        hard_days=row.hard_days,
        hard_told_on=row.hard_told_on,
        notes=row.notes,
        notes_sent=row.notes_sent,
        note_left_at=row.note_left_at,
        noted_at=row.noted_at,
        line_at=row.line_at,
        due_at=row.due_at,
    )


def _after(row: Row[Any]) -> AskedAfter:
    return AskedAfter(
        id=AskedAfterId(row.id),
        person_id=PersonId(row.person_id),
        lead_id=UserId(row.lead_id),
        reason=Reason(row.reason),
        made_at=row.made_at,
        told_at=row.told_at,
        taken_at=row.taken_at,
        closed_at=row.closed_at,
    )


async def read(tx: AsyncConnection, person_id: PersonId) -> QuietWatch | None:
    """Return what a member chose; None for one who was never offered a watch."""
    query = select(quiet_watch).where(quiet_watch.c.person_id == person_id)
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _watch(row)


async def meet(tx: AsyncConnection, person_id: PersonId, *, days: int, now: datetime) -> bool:
    """Make sure that a member has a row, with a watch that is off; True when it is new.

    `days` are the quiet ones it starts with.
    """
    values = {"person_id": person_id, "alive_at": now, "days": days}
    return await insert_once(tx, quiet_watch, values) is not None


async def change(tx: AsyncConnection, person_id: PersonId, changes: Mapping[str, Any]) -> None:
    """Change columns of a watch."""
    await tx.execute(
        update(quiet_watch).where(quiet_watch.c.person_id == person_id).values(**changes)
    )


async def of_user(
    tx: AsyncConnection, user_id: UserId, *, guild_id: int | None
) -> Sequence[QuietWatch]:
    """Return the watches that are on, or whose line is out, of somebody in one group or in all."""
    query = (
        select(quiet_watch)
        .join(person, person.c.id == quiet_watch.c.person_id)
        .where(person.c.user_id == user_id)
        .where(quiet_watch.c.is_on | quiet_watch.c.line_at.is_not(None))
    )
    if guild_id is not None:
        query = query.where(person.c.guild_id == guild_id)
    return [_watch(row) for row in await tx.execute(query)]


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[PersonId]:
    """Return whose watch is to be looked at, in groups that the bot is still in."""
    query = (
        select(quiet_watch.c.person_id)
        .join(person, person.c.id == quiet_watch.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(quiet_watch.c.due_at <= now, guild.c.left_at.is_(None))
        .where(~is_held(person.c.id))
        .order_by(quiet_watch.c.due_at)
        .limit(limit)
    )
    return [PersonId(row.person_id) for row in await tx.execute(query)]


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next watch is looked at."""
    query = (
        select(quiet_watch.c.due_at)
        .join(person, person.c.id == quiet_watch.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(quiet_watch.c.due_at.is_not(None), guild.c.left_at.is_(None))
        .where(~is_held(person.c.id))
        .order_by(quiet_watch.c.due_at)
    )
    return (await tx.execute(query.limit(1))).scalar_one_or_none()


async def look_at_all(
    tx: AsyncConnection, guild_id: int, *, due_at: datetime | None, alive_at: datetime
) -> None:
    """Begin the watches of a group anew, or look at none of them any more."""
    theirs = select(person.c.id).where(person.c.guild_id == guild_id)
    await tx.execute(
        update(quiet_watch)
        .where(quiet_watch.c.person_id.in_(theirs), quiet_watch.c.is_on)
        .values(due_at=due_at, alive_at=alive_at, noted_at=None)
    )


async def prompts_since(
    tx: AsyncConnection, person_id: PersonId, *, since_on: date
) -> Sequence[tuple[date, datetime | None]]:
    """Return the dates on which a member was asked, with when each prompt arrived, if it did."""
    arrived = (
        select(delivery.c.finished_at)
        .where(
            delivery.c.check_in_id == check_in.c.id,
            delivery.c.kind == DeliveryKind.PROMPT.value,
            delivery.c.state == DeliveryState.SENT.value,
        )
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(check_in.c.day_on, arrived.label("arrived_at"))
        .where(check_in.c.person_id == person_id, check_in.c.day_on >= since_on)
        .where(check_in.c.asked_at.is_not(None))
        .order_by(check_in.c.day_on, check_in.c.asked_at)
    )
    return [(row.day_on, row.arrived_at) for row in await tx.execute(query)]


async def answered_last_at(tx: AsyncConnection, person_id: PersonId) -> datetime | None:
    """Return when a member last answered."""
    query = select(func.max(check_in.c.answered_at)).where(check_in.c.person_id == person_id)
    last: datetime | None = (await tx.execute(query)).scalar_one_or_none()
    return last


async def last_beat_at(tx: AsyncConnection) -> datetime | None:
    """Return when any shard was last connected; one that is away now has no outage yet."""
    last: datetime | None = (
        await tx.execute(select(func.max(heartbeat.c.beat_at)))
    ).scalar_one_or_none()
    return last


async def answers_since(
    tx: AsyncConnection, person_id: PersonId, *, since_on: date
) -> Sequence[tuple[date, Answer | None]]:
    """Return the dates asked or answered from then on, with what was last said for each."""
    query = (
        select(check_in.c.day_on, check_in.c.answer, check_in.c.answered_at)
        .where(check_in.c.person_id == person_id, check_in.c.day_on >= since_on)
        .where(check_in.c.asked_at.is_not(None) | check_in.c.answered_at.is_not(None))
        .order_by(check_in.c.day_on, check_in.c.answered_at)
    )
    last: dict[date, Answer | None] = {}
    for row in await tx.execute(query):
        if row.answer is not None or row.day_on not in last:
            last[row.day_on] = None if row.answer is None else Answer(row.answer)
    return sorted(last.items())


# --- who is to be asked after


async def ask_after(
    tx: AsyncConnection, person_id: PersonId, *, lead_id: UserId, reason: Reason, now: datetime
) -> AskedAfterId | None:
    """Let one lead be told; None when that is open for this reason already."""
    values = {
        "person_id": person_id,
        "lead_id": lead_id,
        "reason": reason.value,
        "made_at": now,
    }
    new = await insert_once(tx, asked_after, values)
    return None if new is None else AskedAfterId(new)


def _open() -> Select[Any]:
    return select(asked_after).where(asked_after.c.closed_at.is_(None))


async def read_after(tx: AsyncConnection, after_id: AskedAfterId) -> AskedAfter | None:
    """Return one of those who are to be asked after, open or closed."""
    query = select(asked_after).where(asked_after.c.id == after_id)
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _after(row)


async def open_of(tx: AsyncConnection, person_id: PersonId) -> Sequence[AskedAfter]:
    """Return what is open for one person."""
    query = _open().where(asked_after.c.person_id == person_id).order_by(asked_after.c.id)
    return [_after(row) for row in await tx.execute(query)]


async def latest_of(tx: AsyncConnection, person_id: PersonId, reason: Reason) -> AskedAfter | None:
    """Return the newest for a reason, open or closed."""
    query = select(asked_after).where(
        asked_after.c.person_id == person_id, asked_after.c.reason == reason.value
    )
    row = (await tx.execute(query.order_by(asked_after.c.id.desc()).limit(1))).one_or_none()
    return None if row is None else _after(row)


async def told_to(tx: AsyncConnection, guild_id: int, lead_id: UserId) -> Sequence[AskedAfter]:
    """Return what is open and was told to one lead of a group, the longest first."""
    query = (
        _open()
        .join(person, person.c.id == asked_after.c.person_id)
        .where(person.c.guild_id == guild_id, asked_after.c.lead_id == lead_id)
        .where(asked_after.c.told_at.is_not(None), ~is_held(asked_after.c.person_id))
        .order_by(asked_after.c.id)
    )
    return [_after(row) for row in await tx.execute(query.with_only_columns(*asked_after.c))]


async def away_for(
    tx: AsyncConnection, guild_id: int, lead_id: UserId
) -> Sequence[tuple[PersonId, UserId, date, str]]:
    """Return whom this lead would hear of and who paused: person, user, until when, their zone."""
    query = (
        select(person.c.id, person.c.user_id, member.c.paused_until, member.c.zone)
        .join(member, member.c.person_id == person.c.id)
        .join(quiet_watch, quiet_watch.c.person_id == person.c.id)
        .where(person.c.guild_id == guild_id, member.c.watch_user_id == lead_id)
        .where(quiet_watch.c.is_on, member.c.stopped_at.is_(None))
        .where(member.c.paused_until.is_not(None))
        .order_by(member.c.paused_until, person.c.id)
    )
    return [
        (PersonId(row.id), UserId(row.user_id), row.paused_until, row.zone)
        for row in await tx.execute(query)
    ]


def _has_anything() -> ColumnElement[bool]:
    """Return the condition that a watch is on, or that any line about somebody is open."""
    is_open = exists().where(
        asked_after.c.person_id == quiet_watch.c.person_id, asked_after.c.closed_at.is_(None)
    )
    return quiet_watch.c.is_on | quiet_watch.c.line_at.is_not(None) | is_open


async def look_soon(tx: AsyncConnection, person_id: PersonId, *, now: datetime) -> None:
    """Look at once at a watch that is on, and after every line that is open."""
    await tx.execute(
        update(quiet_watch)
        .where(quiet_watch.c.person_id == person_id)
        .where(_has_anything())
        .values(due_at=now)
    )


async def hurry(tx: AsyncConnection, guild_id: int, user_id: UserId, *, now: datetime) -> None:
    """Look at once at the watches that this lead was to be told of, or has been."""
    theirs = select(person.c.id).where(person.c.guild_id == guild_id)
    named = select(member.c.person_id).where(member.c.watch_user_id == user_id)
    told = select(asked_after.c.person_id).where(
        asked_after.c.lead_id == user_id, asked_after.c.closed_at.is_(None)
    )
    await tx.execute(
        update(quiet_watch)
        .where(quiet_watch.c.person_id.in_(theirs))
        .where(quiet_watch.c.person_id.in_(named) | quiet_watch.c.person_id.in_(told))
        .where(_has_anything())
        .values(due_at=now)
    )


async def mark_told(tx: AsyncConnection, after_id: AskedAfterId, *, now: datetime) -> None:
    """Note that the lead has read it, or could have."""
    await tx.execute(
        update(asked_after)
        .where(asked_after.c.id == after_id, asked_after.c.told_at.is_(None))
        .values(told_at=now)
    )


async def mark_taken(tx: AsyncConnection, after_id: AskedAfterId, *, now: datetime) -> bool:
    """Note that the lead has it; False when it is closed, or they had it."""
    statement = (
        update(asked_after)
        .where(asked_after.c.id == after_id, asked_after.c.closed_at.is_(None))
        .where(asked_after.c.taken_at.is_(None))
        .values(taken_at=now)
        .returning(asked_after.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def close(tx: AsyncConnection, after_id: AskedAfterId, *, now: datetime) -> bool:
    """Close it; False when it was closed already."""
    statement = (
        update(asked_after)
        .where(asked_after.c.id == after_id, asked_after.c.closed_at.is_(None))
        .values(closed_at=now)
        .returning(asked_after.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def forget_closed(
    tx: AsyncConnection, *, before: datetime, kept_days: int | None = None
) -> None:
    """Delete what was closed before that: all, or where requests are kept so long."""
    statement = asked_after.delete().where(asked_after.c.closed_at < before)
    if kept_days is not None:
        whose = in_groups_keeping(Period.REQUESTS, kept_days)
        statement = statement.where(asked_after.c.person_id.in_(whose))
    await tx.execute(statement)
