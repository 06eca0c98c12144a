"""Asking for a person: from the tap to the all-clear, and every way in which nobody is there."""

from datetime import timedelta

import discord
import pytest

from sandbox import Fault, Kind
from tests.wire.circle import Circle

pytestmark = pytest.mark.asyncio(loop_scope="module")
SENT = "I have put this in the leads' room at"
STEP, SOON = timedelta(minutes=5), timedelta(seconds=5)
ANSWERED = "A person has answered."


async def told(circle: Circle, person, part: str):
    """Wait until somebody is told something in their DM, and return that message."""
    await circle.until(lambda: any(part in it.content for it in circle.own(person)))
    return [it for it in circle.own(person) if part in it.content][-1]


async def test_right_now_goes_from_the_numbers_to_the_all_clear(circle: Circle):
    tom = circle.add("Tom")
    asked = await circle.talk(tom, "Right now")
    assert asked.text.startswith("**Numbers: United Kingdom**\n\n999 or 112 · Emergency")
    await circle.shows(asked, "I am asking for a person now.")
    status = await told(circle, tom, SENT)
    page = circle.asks()[-1]
    assert page.content.startswith("Someone is asking for a person now.")
    assert "Tom" not in page.content
    assert tom.mention not in page.content
    assert page.pinged == ([], [circle.lead.id])
    assert status.labels == ["I'm okay now", "Numbers", "Numbers on the web"]

    mara = circle.add("Mara")
    mara.take_role(circle.guild.create_role("Reads along"))
    circle.room.allow(mara, allow=discord.Permissions(view_channel=True))
    refused = await mara.press(page, "I've got this")
    assert refused.text == "This is for the peer leads of this group."
    assert tom.mention not in refused.text

    taken = await circle.jo.press(page, "I've got this")
    await circle.shows(taken, f"This is {tom.mention}.")
    assert taken.message.ephemeral_for == circle.jo.id
    here = await told(circle, tom, ANSWERED)
    assert here.content == f"{ANSWERED}\n{circle.jo.mention} is here."
    assert here.pinged == ([], [])
    await circle.until(lambda: page.content.startswith("Somebody has this since"))
    assert page.labels == []

    okay = await tom.press(here, "I'm okay now")
    assert okay.text.startswith("I have stopped asking.")
    await circle.until(lambda: circle.pages()[-1].content.startswith("This is settled."))


async def test_a_lead_closes_it_and_the_member_is_told(circle: Circle):
    tom = circle.add("Tom")
    page = await circle.paged(tom, "No rush")
    assert page.content.startswith("Someone would like to talk. There is no rush.")
    assert page.pinged == ([], [])
    taken = await circle.jo.press(page, "I've got this")
    await circle.shows(taken, tom.mention)
    closed = await circle.jo.press(taken.message, "Close")
    await circle.shows(closed, "Closed. Thank you for being there.")
    settled = await told(circle, tom, "This is settled now.")
    assert settled.content.splitlines()[1] == "Talk to someone is always there."


async def test_asking_again_merges(circle: Circle):
    tom = circle.add("Tom")
    await circle.paged(tom, "Today")
    pages = len(circle.asks())
    how_soon = await tom.press(circle.post, "Talk to someone")
    assert how_soon.text.startswith("You have asked already, at ")
    again = await tom.run("/talk", in_channel=circle.check_in)
    assert again.text.startswith("You have asked already, at ")
    assert again.message.labels == ["I'm okay now", "Right now", "Numbers"]
    assert len(circle.asks()) == pages


async def test_raising_puts_the_numbers_first_and_pages_again(circle: Circle):
    tom = circle.add("Tom")
    await circle.paged(tom, "No rush")
    status = await told(circle, tom, SENT)
    raised = await tom.press(status, "Right now")
    assert raised.text.startswith("**Numbers: United Kingdom**")
    await circle.shows(raised, "Changed to: Right now. I tell the leads.")
    await circle.until(
        lambda: circle.asks()[-1].content.startswith("Someone is asking for a person now.")
    )
    assert circle.asks()[-1].pinged == ([], [circle.lead.id])


async def test_an_old_page_of_a_raised_request_still_lets_one_lead_have_it(circle: Circle):
    tom = circle.add("Tom")
    first = await circle.paged(tom, "No rush")
    status = await told(circle, tom, SENT)
    await tom.press(status, "Right now")
    await circle.until(lambda: circle.asks()[-1] != first)
    taken = await circle.jo.press(first, "I've got this")
    await circle.shows(taken, tom.mention)
    late = await circle.ines.press(circle.asks()[-1], "I've got this")
    assert late.text == "Somebody has this already. Thank you."


