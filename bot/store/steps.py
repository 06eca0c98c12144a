"""The steps of a request's ladder, and the leads who were asked at each."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import (
    DeliveryKind,
    DeliveryState,
    GuildId,
    Level,
    Page,
    PageId,
    PersonId,
    RequestId,
    Rung,
    Step,
    StepId,
    UserId,
)
from bot.store.schema import delivery, guild, page, person, request, step
from bot.store.writing import insert_once


def _step(row: Row[Any]) -> Step:
    return Step(
        id=StepId(row.id),
        request_id=RequestId(row.request_id),
        level=Level(row.level),
        position=row.position,
        rung=Rung(row.rung),
        due_at=row.due_at,
        began_at=row.began_at,
        by_the_clock=row.by_the_clock,
    )


def _page(row: Row[Any]) -> Page:
    return Page(
        id=PageId(row.id),
        request_id=RequestId(row.request_id),
        step_id=StepId(row.step_id),
        lead_id=PersonId(row.person_id),
        user_id=UserId(row.user_id),
        level=Level(row.level),
        paged_at=row.paged_at,
        for_second=row.for_second,
        passed_at=row.passed_at,
        failed_at=row.failed_at,
    )


def _pages() -> Select[Any]:
    return select(page, person.c.user_id).join(person, person.c.id == page.c.person_id)


async def begun(
    tx: AsyncConnection,
    request_id: RequestId,
    *,
    level: Level,
    position: int,
    rung: Rung,
    now: datetime,
) -> StepId:
    """Note a step that is taken now."""
    values = {
        "request_id": request_id,
        "level": level.value,
        "position": position,
        "rung": rung.value,
        "due_at": now,
        "began_at": now,
        "by_the_clock": False,
    }
    return StepId((await tx.execute(insert(step).values(values).returning(step.c.id))).scalar_one())


async def wait_for(
    tx: AsyncConnection,
    request_id: RequestId,
    *,
    level: Level,
    position: int,
    rung: Rung,
    due_at: datetime,
    by_the_clock: bool,
) -> None:
    """Let the next step wait for its time, instead of any that waited before."""
    await stop(tx, request_id)
    values = {
        "request_id": request_id,
        "level": level.value,
        "position": position,
        "rung": rung.value,
        "due_at": due_at,
        "by_the_clock": by_the_clock,
    }
    await insert_once(tx, step, values)


async def stop(tx: AsyncConnection, request_id: RequestId) -> None:
    """Let no step of a request wait any more."""
    await tx.execute(delete(step).where(step.c.request_id == request_id, step.c.began_at.is_(None)))


async def waiting(tx: AsyncConnection, request_id: RequestId) -> Step | None:
    """Return the step of a request that waits for its time."""
    query = select(step).where(step.c.request_id == request_id, step.c.began_at.is_(None))
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _step(row)


async def taken(tx: AsyncConnection, request_id: RequestId, *, since: datetime) -> Sequence[Step]:
    """Return the steps that a request has taken since then, the oldest first."""
    query = (
        select(step)
        .where(step.c.request_id == request_id, step.c.began_at >= since)
        .order_by(step.c.id)
    )
    return [_step(row) for row in await tx.execute(query)]


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[RequestId]:
    """Return the requests whose next step is due, in groups that the bot is still in."""
    query = (
        select(step.c.request_id)
        .join(request, request.c.id == step.c.request_id)
        .join(person, person.c.id == request.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(step.c.began_at.is_(None), step.c.due_at <= now, guild.c.left_at.is_(None))
        .order_by(step.c.due_at)
        .limit(limit)
    )
    return [RequestId(row.request_id) for row in await tx.execute(query)]


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next step is due."""
    query = select(step.c.due_at).where(step.c.began_at.is_(None)).order_by(step.c.due_at)
    return (await tx.execute(query.limit(1))).scalar_one_or_none()


async def put_off(tx: AsyncConnection, request_id: RequestId, until: datetime) -> None:
    """Move the waiting step of a request to another time."""
    await tx.execute(
        update(step)
        .where(step.c.request_id == request_id, step.c.began_at.is_(None))
        .values(due_at=until)
    )


