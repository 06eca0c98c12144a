"""Shifts of leads, what was changed about single dates, swaps on offer, and planned gaps."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import GuildId, PersonId, ShiftId
from bot.models.rota import Gap, GapId, Kept, Place, Shift, Swap, SwapId
from bot.store.schema import (
    lead,
    person,
    rota_gap,
    shift,
    shift_cover,
    shift_release,
    shift_swap,
)
from bot.store.writing import insert_once


def _shift(row: Row[Any]) -> Shift:
    return Shift(
        id=ShiftId(row.id),
        lead_id=PersonId(row.person_id),
        zone=row.zone,
        begins=row.begins,
        ends=row.ends,
        weekday=row.weekday,
        only_on=row.only_on,
    )


def _swap(row: Row[Any]) -> Swap:
    return Swap(
        id=SwapId(row.id),
        by_id=PersonId(row.person_id),
        asked_id=PersonId(row.asked_id),
        offered=Place(ShiftId(row.shift_id), row.turn_on),
        wanted=Place(ShiftId(row.wanted_shift_id), row.wanted_on),
    )


async def read(tx: AsyncConnection, guild_id: GuildId) -> Kept:
    """Return the rota of a group: the shifts of its leads, and what was changed about them."""
    of_guild = select(person.c.id).where(person.c.guild_id == guild_id)
    shifts = (
        select(shift, lead.c.zone)
        .join(lead, lead.c.person_id == shift.c.person_id)
        .where(shift.c.person_id.in_(of_guild))
        .order_by(shift.c.id)
    )
    theirs = select(shift.c.id).where(shift.c.person_id.in_(of_guild))
    released = select(shift_release).where(shift_release.c.shift_id.in_(theirs))
    # somebody who is a lead no more covers nothing
    covers = (
        select(shift_cover)
        .join(lead, lead.c.person_id == shift_cover.c.person_id)
        .where(shift_cover.c.shift_id.in_(theirs))
    )
    gaps = select(rota_gap).where(rota_gap.c.guild_id == guild_id).order_by(rota_gap.c.first_on)
    return Kept(
        shifts=tuple(_shift(row) for row in await tx.execute(shifts)),
        released=frozenset(
            Place(ShiftId(row.shift_id), row.turn_on) for row in await tx.execute(released)
        ),
        covered={
            Place(ShiftId(row.shift_id), row.turn_on): PersonId(row.person_id)
            for row in await tx.execute(covers)
        },
        gaps=tuple(Gap(GapId(row.id), row.first_on, row.last_on) for row in await tx.execute(gaps)),
    )


async def add(
    tx: AsyncConnection,
    person_id: PersonId,
    *,
    weekday: int,
    only_on: date | None,
    begins: time,
    ends: time,
) -> ShiftId | None:
    """Add a shift of a lead; None when one of theirs begins then already."""
    values = {
        "person_id": person_id,
        "weekday": weekday,
        "only_on": only_on,
        "begins": begins,
        "ends": ends,
    }
    new = await insert_once(tx, shift, values)
    return None if new is None else ShiftId(new)


async def remove(tx: AsyncConnection, shift_id: ShiftId) -> None:
    """Take a shift away, with all its dates."""
    await tx.execute(delete(shift).where(shift.c.id == shift_id))


async def remove_all(tx: AsyncConnection, person_id: PersonId) -> None:
    """Take away all shifts of somebody, and what they took of others' is open again."""
    await tx.execute(delete(shift).where(shift.c.person_id == person_id))
    await tx.execute(delete(shift_cover).where(shift_cover.c.person_id == person_id))
    mine = or_(shift_swap.c.person_id == person_id, shift_swap.c.asked_id == person_id)
    await tx.execute(delete(shift_swap).where(mine))


async def release(tx: AsyncConnection, place: Place) -> None:
    """Let nobody be on at a turn; what anybody offered for it is off."""
    await insert_once(tx, shift_release, {"shift_id": place.shift_id, "turn_on": place.on})
    await _uncover(tx, place)
    await forget_swaps_of(tx, place)


async def give_back(tx: AsyncConnection, place: Place) -> None:
    """Let the lead whose shift it is be on at a turn, as if nothing had been changed."""
    await _uncover(tx, place)
    await tx.execute(
        delete(shift_release).where(
            shift_release.c.shift_id == place.shift_id, shift_release.c.turn_on == place.on
        )
    )


