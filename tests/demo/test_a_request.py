"""Somebody asks for a person, in a real browser: at three in the morning, and in the evening.

The pictures of the leads' guide are made here, where PICTURES names their directory:
`PICTURES=docs/pictures pytest tests/demo/test_a_request.py`.
"""

from contextlib import asynccontextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from sandbox import demo
from tests.demo.conftest import be, looking_at, message, pane, picture

pytestmark = [
    pytest.mark.browser,
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.asyncio(loop_scope="module"),
]

LONDON = ZoneInfo("Europe/London")
NIGHT = datetime(2026, 12, 4, 3, 0, tzinfo=LONDON)
EVENING = datetime(2026, 12, 4, 20, 40, tzinfo=LONDON)
HIGH, LOW = {"width": 1280, "height": 1000}, {"width": 1280, "height": 640}
LEFT, MIDDLE, RIGHT = 0, 1, 2
WALKED = 30_000


@asynccontextmanager
async def looking(browser, tmp_path, begins_at: datetime, size):
    """The page of a demo that begins then, and the demo."""
    data = tmp_path / "data"
    async with demo.opened(data_dir=data, begins_at=begins_at) as shown:
        async with looking_at(browser, shown.page.address, size=size) as page:
            yield page, shown
        assert shown.bot.running
        assert shown.sandbox.violations == []


async def test_at_three_in_the_morning_nobody_is_on_duty_and_that_is_said(
    browser, tmp_path, pictures
):
    async with looking(browser, tmp_path, NIGHT, HIGH) as (page, shown):
        dm, room, lead = pane(page, LEFT), pane(page, MIDDLE), pane(page, RIGHT)
        await be(lead, "Jo (peer lead)", "DM")
        await room.locator(".pinned").get_by_role("button", name="Talk to someone").click()
        await room.get_by_role("button", name="Right now").click()
        first = room.locator(".ephemeral").last
        await expect(first).to_contain_text("Nobody is on duty until 08:00 (London).")
        said = await first.inner_text()
        assert said.index("999 or 112") < said.index("Nobody is on duty")

        truth = message(dm, "There is nobody here whom I could ask now. I'm sorry.")
        await expect(truth).to_contain_text("Nobody is on duty until 08:00 (London).")
        again = "I ask again at 08:00 (London) and tell you either way."
        await expect(truth).to_contain_text(again)
        await expect(truth).to_contain_text("999 or 112")
        await expect(truth.get_by_role("button", name="Ask the room")).to_be_visible()
        await expect(truth.get_by_role("button", name="Stop asking")).to_be_visible()
        await expect(lead.get_by_role("log")).not_to_contain_text("Someone")
        await picture(page, pictures / "night.png", LEFT, MIDDLE)

        await shown.sandbox.clock.walk(to=NIGHT.replace(hour=8, minute=1))
        await expect(message(dm, "Asked 2 people at 08:00 (London).")).to_be_visible(timeout=WALKED)
        page_to_jo = message(lead, "Someone is asking for a person now.")
        await expect(page_to_jo).to_contain_text("Asked at 03:00, in English.")
        await expect(lead.get_by_role("log")).not_to_contain_text("Mara")
        await dm.get_by_role("button", name="I'm okay now").click()
        await expect(message(lead, "This is settled.")).to_be_visible()


async def test_in_the_evening_one_cannot_another_takes_it_calls_in_and_closes(
    browser, tmp_path, pictures
):
    async with looking(browser, tmp_path, EVENING, LOW) as (page, shown):
        dm, first, second = pane(page, LEFT), pane(page, MIDDLE), pane(page, RIGHT)
        await first.locator(".pinned").get_by_role("button", name="Talk to someone").click()
        await first.get_by_role("button", name="Right now").click()
        await expect(first.locator(".ephemeral").last).to_contain_text("On duty now: 2 people.")
        await expect(message(dm, "Asked 2 people at 20:40 (London).")).to_be_visible()
        next_one = "If nobody answers, I tell you at 20:45 (London)."
        await expect(dm.get_by_text(next_one)).to_be_visible()

        await be(first, "Jo (peer lead)", "DM")
        await be(second, "Sam (peer lead)", "DM")
        asked = message(first, "Someone is asking for a person now.")
        await expect(asked).to_be_visible()
        await expect(message(second, "Someone is asking for a person now.")).to_be_visible()
        await expect(first.get_by_role("log")).not_to_contain_text("Mara")
        await picture(page, pictures / "asked.png", LEFT, MIDDLE)
        await asked.get_by_role("button", name="Can't now").click()
        await expect(message(first, "Thank you for saying so.")).to_be_visible()

        await second.get_by_role("button", name="I've got this").click()
        yours = second.locator(".ephemeral")
        await expect(yours).to_contain_text("This is @Mara. They are told that you are here.")
        await expect(yours).to_contain_text("In danger: call 999 or 112.")
        await expect(message(dm, "A person has answered.")).to_contain_text("@Sam is here.")
        await expect(message(first, "Somebody has this since 20:40.")).to_be_visible()
        await expect(message(dm, "No answer yet.")).to_have_count(0)
        await picture(page, pictures / "taken.png", MIDDLE, RIGHT)

        await be(first, "Noor (coordinator)", "#leads-room")
        await first.get_by_label("Write in #leads-room").fill("/lead on")
        await first.get_by_role("option", name="/lead on").click()
        await first.get_by_role("button", name="Send /lead on").click()
        await expect(message(first, "You are on until")).to_be_visible()
        await be(first, "Noor (coordinator)", "DM")
        await second.get_by_role("button", name="Call someone in").click()
        await expect(yours.last).to_contain_text("I am asking 1 person to come in.")
        await first.get_by_role("button", name="I'll come").click()
        await expect(first.locator(".ephemeral")).to_contain_text("This is @Mara, with @Sam.")
        await expect(message(dm, "There is a private place to talk now.")).to_be_visible()
        (thread,) = shown.group.guild.threads
        assert {it.id for it in (shown.group.mara, shown.group.sam, shown.group.noor)} <= set(
            thread.members
        )
        await be(first, "Mara", f"↳ {thread.name}")
        await expect(first.get_by_text("With you here: @Sam and @Noor.")).to_be_visible()
        await picture(page, pictures / "together.png", LEFT, MIDDLE)

        await second.get_by_role("button", name="Close").click()
        await expect(message(second, "Closed. Thank you for being there.")).to_contain_text(
            "You're off till tomorrow. Thank you."
        )
        await expect(message(dm, "This is settled now. Nothing more to do.")).to_be_visible()
        await be(first, "Noor (coordinator)", "DM")
        await expect(message(first, "This is settled.")).to_be_visible()
        await picture(page, pictures / "settled.png", LEFT, RIGHT)
