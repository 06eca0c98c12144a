"""The check-in in full, by the real bot: notes, sharing, other days, pause, the daily post."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from simcord.enums import ComponentType, InteractionType

from sandbox import Message
from sandbox.interactions import answer_of, send_interaction
from tests.wire.circle import Circle, made_up

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def checked_in(circle: Circle, name: str = "Mara", answer: str = "Okay"):
    """Let a new member check in by the pinned post; return them and the reply."""
    person = await circle.add_member(name)
    question = await person.press(circle.post, "Check in")
    return person, await person.press(question.message, answer)


async def allow_words(circle: Circle, person) -> None:
    """Let the group and the member allow words in notes."""
    await circle.ines.run("/admin checkins", in_channel=circle.check_in, words=True)
    settings = await person.run("/my settings", in_channel=circle.check_in)
    await person.press(settings.message, "Allow words in notes")


async def press_id(circle: Circle, person, custom_id: str):
    """Press a button that somebody else was shown, as a made-up client could."""
    data = {"component_type": int(ComponentType.BUTTON), "custom_id": custom_id, "id": 1}
    kind = InteractionType.MESSAGE_COMPONENT
    response = send_interaction(person, kind, channel_id=circle.check_in.id, data=data)
    return await answer_of(response, patience=10)


def fields(modal) -> list[str]:
    return [component["label"] for component in modal.components]


async def test_a_note_has_boxes_at_first_and_words_once_both_allow_them(circle: Circle):
    mara, reply = await checked_in(circle)
    form = (await mara.press(reply.message, "Add a note")).modal
    assert fields(form) == ["What is there? Tick what fits."]
    await mara.submit(form, {"What is there? Tick what fits.": ["Angry", "Tired"]})
    await circle.shows(reply, "Kept for 30 days", "Angry, Tired")
    await allow_words(circle, mara)
    form = (await mara.press(reply.message, "Change the note")).modal
    assert fields(form)[1:] == ["One line of thanks or intention", "A note"]
    await mara.submit(form, {"A note": "quince @everyone **loud** https://x.example"})
    shown = await circle.shows(reply, "Angry, Tired", "quince")
    assert "@everyone" not in shown
    assert "https://" not in shown
    assert reply.message.ephemeral_for == mara.id
    assert reply.message.pinged == ([], [])


async def test_a_form_for_a_note_survives_a_restart_and_words_are_nowhere_in_the_clear(
    alone: Circle,
):
    mara, reply = await checked_in(alone)
    await allow_words(alone, mara)
    form = (await mara.press(reply.message, "Add a note")).modal
    alone.bot.kill()
    await alone.bot.ended()
    await alone.bot.start()
    secret = made_up()
    answer = await mara.submit(form, {"One line of thanks or intention": secret})
    await alone.shows(answer, "Kept for 30 days", secret)
    alone.bot.kill()
    await alone.bot.ended()
    assert secret not in str(await alone.rows())
    assert secret not in alone.bot.log()


async def test_nobody_else_opens_or_writes_a_note(circle: Circle):
    _, reply = await checked_in(circle)
    tom = circle.add("Tom")
    note = reply.message.components[-1]["components"][0]["custom_id"]
    assert ".note." in note
    answer = await press_id(circle, tom, note)
    assert answer.modal is None
    assert "belongs to somebody else" in answer.text


def shared(circle: Circle, person) -> list[Message]:
    """Return what stands in the channel in somebody's own name."""
    return [
        it
        for it in circle.check_in.messages
        if it.ephemeral_for is None and it.content.startswith(f"{person.name} shares:")
    ]


async def test_sharing_posts_exactly_the_preview_and_its_owner_alone_takes_it_back(
    circle: Circle,
):
    mara, reply = await checked_in(circle, "Marta", "Good")
    await allow_words(circle, mara)
    form = (await mara.press(reply.message, "Add a note")).modal
    await mara.submit(form, {"A note": "Thanks to <@&1> @here\nand the [tea](https://x.example)"})
    await circle.shows(reply, "Thanks to")
    preview = await mara.press(reply.message, "Share with the group")
    text = await circle.shows(preview, "Nothing is posted yet.")
    assert shared(circle, mara) == []
    quoted = [line.removeprefix("> ") for line in text.split("\n") if line.startswith("> ")]
    assert "The day: Good" not in quoted
    await mara.press(preview.message, "Post it")
    (post,) = await circle.until(lambda: shared(circle, mara))
    assert post.content == "\n".join(quoted)
    assert post.pinged == ([], [])
    tom = circle.add("Tom")
    refused = await tom.press(post, "Take it back")
    assert "belongs to somebody else" in refused.text
    assert post.exists
    await mara.press(post, "Take it back")
    await circle.until(lambda: not post.exists)


