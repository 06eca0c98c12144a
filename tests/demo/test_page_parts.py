"""Everything a message, a form and a command can have, in a real browser."""

import json

import pytest
from playwright.async_api import Page, expect

from tests.demo.conftest import PHONE, looking_at, pane

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

MARA_IN_THE_ROOM, TOM_IN_THE_ROOM = 1, 2


def said(page: Page, words: str, number: int = MARA_IN_THE_ROOM):
    return pane(page, number).locator(".message.ephemeral").filter(has_text=words)


async def test_a_message_is_drawn_with_its_marks_and_never_as_markup(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        message = pane(page, MARA_IN_THE_ROOM).locator(".message").first
        await expect(message.get_by_role("heading", name="Every part")).to_be_visible()
        await expect(message.locator("strong").first).to_have_text("bold")
        await expect(message.locator("em").first).to_have_text("slanted")
        await expect(message.get_by_text("<script>alert(1)</script>")).to_be_visible()
        assert await message.locator("script").count() == 0
        await expect(message.get_by_role("link", name="a link")).to_have_attribute(
            "rel", "noopener noreferrer"
        )
        assert await page.locator('a[href^="javascript"]').count() == 0
        await expect(message.get_by_text("An embed")).to_be_visible()
        panel = pane(page, MARA_IN_THE_ROOM).locator(".container")
        await expect(panel.get_by_role("heading", name="A panel")).to_be_visible()


async def test_every_button_and_menu_reaches_the_bot(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        here = pane(page, MARA_IN_THE_ROOM)
        for name, custom_id in [
            ("First", "press:first"),
            ("Fourth", "press:fourth"),
            ("Change", "press:change"),
            ("Below", "press:below"),
        ]:
            await here.get_by_role("button", name=name, exact=True).click()
            await expect(said(page, f"Got {custom_id}")).to_be_visible()
        await expect(here.get_by_role("button", name="Off", exact=True)).to_be_disabled()
        await here.get_by_role("button", name="Drinks").click()
        await here.get_by_role("option", name="Coffee").click()
        await expect(said(page, "Got s coffee")).to_be_visible()
        await here.get_by_role("button", name="People").click()
        await here.get_by_role("listbox", name="People").get_by_role("option", name="Tom").click()
        await expect(said(page, f"Got u {parts.tom.id}")).to_be_visible()
        await here.get_by_role("button", name="Rooms").click()
        await here.get_by_role("listbox", name="Rooms").get_by_role("option", name="#room").click()
        await here.get_by_role("button", name="Done").click()
        await expect(said(page, f"Got c {parts.room.id}")).to_be_visible()


async def test_what_one_alone_can_see_is_shown_to_nobody_else(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        await pane(page, MARA_IN_THE_ROOM).get_by_role("button", name="First").click()
        await expect(said(page, "Got press:first")).to_be_visible()
        await parts.tom.type(parts.room, "a word for all")
        toms = pane(page, TOM_IN_THE_ROOM)
        await expect(toms.get_by_text("a word for all")).to_be_visible()
        await expect(toms.get_by_text("Got press:first")).to_have_count(0)
        who = pane(page, MARA_IN_THE_ROOM).get_by_role("combobox", name="You act as")
        await who.select_option(label="Tom")
        await expect(pane(page, MARA_IN_THE_ROOM).get_by_text("a word for all")).to_be_visible()
        await expect(page.get_by_text("Got press:first")).to_have_count(0)
        await who.select_option(label="Mara")
        await expect(said(page, "Got press:first")).to_be_visible()
        await said(page, "Got press:first").get_by_role("button", name="Dismiss").click()
        await expect(page.get_by_text("Got press:first")).to_have_count(0)


async def test_a_form_takes_text_a_menu_and_a_radio_group(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        await pane(page, MARA_IN_THE_ROOM).get_by_role("button", name="A form").click()
        form = page.get_by_role("dialog", name="Every kind of field")
        await expect(form).to_be_visible()
        await form.get_by_label("One line").fill("hello")
        await form.get_by_label("A note").fill("two\nlines")
        await form.get_by_role("button", name="Send").click()
        await expect(form.get_by_text("Choose at least 1.")).to_be_visible()
        await form.get_by_role("button", name="Drink").click()
        await form.get_by_role("option", name="Tea").click()
        await form.get_by_role("button", name="Send").click()
        await expect(form.get_by_text("Choose one.")).to_be_visible()
        await form.get_by_role("radio", name="Hard").check()
        await form.get_by_role("button", name="Send").click()
        await expect(form).to_have_count(0)
        filled = await said(page, "Got {").locator(".text").inner_text()
        assert json.loads(filled.removeprefix("Got ")) == {
            "line": "hello",
            "note": "two\nlines",
            "drink": ["tea"],
            "day": "hard",
        }


async def test_a_form_takes_boxes_people_roles_and_channels_by_keyboard_alone(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        await pane(page, MARA_IN_THE_ROOM).get_by_role("button", name="Another form").focus()
        await page.keyboard.press("Enter")
        form = page.get_by_role("dialog", name="And the others")
        await expect(form).to_be_visible()
        await expect(form.get_by_label("hungry")).to_be_focused()
        await page.keyboard.press("Space")
        for _ in range(2):
            await page.keyboard.press("Tab")
        await page.keyboard.press("Space")  # tired
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")  # wake me
        await page.keyboard.press("Tab")
        await page.keyboard.press("ArrowDown")  # who: opens the list
        await page.keyboard.press("Enter")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Escape")  # closes the list and not the form
        await expect(form).to_be_visible()
        for word in ("Which role", "Which channel"):
            await form.get_by_role("button", name=word).press("ArrowDown")
            await form.get_by_role("listbox", name=word).get_by_role("option").first.press("Enter")
        await form.get_by_role("button", name="Send").press("Enter")
        await expect(form).to_have_count(0)
        filled = json.loads(
            (await said(page, "Got {").locator(".text").inner_text()).removeprefix("Got ")
        )
        assert filled["fits"] == ["hungry", "tired"]
        assert filled["wake"] is True
        assert sorted(filled["who"]) == sorted([str(parts.mara.id), str(parts.tom.id)])
        assert filled["room"] == [str(parts.room.id)]
        assert len(filled["role"]) == 1


async def test_escape_closes_a_form_and_gives_the_focus_back(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        opener = pane(page, MARA_IN_THE_ROOM).get_by_role("button", name="A form")
        await opener.press("Enter")
        form = page.get_by_role("dialog")
        await expect(form).to_be_visible()
        for _ in range(12):
            await page.keyboard.press("Tab")
            assert await page.evaluate("document.activeElement.matches('body, dialog, dialog *')")
        await page.keyboard.press("Escape")
        await expect(form).to_have_count(0)
        await expect(opener).to_be_focused()


async def test_a_bot_that_stays_silent_is_said_to_have_not_responded(browser, parts, monkeypatch):
    monkeypatch.setattr(parts.sandbox.limits, "acknowledge_within", 0.5)
    async with looking_at(browser, parts.page.address) as page:
        button = pane(page, MARA_IN_THE_ROOM).get_by_role("button", name="Silence")
        await button.click()
        await expect(button).to_have_attribute("aria-busy", "true")
        await expect(
            pane(page, MARA_IN_THE_ROOM).get_by_text("Porchlight did not respond.")
        ).to_be_visible()
        await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_a_command_is_found_filled_in_and_sent_by_keyboard_alone(browser, parts, tmp_path):
    (tmp_path / "list.csv").write_text("a,b\n")
    async with looking_at(browser, parts.page.address) as page:
        here = pane(page, MARA_IN_THE_ROOM)
        await here.get_by_label("Write in #room").focus()
        await page.keyboard.type("/tr")
        await expect(here.get_by_role("option", name="/try")).to_be_visible()
        await page.keyboard.press("Enter")
        await expect(here.get_by_role("combobox", name="zone")).to_be_focused()
        await page.keyboard.type("v")
        await expect(here.get_by_role("option", name="Vienna")).to_be_visible()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await here.get_by_role("button", name="+ count").press("Enter")
        await page.keyboard.type("3")
        await here.get_by_role("button", name="+ tidy").press("Enter")
        await page.keyboard.press("Enter")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")  # False
        await here.get_by_role("button", name="+ who").press("Enter")
        await page.keyboard.press("Enter")
        await (
            here.get_by_role("listbox", name="who").get_by_role("option", name="Tom").press("Enter")
        )
        await here.get_by_role("button", name="+ list").press("Enter")
        await here.locator('input[type="file"]').set_input_files(tmp_path / "list.csv")
        await here.get_by_role("button", name="Send /try").press("Enter")
        words = await said(page, "Got {").locator(".text").inner_text()
        given = json.loads(words.removeprefix("Got "))
        assert given.pop("list").isdigit()
        assert given == {
            "zone": "zone/Vienna",
            "count": 3,
            "tidy": False,
            "who": str(parts.tom.id),
        }


async def test_commands_for_admins_are_offered_to_admins_alone(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        here = pane(page, MARA_IN_THE_ROOM)
        await here.get_by_role("button", name="Commands").click()
        await expect(here.get_by_role("option", name="/try")).to_be_visible()
        await expect(here.get_by_role("option", name="/secret")).to_have_count(0)
        await here.get_by_role("combobox", name="You act as").select_option(label="Ines (admin)")
        await here.get_by_role("button", name="Commands").click()
        await expect(here.get_by_role("option", name="/secret")).to_be_visible()


async def test_on_a_phone_the_panes_are_tabs_that_say_when_something_is_new(browser, parts):
    async with looking_at(browser, parts.page.address, size=PHONE) as page:
        tabs = page.get_by_role("tab")
        await expect(tabs).to_have_count(3)
        await expect(page.locator(".pane:visible")).to_have_count(1)
        await expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
        await tabs.nth(1).press("ArrowRight")
        await expect(tabs.nth(2)).to_be_focused()
        await parts.mara.type(parts.room, "is anybody there")
        await expect(page.get_by_role("tab", name="Mara: #room (new)")).to_be_visible()
        await page.get_by_role("tab", name="Mara: #room").click()
        await expect(page.locator(".pane:visible").get_by_text("is anybody there")).to_be_visible()
        await expect(page.get_by_role("tab", name="(new)")).to_have_count(0)
        wider = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wider
