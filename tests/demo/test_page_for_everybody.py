"""The page can be read and used by everybody: contrast, names, sizes, and no mouse needed."""

import pytest
from playwright.async_api import expect

from tests.demo.conftest import PHONE, WIDE, looking_at, pane

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

# WCAG 2.2, level AA: 1.4.3 for text.
LEAST_CONTRAST = 4.5
CONTRASTS = """
() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const part = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const node of document.querySelectorAll("body *")) {
    const words = [...node.childNodes].filter((it) => it.nodeType === 3 && it.data.trim());
    if (!words.length || !node.checkVisibility() || node.closest(":disabled")) continue;
    const [a, b] = [light(numbers(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.push([words[0].data.trim().slice(0, 40), Math.round(ratio * 100) / 100]);
  }
  return found;
}
"""
NAMELESS = """
() => {
  const named = (node) => {
    const ids = (node.getAttribute("aria-labelledby") ?? "").split(" ");
    const by = ids.map((id) => document.getElementById(id));
    const words = [node.getAttribute("aria-label"), ...by.map((it) => it?.textContent)];
    if (node.labels) words.push(...[...node.labels].map((label) => label.textContent));
    if (node.matches("button, a, summary")) words.push(node.textContent);
    return words.some((word) => (word ?? "").trim());
  };
  const wanted = "button, a[href], input, select, textarea, summary, dialog, section, "
    + "[role=log], [role=listbox]";
  const nameless = [...document.querySelectorAll(wanted)].filter((it) => !named(it));
  return nameless.map((it) => it.outerHTML.slice(0, 120));
}
"""
# WCAG 2.2, level AA: 2.5.8 asks for 24 by 24; words within a sentence are excepted.
SMALL = """
() => [...document.querySelectorAll("button:not(.plain), select, input, .button, summary")]
  .filter((it) => it.checkVisibility())
  .map((it) => [it.outerHTML.slice(0, 80), it.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 20 || box.height < 20))
  .map(([words]) => words)
"""
TWICE = """
() => { const ids = [...document.querySelectorAll("[id]")].map((it) => it.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at); }
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_has_enough_contrast(browser, parts, scheme):
    async with looking_at(browser, parts.page.address, scheme=scheme) as page:
        here = pane(page, 1)
        await here.get_by_role("button", name="First", exact=True).click()
        await expect(here.locator(".message.ephemeral")).to_be_visible()
        for opened in (None, "Another form"):
            if opened:
                await here.get_by_role("button", name=opened).click()
                await expect(page.get_by_role("dialog")).to_be_visible()
            ratios = await page.evaluate(CONTRASTS)
            assert len(ratios) > 30
            assert [it for it in ratios if it[1] < LEAST_CONTRAST] == []


@pytest.mark.parametrize("size", [WIDE, PHONE])
async def test_everything_has_a_name_and_a_size_that_can_be_hit(browser, parts, size):
    async with looking_at(browser, parts.page.address, size=size) as page:
        await page.locator(".pane:visible").get_by_role("button", name="Another form").first.click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await page.evaluate(NAMELESS) == []
        assert await page.evaluate(SMALL) == []
        assert await page.evaluate(TWICE) == []
        assert await page.locator("img:not([alt])").count() == 0
        assert await page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count() == 0
        assert await page.locator("h1").count() == 1
        assert await page.get_attribute("html", "lang") == "en"


async def test_new_messages_are_announced(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        log = pane(page, 1).get_by_role("log", name="Messages: Mara in #room")
        await expect(log).to_have_attribute("aria-live", "polite")
        await parts.tom.type(parts.room, "a new word")
        await expect(log.get_by_text("a new word")).to_be_visible()


async def test_an_edit_keeps_the_focus_where_it_was(browser, parts):
    async with looking_at(browser, parts.page.address) as page:
        button = pane(page, 1).get_by_role("button", name="Second", exact=True)
        await button.focus()
        first = parts.room.messages[0]
        parts.sandbox.world.edit_message(parts.room.id, first.id, {"content": "Edited words"})
        await expect(pane(page, 1).get_by_text("Edited words")).to_be_visible()
        await expect(button).to_be_focused()


async def test_it_says_plainly_that_it_is_a_simulation(browser, group):
    async with looking_at(browser, group.page.address, size=PHONE) as page:
        words = page.get_by_text("This is a simulation.")
        await expect(words).to_be_in_viewport()
        await expect(page.locator("header .brand")).to_contain_text("Quiet Quay")
        await expect(page.locator("header .brand")).to_contain_text("made up")
