"""A member's own record by the real bot: Days, own dates, milestones."""

from datetime import timedelta
from io import BytesIO

import aiohttp
import pytest
from PIL import Image
from simcord.enums import ComponentType, InteractionType

from bot.custom_ids import spelled
from sandbox import Message
from sandbox.interactions import answer_of, send_interaction
from tests.wire.circle import Circle, made_up
from tests.wire.doors import ids_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def press_id(circle: Circle, person, custom_id: str):
    """Press a button that somebody else was shown, as a made-up client could."""
    data = {"component_type": int(ComponentType.BUTTON), "custom_id": custom_id, "id": 1}
    kind = InteractionType.MESSAGE_COMPONENT
    response = send_interaction(person, kind, channel_id=circle.check_in.id, data=data)
    return await answer_of(response, patience=10)


async def checked_in(circle: Circle, name: str = "Mara", answer: str = "Okay"):
    """Let a new member check in by the pinned post."""
    person = await circle.add_member(name)
    question = await person.press(circle.post, "Check in")
    return person, await person.press(question.message, answer)


def ids_in(message) -> list[str]:
    """Return the custom ids of all that can be pressed or chosen in a message."""
    rows = [row["components"] for row in message.components]
    return [it["custom_id"] for row in rows for it in row if "custom_id" in it]


async def refused_to_others(circle: Circle, message, *, owner, besides: int = 0) -> None:
    """Let somebody else press all that is the owner's own in a message."""
    tom = circle.add("Tom")
    read = ids_of(circle).read
    rows = {it: pressed.row for it in ids_in(message) if (pressed := read(it))}
    owned = [it for it, row in rows.items() if row[:1] == (spelled(owner.id),)]
    assert len(owned) == len(ids_in(message)) - besides
    for custom_id in owned:
        answer = await press_id(circle, tom, custom_id)
        assert answer.modal is None
        assert "belongs to somebody else" in answer.text


async def test_days_is_a_picture_and_the_same_in_words_for_its_owner_alone(circle: Circle):
    mara, _ = await checked_in(circle)
    menu = await mara.run("/my menu", in_channel=circle.check_in)
    assert "Days" in menu.message.labels
    days_id = next(it for it in ids_in(menu.message) if ".record." in it)
    refused = await press_id(circle, circle.add("Tom"), days_id)
    assert "belongs to somebody else" in refused.text
    shown = await mara.press(menu.message, "Days")
    await circle.shows(shown, "Check-in days in a row: 1", "never drinking or using")
    (file,) = shown.message.attachments
    assert "All together: 1" in file["description"]
    assert shown.message.ephemeral_for == mara.id
    await refused_to_others(circle, shown.message, owner=mara, besides=2)
    async with aiohttp.ClientSession() as session, session.get(file["url"]) as response:
        assert Image.open(BytesIO(await response.read())).width == 1000
    back = await mara.press(shown.message, "Menu")
    await circle.shows(back, "Your menu")
    assert back.message.attachments == []


async def test_days_of_who_has_not_started_offers_to_start(circle: Circle):
    tom = circle.add("Tom")
    shown = await tom.run("/my days", in_channel=circle.check_in)
    await circle.shows(shown, "I ask how today is.")


async def test_a_first_day_is_shown_without_a_picture_or_a_nought(circle: Circle):
    mara = await circle.add_member()
    shown = await mara.run("/my days", in_channel=circle.check_in)
    text = await circle.shows(shown, "Your first check-in begins this page")
    assert "0" not in text
    assert shown.message.attachments == []


async def a_date(circle: Circle, person, label: str, typed: str):
    """Keep a date by the form; return the list with it."""
    listed = await person.run("/my dates", in_channel=circle.check_in)
    form = (await person.press(listed.message, "Add a date")).modal
    return await person.submit(form, {"What is it the date of?": label, "Which day?": typed})


async def test_a_date_is_kept_shown_back_changed_and_removed(circle: Circle):
    mara, _ = await checked_in(circle)
    label = made_up()
    listed = await a_date(circle, mara, label, "yesterday")
    await circle.shows(listed, "Saved. Only you see it.", label, "1 day")
    days = await mara.press(listed.message, "Days")
    await circle.shows(days, label)
    assert label in days.message.attachments[0]["description"]
    back = await mara.press(days.message, "Dates")
    await circle.shows(back, "Your dates")
    (chosen,) = back.message.components[0]["components"][0]["options"]
    one = await mara.choose(back.message, "Which date?", [chosen["value"]])
    await circle.shows(one, label, "30 days is on")
    form = (await mara.press(one.message, "Change the date")).modal
    unclear = await mara.submit(form, {"Which day?": "5/6/2020"})
    await circle.shows(unclear, "can be two dates")
    form = (await mara.press(unclear.message, "Try again")).modal
    one = await mara.submit(form, {"Which day?": "5 June 2020"})
    await circle.shows(one, "since 5 June 2020")
    gone = await mara.press(one.message, "Remove")
    await circle.shows(gone, "none is needed")


