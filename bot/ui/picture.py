"""The picture of Days: lamps on a dark card of its own, legible wherever Discord shows it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bot.rules.almanac import Mark

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parent.parent / "content"
REGULAR, BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"

# One thread for all pictures: each thread that draws keeps megabytes of its own.
STUDIO = ThreadPoolExecutor(1, thread_name_prefix="pictures")
WIDTH = 1000
MARGIN = 40
SHARPER = 4  # shapes are drawn larger and shrunk, so that round things are round
RING = 3
COLOURS = 64  # of the finished file

CARD = "#1f2530"
PANE = "#272e3b"
INK = "#f5f0e6"
SOFT = "#b9c0cd"
LAMP = "#f6bd60"
SPARE = "#d9a85a"
PLAIN = "#3b4454"

CELL, GAP = 26, 7
STEP = CELL + GAP
LABELS = 46  # the weekdays, left of the calendar
MOST_DATES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A rhythm: so many of so many."""

    words: str
    lit: int
    of: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the picture shows, in words and marks; it decides nothing."""

    title: str
    day: str
    figures: tuple[tuple[str, str], ...]  # a number, and what it is
    months: tuple[tuple[int, str], ...]  # a column, and the name over it
    weekdays: tuple[tuple[int, str], ...]
    squares: tuple[tuple[Mark, ...], ...]
    legend: tuple[tuple[Mark, str], ...]
    bars: tuple[Bar, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()  # a label, and what goes with it


async def drawn(sheet: Sheet) -> bytes:
    """Return the picture as a file, drawn while the event loop goes on."""
    return await asyncio.get_running_loop().run_in_executor(STUDIO, png, sheet)


def png(sheet: Sheet) -> bytes:
    """Return the picture as a file. It takes a tenth of a second; see `drawn`."""
    # Only who asks for a picture pays for what draws it.
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 — see above

    blocks = _blocks(sheet)
    height = MARGIN + sum(block_height for block_height, _ in blocks) + MARGIN // 2
    image = Image.new("RGB", (WIDTH, height), CARD)
    fonts = {
        (name, size): ImageFont.truetype(FONTS / name, size)
        for name, size in ((BOLD, 34), (BOLD, 46), (REGULAR, 19), (REGULAR, 22))
    }
    pen = Pen(image, ImageDraw.Draw(image), fonts)
    top = MARGIN
    for block_height, draw in blocks:
        draw(pen, top)
        top += block_height
    file = BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


class Pen:
    """Draws on one image."""

    def __init__(
        self, image: "Image", draw: "ImageDraw", fonts: "dict[tuple[str, int], FreeTypeFont]"
    ) -> None:
        self._image = image
        self._draw = draw
        self._fonts = fonts
        self._shapes: dict[tuple[int, int, int, bool], Image] = {}

    def text(
        self, at: tuple[float, float], text: str, font: tuple[str, int], colour: str, anchor: str
    ) -> None:
        """Write a line; `anchor` is Pillow's, such as "ls" for the left end of the base line."""
        self._draw.text(at, text, fill=colour, font=self._fonts[font], anchor=anchor)

    def width(self, text: str, font: tuple[str, int]) -> float:
        """Return how wide a line would be."""
        return self._fonts[font].getlength(text)

    def box(
        self,
        at: tuple[float, float],
        size: tuple[float, float],
        colour: str,
        *,
        radius: float = 6,
        ring: bool = False,
    ) -> None:
        """Draw a box with round corners, or only its ring."""
        look = (round(size[0]), round(size[1]), round(radius), ring)
        shape = self._shapes.get(look)
        if shape is None:
            shape = self._shapes[look] = _shape(*look)
        self._image.paste(colour, (round(at[0]), round(at[1])), shape)

    def fitted(self, text: str, font: tuple[str, int], most: float) -> str:
        """Return as much of a line as there is room for."""
        if self.width(text, font) <= most:
            return text
        while text and self.width(f"{text}…", font) > most:
            text = text[:-1]
        return f"{text.rstrip()}…"


