"""The room in which requests are told: the leads', or a second one while that can't be used.

A page stands in one room. What could not be delivered to the leads' room, or went with it, is told
in the second; whichever way opens first, the other page is not wanted any more.
"""

from collections.abc import Mapping
from datetime import datetime

from bot.database import Transaction
from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Guild,
    Lane,
    Request,
    RequestId,
)
from bot.services.around import Around, around
from bot.store import deliveries, holds, messages, requests, steps

ROOMS = frozenset({"leads_room_id", "second_room_id"})  # the settings
TWIN = "twin"  # in the facts of a page: the one in the leads' room that it stands in for
ON_ITS_WAY = frozenset({DeliveryState.DUE, DeliveryState.SENDING})


def room_of(guild: Guild) -> ChannelId | None:
    """Return the room in which a group's requests are told; None without one."""
    return guild.leads_room_id or guild.second_room_id


async def post(
    tx: Transaction, request: Request, guild: Guild, found: Around, *, is_last: bool, now: datetime
) -> None:
    """Put a request into the room; whoever is left out could read it there."""
    room_id = room_of(guild)
    if room_id is None or found.left_out:
        return
    last = ":last" if is_last and found.candidates else ""
    key = f"{_round(request)}{last}:{room_id}"
    await _enqueue(tx, request, room_id, key=key, facts={"mention": int(is_last)}, now=now)


async def stand_in(
    tx: Transaction, request: Request, guild: Guild, failed: Delivery, *, now: datetime
) -> bool:
    """Tell a request in the second room that could not be told in the other, once.

    False when there is no second room, or when it is the one that failed.
    """
    second_id = guild.second_room_id
    if second_id is None or failed.channel_id == second_id:
        return False
    pages = await _pages(tx, request)
    if not any(it.id > failed.id and it.channel_id == second_id for it in pages):
        facts = {**failed.facts, TWIN: failed.id}
        key = f"{failed.key}:second"
        # due when the other was: what is late says so
        due_at = failed.due_at
        await _enqueue(tx, request, second_id, key=key, facts=facts, now=now, due_at=due_at)
    return True


async def page_of(tx: Transaction, request_id: RequestId) -> Delivery | None:
    """Return the newest page in a room; of two that stand for each other the one that arrived."""
    page = await deliveries.latest_for_request(tx, request_id, DeliveryKind.PAGE_ROOM)
    if page is None or TWIN not in page.facts or page.state is DeliveryState.SENT:
        return page
    pages = await deliveries.of_request(tx, request_id, DeliveryKind.PAGE_ROOM)
    twins = (it for it in pages if it.id == page.facts[TWIN])
    return next((it for it in twins if it.state is DeliveryState.SENT), page)


def replaces(page: Delivery, older: Delivery) -> bool:
    """Say whether a page in a room leaves nothing to be said by another of its request."""
    if page.id == older.id:
        return False
    return page.state is DeliveryState.SENT or page.facts.get(TWIN) != older.id


async def lose(
    tx: Transaction, guild: Guild, channel_id: ChannelId, *, now: datetime
) -> list[Request]:
    """Count the pages in a deleted channel as gone, and tell their requests in the room there is.

    Returns those which are now told in no room.
    """
    lost = set(await messages.lose_pages(tx, channel_id, now=now))
    await settle(tx, guild, now=now)
    untold: list[Request] = []
    for request_id in await steps.unanswered(tx, guild.id):
        request = await requests.read(tx, request_id)
        if request is not None and request_id in lost and room_of(guild) is None:
            untold.append(request)
    return untold


async def settle(tx: Transaction, guild: Guild, *, now: datetime) -> None:
    """Tell the open requests that are told in no room: theirs is gone, or one is set only now."""
    room_id = room_of(guild)
    if room_id is None:
        return
    rooms = {it for it in (guild.leads_room_id, guild.second_room_id) if it is not None}
    for request_id in await steps.unanswered(tx, guild.id):
        request = await requests.read(tx, request_id)
        if request is None or request.asked_from_at > now:
            continue
        pages = await _pages(tx, request)
        if _is_told(pages, rooms) or await holds.read(tx, request.person_id) is not None:
            continue
        found = await around(tx, request, guild, now)
        if not found.left_out:
            key = f"{_round(request)}:{room_id}:after:{max((it.id for it in pages), default=0)}"
            facts = {"mention": int(not found.candidates)}
            await _enqueue(tx, request, room_id, key=key, facts=facts, now=now)


def _round(request: Request) -> str:
    """Return what the keys of all pages begin with that say the same."""
    # to the microsecond: taken and given back within a second is still another round
    round_at = request.asked_from_at.isoformat(timespec="microseconds")
    return f"page:{request.id}:{request.kind}:{request.level}:{round_at}"


async def _pages(tx: Transaction, request: Request) -> list[Delivery]:
    pages = await deliveries.of_request(tx, request.id, DeliveryKind.PAGE_ROOM)
    return [it for it in pages if it.key.startswith(_round(request))]


def _is_told(pages: list[Delivery], rooms: set[ChannelId]) -> bool:
    """Say whether one of them stands somewhere, or is on its way to one of these rooms."""
    return any(
        it.state is DeliveryState.SENT or (it.state in ON_ITS_WAY and it.channel_id in rooms)
        for it in pages
    )


async def _enqueue(
    tx: Transaction,
    request: Request,
    room_id: ChannelId,
    *,
    key: str,
    facts: Mapping[str, str | int],
    now: datetime,
    due_at: datetime | None = None,
) -> None:
    await deliveries.enqueue(
        tx,
        key=key,
        kind=DeliveryKind.PAGE_ROOM,
        lane=Lane.REQUEST,
        due_at=due_at or now,
        now=now,
        guild_id=request.guild_id,
        # the room, not the person: a page goes with the request, and outlives no erasure of it
        channel_id=room_id,
        request_id=request.id,
        facts=facts,
    )
