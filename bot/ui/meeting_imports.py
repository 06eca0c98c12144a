"""A list of meetings from elsewhere, in words, before anything is saved."""

import re
from datetime import datetime

from bot.messenger import Button, Style
from bot.models.feeds import Reading, Said
from bot.models.meetings import DraftId
from bot.rules import recurrence
from bot.rules.imports import Comparison
from bot.services.imports import outline_of
from bot.ui.components import Panel
from bot.ui.meeting_words import rule
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import place_in
from bot.words import Words

SHOWN, REFUSED_SHOWN = 8, 5
MOST_NAME = 40
MOST = 1900  # characters
FILE_NAME = "list.txt"
ZONE_MISSING = "feeds-zone-missing"


def said(words: Words, told: Said) -> str:
    """Return one thing that the reader of a list says."""
    facts = {
        name: cleaned(fact, most=MOST_NAME) if isinstance(fact, str) else fact
        for name, fact in told.facts.items()
    }
    return words(told.id, **facts)


async def preview(
    visit: Visit, reading: Reading, found: Comparison, draft_id: DraftId, *, zone: str
) -> Panel:
    """Return what the list would change; nothing is saved.

    What does not fit into a message is in a file beside it: every row, and why it is not taken.
    """
    words = await visit.words()
    lines = [words("import-preview", name=cleaned(reading.source, most=MOST_NAME))]
    lines.append(_counts(words, reading, found))
    lines += [said(words, notice) for notice in reading.notices if notice.id != ZONE_MISSING]
    # what came from this list before has its zone
    asks = sum(candidate.rule.zone is None for candidate in found.new)
    if asks:
        lines.append(words(ZONE_MISSING, count=asks))
        lines.append(words("import-zone", place=place_in(zone)))
    parts = [*_meetings(words, found, zone=zone, now=visit.now), _refused(words, reading)]
    lines.append("")
    for part, most in zip(parts, (SHOWN, SHOWN, SHOWN, REFUSED_SHOWN), strict=True):
        lines += part[:most]
    text = _shortened(lines)
    whole = [row for part in parts for row in part]
    files: tuple[tuple[str, bytes], ...] = ()
    if not text.endswith("\n".join(whole)):
        files = ((FILE_NAME, _plain(whole)),)
        text = f"{text}\n{words('import-whole')}"
    buttons = [Button(words("button-not-now"), visit.own_id("not_now"))]
    if found.new or found.changed:
        save = Button(words("button-save"), visit.own_id("im_save", draft_id), style=Style.MAIN)
        buttons.insert(0, save)
    if asks:
        buttons.insert(-1, Button(words("button-other-zone"), visit.own_id("im_zone", draft_id)))
    return Panel(text, (tuple(buttons),), files=files)


def _counts(words: Words, reading: Reading, found: Comparison) -> str:
    counts = (
        ("import-new", len(found.new)),
        ("import-changed", len(found.changed)),
        ("import-same", len(found.unchanged)),
        ("import-gone", len(found.gone)),
        ("import-refused", len(reading.refused)),
    )
    said_counts = [words(name, count=count) for name, count in counts if count]
    return ", ".join(said_counts) or words("import-nothing")


def _meetings(words: Words, found: Comparison, *, zone: str, now: datetime) -> list[list[str]]:
    """Return what is new, what is changed, and what is no longer there, a line each."""
    new = []
    for candidate in found.new:
        outline = outline_of(candidate, zone=zone, now=now)
        if recurrence.is_sound(outline.recurrence):
            name = cleaned(outline.name, most=MOST_NAME)
            where = place_in(outline.recurrence.zone)
            new.append(f"+ {name}: {rule(words, outline.recurrence)} ({where})")
    changed = [
        f"· {cleaned(pair.told.name, most=MOST_NAME)}: {rule(words, pair.told.recurrence)}"
        for pair in found.changed
    ]
    gone = [cleaned(meeting.name, most=MOST_NAME) for meeting in found.gone]
    return [new, changed, [words("import-gone-row", name=name) for name in gone]]


def _refused(words: Words, reading: Reading) -> list[str]:
    return [
        words(
            "import-refused-row",
            number=str(refused.row),
            name=cleaned(refused.name, most=MOST_NAME) or "–",
            where=said(words, refused.why),
        )
        for refused in reading.refused
    ]


def _plain(rows: list[str]) -> bytes:
    """Return rows as a file, in which nothing has to be kept from being marked up."""
    return re.sub(r"\\(.)", r"\1", "\n".join(rows)).encode()


def _shortened(lines: list[str]) -> str:
    text = "\n".join(lines)
    while len(text) > MOST:
        text = text.rpartition("\n")[0]
    return text
