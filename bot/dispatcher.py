"""The tick: turn what is due into deliveries, and wake the senders. It never awaits Discord."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.database import Database
from bot.database_trouble import DatabaseTrouble
from bot.outbox import Planner
from bot.store import deliveries

log = logging.getLogger(__name__)

BATCH = 200  # rows of one planner before the others have their turn
PUT_OFF = timedelta(minutes=5)


class Dispatcher:
    """Plans what is due. Ticks never overlap; one asked for while one runs runs once more."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        planners: Sequence[Planner],
        wake_senders: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._planners = planners
        self._wake_senders = wake_senders
        self._running = asyncio.Lock()
        self._asked = 0
        self._begun = 0
        self.last_tick_seconds = 0.0
        self.last_tick_at: datetime | None = None
        self.trouble: str | None = None  # what the database was in at the last tick

    async def tick(self) -> None:
        """Plan all that is due now, free what dead owners held, and wake the senders."""
        self._asked += 1
        mine = self._asked
        async with self._running:
            if self._begun >= mine:
                return  # a tick that began after we asked has seen all that we have seen
            self._begun = self._asked
            began = self._clock.elapsed()
            now = self._clock.now()
            try:
                if self.last_tick_at is None or now < self.last_tick_at:
                    await self._hurry_requests(now)
                await self._tick(now)
            except DatabaseTrouble as trouble:
                self._note_trouble(trouble.sentence)
                return
            self._note_trouble(None)
            self.last_tick_seconds = self._clock.elapsed() - began
            self.last_tick_at = self._clock.now()

    async def next_due_at(self) -> datetime | None:
        """Return when a planner or a waiting delivery is due next."""
        async with self._database.reading() as tx:
            found = [await planner.next_due_at(tx) for planner in self._planners]
            found.append(await deliveries.next_try_at(tx))
        return min((at for at in found if at is not None), default=None)

    async def _tick(self, now: datetime) -> None:
        await self._plan_all(now)
        real_now = datetime.fromtimestamp(self._clock.elapsed(), UTC)
        async with self._database.reading() as tx:
            is_due = await deliveries.any_due(tx, now)
            is_held = await deliveries.any_to_free(tx, real_now=real_now)
        if is_held:
            async with self._database.transaction() as tx:
                freed = await deliveries.free(tx, real_now=real_now)
            if freed:  # another worker may have been quicker
                log.warning("claims freed after their lease count=%d", freed)
        if is_due or is_held:
            self._wake_senders()

    async def _hurry_requests(self, now: datetime) -> None:
        """Let no call for help wait for a clock that was set back to catch up."""
        async with self._database.transaction() as tx:
            hurried = await deliveries.hurry_requests_from_the_future(tx, now)
        if hurried:
            log.warning("the clock was set back: requests hurried count=%d", hurried)
            self._wake_senders()

    def _note_trouble(self, trouble: str | None) -> None:
        """Say it once, and say it once when it is over; ticks come every second."""
        if trouble is not None and trouble != self.trouble:
            log.error("nothing can be planned: %s", trouble)
        if trouble is None and self.trouble is not None:
            log.warning("the database works again")
        self.trouble = trouble

    async def _plan_all(self, now: datetime) -> None:
        seen: dict[str, set[int]] = {planner.name: set() for planner in self._planners}
        try:
            while busy := await self._with_work(now, seen):
                await self._plan_in_turns(busy, now, seen)
        except DatabaseTrouble:
            raise
        except Exception:
            log.exception("planners asked one by one")
            await self._plan_in_turns(list(self._planners), now, seen)

    async def _with_work(self, now: datetime, seen: Mapping[str, set[int]]) -> list[Planner]:
        """Return the planners that have something new; most ticks find none, so one read asks all.

        What one of them plans can make another's row due: so they are asked until none has.
        """
        async with self._database.reading() as tx:
            return [
                planner
                for planner in self._planners
                if not seen[planner.name].issuperset(await planner.due(tx, now, BATCH))
            ]

    async def _plan_in_turns(
        self, busy: list[Planner], now: datetime, seen: Mapping[str, set[int]]
    ) -> None:
        while busy:
            busy = [planner for planner in busy if await self._plan_batch(planner, now, seen)]

    async def _plan_batch(
        self, planner: Planner, now: datetime, seen: Mapping[str, set[int]]
    ) -> bool:
        """Plan some of what is due; say whether there may be more."""
        try:
            async with self._database.reading() as tx:
                rows = await planner.due(tx, now, BATCH)
            fresh = [row for row in rows if row not in seen[planner.name]]
            seen[planner.name].update(fresh)
            for row in fresh:
                await self._plan(planner, row, now)
        except DatabaseTrouble:
            raise
        except Exception:
            log.exception("planning stopped planner=%s", planner.name)
            return False
        if fresh:
            self._wake_senders()
        return len(rows) == BATCH and bool(fresh)

    async def _plan(self, planner: Planner, row: int, now: datetime) -> None:
        try:
            async with self._database.transaction() as tx:
                await planner.plan(tx, row, now)
        except DatabaseTrouble:
            raise  # not this row's fault
        except Exception:
            log.exception("row not planned planner=%s row=%d", planner.name, row)
            async with self._database.transaction() as tx:
                await planner.put_off(tx, row, now + PUT_OFF)
