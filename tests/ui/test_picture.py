"""The picture of Days, for four invented members, in light and in dark."""

import asyncio
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.models import OwnDateId
from bot.rules.almanac import Mark
from bot.rules.milestones import upcoming
from bot.rules.streaks import History, comes_back
from bot.services.dates import OwnDate
from bot.services.days import Record, record_of
from bot.ui import picture
from bot.ui.days import MOST_ALT, lines, sheet
from bot.ui.picture import png
from bot.words import Catalogue

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"
TODAY = date(2026, 11, 19)
CATALOGUE = Catalogue.load()
WORDS = CATALOGUE.words("en")
ONE_DAY = timedelta(days=1)


def lived(days: int, *, answers: float, away: tuple[tuple[int, int], ...] = ()) -> Record:
    """Return the record of somebody who was asked daily and away for some spans of days ago."""
    chance = random.Random(days)
    asked = [TODAY - number * ONE_DAY for number in range(days - 1, -1, -1)]
    checked_in: set[date] = set()
    back: set[date] = set()
    for on in asked:
        ago = (TODAY - on).days
        is_away = any(until <= ago <= since for since, until in away)
        if is_away or chance.random() > answers:
            continue
        if comes_back(History(frozenset(d for d in asked if d < on), frozenset(checked_in)), on):
            back.add(on)
        checked_in.add(on)
    history = History(frozenset(asked), frozenset(checked_in), frozenset(back))
    return record_of(history, today=TODAY, open_from=TODAY)


MEMBERS = {
    "new": lived(5, answers=1),
    "steady": lived(160, answers=0.93),
    "with-gaps": lived(130, answers=0.8, away=((104, 83), (51, 38))),
    "two-years": lived(730, answers=0.9, away=((600, 560), (300, 291), (60, 52))),
}


def own_date(label: str, days: int) -> OwnDate:
    """Return a date so many days ago."""
    since_on = TODAY - days * ONE_DAY
    return OwnDate(OwnDateId(days), label, since_on, days, True, upcoming(since_on, after=TODAY))


DATES = {
    "new": [own_date("a new start", 0)],
    "steady": [own_date("día uno", 231)],
    "with-gaps": [],
    "two-years": [own_date("a walk at the lake", 730), own_date("back on the boat", 58)],
}


@pytest.mark.parametrize("name", MEMBERS)
def test_the_picture_in_the_documents_is_the_one_that_is_drawn(name: str) -> None:
    file = PICTURES / f"days-{name}.png"
    drawn = png(sheet(WORDS, MEMBERS[name], DATES[name]))
    if os.environ.get("WRITE_PICTURES"):
        file.write_bytes(drawn)
    kept, now = (Image.open(BytesIO(it)).convert("RGB") for it in (file.read_bytes(), drawn))
    assert kept.size == now.size
    # Other builds of the library that draws letters round them otherwise.
    assert max(ImageStat.Stat(ImageChops.difference(kept, now)).mean) < 2


@pytest.mark.parametrize("name", MEMBERS)
@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_the_words_say_what_the_picture_shows(name: str, language: str) -> None:
    words, record = CATALOGUE.words(language), MEMBERS[name]
    said = " ".join(lines(words, record, DATES[name]))
    shown = sheet(words, record, DATES[name])
    for figure, _ in shown.figures:
        assert figure in said
    for bar in shown.bars:
        assert bar.words in said
    for label, since in shown.dates:
        assert f"{label}: {since}" in said
    for _, count in record.months:
        assert str(count) in said
    lit = sum(mark is Mark.LIT for week in record.squares for mark in week)
    assert lit == sum(count for _, count in record.months)
    assert len(said) <= MOST_ALT


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [picture.INK, picture.SOFT, picture.LAMP])
@pytest.mark.parametrize("ground", [picture.CARD, picture.PANE])
def test_letters_stand_out_from_their_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5  # WCAG 2.2, AA


@pytest.mark.parametrize("mark", [picture.LAMP, picture.SPARE])
def test_lamps_and_spare_days_stand_out_and_nothing_is_red(mark: str) -> None:
    assert contrast(mark, picture.CARD) >= 3  # AA, for what is no text
    red, green, blue = (int(mark[at : at + 2], 16) for at in (1, 3, 5))
    assert green > red / 2 > blue / 4


def test_the_picture_brings_its_own_background() -> None:
    image = Image.open(BytesIO(png(sheet(WORDS, MEMBERS["steady"]))))
    assert "transparency" not in image.info
    assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)
    corner = image.convert("RGB").getpixel((0, 0))
    assert corner == tuple(int(picture.CARD[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("label", ["w" * 40, "🌱", "🌱 растём", "新しい"])
def test_any_label_can_be_drawn_and_what_has_no_letters_is_named_plainly(label: str) -> None:
    shown = sheet(WORDS, MEMBERS["new"], [own_date(label, 5)])
    assert png(shown)[:8] == b"\x89PNG\r\n\x1a\n"
    drawn = "".join(it for it in label if it.isalpha() and ord(it) < 0x500)
    assert shown.dates[0][0] == (drawn or "a date of yours")


async def test_drawing_leaves_the_event_loop_free() -> None:
    drawing = picture.drawn(sheet(WORDS, MEMBERS["two-years"]))
    longest = await asyncio.wait_for(asyncio.gather(drawing, longest_wait()), 10)
    assert longest[1] < 0.5  # seconds, in which a tap has to be acknowledged


async def longest_wait() -> float:
    loop, longest = asyncio.get_running_loop(), 0.0
    for _ in range(40):
        before = loop.time()
        await asyncio.sleep(0.002)
        longest = max(longest, loop.time() - before)
    return longest


def test_nothing_that_draws_is_loaded_before_somebody_asks() -> None:
    code = "import sys, bot.app, cogs.days; sys.exit('PIL' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)  # noqa: S603 — our own words
    assert ended.returncode == 0


GROWTH = """
import asyncio, pathlib, re
from bot import app
from bot.ui.picture import drawn
from tests.ui.test_picture import MEMBERS, WORDS, sheet

def megabytes():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\\s+(\\d+)", status)[1]) / 1024

async def draw(times):
    for _ in range(times):
        await asyncio.gather(*(drawn(sheet(WORDS, it)) for it in MEMBERS.values()))

before = megabytes()
asyncio.run(draw(8))
print(megabytes() - before)
"""


@pytest.mark.slow
def test_many_pictures_leave_no_more_than_a_few_megabytes() -> None:
    ended = subprocess.run(  # noqa: S603 — our own words
        [sys.executable, "-c", GROWTH], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert float(ended.stdout) < 25
