"""Simulated time, walked step by step so that nothing due on the way is passed over."""

import asyncio
from datetime import datetime, timedelta

from sandbox.changes import Changes
from sandbox.clock import OffsetClock
from sandbox.link import LinkServer

STRIDE = timedelta(minutes=9)  # below the ten minutes that the bot takes for an outage
LEAST = timedelta(seconds=1)
LAST_LOOKS = 50


class Timeline:
    """The clock of everything in a sandbox: the bots', the messages', the page's."""

    def __init__(self, clock: OffsetClock, *, links: LinkServer, changes: Changes) -> None:
        self._clock = clock
        self._links = links
        self._changes = changes

    def now(self) -> datetime:
        """Return the simulated time, aware, in UTC."""
        return self._clock.now()

    @property
    def offset(self) -> timedelta:
        """Return how far it is from the computer's time."""
        return self._clock.offset

    async def walk(self, *, to: datetime) -> None:
        """Let time pass: every due thing happens at its time, heartbeats are written.

        Returns when `to` is reached and every bot that runs has nothing more to do.
        """
        due = await self._settle()
        while (now := self.now()) < to:
            target = min(now + STRIDE, to)
            if due is not None:
                target = min(target, max(due, now + LEAST))
            self._move_to(target)
            due = await self._settle()
        for _ in range(LAST_LOOKS):
            if due is None or due > self.now():
                return
            due = await self._settle()

    async def forward(self, by: timedelta) -> None:
        """Walk for some time."""
        await self.walk(to=self.now() + by)

    def jump(self, *, to: datetime) -> None:
        """Set the clock without anything happening on the way: for a bot, an outage."""
        self._move_to(to)

    async def settle(self) -> datetime | None:
        """Let the bots do what is due now; returns when the next thing is due."""
        return await self._settle()

    def _move_to(self, target: datetime) -> None:
        self._clock.offset += target - self.now()
        for link in self._links.links:
            link.tell(self._clock.offset)
        self._changes.bump()

    async def _settle(self) -> datetime | None:
        present = [link for link in self._links.links if link.present and link.ready]
        found = await asyncio.gather(*(link.settle() for link in present))
        return min((due for due in found if due is not None), default=None)
