"""Presses that come twice, late, or not at all, and answers that Discord does not take."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot import places
from bot.database_engines import connect_file
from bot.keyring import Keyring
from bot.models import GuildId
from bot.settings import load
from sandbox import Fault, Kind, Message
from tests.wire.circle import Circle, seconds
from tests.wire.doors import ids_of, press_raw

pytestmark = pytest.mark.asyncio(loop_scope="module")
THANKS = "Thank you for saying so.\nNobody is told. Want me to ask someone?"


def thanked(circle: Circle, person) -> list[Message]:
    return [it for it in circle.own(person) if it.content.startswith("Thank you")]


async def test_a_press_that_comes_twice_is_taken_in_once(circle: Circle):
    mara = await circle.add_member(early=True)
    prompt = await circle.asked(mara)
    circle.sandbox.faults.add(Fault(Kind.DUPLICATE_INTERACTION, seconds=0.5))
    answer = await mara.press(prompt, "Hard")
    assert answer.text == THANKS
    await circle.until(
        lambda: f"delivered twice interaction={answer.interaction_id}" in log(circle)
    )
    await circle.sandbox.clock.forward(timedelta(minutes=1))
    assert thanked(circle, mara) == []
    assert answer.text == THANKS


def log(circle: Circle) -> str:
    return circle.bot.log()


async def test_a_request_that_comes_twice_is_one_request(circle: Circle):
    tom = circle.add("Tom")
    how_soon = await tom.press(circle.post, "Talk to someone")
    before = len(circle.asks())
    circle.sandbox.faults.add(Fault(Kind.DUPLICATE_INTERACTION, seconds=0.05))
    await tom.press(how_soon.message, "Right now")
    await circle.until(lambda: len(circle.own(tom)) == 1)
    await circle.sandbox.clock.forward(timedelta(minutes=1))
    assert len(circle.asks()) == before + 1
    assert len(circle.own(tom)) == 1


async def test_a_late_press_is_kept_and_answered_by_a_message(circle: Circle):
    mara = await circle.add_member(early=True)
    prompt = await circle.asked(mara)
    circle.sandbox.faults.add(Fault(Kind.LATE_INTERACTION, seconds=3.2))
    pressed = await mara.press(prompt, "Hard")
    assert pressed.failed
    await circle.until(lambda: thanked(circle, mara))
    (late,) = thanked(circle, mara)
    assert late.content == THANKS
    assert late.labels[:3] == ["Ask someone", "Something changed", "No, thanks"]
    again = await mara.run("/checkin", in_channel=circle.check_in)
    assert "So far: Hard." in again.text


async def test_a_late_request_still_pages_and_is_told_about(circle: Circle):
    tom = circle.add("Tom")
    how_soon = await tom.press(circle.post, "Talk to someone")
    before = len(circle.asks())
    circle.sandbox.faults.add(Fault(Kind.LATE_INTERACTION, seconds=3.2))
    assert (await tom.press(how_soon.message, "Right now")).failed
    await circle.until(lambda: len(circle.asks()) == before + 1)
    await circle.until(lambda: circle.own(tom))


async def test_an_answer_that_is_lost_is_never_made_public(circle: Circle):
    mara = await circle.add_member(early=True)
    prompt = await circle.asked(mara)
    circle.sandbox.faults.add(
        Fault(Kind.UNAVAILABLE, "POST /interactions/*", times=None),
        Fault(Kind.UNAVAILABLE, "*/webhooks/*", times=None),
    )
    before = public(circle)
    await mara.press(prompt, "Hard")
    await circle.until(lambda: thanked(circle, mara))
    await mara.run("/about", in_channel=circle.check_in)
    assert public(circle) == before


def public(circle: Circle) -> list[Message]:
    return [it for it in circle.check_in.messages if it.ephemeral_for is None]


async def test_an_answer_that_hangs_does_not_hold_up_the_request(circle: Circle):
    tom = circle.add("Tom")
    how_soon = await tom.press(circle.post, "Talk to someone")
    before = len(circle.asks())
    circle.sandbox.faults.add(Fault(Kind.HANG, "POST /interactions/*", seconds=20))
    began = seconds()
    await tom.press(how_soon.message, "Right now")
    await circle.until(lambda: len(circle.asks()) == before + 1)
    assert seconds() - began < 8


async def test_a_handler_that_fails_answers_with_a_sentence(circle: Circle):
    mara = await circle.add_member()
    broken = ids_of(circle).make(
        "answer", GuildId(circle.guild.id), mara.id, "no-date", "m", "good"
    )
    answer = await press_raw(mara, circle.post, broken)
    assert answer.text.startswith("Something went wrong on my side. Please try once more.")
    assert answer.text.endswith(
        "If you need a person now, use Numbers or write to a lead directly."
    )
    reference = answer.text.splitlines()[1].rpartition(": ")[2]
    assert reference in log(circle)


@contextmanager
def a_locked_database(circle: Circle) -> Iterator[None]:
    """Hold the database so that the bot can write nothing."""
    environment = {"DISCORD_TOKEN": circle.sandbox.token, "DATA_DIR": str(circle.data)}
    settings = load(environment, env_file=None)
    keyring = Keyring.load_or_create(settings, lambda _: None)
    connection = connect_file(circle.data / places.DATABASE, keyring.database_key)
    connection.isolation_level = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


async def test_numbers_are_shown_while_nothing_can_be_written_and_nothing_is_lost(circle: Circle):
    tom = circle.add("Tom")
    how_soon = await tom.press(circle.post, "Talk to someone")
    before = len(circle.asks())
    with a_locked_database(circle):
        asked = await tom.press(how_soon.message, "Right now")
        assert asked.text.startswith("**Numbers: United Kingdom**\n\n999 or 112")
    await circle.shows(asked, "999 or 112", "I am asking for a person now.")
    await circle.until(lambda: len(circle.asks()) == before + 1)
