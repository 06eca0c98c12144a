"""The bot under test, as a process of its own that can be killed, halted and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.link import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.sandbox import Sandbox

PROJECT = Path(__file__).resolve().parent.parent
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV", "COVERAGE_PROCESS_START")
THE_BOT = "sandbox.launcher:the_bot"
QUICK = "0.05"
STOP_WITHIN = 20.0


class BotDied(Exception):  # noqa: N818 — it says what happened
    """The bot ended before it was ready; the message ends with its log."""


class BotProcess:
    """A bot that the sandbox started."""

    def __init__(
        self, sandbox: Sandbox, *, settings: Mapping[str, str], data_dir: Path, compose: str
    ) -> None:
        self.sandbox = sandbox
        self.data_dir = data_dir
        self.log_path = data_dir / "bot.log"
        self.link = Link(sandbox.changed)
        self._settings = dict(settings)
        self._compose = compose
        self._process: asyncio.subprocess.Process | None = None
        sandbox.links.links.append(self.link)

    @property
    def process(self) -> asyncio.subprocess.Process:
        """Return the process; raises RuntimeError before the start."""
        if self._process is None:
            msg = "the bot has not been started"
            raise RuntimeError(msg)
        return self._process

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        return self.process.pid

    @property
    def running(self) -> bool:
        """Tell whether the process has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def returncode(self) -> int | None:
        """Return its exit code; negative after a signal, None while it runs."""
        return self.process.returncode

    @property
    def ready(self) -> bool:
        """Tell whether it is connected, its commands known and its senders running."""
        return self.running and self.link.ready

    def log(self) -> str:
        """Return all that it has written, of all its lives."""
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    async def start(self, *, wait: bool = True, within: float = 30.0) -> None:
        """Start the process, and wait until it is ready; raises BotDied."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.link.halted = False
        with self.log_path.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "sandbox.launcher",
                self._compose,
                cwd=PROJECT,
                env=self._environment(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        if wait:
            await self.until_ready(within=within)

    async def until_ready(self, *, within: float = 30.0) -> None:
        """Wait until it is ready; raises BotDied if it ends, TimeoutError if it takes too long."""
        try:
            await self.sandbox.wait_for(lambda: self.link.ready or not self.running, timeout=within)
        except TimeoutError as error:
            msg = f"the bot was not ready within {within:g} s\n{self.log()[-4000:]}"
            raise TimeoutError(msg) from error
        if not self.running:
            msg = f"the bot ended with {self.returncode}\n{self.log()[-4000:]}"
            raise BotDied(msg)

    def _environment(self) -> dict[str, str]:
        passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        return {
            **passed,
            "PYTHONUNBUFFERED": "1",
            "DISCORD_TOKEN": self.sandbox.token,
            "DISCORD_API_URL": self.sandbox.api_url,
            "DATA_DIR": str(self.data_dir),
            "TICK_SECONDS": QUICK,
            **self._settings,
            "SANDBOX_PORT": str(self.sandbox.links.port),
            "SANDBOX_SECRET": self.link.secret,
        }

    def kill(self) -> None:
        """Kill it with SIGKILL, between two instructions."""
        self.process.kill()

    def terminate(self) -> None:
        """Ask it to stop with SIGTERM."""
        self.process.terminate()

    def stop(self) -> None:
        """Halt it with SIGSTOP: it lives, and does nothing."""
        self.link.halted = True
        self.process.send_signal(signal.SIGSTOP)

    def cont(self) -> None:
        """Let it go on with SIGCONT."""
        self.process.send_signal(signal.SIGCONT)
        self.link.halted = False

    async def ended(self, *, within: float = STOP_WITHIN) -> int:
        """Wait until it has ended; returns its exit code."""
        async with asyncio.timeout(within):
            code = await self.process.wait()
        await self.sandbox.wait_for(lambda: not self.link.ready)
        return code

    async def restart(self, *, within: float = 30.0) -> BotProcess:
        """End it if it still runs, start it again on the same data, and wait until it is ready."""
        if self.running:
            self.terminate()
            await self.ended()
        await self.start(within=within)
        return self

    async def close(self) -> None:
        """End it, whatever state it is in."""
        if self.running:
            self.process.kill()
        if self._process is not None:
            await self._process.wait()
