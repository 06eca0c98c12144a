"""`python -m benchmarks`: ratios against bare discord.py in the same run, and counts.

The figures are for reading, not for passing: computers are shared, so nothing here fails.
"""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import answering, crowd, footprint, machine, sending
from benchmarks.answering import Answered, quantile
from benchmarks.bots import COUNTED, UNPACED
from benchmarks.processes import BARE, running
from sandbox import Person, Sandbox
from sandbox.process import THE_BOT
from tests.sim.stage import Stage, raise_stage

MINUTE = timedelta(minutes=1)
SETTLED = 2.0  # seconds after the start


@dataclass(frozen=True)
class Sizes:
    """How much of everything."""

    queue: int  # prompts waiting while people ask for a person
    drained: int  # of them, without the cap
    seconds: float  # of each round of answers
    rate: float  # answers a second
    rounds: int
    asking: int  # people who ask for a person while the queue is full
    counted: int  # answers whose statements are counted
    members: tuple[int, ...]

    @property
    def taps(self) -> int:
        """Return the taps of one round."""
        return int(self.seconds * self.rate)

    @property
    def people(self) -> int:
        """Return how many members it takes."""
        return max(self.queue, self.answering)

    @property
    def answering(self) -> int:
        """Return how many of them answer."""
        return self.rounds * self.taps + self.counted


FULL = Sizes(
    queue=10_000,
    drained=1_000,
    seconds=20,
    rate=50,
    rounds=2,
    asking=50,
    counted=20,
    members=(10, 10_000, 100_000),
)
QUICK = Sizes(
    queue=150,
    drained=80,
    seconds=3,
    rate=20,
    rounds=1,
    asking=2,
    counted=5,
    members=(10, 1_000),
)
ANSWERS = Sizes(
    queue=520,
    drained=520,
    seconds=10,
    rate=50,
    rounds=1,
    asking=0,
    counted=20,
    members=(),
)


async def main(sizes: Sizes) -> None:
    print(machine.described(), flush=True)
    if sizes.members:
        await _idle(sizes)
    with TemporaryDirectory(prefix="porchlight-bench-") as made:
        async with Sandbox.open(kept_requests=200_000) as sandbox:
            # Everybody's requests are held against Discord's description in the tests.
            sandbox.rest.contract.active = False
            await _busy(raise_stage(sandbox, Path(made) / "bot"), sizes)


async def _idle(sizes: Sizes) -> None:
    found = await footprint.measure(sizes.members)
    bare = found.bare_mib
    _head("Idle")
    _line("memory of bare discord.py", f"{bare:.0f} MiB")
    _line("memory without members", _beside(found.empty_mib, bare, "MiB"))
    for idle in found.idle:
        _line(f"memory with {idle.members:,} members", _beside(idle.mib, bare, "MiB"))
        _line(
            f"statements per idle tick, {idle.members:,} members",
            f"{idle.statements_per_tick:.2f}",
        )
    _line("messages of all idle ticks together", f"{found.messages}")


async def _busy(stage: Stage, sizes: Sizes) -> None:
    sandbox = stage.sandbox
    nine = (sandbox.clock.now() + timedelta(days=1)).replace(hour=9, minute=0, second=0)
    sandbox.clock.jump(to=nine - MINUTE)  # before the first start, so for nobody an outage
    await stage.prepare()
    people = [stage.guild.add_member(f"Member {number}") for number in range(sizes.people)]
    dms = [person.open_dm().id for person in people]
    await crowd.enrol(stage, [person.id for person in people], due_at=nine, dms=dms)
    await _queue(stage, people, sizes, nine)
    await _answers(stage, people, sizes)


