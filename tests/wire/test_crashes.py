"""The bot is killed in the middle of things; afterwards everything is once, and still works."""

from datetime import timedelta

import pytest

from tests.wire.circle import Circle

pytestmark = pytest.mark.asyncio(loop_scope="module")
SENT = "I have put this in the leads' room at"


async def kill(circle: Circle) -> None:
    circle.bot.kill()
    assert await circle.bot.ended() == -9


async def test_a_tap_works_after_a_kill_between_prompt_and_tap(circle: Circle):
    mara = await circle.add_member(early=True)
    prompt = await circle.asked(mara)
    await kill(circle)
    failed = await mara.press(prompt, "Hard")
    assert failed.failed  # while it is away Discord says so
    await circle.bot.restart()
    thanked = await mara.press(prompt, "Hard")
    assert thanked.text == "Thank you for saying so.\nNobody is told. Want me to ask someone?"
    await circle.sandbox.clock.forward(timedelta(minutes=20))
    prompts = [it for it in circle.own(mara) if "How is today?" in it.content]
    assert prompts == [prompt]


async def test_a_form_works_after_a_kill_between_opening_and_submitting(circle: Circle):
    mara = await circle.add_member()
    panel = (await mara.run("/my settings", in_channel=circle.check_in)).message
    form = (await mara.press(panel, "Change the country")).modal
    assert form is not None
    await kill(circle)
    await circle.bot.restart()
    saved = await mara.submit(form, {"The name of a country": "Spain"})
    await circle.shows(saved, "Saved. Numbers are those of Spain.")


async def test_a_page_goes_out_once_after_a_kill_right_behind_the_acknowledgement(circle: Circle):
    tom = circle.add("Tom")
    before = len(circle.asks())
    how_soon = await tom.press(circle.post, "Talk to someone")
    asked = await tom.press(how_soon.message, "Right now")
    await circle.shows(asked, "I am asking for a person now.")
    await kill(circle)
    await circle.bot.restart()
    await circle.until(lambda: [it for it in circle.own(tom) if SENT in it.content])
    await circle.sandbox.clock.forward(timedelta(minutes=10))
    assert len(circle.asks()) == before + 1
    assert len([it for it in circle.own(tom) if SENT in it.content]) == 1


async def test_commands_are_registered_once_and_not_at_every_start(circle: Circle):
    def syncs() -> int:
        return sum(
            request.method == "PUT" and request.path.endswith("/commands")
            for request in circle.sandbox.requests
        )

    before = syncs()
    await circle.bot.restart()
    assert syncs() == before == 1


async def test_a_prompt_that_fell_into_an_outage_comes_once_and_says_so(circle: Circle):
    mara = await circle.add_member(early=True)
    await kill(circle)
    circle.sandbox.clock.jump(to=circle.sandbox.clock.now() + timedelta(hours=2))
    await circle.bot.restart()
    await circle.until(lambda: len(circle.own(mara)) == 2)
    assert circle.own(mara)[-1].content.startswith("I was away for a while. How is today?")
    await circle.sandbox.clock.forward(timedelta(hours=1))
    assert len(circle.own(mara)) == 2
