"""The real bot in a real browser: start in two taps, be asked next morning, answer, be thanked.

The pictures of the README are made here, where PICTURES names their directory:
`PICTURES=docs/pictures pytest tests/demo/test_the_path.py`.
"""

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from sandbox import demo
from tests.demo.conftest import PHONE, looking_at, pane

pytestmark = [
    pytest.mark.browser,
    pytest.mark.wire,
    pytest.mark.slow,
    pytest.mark.asyncio(loop_scope="module"),
]

DM, CHECK_IN, LEADS_ROOM = 0, 1, 2
EVENING = datetime(2026, 12, 3, 21, 40, tzinfo=ZoneInfo("Europe/London"))
WALKED = 30_000


@pytest_asyncio.fixture(loop_scope="module")
async def shown(tmp_path):
    async with demo.opened(data_dir=tmp_path / "data", begins_at=EVENING) as running:
        yield running
        assert running.bot.running


@pytest.fixture
def pictures(tmp_path) -> Path:
    return Path(os.environ.get("PICTURES") or tmp_path)


def clock(page: Page):
    return page.get_by_role("region", name="The clock of the simulation")


async def tomorrow_morning(page: Page) -> None:
    await clock(page).get_by_role("button", name="Tomorrow 09:00").click()
    await expect(clock(page).get_by_role("status")).to_contain_text(
        "It is now Friday, 4 December 2026", timeout=WALKED
    )


async def test_a_member_starts_is_asked_next_morning_answers_and_is_thanked(
    browser, shown, pictures
):
    async with looking_at(browser, shown.page.address) as page:
        room, dm, leads = pane(page, CHECK_IN), pane(page, DM), pane(page, LEADS_ROOM)
        await expect(dm.get_by_text("Mara and Porchlight have not talked yet.")).to_be_visible()
        pinned = room.locator(".pinned")
        await pinned.get_by_role("button", name="Check in").click()
        await expect(room.get_by_text("Is it about 21:40 where you are?")).to_be_visible()
        await room.get_by_role("button", name="Yes, start").click()
        await expect(room.get_by_text("I ask every day at 09:00")).to_be_visible()
        await expect(dm.get_by_text("Hello. This is where I write to you.")).to_be_visible()

        # Nobody else sees any of it, neither in the room nor in the leads' room.
        await leads.get_by_role("combobox", name="You act as").select_option(label="Tom")
        await leads.get_by_role("combobox", name="in", exact=True).select_option(label="#check-in")
        await expect(leads.locator(".pinned").get_by_text("Check in").first).to_be_visible()
        await expect(leads.locator(".ephemeral")).to_have_count(0)
        await leads.get_by_role("combobox", name="You act as").select_option(label="Jo (peer lead)")
        await leads.get_by_role("combobox", name="in", exact=True).select_option(
            label="#leads-room"
        )
        await expect(leads.get_by_text("a second pair of ears")).to_be_visible()
        await expect(leads.get_by_role("log")).not_to_contain_text("Mara")

        await expect(dm.get_by_text("How is today?")).to_have_count(0)
        await tomorrow_morning(page)
        await expect(dm.get_by_text("Morning. How is today?")).to_be_visible()
        await expect(dm.get_by_text("Only you see your answer.")).to_be_visible()
        answers = dm.locator(".message").filter(has_text="Morning. How is today?")
        names = await answers.locator("button.button").all_inner_texts()
        assert names == ["Good", "Okay", "Hard", "Very hard", "Talk to someone"]
        await answers.get_by_role("button", name="Good", exact=True).click()
        await expect(dm.locator(".ephemeral").get_by_text("Thank you")).to_be_visible()
        await room.get_by_role("button", name="Pinned post").click()
        await page.mouse.move(0, 0)
        await page.screenshot(path=pictures / "demo.png")

    async with looking_at(browser, shown.page.address, size=PHONE) as page:
        await page.get_by_role("tab", name="Mara: DM").click()
        await expect(page.locator(".pane:visible").get_by_text("Thank you")).to_be_visible()
        await page.screenshot(path=pictures / "demo-phone.png")


