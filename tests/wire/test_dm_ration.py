"""Discord rations how many DMs a bot may open; nobody who waits is left in the dark."""

import pytest_asyncio

from tests.wire.circle import a_circle


@pytest_asyncio.fixture
async def rationed(tmp_path):
    async with a_circle(tmp_path, {"DM_OPENINGS": "1/3600"}) as made:
        yield made
        assert made.sandbox.violations == []


async def test_who_has_to_wait_is_told_so_and_can_have_the_first_words_at_once(rationed):
    first = await rationed.start(rationed.add("Mara"))
    await rationed.shows(first, "Done.")
    assert "Open our DM" not in first.message.labels
    tom = rationed.add("Tom")
    offered = await tom.press(rationed.post, "Check in")
    second = await tom.press(offered.message, "Yes, start")
    await rationed.shows(second, "My first message may take a few minutes.")
    assert "Open our DM" in second.message.labels
    await tom.type(tom.open_dm(), "hello")
    await rationed.until(
        lambda: any("This is where I write" in it.content for it in rationed.own(tom))
    )


async def test_who_asks_for_a_person_does_not_wait_for_their_dm(rationed):
    await rationed.start(rationed.add("Mara"))  # the only DM of this hour
    tom = rationed.add("Tom")
    page = await rationed.paged(tom, "Right now")
    (notes,) = await rationed.until(lambda: rationed.threads_of(tom))
    await rationed.until(lambda: notes.messages)
    said = notes.messages[-1].content
    assert said.startswith("Moderators of this server can read along here.")
    assert "I have put this in the leads' room" in said
    taken = await rationed.jo.press(page, "I've got this")
    await rationed.shows(taken, tom.mention)
    await rationed.until(lambda: "is here" in notes.messages[-1].content)
