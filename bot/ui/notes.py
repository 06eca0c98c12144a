"""The form of a note, and the note shown to the one person whose it is."""

from datetime import date

import discord

from bot.messenger import Button
from bot.models import Feeling, Note, Slot
from bot.services.notes import Noted
from bot.ui.answers import day_row
from bot.ui.components import Boxes, Field, Option, Panel, form_of, ticked_in, typed_in
from bot.ui.text import cleaned, cleaned_lines
from bot.ui.visits import Visit
from bot.words import Words

MOST_THANKS = 120  # characters
MOST_WORDS = 500  # a post holds 2000, and every one of these may need an escape


async def form(visit: Visit, noted: Noted, day_on: date, slot: Slot) -> discord.ui.Modal:
    """Return the form of a note, filled with what is there already."""
    words = await visit.words()
    boxes = tuple(
        Option(feeling_name(words, feeling), feeling.value, feeling in noted.note.feelings)
        for feeling in Feeling
    )
    fields: list[Field | Boxes] = [Boxes("feelings", words("note-form-feelings"), boxes)]
    if noted.free_text:
        fields += _lines(words, noted.note)
    custom_id = visit.own_id("note_written", *day_row(day_on, slot))
    return form_of(words("note-form-title"), custom_id, fields)


def _lines(words: Words, note: Note) -> list[Field]:
    return [
        Field(
            "thanks",
            words("note-form-thanks"),
            words("note-form-thanks-hint"),
            most=MOST_THANKS,
            required=False,
            shown=note.thanks,
        ),
        Field(
            "words",
            words("note-form-words"),
            words("note-form-words-hint"),
            most=MOST_WORDS,
            required=False,
            long=True,
            shown=note.words,
        ),
    ]


def read_form(interaction: discord.Interaction) -> Note:
    """Return the note that was filled in; boxes that nobody offered do not count."""
    ticked = ticked_in(interaction, "feelings")
    typed = typed_in(interaction)
    return Note(
        tuple(feeling for feeling in Feeling if feeling.value in ticked),
        typed.get("thanks", "").strip()[:MOST_THANKS],
        typed.get("words", "").strip()[:MOST_WORDS],
    )


async def kept(visit: Visit, noted: Noted, day_on: date, slot: Slot) -> Panel:
    """Return the note as it is kept now, to its owner."""
    words = await visit.words()
    days = (await visit.known()).guild.note_days
    day = day_row(day_on, slot)
    row = (
        Button(words("button-change-note"), visit.own_id("note", *day)),
        Button(words("button-share"), visit.own_id("share", *day)),
        Button(words("button-talk"), visit.id_for("talk")),
    )
    if not noted.note:
        return Panel(words("note-none"), (row,))
    return Panel("\n".join([words("note-kept", count=days), "", *lines(words, noted.note)]), (row,))


def lines(words: Words, note: Note) -> list[str]:
    """Return what a note says, made safe to show."""
    feelings = ", ".join(feeling_name(words, feeling) for feeling in note.feelings)
    found = [
        feelings,
        cleaned(note.thanks, most=MOST_THANKS),
        cleaned_lines(note.words, most=MOST_WORDS),
    ]
    return [line for line in found if line]


def feeling_name(words: Words, feeling: Feeling) -> str:
    """Return what a box is called."""
    return words(f"feeling-{feeling}")
