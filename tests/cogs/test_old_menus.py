"""A menu that is older than what was chosen elsewhere takes nothing of that back."""

from pathlib import Path

import pytest

from bot.database import Database
from bot.models import LeadRole, RoleId, UserId
from tests.cogs.doorstep import Answer, Doorstep, Somebody, a_doorstep
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MARA, MONDAY, ZONE, at

JO, SAM, NOT_A_LEAD = UserId(81), UserId(82), UserId(99)
ME = Somebody(MARA)


@pytest.fixture
async def step(sqlite_database: Database, tmp_path: Path) -> Doorstep:
    step = await a_doorstep(tmp_path, sqlite_database, FakeClock(at(MONDAY, 10)))
    now = step.clock.now()
    await step.harbour.groups.change(GROUP, {"lead_role_id": RoleId(3)}, actor_id=INES, now=now)
    for user_id in (JO, SAM):
        await step.harbour.services.leads.join(
            GROUP, user_id, role=LeadRole.LEAD, zone=ZONE, language=None, now=now
        )
    await step.harbour.start()
    return step


async def press(step: Doorstep, action: str, *chosen: UserId, under: Answer | None = None):
    custom_id = step.ids.make(action, GROUP, MARA)
    values = [str(user_id) for user_id in chosen]
    return await step.press(ME, custom_id, guild_id=GROUP, chosen=values, under=under)


async def left_out(step: Doorstep) -> set[UserId]:
    shown = await step.harbour.services.circles.show(GROUP, MARA)
    assert shown is not None
    return set(shown.left_out)


async def test_who_was_left_out_elsewhere_stays_left_out(step: Doorstep):
    old = await press(step, "people")
    await press(step, "people_other", NOT_A_LEAD)
    await press(step, "people_left_out", JO, under=old)
    assert await left_out(step) == {JO, NOT_A_LEAD}


async def test_who_was_offered_and_is_not_chosen_is_let_back(step: Doorstep):
    await press(step, "people_other", NOT_A_LEAD)
    shown = await press(step, "people")
    await press(step, "people_left_out", SAM, under=shown)
    assert await left_out(step) == {SAM}
