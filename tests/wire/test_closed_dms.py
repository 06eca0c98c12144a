"""Somebody whose direct messages are closed: a private thread, or silence, and always the truth."""

from datetime import timedelta

import pytest

from sandbox import Channel, Person
from tests.wire.circle import Circle

pytestmark = pytest.mark.asyncio(loop_scope="module")
FIRST = "Moderators of this server can read along here."


async def thread_of(circle: Circle, person: Person) -> Channel:
    """Wait for somebody's private thread, with a message in it."""
    await circle.until(lambda: circle.threads_of(person))
    (thread,) = circle.threads_of(person)
    await circle.until(lambda: words_in(thread))
    return thread


def words_in(thread: Channel) -> list[str]:
    return [it.content for it in thread.messages if it.by_bot and it.content]


async def start(circle: Circle, person: Person) -> None:
    offered = await person.press(circle.post, "Check in")
    await person.press(offered.message, "Yes, start")


async def test_a_member_with_closed_dms_is_written_to_in_a_private_thread(circle: Circle):
    mara = circle.add("Mara")
    mara.close_dms()
    await start(circle, mara)
    thread = await thread_of(circle, mara)
    assert thread.kind == "private thread"
    assert thread.payload["thread_metadata"]["invitable"] is False
    assert "Mara" not in thread.name
    assert words_in(thread)[0].splitlines()[0] == FIRST
    assert thread.messages[-1].pinged == ([mara.id], [])
    tom = circle.add("Tom")
    assert not tom.sees(thread)
    told = await mara.run("/my start", in_channel=circle.check_in)
    assert f"I write to you in a private thread instead: {thread.mention}" in told.text
    panel = await mara.run("/my settings", in_channel=circle.check_in)
    assert "Go to our thread" in panel.message.labels


async def test_a_prompt_in_a_thread_shows_its_answer_to_nobody_else(circle: Circle):
    mara = circle.add("Mara")
    mara.close_dms()
    await circle.start_early(mara)
    thread = await thread_of(circle, mara)
    prompt = await circle.asked_in(thread)
    assert prompt.pinged == ([mara.id], [])
    thanked = await mara.press(prompt, "Very hard")
    assert thanked.message.ephemeral_for == mara.id
    assert "Thank you for saying so" not in "\n".join(
        it.content for it in thread.messages if it.ephemeral_for is None
    )


async def test_a_guest_with_closed_dms_waits_in_a_private_thread(circle: Circle):
    tom = circle.add("Tom")
    tom.close_dms()
    page = await circle.paged(tom, "Right now")
    thread = await thread_of(circle, tom)
    assert thread.payload["thread_metadata"]["invitable"] is False
    first = words_in(thread)[0]
    assert first.splitlines()[0] == FIRST
    assert "I have put this in the leads' room" in first
    assert "Tom" not in thread.name + first
    await circle.jo.press(page, "I've got this")
    await circle.until(lambda: "A person has answered." in words_in(thread)[-1])
    assert words_in(thread)[-1].splitlines()[0] == "A person has answered."  # once is enough
    assert thread.messages[-1].pinged == ([tom.id], [])


async def test_a_dm_that_closes_later_stops_prompts_and_the_next_tap_says_so(circle: Circle):
    mara = await circle.add_member(early=True)
    before = len(circle.own(mara))
    mara.close_dms()
    await circle.sandbox.clock.forward(timedelta(hours=1))
    assert len(circle.own(mara)) == before
    assert circle.threads_of(mara) == []  # they asked for nothing just now
    question = await mara.press(circle.post, "Check in")
    assert "Discord says that your direct messages are closed to me." in question.text
    assert question.message.labels[-2:] == ["Settings", "Try again"]
    settings = await mara.press(question.message, "Settings")
    await circle.shows(settings, "allow direct messages from this server and try again")
    mara.reopen_dms()
    again = await mara.press(settings.message, "Try again")
    await circle.shows(again, "Saved. I write in a direct message now.")
    await circle.until(lambda: len(circle.own(mara)) == before + 1)
    panel = await mara.run("/my settings", in_channel=circle.check_in)
    assert "closed to me" not in panel.text
    assert (await circle.asked(mara)).content.startswith("Morning.")


async def test_a_press_in_the_dm_opens_the_way_again(circle: Circle):
    mara = await circle.add_member(early=True)
    welcome = circle.own(mara)[0]
    mara.close_dms()
    await circle.sandbox.clock.forward(timedelta(hours=1))
    panel = await mara.run("/my settings", in_channel=circle.check_in)
    assert "closed to me" in panel.text
    mara.reopen_dms()
    await mara.press(welcome, "Check in")
    await circle.sandbox.clock.settle()
    panel = await mara.run("/my settings", in_channel=circle.check_in)
    assert "closed to me" not in panel.text
