"""A member's own record by the real bot: the picture of Days."""

from io import BytesIO

import aiohttp
import pytest
from PIL import Image
from simcord.enums import ComponentType, InteractionType

from sandbox.interactions import answer_of, send_interaction
from tests.wire.circle import Circle

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
    async with aiohttp.ClientSession() as session, session.get(file["url"]) as response:
        assert Image.open(BytesIO(await response.read())).width == 1000
    back = await mara.press(shown.message, "Menu")
    await circle.shows(back, "Your menu")
    assert back.message.attachments == []


async def test_days_of_who_has_not_started_offers_to_start(circle: Circle):
    tom = circle.add("Tom")
    shown = await tom.run("/my days", in_channel=circle.check_in)
    await circle.shows(shown, "Once a day I ask")


async def test_a_first_day_is_shown_without_a_picture_or_a_nought(circle: Circle):
    mara = await circle.add_member()
    shown = await mara.run("/my days", in_channel=circle.check_in)
    text = await circle.shows(shown, "Your first check-in begins this page")
    assert "0" not in text
    assert shown.message.attachments == []
