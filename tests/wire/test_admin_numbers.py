"""An admin checks the numbers, and members see what was checked, changed and added."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.wire.circle import Circle, a_circle

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def circle(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Circle]:
    async with a_circle(tmp_path_factory.mktemp("numbers")) as circle:
        yield circle


def value_of(message, label: str) -> str:
    options = message.components[0]["components"][0]["options"]
    return str(next(it["value"] for it in options if label in it["label"]))


async def test_what_an_admin_confirms_changes_and_adds_is_what_members_see(circle: Circle):
    ines, mara = circle.ines, circle.add("Mara")
    shown = (await ines.run("/admin numbers", in_channel=circle.check_in)).message
    assert "Call a number, or look it up." in shown.content
    one = await ines.choose(shown, "A number to check", [value_of(shown, "Emergency: 999")])
    assert "Don't call this one to try it." in one.message.content
    done = await ines.press(one.message, "Confirm")
    assert "Thank you. I ask you again in half a year." in done.message.content

    kinds = await ines.press(done.message, "Add a number")
    form = (await ines.choose(kinds.message, "What it is for", ["youth"])).modal
    assert form is not None
    typed = {"Name": "Harbour youth", "Number to call": "020 7946 0000 <@1> `x`"}
    kept = await ines.submit(form, typed)
    assert "Kept. It is marked as not yet checked" in kept.message.content

    seen = (await mara.press(circle.post, "Numbers")).message.content
    assert "checked by Ines" in seen
    assert "020 7946 0000 1 x · **Harbour youth**" in seen
    assert "for children and young people" in seen

    one = await ines.choose(kept.message, "A number to check", [value_of(kept.message, "youth")])
    gone = await ines.press(one.message, "Take away")
    assert "Harbour youth" not in gone.message.content
    assert "Harbour youth" not in (await mara.press(circle.post, "Numbers")).message.content


async def test_a_wrong_emergency_number_is_refused(circle: Circle):
    ines = circle.ines
    shown = (await ines.run("/admin numbers", in_channel=circle.check_in, country="ES")).message
    one = await ines.choose(shown, "A number to check", [value_of(shown, "Emergency: 112")])
    form = (await ines.press(one.message, "Change")).modal
    assert form is not None
    refused = await ines.submit(form, {"Number to call": "555"})
    assert "reaches no emergency service there" in refused.message.content
    assert "112" in refused.message.content
