"""Two admins at once, and a choice made in one place that another place would refuse."""

from pathlib import Path

import pytest

from bot.database import Database
from bot.models import RoleId, UserId
from tests.cogs.doorstep import Answer, Doorstep, Somebody, a_doorstep
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MONDAY, at

NOUR = UserId(90)
LEADS, COORDINATORS = RoleId(3), RoleId(4)
FIRST, SECOND = "We miss Ana.", "Ana has died. We meet on Sunday."


@pytest.fixture
async def step(sqlite_database: Database, tmp_path: Path) -> Doorstep:
    step = await a_doorstep(tmp_path, sqlite_database, FakeClock(at(MONDAY, 10)))
    changes = {"lead_role_id": LEADS, "coordinator_role_id": COORDINATORS}
    await step.harbour.groups.change(GROUP, changes, actor_id=INES, now=step.clock.now())
    return step


async def write(step: Doorstep, who: UserId, words: str) -> Answer:
    custom_id = step.ids.make("loss_written", GROUP, "7")
    admin = Somebody(who, is_admin=True)
    return await step.press(admin, custom_id, guild_id=GROUP, typed={"words": words, "days": "7"})


async def start(step: Doorstep, who: UserId, shown: Answer) -> Answer:
    (custom_id,) = [it["custom_id"] for it in shown.buttons if it.get("label") == "Start"]
    return await step.press(Somebody(who, is_admin=True), custom_id, guild_id=GROUP)


async def test_nobody_starts_a_loss_with_words_they_have_not_seen(step: Doorstep):
    shown = await write(step, INES, FIRST)
    assert FIRST in shown.text
    await write(step, NOUR, SECOND)
    again = await start(step, INES, shown)
    assert SECOND in again.text
    assert (await step.harbour.groups.read(GROUP)).hold_until is None
    await start(step, INES, again)
    guild = await step.harbour.groups.read(GROUP)
    assert guild.hold_until is not None
    assert guild.hold_words == SECOND


async def test_the_role_of_the_coordinators_is_not_that_of_the_leads_in_setup_either(
    step: Doorstep,
):
    custom_id = step.ids.make("setup_helpers", GROUP, "1")
    answer = await step.press(
        Somebody(INES, is_admin=True), custom_id, guild_id=GROUP, chosen=(str(COORDINATORS),)
    )
    assert answer.text.startswith("That role is taken already.")
    assert (await step.harbour.groups.read(GROUP)).lead_role_id == LEADS
