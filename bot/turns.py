"""Taking turns at the database: first come, first served, and no waiting where nothing moves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.database_trouble import DatabaseTrouble, Trouble

PATIENCE_SECONDS = 8.0  # longer than SQLite waits for a lock (5 s)


class Turns:
    """So many at a time. A long queue that moves is waited in; behind a locked file nobody waits.

    Whoever waits gives up when no turn has ended well for a while, so that somebody who pressed
    is told. While turns end well the wait has no end: what was pressed is stored, if late.
    """

    def __init__(self, at_once: int, *, patience: float = PATIENCE_SECONDS) -> None:
        self._gate = asyncio.Semaphore(at_once)
        self._patience = patience
        self._moved_at = float("-inf")

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and have it.

        Raises:
            DatabaseTrouble: nothing moves.
        """
        await self._come()
        try:
            yield
            self._moved_at = asyncio.get_running_loop().time()
        finally:
            self._gate.release()

    async def _come(self) -> None:
        if not self._gate.locked():
            _ = await self._gate.acquire()
            return
        try:
            async with asyncio.timeout(None) as limit:
                waits = _Waits(self, limit)
                try:
                    _ = await self._gate.acquire()
                finally:
                    waits.end()
        except TimeoutError:
            raise DatabaseTrouble(Trouble.LOCKED) from None

    def patience_left(self, now: float) -> float:
        """Return how many seconds are left until nothing has moved for too long."""
        return self._moved_at + self._patience - now

    @property
    def patience(self) -> float:
        """Return how many seconds somebody waits at least."""
        return self._patience


class _Waits:
    """One wait, looked at when its time would be over; it goes on while others have had turns."""

    def __init__(self, turns: Turns, limit: asyncio.Timeout) -> None:
        self._loop = asyncio.get_running_loop()
        self._turns = turns
        self._limit = limit
        self._look = self._loop.call_later(turns.patience, self._give_up_or_go_on)

    def end(self) -> None:
        """Look no more."""
        self._look.cancel()

    def _give_up_or_go_on(self) -> None:
        now = self._loop.time()
        left = self._turns.patience_left(now)
        if left > 0:
            self._look = self._loop.call_later(left, self._give_up_or_go_on)
        else:
            self._limit.reschedule(now)
