"""An hour in which Discord takes no message: a request made just before is not lost in it."""

from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from sandbox import Fault, Kind, Limits, Sandbox
from tests.sim.stage import Stage, raise_stage
from tests.sim.test_request_crashes import ask, promised

pytestmark = [pytest.mark.wire, pytest.mark.slow]

THE_BOT = "sandbox.launcher:the_bot"
HOUR = timedelta(hours=1)
LATE = "late"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A group."""
    async with Sandbox.open(limits=Limits(dm_openings=1000)) as sandbox:
        stage = raise_stage(sandbox, tmp_path / "data")
        await stage.prepare()
        yield stage
        assert sandbox.violations == []


async def test_a_request_made_before_an_hour_of_outage_leaves_within_a_minute_of_its_end(
    stage: Stage,
) -> None:
    clock = stage.sandbox.clock
    person = stage.guild.add_member("Mara")
    await stage.launch(THE_BOT)
    fault = Fault(Kind.UNAVAILABLE, route="POST /channels/*/messages", times=None)
    stage.sandbox.faults.add(fault)
    answer = await ask(person, stage)
    await stage.sandbox.wait_for(lambda: promised(answer))
    await clock.forward(HOUR)
    assert fault.hits > 100  # it went on being tried
    assert stage.leads_room.messages == []
    stage.sandbox.faults.clear()
    over_at = clock.now()
    await clock.forward(timedelta(minutes=2))
    (page,) = stage.leads_room.messages
    assert page.created_at - over_at <= timedelta(seconds=60)
    assert LATE in page.content


async def test_while_the_bot_is_down_its_clocks_stop_and_what_is_past_its_day_is_not_asked(
    stage: Stage,
) -> None:
    clock = stage.sandbox.clock
    person = stage.guild.add_member("Mara")
    async with stage.database() as database:
        _ = await stage.enrol(person, database, now=clock.now(), times=(time(8), time(20)))
    bot = await stage.launch(THE_BOT)
    bot.kill()
    await bot.ended()
    in_three_days = clock.now() + timedelta(days=3)
    clock.jump(to=in_three_days.replace(hour=21, minute=0))
    await bot.start()
    await clock.forward(timedelta(minutes=5))
    prompts = [it for it in person.messages(person.dm) if "Good" in it.labels]
    assert len(prompts) == 1  # of six: the others are past their day, or merged into this one
    assert prompts[0].created_at.date() == in_three_days.date()
