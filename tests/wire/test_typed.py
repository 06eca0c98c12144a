"""What somebody types to the bot is not looked at, not kept, and not logged."""

from datetime import timedelta

import pytest

from sandbox import Message
from tests.wire.circle import Circle, files_below, made_up

pytestmark = pytest.mark.asyncio(loop_scope="module")
FIXED = "I can't read messages here, so nobody has seen that."


def answers(circle: Circle, person) -> list[Message]:
    return [it for it in circle.own(person) if it.content.startswith(FIXED)]


async def test_typed_text_gets_one_fixed_answer_at_most_hourly(circle: Circle):
    mara = circle.add("Mara")
    dm = mara.open_dm()
    for text in ("hello", "are you there", "/checkin", "!help"):
        await mara.type(dm, text)
    await circle.until(lambda: answers(circle, mara))
    await circle.sandbox.clock.forward(timedelta(minutes=50))
    await mara.type(dm, "still there")
    await circle.sandbox.clock.forward(timedelta(minutes=1))
    assert len(answers(circle, mara)) == 1
    answer = answers(circle, mara)[0]
    assert answer.labels == ["Talk to someone", "Numbers", "Numbers on the web"]
    await circle.sandbox.clock.forward(timedelta(minutes=10))
    await mara.type(dm, "and now")
    await circle.until(lambda: len(answers(circle, mara)) == 2)
    shown = await mara.press(answer, "Numbers")
    await circle.shows(shown, "999 or 112")


async def test_typed_text_is_nowhere(alone: Circle):
    mara = await alone.add_member()
    word = made_up()
    await mara.type(mara.open_dm(), f"my secret is {word}")
    await alone.until(lambda: answers(alone, mara))
    await alone.sandbox.clock.forward(timedelta(minutes=10))
    alone.bot.terminate()
    assert await alone.bot.ended() == 0
    rows = await alone.rows()
    assert rows["person"], "the database was really read"
    assert word not in repr(rows)
    found = [name for name, content in files_below(alone.data).items() if word.encode() in content]
    assert found == []


async def test_an_erased_person_is_nowhere(alone: Circle):
    mara = await alone.add_member(early=True)
    prompt = await alone.asked(mara)
    await mara.press(prompt, "Very hard")
    await mara.type(mara.open_dm(), "hello")
    await alone.until(lambda: answers(alone, mara))
    question = await mara.run("/my stop", in_channel=alone.check_in)
    receipt = await mara.press(question.message, "Stop and erase")
    await alone.shows(receipt, "Your answers and settings are erased")
    await alone.until(lambda: not alone.own(mara))
    dm = mara.open_dm().id
    alone.bot.terminate()
    await alone.bot.ended()
    rows = await alone.rows()
    # what was taken away is known until the night, so that it is not tried again
    rows["delivery"] = [row for row in rows["delivery"] if row["kind"] != "removal"]
    assert str(mara.id) not in repr(rows)
    assert str(dm) not in repr(rows)
    assert rows["check_in"] == rows["member"] == []