async def _queue(stage: Stage, people: list[Person], sizes: Sizes, nine: datetime) -> None:
    sandbox = stage.sandbox
    bot = await sandbox.launch_bot(
        data_dir=stage.place.data_dir, settings={**stage.settings, "SENDS_PER_SECOND": "25"}
    )
    sandbox.clock.jump(to=nine)
    pages = await sending.pages(stage, people[: sizes.asking])
    bot.terminate()
    _ = await bot.ended()
    sent = sum(bool(person.messages(person.dm)) for person in people)
    _head(f"A queue of {sizes.people:,} prompts")
    if pages:
        median, worst = quantile(pages, 0.5), quantile(pages, 0.99)
        _line("a page leaves within, at 25 messages a second, median", f"{median:.2f} s")
        _line(f"the same, 99 of 100 ({len(pages)} asked)", f"{worst:.2f} s")
    _line("prompts that had left by then", f"{sent:,}")
    sandbox.requests.clear()
    bot = await stage.launch(UNPACED)
    until = min(max(sizes.drained, sizes.answering - sent), sizes.people - sent)
    drained = await sending.drain(bot, until=until)
    _line("drained without the cap", f"{drained.per_second:.0f} messages a second")
    _line("the bot's processor time per message", f"{drained.cpu_ms:.1f} ms")
    bot.terminate()
    _ = await bot.ended()
    await crowd.end_queue(stage)  # or the answers would be measured beside it


async def _answers(stage: Stage, people: list[Person], sizes: Sizes) -> None:
    people = [person for person in people if person.messages(person.dm)]
    bare: list[Answered] = []
    ours: list[Answered] = []
    for number in range(sizes.rounds):
        here = people[number * sizes.taps : (number + 1) * sizes.taps]
        taps = [answering.tap_of(person, "Good") for person in here]
        async with running(stage, BARE) as pid:
            await asyncio.sleep(SETTLED)
            bare.append(await answering.answer(stage.sandbox, pid, taps, per_second=sizes.rate))
        bot = await stage.launch(THE_BOT)
        await asyncio.sleep(SETTLED)
        ours.append(await answering.answer(stage.sandbox, bot.pid, taps, per_second=sizes.rate))
        bot.terminate()
        _ = await bot.ended()
    stored = await crowd.answered(stage)
    last = [answering.tap_of(person, "Okay") for person in people[-sizes.counted :]]
    bot = await stage.launch(COUNTED)
    statements, writes = await answering.count(bot, last)
    _tell_answers(reduce(Answered.beside, bare), reduce(Answered.beside, ours), sizes)
    _line("answers stored", f"{stored:,} of {sizes.rounds * sizes.taps:,}")
    _line("statements per check-in", f"{statements:.2f}")
    _line("transactions that write, per check-in", f"{writes:.2f}")


def _tell_answers(bare: Answered, ours: Answered, sizes: Sizes) -> None:
    _head(f"{sizes.rate:g} answers a second, {ours.taps:,} taps")
    for name, share in (("median", 0.5), ("99 of 100", 0.99)):
        _line(
            f"first response, {name}",
            _beside(quantile(ours.first_ms, share), quantile(bare.first_ms, share), "ms"),
        )
    for name, share in (("median", 0.5), ("99 of 100", 0.99)):
        _line(
            f"final reply, {name}",
            _beside(quantile(ours.final_ms, share), quantile(bare.final_ms, share), "ms"),
        )
    _line("processor time per answer", _beside(ours.cpu_ms, bare.cpu_ms, "ms"))
    _line(
        "answers that never came",
        f"{ours.taps - len(ours.final_ms)}; bare {bare.taps - len(bare.final_ms)}",
    )
    _line(
        "answered a second",
        _beside(ours.taps / ours.seconds, bare.taps / bare.seconds, "answers"),
    )
    _line("taps left late by at most", f"{max(ours.behind_ms, bare.behind_ms):.0f} ms")
    _line("memory grown in a round", f"{ours.grown_mib:.1f} MiB; bare {bare.grown_mib:.1f} MiB")
    _line("requests to Discord per check-in", f"{ours.requests / ours.taps:.2f}")


def _head(text: str) -> None:
    print(f"\n{text}", flush=True)


def _line(name: str, figure: str) -> None:
    print(f"  {name:<58} {figure}", flush=True)


def _beside(ours: float, bare: float, unit: str) -> str:
    return f"{ours:.1f} {unit}; bare {bare:.1f} {unit}; {ours / bare:.1f} ×"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    _ = parser.add_argument("--quick", action="store_true", help="small numbers, in a minute")
    _ = parser.add_argument("--answers", action="store_true", help="50 answers a second alone")
    return parser.parse_args()


if __name__ == "__main__":
    given = _arguments()
    asyncio.run(main(ANSWERS if given.answers else QUICK if given.quick else FULL))