async def test_a_note_changed_after_the_preview_is_previewed_again(circle: Circle):
    mara, reply = await checked_in(circle, "Marisol", "Okay")
    preview = await mara.press(reply.message, "Share with the group")
    await circle.shows(preview, "> The day: Okay")
    post_it = preview.message.components[0]["components"][0]["custom_id"]
    again = await mara.press(circle.post, "Check in")
    reply = await mara.press(again.message, "Good")
    answer = await press_id(circle, mara, post_it)
    await circle.shows(answer, "> The day: Good", "Nothing is posted yet.")
    assert shared(circle, mara) == []
    declined = await mara.press(answer.message, "Not now")
    await circle.shows(declined, "Nothing is posted.")
    assert shared(circle, mara) == []


async def test_another_day_is_chosen_asked_about_and_named_in_the_reply(circle: Circle):
    mara, _ = await checked_in(circle, "Maren")
    question = await mara.press(circle.post, "Check in")
    days = await mara.press(question.message, "Another day")
    options = days.message.components[0]["components"][0]["options"]
    assert len(options) == 7
    third = options[2]["label"]
    asked = await mara.choose(days.message, "Choose a day", [third])
    await circle.shows(asked, f"How was {third}?")
    reply = await mara.press(asked.message, "Good")
    await circle.shows(reply, "This is for ", "A good day counts.")
    days = await mara.press((await mara.press(circle.post, "Check in")).message, "Another day")
    labels = [it["label"] for it in days.message.components[0]["components"][0]["options"]]
    assert labels[2] == f"{third} · Good"


async def test_a_pause_is_shown_back_in_words_begins_at_a_yes_and_ends_at_a_tap(circle: Circle):
    mara, _ = await checked_in(circle, "Mirja")
    shown = await mara.run("/my pause", in_channel=circle.check_in, until="2026-13-45")
    await circle.shows(shown, "That date is not in the calendar.")
    form = (await mara.press(shown.message, "Type a date")).modal
    confirm = await mara.submit(form, {"The day on which I may ask again": "in 3 days"})
    day = circle.sandbox.clock.now() + timedelta(days=3)
    await circle.shows(confirm, "From today until", f"{day.day} ", "when I ask again?")
    paused = await mara.press(confirm.message, "Yes, pause")
    await circle.shows(paused, "Paused until", f"{day.day} ")
    before = len(circle.own(mara))
    await circle.sandbox.clock.forward(timedelta(days=1))
    assert len(circle.own(mara)) == before
    menu = await mara.run("/my menu", in_channel=circle.check_in)
    paused = await mara.press(menu.message, "Pause")
    await circle.shows(paused, "Paused until")
    await circle.shows(await mara.press(paused.message, "Resume now"), "I ask again")
    assert (await circle.asked(mara)).labels


async def test_a_pause_ends_by_itself_after_a_restart(circle: Circle):
    mara, _ = await checked_in(circle, "Meike")
    menu = await mara.run("/my menu", in_channel=circle.check_in)
    form = (
        await mara.press((await mara.press(menu.message, "Pause")).message, "Type a date")
    ).modal
    confirm = await mara.submit(form, {"The day on which I may ask again": "in 2 days"})
    await circle.shows(await mara.press(confirm.message, "Yes, pause"), "Paused until")
    before = len(circle.own(mara))
    await circle.bot.restart()
    await circle.sandbox.clock.forward(timedelta(hours=32))
    assert len(circle.own(mara)) == before
    assert (await circle.asked(mara)).labels


async def test_the_daily_post_asks_everybody_and_counts_from_five_up(alone: Circle):
    clock = alone.sandbox.clock.now().astimezone(ZoneInfo("Europe/London"))
    soon = (clock + timedelta(minutes=2)).strftime("%H:%M")
    said = await alone.ines.run("/admin checkins", in_channel=alone.check_in, daily=True, time=soon)
    await alone.shows(said, f"Daily post: at {soon}")
    members = [await alone.add_member(f"Member {number}") for number in range(5)]
    await alone.sandbox.clock.forward(timedelta(minutes=3))

    def standing() -> list[Message]:
        return [it for it in alone.check_in.messages if it.content.startswith("How is today?")]

    (post,) = await alone.until(standing)
    assert "people" not in post.content
    for person in members:
        asked = await person.press(post, "Check in")
        assert asked.message.ephemeral_for == person.id
        await person.press(asked.message, "Good")
    await alone.sandbox.clock.forward(timedelta(minutes=25))
    await alone.until(lambda: "5 people have checked in today." in post.content)
    assert standing() == [post]
    assert not any(person.name in post.content for person in members)


async def test_who_wants_it_tidy_finds_the_bots_messages_gone_after_a_day(circle: Circle):
    mara = await circle.add_member("Malin")
    (first,) = circle.own(mara)
    settings = await mara.run("/my settings", in_channel=circle.check_in)
    await circle.shows(settings, "My messages to you stay.")
    tidy = await mara.press(settings.message, "Tidy up")
    after_a_day = "I take back my messages to you after a day."
    saved = await mara.choose(tidy.message, "How long may they stay?", [after_a_day])
    await circle.shows(saved, "Saved.", after_a_day)
    await circle.sandbox.clock.forward(timedelta(hours=25))
    await circle.until(lambda: not first.exists)
