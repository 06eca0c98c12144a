"""Discord checks nothing about a press: another's, another group's, a forged or an old one."""

import pytest

from bot.ui.doors import Door, Who
from tests.wire.circle import Circle
from tests.wire.doors import complete_as, doors, its_id, press_raw, run_as, submit_raw

pytestmark = pytest.mark.asyncio(loop_scope="module")
OLD = "This button is from an older message. `/my menu` has a new one."
REFUSED = {
    Who.OWNER: "This one belongs to somebody else. `Check in` on the pinned post is yours.",
    Who.LEAD: "This is for the peer leads of this group.",
    Who.ADMIN: "This is for people who may manage the server.",
}
ALL = pytest.mark.parametrize("door", doors(), ids=lambda door: door.action)
GUARDED = pytest.mark.parametrize(
    "door", [it for it in doors() if it.who is not Who.ANYBODY], ids=lambda door: door.action
)


@GUARDED
async def test_what_is_anothers_is_refused(circle: Circle, door: Door):
    mara, tom = circle.add("Mara"), circle.add("Tom")
    for answer in (
        await press_raw(tom, circle.post, its_id(circle, door, mara)),
        await submit_raw(tom, circle.check_in, its_id(circle, door, mara)),
    ):
        assert answer.text == REFUSED[door.who]
        assert answer.message.ephemeral_for == tom.id
        assert answer.message.labels == []


@ALL
async def test_what_is_not_ours_or_of_this_group_is_refused(circle: Circle, door: Door):
    mara = circle.add("Mara")
    good = its_id(circle, door, mara)
    elsewhere = its_id(circle, door, mara, circle.guild.id + 1)
    forged = good[:-1] + ("a" if good[-1] != "a" else "b")
    longer = good.replace(f".{door.action}.", f".{door.action}x.")
    old = good.replace("v1.", "v0.")
    for custom_id in (elsewhere, forged, longer, old):
        answer = await press_raw(mara, circle.post, custom_id)
        assert answer.text == OLD
        assert answer.message.ephemeral_for == mara.id


async def test_a_made_up_id_is_answered_too(circle: Circle):
    mara = circle.add("Mara")
    for custom_id in ("x", "v1", "v1.start.1.2.3", "é" * 50, "v1.start.1..aaaaaaaaaaaaaaaa"):
        assert (await press_raw(mara, circle.post, custom_id)).text == OLD
        assert (await submit_raw(mara, circle.check_in, custom_id)).text == OLD


async def test_refused_presses_have_changed_nothing(circle: Circle):
    mara = await circle.add_member("Mara")
    tom = circle.add("Tom")
    before = (await mara.run("/my settings", in_channel=circle.check_in)).text
    for door in doors():
        if door.who is Who.OWNER:
            await press_raw(tom, circle.post, its_id(circle, door, mara))
    after = (await mara.run("/my settings", in_channel=circle.check_in)).text
    assert after.splitlines()[1:3] == before.splitlines()[1:3] == ["Time: 09:00", "Days: every day"]


async def test_admin_commands_refuse_a_member_and_complete_nothing_for_them(circle: Circle):
    mara = circle.add("Mara")
    assert not [it for it in mara.commands(circle.check_in) if "admin" in str(it)]
    answer = await run_as(mara, circle.ines, "/admin setup", circle.check_in)
    assert answer.text == REFUSED[Who.ADMIN]
    assert answer.message.ephemeral_for == mara.id
    for option in ("zone", "country", "language"):
        command = "/admin setup"
        offered = await complete_as(mara, circle.ines, command, option, circle.check_in)
        assert offered == []
        assert await complete_as(circle.ines, circle.ines, command, option, circle.check_in)


async def test_a_lead_who_lost_the_role_is_refused(circle: Circle):
    tom = circle.add("Tom")
    page = await circle.paged(tom, "Today")
    kim = circle.add("Kim")
    kim.take_role(circle.lead)
    kim.lose_role(circle.lead)
    answer = await press_raw(kim, page, page.components[0]["components"][0]["custom_id"])
    assert answer.text == REFUSED[Who.LEAD]