async def test_more_dates_than_a_page_holds_are_turned_over(circle: Circle):
    mara = await circle.add_member()
    listed = await a_date(circle, mara, "quince 0", "6 days ago")
    for number in range(1, 6):
        listed = await a_date(circle, mara, f"quince {number}", f"{6 - number} days ago")
        await circle.shows(listed, "Saved")
    more = await mara.press(listed.message, "More")
    text = await circle.shows(more, "quince 5")
    assert "quince 0" not in text
    before = await mara.press(more.message, "Back a page")
    await circle.shows(before, "quince 0")


async def test_nobody_else_presses_anything_of_somebodys_dates(circle: Circle):
    mara = await circle.add_member()
    listed = await a_date(circle, mara, made_up(), "yesterday")
    await circle.shows(listed, "Saved")
    await refused_to_others(circle, listed.message, owner=mara)
    (chosen,) = listed.message.components[0]["components"][0]["options"]
    one = await mara.choose(listed.message, "Which date?", [chosen["value"]])
    await circle.shows(one, "30 days is on")
    await refused_to_others(circle, one.message, owner=mara)


async def test_a_milestone_is_asked_in_private_and_told_after_the_words_were_shown(alone: Circle):
    circle = alone
    mara = await circle.add_member()
    label = made_up()
    await a_date(circle, mara, label, "today")
    question = await celebrated_question(circle, mara)
    assert question.content.split("\n")[0] == "This is about a date of yours."
    assert "24 hours" in question.content
    assert label not in question.content
    await refused_to_others(circle, question, owner=mara)
    public = len(circle.check_in.messages)
    preview = await mara.press(question, "Yes, celebrate")
    words = f"<@{mara.id}> celebrates 24 hours, and asked me to say so."
    await circle.shows(preview, "Nothing is posted yet", words)
    await refused_to_others(circle, preview.message, owner=mara)
    assert told(circle) == []
    assert len(circle.check_in.messages) >= public
    circle.bot.kill()
    await circle.bot.ended()
    await circle.bot.start()
    done = await mara.press(preview.message, "Post it")
    (post,) = await circle.until(lambda: told(circle))
    assert post.content == words
    assert post.pinged == ([], [])
    await refused_to_others(circle, post, owner=mara)
    await mara.press(done.message, "Take it back")
    await circle.until(lambda: told(circle) == [])


async def test_one_not_now_ends_the_asking(alone: Circle):
    mara = await alone.add_member()
    await a_date(alone, mara, made_up(), "29 days ago")
    question = await celebrated_question(alone, mara)
    answer = await mara.press(question, "Not now")
    await alone.shows(answer, "I ask no more about milestones")
    listed = await mara.run("/my dates", in_channel=alone.check_in)
    await alone.shows(listed, "I don't ask about milestones.")
    again = await mara.press(listed.message, "Ask me at milestones")
    await alone.shows(again, "On a milestone I ask you in private")
    assert told(alone) == []


async def celebrated_question(circle: Circle, person):
    """Walk until somebody is asked about a milestone, and return the question."""
    for _ in range(40):
        await circle.sandbox.clock.forward(timedelta(hours=1))
        if found := [it for it in circle.own(person) if "about a date of yours" in it.content]:
            return found[-1]
    message = "nobody was asked"
    raise AssertionError(message)


def told(circle: Circle):
    """Return what the group was told of milestones."""
    seen = [it for it in circle.check_in.messages if it.ephemeral_for is None]
    return [it for it in seen if " celebrates " in it.content]


async def test_something_changed_decides_nothing_and_tells_nobody(circle: Circle):
    mara = await circle.add_member()
    pages = len(circle.pages())
    await a_date(circle, mara, made_up(), "60 days ago")
    question = await mara.press(circle.post, "Check in")
    reply = await mara.press(question.message, "Very hard")
    assert reply.message.labels[:2] == ["Ask someone", "Something changed"]
    said = await mara.press(reply.message, "Something changed")
    text = await circle.shows(said, "You don't have to decide about a date today.")
    assert "Nobody is told." in text
    assert "naloxone" in text
    assert "Stopping heavy drinking" in text
    assert said.message.labels == [
        *("Later", "Keep it", "New date", "Stop counting", "Talk to someone", "Numbers")
    ]
    await refused_to_others(circle, said.message, owner=mara, besides=2)
    later = await mara.press(said.message, "Later")
    await circle.shows(later, "Nothing is decided")
    days = await mara.run("/my dates", in_channel=circle.check_in)
    await circle.shows(days, "60 days")
    assert len(circle.pages()) == pages


