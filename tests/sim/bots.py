"""The real bot, composed for a simulation: impatient, or dying at a point that is named."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text
from typing_extensions import override

from bot import app
from bot.courier import Timing
from bot.database import Database, Transaction
from bot.discord_messenger import DiscordMessenger
from bot.rules import thinning
from sandbox.launcher import the_bot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.clock import Clock
    from bot.messenger import Outgoing
    from bot.models import ChannelId, Sent
    from sandbox.launcher import Bot

NONCE_MEMORY = 5.0  # of the bot and of its Discord alike, so that outages can be longer
LEASE = 3.0
IMPATIENT = "tests.sim.bots:impatient"
MORTAL = "tests.sim.bots:mortal"
NEVER = 1_000_000
A_MOMENT = 0.0003  # seconds; a commit takes about as long
FATE = "fate"  # the file in DATA_DIR that names a point, such as "after-commit 2"
MET = "fate.met"  # what it is called once the point has come


def impatient(clock: Clock) -> Bot:
    """Return the real bot with every time-out short.

    Nobody answers in a soak; after a week of that they would be asked weekly, and counted as lost.
    """
    vars(thinning)["THIN_AFTER"] = NEVER
    vars(app)["Timing"] = lambda: Timing(send=2.0, lease=LEASE, nonce_memory=NONCE_MEMORY)
    return the_bot(clock)


class Fate:
    """Counts the points that are passed, from the moment the file is there; dies at its own."""

    def __init__(self) -> None:
        self._file = Path(os.environ["DATA_DIR"]) / FATE
        self._passed: dict[str, int] = {}

    @property
    def is_set(self) -> bool:
        """Say whether a point has been named."""
        return self._file.exists()

    def passes(self, point: str) -> None:
        """Die here, between two instructions, if this is where it is to be."""
        if self._is_here(point):
            _die()

    def nears(self, point: str) -> None:
        """Die a moment later, in the middle of what comes next."""
        if self._is_here(point):
            threading.Timer(A_MOMENT, _die).start()

    def _is_here(self, point: str) -> bool:
        if not self.is_set:
            return False
        self._passed[point] = self._passed.get(point, 0) + 1
        if self._file.read_text() != f"{point} {self._passed[point]}":
            return False
        _ = self._file.rename(self._file.with_name(MET))
        return True


async def _changes(tx: Transaction) -> int:
    return int((await tx.execute(text("SELECT total_changes()"))).scalar_one())


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def mortal(clock: Clock) -> Bot:
    """Return the real bot that dies before or after a commit or a send."""
    fate = Fate()

    class MortalDatabase(Database):
        @override
        @asynccontextmanager
        async def transaction(self) -> AsyncIterator[Transaction]:
            async with super().transaction() as tx:
                before = await _changes(tx) if fate.is_set else 0
                yield tx
                has_written = fate.is_set and await _changes(tx) > before
                if has_written:
                    fate.passes("before-commit")
                    fate.nears("during-commit")
            if has_written:
                fate.passes("after-commit")

    class MortalMessenger(DiscordMessenger):
        @override
        async def send(self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str) -> Sent:
            fate.passes("before-send")
            sent = await super().send(channel_id, outgoing, nonce=nonce)
            fate.passes("after-send")
            return sent

    vars(app).update(Database=MortalDatabase, DiscordMessenger=MortalMessenger)
    return the_bot(clock)
