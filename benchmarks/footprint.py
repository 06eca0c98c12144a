"""What the bot takes while nothing happens: memory, and statements per idle tick."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import crowd, machine
from benchmarks.bots import COUNTED
from benchmarks.processes import BARE, THE_BOT, running
from benchmarks.tally import Cell, Tally
from sandbox import Sandbox
from tests.sim.stage import Stage, raise_stage

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTLED = 3.0  # seconds after the start; what a start needs is given back by then
FIRST_TICKS = 1.0  # they open connections, which costs statements of its own
WATCHED = 3.0
FIRST_USER_ID = 1_000


@dataclass(frozen=True)
class Idle:
    """One bot at rest."""

    members: int
    mib: float
    statements_per_tick: float


@dataclass(frozen=True)
class Footprint:
    """What was found."""

    bare_mib: float
    empty_mib: float
    idle: list[Idle]
    messages: int
    """Sent by all idle ticks together."""


async def measure(sizes: Sequence[int]) -> Footprint:
    """Measure groups that grow to these sizes, of whom nobody is due."""
    with TemporaryDirectory(prefix="porchlight-bench-") as made:
        async with Sandbox.open() as sandbox:
            stage = raise_stage(sandbox, Path(made) / "bot")
            await stage.prepare()
            bare_mib = await _resident(stage, BARE)
            # The first start of all also computes due times anew, so it comes before the crowd.
            empty_mib = await _resident(stage, THE_BOT)
            before = _posted(sandbox)
            idle = []
            present = 0
            for size in sizes:
                await _grow(stage, present, size)
                present = size
                idle.append(Idle(size, await _resident(stage, THE_BOT), await _per_tick(stage)))
            return Footprint(bare_mib, empty_mib, idle, _posted(sandbox) - before)


async def _grow(stage: Stage, present: int, size: int) -> None:
    tomorrow = stage.sandbox.clock.now() + timedelta(days=1)
    users = range(FIRST_USER_ID + present, FIRST_USER_ID + size)
    await crowd.enrol(stage, users, due_at=tomorrow, spread=timedelta(hours=12))


async def _resident(stage: Stage, module: tuple[str, ...]) -> float:
    async with running(stage, module) as pid:
        await asyncio.sleep(SETTLED)
        return machine.resident_mib(pid)


async def _per_tick(stage: Stage) -> float:
    bot = await stage.launch(COUNTED)
    await asyncio.sleep(FIRST_TICKS)
    tally = Tally(stage.place.data_dir)
    ticks, statements = tally.read(Cell.TICKS), tally.read(Cell.FOR_TICKS)
    await asyncio.sleep(WATCHED)
    ticks, statements = tally.read(Cell.TICKS) - ticks, tally.read(Cell.FOR_TICKS) - statements
    bot.terminate()
    _ = await bot.ended()
    return statements / max(ticks, 1)


def _posted(sandbox: Sandbox) -> int:
    return sum(it.method == "POST" and it.path.endswith("/messages") for it in sandbox.requests)
