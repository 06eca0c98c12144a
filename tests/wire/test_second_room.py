"""How requests climb and where they are told, set by an admin; and the second room in use."""

from datetime import timedelta

import discord
import pytest

from sandbox import Channel
from tests.wire.circle import Circle
from tests.wire.doors import run_as

pytestmark = pytest.mark.asyncio(loop_scope="module")
ASKS = "Someone is asking for a person now."


def asked_in(room: Channel) -> list[str]:
    """Return the requests that stand in a room."""
    texts = [it.content for it in room.messages if it.ephemeral_for is None]
    return [text.splitlines()[0] for text in texts if text.startswith("Someone")]


async def test_an_admin_changes_the_waits_by_command_and_by_panel(circle: Circle):
    ines, here = circle.ines, circle.check_in
    shown = await ines.run("/admin escalation", in_channel=here)
    assert "5 minutes later coordinators" in shown.text
    assert "12 hours later" in shown.text
    changed = await ines.run("/admin escalation", in_channel=here, right_now=3, no_rush=24)
    assert "`Right now`: 3 minutes, then I ask on." in changed.text
    assert "Less wakes leads sooner." in changed.text
    assert "`No rush`: 24 hours, then I ask leads by message." in changed.text
    assert "This counts from the next step on." in changed.text
    form = (await ines.press(changed.message, "Change the waits")).modal
    assert form is not None
    typed = await ines.submit(form, {"Today: minutes": "5", "Today: how many at a time": "1"})
    assert (
        "Today: minutes: please a number from 10 to 120. Nothing of this has changed." in typed.text
    )
    assert "`Today`: one lead at a time." in typed.text
    assert "3 minutes later coordinators" in typed.text
    usual = await ines.press(typed.message, "Back to the usual")
    assert "All waits are the usual ones again." in usual.text
    again = await ines.press(usual.message, "Back to the usual")
    assert "That is how it was. Nothing has changed." in again.text
    audit = await ines.run("/admin audit", in_channel=here)
    assert "`no_rush_hours`, `right_now_minutes`" in audit.text


async def test_a_second_room_is_one_that_members_cannot_read(circle: Circle):
    ines, here = circle.ines, circle.check_in
    lobby = circle.guild.create_text_channel("lobby")
    refused = await ines.run("/admin escalation", in_channel=here, second_room=lobby)
    assert f"All members can read {lobby.mention}, so I don't take it" in refused.text
    assert "No second room is set." in refused.text
    same = await ines.run("/admin escalation", in_channel=here, second_room=circle.room)
    assert "has another use here" in same.text
    spare = circle.guild.create_private_channel("spare", visible_to=[circle.lead])
    taken = await ines.choose(same.message, "A second room for requests", [spare])
    assert f"requests go to {spare.mention}.\nIt is the same message, without a name." in taken.text
    doctor = await ines.run("/admin doctor", in_channel=here)
    assert f"{spare.mention} works." in doctor.text
    everyone = circle.guild.everyone_role
    spare.allow(everyone, allow=discord.Permissions(view_channel=True))
    looked = await ines.run("/admin doctor", in_channel=here)
    assert f"Everybody can read {spare.mention}." in looked.text
    spare.allow(everyone, deny=discord.Permissions(view_channel=True, embed_links=True))
    looked = await ines.run("/admin doctor", in_channel=here)
    assert f'I lack "Embed Links" in {spare.mention}.' in looked.text
    none = await ines.press(taken.message, "No second room")
    assert "No second room is set." in none.text


async def test_nobody_but_an_admin_changes_how_requests_climb(circle: Circle):
    for person in (circle.jo, circle.add("Tom")):
        tried = await run_as(person, circle.ines, "/admin escalation", circle.check_in)
        assert "climb" not in tried.text
        assert "Right now" not in tried.text


async def test_right_now_is_told_in_the_second_room_when_the_first_refuses_or_is_gone(
    alone: Circle,
):
    circle, everyone = alone, alone.guild.everyone_role
    spare = circle.guild.create_private_channel("spare", visible_to=[circle.lead])
    await circle.ines.run("/admin escalation", in_channel=circle.check_in, second_room=spare)

    tom = circle.add("Tom")
    closed = discord.Permissions(view_channel=True, send_messages=True)
    circle.room.allow(everyone, deny=closed)
    await circle.talk(tom, "Right now")
    await circle.until(lambda: asked_in(spare))
    circle.bot.kill()
    circle.room.allow(everyone, deny=discord.Permissions(view_channel=True))
    await circle.bot.restart()
    await circle.sandbox.clock.forward(timedelta(minutes=3))
    assert (asked_in(circle.room), asked_in(spare)) == ([], [ASKS])
    page = next(it for it in spare.messages if it.content.startswith(ASKS))
    assert page.pinged[1] == [circle.lead.id]
    taken = await circle.jo.press(page, "I've got this")
    assert tom.mention in taken.text
    await circle.until(
        lambda: any("A person has answered." in it.content for it in circle.own(tom))
    )

    mara = circle.add("Mara")
    await circle.paged(mara, "Right now")
    circle.bot.kill()
    circle.room.delete()  # while the bot is away
    await circle.bot.restart()
    told = await circle.until(lambda: [it for it in spare.messages if it.content.startswith(ASKS)])
    sam = circle.guild.add_member("Sam", roles=[circle.lead])
    (await_her,) = told
    hers = await sam.press(await_her, "I've got this")
    assert mara.mention in hers.text
    late = await circle.jo.press(await_her, "I've got this")
    assert "Somebody has this" in late.text
    gone = [it.content for it in spare.messages if "The leads' room is gone." in it.content]
    assert len(gone) == 1
    doctor = await circle.ines.run("/admin doctor", in_channel=circle.check_in)
    assert f"No leads' room is set, so requests go to {spare.mention}." in doctor.text
    assert circle.sandbox.violations == []
