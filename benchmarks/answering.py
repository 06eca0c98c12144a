"""People who answer at a steady pace: how soon the bot is heard, and what an answer costs."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simcord.components import walk_components
from simcord.enums import ComponentType, InteractionType

from benchmarks import machine
from benchmarks.tally import Cell, Tally
from sandbox.interactions import send_interaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sandbox import BotProcess, Message, Person, Sandbox
    from sandbox.rest import Request

PATIENCE = 20.0  # seconds after the last tap


@dataclass(frozen=True)
class Tap:
    """One person's answer, ready to be pressed."""

    person: Person
    prompt: Message
    data: dict[str, Any]


@dataclass(frozen=True)
class Answered:
    """How a bot answered so many taps."""

    taps: int
    first_ms: list[float]
    final_ms: list[float]
    cpu_ms: float
    """Of the bot's process, per tap."""
    behind_ms: float
    """By how much a tap left later than planned, at worst."""
    requests: int
    seconds: float
    """From the first tap to the last reply."""
    grown_mib: float
    """Memory of the process, from the first tap to the last."""

    def beside(self, other: Answered) -> Answered:
        """Return both rounds together."""
        taps = self.taps + other.taps
        return Answered(
            taps,
            self.first_ms + other.first_ms,
            self.final_ms + other.final_ms,
            (self.cpu_ms * self.taps + other.cpu_ms * other.taps) / taps,
            max(self.behind_ms, other.behind_ms),
            self.requests + other.requests,
            self.seconds + other.seconds,
            max(self.grown_mib, other.grown_mib),
        )


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all is not above."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def tap_of(person: Person, label: str) -> Tap:
    """Return a tap on a button of the first message in somebody's DM that has it."""
    prompt, button = next(
        (message, it)
        for message in person.messages(person.dm)
        for it in walk_components(message.components)
        if it.get("label") == label
    )
    data = {
        "component_type": int(ComponentType.BUTTON),
        "custom_id": button["custom_id"],
        "id": button.get("id", 0),
    }
    return Tap(person, prompt, data)


async def answer(sandbox: Sandbox, pid: int, taps: Sequence[Tap], *, per_second: float) -> Answered:
    """Press at this pace, whether or not the bot keeps up, and wait for the last answer."""
    sandbox.requests.clear()
    worked, resident = machine.cpu_seconds(pid), machine.resident_mib(pid)
    began = time.monotonic()
    tapped_at: dict[str, datetime] = {}
    behind = 0.0
    for number, tap in enumerate(taps):
        due = began + number / per_second
        await asyncio.sleep(max(due - time.monotonic(), 0))
        behind = max(behind, time.monotonic() - due)
        now = sandbox.time.now()
        response = send_interaction(
            tap.person,
            InteractionType.MESSAGE_COMPONENT,
            channel_id=tap.prompt.channel_id,
            data=tap.data,
            message_id=tap.prompt.id,
        )
        tapped_at[response.record.token] = now
    await _until_all_are_final(sandbox, len(taps))
    first, final = _times(sandbox, tapped_at)
    return Answered(
        taps=len(taps),
        first_ms=first,
        final_ms=final,
        cpu_ms=(machine.cpu_seconds(pid) - worked) / len(taps) * 1000,
        behind_ms=behind * 1000,
        requests=len(sandbox.requests),
        seconds=(sandbox.requests[-1].at - min(tapped_at.values())).total_seconds(),
        grown_mib=machine.resident_mib(pid) - resident,
    )


async def _until_all_are_final(sandbox: Sandbox, count: int) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while sum(map(_is_final, sandbox.requests)) < count:
        if time.monotonic() > give_up_at:
            return  # what is missing is missing in the figures too
        await asyncio.sleep(0.2)


def _times(sandbox: Sandbox, tapped_at: dict[str, datetime]) -> tuple[list[float], list[float]]:
    first: dict[str, float] = {}
    final: dict[str, float] = {}
    for request in sandbox.requests:
        token = request.path.split("/")[3] if request.path.count("/") > 2 else ""
        if token not in tapped_at or not 200 <= request.status < 300:
            continue
        took = (request.at - tapped_at[token]).total_seconds() * 1000
        _ = (final if _is_final(request) else first).setdefault(token, took)
    return list(first.values()), list(final.values())


def _is_final(request: Request) -> bool:
    return request.method == "PATCH" and request.path.startswith("/webhooks/")


async def count(bot: BotProcess, taps: Sequence[Tap]) -> tuple[float, float]:
    """Return statements and writing transactions of one answer, of a bot that counts them."""
    tally = Tally(bot.data_dir)
    cells = (Cell.FOR_ANSWERS, Cell.WRITES_FOR_ANSWERS)
    before = [tally.read(cell) for cell in cells]
    answered = await answer(bot.sandbox, bot.pid, taps, per_second=10)
    statements, writes = (
        (tally.read(cell) - was) / len(answered.final_ms)
        for cell, was in zip(cells, before, strict=True)
    )
    return statements, writes
