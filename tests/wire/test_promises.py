"""The promises of PRODUCT.md, as far as the member's path touches them; each by its name."""

import json
from datetime import timedelta

import pytest

from bot.ui.doors import Who
from sandbox import Message, Person
from tests.wire.circle import Circle
from tests.wire.doors import doors, its_id, press_raw

pytestmark = pytest.mark.asyncio(loop_scope="module")
TENDER = ("addict", "recovery", "sober", "relapse", "craving", "check-in", "meeting", "lead", "**")
NAMES = ("Mara", "Tom", "Jo", "Ines", "Harbour", "Quiet Quay", "<@", "<#")


async def everything(circle: Circle) -> tuple[Person, list[Message]]:
    """Let a member have every kind of message; return all that lit up a phone."""
    mara = await circle.add_member("Mara", early=True)
    prompt = await circle.asked(mara)
    await mara.press(prompt, "Very hard")
    await mara.type(mara.open_dm(), "hello")
    page = await circle.paged(mara, "Right now")
    await circle.until(lambda: any("leads' room" in it.content for it in circle.own(mara)))
    taken = await circle.jo.press(page, "I've got this")
    await circle.shows(taken, mara.mention)
    await circle.until(lambda: any("has answered" in it.content for it in circle.own(mara)))
    await circle.jo.press(taken.message, "Close")
    await circle.until(lambda: any("settled" in it.content for it in circle.own(mara)))
    return mara, circle.pushed()


async def test_promise_1_a_person_never_a_machine(circle: Circle):
    mara = await circle.add_member("Mara", early=True)
    prompt = await circle.asked(mara)
    assert "Talk to someone" in prompt.labels
    for answer in ("Hard", "Very hard"):
        reply = await mara.press(prompt, answer)
        assert "Want me to ask someone?" in reply.text
        assert "Ask someone" in reply.message.labels
    (session,) = circle.sandbox.gateway.sessions.values()
    assert not session.intents.message_content, "the Message Content intent is never requested"
    about = await mara.run("/about", in_channel=circle.check_in)
    assert "I am a program." in about.text
    assert "I do not read what people write. I give no advice and no scores." in about.text


async def test_promise_2_opt_in_and_out_in_one_tap(alone: Circle):
    mara = alone.add("Mara")
    offered = await mara.press(alone.post, "Check in")
    await mara.press(offered.message, "Not now")
    await mara.press(alone.post, "Numbers")
    await mara.press(alone.post, "Meetings")
    await mara.press(alone.post, "Talk to someone")
    await mara.run("/my settings", in_channel=alone.check_in)
    assert alone.sandbox.world.dm_channels.get(mara.id) is None
    tom = await alone.add_member("Tom")
    question = await tom.run("/my stop", in_channel=alone.check_in)
    await alone.shows(await tom.press(question.message, "Stop and erase"), "Stopped.")
    alone.bot.terminate()
    await alone.bot.ended()
    rows = await alone.rows()
    assert {row["user_id"] for row in rows["person"]} == {alone.ines.id}  # who set the group up
    assert str(mara.id) not in repr(rows)
    assert str(tom.id) not in repr(rows)


async def test_promise_3_private_by_default_and_honest_about_the_limits(circle: Circle):
    mara, pushed = await everything(circle)
    for message in pushed:
        if message.channel_id == circle.check_in.id:
            continue  # the pinned post is public
        first = message.content.splitlines()[0]
        found = [word for word in (*NAMES, *TENDER) if word in first]
        assert found == ["lead"] * ("leads' room" in first), first
    prompt = next(it for it in circle.own(mara) if "How is today" in it.content)
    assert prompt.content.splitlines()[1] == "Only you see your answer."
    assert not [it for it in circle.pages() if "Mara" in it.content or mara.mention in it.content]
    assert not [it for it in circle.pages() if "hard" in it.content.casefold()]


async def test_promise_4_honest_status(circle: Circle):
    tom = circle.add("Tom")
    await circle.paged(tom, "Today")
    await circle.until(lambda: circle.own(tom))
    said = circle.own(tom)[-1].content
    assert "Nobody has answered yet." in said
    assert "I can't tell who is there." in said
    for word in ("seen", "will come", "soon", "on the way"):
        assert word not in said


async def test_promise_5_nothing_lost_nothing_doubled(circle: Circle):
    mara = await circle.add_member("Mara", early=True)
    before = len(circle.own(mara))
    await circle.asked(mara)
    await circle.sandbox.clock.forward(timedelta(hours=1))
    assert len(circle.own(mara)) == before + 1
    for message in (circle.post, circle.own(mara)[-1]):
        links = [it for row in message.components for it in row["components"] if "url" in it]
        assert [link["url"] for link in links] == ["https://findahelpline.com"]


async def test_promise_6_never_shames(circle: Circle):
    mara = await circle.add_member("Mara", early=True)
    prompt = await circle.asked(mara)
    reply = await mara.press(prompt, "Very hard")
    styles = {
        it.get("style")
        for message in (prompt, reply.message, circle.post)
        for row in message.components
        for it in row["components"]
    }
    assert 4 not in styles, "no red"
    said = json.dumps([it.content for it in circle.pushed()]).casefold()
    for word in ("missed", "streak", "overdue", "failed", "reset", "day 0", "leaderboard"):
        assert word not in said


async def test_promise_7_leads_are_people_too(circle: Circle):
    tom = circle.add("Tom")
    page = await circle.paged(tom, "No rush")
    assert page.pinged == ([], []), "no rush makes no sound"
    assert not circle.jo.messages(circle.jo.dm), "leads are asked in their room, not at home"


async def test_promise_8_safe_from_helpers_too(circle: Circle):
    tom = circle.add("Tom")
    page = await circle.paged(tom, "Today")
    refused = await circle.add("Kim").run("/about", in_channel=circle.check_in)
    assert tom.mention not in refused.text
    kim = circle.add("Kim")
    for door in doors():
        if door.who is Who.LEAD:
            answer = await press_raw(kim, circle.post, its_id(circle, door, tom))
            assert tom.mention not in answer.text
    taken = await circle.jo.press(page, "I've got this")
    assert taken.message.ephemeral_for == circle.jo.id, "only who has it learns the name"
