"""A request for help survives a SIGKILL at every commit and every send on its path."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox import BotProcess, CannotDo, Fault, Kind, Limits, Message, Person, Sandbox
from tests.sim.bots import FATE, MET, MORTAL
from tests.sim.stage import Stage, raise_stage

pytestmark = [pytest.mark.wire, pytest.mark.slow]

POINTS = ("before-commit", "during-commit", "after-commit", "before-send", "after-send")
PROMISE = "I am asking for a person"
PAGE = "asking for a person"
STATUS = "I have put this in the leads' room"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A group, and a Discord that opens DMs as fast as we like."""
    async with Sandbox.open(limits=Limits(dm_openings=1000)) as sandbox:
        stage = raise_stage(sandbox, tmp_path / "data")
        await stage.prepare()
        yield stage
        assert sandbox.violations == []


async def ask(person: Person, stage: Stage) -> list[Message]:
    """Ask for a person right now; return what the bot answers, as it stands at any time."""
    try:
        offered = await person.run("/talk", in_channel=stage.check_in)
        if not offered.messages:
            return []
        answered = await person.press(offered.messages[-1], "Right now")
    except CannotDo:
        return []
    return answered.messages


def promised(answer: list[Message]) -> bool:
    """Say whether the bot said that it is asking; numbers alone promise nothing."""
    return any(PROMISE in message.text for message in answer)


def pages(stage: Stage) -> list[str]:
    """Return the pages in the leads' room."""
    return [it.content for it in stage.leads_room.messages if PAGE in it.content]


def statuses(person: Person) -> list[str]:
    """Return what the person was told about their request."""
    return [it.content for it in person.messages(person.dm) if STATUS in it.content]


@pytest.mark.parametrize("point", POINTS)
async def test_a_request_is_paged_once_and_its_status_told_once_wherever_the_bot_dies(
    stage: Stage, point: str
) -> None:
    bot = await stage.launch(MORTAL)
    deaths = 0
    while await dies_and_nothing_is_lost(stage, bot, point=f"{point} {deaths + 1}"):
        deaths += 1
    # The request, and for each of its two messages a claim and a record; two sends.
    assert deaths >= (2 if "send" in point else 5)
    bot.kill()
    await bot.ended()
    assert [row for row in await stage.outbox() if row[1] != "sent"] == []


async def dies_and_nothing_is_lost(stage: Stage, bot: BotProcess, *, point: str) -> bool:
    """Let somebody ask while the bot dies at a point; say whether that point was on the path."""
    fate, met = stage.place.data_dir / FATE, stage.place.data_dir / MET
    person = stage.guild.add_member(f"Somebody at {point}")
    before = len(pages(stage))
    fate.write_text(point)
    answer = await ask(person, stage)
    await stage.sandbox.wait_for(
        lambda: met.exists() or bool(statuses(person)) or not answer, timeout=30
    )
    _ = await stage.sandbox.clock.settle()  # it may die in the record of the last message
    died = met.exists()
    if died:
        met.unlink()
        await bot.ended()
        await bot.start()
    else:
        fate.unlink()
    if not promised(answer):  # Discord shows "did not respond", or numbers alone: they ask again
        answer = await ask(person, stage)
    await stage.sandbox.wait_for(lambda: bool(statuses(person)), timeout=30)
    _ = await stage.sandbox.clock.settle()
    assert (len(pages(stage)) - before, len(statuses(person))) == (1, 1), point
    return died


async def test_killed_after_discord_posted_and_before_the_reply_arrived_it_is_posted_once(
    stage: Stage,
) -> None:
    bot = await stage.launch(MORTAL)
    person = stage.guild.add_member("Mara")
    route = f"POST /channels/{stage.leads_room.id}/messages"
    stage.sandbox.faults.add(Fault(Kind.HANG, route=route, after=True, seconds=30))
    _ = await ask(person, stage)
    await stage.sandbox.wait_for(lambda: len(pages(stage)) == 1)
    bot.kill()
    await bot.ended()
    await bot.start()
    await stage.sandbox.wait_for(lambda: bool(statuses(person)), timeout=20)
    assert (len(pages(stage)), len(statuses(person))) == (1, 1)
