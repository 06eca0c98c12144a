"""A meeting lived through in a real browser: added, come to, reminded of, hosted, been at.

The pictures of the guide are made here, where PICTURES names their directory:
`PICTURES=docs/pictures pytest tests/demo/test_a_meeting.py`.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Locator, expect

from sandbox import demo
from tests.demo.conftest import be, looking_at, message, pane, picture

pytestmark = [
    pytest.mark.browser,
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.asyncio(loop_scope="module"),
]

EARLY = datetime(2026, 12, 4, 17, 30, tzinfo=ZoneInfo("Europe/London"))  # a Friday
AT = EARLY.replace(hour=19, minute=0)
SIZE = {"width": 1280, "height": 800}
LEFT, MIDDLE, RIGHT = 0, 1, 2
WALKED = 30_000


async def pick(here: Locator, name: str, option: str) -> None:
    await here.get_by_role("button", name=name).last.click()
    await here.get_by_role("option", name=option).first.click()


async def test_a_meeting_is_added_come_to_reminded_of_hosted_and_been_at(
    browser, tmp_path, pictures
):
    data = tmp_path / "data"
    async with (
        demo.opened(data_dir=data, begins_at=EARLY) as shown,
        looking_at(browser, shown.page.address, size=SIZE) as page,
    ):
        dm, room, lead = pane(page, LEFT), pane(page, MIDDLE), pane(page, RIGHT)
        walk = shown.sandbox.clock.walk

        # A lead adds it by the form, and sees it in words before it is kept.
        await be(lead, "Jo (peer lead)", "#check-in")
        await lead.get_by_label("Write in #check-in").fill("/meeting add")
        await lead.get_by_role("option", name="/meeting add").click()
        await lead.get_by_role("button", name="Send /meeting add").click()
        form = page.get_by_role("dialog")
        await form.get_by_label("What is it called?").fill("Friday circle")
        await form.get_by_label("When is it?").fill("every friday 7pm for 90 minutes")
        await form.get_by_label("Where? A link or an address").fill("https://example.org/circle")
        await form.get_by_role("button", name="Send").click()
        preview = lead.locator(".ephemeral").last
        await expect(preview).to_contain_text("Is this right? Nothing is saved yet.")
        await expect(preview).to_contain_text("every Friday at 19:00")
        await expect(preview).to_contain_text("Friday 11 December")
        await picture(page, pictures / "meeting-added.png", RIGHT)
        await lead.get_by_role("button", name="Save").click()
        await lead.get_by_role("button", name="I'll host").click()
        await expect(preview).to_contain_text("You host Friday circle now.")

        # A member finds it on the pinned post; only who comes sees the link.
        await room.locator(".pinned").get_by_role("button", name="Meetings").click()
        await expect(room.locator(".ephemeral").last).to_contain_text("Friday circle")
        await pick(room, "Which one?", "19:00 Friday circle")
        one = room.locator(".ephemeral").last
        await expect(one).to_contain_text("The link is shown when you press I'm coming.")
        await expect(one).not_to_contain_text("example.org")
        await room.get_by_role("button", name="I'm coming").click()
        await expect(one).to_contain_text("example.org/circle")
        await expect(one).to_contain_text("1 is coming")
        await picture(page, pictures / "meeting-coming.png", MIDDLE)
        await room.get_by_role("button", name="Remind me").click()
        await pick(room, "How long before it?", "15 minutes before, as usual here")
        await expect(one).to_contain_text("I remind you at")

        # The host is asked an hour before, and says yes.
        await be(lead, "Jo (peer lead)", "DM")
        await walk(to=AT - timedelta(minutes=55))
        asked = message(lead, "Will you be there today?")
        await expect(asked).to_be_visible(timeout=WALKED)
        await asked.get_by_role("button", name="I'll be there").click()
        await expect(message(lead, "It is noted that you host it.")).to_be_visible()

        # The reminder comes in time, and says nothing on a lock screen.
        await walk(to=AT - timedelta(minutes=14))
        reminder = message(dm, "Starting soon.")
        await expect(reminder).to_contain_text("example.org/circle", timeout=WALKED)
        await picture(page, pictures / "meeting-reminder.png", LEFT, RIGHT)
        await walk(to=AT + timedelta(minutes=90))
        await reminder.get_by_role("button", name="I was there").click()
        await expect(message(dm, "Good that you were there.")).to_be_visible()
        assert shown.bot.running
        assert shown.sandbox.violations == []
