"""Whom somebody trusts: who is asked first, who is left out, who hears when it is quiet."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import PersonId, PersonKind, UserId
from bot.store.schema import concern, contact, member, person, request
from bot.store.writing import upsert

PREFERRED = "preferred"
LEFT_OUT = "left_out"


async def of_kind(tx: AsyncConnection, person_id: PersonId, kind: str) -> Sequence[UserId]:
    """Return the contacts of a kind, in a fixed order."""
    query = select(contact.c.user_id).where(
        contact.c.person_id == person_id, contact.c.kind == kind
    )
    return [UserId(row.user_id) for row in await tx.execute(query.order_by(contact.c.user_id))]


async def is_left_out(tx: AsyncConnection, person_id: PersonId, user_id: UserId) -> bool:
    """Say whether somebody leaves this one out: then there is nothing of theirs for them."""
    query = select(contact.c.kind).where(
        contact.c.person_id == person_id, contact.c.user_id == user_id
    )
    return (await tx.execute(query)).scalar_one_or_none() == LEFT_OUT


async def put(tx: AsyncConnection, person_id: PersonId, user_id: UserId, kind: str) -> None:
    """Make somebody a contact of a kind, instead of any that they were."""
    values = {"person_id": person_id, "user_id": user_id, "kind": kind}
    await upsert(tx, contact, values, on=("person_id", "user_id"))


async def drop(tx: AsyncConnection, person_id: PersonId, user_id: UserId, kind: str) -> None:
    """Let somebody be no contact of this kind."""
    await tx.execute(
        delete(contact).where(
            contact.c.person_id == person_id,
            contact.c.user_id == user_id,
            contact.c.kind == kind,
        )
    )


async def watcher(tx: AsyncConnection, person_id: PersonId) -> UserId | None:
    """Return who says hello to a member, and is told when it has been quiet; None: nobody chosen.

    Somebody left out is never returned. Whoever is may have stepped back since: look them up.
    """
    query = select(member.c.watch_user_id).where(member.c.person_id == person_id)
    chosen = (await tx.execute(query)).scalar_one_or_none()
    if chosen is None or await is_left_out(tx, person_id, UserId(chosen)):
        return None
    return UserId(chosen)


async def choose_watcher(tx: AsyncConnection, person_id: PersonId, user_id: UserId | None) -> None:
    """Store who says hello to a member, and is told when it has been quiet."""
    await tx.execute(
        update(member).where(member.c.person_id == person_id).values(watch_user_id=user_id)
    )


async def forget_of_guests(tx: AsyncConnection) -> None:
    """Delete whom guests left out who wait for nobody, and whose concern is gone as well."""
    guests = select(person.c.id).where(person.c.kind == PersonKind.GUEST.value)
    waits = exists().where(
        request.c.person_id == contact.c.person_id, request.c.closed_at.is_(None)
    )
    worries = exists().where(concern.c.person_id == contact.c.person_id)
    await tx.execute(delete(contact).where(contact.c.person_id.in_(guests), ~waits, ~worries))
