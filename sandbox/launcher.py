"""What runs in the process of a bot under test: the real bot on a clock that the sandbox moves."""

import asyncio
import importlib
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot import logs
from bot.clock import Clock
from bot.errors import Fatal
from bot.settings import load
from sandbox.clock import OffsetClock
from sandbox.link import HOST


class Bot(Protocol):
    """What the launcher needs of a bot."""

    ready: asyncio.Event

    async def run(self) -> None:
        """Work until stopped."""
        ...

    async def stop(self) -> None:
        """End `run`."""
        ...

    async def beat(self) -> None:
        """Write the heartbeat now."""
        ...

    async def settle(self) -> datetime | None:
        """Do what is due now; return when the next thing is due."""
        ...


Compose = Callable[[Clock], Bot]


def the_bot(clock: Clock) -> Bot:
    """Return the real bot, composed as `porchlight run` does, on another clock."""
    from bot.app import App  # noqa: PLC0415 — other bots do without it

    settings = load(env_file=None, needs_token=True)
    logs.set_up(settings)
    return App(settings, clock=clock)


class Reins:
    """The bot's end of the wire: moves its clock, and answers how far it is."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.clock = OffsetClock()
        self._reader = reader
        self._writer = writer

    @classmethod
    async def take(cls, *, port: int, secret: str) -> "Reins":
        """Connect to the sandbox and learn what time it is."""
        reins = cls(*await asyncio.open_connection(HOST, port))
        reins._say({"secret": secret})
        reins._hear(json.loads(await reins._reader.readline()))
        return reins

    async def follow(self, bot: Bot) -> None:
        """Obey until the sandbox hangs up; then the bot has no reason to be."""
        ready = asyncio.create_task(self._tell_when_ready(bot))
        try:
            while line := await self._reader.readline():
                told = json.loads(line)
                self._hear(told)
                if "settle" in told:
                    await self._settle(bot, told["settle"])
        except ConnectionError:
            pass
        finally:
            ready.cancel()
        await bot.stop()

    async def _tell_when_ready(self, bot: Bot) -> None:
        await bot.ready.wait()
        self._say({"ready": True})

    async def _settle(self, bot: Bot, number: int) -> None:
        try:
            await bot.beat()
            due = await bot.settle()
        except Exception as error:  # noqa: BLE001 — whoever walks the time is told
            self._say({"settled": number, "error": f"{type(error).__name__}: {error}"})
            return
        self._say({"settled": number, "next_due": None if due is None else due.isoformat()})

    def _hear(self, told: dict[str, Any]) -> None:
        if "offset" in told:
            self.clock.offset = timedelta(seconds=told["offset"])

    def _say(self, message: dict[str, Any]) -> None:
        self._writer.write(json.dumps(message).encode() + b"\n")


async def run(compose: Compose) -> None:
    """Run a bot under the sandbox's reins."""
    reins = await Reins.take(
        port=int(os.environ["SANDBOX_PORT"]), secret=os.environ["SANDBOX_SECRET"]
    )
    bot = compose(reins.clock)
    stopping: set[asyncio.Task[None]] = set()

    def stop() -> None:
        stopping.add(asyncio.create_task(bot.stop()))

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    following = asyncio.create_task(reins.follow(bot))
    try:
        await bot.run()
    finally:
        following.cancel()


def named(path: str) -> Compose:
    """Return what `package.module:name` names."""
    module, _, name = path.partition(":")
    compose: Compose = getattr(importlib.import_module(module), name)
    return compose


def main() -> int:
    """Run; returns the exit code as `porchlight run` would."""
    try:
        asyncio.run(run(named(sys.argv[1])))
    except Fatal as error:
        print(error.sentence, file=sys.stderr)
        return int(error.exit_code)
    return 0


if __name__ == "__main__":
    sys.exit(main())
