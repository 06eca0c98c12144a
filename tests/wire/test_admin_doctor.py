"""The admins' doctor asks Discord itself, and names the right that is missing and where."""

from collections.abc import AsyncIterator

import discord
import pytest
import pytest_asyncio

from sandbox import Message
from tests.wire.circle import Circle, a_circle

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def circle(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Circle]:
    async with a_circle(tmp_path_factory.mktemp("doctor")) as circle:
        yield circle


async def doctor(circle: Circle) -> str:
    return (await circle.ines.run("/admin doctor", in_channel=circle.check_in)).message.content


async def test_what_is_well_and_what_is_to_be_done(circle: Circle):
    text = await doctor(circle)
    to_do, well = text.split("All right:")
    assert f"{circle.check_in.mention} works." in well
    assert "A mention of" in well
    assert "No lead has joined yet." in to_do
    assert "Nobody has checked an emergency number" in to_do
    assert "No lead has answered a test page yet." in to_do
    assert "All messages of this week were delivered." in well


async def test_a_missing_right_is_named_with_its_channel(circle: Circle):
    everyone = circle.guild.everyone_role
    circle.room.allow(everyone, deny=discord.Permissions(embed_links=True))
    circle.check_in.allow(everyone, deny=discord.Permissions(create_private_threads=True))
    text = await doctor(circle)
    assert f'I lack "Embed Links" in {circle.room.mention}.' in text
    assert "Open the channel's settings, Permissions" in text
    assert f'I lack "Create Private Threads" in {circle.check_in.mention}.' in text
    circle.room.allow(everyone, deny=discord.Permissions.none())
    circle.check_in.allow(everyone, deny=discord.Permissions.none())
    assert "I lack" not in await doctor(circle)


async def test_a_test_page_is_answered_by_a_lead(circle: Circle):
    jo = circle.jo
    offered = await jo.run("/lead join", in_channel=circle.room)
    await jo.press(offered.message, "Join")
    await jo.run("/lead on", in_channel=circle.room)  # also at night
    shown = await circle.ines.run("/admin doctor", in_channel=circle.check_in)
    assert "One lead has joined." in shown.message.content
    await circle.ines.press(shown.message, "Send a test page")
    page = await circle.until(lambda: next(iter(pages(circle)), None))
    await jo.press(page, "It reached me")
    assert "A lead answered a test page on" in await doctor(circle)


def pages(circle: Circle) -> list[Message]:
    return [it for it in circle.own(circle.jo) if "It reached me" in it.labels]