async def move_all(
    tx: AsyncConnection, by: timedelta, *, after: datetime, touches: Callable[[GuildId], bool]
) -> None:
    """Move every wait of these groups that was running then; what goes by the clock stays."""
    query = (
        select(step.c.id, step.c.due_at, person.c.guild_id)
        .join(request, request.c.id == step.c.request_id)
        .join(person, person.c.id == request.c.person_id)
        .where(step.c.began_at.is_(None), step.c.by_the_clock.is_(False), step.c.due_at > after)
    )
    for row in (await tx.execute(query)).all():
        if touches(GuildId(row.guild_id)):
            await tx.execute(update(step).where(step.c.id == row.id).values(due_at=row.due_at + by))


async def unanswered(tx: AsyncConnection, guild_id: GuildId) -> Sequence[RequestId]:
    """Return the open requests of a group that nobody has, the longest waiting first."""
    query = (
        select(request.c.id)
        .join(person, person.c.id == request.c.person_id)
        .where(person.c.guild_id == guild_id)
        .where(request.c.closed_at.is_(None), request.c.taken_by.is_(None))
        .order_by(request.c.id)
    )
    return [RequestId(row.id) for row in await tx.execute(query)]


# --- the leads who were asked


async def add_page(
    tx: AsyncConnection,
    *,
    request_id: RequestId,
    step_id: StepId,
    lead_id: PersonId,
    level: Level,
    now: datetime,
    for_second: bool = False,
) -> PageId | None:
    """Note that a lead is asked at a step; None when they were asked at it already."""
    values = {
        "request_id": request_id,
        "step_id": step_id,
        "person_id": lead_id,
        "level": level.value,
        "paged_at": now,
        "for_second": for_second,
    }
    new = await insert_once(tx, page, values)
    return None if new is None else PageId(new)


async def read_page(tx: AsyncConnection, page_id: PageId) -> Page | None:
    """Return who was asked, by the page's id."""
    row = (await tx.execute(_pages().where(page.c.id == page_id))).one_or_none()
    return None if row is None else _page(row)


async def pages(tx: AsyncConnection, request_id: RequestId) -> Sequence[Page]:
    """Return everybody who was asked about a request, the first first."""
    query = _pages().where(page.c.request_id == request_id).order_by(page.c.id)
    return [_page(row) for row in await tx.execute(query)]


async def passed(
    tx: AsyncConnection, request_id: RequestId, lead_id: PersonId, *, now: datetime
) -> None:
    """Note that a lead can't now."""
    await tx.execute(
        update(page)
        .where(page.c.request_id == request_id, page.c.person_id == lead_id)
        .values(passed_at=now)
    )


async def failed(tx: AsyncConnection, page_id: PageId, *, now: datetime) -> None:
    """Note that a page cannot reach its lead."""
    await tx.execute(update(page).where(page.c.id == page_id).values(failed_at=now))


async def anybody_left(tx: AsyncConnection, step_id: StepId) -> bool:
    """Say whether somebody who was asked at a step may still answer."""
    query = select(
        exists().where(
            page.c.step_id == step_id, page.c.passed_at.is_(None), page.c.failed_at.is_(None)
        )
    )
    return bool((await tx.execute(query)).scalar_one())


async def pages_out(tx: AsyncConnection, request_id: RequestId, *, since: datetime) -> int:
    """Return how many people a request has reached by message since then."""
    query = select(func.count(func.distinct(delivery.c.person_id))).where(
        delivery.c.request_id == request_id,
        delivery.c.kind == DeliveryKind.PAGE.value,
        delivery.c.state == DeliveryState.SENT.value,
        delivery.c.created_at >= since,
    )
    return int((await tx.execute(query)).scalar_one())


async def told(tx: AsyncConnection, request_id: RequestId) -> Sequence[tuple[PersonId, bool]]:
    """Return the leads who got, or may be getting, a page; and whether it has arrived."""
    on_its_way = or_(
        delivery.c.state == DeliveryState.SENT.value,
        delivery.c.state == DeliveryState.SENDING.value,
        delivery.c.doubtful_at.is_not(None),
    )
    query = (
        select(delivery.c.person_id, func.count(delivery.c.message_id).label("arrived"))
        .where(delivery.c.request_id == request_id, delivery.c.kind == DeliveryKind.PAGE.value)
        .where(delivery.c.person_id.is_not(None), on_its_way)
        .group_by(delivery.c.person_id)
    )
    return [(PersonId(row.person_id), bool(row.arrived)) for row in await tx.execute(query)]
