"""The summaries of leads: when the next is due, and the lines in it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryId, PersonId, RequestId, UserId
from bot.models.quiet import AskedAfterId, DigestLine, Topic
from bot.store.holds import is_held, is_request_held
from bot.store.schema import asked_after, digest, digest_line, guild, person, to_digest
from bot.store.writing import insert_once, upsert


class Turn(NamedTuple):
    """When a lead last got the one message a day, and when the next is due."""

    said_on: date | None
    due_at: datetime | None


def _line(row: Row[Any]) -> DigestLine:
    return DigestLine(
        id=row.id,
        lead_id=PersonId(row.person_id),
        topic=Topic(row.topic),
        mark=row.mark,
        asked_after_id=None if row.asked_after_id is None else AskedAfterId(row.asked_after_id),
        request_id=None if row.request_id is None else RequestId(row.request_id),
        about_id=None if row.about_id is None else PersonId(row.about_id),
        shown_in=None if row.shown_in is None else DeliveryId(row.shown_in),
        told_at=row.told_at,
    )


async def turn_of(tx: AsyncConnection, lead_id: PersonId) -> Turn:
    """Return when a lead last got one, and when the next is due."""
    query = select(digest.c.said_on, digest.c.due_at).where(digest.c.person_id == lead_id)
    row = (await tx.execute(query)).one_or_none()
    return Turn(None, None) if row is None else Turn(row.said_on, row.due_at)


async def change(tx: AsyncConnection, lead_id: PersonId, changes: Mapping[str, Any]) -> None:
    """Change when a lead got one, or gets the next."""
    await upsert(tx, digest, {"person_id": lead_id, **changes}, on=["person_id"])


async def add_line(
    tx: AsyncConnection,
    lead_id: PersonId,
    topic: Topic,
    *,
    mark: str,
    now: datetime,
    asked_after_id: AskedAfterId | None = None,
    request_id: RequestId | None = None,
    about_id: PersonId | None = None,
) -> bool:
    """Put a line into a lead's next summary; False when one with this mark is or was in one."""
    values = {
        "person_id": lead_id,
        "topic": topic.value,
        "mark": mark,
        "asked_after_id": asked_after_id,
        "request_id": request_id,
        "about_id": about_id,
        "made_at": now,
    }
    return await insert_once(tx, digest_line, values) is not None


def _asked_after() -> ColumnElement[Any]:
    return (
        select(asked_after.c.person_id)
        .where(asked_after.c.id == digest_line.c.asked_after_id)
        .correlate(digest_line)
        .scalar_subquery()
    )


async def untold(tx: AsyncConnection, lead_id: PersonId) -> Sequence[DigestLine]:
    """Return what waits for a lead's next summary, oldest first; nothing about who is on hold."""
    query = (
        select(digest_line)
        .where(digest_line.c.person_id == lead_id, digest_line.c.told_at.is_(None))
        .where(~is_held(digest_line.c.about_id), ~is_request_held(digest_line.c.request_id))
        .where(~is_held(_asked_after()))
        .order_by(digest_line.c.id)
    )
    return [_line(row) for row in await tx.execute(query)]


async def show(tx: AsyncConnection, line_ids: Sequence[int], *, within: DeliveryId) -> None:
    """Note that these lines may leave within a delivery."""
    await tx.execute(
        update(digest_line).where(digest_line.c.id.in_(line_ids)).values(shown_in=within)
    )


async def hide(tx: AsyncConnection, lead_id: PersonId, *, within: DeliveryId) -> None:
    """Note that no line of a lead's leaves within a delivery, as it was not sent."""
    await tx.execute(
        update(digest_line)
        .where(digest_line.c.person_id == lead_id, digest_line.c.shown_in == within)
        .values(shown_in=None)
    )


async def mark_told(
    tx: AsyncConnection, *, within: DeliveryId, now: datetime
) -> Sequence[DigestLine]:
    """Note that what was shown within a delivery has arrived, and return those lines."""
    statement = (
        update(digest_line)
        .where(digest_line.c.shown_in == within, digest_line.c.told_at.is_(None))
        .values(told_at=now)
        .returning(digest_line)
    )
    return [_line(row) for row in await tx.execute(statement)]


async def shown_of(tx: AsyncConnection, after_id: AskedAfterId) -> Sequence[DigestLine]:
    """Return the lines about one who is to be asked after that have left, or may have."""
    query = select(digest_line).where(
        digest_line.c.asked_after_id == after_id, digest_line.c.shown_in.is_not(None)
    )
    return [_line(row) for row in await tx.execute(query)]


async def drop(tx: AsyncConnection, line_ids: Sequence[int]) -> None:
    """Delete lines that nobody needs any more."""
    await tx.execute(
        delete(digest_line).where(digest_line.c.id.in_(line_ids), digest_line.c.shown_in.is_(None))
    )


async def replace_older(
    tx: AsyncConnection, lead_id: PersonId, topic: Topic, request_id: RequestId, *, mark: str
) -> None:
    """Delete what waits to be told a lead of a request, but for the line with this mark."""
    await tx.execute(
        delete(digest_line)
        .where(digest_line.c.person_id == lead_id, digest_line.c.topic == topic.value)
        .where(digest_line.c.request_id == request_id, digest_line.c.mark != mark)
        .where(digest_line.c.told_at.is_(None), digest_line.c.shown_in.is_(None))
    )


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[PersonId]:
    """Return the leads whose summary is due, in groups that the bot is still in."""
    query = (
        select(digest.c.person_id)
        .join(person, person.c.id == digest.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(digest.c.due_at <= now, guild.c.left_at.is_(None))
        .order_by(digest.c.due_at)
        .limit(limit)
    )
    return [PersonId(row.person_id) for row in await tx.execute(query)]


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next summary is due."""
    query = (
        select(digest.c.due_at)
        .join(person, person.c.id == digest.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(digest.c.due_at.is_not(None), guild.c.left_at.is_(None))
        .order_by(digest.c.due_at)
    )
    return (await tx.execute(query.limit(1))).scalar_one_or_none()


async def forget(tx: AsyncConnection, *, before: datetime) -> None:
    """Delete lines that were told before that."""
    await tx.execute(delete(digest_line).where(digest_line.c.told_at < before))


# --- whose No rush requests wait for the summaries


async def send_to_digest(
    tx: AsyncConnection, person_id: PersonId, *, by: UserId, now: datetime
) -> bool:
    """Let somebody's No rush requests wait for summaries; False when they do already."""
    values = {"person_id": person_id, "lead_id": by, "since_at": now}
    return await insert_once(tx, to_digest, values) is not None


async def is_sent_to_digest(tx: AsyncConnection, person_id: PersonId) -> bool:
    """Say whether somebody's No rush requests wait for summaries."""
    query = select(to_digest.c.person_id).where(to_digest.c.person_id == person_id)
    return (await tx.execute(query)).first() is not None


async def ask_directly_again(tx: AsyncConnection, person_id: PersonId) -> None:
    """Let somebody's No rush requests be asked one by one, as everybody's."""
    await tx.execute(delete(to_digest).where(to_digest.c.person_id == person_id))
