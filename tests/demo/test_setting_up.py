"""A new group set up in a real browser by the three questions alone, until its post stands.

The pictures of the guide are made here, where PICTURES names their directory:
`PICTURES=docs/pictures pytest tests/demo/test_setting_up.py`.
"""

import time
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from sandbox import Channel, Sandbox
from sandbox.demo import INVITED, SETTINGS
from sandbox.page_api import PageServer
from sandbox.page_view import Actor, Stage
from tests.demo.conftest import looking_at, pane

pytestmark = [
    pytest.mark.browser,
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.asyncio(loop_scope="module"),
]

FIVE_MINUTES = 300
EVENING = datetime(2026, 12, 3, 19, 40, tzinfo=UTC)
HIGH = {"width": 1280, "height": 1200}
MAY_MAKE = INVITED | discord.Permissions(manage_roles=True, manage_channels=True)


@pytest_asyncio.fixture(loop_scope="module")
async def fresh(tmp_path):
    """A server with an admin and a member, in which the bot has done nothing yet."""
    async with Sandbox.open() as sandbox:
        sandbox.clock.jump(to=EVENING)
        guild = sandbox.create_guild("Quiet Quay (a made-up group)")
        nour = guild.add_member("Nour", locale="en-GB", admin=True)
        mara = guild.add_member("Mara", locale="en-GB")
        welcome = guild.create_text_channel("welcome")
        guild.add_bot(permissions=MAY_MAKE)
        stage = Stage(
            sandbox=sandbox,
            guild=guild,
            cast=[Actor(nour, note="admin"), Actor(mara)],
            panes=[(nour, welcome), (mara, welcome)],
            title="Quiet Quay",
        )
        async with PageServer(stage) as page:
            bot = await sandbox.launch_bot(data_dir=tmp_path / "data", settings=SETTINGS)
            await sandbox.wait_for(lambda: nour.commands(welcome), timeout=10)
            yield sandbox, page
            assert bot.running
            assert sandbox.violations == []


async def picture(page: Page, panel: Locator, where: Path) -> None:
    await panel.scroll_into_view_if_needed()
    await page.mouse.move(0, 0)
    await panel.screenshot(path=where)


def made(sandbox: Sandbox, name: str) -> list[Channel]:
    (guild,) = sandbox.guilds
    return [channel for channel in guild.channels if channel.name == name]


async def test_a_new_group_is_set_up_by_three_questions_in_five_minutes(browser, fresh, pictures):
    sandbox, shown = fresh
    async with looking_at(browser, shown.address, size=HIGH) as page:
        here = pane(page, 0)
        begun = time.monotonic()
        await here.get_by_label("Write in #welcome").fill("/admin setup")
        await here.get_by_role("option", name="/admin setup").click()
        await here.get_by_role("button", name="Send /admin setup").click()
        panel = here.locator(".ephemeral").last

        async def press(name: str) -> None:
            await panel.get_by_role("button", name=name, exact=True).click()

        await expect(panel).to_contain_text("1 of 3. Who helps?")
        await picture(page, panel, pictures / "setup-1.png")
        await press("Create it for me")
        await expect(panel).to_contain_text('Make the role "Peer lead".')
        await press("Create")
        await expect(panel).to_contain_text("2 of 3. Where do people talk?")
        await press("Create it for me")
        await expect(panel).to_contain_text('Make the private channel "leads-room".')
        await picture(page, panel, pictures / "setup-2.png")
        await press("Create")
        await expect(panel).to_contain_text("3 of 3. When is the meeting?")
        await picture(page, panel, pictures / "setup-3.png")

        await press("City, country, language")
        form = page.get_by_role("dialog")
        await form.get_by_label("Your city or time zone").fill("London")
        await form.get_by_label("Country for the numbers").fill("United Kingdom")
        await form.get_by_label("Language of the group").fill("English")
        await form.get_by_role("button", name="Send").click()
        await expect(panel).to_contain_text("Time zone: London")
        await press("Add a meeting")
        await form.get_by_label("What is it called?").fill("Tuesday circle")
        await form.get_by_label("When is it?").fill("every tue 7:30pm")
        await form.get_by_role("button", name="Send").click()
        await expect(panel).to_contain_text("every Tuesday at 19:30")
        await press("Save")
        await press("Go on setting up")
        await expect(panel).to_contain_text("Last: check your city and country")
        await press("Put up the post")
        await expect(panel).to_contain_text("Done. The post with the four buttons is in")
        await picture(page, panel, pictures / "setup-4.png")

        (check_in,) = made(sandbox, "check-in")
        await sandbox.wait_for(lambda: [it for it in check_in.messages if it.pinned], timeout=10)
        assert time.monotonic() - begun < FIVE_MINUTES

        # A member finds the post; the leads' room is not there for them.
        there = pane(page, 1)
        places = there.get_by_role("combobox", name="in", exact=True)
        await expect(places).to_contain_text("#check-in")
        assert "#leads-room" not in await places.inner_text()
        await places.select_option(label="#check-in")
        await there.locator(".pinned").get_by_role("button", name="Meetings").click()
        await expect(there.locator(".ephemeral").last).to_contain_text("Tuesday circle")
