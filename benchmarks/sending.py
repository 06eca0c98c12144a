"""A full queue: how fast it drains, and how soon a request's page leaves all the same."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import machine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox import BotProcess, Person, Sandbox
    from sandbox.rest import Request
    from tests.sim.stage import Stage

PATIENCE = 300.0
APART = 1.0  # seconds between two requests for a person


@dataclass(frozen=True)
class Drained:
    """How a queue drained."""

    messages: int
    per_second: float
    cpu_ms: float
    """Of the bot's process, per message."""


async def pages(stage: Stage, asking: Sequence[Person]) -> list[float]:
    """Let people ask for a person, one after the other; return how many seconds each page took."""
    took = []
    for person in asking:
        took.append(await _page(stage, person))
        await asyncio.sleep(APART)
    return took


async def _page(stage: Stage, person: Person) -> float:
    sandbox = stage.sandbox
    room = f"/channels/{stage.leads_room.id}/messages"
    levels = await person.run("/talk", in_channel=stage.check_in, patience=PATIENCE)
    before = len(_posts(sandbox, room))
    tapped_at = sandbox.time.now()
    pressing = asyncio.create_task(person.press(levels.message, "Right now", patience=PATIENCE))
    _ = await sandbox.wait_for(lambda: len(_posts(sandbox, room)) > before, timeout=PATIENCE)
    _ = await pressing
    return (_posts(sandbox, room)[before].at - tapped_at).total_seconds()


async def drain(bot: BotProcess, *, until: int) -> Drained:
    """Wait until so many messages have been sent since the log of requests was cleared."""
    sandbox = bot.sandbox
    worked = machine.cpu_seconds(bot.pid)
    give_up_at = time.monotonic() + PATIENCE
    while len(sent := _posts(sandbox)) < until:
        if time.monotonic() > give_up_at:
            break  # the figures say how many there were
        await asyncio.sleep(0.2)
    seconds = (sent[-1].at - sent[0].at).total_seconds()
    cpu_ms = (machine.cpu_seconds(bot.pid) - worked) / len(sent) * 1000
    return Drained(len(sent), (len(sent) - 1) / seconds, cpu_ms)


def _posts(sandbox: Sandbox, path: str = "") -> list[Request]:
    return [
        it
        for it in sandbox.requests
        if it.method == "POST" and it.status == 200 and it.path.endswith(path or "/messages")
    ]
