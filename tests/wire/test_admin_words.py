"""A group says a text in its own words: seen first, used at once, taken back."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.wire.circle import Circle, a_circle

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def circle(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Circle]:
    async with a_circle(tmp_path_factory.mktemp("words")) as circle:
        yield circle


async def test_words_are_seen_first_and_used_at_once_and_taken_back(circle: Circle):
    ines = circle.ines
    shown = await ines.run("/admin words", in_channel=circle.check_in, line="start-not-now")
    usual = shown.message.content.split("> ")[1].split("\n")[0]
    form = (await ines.press(shown.message, "Change it")).modal
    assert form is not None
    seen = await ines.submit(form, {"Your words": "All right! You must come back."})
    assert "> All right! You must come back." in seen.message.content
    assert '"must" can hurt here' in seen.message.content
    assert "louder" in seen.message.content
    assert usual in await what_a_newcomer_reads(circle, "Mo")  # nothing has changed yet

    used = await ines.press(seen.message, "Use these words")
    assert "From now on I say that here." in used.message.content
    assert await what_a_newcomer_reads(circle, "Nils") == "All right! You must come back."
    back = await ines.press(used.message, "My usual words")
    assert "I say my usual words again." in back.message.content
    assert usual in await what_a_newcomer_reads(circle, "Olu")


async def what_a_newcomer_reads(circle: Circle, name: str) -> str:
    person = circle.add(name)
    offered = await person.press(circle.post, "Check in")
    return (await person.press(offered.message, "Not now")).message.content


async def test_a_safety_text_is_added_to_and_never_changed_also_over_a_restart(circle: Circle):
    ines = circle.ines
    shown = await ines.run("/admin words", in_channel=circle.check_in, line="stopping-suddenly")
    assert "This is a safety text." in shown.message.content
    form = (await ines.press(shown.message, "Add to it")).modal
    assert form is not None
    seen = await ines.submit(form, {"Your words": "Our nurse is Kim."})
    circle.bot.kill()
    await circle.bot.ended()
    await circle.bot.start()
    used = await ines.press(seen.message, "Use these words")
    assert "can be dangerous" in used.message.content
    assert "Our nurse is Kim." in used.message.content


async def test_words_that_cannot_be_used_are_refused_with_what_to_do(circle: Circle):
    ines = circle.ines
    shown = await ines.run("/admin words", in_channel=circle.check_in, line="start-not-now")
    form = (await ines.press(shown.message, "Change it")).modal
    assert form is not None
    refused = await ines.submit(form, {"Your words": "Hello {$member}"})
    assert refused.message.content == "These words can't use {$member}."
    assert not circle.sandbox.violations
