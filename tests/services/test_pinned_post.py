"""The pinned post says what is so, also after a setting has changed that it speaks of."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.database import Database
from bot.models import ChannelId, Delivery, DeliveryKind, RoleId
from bot.store import deliveries
from tests.services.harbour import GROUP, INES, MONDAY, Harbour, at
from tests.services.meeting_house import House

CHANNEL, ELSEWHERE = ChannelId(700), ChannelId(701)
LEADS = RoleId(30)
NOW = at(MONDAY, 10)


@pytest.fixture
async def house(sqlite_database: Database, tmp_path: Path) -> House:
    """Return a group whose post stands, with the British number to call."""
    house = House(Harbour(sqlite_database, tmp_path))
    await change(house, check_in_channel_id=CHANNEL, country="GB", lead_role_id=LEADS)
    assert await house.services.groups.put_up_post(GROUP, press_id=1, now=NOW)
    await house.send(NOW)
    return house


async def change(house: House, **changes: Any) -> None:
    await house.services.groups.change(GROUP, changes, actor_id=INES, now=NOW)


async def edits(house: House, now: datetime = NOW) -> list[str]:
    """Let what is due leave, and return as what the post reads then."""
    (post,) = await house.harbour.deliveries(DeliveryKind.PINNED_POST)
    found: list[tuple[Delivery, str]] = [
        (it, outgoing.text)
        for it, outgoing in await house.send(now)
        if it.kind is DeliveryKind.POST_CHANGE
    ]
    for edit, _ in found:
        assert edit.channel_id == post["sent_channel_id"]
        assert edit.facts["edits"] == post["message_id"]
    return [text for _, text in found]


async def test_another_country_brings_its_number_to_call(house: House):
    await change(house, country="US")
    (text,) = await edits(house)
    assert "call 911" in text


async def test_another_role_and_another_language_are_said(house: House):
    await change(house, lead_role_id=RoleId(31), language="es")
    (text,) = await edits(house)
    assert "<@&31>" in text
    assert text.startswith("`Cómo estoy hoy`")


async def test_a_role_that_is_gone_is_not_mentioned_any_more(house: House):
    assert await house.services.losses.role_gone(GROUP, LEADS, now=NOW)
    (text,) = await edits(house)
    assert "<@&" not in text


async def test_words_of_the_group_own_stand_there(house: House):
    said = {"language": "en", "message_id": "pinned-post", "text": "Press what fits."}
    assert await house.services.groups.say(GROUP, **said, actor_id=INES, now=NOW)
    (text,) = await edits(house)
    assert text.startswith("Press what fits.")


async def test_what_the_post_says_nothing_of_changes_nothing_about_it(house: House):
    await change(house, zone="Europe/Paris", free_text=True)
    assert await edits(house) == []


async def test_where_the_post_is_put_up_anew_elsewhere_the_old_one_is_let_be(house: House):
    await change(house, check_in_channel_id=ELSEWHERE, country="US")
    assert await edits(house) == []


async def test_before_there_is_a_post_nothing_is_changed(sqlite_database: Database, tmp_path: Path):
    house = House(Harbour(sqlite_database, tmp_path))
    await change(house, country="US")
    async with house.database.reading() as tx:
        assert not await deliveries.any_due(tx, NOW)
