"""Telling the admins of a group something once.

In the leads' room, else in the second one; without either to the admin who set the group up; else
above the next reply to one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import Delivery, DeliveryKind, Guild, GuildId, Lane, Person, PersonId
from bot.services.rooms import room_of
from bot.store import deliveries, guilds, notices, people
from bot.store.notices import Notice


async def tell(
    tx: Transaction, guild: Guild, line: str, *, mark: str, now: datetime, **facts: str | int
) -> None:
    """Tell the admins a message of the catalogue, once for each mark."""
    notice_id = await notices.add(
        tx, guild.id, key=f"{line}:{mark}", line=line, facts=facts, now=now
    )
    if notice_id is None:
        return
    await _send(tx, guild, notice_id, key=f"notice:{notice_id}", now=now)


async def _send(tx: Transaction, guild: Guild, notice_id: int, *, key: str, now: datetime) -> None:
    admin = None if guild.set_up_by is None else await people.find(tx, guild.id, guild.set_up_by)
    room_id = room_of(guild)
    if room_id is None and admin is None:
        return  # it stands above their next reply
    await deliveries.enqueue(
        tx,
        key=key,
        kind=DeliveryKind.ADMIN_NOTICE,
        lane=Lane.PROMPT,
        due_at=now,
        now=now,
        guild_id=guild.id,
        channel_id=room_id,
        person_id=None if room_id or admin is None else admin.id,
        facts={"notice": notice_id},
    )


async def tell_admin(
    tx: Transaction, guild: Guild, line: str, *, mark: str, now: datetime, **facts: str | int
) -> None:
    """Tell the admin who set the group up, and nobody else, once for each mark."""
    alone = replace(guild, leads_room_id=None, second_room_id=None)
    await tell(tx, alone, line, mark=mark, now=now, **facts)


class Notices:
    """What admins have not been shown yet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, notice_id: int) -> Notice | None:
        """Return one, while nobody has seen it."""
        async with self._database.reading() as tx:
            return await notices.read(tx, notice_id)

    async def take(self, guild_id: GuildId, *, now: datetime) -> Sequence[Notice]:
        """Return what waits for the admins of a group, and count it as shown."""
        async with self._database.transaction() as tx:
            waiting = await notices.unseen(tx, guild_id)
            await notices.seen(tx, [it.id for it in waiting], now=now)
            return waiting

    async def shown(self, tx: Transaction, notice_id: int, *, now: datetime) -> None:
        """Note that one stands in the leads' room."""
        await notices.seen(tx, [notice_id], now=now)

    async def tell_elsewhere(self, tx: Transaction, failed: Delivery, *, now: datetime) -> None:
        """Tell in the next place what could not be told in a room."""
        guild = None if failed.guild_id is None else await guilds.read(tx, failed.guild_id)
        if guild is None or failed.channel_id is None:
            return
        was_first = failed.channel_id == guild.leads_room_id != guild.second_room_id
        second_id = guild.second_room_id if was_first else None
        there = replace(guild, leads_room_id=None, second_room_id=second_id)
        notice_id = int(failed.facts["notice"])
        key = f"notice:{notice_id}:{'admin' if second_id is None else 'second'}"
        await _send(tx, there, notice_id, key=key, now=now)

    async def admin(self, person_id: PersonId) -> Person | None:
        """Return the admin whom a notice goes to."""
        async with self._database.reading() as tx:
            return await people.read(tx, person_id)