def _shape(width: int, height: int, radius: int, ring: bool) -> "Image":
    """Return a box with smooth corners as a mask. Small ones are drawn large, never the card."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 — as in `png`

    mask = Image.new("L", (width * SHARPER, height * SHARPER))
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, width * SHARPER - 1, height * SHARPER - 1),
        radius * SHARPER,
        fill=0 if ring else 255,
        outline=255,
        width=RING * SHARPER,
    )
    return mask.resize((width, height), Image.Resampling.LANCZOS)


Block = tuple[int, Callable[[Pen, int], None]]


def _blocks(sheet: Sheet) -> list[Block]:
    rows = len(sheet.squares[0]) * STEP
    found: list[Block] = [
        (74, partial(_title, sheet)),
        (128, partial(_figures, sheet)),
        (40 + rows + 52, partial(_calendar, sheet)),
    ]
    if sheet.bars:
        found.append((52 * len(sheet.bars) + 14, partial(_bars, sheet)))
    if sheet.dates:
        found.append((20 + 42 * len(sheet.dates[:MOST_DATES]), partial(_dates, sheet)))
    return found


def _title(sheet: Sheet, pen: Pen, top: int) -> None:
    pen.text((MARGIN, top + 34), sheet.title, (BOLD, 34), INK, "ls")
    pen.text((WIDTH - MARGIN, top + 34), sheet.day, (REGULAR, 22), SOFT, "rs")


def _figures(sheet: Sheet, pen: Pen, top: int) -> None:
    if not sheet.figures:
        return
    between = 16
    room = WIDTH - 2 * MARGIN + between
    width = room / len(sheet.figures) - between
    for number, (figure, meaning) in enumerate(sheet.figures):
        left = MARGIN + number * (width + between)
        pen.box((left, top), (width, 106), PANE, radius=12)
        pen.text((left + 20, top + 58), figure, (BOLD, 46), LAMP if number == 0 else INK, "ls")
        words = pen.fitted(meaning, (REGULAR, 19), width - 30)
        pen.text((left + 20, top + 88), words, (REGULAR, 19), SOFT, "ls")


def _calendar(sheet: Sheet, pen: Pen, top: int) -> None:
    left, first = MARGIN + LABELS, top + 40
    for column, name in sheet.months:
        pen.text((left + column * STEP, top + 26), name, (REGULAR, 19), SOFT, "ls")
    for row, name in sheet.weekdays:
        middle = first + row * STEP + CELL / 2
        pen.text((MARGIN, middle), name, (REGULAR, 19), SOFT, "lm")
    for column, week in enumerate(sheet.squares):
        for row, mark in enumerate(week):
            _square(pen, mark, left + column * STEP, first + row * STEP)
    _legend(sheet, pen, left, first + len(sheet.squares[0]) * STEP + 12)


def _square(pen: Pen, mark: Mark, left: float, top: float) -> None:
    # The three differ in shape as well: full, ring, dot.
    if mark is Mark.LIT:
        pen.box((left, top), (CELL, CELL), LAMP)
    elif mark is Mark.SPARE:
        pen.box((left + 1, top + 1), (CELL - 2, CELL - 2), SPARE, ring=True)
    elif mark is Mark.PLAIN:
        inset = 9
        size = CELL - 2 * inset
        pen.box((left + inset, top + inset), (size, size), PLAIN, radius=size / 2)


def _legend(sheet: Sheet, pen: Pen, left: float, top: float) -> None:
    for mark, words in sheet.legend:
        _square(pen, mark, left, top)
        pen.text((left + CELL + 10, top + CELL / 2), words, (REGULAR, 19), SOFT, "lm")
        left += CELL + 10 + pen.width(words, (REGULAR, 19)) + 34


def _bars(sheet: Sheet, pen: Pen, top: int) -> None:
    left = MARGIN + LABELS
    width = 440
    for number, bar in enumerate(sheet.bars):
        line = top + 12 + number * 52
        pen.box((left, line), (width, 24), PLAIN, radius=12)
        pen.box((left, line), (max(24, width * bar.lit / bar.of), 24), LAMP, radius=12)
        words = pen.fitted(bar.words, (REGULAR, 22), WIDTH - MARGIN - left - width - 24)
        pen.text((left + width + 24, line + 12), words, (REGULAR, 22), INK, "lm")


def _dates(sheet: Sheet, pen: Pen, top: int) -> None:
    for number, (label, words) in enumerate(sheet.dates[:MOST_DATES]):
        base = top + 34 + number * 42
        room = WIDTH - 2 * MARGIN - LABELS - pen.width(words, (REGULAR, 22)) - 30
        left = MARGIN + LABELS
        pen.text((left, base), pen.fitted(label, (REGULAR, 22), room), (REGULAR, 22), INK, "ls")
        pen.text((WIDTH - MARGIN, base), words, (REGULAR, 22), SOFT, "rs")
