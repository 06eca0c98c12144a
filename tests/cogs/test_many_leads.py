"""More leads than one of Discord's menus takes: each can be chosen, and each can be trained."""

from pathlib import Path

import pytest

from bot.database import Database
from bot.models import LeadRole, RoleId, UserId
from bot.store import guilds
from tests.cogs.doorstep import Answer, Doorstep, Somebody, a_doorstep
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MARA, MONDAY, ZONE, at

LEADS, COORDINATORS = RoleId(3), RoleId(4)
COORDINATOR = UserId(1000)
MANY = [UserId(1000 + number) for number in range(27)]


@pytest.fixture
async def step(sqlite_database: Database, tmp_path: Path) -> Doorstep:
    step = await a_doorstep(tmp_path, sqlite_database, FakeClock(at(MONDAY, 10)))
    now = step.clock.now()
    changes = {"lead_role_id": LEADS, "coordinator_role_id": COORDINATORS}
    await step.harbour.groups.change(GROUP, changes, actor_id=INES, now=now)
    for user_id in MANY:
        role = LeadRole.COORDINATOR if user_id == COORDINATOR else LeadRole.LEAD
        await step.harbour.services.leads.join(
            GROUP, user_id, role=role, zone=ZONE, language=None, now=now
        )
    async with step.harbour.database.transaction() as tx:
        await guilds.change(tx, GROUP, {"quiet_watch": True})
    await step.harbour.start()
    return step


def offered(answer: Answer, placeholder: str) -> list[str]:
    (menu,) = [it for it in answer.buttons if it.get("placeholder") == placeholder]
    return [it["value"] for it in menu["options"]]


async def more(step: Doorstep, who: Somebody, answer: Answer) -> Answer:
    (custom_id,) = [it["custom_id"] for it in answer.buttons if it.get("label") == "More"]
    return await step.press(who, custom_id, guild_id=GROUP)


async def test_any_of_them_can_be_the_one_who_hears_when_it_is_quiet(step: Doorstep):
    me = Somebody(MARA)
    first = await step.press(me, step.ids.make("if_quiet", GROUP, MARA), guild_id=GROUP)
    second = await more(step, me, first)
    here = offered(first, "Who hears of it?") + offered(second, "Who hears of it?")
    assert here == [str(user_id) for user_id in MANY]
    chosen = step.ids.make("watch_lead", GROUP, MARA)
    answer = await step.press(me, chosen, guild_id=GROUP, chosen=(str(MANY[-1]),))
    assert f"<@{MANY[-1]}>" in answer.text


async def test_a_coordinator_reaches_the_training_of_each(step: Doorstep):
    me = Somebody(COORDINATOR, roles=frozenset({COORDINATORS}))
    first = await step.press(me, step.ids.make("training", GROUP), guild_id=GROUP)
    second = await more(step, me, first)
    each = offered(first, "Set a date for") + offered(second, "Set a date for")
    assert len(set(each)) == len(MANY)
