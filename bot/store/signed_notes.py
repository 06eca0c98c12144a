"""Notes that leads leave for somebody who has been quiet; sealed until they have arrived."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import PersonId, UserId
from bot.models.privacy import Period
from bot.models.quiet import NoteId, SignedNote
from bot.store.people import in_groups_keeping
from bot.store.schema import person, signed_note


def _note(row: Row[Any]) -> SignedNote:
    return SignedNote(
        id=NoteId(row.id),
        person_id=PersonId(row.person_id),
        lead_id=UserId(row.lead_id),
        sealed=row.sealed,
        written_at=row.written_at,
        sent_at=row.sent_at,
    )


async def write(
    tx: AsyncConnection, person_id: PersonId, *, lead_id: UserId, now: datetime
) -> NoteId:
    """Begin a note; its words are sealed with its id."""
    values = {"person_id": person_id, "lead_id": lead_id, "written_at": now}
    statement = insert(signed_note).values(values).returning(signed_note.c.id)
    return NoteId((await tx.execute(statement)).scalar_one())


async def seal(tx: AsyncConnection, note_id: NoteId, sealed: bytes | None) -> None:
    """Store the sealed words, or forget them."""
    await tx.execute(update(signed_note).where(signed_note.c.id == note_id).values(sealed=sealed))


async def read(tx: AsyncConnection, note_id: NoteId) -> SignedNote | None:
    """Return a note by id."""
    row = (await tx.execute(select(signed_note).where(signed_note.c.id == note_id))).one_or_none()
    return None if row is None else _note(row)


async def key_of(tx: AsyncConnection, person_id: PersonId) -> bytes | None:
    """Return the key of the person that a note is for; None when they have been erased."""
    query = select(person.c.key).where(person.c.id == person_id)
    return (await tx.execute(query)).scalar_one_or_none()


async def send(tx: AsyncConnection, note_id: NoteId, *, now: datetime) -> bool:
    """Note that it may leave; False when it has left before."""
    statement = (
        update(signed_note)
        .where(signed_note.c.id == note_id, signed_note.c.sent_at.is_(None))
        .values(sent_at=now)
        .returning(signed_note.c.id)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None


async def forget(tx: AsyncConnection, *, before: datetime, kept_days: int | None = None) -> None:
    """Delete notes that were written before that: all, or where notes are kept so long."""
    statement = delete(signed_note).where(signed_note.c.written_at < before)
    if kept_days is not None:
        whose = in_groups_keeping(Period.NOTES, kept_days)
        statement = statement.where(signed_note.c.person_id.in_(whose))
    await tx.execute(statement)
