"""The senders: long-lived tasks that claim, send and record. They read back what is in doubt."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from bot.bell import Bell, rung
from bot.breakers import Breakers
from bot.clock import Clock
from bot.courier import Courier, Failed, Outcome, Timing
from bot.database import Database
from bot.database_trouble import DatabaseTrouble
from bot.errors import Exit, Fatal
from bot.fates import Fates
from bot.messenger import Unauthorized
from bot.models import Delivery, Lane
from bot.store import deliveries, pace

log = logging.getLogger(__name__)

IDLE_SECONDS = 5.0  # the tick rings the bell; this is for a bell that nobody rings
TROUBLE_SECONDS = 1.0  # between two looks at a database in trouble
KEPT_TURNS = 5  # of the sends in a second, for requests only


class _NoTurn(Exception):  # noqa: N818 — it undoes the claim
    """This second has no turn left."""


class Senders:
    """A fixed number of tasks that send what is due, some of them for requests only."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        courier: Courier,
        fates: Fates,
        breakers: Breakers,
        boot_id: str,
        timing: Timing,
        per_second: int = 25,
        count: int = 8,
        reserved: int = 3,
    ) -> None:
        self._database = database
        self._clock = clock
        self._courier = courier
        self._fates = fates
        self._breakers = breakers
        self._boot_id = boot_id
        self._timing = timing
        self._per_second = per_second
        self._lanes = [(Lane.REQUEST,)] * reserved + [tuple(Lane)] * count
        self._work = Bell()
        self._progress = Bell()
        self._stopping = asyncio.Event()
        self._begun = asyncio.Event()
        self._ended = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def run(self) -> None:
        """Send until stopped.

        Raises:
            Fatal: Discord does not accept the token any more.
        """
        try:
            await self._free_at_start()
            self._begun.set()
            async with asyncio.TaskGroup() as group:
                self._tasks = [
                    group.create_task(self._send_while_running(lanes), name=f"sender-{number}")
                    for number, lanes in enumerate(self._lanes)
                ]
        except* Fatal as fatal:
            raise fatal.exceptions[0] from None
        finally:
            self._begun.set()
            self._ended.set()
            self._progress.ring()

    def wake(self) -> None:
        """Let the senders look for work; call it after a commit that made something due."""
        self._work.ring()

    async def drained(self) -> None:
        """Wait until all that was due by now has been tried, and none of it is in our hands."""
        await self._begun.wait()
        now = self._clock.now()
        while not self._ended.is_set():
            progress = self._progress.next()
            async with self._database.reading() as tx:
                if not await deliveries.any_open(tx, owner=self._boot_id, now=now):
                    return
            self.wake()
            await rung(progress, within=TROUBLE_SECONDS)

    async def stop(self, *, grace: float = 10.0) -> None:
        """Claim nothing more, and finish what is in flight for so many seconds.

        What is let go then stays claimed: the next start looks whether it arrived.
        """
        self._stopping.set()
        self._work.ring()
        if not self._begun.is_set() or await rung(self._ended, within=grace):
            return
        log.warning("stopping with sends in flight")
        for task in self._tasks:
            task.cancel()
        await self._ended.wait()

    async def _free_at_start(self) -> None:
        # One process at most has the SQLite file, so every other owner is gone.
        alone = self._boot_id if self._database.dialect == "sqlite" else None
        while not self._stopping.is_set():
            try:
                async with self._database.transaction() as tx:
                    freed = await deliveries.free(tx, real_now=self._real_now(), only_owner=alone)
            except DatabaseTrouble as trouble:
                log.warning("nothing freed yet: %s", trouble.sentence)
                await rung(self._stopping, within=TROUBLE_SECONDS)
                continue
            if freed:
                log.warning("claims freed at start count=%d", freed)
            return

    async def _send_while_running(self, lanes: tuple[Lane, ...]) -> None:
        while not self._stopping.is_set():
            work = self._work.next()
            try:
                pause = await self._send_one(lanes)
            except Fatal:
                raise
            except DatabaseTrouble as trouble:
                log.warning("nothing claimed: %s", trouble.sentence)
                pause = TROUBLE_SECONDS
            except Exception:
                log.exception("a sender failed and goes on")
                pause = TROUBLE_SECONDS
            if pause:
                await rung(work, within=pause)

    async def _send_one(self, lanes: tuple[Lane, ...]) -> float:
        """Send the next delivery; return how long to wait, unless the bell rings, before more."""
        allowed = self._breakers.lanes()
        try:
            claimed = await self._claim(tuple(lane for lane in lanes if lane in allowed))
        except _NoTurn:
            return 1.0 - self._clock.elapsed() % 1.0
        if claimed is None:
            return IDLE_SECONDS
        outcome = await self._courier.attempt(claimed)
        await self._record(claimed, outcome)
        self._progress.ring()
        if isinstance(outcome, Failed) and isinstance(outcome.failure, Unauthorized):
            sentence = "Discord does not accept the token any more: set DISCORD_TOKEN anew."
            raise Fatal(sentence, Exit.TOKEN)
        return 0.0

    async def _claim(self, lanes: tuple[Lane, ...]) -> Delivery | None:
        elapsed = self._clock.elapsed()
        real_now = datetime.fromtimestamp(elapsed, UTC)
        async with self._database.transaction() as tx:
            claimed = await deliveries.claim(
                tx,
                owner=self._boot_id,
                lanes=lanes,
                now=self._clock.now(),
                real_now=real_now,
                lease_until=real_now + timedelta(seconds=self._timing.lease),
            )
            if claimed is None:
                return None
            kept = 0 if claimed.lane is Lane.REQUEST else min(KEPT_TURNS, self._per_second // 2)
            if not await pace.take_turn(tx, second=int(elapsed), cap=self._per_second - kept):
                raise _NoTurn
        return claimed

    async def _record(self, claimed: Delivery, outcome: Outcome) -> None:
        """Record the outcome, for as long as the claim is ours if the database is in trouble.

        A record that could not be written is not lost: the lease ends, and the message is looked
        for in Discord before anything is sent again.
        """
        ends = self._clock.elapsed() + self._timing.lease
        while True:
            try:
                await self._record_once(claimed, outcome)
            except DatabaseTrouble as trouble:
                log.warning("not recorded yet delivery=%d: %s", claimed.id, trouble.sentence)
            else:
                return
            if self._clock.elapsed() > ends:
                log.error("never recorded delivery=%d", claimed.id)
                return
            await rung(self._stopping, within=TROUBLE_SECONDS)

    async def _record_once(self, claimed: Delivery, outcome: Outcome) -> None:
        now = self._clock.now()
        try:
            async with self._database.transaction() as tx:
                await self._fates.record(tx, claimed, outcome, now)
        except DatabaseTrouble:
            raise
        except Exception:
            log.exception("the kind failed delivery=%d kind=%s", claimed.id, claimed.kind)
            async with self._database.transaction() as tx:
                await self._fates.record_without_domain(tx, claimed, outcome, now)

    def _real_now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.elapsed(), UTC)
