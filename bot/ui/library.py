"""The library as people read it and as admins keep it; some tools are there from the start."""

from collections.abc import Iterable, Sequence

from discord import app_commands

from bot.messenger import Button
from bot.models.library import Entry, EntryId
from bot.ui.choices import MOST, MOST_CHARACTERS
from bot.ui.components import MOST_OPTIONS, Field, Option, Panel, Select
from bot.ui.posts import link_row
from bot.ui.text import mark_of
from bot.ui.visits import Visit
from bot.words import Words

# Neutral, from no fellowship and no manual; a group may say them in its own words.
TOOLS = ("ten-minutes", "basics", "elsewhere", "one-person", "breath", "morning")
SHIPPED = EntryId(0)
MOST_OF_TITLE = 80
MOST_OF_TOPIC = 60
MOST_OF_TEXT = 1200
SHORT = 100  # characters of an option, Discord's limit


def shipped(words: Words) -> list[Entry]:
    """Return the tools that every group has from the start."""
    topic = words("library-tools")
    return [
        Entry(SHIPPED, topic, words(f"tool-{name}-title"), words(f"tool-{name}-text"))
        for name in TOOLS
    ]


def matching(entries: Iterable[Entry], typed: str) -> list[app_commands.Choice[str]]:
    """Return topics, then titles, that contain what is typed."""
    wanted = typed.strip().casefold()
    names = dict.fromkeys([*(it.topic for it in entries), *(it.title for it in entries)])
    found = [name for name in names if wanted in name.casefold()]
    return [
        app_commands.Choice(name=it[:MOST_CHARACTERS], value=it[:MOST_CHARACTERS])
        for it in found[:MOST]
    ]


def named(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries of a topic or a title; those that contain it where none is called so."""
    wanted = typed.strip().casefold()
    exact = [it for it in entries if wanted in {it.topic.casefold(), it.title.casefold()}]
    return exact or [
        it for it in entries if wanted in f"{it.topic}\n{it.title}\n{it.text}".casefold()
    ]


async def shelf(visit: Visit, entries: Sequence[Entry], said: str = "") -> Panel:
    """Return the titles by topic, to choose one; a single entry is shown at once."""
    words = await visit.words()
    if len(entries) == 1:
        return await one(visit, entries[0])
    topics = dict.fromkeys(it.topic for it in entries)
    if len(entries) > MOST_OPTIONS and len(topics) > 1:
        options = [Option(topic[:SHORT], mark_of(topic)) for topic in topics]
    else:
        options = [Option(f"{it.title} · {it.topic}"[:SHORT], mark_of(it.title)) for it in entries]
    chosen = Select(
        visit.id_for("library_open"), words("library-placeholder"), tuple(options[:MOST_OPTIONS])
    )
    text = said or words("library-choose")
    return Panel(f"**{words('library-title')}**\n{text}", (chosen, *await _below(visit)))


async def one(visit: Visit, entry: Entry) -> Panel:
    """Return one entry, and the ways to a person and back."""
    lines = [f"**{entry.title}**", entry.text, *([f"<{entry.link}>"] if entry.link else [])]
    return Panel("\n".join(lines), await _below(visit, back=True))


async def _below(visit: Visit, *, back: bool = False) -> tuple[tuple[Button, ...], ...]:
    words = await visit.words()
    row = [Button(words("button-talk"), visit.id_for("talk"))]
    if back:
        row.append(Button(words("button-back"), visit.id_for("library")))
    return (tuple(row), link_row(words))


def marked(entries: Sequence[Entry], mark: str) -> list[Entry]:
    """Return the entries whose title or topic a button carries the mark of."""
    return [it for it in entries if mark in {mark_of(it.title), mark_of(it.topic)}]


async def keeping(visit: Visit, entries: Sequence[Entry], said: str = "") -> Panel:
    """Return what an admin can do with the library."""
    words = await visit.words()
    lines = [f"**{words('library-title')}**", *([said] if said else []), words("library-how")]
    add = (Button(words("button-library-add"), visit.id_for("library_add")),)
    if not entries:
        return Panel("\n".join(lines), (add,))
    options = tuple(
        Option(f"{it.title} · {it.topic}"[:SHORT], str(it.id)) for it in entries[-MOST_OPTIONS:]
    )
    chosen = Select(visit.id_for("library_keep"), words("library-placeholder"), options)
    return Panel("\n".join(lines), (chosen, add))


async def kept(visit: Visit, entry: Entry) -> Panel:
    """Return one entry as everybody reads it, to change or take away."""
    words = await visit.words()
    panel = await one(visit, entry)
    row = (
        Button(words("button-library-change"), visit.id_for("library_change", entry.id)),
        Button(words("button-library-remove"), visit.id_for("library_remove", entry.id)),
        Button(words("button-back"), visit.id_for("library_all")),
    )
    return Panel(f"{words('library-entry', typed=entry.topic)}\n{panel.text}", (row,))


def fields(words: Words, entry: Entry | None) -> tuple[Field, ...]:
    """Return the lines of the form of an entry."""

    def line(name: str, shown: str, most: int, *, long: bool = False, needed: bool = True) -> Field:
        label, hint = words(f"library-form-{name}"), words(f"library-{name}-hint")
        return Field(name, label, hint, most, required=needed, long=long, shown=shown)

    return (
        line("topic", entry.topic if entry else "", MOST_OF_TOPIC),
        line("title", entry.title if entry else "", MOST_OF_TITLE),
        line("text", entry.text if entry else "", MOST_OF_TEXT, long=True),
        line("link", (entry.link or "") if entry else "", 300, needed=False),
    )
