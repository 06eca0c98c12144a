"""What the operators' channel is told, and how seldom."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.alarm import Alarm
from bot.messenger import Later, MissingRight
from bot.models import ChannelId
from tests.fakes import FakeClock, FakeMessenger

OPERATORS = ChannelId(900)
FULL = "The disk of the database is full: make room, and the bot goes on by itself."
LOCKED = "The database is locked by another program."


@dataclass
class Watched:
    """A bot as the alarm sees it."""

    clock: FakeClock = field(default_factory=FakeClock)
    trouble: str | None = None
    findings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.messenger = FakeMessenger(self.clock)
        self.alarm = Alarm(
            OPERATORS,
            messenger=self.messenger,
            clock=self.clock,
            trouble=lambda: self.trouble,
            findings=lambda: self.findings,
            patience=0.05,
        )

    async def look(self, *, times: int = 1, seconds: float = 5) -> list[str]:
        """Let so many looks be taken; return what stands in the channel."""
        for _ in range(times):
            self.clock.advance(timedelta(seconds=seconds))
            await self.alarm.look()
        return self.messenger.texts(OPERATORS)


async def test_nothing_is_said_while_all_is_well() -> None:
    assert await Watched().look(times=5) == []


async def test_trouble_is_said_once_and_its_end_once() -> None:
    bot = Watched(trouble=FULL)
    assert await bot.look(times=10) == [f"Porchlight: {FULL}"]
    bot.trouble = None
    assert (await bot.look(times=20))[1:] == ["Porchlight: the database works again."]


async def test_trouble_that_comes_and_goes_is_one_trouble() -> None:
    bot = Watched()
    for _ in range(20):
        bot.trouble = FULL
        await bot.look()
        bot.trouble = None
        await bot.look()
    assert await bot.look() == [f"Porchlight: {FULL}"]


async def test_another_trouble_is_said_as_well() -> None:
    bot = Watched(trouble=LOCKED)
    await bot.look()
    bot.trouble = FULL
    assert await bot.look() == [f"Porchlight: {LOCKED}", f"Porchlight: {FULL}"]


async def test_the_same_trouble_on_another_day_is_said_again() -> None:
    bot = Watched(trouble=FULL)
    await bot.look()
    bot.trouble = None
    await bot.look(times=10)
    bot.trouble = FULL
    assert (await bot.look()).count(f"Porchlight: {FULL}") == 2


async def test_each_kind_of_finding_is_said_once_an_hour_with_its_rows() -> None:
    bot = Watched(findings=("deliveries that were given up: 12",))
    assert await bot.look() == ["Porchlight: deliveries that were given up: 12\nThe log says more."]
    bot.findings = ("deliveries that were given up: 12, 13", "claims that nobody freed: 4")
    said = await bot.look(times=100)
    assert said[1:] == ["Porchlight: claims that nobody freed: 4\nThe log says more."]
    bot.clock.advance(timedelta(hours=1))
    said = await bot.look()
    assert "Porchlight: deliveries that were given up: 12, 13\nThe log says more." in said[2:]


async def test_a_clock_set_back_silences_nothing() -> None:
    bot = Watched(findings=("claims that nobody freed: 4",))
    await bot.look()
    bot.clock.jump(timedelta(days=-3))
    assert len(await bot.look(seconds=3601)) == 2


async def test_what_discord_does_not_take_is_said_at_the_next_look() -> None:
    bot = Watched(trouble=FULL)
    bot.messenger.fail(Later("503"), times=2)
    assert await bot.look(times=2) == []
    assert await bot.look() == [f"Porchlight: {FULL}"]


async def test_a_lost_reply_doubles_nothing() -> None:
    bot = Watched(trouble=FULL)
    bot.messenger.fail(Later("reset"), after=True)
    assert await bot.look(times=3) == [f"Porchlight: {FULL}"]


async def test_a_channel_that_is_closed_to_us_stops_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bot = Watched(trouble=FULL)
    bot.messenger.fail_channel(OPERATORS, MissingRight("403"))
    await bot.look(times=3)
    assert "the operators' channel was not told" in caplog.text
    bot.messenger.fail_channel(OPERATORS, None)
    assert await bot.look() == [f"Porchlight: {FULL}"]


async def test_however_many_rows_there_are_it_fits_into_a_message() -> None:
    rows = ", ".join(str(number) for number in range(10_000))
    (said,) = await Watched(findings=(f"deliveries that are late: {rows}",)).look()
    assert len(said) <= 2000
    assert said.endswith("The log says more.")


async def test_a_send_that_hangs_is_let_go() -> None:
    bot = Watched(trouble=FULL)
    bot.messenger.hang()
    assert await bot.look() == []
    bot.messenger.calm()
    assert await bot.look() == [f"Porchlight: {FULL}"]
