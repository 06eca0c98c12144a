"""What should have been said by now, derived again from what is true."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryKind, DeliveryState, DirectMessages, Home, Lane
from bot.store.holds import is_held
from bot.store.mourning import RESTING
from bot.store.openings import WAITING
from bot.store.schema import (
    check_in,
    contact,
    delivery,
    digest,
    guild,
    meeting,
    member,
    person,
    quiet_watch,
    request,
    step,
)

MOST = 20  # ids of one finding: enough to look, and the same cost however bad it is
ON_ITS_WAY = (
    DeliveryState.DUE.value,
    DeliveryState.SENDING.value,
    DeliveryState.SENT.value,
)


async def _ids(tx: AsyncConnection, query: Select[Any]) -> Sequence[int]:
    return [int(row[0]) for row in await tx.execute(query.limit(MOST))]


async def members_not_planned(tx: AsyncConnection, *, due_before: datetime) -> Sequence[int]:
    """Return members whose prompt was due before that and is not planned yet."""
    query = select(member.c.person_id).where(member.c.due_at < due_before)
    return await _ids(tx, query.order_by(member.c.due_at))


async def members_forgotten(tx: AsyncConnection) -> Sequence[int]:
    """Return members who want to be asked, can be, and have no due time."""
    reachable = or_(person.c.home == Home.THREAD.value, person.c.dm != DirectMessages.CLOSED.value)
    wants = and_(
        or_(member.c.morning_at.is_not(None), member.c.evening_at.is_not(None)),
        member.c.weekdays != 0,
    )
    query = (
        select(member.c.person_id)
        .join(person, person.c.id == member.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(member.c.stopped_at.is_(None), member.c.due_at.is_(None))
        .where(guild.c.left_at.is_(None), reachable, wants, ~is_held(person.c.id))
    )
    return await _ids(tx, query)


async def prompts_without_delivery(
    tx: AsyncConnection, *, asked_since: datetime, asked_before: datetime
) -> Sequence[int]:
    """Return check-ins that were asked in this span, with no prompt in the outbox."""
    prompt = exists().where(
        delivery.c.check_in_id == check_in.c.id,
        delivery.c.kind == DeliveryKind.PROMPT.value,
    )
    query = select(check_in.c.id).where(
        check_in.c.asked_at >= asked_since, check_in.c.asked_at < asked_before, ~prompt
    )
    return await _ids(tx, query)


async def requests_without_page(tx: AsyncConnection, *, opened_before: datetime) -> Sequence[int]:
    """Return open requests that nobody has, of groups with a room for them, and no page for it.

    One that somebody is left out of stands in no room: there a step of its ladder is enough.
    """
    page = exists().where(
        delivery.c.request_id == request.c.id,
        delivery.c.kind == DeliveryKind.PAGE_ROOM.value,
        delivery.c.state.in_(ON_ITS_WAY),
    )
    leaves_out = exists().where(
        contact.c.person_id == request.c.person_id, contact.c.kind == "left_out"
    )
    climbs = and_(leaves_out, exists().where(step.c.request_id == request.c.id))
    query = (
        select(request.c.id)
        .join(person, person.c.id == request.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(request.c.closed_at.is_(None), request.c.taken_by.is_(None))
        .where(request.c.opened_at < opened_before, ~is_held(person.c.id))
        .where(or_(guild.c.leads_room_id.is_not(None), guild.c.second_room_id.is_not(None)))
        .where(guild.c.left_at.is_(None), ~page, ~climbs)
    )
    return await _ids(tx, query)


async def steps_not_taken(tx: AsyncConnection, *, due_before: datetime) -> Sequence[int]:
    """Return requests whose next step was due before that and has not been taken."""
    query = (
        select(step.c.request_id)
        .join(request, request.c.id == step.c.request_id)
        .join(person, person.c.id == request.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(step.c.began_at.is_(None), step.c.due_at < due_before, guild.c.left_at.is_(None))
    )
    return await _ids(tx, query)


async def requests_unsent(tx: AsyncConnection, *, due_before: datetime) -> Sequence[int]:
    """Return deliveries about requests that were due before that and have not arrived."""
    return await _ids(tx, _unsent(due_before, (Lane.REQUEST,)))


async def others_unsent(tx: AsyncConnection, *, due_before: datetime) -> Sequence[int]:
    """Return other deliveries that were due before that; those in turn for a DM may wait."""
    others = tuple(lane for lane in Lane if lane is not Lane.REQUEST)
    return await _ids(tx, _unsent(due_before, others))


def _unsent(due_before: datetime, lanes: Sequence[Lane]) -> Select[Any]:
    """Return the query; one part for each state, because each has an index of its own."""
    in_turn = and_(delivery.c.reason.is_not(None), delivery.c.reason.in_((WAITING, RESTING)))
    late = union_all(
        *(
            select(delivery.c.id, delivery.c.due_at).where(
                delivery.c.state == state.value,
                delivery.c.lane.in_([lane.value for lane in lanes]),
                delivery.c.due_at < due_before,
                ~in_turn,
            )
            for state in (DeliveryState.DUE, DeliveryState.SENDING)
        )
    ).subquery()
    return select(late.c.id).order_by(late.c.due_at)


async def watches_not_looked_at(tx: AsyncConnection, *, due_before: datetime) -> Sequence[int]:
    """Return members whose watch was to be looked at before that and was not."""
    query = (
        select(quiet_watch.c.person_id)
        .join(person, person.c.id == quiet_watch.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(quiet_watch.c.due_at < due_before, guild.c.left_at.is_(None))
        .where(~is_held(person.c.id))
    )
    return await _ids(tx, query.order_by(quiet_watch.c.due_at))


async def summaries_not_planned(tx: AsyncConnection, *, due_before: datetime) -> Sequence[int]:
    """Return leads whose summary was due before that and is not planned."""
    query = (
        select(digest.c.person_id)
        .join(person, person.c.id == digest.c.person_id)
        .join(guild, guild.c.id == person.c.guild_id)
        .where(digest.c.due_at < due_before, guild.c.left_at.is_(None))
    )
    return await _ids(tx, query.order_by(digest.c.due_at))


async def dead(tx: AsyncConnection, *, since: datetime) -> Sequence[int]:
    """Return deliveries that were given up since then."""
    query = select(delivery.c.id).where(
        delivery.c.state == DeliveryState.DEAD.value, delivery.c.finished_at >= since
    )
    return await _ids(tx, query)


async def meetings_not_looked_at(tx: AsyncConnection, *, due_before: datetime) -> Sequence[int]:
    """Return meetings that something had to be said about before that, and is not planned."""
    query = (
        select(meeting.c.id)
        .join(guild, guild.c.id == meeting.c.guild_id)
        .where(meeting.c.due_at < due_before, guild.c.left_at.is_(None))
    )
    return await _ids(tx, query.order_by(meeting.c.due_at))


async def stuck(tx: AsyncConnection, *, lease_before: datetime) -> Sequence[int]:
    """Return claims whose lease ended before that real time, and that nobody freed."""
    query = select(delivery.c.id).where(
        delivery.c.state == DeliveryState.SENDING.value, delivery.c.lease_until < lease_before
    )
    return await _ids(tx, query)
