"""Who comes to which date of a meeting, who is reminded, and who was there."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, PersonId, PersonKind, UserId
from bot.models.meetings import Coming, MeetingId
from bot.store.holds import is_held
from bot.store.schema import attendance, coming, meeting, meeting_turn, person
from bot.store.writing import insert_once, upsert


def _coming(row: Row[Any]) -> Coming:
    return Coming(
        meeting_id=MeetingId(row.meeting_id),
        person_id=PersonId(row.person_id),
        user_id=UserId(row.user_id),
        on=row.day_on,
        is_coming=row.is_coming,
        tells_host=row.tells_host,
        wants_word=row.wants_word,
        was_there=row.was_there,
        remind_minutes=row.remind_minutes,
    )


async def choose(
    tx: AsyncConnection,
    meeting_id: MeetingId,
    on: date,
    person_id: PersonId,
    changes: Mapping[str, Any],
    *,
    ends_at: datetime,
) -> None:
    """Keep what a person chose for one date, beside what they chose before."""
    values = {"meeting_id": meeting_id, "day_on": on, "person_id": person_id, "ends_at": ends_at}
    await upsert(tx, coming, {**values, **changes}, on=("meeting_id", "day_on", "person_id"))


async def forget_empty(
    tx: AsyncConnection, meeting_id: MeetingId, on: date, person_id: PersonId
) -> bool:
    """Delete a row that says nothing any more; say whether it did."""
    statement = (
        delete(coming)
        .where(
            coming.c.meeting_id == meeting_id,
            coming.c.day_on == on,
            coming.c.person_id == person_id,
            ~coming.c.is_coming,
            ~coming.c.was_there,
            coming.c.remind_minutes.is_(None),
        )
        .returning(coming.c.person_id)
    )
    return (await tx.execute(statement)).first() is not None


async def withdraw(tx: AsyncConnection, person_id: PersonId, *, since: datetime) -> None:
    """Let somebody come to nothing that is not over, and wait for no reminder."""
    is_ahead = (coming.c.person_id == person_id) & (coming.c.ends_at > since)
    await tx.execute(delete(coming).where(is_ahead, ~coming.c.was_there))
    await tx.execute(
        update(coming)
        .where(is_ahead)
        .values(is_coming=False, tells_host=False, wants_word=False, remind_minutes=None)
    )


async def of_date(tx: AsyncConnection, meeting_id: MeetingId, on: date) -> Sequence[Coming]:
    """Return what everybody chose for one date."""
    query = (
        select(coming, person.c.user_id)
        .join(person, person.c.id == coming.c.person_id)
        .where(coming.c.meeting_id == meeting_id, coming.c.day_on == on)
        .order_by(coming.c.person_id)
    )
    return [_coming(row) for row in await tx.execute(query)]


async def of_person(
    tx: AsyncConnection, guild_id: GuildId, user_id: UserId
) -> dict[tuple[MeetingId, date], Coming]:
    """Return what somebody chose, by meeting and date."""
    query = (
        select(coming, person.c.user_id)
        .join(person, person.c.id == coming.c.person_id)
        .where(person.c.guild_id == guild_id, person.c.user_id == user_id)
    )
    found = [_coming(row) for row in await tx.execute(query)]
    return {(each.meeting_id, each.on): each for each in found}


async def followed(
    tx: AsyncConnection, meeting_id: MeetingId, *, since: datetime
) -> Sequence[tuple[date, int | None, bool]]:
    """Return of each date that ends later than that which reminders are wanted, and who comes."""
    query = (
        select(coming.c.day_on, coming.c.remind_minutes, coming.c.is_coming)
        .where(coming.c.meeting_id == meeting_id, coming.c.ends_at > since)
        .distinct()
    )
    return [(row.day_on, row.remind_minutes, row.is_coming) for row in await tx.execute(query)]


async def counts(
    tx: AsyncConnection, guild_id: GuildId, *, since: datetime
) -> dict[tuple[MeetingId, date], int]:
    """Return how many come to each date of a group's meetings that ends later than that."""
    query = (
        select(coming.c.meeting_id, coming.c.day_on, func.count())
        .join(meeting, meeting.c.id == coming.c.meeting_id)
        .where(meeting.c.guild_id == guild_id, coming.c.is_coming, coming.c.ends_at > since)
        .group_by(coming.c.meeting_id, coming.c.day_on)
    )
    return {(MeetingId(row[0]), row[1]): int(row[2]) for row in await tx.execute(query)}


async def count_on(tx: AsyncConnection, meeting_id: MeetingId, on: date) -> int:
    """Return how many come to one date."""
    query = select(func.count()).where(
        coming.c.meeting_id == meeting_id, coming.c.day_on == on, coming.c.is_coming
    )
    return int((await tx.execute(query)).scalar_one())


async def date_moved(
    tx: AsyncConnection, meeting_id: MeetingId, on: date, *, ends_at: datetime
) -> None:
    """Take in that a date ends at another time than before."""
    is_it = (coming.c.meeting_id == meeting_id) & (coming.c.day_on == on)
    await tx.execute(update(coming).where(is_it).values(ends_at=ends_at))


