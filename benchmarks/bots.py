"""The real bot, with its statements counted by what they were for, or without its cap."""

import asyncio
import os
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from typing_extensions import override

from benchmarks.tally import Cell, Tally
from bot import app
from bot.clock import Clock
from bot.database import Database, Transaction
from bot.dispatcher import Dispatcher
from bot.senders import Senders
from sandbox.launcher import Bot, the_bot

COUNTED = "benchmarks.bots:counted"
UNPACED = "benchmarks.bots:unpaced"
NO_CAP = 1_000_000
TICK = "tick"
PRESS = "discord.py"  # how the library names the task of an event


def counted(clock: Clock) -> Bot:
    """Return the real bot that counts its statements."""
    tally = Tally(Path(os.environ["DATA_DIR"]))
    of_this_tick = 0

    class CountedDatabase(Database):
        @override
        def _count(self) -> None:
            nonlocal of_this_tick
            super()._count()
            name = _task_name()
            if name == TICK:
                of_this_tick += 1
            elif name.startswith(PRESS):
                tally.add(Cell.FOR_ANSWERS, 1)

        @override
        def transaction(self) -> AbstractAsyncContextManager[Transaction]:
            if _task_name().startswith(PRESS):
                tally.add(Cell.WRITES_FOR_ANSWERS, 1)
            return super().transaction()

    class CountedDispatcher(Dispatcher):
        @override
        async def tick(self) -> None:
            nonlocal of_this_tick
            task = asyncio.current_task()
            if task is not None:
                task.set_name(TICK)
            await super().tick()
            tally.add(Cell.FOR_TICKS, of_this_tick)
            tally.add(Cell.TICKS, 1)
            of_this_tick = 0

    vars(app).update(Database=CountedDatabase, Dispatcher=CountedDispatcher)
    return the_bot(clock)


def _task_name() -> str:
    task = asyncio.current_task()
    return "" if task is None else task.get_name()


def unpaced(clock: Clock) -> Bot:
    """Return the real bot without the cap on messages a second."""

    def senders(**options: Any) -> Senders:
        return Senders(**{**options, "per_second": NO_CAP})

    vars(app)["Senders"] = senders
    return the_bot(clock)
