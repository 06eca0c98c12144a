"""Members: those who started, their choices and when their next prompt is due."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import CheckInId, Due, GuildId, Member, PersonId, Slot, Tidy, UserId
from bot.store import exports
from bot.store.people import person_of
from bot.store.schema import check_in, member, person
from bot.store.types import weekday_bits, weekdays_in

# What stays of somebody who is erased while they wait for a person. Whom they leave out is part
# of it: nobody of those may learn of the request now either.
OF_A_REQUEST = frozenset({"person", "request", "contact", "delivery"})


def _with_person() -> Select[Any]:
    own = [column for column in member.c if column.name != "person_id"]
    # person and member share no other column names but `country`, which only member has
    return select(*person.c, *own).join(member, member.c.person_id == person.c.id)


# Built once: these two and the note are asked for at almost every tap.
_READ = _with_person().where(person.c.id == bindparam("which"))
_FIND = _with_person().where(
    person.c.guild_id == bindparam("of_guild"), person.c.user_id == bindparam("of_user")
)
_NOTE_ANSWER = (
    update(member)
    .where(member.c.person_id == bindparam("whose"))
    .values(offers=bindparam("offered"), unanswered=0)
)


def _member(row: Row[Any]) -> Member:
    return Member(
        person=person_of(row),
        zone=row.zone,
        started_at=row.started_at,
        morning_at=row.morning_at,
        evening_at=row.evening_at,
        weekdays=weekdays_in(row.weekdays),
        country=row.country,
        stopped_at=row.stopped_at,
        erase_at=row.erase_at,
        due=None if row.due_at is None else Due(row.due_on, Slot(row.due_slot), row.due_at),
        free_text=row.free_text,
        paused_until=row.paused_until,
        tidy=Tidy(row.tidy),
        unanswered=row.unanswered,
        offers=tuple(row.offers.split()),
    )


async def read(tx: AsyncConnection, person_id: PersonId) -> Member | None:
    """Return a member by their person's id."""
    row = (await tx.execute(_READ, {"which": person_id})).one_or_none()
    return None if row is None else _member(row)


async def find(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> Member | None:
    """Return the member that a Discord user is in a group; one who stopped is still returned."""
    row = (await tx.execute(_FIND, {"of_guild": guild_id, "of_user": user_id})).one_or_none()
    return None if row is None else _member(row)


async def add(
    tx: AsyncConnection,
    person_id: PersonId,
    *,
    zone: str,
    morning_at: time | None,
    evening_at: time | None,
    weekdays: frozenset[int],
    now: datetime,
) -> None:
    """Make a person a member; what nobody has chosen has the defaults of the table."""
    values = {
        "person_id": person_id,
        "zone": zone,
        "started_at": now,
        "morning_at": morning_at,
        "evening_at": evening_at,
        "weekdays": weekday_bits(weekdays),
    }
    await tx.execute(insert(member).values(values))


async def change(tx: AsyncConnection, person_id: PersonId, changes: Mapping[str, Any]) -> None:
    """Change columns of a member."""
    await tx.execute(update(member).where(member.c.person_id == person_id).values(**changes))


async def note_answer(tx: AsyncConnection, person_id: PersonId, *, offers: Sequence[str]) -> None:
    """Store that a member has answered, and what their last replies offered, the newest last."""
    await tx.execute(_NOTE_ANSWER, {"whose": person_id, "offered": " ".join(offers)})


async def note_prompt(tx: AsyncConnection, person_id: PersonId, *, check_in_id: CheckInId) -> None:
    """Count a prompt that went out, unless it has been answered already."""
    is_open = exists().where(check_in.c.id == check_in_id, check_in.c.answered_at.is_(None))
    await tx.execute(
        update(member)
        .where(member.c.person_id == person_id, is_open)
        .values(unanswered=member.c.unanswered + 1)
    )


async def set_due(tx: AsyncConnection, person_id: PersonId, due: Due | None) -> None:
    """Store the next prompt to be planned; None when there is none."""
    await change(
        tx,
        person_id,
        {
            "due_at": None if due is None else due.due_at,
            "due_on": None if due is None else due.day_on,
            "due_slot": None if due is None else due.slot.value,
        },
    )


async def of_guild(tx: AsyncConnection, guild_id: GuildId) -> Sequence[Member]:
    """Return the members of a group who have not stopped."""
    query = _with_person().where(person.c.guild_id == guild_id, member.c.stopped_at.is_(None))
    return [_member(row) for row in await tx.execute(query)]


async def rest_guild(tx: AsyncConnection, guild_id: GuildId) -> None:
    """Plan no more prompts for the members of a group."""
    theirs = select(person.c.id).where(person.c.guild_id == guild_id)
    await tx.execute(
        update(member)
        .where(member.c.person_id.in_(theirs))
        .values(due_at=None, due_on=None, due_slot=None)
    )


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[PersonId]:
    """Return whose prompt is to be planned now, the longest due first."""
    query = (
        select(member.c.person_id)
        .where(member.c.due_at <= now)
        .order_by(member.c.due_at)
        .limit(limit)
    )
    return [PersonId(row.person_id) for row in await tx.execute(query)]


async def put_off(tx: AsyncConnection, person_id: PersonId, until: datetime) -> None:
    """Move a member's planning out of the way after it failed; the date it is for stays."""
    await change(tx, person_id, {"due_at": until})


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next member's prompt is due."""
    query = select(member.c.due_at).where(member.c.due_at.is_not(None)).order_by(member.c.due_at)
    return (await tx.execute(query.limit(1))).scalar_one_or_none()


async def to_erase(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[PersonId]:
    """Return members who stopped and whose 30 days are over."""
    query = select(member.c.person_id).where(member.c.erase_at <= now).order_by(member.c.erase_at)
    return [PersonId(row.person_id) for row in await tx.execute(query.limit(limit))]


async def next_erasure_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next member who stopped is to be erased."""
    query = select(member.c.erase_at).where(member.c.erase_at.is_not(None))
    return (await tx.execute(query.order_by(member.c.erase_at).limit(1))).scalar_one_or_none()


async def forget(tx: AsyncConnection, person_id: PersonId) -> None:
    """Delete all that hangs on a person but what an open request needs; the person stays."""
    for table in reversed(exports.taken()):
        if table.name not in OF_A_REQUEST:
            await tx.execute(delete(table).where(exports.is_of(table, person_id)))


async def with_prompts(tx: AsyncConnection) -> Sequence[Member]:
    """Return every member who has a prompt planned; for recomputing after new time-zone data."""
    return [
        _member(row) for row in await tx.execute(_with_person().where(member.c.due_at.is_not(None)))
    ]


async def count(tx: AsyncConnection, guild_id: GuildId) -> int:
    """Return how many members a group has who have not stopped."""
    query = (
        select(func.count())
        .select_from(member.join(person, person.c.id == member.c.person_id))
        .where(person.c.guild_id == guild_id, member.c.stopped_at.is_(None))
    )
    return int((await tx.execute(query)).scalar_one())
