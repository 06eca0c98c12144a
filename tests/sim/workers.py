"""Three workers on one PostgreSQL: SIGKILL and SIGSTOP at random, and still each message once.

`python -m tests.sim.workers --strikes 60` prints the figures.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time as real_time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox import Limits, Sandbox
from tests.databases import run_sql
from tests.postgres import Server, a_server
from tests.sim.bots import IMPATIENT, LEASE, NONCE_MEMORY
from tests.sim.soak import Figures, Soak
from tests.sim.stage import raise_stage

if TYPE_CHECKING:
    from sandbox import BotProcess

WORKERS = 3
STRIDE = timedelta(minutes=5)
SLOWEST_START = 90.0  # seconds, of one of three beside other work
LONGEST_STOP = NONCE_MEMORY + 2  # longer than the lease, and than Discord's memory of a nonce


class Workers(Soak):
    """A soak with several workers, one of which is always struck."""

    async def run_workers(self, *, members: int) -> Figures:
        """Run to the end and count."""
        began = real_time.monotonic()
        await self._enrol(members)
        bots = [await self._launched() for _ in range(WORKERS)]
        self._let_it_fail()
        async with asyncio.TaskGroup() as group:
            striker = group.create_task(self._strike_all(bots))
            _ = group.create_task(self._walk_all(bots, striker))
        self._sandbox.faults.clear()
        await self._calm(bots[0])
        return self._figures(seconds=real_time.monotonic() - began, workers=WORKERS)

    async def _launched(self) -> BotProcess:
        bot = await self._stage.launch(IMPATIENT, wait=False)
        await bot.until_ready(within=SLOWEST_START)
        return bot

    async def _strike_all(self, bots: list[BotProcess]) -> None:
        while self._killed < self._kills:
            await asyncio.sleep(self._dice.uniform(0.1, 1.0))
            bot = self._dice.choice(bots)
            self._killed += 1
            if self._dice.random() < 0.5:
                bot.kill()
                await bot.ended()
                await bot.start(within=SLOWEST_START)
            else:
                bot.stop()
                await asyncio.sleep(self._dice.choice((0.2, LEASE + 1, LONGEST_STOP)))
                bot.cont()

    async def _walk_all(self, bots: list[BotProcess], striker: asyncio.Task[None]) -> None:
        while not striker.done() or self._due_so_far() < self._wanted:
            if any(bot.ready and bot.link.present for bot in bots):
                await self._sandbox.clock.forward(STRIDE)
            else:
                await asyncio.sleep(0.02)


async def strike(
    directory: Path, server: Server, *, strikes: int, due: int, members: int, seed: int
) -> Figures:
    """Run three workers in a directory, on a server, and return the figures."""
    name = f"workers_{random.Random(seed).randrange(10**6)}"
    await run_sql(server, f"CREATE DATABASE {name}")
    async with Sandbox.open(limits=Limits(nonce_window=NONCE_MEMORY)) as sandbox:
        # The settings want a host by name; the socket's directory overrides it.
        url = server.url(name).replace("@/", "@localhost/")
        stage = raise_stage(sandbox, directory / "data", database_url=url)
        workers = Workers(stage, kills=strikes, due=due, seed=seed)
        figures = await workers.run_workers(members=members)
    await run_sql(server, f"DROP DATABASE {name} WITH (FORCE)")
    return figures


def main() -> int:
    """Run what the command line asks for; 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strikes", type=int, default=60)
    parser.add_argument("--due", type=int, default=1000)
    parser.add_argument("--members", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with a_server() as server, tempfile.TemporaryDirectory(prefix="porchlight-") as directory:
        figures = asyncio.run(
            strike(
                Path(directory),
                server,
                strikes=given.strikes,
                due=given.due,
                members=given.members,
                seed=given.seed,
            )
        )
    sys.stdout.write(f"{figures}\n")
    return 1 if figures.lost or figures.doubled or figures.violations else 0


if __name__ == "__main__":
    sys.exit(main())
