"""What those who wait were told, held against the truth when a lead's hours change."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import NamedTuple

from bot.database import Transaction
from bot.models import DeliveryKind, Guild, GuildId, RequestId, Rung
from bot.services import escalation, standing
from bot.store import guilds, requests, steps


class Outlook(NamedTuple):
    """What a status says of the hours of leads."""

    is_anybody_on: bool
    starts_at: datetime | None
    next_rung: Rung | None
    next_at: datetime | None

    @property
    def mark(self) -> str:
        """Return what tells one outlook from another of the same instant."""
        moments = (self.starts_at, self.next_at)
        return "-".join("" if at is None else str(int(at.timestamp())) for at in moments)


@asynccontextmanager
async def hours_change(tx: Transaction, guild_id: GuildId, now: datetime) -> AsyncIterator[None]:
    """Let what waits be looked at with other hours, and tell those to whom it makes a difference.

    Somebody who was told "nobody until 08:00" hears when that is no longer so.
    """
    before = await _of_group(tx, guild_id, now)
    yield
    await escalation.look_again(tx, guild_id, now)
    for request_id, outlook in (await _of_group(tx, guild_id, now)).items():
        is_asked_now = outlook.next_at is not None and outlook.next_at <= now
        request = await requests.read(tx, request_id)
        if request is None or is_asked_now or outlook == before.get(request_id):
            continue
        mark = f"hours:{now.timestamp():.3f}:{outlook.mark}"
        await escalation.tell(tx, request, DeliveryKind.STATUS, mark=mark, now=now)


async def _of_group(tx: Transaction, guild_id: GuildId, now: datetime) -> dict[RequestId, Outlook]:
    found: dict[RequestId, Outlook] = {}
    guild = await guilds.read(tx, guild_id) or Guild(guild_id)
    for request_id in await steps.unanswered(tx, guild_id):
        request = await requests.read(tx, request_id)
        if request is not None:
            it = await standing.read(tx, request, guild, now)
            is_on = it.on_duty > 0
            found[request_id] = Outlook(
                is_on, None if is_on else it.starts_at, it.next_rung, it.next_at
            )
    return found
