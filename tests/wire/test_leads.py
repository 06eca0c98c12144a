"""Leads over the wire: a conversation with the bot killed in it, a night, and who is refused."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox import Message, Person
from tests.wire.circle import Circle

pytestmark = pytest.mark.asyncio(loop_scope="module")
LONDON = ZoneInfo("Europe/London")
SOON = timedelta(seconds=5)


async def be_at(circle: Circle, hour: int) -> None:
    """Walk to the next time that it is this hour in the group."""
    now = circle.sandbox.clock.now().astimezone(LONDON)
    at = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    await circle.sandbox.clock.walk(to=at if at > now else at + timedelta(days=1))


async def join(circle: Circle, *people: Person) -> None:
    """Let people join as leads by their own act."""
    for person in people:
        offered = await person.run("/lead join", in_channel=circle.room)
        joined = await person.press(offered.message, "Join")
        await circle.shows(joined, "You are in. Thank you.")
    await circle.sandbox.clock.forward(SOON)


def pages(circle: Circle, person: Person) -> list[Message]:
    """Return the pages in somebody's DM that can be pressed."""
    return [it for it in circle.own(person) if it.content.startswith("Someone")]


async def told(circle: Circle, person: Person, part: str):
    """Wait until somebody is told something in their DM, and return that message."""
    await circle.until(lambda: any(part in it.content for it in circle.own(person)))
    return [it for it in circle.own(person) if part in it.content][-1]


async def test_the_first_cant_the_second_takes_it_calls_in_and_closes(alone: Circle):
    circle = alone
    await be_at(circle, 18)
    sam = circle.guild.add_member("Sam", roles=[circle.lead])
    kim = circle.guild.add_member("Kim", roles=[circle.lead])
    await join(circle, circle.jo, sam)
    tom = circle.add("Tom")
    asked = await circle.talk(tom, "Right now")
    assert asked.text.startswith("**Numbers: United Kingdom**")
    await circle.shows(asked, "On duty now: 2 people. I am asking them.")
    circle.bot.kill()
    await circle.bot.restart()
    await circle.sandbox.clock.forward(SOON)
    status = await told(circle, tom, "Asked 2 people at 18:00 (London). No answer yet.")
    assert status.content.splitlines()[1] == "If nobody answers, I tell you at 18:05 (London)."
    for lead in (circle.jo, sam):
        (page,) = pages(circle, lead)
        assert "Tom" not in page.content
        assert tom.mention not in page.content
        assert page.labels == ["I've got this", "Can't now", "Not this week"]

    cant = await circle.jo.press(pages(circle, circle.jo)[0], "Can't now")
    await circle.shows(cant, "Thank you for saying so. I ask the others.")
    taken = await sam.press(pages(circle, sam)[0], "I've got this")
    await circle.shows(taken, f"This is {tom.mention}.", "Nobody else is with you in this so far.")
    await told(circle, tom, f"A person has answered.\n{sam.mention} is here.")
    await circle.until(lambda: not pages(circle, circle.jo))
    await circle.until(lambda: status not in circle.own(tom))
    circle.bot.kill()
    await circle.bot.restart()

    await join(circle, kim)
    called = await sam.press(taken.message, "Call someone in")
    await circle.shows(called, "I am asking 1 person to come in.")
    await circle.until(lambda: pages(circle, kim))
    came = await kim.press(pages(circle, kim)[-1], "I'll come")
    await circle.shows(came, f"This is {tom.mention}, with {sam.mention}.")
    way = await told(circle, tom, "There is a private place to talk now.")
    (thread,) = circle.threads_of(tom)
    assert way.content.endswith(f"<#{thread.id}>")
    assert thread.messages[0].content.startswith(
        f"With you here: {sam.mention} and {kim.mention}. Moderators of this server can read along."
    )

    closed = await sam.press(called.message, "Close")
    await circle.shows(closed, "Closed.", "You're off till tomorrow. Thank you.")
    await told(circle, tom, "This is settled now.")
    for lead in (circle.jo, kim):
        await told(circle, lead, "This is settled.")
    stay = await sam.press(closed.message, "Stay on")
    await circle.shows(stay, "You stay on.")
    circle.bot.kill()
    clock = circle.sandbox.clock
    clock.jump(to=clock.now() + timedelta(days=7, hours=1))  # an outage puts off no deletion
    await circle.bot.restart()
    await circle.until(lambda: circle.threads_of(tom) == [])


