"""The soak: SIGKILL at random moments, a fifth of all sends failing, outages short and long.

`python -m tests.sim.soak --kills 300` prints the figures; every prompt must arrive exactly once.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time as real_time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from sandbox import Fault, Kind, Limits, Sandbox
from tests.sim.bots import IMPATIENT, NONCE_MEMORY
from tests.sim.stage import Stage, raise_stage

if TYPE_CHECKING:
    from sandbox import BotProcess, Person

POSTS = "POST /channels/*/messages"
LOOKS = "GET /channels/*/messages"
FAILURES = (
    Kind.INTERNAL_ERROR,
    Kind.BAD_GATEWAY,
    Kind.UNAVAILABLE,
    Kind.GATEWAY_TIMEOUT,
    Kind.UNKNOWN_ERROR,
    Kind.TIMEOUT,
    Kind.RESET,
    Kind.HANG,
)
FAILING = 0.2  # of all posts, half of them after Discord has done what was asked
STRIDE = timedelta(minutes=5)
LONG_OUTAGE_EVERY = 10  # kills; the others are shorter than Discord's memory of a nonce
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Figures:
    """What a soak came to."""

    due: int
    lost: int
    doubled: int
    kills: int
    faults: int
    looks: int
    violations: int
    seconds: float
    workers: int = 1

    @override
    def __str__(self) -> str:
        """Return them in one line."""
        return (
            f"due {self.due} · lost {self.lost} · doubled {self.doubled} · "
            f"kills {self.kills} · faults {self.faults} · looks back {self.looks} · "
            f"violations of Discord's API {self.violations} · workers {self.workers} · "
            f"{self.seconds:.0f} s"
        )


@dataclass(frozen=True)
class Asked:
    """A member and when they are asked every day."""

    person: Person
    times: tuple[time, time]

    def due(self, since: datetime, until: datetime) -> Counter[str]:
        """Return how many prompts each day should have brought."""
        expected: Counter[str] = Counter()
        day_on = since.date()
        while day_on <= until.date():
            instants = (datetime.combine(day_on, at, tzinfo=since.tzinfo) for at in self.times)
            number = sum(since < instant <= until for instant in instants)
            if number:
                expected[day_on.isoformat()] = number
            day_on += timedelta(days=1)
        return expected

    def came(self) -> Counter[str]:
        """Return how many prompts each day brought."""
        return Counter(
            message.created_at.date().isoformat()
            for message in self.person.messages(self.person.dm)
            if "Good" in message.labels
        )


class Soak:
    """One run: a stage, its members, and what is done to the bot."""

    def __init__(self, stage: Stage, *, kills: int, due: int, seed: int) -> None:
        self._stage = stage
        self._sandbox = stage.sandbox
        self._kills = kills
        self._wanted = due
        self._dice = random.Random(seed)
        self._asked: list[Asked] = []
        self._killed = 0
        self._since = self._sandbox.clock.now()

    async def run(self, *, members: int) -> Figures:
        """Run to the end and count."""
        began = real_time.monotonic()
        await self._enrol(members)
        bot = await self._stage.launch(IMPATIENT)
        self._let_it_fail()
        async with asyncio.TaskGroup() as group:
            killer = group.create_task(self._kill(bot))
            _ = group.create_task(self._walk(bot, killer))
        self._sandbox.faults.clear()
        await self._calm(bot)
        return self._figures(seconds=real_time.monotonic() - began)

    def _let_it_fail(self) -> None:
        self._sandbox.faults.add(*_faults())

    async def _enrol(self, members: int) -> None:
        # Late in the evening, when all times of today have passed: the first dates are tomorrow's.
        evening = self._since.replace(hour=23, minute=0, second=0, microsecond=0)
        self._since = evening if evening > self._since else evening + timedelta(days=1)
        self._sandbox.clock.jump(to=self._since)
        await self._stage.prepare()
        async with self._stage.database() as database:
            for number in range(members):
                person = self._stage.guild.add_member(f"Member {number}")
                times = (self._some_time(6, 13), self._some_time(14, 21))
                await self._stage.enrol(person, database, now=self._since, times=times)
                self._asked.append(Asked(person, times))

    def _some_time(self, first: int, last: int) -> time:
        return time(self._dice.randint(first, last), self._dice.randint(0, 59))

    async def _kill(self, bot: BotProcess) -> None:
        while self._killed < self._kills:
            await asyncio.sleep(self._dice.uniform(0.1, 1.2))
            bot.kill()
            await bot.ended()
            self._killed += 1
            is_long = self._killed % LONG_OUTAGE_EVERY == 0
            await asyncio.sleep(NONCE_MEMORY + 1 if is_long else self._dice.uniform(0, 1))
            await bot.start(within=60)

    async def _walk(self, bot: BotProcess, killer: asyncio.Task[None]) -> None:
        while not killer.done() or self._due_so_far() < self._wanted:
            if bot.ready:
                await self._sandbox.clock.forward(STRIDE)
            else:
                await asyncio.sleep(0.02)

    async def _calm(self, bot: BotProcess) -> None:
        """Let everything that was put off come to its end, now that nothing fails."""
        for _ in range(12):
            await self._sandbox.clock.forward(STRIDE)
        assert bot.ready

    def _due_so_far(self) -> int:
        return self._due_by(self._sandbox.clock.now())

    def _due_by(self, until: datetime) -> int:
        return sum(asked.due(self._since, until).total() for asked in self._asked)

    def _figures(self, *, seconds: float, workers: int = 1) -> Figures:
        until = self._sandbox.clock.now() - MINUTE
        lost = doubled = 0
        for asked in self._asked:
            expected, came = asked.due(self._since, until), asked.came()
            missing, surplus = expected - came, came - expected
            lost += missing.total()
            doubled += surplus.total()
        return Figures(
            due=self._due_by(until),
            lost=lost,
            doubled=doubled,
            kills=self._killed,
            faults=sum(request.fault is not None for request in self._sandbox.requests),
            looks=_looks(self._sandbox),
            violations=len(self._sandbox.violations),
            seconds=seconds,
            workers=workers,
        )


def _looks(sandbox: Sandbox) -> int:
    return sum(it.method == "GET" and it.path.endswith("/messages") for it in sandbox.requests)


def _faults() -> list[Fault]:
    share = FAILING / len(FAILURES) / 2
    posts = [
        Fault(kind, route=POSTS, times=None, probability=share, after=after, seconds=6)
        for kind in FAILURES
        for after in (False, True)
    ]
    limits = [Fault(Kind.RATE_LIMIT, route=POSTS, times=None, probability=0.01, seconds=0.3)]
    looks = [Fault(Kind.UNAVAILABLE, route=LOOKS, times=None, probability=0.1)]
    return [*posts, *limits, *looks]


async def soak(directory: Path, *, kills: int, due: int, members: int, seed: int) -> Figures:
    """Run one soak in a directory and return its figures."""
    async with Sandbox.open(limits=Limits(nonce_window=NONCE_MEMORY)) as sandbox:
        stage = raise_stage(sandbox, directory / "data")
        return await Soak(stage, kills=kills, due=due, seed=seed).run(members=members)


def main() -> int:
    """Run the soak that the command line asks for; 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--due", type=int, default=5000, help="at least so many due messages")
    parser.add_argument("--members", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="porchlight-soak-") as directory:
        figures = asyncio.run(
            soak(
                Path(directory),
                kills=given.kills,
                due=given.due,
                members=given.members,
                seed=given.seed,
            )
        )
    sys.stdout.write(f"{figures}\n")
    return 1 if figures.lost or figures.doubled or figures.violations else 0


if __name__ == "__main__":
    sys.exit(main())
