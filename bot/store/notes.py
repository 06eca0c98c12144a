"""Notes on check-ins, as the sealed bytes that they are kept as."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Answer, CheckInId, GuildId, PersonId, Slot, UserId
from bot.models.privacy import Period
from bot.store.people import in_groups_keeping
from bot.store.schema import check_in, check_in_note, guild, member, person
from bot.store.writing import upsert


@dataclass(frozen=True, slots=True)
class Place:
    """An answered check-in of a member, with all that reading or writing its note needs."""

    check_in_id: CheckInId
    person_id: PersonId
    guild_id: GuildId
    key: bytes
    answer: Answer | None
    free_text: bool  # the group and the member both allow words
    sealed: bytes | None


async def place(
    tx: AsyncConnection, guild_id: GuildId, user_id: UserId, *, day_on: date, slot: Slot
) -> Place | None:
    """Return the place of a note; None without an answered check-in of an active member there."""
    query = (
        select(
            check_in.c.id,
            check_in.c.answer,
            person.c.id.label("person_id"),
            person.c.key,
            guild.c.free_text.label("group_allows"),
            member.c.free_text.label("member_allows"),
            check_in_note.c.sealed,
        )
        .select_from(person)
        .join(guild, guild.c.id == person.c.guild_id)
        .join(member, member.c.person_id == person.c.id)
        .join(check_in, check_in.c.person_id == person.c.id)
        .outerjoin(check_in_note, check_in_note.c.check_in_id == check_in.c.id)
        .where(person.c.guild_id == guild_id, person.c.user_id == user_id)
        .where(member.c.stopped_at.is_(None), check_in.c.answered_at.is_not(None))
        .where(check_in.c.day_on == day_on, check_in.c.slot == slot.value)
    )
    row = (await tx.execute(query)).one_or_none()
    if row is None:
        return None
    return Place(
        check_in_id=CheckInId(row.id),
        person_id=PersonId(row.person_id),
        guild_id=guild_id,
        key=row.key,
        answer=None if row.answer is None else Answer(row.answer),
        free_text=row.group_allows and row.member_allows,
        sealed=row.sealed,
    )


async def write(tx: AsyncConnection, at: Place, *, sealed: bytes, now: datetime) -> None:
    """Keep a note, in place of an earlier one."""
    values = {
        "check_in_id": at.check_in_id,
        "person_id": at.person_id,
        "sealed": sealed,
        "written_at": now,
    }
    await upsert(tx, check_in_note, values, on=["check_in_id"])


async def drop(tx: AsyncConnection, check_in_id: CheckInId) -> None:
    """Delete the note of a check-in, if there is one."""
    await tx.execute(delete(check_in_note).where(check_in_note.c.check_in_id == check_in_id))


async def forget(tx: AsyncConnection, *, before: datetime, kept_days: int | None = None) -> None:
    """Delete the notes that were written before that: all, or where they are kept so long."""
    statement = delete(check_in_note).where(check_in_note.c.written_at < before)
    if kept_days is not None:
        whose = in_groups_keeping(Period.NOTES, kept_days)
        statement = statement.where(check_in_note.c.person_id.in_(whose))
    await tx.execute(statement)
