"""Check-ins: one row for each date and slot of a member, asked or answered or both."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import (
    Answer,
    CheckIn,
    CheckInId,
    DeliveryKind,
    DeliveryState,
    GuildId,
    PersonId,
    Slot,
)
from bot.models.privacy import Period
from bot.store.people import in_groups_keeping
from bot.store.schema import check_in, delivery, member, person
from bot.store.writing import insert_once

CHUNK = 500  # of ids in one statement

# What every answer runs is built once: to build a statement costs as much as to run it.
_READ = select(check_in).where(check_in.c.id == bindparam("which"))
_OF_DAY = select(check_in).where(
    check_in.c.person_id == bindparam("whose"),
    check_in.c.day_on == bindparam("on"),
    check_in.c.slot == bindparam("at"),
)
_SET_ANSWER = (
    update(check_in)
    .where(check_in.c.id == bindparam("which"))
    .values(answer=bindparam("said"), answered_at=bindparam("said_at"))
    .returning(check_in)
)


def _check_in(row: Row[Any]) -> CheckIn:
    return CheckIn(
        id=CheckInId(row.id),
        person_id=PersonId(row.person_id),
        day_on=row.day_on,
        slot=Slot(row.slot),
        asked_at=row.asked_at,
        answer=None if row.answer is None else Answer(row.answer),
        answered_at=row.answered_at,
    )


async def read(tx: AsyncConnection, check_in_id: CheckInId) -> CheckIn | None:
    """Return a check-in by id."""
    row = (await tx.execute(_READ, {"which": check_in_id})).one_or_none()
    return None if row is None else _check_in(row)


async def open_day(
    tx: AsyncConnection, person_id: PersonId, *, day_on: date, slot: Slot
) -> CheckIn:
    """Return the check-in of a date and slot, made now unless it was there."""
    key = {"person_id": person_id, "day_on": day_on, "slot": slot.value}
    await insert_once(tx, check_in, key)
    whose = {"whose": person_id, "on": day_on, "at": slot.value}
    return _check_in((await tx.execute(_OF_DAY, whose)).one())


async def mark_asked(tx: AsyncConnection, check_in_id: CheckInId, *, now: datetime) -> bool:
    """Note that a prompt goes out for this check-in; False when it had one or is answered."""
    statement = (
        update(check_in)
        .where(
            check_in.c.id == check_in_id,
            check_in.c.asked_at.is_(None),
            check_in.c.answered_at.is_(None),
        )
        .values(asked_at=now)
        .returning(check_in.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def set_answer(
    tx: AsyncConnection, check_in_id: CheckInId, *, answer: Answer, now: datetime
) -> CheckIn:
    """Store an answer, and return the check-in with it; a second one edits the first."""
    said = {"which": check_in_id, "said": answer.value, "said_at": now}
    return _check_in((await tx.execute(_SET_ANSWER, said)).one())


async def forget_answers(
    tx: AsyncConnection, *, before: datetime, kept_days: int | None = None
) -> None:
    """Keep of the answers given before that only that there was one.

    Of all of them, or of those in the groups that keep answers for so many days.
    """
    old = check_in.c.answer.is_not(None) & (check_in.c.answered_at < before)
    if kept_days is not None:
        old &= check_in.c.person_id.in_(in_groups_keeping(Period.ANSWERS, kept_days))
    await tx.execute(update(check_in).where(old).values(answer=None))


async def forget_asking(tx: AsyncConnection, person_id: PersonId, *, since_on: date) -> None:
    """Let dates from then on count as not asked where nobody answered; a pause costs nothing."""
    await tx.execute(
        update(check_in)
        .where(
            check_in.c.person_id == person_id,
            check_in.c.day_on >= since_on,
            check_in.c.answered_at.is_(None),
        )
        .values(asked_at=None)
    )


class Open(NamedTuple):
    """A date and slot that was asked and has no answer."""

    id: CheckInId
    guild_id: GuildId
    day_on: date
    asked_at: datetime
    zone: str


async def unanswered(tx: AsyncConnection, *, since: datetime, until: datetime) -> Sequence[Open]:
    """Return what was asked in a span of time and has no answer, of everybody.

    Without those whose prompt has yet to leave: they are asked when it does.
    """
    has_yet_to_leave = exists().where(
        delivery.c.check_in_id == check_in.c.id,
        delivery.c.kind == DeliveryKind.PROMPT.value,
        delivery.c.state.in_((DeliveryState.DUE.value, DeliveryState.SENDING.value)),
    )
    query = (
        select(
            check_in.c.id, person.c.guild_id, check_in.c.day_on, check_in.c.asked_at, member.c.zone
        )
        .join(person, person.c.id == check_in.c.person_id)
        .join(member, member.c.person_id == person.c.id)
        .where(check_in.c.asked_at >= since, check_in.c.asked_at < until)
        .where(check_in.c.answered_at.is_(None), ~has_yet_to_leave)
    )
    return [Open(*row) for row in await tx.execute(query)]


async def unask(tx: AsyncConnection, ids: Sequence[CheckInId]) -> None:
    """Let these count as not asked."""
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        await tx.execute(update(check_in).where(check_in.c.id.in_(some)).values(asked_at=None))


async def recent(tx: AsyncConnection, person_id: PersonId, *, since_on: date) -> Sequence[CheckIn]:
    """Return a member's check-ins from a date on, oldest first."""
    query = (
        select(check_in)
        .where(check_in.c.person_id == person_id, check_in.c.day_on >= since_on)
        .order_by(check_in.c.day_on, check_in.c.slot.desc())  # morning comes before evening
    )
    return [_check_in(row) for row in await tx.execute(query)]