async def cover(tx: AsyncConnection, place: Place, person_id: PersonId) -> bool:
    """Let somebody take a turn; False when somebody else has it. First tap wins."""
    values = {"shift_id": place.shift_id, "turn_on": place.on, "person_id": person_id}
    return await insert_once(tx, shift_cover, values) is not None


async def _uncover(tx: AsyncConnection, place: Place) -> None:
    await tx.execute(
        delete(shift_cover).where(
            shift_cover.c.shift_id == place.shift_id, shift_cover.c.turn_on == place.on
        )
    )


# --- swaps


async def offer(
    tx: AsyncConnection,
    *,
    by_id: PersonId,
    asked_id: PersonId,
    offered: Place,
    wanted: Place,
    now: datetime,
) -> SwapId | None:
    """Offer one turn for another; None when that is offered already."""
    values = {
        "person_id": by_id,
        "asked_id": asked_id,
        "shift_id": offered.shift_id,
        "turn_on": offered.on,
        "wanted_shift_id": wanted.shift_id,
        "wanted_on": wanted.on,
        "offered_at": now,
    }
    new = await insert_once(tx, shift_swap, values)
    return None if new is None else SwapId(new)


async def swap(tx: AsyncConnection, swap_id: SwapId) -> Swap | None:
    """Return a swap on offer."""
    row = (await tx.execute(select(shift_swap).where(shift_swap.c.id == swap_id))).one_or_none()
    return None if row is None else _swap(row)


async def swaps_for(tx: AsyncConnection, person_id: PersonId) -> Sequence[Swap]:
    """Return what others offer somebody, the first offer first."""
    query = select(shift_swap).where(shift_swap.c.asked_id == person_id)
    return [_swap(row) for row in await tx.execute(query.order_by(shift_swap.c.id))]


async def forget_swap(tx: AsyncConnection, swap_id: SwapId) -> bool:
    """Take an offer away; False when it was gone."""
    gone = await tx.execute(delete(shift_swap).where(shift_swap.c.id == swap_id))
    return gone.rowcount == 1


async def forget_swaps_of(tx: AsyncConnection, *places: Place) -> None:
    """Take away every offer that has to do with one of these turns."""
    for place in places:
        offered = (shift_swap.c.shift_id == place.shift_id) & (shift_swap.c.turn_on == place.on)
        wanted = shift_swap.c.wanted_shift_id == place.shift_id
        wanted &= shift_swap.c.wanted_on == place.on
        await tx.execute(delete(shift_swap).where(offered | wanted))


# --- planned gaps


async def add_gap(tx: AsyncConnection, guild_id: GuildId, *, first_on: date, last_on: date) -> None:
    """Declare days on which nobody is there."""
    values = {"guild_id": guild_id, "first_on": first_on, "last_on": last_on}
    await insert_once(tx, rota_gap, values)


async def remove_gap(tx: AsyncConnection, guild_id: GuildId, gap_id: GapId) -> None:
    """Take a declared gap away."""
    await tx.execute(
        delete(rota_gap).where(rota_gap.c.id == gap_id, rota_gap.c.guild_id == guild_id)
    )


# --- what is over, and what is to be said


async def forget_before(tx: AsyncConnection, on: date) -> None:
    """Delete what concerns dates before this one."""
    await tx.execute(delete(shift).where(shift.c.only_on < on))
    for table in (shift_release, shift_cover, shift_swap):
        await tx.execute(delete(table).where(table.c.turn_on < on))
    await tx.execute(delete(shift_swap).where(shift_swap.c.wanted_on < on))
    await tx.execute(delete(rota_gap).where(rota_gap.c.last_on < on))


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[PersonId]:
    """Return the leads whose next shift is to be said to them."""
    query = (
        select(lead.c.person_id)
        .where(lead.c.rota_due_at <= now)
        .order_by(lead.c.rota_due_at)
        .limit(limit)
    )
    return [PersonId(row.person_id) for row in await tx.execute(query)]


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next shift is to be said to somebody."""
    query = select(lead.c.rota_due_at).where(lead.c.rota_due_at.is_not(None))
    return (await tx.execute(query.order_by(lead.c.rota_due_at).limit(1))).scalar_one_or_none()


async def due_at(tx: AsyncConnection, person_id: PersonId, at: datetime | None) -> None:
    """Set when the next shift is to be said to a lead."""
    await tx.execute(update(lead).where(lead.c.person_id == person_id).values(rota_due_at=at))
