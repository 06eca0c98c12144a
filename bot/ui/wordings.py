"""What a group says in words of its own: choosing a text, changing it, seeing it first."""

from collections.abc import Iterable

from discord import app_commands

from bot.messenger import Button, Style
from bot.models import Guild
from bot.ui.choices import MOST, MOST_CHARACTERS
from bot.ui.components import MOST_OPTIONS, Field, Option, Panel, Select
from bot.ui.text import mark_of
from bot.ui.visits import Visit
from bot.words import Catalogue, Words
from bot.words.overrides import MOST_TYPED, Problem
from bot.words.samples import likely
from bot.words.taste import warnings

FENCE = "```"
NOT_FOR_CHANGE = ("command-", "error-no-words")


def changeable(catalogue: Catalogue) -> Iterable[str]:
    """Give the ids of the texts that a group may change or add to."""
    return (name for name in catalogue.ids() if not name.startswith(NOT_FOR_CHANGE))


def marked(catalogue: Catalogue, mark: str) -> str | None:
    """Return the id of the text with this mark; None when it is gone."""
    return next((name for name in changeable(catalogue) if mark_of(name) == mark), None)


def matching(catalogue: Catalogue, typed: str, language: str) -> list[app_commands.Choice[str]]:
    """Return the texts whose id or words contain what is typed."""
    words = catalogue.words(language)
    wanted = typed.strip().casefold()
    found = []
    for name in changeable(catalogue):
        text = said(catalogue, words, name).replace("\n", " ")
        if wanted in name or wanted in text.casefold():
            found.append(app_commands.Choice(name=f"{name} · {text}"[:MOST_CHARACTERS], value=name))
        if len(found) == MOST:
            break
    return found


def said(catalogue: Catalogue, words: Words, name: str) -> str:
    """Return a text with likely values in it."""
    return words(name, **likely(catalogue.variables(name)))


async def overview(visit: Visit, guild: Guild, language: str) -> Panel:
    """Return how it works, and the texts that are changed already."""
    words = await visit.words()
    changed = sorted(guild.lines.get(language, {}))
    lines = [
        f"**{words('wordings-title')}**",
        words("wordings-how"),
        words("wordings-changed-here", count=len(changed)),
    ]
    if not changed:
        return Panel("\n".join(lines))
    options = tuple(Option(name, mark_of(name)) for name in changed[:MOST_OPTIONS])
    chosen = Select(visit.id_for("wordings_open", language), words("wordings-placeholder"), options)
    return Panel("\n".join(lines), (chosen,))


async def one(visit: Visit, guild: Guild, language: str, name: str, saved: str = "") -> Panel:
    """Return one text as it is said here, with what may be done to it."""
    words = await visit.words()
    catalogue = visit.bot.catalogue
    own = guild.lines.get(language, {}).get(name)
    fixed = catalogue.fixed(name)
    here = visit.bot.voices.of_group(guild, language)
    lines = [
        saved,
        words("wordings-line", typed=f"`{name}`"),
        words("wordings-now"),
        quoted(said(catalogue, here, name)),
    ]
    if own is not None and not fixed:
        usual = said(catalogue, catalogue.words(language), name)
        lines += [words("wordings-usual"), quoted(usual)]
    if fixed:
        lines.append(words("wordings-fixed"))
    if catalogue.pushed(name):
        lines.append(words("wordings-pushed"))
    if known := sorted(catalogue.variables(name)):
        names = ", ".join(f"{{${variable}}}" for variable in known)
        lines.append(words("wordings-variables", languages=names))
    label = words("button-wordings-add" if fixed else "button-wordings-change")
    row = [Button(label, visit.id_for("wordings_change", language, mark_of(name)))]
    if own is not None:
        usual_id = visit.id_for("wordings_usual", language, mark_of(name))
        row.append(Button(words("button-wordings-usual"), usual_id))
    return Panel("\n".join(line for line in lines if line), (tuple(row),))


def field(words: Words, shown: str) -> Field:
    """Return where the words are typed."""
    label = words("wordings-form-text")
    return Field("text", label, words("wordings-form-title"), MOST_TYPED, long=True, shown=shown)


async def refused(visit: Visit, language: str, name: str, problems: list[Problem]) -> Panel:
    """Return what stands against a text, and the way to try again."""
    words = await visit.words()
    again = visit.id_for("wordings_change", language, mark_of(name))
    lines = [words(problem.message_id, **problem.variables) for problem in problems]
    return Panel("\n".join(lines), ((Button(words("button-wordings-change"), again),),))


async def preview(visit: Visit, guild: Guild, language: str, name: str, text: str) -> Panel:
    """Return how a text will read, what to think about, and the choice to use it."""
    words = await visit.words()
    catalogue = visit.bot.catalogue
    as_said = said(catalogue, catalogue.words(language, overrides={name: text}), name)
    lines = [words("wordings-preview"), quoted(as_said)]
    lines += [words(found, **more) for found, more in warnings(text, language)]
    lines.append(f"{FENCE}\n{text}\n{FENCE}")  # read back from here when it is used
    row = (
        Button(
            words("button-wordings-use"),
            visit.id_for("wordings_use", language, mark_of(name)),
            style=Style.MAIN,
        ),
        Button(
            words("button-wordings-change"),
            visit.id_for("wordings_change", language, mark_of(name)),
        ),
        Button(words("button-not-now"), visit.id_for("wordings_not")),
    )
    return Panel("\n".join(lines), (row,))


def previewed(message: str) -> str:
    """Return the text that a preview of ours shows; empty when there is none."""
    return message.partition(f"{FENCE}\n")[2].rpartition(f"\n{FENCE}")[0]


def quoted(text: str) -> str:
    """Return a text as Discord shows a quotation."""
    return "\n".join(f"> {line}" for line in text.split("\n"))
