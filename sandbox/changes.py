"""Waiting for something to happen, without asking again and again."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

# Some predicates look at things that announce nothing (a process, a log file).
LOOK_AGAIN_SECONDS = 0.05


class Changes:
    """Counts everything that changes in the sandbox and wakes whoever waits for it."""

    def __init__(self) -> None:
        self.version = 0
        self._next = asyncio.Event()

    def bump(self) -> None:
        """Say that something changed."""
        self.version += 1
        waiting, self._next = self._next, asyncio.Event()
        waiting.set()

    async def after(self, version: int) -> int:
        """Return the version as soon as it is newer than the one given."""
        while self.version <= version:
            await self._next.wait()
        return self.version

    async def wait_for(self, predicate: Callable[[], T], *, timeout: float = 10.0) -> T:  # noqa: ASYNC109 — the test says how long
        """Return what the predicate returns as soon as that is true; raises TimeoutError."""
        give_up_at = time.monotonic() + timeout
        while True:
            looked_at = time.monotonic()
            found = predicate()
            if found:
                return found
            now = time.monotonic()
            left = give_up_at - now
            if left <= 0:
                msg = f"nothing came within {timeout:g} s"
                raise TimeoutError(msg)
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left, LOOK_AGAIN_SECONDS)):
                    await self._next.wait()
            # A slow predicate may take half of the time, not all: thousands of changes are usual.
            await asyncio.sleep(now - looked_at)
