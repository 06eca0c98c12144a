"""A request that somebody has: nobody else is asked, and in time the lead whether it is open."""

from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import ChannelId, DeliveryKind, Guild, Lane, Level, Request, Rung, UserId
from bot.models.quiet import Topic
from bot.rules import calendar, duty
from bot.rules.duty import Hours
from bot.services import digests
from bot.services.hours import hours_of
from bot.services.rooms import room_of
from bot.store import deliveries, guilds, leads, steps

AFTER = timedelta(hours=4)  # since it was taken
AFTER_NO_RUSH = timedelta(hours=24)
DAILY = timedelta(hours=24)


async def hold(tx: Transaction, request: Request, taken_by: UserId, now: datetime) -> None:
    """Let nobody else be asked; in time, ask the lead who has it whether it is still open."""
    wait = AFTER_NO_RUSH if request.level is Level.NO_RUSH else AFTER
    due_at = await _in_their_hours(tx, request, taken_by, now + wait)
    await _wait(tx, request, due_at)


async def ask(tx: Transaction, request: Request, taken_by: UserId, now: datetime) -> None:
    """Ask the lead who has it, or let a line in their summary ask; and again in a day.

    Who holds the role, and took it without having joined, is asked in the room, without a name.
    """
    lead = await leads.find(tx, request.guild_id, taken_by)
    room_id = None if lead is not None else await _room(tx, request)
    mark = f"still-open:{request.id}:{int(now.timestamp())}"
    if lead is not None and not await digests.claim_today(tx, lead, now=now):
        await digests.add(tx, lead, Topic.STILL_OPEN, mark=mark, now=now, request_id=request.id)
    elif lead is not None or room_id is not None:
        await deliveries.enqueue(
            tx,
            key=mark,
            kind=DeliveryKind.STILL_OPEN,
            lane=Lane.REMINDER,
            due_at=now,
            now=now,
            guild_id=request.guild_id,
            person_id=None if lead is None else lead.person.id,
            channel_id=room_id,
            request_id=request.id,
        )
    due_at = await _in_their_hours(tx, request, taken_by, now + DAILY)
    await _wait(tx, request, due_at)


async def _room(tx: Transaction, request: Request) -> ChannelId | None:
    """Return where leads read of this request; None without a room, or where one is left out."""
    guild = await guilds.read(tx, request.guild_id)
    left_out = (await leads.contacts(tx, request.person_id)).left_out
    return None if guild is None or left_out else room_of(guild)


async def _wait(tx: Transaction, request: Request, due_at: datetime) -> None:
    await steps.wait_for(
        tx,
        request.id,
        level=request.level,
        position=0,
        rung=Rung.HELD,
        due_at=due_at,
        by_the_clock=False,
    )


async def _in_their_hours(
    tx: Transaction, request: Request, user_id: UserId, at: datetime
) -> datetime:
    lead = await leads.find(tx, request.guild_id, user_id)
    if lead is not None:
        return duty.next_on_at(hours_of(lead), at)
    guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
    return duty.next_on_at(Hours(zone=calendar.zone(guild.zone)), at)
