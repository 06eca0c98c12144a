"""What a group keeps to read: there from the start, added by an admin, found by anybody."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.wire.circle import Circle, a_circle

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]
TYPED = {"Topic": "Sleep", "Title": "Phones off", "Words": "Leave it in\nthe kitchen. @here"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def circle(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Circle]:
    async with a_circle(tmp_path_factory.mktemp("library")) as circle:
        yield circle


async def add(circle: Circle, typed: dict[str, str]) -> str:
    shown = await circle.ines.run("/admin resources", in_channel=circle.check_in)
    form = (await circle.ines.press(shown.message, "Add something")).modal
    assert form is not None
    return (await circle.ines.submit(form, typed)).message.content


async def test_small_things_are_there_from_the_start_for_everybody(circle: Circle):
    mara = circle.add("Mara")
    shown = (await mara.run("/resources", in_channel=circle.check_in)).message
    options = shown.components[0]["components"][0]["options"]
    assert options[0]["label"] == "Ten minutes · Small things to try"
    one = await mara.choose(shown, "Something to read", [options[0]["value"]])
    assert "Wait ten minutes before you decide anything." in one.message.content
    back = await mara.press(one.message, "Back")
    assert "Choose something to read." in back.message.content


async def test_what_an_admin_adds_is_read_by_all_and_taken_away_again(circle: Circle):
    mara = circle.add("Mara")
    assert "Kept. Everybody here can read it now." in await add(circle, TYPED)
    assert "something of that title already" in await add(circle, TYPED)
    assert "begins with https://" in await add(
        circle, {**TYPED, "Title": "More", "Link": "javascript:alert(1)"}
    )
    found = (await mara.run("/resources", in_channel=circle.check_in, topic="sleep")).message
    assert found.content.startswith("**Phones off**\nLeave it in\nthe kitchen.")
    assert "@here" not in found.content
    offered = await mara.autocomplete(
        "/resources", option="topic", typed="pho", in_channel=circle.check_in
    )
    assert [it["value"] for it in offered] == ["Phones off"]

    shown = await circle.ines.run("/admin resources", in_channel=circle.check_in)
    value = shown.message.components[0]["components"][0]["options"][0]["value"]
    one = await circle.ines.choose(shown.message, "Something to read", [value])
    gone = await circle.ines.press(one.message, "Take away")
    assert "It is gone from the library." in gone.message.content
    found = (await mara.run("/resources", in_channel=circle.check_in, topic="phones")).message
    assert 'I found nothing about "phones".' in found.content


async def test_in_the_dm_a_topic_is_still_known_after_the_group_was_chosen(circle: Circle):
    mara = await circle.add_member()
    other = circle.sandbox.create_guild("Quiet Quay")
    channel = other.create_text_channel("hello")
    nour = other.add_member("Nour", admin=True)
    other.join(mara)
    other.add_bot()
    await circle.until(lambda: nour.commands(channel))
    await nour.run("/admin setup", in_channel=channel, channel=channel)
    offered = await mara.run("/my start", in_channel=channel)
    await mara.press(offered.message, "Yes, start")
    await circle.until(lambda: len(circle.own(mara)) == 2)

    title = {**TYPED, "Title": "Où dormir où restera étendu"}
    assert "Kept. Everybody here can read it now." in await add(circle, title)
    # as far as a button can carry it: the rest is cut, in the middle of no letter
    for typed in ("Slow breath", title["Title"]):
        asked = await mara.run("/resources", in_channel=mara.dm, topic=typed)
        assert asked.text == "Which group is this for?"
        chosen = await mara.press(asked.message, "Harbour Lights")
        await circle.shows(chosen, f"**{typed}**")