async def test_a_date_among_several_is_moved_or_rests_after_something_changed(circle: Circle):
    mara = await circle.add_member()
    first, second = made_up(), made_up()
    await a_date(circle, mara, first, "60 days ago")
    await a_date(circle, mara, second, "20 days ago")
    said = await changed(circle, mara)
    which = await mara.press(said.message, "New date")
    await circle.until(lambda: "Which date?" in str(which.message.components))
    await refused_to_others(circle, which.message, owner=mara)
    options = {it["label"]: it["value"] for it in options_in(which.message)}
    form = (await mara.choose(which.message, "Which date?", [options[first]])).modal
    assert form is not None
    moved = await mara.submit(form, {"Which day?": "today"})
    await circle.shows(moved, first, "since today")
    said = await changed(circle, mara)
    which = await mara.press(said.message, "Stop counting")
    await circle.until(lambda: "Which date?" in str(which.message.components))
    rests = await mara.choose(which.message, "Which date?", [options[second]])
    await circle.shows(rests, "It is not counted now.")
    days = await mara.run("/my dates", in_channel=circle.check_in)
    await circle.shows(days, f"{second}: not counted now")


async def changed(circle: Circle, person):
    """Say by the menu that something changed."""
    menu = await person.run("/my menu", in_channel=circle.check_in)
    said = await person.press(menu.message, "Something changed")
    await circle.shows(said, "Nobody is told.")
    return said


def options_in(message: Message) -> list[dict[str, str]]:
    """Return what the select of a message offers."""
    options: list[dict[str, str]] = message.components[0]["components"][0]["options"]
    return options


async def a_goal(circle: Circle, person, words: str, *ticked: str):
    """Set a goal by the form; return the list with it."""
    listed = await person.run("/my goals", in_channel=circle.check_in)
    form = (await person.press(listed.message, "Add a goal")).modal
    filled = {"Something small you would like to do": words, "Is it a habit?": list(ticked)}
    return await person.submit(form, filled)


async def test_a_goal_is_done_and_a_habit_dropped_without_a_comment(circle: Circle):
    mara = await circle.add_member()
    goal, habit = made_up(), made_up()
    listed = await a_goal(circle, mara, goal)
    await circle.shows(listed, goal)
    await refused_to_others(circle, listed.message, owner=mara)
    listed = await a_goal(circle, mara, habit, "Every day")
    await circle.shows(listed, goal, f"{habit} (every day)")
    options = {it["label"]: it["value"] for it in options_in(listed.message)}
    one = await mara.choose(listed.message, "Which one?", [options[goal]])
    await circle.until(lambda: "Done" in one.message.labels)
    await refused_to_others(circle, one.message, owner=mara)
    done = await mara.press(one.message, "Done")
    await circle.shows(done, f"Done: {goal}")
    one = await mara.choose(done.message, "Which one?", [options[habit]])
    await circle.until(lambda: "Drop it" in one.message.labels)
    dropped = await mara.press(one.message, "Drop it")
    await circle.until(lambda: habit not in dropped.text)
    assert f"Done: {goal}" in dropped.text


async def test_labels_and_goals_are_nowhere_in_the_clear(alone: Circle):
    mara = await alone.add_member()
    label, goal = made_up(), made_up()
    listed = await a_date(alone, mara, label, "yesterday")
    await alone.shows(listed, label)
    listed = await a_goal(alone, mara, goal)
    await alone.shows(listed, goal)
    alone.bot.kill()
    await alone.bot.ended()
    kept = str(await alone.rows())
    for secret in (label, goal):
        assert secret not in kept
        assert secret not in alone.bot.log()


async def test_everything_of_a_members_own_record_goes_when_they_stop_and_erase(alone: Circle):
    mara, _ = await checked_in(alone)
    await a_date(alone, mara, made_up(), "yesterday")
    await a_goal(alone, mara, made_up(), "Every day")
    await changed(alone, mara)
    stop = await mara.run("/my stop", in_channel=alone.check_in)
    gone = await mara.press(stop.message, "Stop and erase")
    await alone.shows(gone, "erased")
    alone.bot.kill()
    await alone.bot.ended()
    rows = await alone.rows()
    for table in ("own_date", "goal", "check_in", "member"):
        assert rows[table] == []
    assert mara.id not in {row["user_id"] for row in rows["person"]}
