"""Something felt wrong, over the wire: from the thread to the one picked, and holding notes."""

import pytest

from sandbox import Person, Response
from tests.wire.circle import Circle
from tests.wire.test_leads import be_at, join, pages, told

pytestmark = pytest.mark.asyncio(loop_scope="module")
WORDS = "a sentence about quinces"
REFUSED = "This one belongs to somebody else. `Check in` on the pinned post is yours."


async def with_a_coordinator(circle: Circle) -> Person:
    """Let two leads join, and a coordinator, who is returned."""
    coordinators = circle.guild.create_role("Coordinator")
    said = await circle.ines.run(
        "/admin roles", in_channel=circle.check_in, coordinator=coordinators
    )
    await circle.shows(said, "a member can tell them that something felt wrong")
    sam = circle.guild.add_member("Sam", roles=[circle.lead])
    kim = circle.guild.add_member("Kim", roles=[coordinators])
    offered = await kim.run("/lead join", in_channel=circle.check_in)
    await kim.press(offered.message, "Join")
    await join(circle, circle.jo, sam)
    return kim


async def write_and_send(circle: Circle, tom: Person, picked: Response, kim: Person) -> None:
    """Write a few words, see them as they will be read, and send them."""
    form = (await tom.press(picked.message, "Write a few words")).modal
    assert form is not None
    shown = await tom.submit(form, {"What felt wrong?": WORDS})
    await circle.shows(shown, "This is what", f"> {WORDS}")
    sent = await tom.press(shown.message, "Send it")
    await circle.shows(sent, f"I write to {kim.mention} now.", "999 or 112")


async def test_it_goes_from_the_thread_to_the_one_who_was_picked_and_not_to_the_one_named(
    alone: Circle,
):
    circle = alone
    await be_at(circle, 12)
    kim = await with_a_coordinator(circle)
    tom = circle.add("Tom")
    await circle.talk(tom, "Right now")
    await circle.until(lambda: pages(circle, circle.jo))
    page = pages(circle, circle.jo)[0]
    taken = await circle.jo.press(page, "I've got this")
    await circle.shows(taken, tom.mention)
    (thread,) = await circle.until(lambda: circle.threads_of(tom))
    first = await circle.until(lambda: [it for it in thread.messages if it.by_bot])
    assert first[0].labels == ["Keep this thread", "Something felt wrong"]
    assert (await circle.jo.press(first[0], "Keep this thread")).text == REFUSED

    asked = await tom.press(first[0], "Something felt wrong")
    await circle.shows(asked, "Thank you for saying so. Who was it?")
    who = await tom.choose(asked.message, "Who was it?", ["Jo"])
    await circle.shows(who, f"{circle.jo.mention} is not asked for you any more.")
    await circle.until(lambda: thread.locked)
    circle.bot.kill()
    await circle.bot.restart()
    picked = await tom.choose(who.message, "Who may read it?", ["Kim"])
    await write_and_send(circle, tom, picked, kim)

    letter = await told(circle, kim, "Someone would like you to read something.")
    assert tom.mention not in letter.content
    opened = await kim.press(letter, "Open it")
    await circle.shows(opened, f"From {tom.mention}, about {circle.jo.mention}.", WORDS)
    await told(circle, tom, "What you left has been opened.")
    form = (await kim.press(opened.message, "Answer")).modal
    assert form is not None
    await kim.submit(form, {"Only they read it": "I call you."})
    answer = await told(circle, tom, "There is an answer for you here.")
    read = await tom.press(answer, "Read it")
    await circle.shows(read, f"From {kim.mention}:", "> I call you.")

    # to the one who was named it looks settled, whatever they press
    await told(circle, circle.jo, "This is settled.")
    pressed = await circle.jo.press(taken.message, "Close")
    await circle.shows(pressed, "This one is not with you any more. Thank you.")
    board = await circle.jo.run("/lead board", in_channel=circle.room)
    await circle.shows(board, "Nobody is waiting.")
    assert WORDS.encode() not in b"".join(file.read_bytes() for file in circle.data.rglob("*.log"))


async def holding_answers_the_same_for_a_stranger_and_a_tap_undoes_it(
    circle: Circle, mara: Person
) -> None:
    """Hold notes to a member and to somebody who does not use the bot."""
    stranger = circle.add("Nobody")
    replies = []
    for person in (mara, stranger):
        board = await circle.jo.run("/lead board", in_channel=circle.room)
        asked = await circle.jo.press(board.message, "Hold notes to someone")
        why = await circle.jo.choose(asked.message, "For whom?", [person])
        await circle.shows(why, person.mention)
        done = await circle.jo.press(why.message, "In hospital")
        said = await circle.shows(done, "Thank you.")
        replies.append(said.replace(person.mention, "them"))
    assert replies[0] == replies[1]
    note = await told(circle, mara, "Notes are on hold. Tap to start again.")
    assert circle.own(stranger) == []
    again = await mara.press(note, "Start again")
    await circle.shows(again, "Good to see you. All goes on as before.")


async def people_are_chosen_on_one_panel(circle: Circle, mara: Person) -> None:
    """Choose who is asked first and who is left out, and let somebody back."""
    menu = await mara.run("/my settings", in_channel=circle.check_in)
    panel = await mara.press(menu.message, "People")
    await circle.shows(panel, "Asked first: whoever is free")
    first = await mara.choose(panel.message, "Who is asked first? Up to three", ["Jo"])
    await circle.shows(first, f"Asked first: {circle.jo.mention}", "Saved. Nobody is told.")
    out = await mara.choose(first.message, "Leave out somebody who is not listed", [circle.ines])
    await circle.shows(out, f"Left out: {circle.ines.mention}")
    none = await mara.choose(out.message, "Who is left out?", [])
    await circle.shows(none, "Left out: nobody")


async def a_loss_puts_the_numbers_below_every_reply(circle: Circle, mara: Person) -> None:
    """Let the group rest, and end it."""
    loss = await circle.ines.run("/admin hold", in_channel=circle.check_in, days=2)
    form = (await circle.ines.press(loss.message, "Write the words")).modal
    assert form is not None
    shown = await circle.ines.submit(form, {"Your words, under each question": WORDS})
    await circle.shows(shown, "For 2 days", WORDS)
    started = await circle.ines.press(shown.message, "Start")
    await circle.shows(started, "each question carries these words")
    menu = await mara.run("/my menu", in_channel=circle.check_in)
    await circle.shows(menu, "Numbers: United Kingdom")
    ended = await circle.ines.run("/admin hold", in_channel=circle.check_in, end=True)
    await circle.shows(ended, "Ended.")


async def test_a_member_is_safe_and_still_where_that_is_kinder(alone: Circle):
    circle = alone
    await join(circle, circle.jo)
    mara = await circle.add_member("Mara")
    await holding_answers_the_same_for_a_stranger_and_a_tap_undoes_it(circle, mara)
    await people_are_chosen_on_one_panel(circle, mara)
    await a_loss_puts_the_numbers_below_every_reply(circle, mara)
