"""A Discord on loopback, for tests and the demo: guilds, people, faults, and the bot itself."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Self, TypeVar

from sandbox.changes import Changes
from sandbox.clock import OffsetClock
from sandbox.contract import Contract
from sandbox.faults import Faults
from sandbox.gateway import Gateway
from sandbox.limits import Limits
from sandbox.rest import PREFIX, Rest
from sandbox.server import Server
from sandbox.world import World

T = TypeVar("T")


class Sandbox:
    """The simulated Discord; open it with `async with Sandbox.open() as sandbox`."""

    def __init__(self, *, faults: Faults, limits: Limits, kept_requests: int) -> None:
        self.changed = Changes()
        self.time = OffsetClock()
        self.limits = limits
        self.faults = faults
        self.token = secrets.token_urlsafe(24)
        self.world = World(clock=self.time, changes=self.changed, limits=limits)
        self.gateway = Gateway(self.world, token=self.token)
        self.rest = Rest(
            self.world, token=self.token, faults=faults, contract=Contract(), kept=kept_requests
        )
        self.server = Server(self.world, rest=self.rest, gateway=self.gateway)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        *,
        faults: Faults | None = None,
        limits: Limits | None = None,
        port: int = 0,
        kept_requests: int = 50_000,
    ) -> AsyncIterator[Self]:
        """Start a sandbox, and stop it with everything it started."""
        sandbox = cls(
            faults=faults or Faults(), limits=limits or Limits(), kept_requests=kept_requests
        )
        await sandbox.server.start(port)
        try:
            yield sandbox
        finally:
            await sandbox.server.stop()

    @property
    def api_url(self) -> str:
        """Return what goes into DISCORD_API_URL."""
        return self.server.origin + PREFIX

    async def wait_for(self, predicate: Callable[[], T], *, timeout: float = 10.0) -> T:  # noqa: ASYNC109 — the test says how long
        """Return what the predicate returns as soon as it is true; raises TimeoutError."""
        return await self.changed.wait_for(predicate, timeout=timeout)
