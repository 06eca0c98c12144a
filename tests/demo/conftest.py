"""A browser, and a small group on the page with a bot that has every part."""

import asyncio
import os
import shutil
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FloatRect, Locator, Page, async_playwright

from sandbox import Channel, Guild, Person, Sandbox
from sandbox.page_api import PageServer
from sandbox.page_view import Actor, Stage

HERE = Path(__file__).parent
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail(
            "The browser tests need Chromium: "
            "apt-get install chromium, or set CHROMIUM to its path."
        )
    return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def looking_at(browser: Browser, address: str, *, size=WIDE, scheme="light"):
    """A page of the demo, ready; fails if the page itself had an error."""
    context = await browser.new_context(
        viewport=size, color_scheme=scheme, locale="en-GB", reduced_motion="reduce"
    )
    page = await context.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda said: (
            errors.append(said.text)
            if said.type == "error" and "Failed to load resource" not in said.text
            else None
        ),
    )
    await page.goto(address)
    await page.wait_for_selector("body[data-ready]")
    yield page
    await context.close()
    assert errors == []


def pane(page: Page, number: int):
    return page.locator(".pane").nth(number)


@pytest.fixture
def pictures(tmp_path) -> Path:
    """Where the pictures of the guides go: `PICTURES=docs/pictures` makes them anew."""
    return Path(os.environ.get("PICTURES") or tmp_path)


async def be(here: Locator, who: str, where: str) -> None:
    """Let a pane show what somebody sees somewhere."""
    await here.get_by_role("combobox", name="You act as").select_option(label=who)
    await here.get_by_role("combobox", name="in", exact=True).select_option(label=where)


def message(here: Locator, part: str) -> Locator:
    """Return the messages of a pane that contain a text."""
    return here.locator(".message").filter(has_text=part)


async def picture(page: Page, where: Path, *panes: int) -> None:
    """Take a picture of some panes side by side."""
    await page.mouse.move(0, 0)
    boxes = [box for number in panes if (box := await pane(page, number).bounding_box())]
    left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
    width = max(box["x"] + box["width"] for box in boxes) - left
    height = max(box["y"] + box["height"] for box in boxes) - top
    clip: FloatRect = {"x": left, "y": top, "width": width, "height": height}
    await page.screenshot(path=where, clip=clip)


@dataclass
class Group:
    """The small group, and its page."""

    sandbox: Sandbox
    guild: Guild
    room: Channel
    staff: Channel
    mara: Person
    tom: Person
    ines: Person
    stage: Stage
    page: PageServer


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox():
    async with Sandbox.open() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def group(sandbox):
    """A group of its own for each test; the bot of parts may be in it or not run at all."""
    guild = sandbox.create_guild("Quiet Quay")
    lead = guild.create_role("Peer lead", mentionable=True)
    mara = guild.add_member("Mara", locale="en-GB")
    tom = guild.add_member("Tom", locale="en-US")
    ines = guild.add_member("Ines", roles=[lead], locale="en-GB", admin=True)
    room = guild.create_text_channel("room")
    staff = guild.create_private_channel("staff", visible_to=[lead])
    guild.add_bot()
    stage = Stage(
        sandbox=sandbox,
        guild=guild,
        cast=[Actor(mara), Actor(tom, zone="America/New_York"), Actor(ines, note="admin")],
        panes=[(mara, None), (mara, room), (tom, room)],
        title="Quiet Quay",
        first=1,
    )
    async with PageServer(stage) as page:
        yield Group(sandbox, guild, room, staff, mara, tom, ines, stage, page)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parts_bot(sandbox):
    """The bot of parts, running as its own process."""
    environment = {
        **os.environ,
        "DISCORD_API_URL": sandbox.api_url,
        "DISCORD_TOKEN": sandbox.token,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(HERE / "parts_bot.py"), env=environment
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.wait()


@pytest_asyncio.fixture(loop_scope="module")
async def parts(group, parts_bot):
    """The small group once the bot of parts has posted them all."""
    await group.sandbox.wait_for(
        lambda: len(group.room.messages) == 2 or parts_bot.returncode is not None, timeout=20
    )
    assert parts_bot.returncode is None
    return group
