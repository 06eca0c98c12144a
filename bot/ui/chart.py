"""One bar for each week, on the same dark card as the picture of Days."""

import asyncio
from dataclasses import dataclass
from io import BytesIO

from bot.ui.picture import (
    BOLD,
    CARD,
    COLOURS,
    FONTS,
    INK,
    LAMP,
    MARGIN,
    PLAIN,
    REGULAR,
    SOFT,
    STUDIO,
    WIDTH,
)

TITLE, SMALL = 34, 19
TALL = 300  # pixels, the highest bar
EVERY = 13  # with more bars than that only some have a date below


@dataclass(frozen=True, slots=True)
class Bars:
    """What the chart shows: a name below and a count, or None where it is not to be shown."""

    title: str
    bars: tuple[tuple[str, int | None], ...]
    below: str


async def drawn(bars: Bars) -> bytes:
    """Return the chart as a file, drawn while the event loop goes on."""
    return await asyncio.get_running_loop().run_in_executor(STUDIO, png, bars)


def png(bars: Bars) -> bytes:
    """Return the chart as a file; see `drawn`."""
    # Only who asks for a picture pays for what draws it.
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 — see above

    height = MARGIN + TITLE + MARGIN + TALL + 2 * MARGIN + SMALL + MARGIN
    image = Image.new("RGB", (WIDTH, height), CARD)
    draw = ImageDraw.Draw(image)
    title = ImageFont.truetype(FONTS / BOLD, TITLE)
    small = ImageFont.truetype(FONTS / REGULAR, SMALL)
    draw.text((MARGIN, MARGIN), bars.title, fill=INK, font=title)
    floor = MARGIN + TITLE + MARGIN + TALL
    most = max((count for _, count in bars.bars if count), default=1)
    step = (WIDTH - 2 * MARGIN) / max(len(bars.bars), 1)
    wide = min(step * 0.7, 80)
    for place, (name, count) in enumerate(bars.bars):
        left = MARGIN + place * step + (step - wide) / 2
        middle = left + wide / 2
        tall = 6 if count is None else max(6, (TALL - SMALL) * count / most)
        colour = PLAIN if count is None else LAMP
        draw.rounded_rectangle((left, floor - tall, left + wide, floor), radius=6, fill=colour)
        if count is not None and len(bars.bars) <= EVERY:
            draw.text((middle, floor - tall - 6), str(count), fill=INK, font=small, anchor="ms")
        if place % (1 + len(bars.bars) // EVERY) == 0:
            draw.text((middle, floor + SMALL + 8), name, fill=SOFT, font=small, anchor="ms")
    draw.text((MARGIN, floor + 2 * MARGIN + 6), bars.below, fill=SOFT, font=small)
    file = BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()