async def test_at_three_in_the_morning_the_truth_is_told_and_asked_again_at_eight(alone: Circle):
    circle = alone
    await join(circle, circle.jo)
    await be_at(circle, 3)
    tom = circle.add("Tom")
    asked = await circle.talk(tom, "Right now")
    assert asked.text.startswith("**Numbers: United Kingdom**")
    await circle.shows(asked, "Nobody is on duty until 08:00 (London).")
    await circle.sandbox.clock.forward(SOON)
    truth = await told(circle, tom, "There is nobody here whom I could ask now. I'm sorry.")
    assert "I ask again at 08:00 (London) and tell you either way." in truth.content
    assert "999 or 112" in truth.content
    assert pages(circle, circle.jo) == []
    preview = await tom.press(truth, "Ask the room")
    await circle.shows(preview, f"{tom.mention} would like to talk with someone.")
    posted = await tom.press(preview.message, "Post it")
    await circle.shows(posted, "It is posted.")
    await circle.until(lambda: any(tom.mention in it.content for it in circle.check_in.messages))
    back = await tom.press(posted.message, "Take it back")
    await circle.shows(back, "Taken back.")
    await circle.until(
        lambda: not any(tom.mention in it.content for it in circle.check_in.messages)
    )
    circle.bot.kill()
    await circle.bot.restart()
    await be_at(circle, 8)
    await circle.sandbox.clock.forward(SOON)
    assert len(pages(circle, circle.jo)) == 1
    await told(circle, tom, "Asked 1 person at 08:00 (London). No answer yet.")


async def test_only_those_who_hold_the_role_come_through_the_doors_of_leads(alone: Circle):
    circle = alone
    await be_at(circle, 12)
    await join(circle, circle.jo)
    stranger = circle.add("Nobody")
    member = await circle.add_member("Mara")
    admin = circle.guild.add_member("Ada", admin=True)
    refused = "This is for the peer leads of this group."
    for person in (stranger, member, admin):
        for command in ("/lead join", "/lead on", "/lead off", "/lead board"):
            answer = await person.run(command, in_channel=circle.check_in)
            assert answer.text == refused
    tom = circle.add("Tom")
    await circle.talk(tom, "Today")
    await circle.until(lambda: pages(circle, circle.jo))
    (page,) = pages(circle, circle.jo)
    circle.jo.lose_role(circle.lead)
    await circle.sandbox.clock.forward(timedelta(minutes=16))
    for label in ("I've got this", "Can't now", "Not this week"):
        assert (await circle.jo.press(page, label)).text == refused
    assert (await circle.jo.run("/lead board", in_channel=circle.check_in)).text == refused


async def test_the_board_shows_no_name_until_it_is_theirs(alone: Circle):
    circle = alone
    await be_at(circle, 12)
    await join(circle, circle.jo)
    tom = circle.add("Tom")
    await circle.talk(tom, "No rush")
    shown = await circle.jo.run("/lead board", in_channel=circle.room)
    await circle.shows(shown, "On duty now: 1 of 1", "No rush · 12:00 · English · waits")
    assert tom.mention not in shown.text
    opened = await circle.jo.choose(
        shown.message, "Open one", ["No rush · 12:00 · English · waits"]
    )
    taken = await circle.jo.press(opened.message, "I've got this")
    await circle.shows(taken, tom.mention)
    again = await circle.jo.run("/lead board", in_channel=circle.room)
    await circle.shows(again, f"{tom.mention} is with you")
    handed = await circle.jo.press(taken.message, "Hand off")
    await circle.shows(handed, "Handed on. Thank you.")
    off = await circle.jo.run("/lead off", in_channel=circle.room, until="friday")
    await circle.shows(off, "You are off until Friday 08:00.")
    unclear = await circle.jo.run("/lead on", in_channel=circle.room, until="gorse")
    await circle.shows(unclear, 'I don\'t know the time "gorse".')