async def dates_of(
    tx: AsyncConnection, meeting_id: MeetingId, *, since: datetime
) -> Sequence[tuple[date, datetime]]:
    """Return the dates to come that anybody chose something for, with when they end."""
    query = (
        select(coming.c.day_on, func.max(coming.c.ends_at).label("ends_at"))
        .where(coming.c.meeting_id == meeting_id, coming.c.ends_at > since)
        .group_by(coming.c.day_on)
    )
    rows = await tx.execute(query)
    return [(row[0], row[1]) for row in rows]


# --- afterwards


async def total(tx: AsyncConnection, person_id: PersonId) -> int:
    """Return how many meetings somebody said that they were at."""
    query = select(func.count()).where(coming.c.person_id == person_id, coming.c.was_there)
    lately = int((await tx.execute(query)).scalar_one())
    before = select(attendance.c.count).where(attendance.c.person_id == person_id)
    return lately + int((await tx.execute(before)).scalar_one_or_none() or 0)


async def forget_guests(tx: AsyncConnection, *, ended_before: datetime) -> set[PersonId]:
    """Forget what guests chose for meetings that are over; return whose it was."""
    guests = select(person.c.id).where(person.c.kind == PersonKind.GUEST.value)
    statement = (
        delete(coming)
        .where(coming.c.ends_at < ended_before, coming.c.person_id.in_(guests))
        .returning(coming.c.person_id)
    )
    return {PersonId(row[0]) for row in await tx.execute(statement)}


async def fold(tx: AsyncConnection, *, ended_before: datetime) -> None:
    """Forget which meetings people chose, and keep only how many they were at."""
    old = coming.c.ends_at < ended_before
    query = (
        select(coming.c.person_id, func.count())
        .where(old, coming.c.was_there)
        .group_by(coming.c.person_id)
    )
    for person_id, count in (await tx.execute(query)).all():
        await insert_once(tx, attendance, {"person_id": person_id, "count": 0})
        await tx.execute(
            update(attendance)
            .where(attendance.c.person_id == person_id)
            .values(count=attendance.c.count + count)
        )
    await tx.execute(delete(coming).where(old))


# --- who hosts one date


async def say_hosting(
    tx: AsyncConnection, meeting_id: MeetingId, on: date, person_id: PersonId, *, hosts: bool
) -> None:
    """Keep whether somebody hosts one date."""
    values = {"meeting_id": meeting_id, "day_on": on, "person_id": person_id, "hosts": hosts}
    await upsert(tx, meeting_turn, values, on=("meeting_id", "day_on", "person_id"))


async def hosting(
    tx: AsyncConnection, meeting_id: MeetingId, on: date
) -> dict[PersonId, tuple[UserId, bool]]:
    """Return who said of one date that they host it, and who that they cannot.

    Without whoever is on hold: they can't be counted on, whatever they said before.
    """
    query = (
        select(meeting_turn.c.person_id, meeting_turn.c.hosts, person.c.user_id)
        .join(person, person.c.id == meeting_turn.c.person_id)
        .where(meeting_turn.c.meeting_id == meeting_id, meeting_turn.c.day_on == on)
        .where(~is_held(person.c.id))
    )
    rows = await tx.execute(query)
    return {PersonId(row.person_id): (UserId(row.user_id), row.hosts) for row in rows}


async def hosted_by(
    tx: AsyncConnection, meeting_id: MeetingId, user_id: UserId, *, since: date
) -> list[date]:
    """Return the dates of a meeting that somebody said they host, in order."""
    query = (
        select(meeting_turn.c.day_on)
        .join(person, person.c.id == meeting_turn.c.person_id)
        .where(meeting_turn.c.meeting_id == meeting_id, person.c.user_id == user_id)
        .where(meeting_turn.c.hosts, meeting_turn.c.day_on >= since)
        .order_by(meeting_turn.c.day_on)
    )
    return [row.day_on for row in await tx.execute(query)]


async def dates_with_hosts(tx: AsyncConnection, meeting_id: MeetingId, *, since: date) -> set[date]:
    """Return the dates of a meeting of which anybody said that they host it, or that they can't."""
    query = select(meeting_turn.c.day_on).where(
        meeting_turn.c.meeting_id == meeting_id, meeting_turn.c.day_on >= since
    )
    return set((await tx.execute(query.distinct())).scalars())


async def forget_turns(tx: AsyncConnection, *, before: date) -> None:
    """Forget who hosted dates of long ago."""
    await tx.execute(delete(meeting_turn).where(meeting_turn.c.day_on < before))


async def forget_turns_of(tx: AsyncConnection, meeting_id: MeetingId, on: date) -> None:
    """Forget who said that they host a date: it has been moved since."""
    await tx.execute(
        delete(meeting_turn).where(
            meeting_turn.c.meeting_id == meeting_id, meeting_turn.c.day_on == on
        )
    )
