"""The group has had a loss: the admins' panel, and what it changes in what people see."""

from zlib import crc32

from bot.custom_ids import CustomIds
from bot.messenger import Button, Style
from bot.models import Guild
from bot.services.mourning import LONGEST_DAYS, is_resting
from bot.ui.components import Field, Panel
from bot.ui.visits import Visit
from bot.ui.voice import moment_in
from bot.words import Words

MOST_WORDS = 300  # characters
DAYS_CHARACTERS = 1


async def panel(visit: Visit, guild: Guild, *, days: int, said: str = "") -> Panel:
    """Return how it stands, and what can be done."""
    words = await visit.words()
    lines = [said] if said else []
    lines.append(f"**{words('loss-title')}**")
    if is_resting(guild, visit.now) and guild.hold_until is not None:
        until = moment_in(words, guild.zone, guild.hold_until, now=visit.now)
        lines += [words("loss-on", until=until), "", quoted(guild)]
        end = Button(words("button-loss-end"), visit.id_for("loss_end"))
        return Panel("\n".join(lines), ((end,),))
    lines.append(words("loss-means"))
    write = Button(
        words("button-loss-write"), visit.id_for("loss_write", str(days)), style=Style.MAIN
    )
    return Panel("\n".join(lines), ((write,),))


async def preview(visit: Visit, guild: Guild, *, days: int) -> Panel:
    """Return a prompt exactly as it will read, to be confirmed."""
    words = await visit.words()
    theirs = visit.bot.voices.of(guild)
    above = words("loss-preview", count=days)
    prompt = with_words(f"{theirs('prompt-morning')}\n{theirs('prompt-private')}", guild)
    start = visit.id_for("loss_start", str(days), mark_of(guild))
    row = (
        Button(words("button-loss-start"), start, style=Style.MAIN),
        Button(words("button-loss-rewrite"), visit.id_for("loss_write", str(days))),
    )
    return Panel(f"{above}\n\n{prompt}", (row,))


def mark_of(guild: Guild) -> str:
    """Return what tells the words that were shown from others, which another admin wrote since."""
    return f"{crc32((guild.hold_words or '').encode()):x}"


def fields(words: Words, guild: Guild, *, days: int) -> tuple[Field, ...]:
    """Return the lines of the form: the words, and for how many days."""
    return (
        Field(
            "words",
            words("loss-form-words"),
            words("loss-form-hint"),
            most=MOST_WORDS,
            long=True,
            shown=guild.hold_words or "",
        ),
        Field(
            "days",
            words("loss-form-days"),
            words("loss-form-days-hint"),
            most=DAYS_CHARACTERS,
            shown=str(days),
        ),
    )


def days_in(typed: str, *, otherwise: int) -> int:
    """Return for how many days, of one to seven."""
    number = int(typed) if typed.isascii() and typed.isdigit() else otherwise
    return min(max(number, 1), LONGEST_DAYS)


def quoted(guild: Guild) -> str:
    """Return a group's own words as a quotation."""
    return "\n".join(f"> {line}" for line in (guild.hold_words or "").splitlines())


def with_words(text: str, guild: Guild) -> str:
    """Return a prompt with the group's words below: a lock screen shows the first line only."""
    return f"{text}\n\n{guild.hold_words}" if guild.hold_words else text


def numbers_button(words: Words, ids: CustomIds, guild: Guild) -> Button:
    """Return the button for the numbers."""
    return Button(words("button-numbers"), ids.make("numbers", guild.id))