async def test_after_it_is_closed_the_page_says_so_to_whoever_presses(circle: Circle):
    tom = circle.add("Tom")
    page = await circle.paged(tom, "Today")
    status = await told(circle, tom, SENT)
    await tom.press(status, "I'm okay now")
    pressed = await circle.jo.press(page, "I've got this")
    assert pressed.text == "This one is settled. Thank you."


async def test_a_newcomer_may_ask_for_a_hello(circle: Circle):
    mara = circle.add("Mara")
    started = await circle.start(mara)
    said = await mara.press(started.message, "A hello from a person")
    await circle.shows(said, "I tell the leads that a hello is welcome.")
    await circle.until(lambda: circle.asks()[-1].content.startswith("Someone would like a hello."))
    taken = await circle.jo.press(circle.asks()[-1], "I've got this")
    await circle.shows(taken, f"This is {mara.mention}. They would like a hello.")


async def test_in_the_dm_numbers_come_before_the_question_which_group(circle: Circle):
    tom = await circle.add_member("Tom")
    other = circle.sandbox.create_guild("Quiet Quay")
    channel = other.create_text_channel("hello")
    room = other.create_text_channel("peers")
    nour = other.add_member("Nour", admin=True)
    other.join(tom)
    other.add_bot()
    await circle.until(lambda: nour.commands(channel))
    await nour.run("/admin setup", in_channel=channel, channel=channel, leads_room=room)
    offered = await tom.run("/my start", in_channel=channel)
    await tom.press(offered.message, "Yes, start")
    await circle.until(lambda: len(circle.own(tom)) == 2)
    asked = await tom.run("/talk", in_channel=tom.dm)
    assert asked.text == "How soon would you like a person?"
    answer = await tom.press(asked.message, "Right now")
    assert answer.text.startswith("**Numbers: United Kingdom**\n\n999 or 112")
    await circle.shows(answer, "999 or 112", "Which group is this for?")
    assert answer.message.labels == ["Harbour Lights", "Quiet Quay"]
    chosen = await tom.press(answer.message, "Quiet Quay")
    await circle.shows(chosen, "999 or 112", "I am asking for a person now.")
    await circle.until(lambda: any("Someone is asking" in it.content for it in room.messages))


async def test_somebody_unknown_in_the_dm_is_shown_numbers_on_right_now(circle: Circle):
    tom = circle.add("Tom")
    asked = await tom.run("/talk", in_channel=tom.open_dm())
    answer = await tom.press(asked.message, "Right now")
    await circle.shows(answer, "999 or 112", "I don't know you from a group yet.")


async def test_a_group_without_a_leads_room_is_honest_about_it(circle: Circle):
    other = circle.sandbox.create_guild("Quiet Quay")
    channel = other.create_text_channel("hello")
    nour = other.add_member("Nour", admin=True)
    tom = other.add_member("Tom", locale="en-GB")
    other.add_bot()
    await circle.until(lambda: nour.commands(channel))
    await nour.run("/admin setup", in_channel=channel, channel=channel)
    for level in ("Today", "Right now"):
        asked = await tom.run("/talk", in_channel=channel)
        if "Today" in asked.message.labels:
            answer = await tom.press(asked.message, level)
        else:
            answer = await tom.press(asked.message, "Right now")
        await circle.shows(answer, "I can't ask anybody here", "999 or 112")
    await told(circle, tom, "I could not ask anybody here.")
    assert not [it for it in circle.own(tom) if SENT in it.content]


async def test_a_leads_room_that_cannot_be_written_is_told_and_tried_again(circle: Circle):
    tom = circle.add("Tom")
    bot_may_not = discord.Permissions(send_messages=True)
    circle.room.allow(circle.guild.everyone_role, deny=bot_may_not)
    try:
        await circle.talk(tom, "Today")
        await told(circle, tom, "I could not ask anybody here.")
    finally:
        circle.room.allow(circle.guild.everyone_role, allow=bot_may_not)
    for _ in range(12):
        await circle.sandbox.clock.forward(STEP)
        if any(SENT in it.content or "went out late" in it.content for it in circle.own(tom)):
            break
    assert circle.asks()[-1].content.startswith("Someone is asking for a person today.")
    assert "went out late" in circle.own(tom)[-1].content or SENT in circle.own(tom)[-1].content


async def test_a_page_goes_out_once_through_errors_of_discord(circle: Circle):
    tom = circle.add("Tom")
    before = len(circle.asks())
    route = f"POST /channels/{circle.room.id}/messages"
    circle.sandbox.faults.add(Fault(Kind.UNAVAILABLE, route, after=True))
    circle.sandbox.faults.add(Fault(Kind.RESET, route))
    await circle.talk(tom, "Right now")
    for _ in range(10):
        await circle.sandbox.clock.forward(SOON)
        if any(SENT in it.content for it in circle.own(tom)):
            break
    assert len(circle.asks()) == before + 1
    assert len([it for it in circle.own(tom) if SENT in it.content]) == 1