async def tab_to(page: Page, wanted) -> None:
    """Press Tab until it has the focus, as a person without a mouse would."""
    for _ in range(80):
        if await wanted.evaluate("node => node === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    pytest.fail(f"Tab never came to {wanted}")


async def test_the_whole_path_needs_no_mouse(browser, shown):
    async with looking_at(browser, shown.page.address, size=PHONE) as page:
        await tab_to(page, page.get_by_role("tab", name="Mara: #check-in"))
        here = page.locator(".pane:visible")
        await tab_to(page, here.locator(".pinned").get_by_role("button", name="Check in"))
        await page.keyboard.press("Enter")
        start = here.get_by_role("button", name="Yes, start")
        await expect(start).to_be_visible()
        await tab_to(page, start)
        await page.keyboard.press("Space")
        await expect(here.get_by_text("I ask every day at 09:00")).to_be_visible()
        await page.keyboard.press("Control+Home")
        await clock(page).get_by_role("button", name="+5 min").focus()
        await tab_to(page, clock(page).get_by_role("button", name="Tomorrow 09:00"))
        await page.keyboard.press("Enter")
        dm = page.get_by_role("tab", name="Mara: DM")
        await expect(page.get_by_role("tab", name="Mara: DM (new)")).to_be_visible(timeout=WALKED)
        await tab_to(page, page.get_by_role("tab", name="Mara: #check-in"))
        await page.keyboard.press("ArrowLeft")
        await expect(dm).to_have_attribute("aria-selected", "true")
        okay = here.get_by_role("button", name="Okay", exact=True)
        await expect(okay).to_be_visible(timeout=WALKED)
        await tab_to(page, okay)
        await page.keyboard.press("Enter")
        await expect(here.locator(".ephemeral").get_by_text("Thank you")).to_be_visible()


async def test_another_place_is_found_by_name_in_a_form(browser, shown):
    async with looking_at(browser, shown.page.address) as page:
        room = pane(page, CHECK_IN)
        await room.get_by_role("combobox", name="You act as").select_option(label="Tom")
        await room.locator(".pinned").get_by_role("button", name="Check in").click()
        await room.get_by_role("button", name="Other time").click()
        await room.get_by_role("button", name="Type a place").click()
        form = page.get_by_role("dialog")
        await form.get_by_role("textbox").fill("Vancouver")
        await form.get_by_role("button", name="Send").click()
        await expect(form).to_have_count(0)
        found = room.locator(".picker-option").filter(has_text="Vancouver")
        await expect(found).to_have_count(1)  # the places that were typed for have come
        await room.get_by_role("button", name="Choose your time").click()
        await found.click()
        await expect(room.get_by_text("I ask every day at 09:00")).to_be_visible()
        await expect(room.get_by_role("button", name="New in DM")).to_be_visible()


async def test_a_walk_shows_its_way_and_can_be_stopped(browser, shown):
    async with looking_at(browser, shown.page.address) as page:
        begun = shown.sandbox.clock.now()
        await clock(page).get_by_text("To a time").click()
        await clock(page).get_by_label("Move the clock on to").fill("2027-01-01T12:00")
        await clock(page).get_by_role("button", name="Go").click()
        await expect(clock(page).get_by_role("progressbar")).to_be_visible()
        await expect(clock(page).get_by_text("Time walks on to Fri")).to_be_visible()
        await clock(page).get_by_role("button", name="Stop here").click()
        await expect(clock(page).get_by_role("progressbar")).to_be_hidden()
        assert begun < shown.sandbox.clock.now() < datetime(2027, 1, 1, 12, tzinfo=EVENING.tzinfo)
        # And from there it goes on.
        await clock(page).get_by_role("button", name="+5 min").click()
        await expect(clock(page).get_by_role("status")).to_contain_text("It is now")


async def test_who_asks_for_a_person_is_named_only_to_the_lead_who_answers(browser, shown):
    async with looking_at(browser, shown.page.address) as page:
        room, dm, leads = pane(page, CHECK_IN), pane(page, DM), pane(page, LEADS_ROOM)
        await room.locator(".pinned").get_by_role("button", name="Talk to someone").click()
        await room.get_by_role("button", name="Right now").click()
        await expect(room.get_by_role("log")).to_contain_text("999 or 112")
        await expect(dm.get_by_text("Asked 2 people at 21:40 (London).")).to_be_visible()
        await expect(leads.get_by_text("Someone is asking for a person now.")).to_be_visible()
        await expect(leads.get_by_role("log")).not_to_contain_text("Mara")
        await leads.get_by_role("button", name="I've got this").click()
        await expect(leads.locator(".ephemeral")).to_contain_text("@Mara")
        await expect(dm.get_by_text("A person has answered.")).to_be_visible()
        await leads.get_by_role("combobox", name="You act as").select_option(
            label="Sam (peer lead)"
        )
        await expect(leads.get_by_text("Somebody has this")).to_be_visible()
        await expect(leads.get_by_role("log")).not_to_contain_text("Mara")


async def test_a_private_thread_is_a_place_only_for_who_is_in_it(browser, shown):
    shown.group.mara.close_dms()
    async with looking_at(browser, shown.page.address) as page:
        room = pane(page, CHECK_IN)
        await room.locator(".pinned").get_by_role("button", name="Check in").click()
        await room.get_by_role("button", name="Yes, start").click()
        await room.get_by_role("button", name="New in ↳ Notes").click(timeout=WALKED)
        await expect(room.get_by_role("log")).to_contain_text("Moderators of this server can read")
        await tomorrow_morning(page)
        await expect(room.get_by_text("Morning. How is today?")).to_be_visible()
        await room.get_by_role("button", name="Hard", exact=True).click()
        await expect(room.locator(".ephemeral")).to_contain_text("Nobody is told.")
        await room.get_by_role("combobox", name="You act as").select_option(label="Tom")
        await expect(room.locator("h2")).to_have_text("Tom in #welcome")
        places = await room.get_by_role("combobox", name="in", exact=True).inner_text()
        assert places.split("\n") == ["DM", "#welcome", "#check-in", "#general"]
