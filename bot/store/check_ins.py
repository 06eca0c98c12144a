"""Check-ins: one row for each date and slot of a member, asked or answered or both."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Answer, CheckIn, CheckInId, PersonId, Slot
from bot.store.schema import check_in
from bot.store.writing import insert_once


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
    row = (await tx.execute(select(check_in).where(check_in.c.id == check_in_id))).one_or_none()
    return None if row is None else _check_in(row)


async def open_day(
    tx: AsyncConnection, person_id: PersonId, *, day_on: date, slot: Slot
) -> CheckIn:
    """Return the check-in of a date and slot, made now unless it was there."""
    key = {"person_id": person_id, "day_on": day_on, "slot": slot.value}
    await insert_once(tx, check_in, key)
    row = (await tx.execute(select(check_in).filter_by(**key))).one()
    return _check_in(row)


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
) -> None:
    """Store an answer; a second one edits the first."""
    await tx.execute(
        update(check_in)
        .where(check_in.c.id == check_in_id)
        .values(answer=answer.value, answered_at=now)
    )


async def count_unanswered(tx: AsyncConnection, person_id: PersonId, *, before_on: date) -> int:
    """Return on how many dates a member was asked in vain since their last answer before a date."""
    theirs = (check_in.c.person_id == person_id) & (check_in.c.day_on < before_on)
    last_on = (
        select(func.max(check_in.c.day_on))
        .where(theirs, check_in.c.answered_at.is_not(None))
        .scalar_subquery()
    )
    query = select(func.count(check_in.c.day_on.distinct())).where(
        theirs,
        check_in.c.asked_at.is_not(None),
        or_(last_on.is_(None), check_in.c.day_on > last_on),
    )
    return int((await tx.execute(query)).scalar_one())


async def forget_answers(tx: AsyncConnection, *, before: datetime) -> None:
    """Keep of the answers given before that only that there was one."""
    await tx.execute(
        update(check_in)
        .where(check_in.c.answer.is_not(None), check_in.c.answered_at < before)
        .values(answer=None)
    )


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


async def recent(tx: AsyncConnection, person_id: PersonId, *, since_on: date) -> Sequence[CheckIn]:
    """Return a member's check-ins from a date on, oldest first."""
    query = (
        select(check_in)
        .where(check_in.c.person_id == person_id, check_in.c.day_on >= since_on)
        .order_by(check_in.c.day_on, check_in.c.slot.desc())  # morning comes before evening
    )
    return [_check_in(row) for row in await tx.execute(query)]
