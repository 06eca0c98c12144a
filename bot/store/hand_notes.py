"""What a lead leaves for the next one who takes a request; sealed, and gone when it closes."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import PersonId, RequestId
from bot.store.schema import hand_note
from bot.store.writing import upsert


class Kept(NamedTuple):
    """A note as it is stored, and who left it."""

    lead_id: PersonId
    sealed: bytes


async def keep(
    tx: AsyncConnection,
    request_id: RequestId,
    *,
    person_id: PersonId,
    lead_id: PersonId,
    sealed: bytes,
    now: datetime,
) -> None:
    """Keep a note about a request, in place of an earlier one."""
    values = {
        "request_id": request_id,
        "person_id": person_id,
        "lead_id": lead_id,
        "sealed": sealed,
        "written_at": now,
    }
    await upsert(tx, hand_note, values, on=["request_id"])


async def read(tx: AsyncConnection, request_id: RequestId) -> Kept | None:
    """Return the note about a request."""
    query = select(hand_note.c.lead_id, hand_note.c.sealed)
    row = (await tx.execute(query.where(hand_note.c.request_id == request_id))).one_or_none()
    return None if row is None else Kept(PersonId(row.lead_id), row.sealed)


async def forget(tx: AsyncConnection, request_id: RequestId) -> None:
    """Delete the note about a request."""
    await tx.execute(delete(hand_note).where(hand_note.c.request_id == request_id))
