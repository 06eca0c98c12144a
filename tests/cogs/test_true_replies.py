"""What a reply says of a day, a channel or a place is so, also where that changed meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.models import Answer as Said, Slot
from bot.ui.answers import day_row
from tests.cogs.doorstep import CHANNEL, Answer, Doorstep, Somebody, a_doorstep
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MARA, MONDAY, at

ME = Somebody(MARA)
OTHER = CHANNEL + 1
TUESDAY = MONDAY + timedelta(days=1)
DAY = day_row(MONDAY, Slot.MORNING)


@pytest.fixture
async def step(sqlite_database: Database, tmp_path: Path) -> Doorstep:
    step = await a_doorstep(tmp_path, sqlite_database, FakeClock(at(MONDAY, 10)))
    await checks_in_at(step, CHANNEL)
    await step.harbour.start()
    return step


async def checks_in_at(step: Doorstep, channel: int | None) -> None:
    """Let an admin choose where the group checks in."""
    changes = {"check_in_channel_id": channel}
    await step.harbour.groups.change(GROUP, changes, actor_id=INES, now=step.clock.now())


async def press(step: Doorstep, action: str, *row: str | int, **more: str) -> Answer:
    """Press something of one's own."""
    custom_id = step.ids.make(action, GROUP, MARA, *row)
    chosen = tuple(more.values())
    return await step.press(ME, custom_id, guild_id=GROUP, chosen=chosen)


async def press_again(step: Doorstep, answer: Answer, label: str) -> Answer:
    """Press a button that was shown."""
    (custom_id,) = [it["custom_id"] for it in answer.buttons if it.get("label") == label]
    return await step.press(ME, custom_id, guild_id=GROUP)


async def test_an_answer_of_another_day_that_is_changed_says_which_day(step: Doorstep):
    await press(step, "answer", *DAY, Said.GOOD)
    step.clock.advance(timedelta(days=1))
    changed = await press(step, "answer", *DAY, Said.HARD)
    assert changed.text.startswith("This is for 2 March.\nChanged to: Hard.\n")


async def test_a_post_for_another_channel_than_the_one_shown_is_shown_again(step: Doorstep):
    await press(step, "answer", *DAY, Said.GOOD)
    preview = await press(step, "share", *DAY)
    assert f"<#{CHANNEL}>" in preview.text
    await checks_in_at(step, OTHER)
    again = await press_again(step, preview, "Post it")
    assert f"<#{OTHER}>" in again.text
    assert await step.harbour.deliveries("share") == []
    await press_again(step, again, "Post it")
    assert [it["channel_id"] for it in await step.harbour.deliveries("share")] == [OTHER]


async def test_a_milestone_is_told_in_the_channel_that_was_shown(step: Doorstep):
    now = step.clock.now()
    date_id = await step.harbour.dates.add(GROUP, MARA, label="quince", typed="yesterday", now=now)
    assert isinstance(date_id, int)
    preview = await press(step, "celebrate", date_id, MONDAY.toordinal())
    await checks_in_at(step, OTHER)
    again = await press_again(step, preview, "Post it")
    assert f"<#{OTHER}>" in again.text
    assert await step.harbour.deliveries("celebration") == []
    await press_again(step, again, "Post it")
    assert [it["channel_id"] for it in await step.harbour.deliveries("celebration")] == [OTHER]


async def test_a_private_thread_is_not_promised_where_none_can_be_opened(step: Doorstep):
    await checks_in_at(step, None)
    answer = await press(step, "home", home="thread")
    assert answer.text.startswith("Saved. I write in a direct message now.")
    assert "private thread" not in answer.text
    choices = await press(step, "set", "place")
    assert [it["label"] for it in choices.buttons[0]["options"]] == ["in a direct message"]
    assert (await step.harbour.member()).person.home == "dm"


async def test_a_celebration_during_a_loss_is_said_to_wait(step: Doorstep):
    now = step.clock.now()
    mourning = step.harbour.services.mourning
    await mourning.write(GROUP, "We miss Jo.", now=now)
    assert await mourning.start(GROUP, days=7, actor_id=INES, now=now)
    date_id = await step.harbour.dates.add(GROUP, MARA, label="quince", typed="yesterday", now=now)
    assert isinstance(date_id, int)
    preview = await press(step, "celebrate", date_id, MONDAY.toordinal())
    told = await press_again(step, preview, "Post it")
    assert told.text.startswith(f"It goes to <#{CHANNEL}> when the group celebrates again")
