"""A group has removed the bot, and its old buttons still stand in the DM."""

from pathlib import Path

import pytest

from bot.database import Database
from bot.models import GuildId, Slot
from bot.store.schema import guild, member, request
from bot.ui.answers import day_row
from tests.cogs.doorstep import Answer, Doorstep, Somebody, a_doorstep
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MARA, MONDAY, at

ME = Somebody(MARA)
GONE = "I am not in that server any more, so I can't ask anybody there."
OTHER = GuildId(8)


@pytest.fixture
async def step(sqlite_database: Database, tmp_path: Path) -> Doorstep:
    """Return the bot on the day on which it was removed from the group of a member."""
    step = await a_doorstep(tmp_path, sqlite_database, FakeClock(at(MONDAY, 10)))
    now = step.clock.now()
    await step.harbour.groups.change(GROUP, {"country": "GB"}, actor_id=INES, now=now)
    await step.harbour.start()
    await step.harbour.members.left(GROUP, now=now)
    return step


async def press(step: Doorstep, action: str, *row: str | int) -> Answer:
    return await step.press(ME, step.ids.make(action, GROUP, *row), guild_id=None)


@pytest.mark.parametrize(
    ("action", "row"),
    [
        ("talk", ()),
        ("level", ("right_now",)),
        ("check_in", ()),
        ("answer", (MARA, *day_row(MONDAY, Slot.MORNING), "good")),
        ("start", (MARA,)),
        ("hello", (MARA,)),
        ("changed", (MARA,)),
        ("date_add", (MARA,)),
    ],
)
async def test_whatever_is_pressed_the_truth_and_the_numbers_are_shown_and_nothing_begins(
    step: Doorstep, action: str, row: tuple[str | int, ...]
):
    answer = await press(step, action, *row)
    assert answer.text.startswith(GONE)
    assert "999 or 112" in answer.text
    assert answer.is_private
    assert await step.harbour.rows(request) == []
    (kept,) = await step.harbour.rows(guild)
    assert kept["left_at"] is not None


async def test_what_is_ones_own_can_still_be_taken_along_and_erased(step: Doorstep):
    assert "All that I keep about you here" in (await press(step, "data", MARA)).text
    assert "What about your answers?" in (await press(step, "stop")).text
    assert "are erased" in (await press(step, "stop_erase", MARA)).text
    assert await step.harbour.rows(member) == []


async def test_who_asks_for_a_person_is_asked_in_the_other_group_they_are_in(step: Doorstep):
    await step.harbour.members.start(
        OTHER, MARA, zone="Europe/London", language=None, now=step.clock.now()
    )
    answer = await press(step, "level", "today")
    assert GONE not in answer.text
    ((asked,), kept) = await step.harbour.rows(request), await step.harbour.rows(guild)
    assert asked["level"] == "today"
    assert [row["left_at"] is None for row in sorted(kept, key=lambda row: row["id"])] == [
        False,
        True,
    ]


async def test_a_group_that_takes_the_bot_back_has_its_buttons_again(step: Doorstep):
    await step.harbour.members.joined(GROUP, now=step.clock.now())
    assert "How is today?" in (await press(step, "check_in")).text
