"""What a lead can do with a request, besides taking and closing it."""

from dataclasses import dataclass
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import Guild, GuildId, Request, RequestId, Telling, UserId
from bot.services import escalation, pairing
from bot.store import guilds, leads, requests, steps, tellings
from bot.store.contacts import is_left_out
from bot.store.holds import read as hold_of


@dataclass(frozen=True, slots=True)
class Called:
    """What came of calling someone in."""

    is_yours: bool
    asked: int = 0


class Helping:
    """Can't now, hand off, call someone in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def cant(self, request_id: RequestId, *, user_id: UserId, now: datetime) -> bool | None:
        """Take in that a lead can't now; the next one is asked. Whoever has it hands it off.

        False when somebody else has it, None when there is nothing of it for them any more.
        """
        async with self._database.transaction() as tx:
            request = await _open(tx, request_id)
            if request is None or await is_left_out(tx, request.person_id, user_id):
                return None
            if request.taken_by == user_id:
                return await hand_off(tx, request_id, user_id=user_id, now=now)
            lead = await leads.find(tx, request.guild_id, user_id)
            if lead is None:
                return request.taken_by is None
            await steps.passed(tx, request_id, lead.person.id, now=now)
            await escalation.nobody_left(tx, request, now)
            pages = await steps.pages(tx, request_id)
            called_in = any(it.for_second and it.lead_id == lead.person.id for it in pages)
            return request.taken_by is None or (called_in and request.second is None)

    async def hand_off(self, request_id: RequestId, *, user_id: UserId, now: datetime) -> bool:
        """Give a request back, without a reason; the others are asked at once."""
        async with self._database.transaction() as tx:
            return await hand_off(tx, request_id, user_id=user_id, now=now)

    async def call_in(self, request_id: RequestId, *, user_id: UserId, now: datetime) -> Called:
        """Ask the others for a second person."""
        async with self._database.transaction() as tx:
            request = await _open(tx, request_id)
            if request is None or request.taken_by != user_id:
                return Called(is_yours=False)
            return Called(is_yours=True, asked=await pairing.call_in(tx, request, now))

    async def come_in(
        self, request_id: RequestId, *, user_id: UserId, now: datetime
    ) -> Request | None:
        """Let a lead be the second person; None when there is one, or it is not open."""
        async with self._database.transaction() as tx:
            request = await _open(tx, request_id)
            if request is None or await is_left_out(tx, request.person_id, user_id):
                return None
            if await hold_of(tx, request.person_id) is not None:
                return None
            came = await requests.come_in(tx, request_id, user_id=user_id)
            current = await requests.read(tx, request_id)
            if current is None or current.second != user_id:
                return None
            if came:
                await tellings.note(
                    tx, person_id=current.person_id, told=user_id, what=Telling.SECOND, now=now
                )
                guild = await guilds.read(tx, current.guild_id) or Guild(current.guild_id)
                await pairing.open_thread(tx, current, guild, now)
            return current


async def hand_off(
    tx: Transaction, request_id: RequestId, *, user_id: UserId, now: datetime
) -> bool:
    """Give one request back within a transaction; False when it is not theirs."""
    request = await _open(tx, request_id)
    if request is None or not await requests.hand_off(tx, request_id, user_id=user_id, now=now):
        return False
    if request.second is not None:
        await requests.forget_second(tx, request_id)
    await pairing.let_go(tx, request, user_id, now=now)
    lead = await leads.find(tx, request.guild_id, user_id)
    await escalation.hand_on(tx, request, lead.person if lead else None, now)
    return True


async def hand_off_all(
    tx: Transaction, guild_id: GuildId, user_id: UserId, *, now: datetime
) -> int:
    """Give back all that a lead has, and let them be asked for nothing that waits; say how many.

    Where they are the second, another is found.
    """
    held = await requests.held_by(tx, guild_id, user_id)
    for request in held:
        await hand_off(tx, request.id, user_id=user_id, now=now)
    for request in await requests.seconded_by(tx, guild_id, user_id):
        await pairing.let_go(tx, request, user_id, now=now)
        await pairing.replace_second(tx, request, now, besides=user_id)
    lead = await leads.find(tx, guild_id, user_id)
    if lead is None:
        return len(held)
    for request_id in await steps.unanswered(tx, guild_id):
        waiting = await _open(tx, request_id)
        if waiting is not None:
            await steps.passed(tx, request_id, lead.person.id, now=now)
            await escalation.nobody_left(tx, waiting, now)
    return len(held)


async def _open(tx: Transaction, request_id: RequestId) -> Request | None:
    await requests.lock(tx, request_id)
    request = await requests.read(tx, request_id)
    return None if request is None or request.closed_at is not None else request
