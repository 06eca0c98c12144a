"""A Discord on loopback, for tests and the demo: guilds, people, faults, and the bot itself."""

import asyncio
import secrets
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from sandbox.changes import Changes
from sandbox.clock import OffsetClock
from sandbox.contract import Contract
from sandbox.faults import Faults
from sandbox.gateway import Gateway
from sandbox.limits import Limits
from sandbox.link import LinkServer
from sandbox.people import Person
from sandbox.places import Channel, Guild
from sandbox.process import THE_BOT, BotProcess
from sandbox.rest import PREFIX, Request, Rest
from sandbox.server import Server
from sandbox.timeline import Timeline
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
        self.links = LinkServer(self.time)
        self.clock = Timeline(self.time, links=self.links, changes=self.changed)
        self.bots: list[BotProcess] = []
        self._tasks: set[asyncio.Task[None]] = set()
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
        await sandbox.links.start()
        try:
            yield sandbox
        finally:
            for bot in sandbox.bots:
                await bot.close()
            for task in list(sandbox._tasks):
                task.cancel()
            await sandbox.links.stop()
            await sandbox.server.stop()

    @property
    def guilds(self) -> list[Guild]:
        """Return all guilds."""
        return [Guild(self, guild_id) for guild_id in self.world.guilds]

    @property
    def people(self) -> list[Person]:
        """Return everybody, without the bot."""
        return [Person(self, user_id) for user_id in self.world.locales]

    @property
    def requests(self) -> deque[Request]:
        """Return the bot's requests, oldest first; only the newest are kept."""
        return self.rest.requests

    @property
    def violations(self) -> list[str]:
        """Return what in the bot's requests Discord's description does not allow."""
        return self.rest.violations

    def create_guild(self, name: str) -> Guild:
        """Return a new guild; the bot is not in it yet."""
        return Guild(self, self.world.found_guild(name).id)

    def create_person(self, name: str, *, locale: str = "en-US") -> Person:
        """Return a new person who is in no guild yet."""
        user = self.world.make_user(name)
        self.world.locales[user.id] = locale
        return Person(self, user.id)

    def channel(self, channel_id: int) -> Channel:
        """Return a channel, a thread or a DM."""
        return Channel(self, channel_id)

    def person(self, user_id: int) -> Person:
        """Return somebody by id."""
        return Person(self, user_id)

    def guild(self, guild_id: int) -> Guild:
        """Return a guild by id."""
        return Guild(self, guild_id)

    async def launch_bot(
        self,
        *,
        data_dir: Path,
        settings: Mapping[str, str] | None = None,
        compose: str = THE_BOT,
        wait: bool = True,
        within: float = 30.0,
    ) -> BotProcess:
        """Start the real bot as a process of its own, and wait until it is ready.

        `settings` are environment variables beside token, address and directory, which are set.
        """
        bot = BotProcess(self, settings=settings or {}, data_dir=data_dir, compose=compose)
        self.bots.append(bot)
        await bot.start(wait=wait, within=within)
        return bot

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something happen while everything else goes on; ends with the sandbox."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def api_url(self) -> str:
        """Return what goes into DISCORD_API_URL."""
        return self.server.origin + PREFIX

    async def wait_for(self, predicate: Callable[[], T], *, timeout: float = 10.0) -> T:  # noqa: ASYNC109 — the test says how long
        """Return what the predicate returns as soon as it is true; raises TimeoutError."""
        return await self.changed.wait_for(predicate, timeout=timeout)
