"""Heartbeats while connected; a gap of more than ten minutes is recorded as an outage."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from bot.clock import Clock
from bot.database import Database, Transaction
from bot.database_trouble import DatabaseTrouble
from bot.models import GuildId
from bot.rules import outage
from bot.store import heartbeats
from bot.store.heartbeats import Span

log = logging.getLogger(__name__)


class AfterOutage(Protocol):
    """Something whose deadlines stopped while the bot was away."""

    async def away(
        self, tx: Transaction, span: Span, now: datetime, *, touches: Callable[[GuildId], bool]
    ) -> None:
        """Move those of the groups it touches, in the transaction that records the outage."""
        ...


class Outages:
    """Writes heartbeats of the connected shards, and notices the gaps between them."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        boot_id: str,
        connected: Callable[[], Sequence[int]],
        after: Sequence[AfterOutage] = (),
        shard_of: Callable[[GuildId], int] = lambda _: 0,
    ) -> None:
        self._database = database
        self._clock = clock
        self._boot_id = boot_id
        self._connected = connected  # the shards that are connected now
        self._after = after
        self._shard_of = shard_of
        self.trouble: str | None = None  # what the database was in at the last beat

    async def beat(self) -> None:
        """Write that the connected shards are alive; first record the outage that just ended.

        At the start of the program this is the same: the last heartbeat is the last run's.
        A beat is the one thing that is written all the time: it notices first that nothing can be.
        """
        now = self._clock.now()
        try:
            for shard in self._connected():
                async with self._database.transaction() as tx:
                    await self._beat(tx, shard, now)
        except DatabaseTrouble as trouble:
            if trouble.sentence != self.trouble:
                log.error("no heartbeat can be written: %s", trouble.sentence)  # noqa: TRY400 — its traceback says nothing more
            self.trouble = trouble.sentence
        else:
            self.trouble = None

    async def _beat(self, tx: Transaction, shard: int, now: datetime) -> None:
        last_beat_at = await heartbeats.last(tx, shard)
        if last_beat_at is not None and outage.is_outage(last_beat_at, now):
            span = Span(last_beat_at, now)
            await heartbeats.record_outage(tx, shard, span)
            for waiting in self._after:
                # Each shard that was away moves its own groups; all of them were moved once.
                await waiting.away(
                    tx, span, now, touches=lambda guild_id: self._shard_of(guild_id) == shard
                )
            log.warning(
                "outage recorded shard=%d from=%s until=%s",
                shard,
                span.from_at.isoformat(),
                span.until_at.isoformat(),
            )
        await heartbeats.beat(tx, shard, boot=self._boot_id, now=now)
