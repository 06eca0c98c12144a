"""A list of meetings from elsewhere, in words, before anything is saved."""

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


def said(words: Words, told: Said) -> str:
    """Return one thing that the reader of a list says."""
    facts = {
        name: cleaned(fact, most=MOST_NAME) if isinstance(fact, str) else fact
        for name, fact in told.facts.items()
    }
    return words(told.id, **facts)


def needs_zone(reading: Reading) -> bool:
    """Say whether a list leaves open by whose clocks it is."""
    return any(candidate.rule.zone is None for candidate in reading.candidates)


async def preview(
    visit: Visit, reading: Reading, found: Comparison, draft_id: DraftId, *, zone: str
) -> Panel:
    """Return what the list would change; nothing is saved."""
    words = await visit.words()
    lines = [words("import-preview", name=cleaned(reading.source, most=MOST_NAME))]
    lines.append(_counts(words, reading, found))
    lines += [said(words, notice) for notice in reading.notices]
    asks = needs_zone(reading)
    if asks:
        lines.append(words("import-zone", place=place_in(zone)))
    lines += ["", *_meetings(words, found, zone=zone, now=visit.now)]
    for refused in reading.refused[:REFUSED_SHOWN]:
        name = cleaned(refused.name, most=MOST_NAME) or "–"
        why = said(words, refused.why)
        lines.append(words("import-refused-row", number=str(refused.row), name=name, where=why))
    buttons = [Button(words("button-not-now"), visit.own_id("not_now"))]
    if found.new or found.changed:
        save = Button(words("button-save"), visit.own_id("im_save", draft_id), style=Style.MAIN)
        buttons.insert(0, save)
    if asks:
        buttons.insert(-1, Button(words("button-other-zone"), visit.own_id("im_zone", draft_id)))
    return Panel(_shortened(lines), (tuple(buttons),))


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


def _meetings(words: Words, found: Comparison, *, zone: str, now: datetime) -> list[str]:
    lines = []
    for candidate in found.new[:SHOWN]:
        outline = outline_of(candidate, zone=zone, now=now)
        if recurrence.is_sound(outline.recurrence):
            name = cleaned(outline.name, most=MOST_NAME)
            where = place_in(outline.recurrence.zone)
            lines.append(f"+ {name}: {rule(words, outline.recurrence)} ({where})")
    for pair in found.changed[:SHOWN]:
        name = cleaned(pair.told.name, most=MOST_NAME)
        lines.append(f"· {name}: {rule(words, pair.told.recurrence)}")
    gone = [cleaned(meeting.name, most=MOST_NAME) for meeting in found.gone[:SHOWN]]
    return [*lines, *(words("import-gone-row", name=name) for name in gone)]


def _shortened(lines: list[str]) -> str:
    text = "\n".join(lines)
    while len(text) > MOST:
        text = text.rpartition("\n")[0]
    return text
