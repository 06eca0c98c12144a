"""The days of a member: which were asked, which have a check-in, and on which they came back."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, exists, func, not_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import CheckInId, DeliveryKind, DeliveryState, PersonId
from bot.store.schema import check_in, delivery, totals

ONE_WEEK = timedelta(days=7)
UNSENT = (DeliveryState.DROPPED.value, DeliveryState.DEAD.value)


class Day(NamedTuple):
    """One slot of a date."""

    day_on: date
    asked: bool
    checked_in: bool
    came_back: bool


def _days() -> Select[Any]:
    never_went_out = exists().where(
        delivery.c.check_in_id == check_in.c.id,
        delivery.c.person_id == bindparam("whose"),  # by its index, whatever the engine plans
        delivery.c.kind == DeliveryKind.PROMPT.value,
        delivery.c.state.in_(UNSENT),
    )
    return select(
        check_in.c.day_on,
        and_(check_in.c.asked_at.is_not(None), not_(never_went_out)).label("asked"),
        check_in.c.answered_at.is_not(None).label("checked_in"),
        check_in.c.came_back,
    ).where(check_in.c.person_id == bindparam("whose"))


# Asked at every answer, so built once.
_DAYS = _days()
_DAYS_SINCE = _DAYS.where(check_in.c.day_on > bindparam("after_on"))
_LAST_BEFORE = select(
    func.max(check_in.c.day_on), exists().where(totals.c.person_id == bindparam("whose"))
).where(
    check_in.c.person_id == bindparam("whose"),
    check_in.c.day_on < bindparam("on"),
    check_in.c.answered_at.is_not(None),
)


async def of_person(
    tx: AsyncConnection, person_id: PersonId, *, through: date = date.max
) -> Sequence[Day]:
    """Return all the days that are kept of a member, or those up to and with a date.

    What never went out was not asked.
    """
    query = _DAYS if through == date.max else _DAYS.where(check_in.c.day_on <= through)
    return [Day(*row) for row in await tx.execute(query, {"whose": person_id})]


async def before(
    tx: AsyncConnection, person_id: PersonId, *, on: date
) -> tuple[Sequence[Day], bool]:
    """Return the days that tell whether a gap lies right before a date.

    Those from a week before the last check-in earlier than that date: there the run was open.
    Without one, all of them: nobody has answered, so they are few, or the rest is in the totals;
    then it says so, and else the totals have nothing to add.
    """
    whose = {"whose": person_id, "on": on}
    last_on, is_folded = (await tx.execute(_LAST_BEFORE, whose)).one()
    if last_on is None:
        return await of_person(tx, person_id), bool(is_folded)
    since = {"whose": person_id, "after_on": last_on - ONE_WEEK}
    return [Day(*row) for row in await tx.execute(_DAYS_SINCE, since)], False


async def note_return(tx: AsyncConnection, check_in_id: CheckInId) -> None:
    """Note that this check-in ended a gap; nothing takes that away."""
    await tx.execute(update(check_in).where(check_in.c.id == check_in_id).values(came_back=True))


async def count_check_ins(tx: AsyncConnection, person_id: PersonId) -> int:
    """Return on how many dates a member has checked in, those that are folded away included.

    In one statement, so that a day is in one of the two and not in both.
    """
    kept = (
        select(func.count(check_in.c.day_on.distinct()))
        .where(check_in.c.person_id == person_id, check_in.c.answered_at.is_not(None))
        .scalar_subquery()
    )
    folded = select(totals.c.days).where(totals.c.person_id == person_id).scalar_subquery()
    query = select(kept + func.coalesce(folded, 0))
    return int((await tx.execute(query)).scalar_one())
