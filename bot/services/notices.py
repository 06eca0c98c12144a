"""Telling the admins of a group something once: in the leads' room, or above their next reply."""

from collections.abc import Sequence
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import DeliveryKind, Guild, GuildId, Lane
from bot.store import deliveries, notices
from bot.store.notices import Notice


async def tell(
    tx: Transaction, guild: Guild, line: str, *, mark: str, now: datetime, **facts: str | int
) -> None:
    """Tell the admins a message of the catalogue, once for each mark."""
    notice_id = await notices.add(
        tx, guild.id, key=f"{line}:{mark}", line=line, facts=facts, now=now
    )
    if notice_id is None or guild.leads_room_id is None:
        return
    await deliveries.enqueue(
        tx,
        key=f"notice:{notice_id}",
        kind=DeliveryKind.ADMIN_NOTICE,
        lane=Lane.PROMPT,
        due_at=now,
        now=now,
        guild_id=guild.id,
        channel_id=guild.leads_room_id,
        facts={"notice": notice_id},
    )


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
