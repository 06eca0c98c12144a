"""How long a group keeps what, from which age it is for people, and who can read what."""

from collections.abc import Mapping
from dataclasses import dataclass

import discord
from discord import app_commands

from bot.models import Guild
from bot.models.privacy import Period
from bot.rules.privacy import AGES, CHOICES, is_for_young
from bot.ui.about import who_reads
from bot.ui.components import Option, Panel, Select
from bot.ui.rights import FOR_CHECK_INS, look_at
from bot.ui.visits import MOST_CHARACTERS, Visit
from bot.words import Words

FOR_THREADS = {
    name: FOR_CHECK_INS[name]
    for name in ("view_channel", "create_private_threads", "send_messages_in_threads")
}
AGE = "age"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be chosen: its name, its setting, and what is offered."""

    name: str
    setting: str
    offered: tuple[int, ...]


PARTS = (
    Part("notes", Period.NOTES.value, CHOICES[Period.NOTES]),
    Part("answers", Period.ANSWERS.value, CHOICES[Period.ANSWERS]),
    Part("requests", Period.REQUESTS.value, CHOICES[Period.REQUESTS]),
    Part(AGE, AGE, AGES),
)


def read(words: Words, typed: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """Return what was chosen as settings, and a sentence for each thing that is not offered."""
    changes: dict[str, int] = {}
    problems: list[str] = []
    for part in PARTS:
        value = typed.get(part.name)
        if value is None:
            continue
        if value in part.offered:
            changes[part.setting] = value
        else:
            line = "privacy-age-not-offered" if part.name == AGE else "privacy-not-offered"
            offered = ", ".join(str(it) for it in part.offered)
            problems.append(words(line, typed=str(value), offered=offered))
    return changes, problems


def meaning(words: Words, before: Guild, after: Guild) -> list[str]:
    """Return what each change means."""
    said = []
    for part in PARTS:
        was, value = getattr(before, part.setting), getattr(after, part.setting)
        if value == was:
            continue
        if part.name == AGE:
            said.append(words("privacy-age-changed", age=str(value)))
        elif value > was:
            said.append(words("privacy-longer"))
        else:
            said.append(words(f"privacy-shorter-{part.name}", count=value))
    return list(dict.fromkeys(said))


def choices(words: Words, name: str) -> list[app_commands.Choice[int]]:
    """Return what is offered for one of the options while it is typed."""
    (part,) = (it for it in PARTS if it.name == name)
    return [app_commands.Choice(name=_label(words, part, it), value=it) for it in part.offered]


async def panel(visit: Visit, guild: Guild, said: list[str]) -> Panel:
    """Return all of it in words, what each change means, and menus to choose in."""
    words = await visit.words()
    free_text = words("admin-words-on" if guild.free_text else "admin-words-off")
    lines = [
        *([*said, ""] if said else []),
        f"**{words('privacy-title')}**",
        *(f"- {words(f'privacy-{it}', count=days)}" for it, days in _days(guild)),
        f"- {words('privacy-always')}",
        f"- {words('privacy-age', age=str(guild.age))}",
        *_young(words, guild),
        f"- {free_text} {words('privacy-words-where')}",
        f"- {words('privacy-leads')}",
        f"- {words('about-threads')}",
        *(f"- {line}" for line in await _threads(visit, words, guild)),
        who_reads(words, visit.bot.settings.operator_name),
    ]
    menus = tuple(_menu(visit, words, guild, part) for part in PARTS)
    return Panel("\n".join(lines)[:MOST_CHARACTERS], menus)


def _days(guild: Guild) -> list[tuple[str, int]]:
    return [(it.name, getattr(guild, it.setting)) for it in PARTS if it.name != AGE]


def _young(words: Words, guild: Guild) -> list[str]:
    if not is_for_young(guild.age):
        return []
    lines = [words("privacy-young")]
    return [*lines, words("privacy-youngest")] if guild.age == min(AGES) else lines


async def _threads(visit: Visit, words: Words, guild: Guild) -> list[str]:
    """Return whether private threads are possible; nothing where Discord does not say."""
    if guild.check_in_channel_id is None:
        return [words("privacy-no-place")]
    channel = f"<#{guild.check_in_channel_id}>"
    try:
        place = await look_at(visit.bot, guild.id, guild.check_in_channel_id, FOR_THREADS)
    except discord.HTTPException:
        return []
    if not place.is_there:
        return [words("privacy-no-place")]
    if not place.missing:
        return [words("privacy-threads", channel=channel)]
    missing = ", ".join(place.missing)
    return [words("privacy-no-threads", channel=channel, permission=missing)]


def _menu(visit: Visit, words: Words, guild: Guild, part: Part) -> Select:
    now = getattr(guild, part.setting)
    return Select(
        visit.id_for("privacy", part.name),
        words(f"privacy-placeholder-{part.name}"),
        tuple(Option(_label(words, part, it), str(it), it == now) for it in part.offered),
    )


def _label(words: Words, part: Part, value: int) -> str:
    if part.name == AGE:
        return words("privacy-option-age", age=str(value))
    return words(f"privacy-option-{part.name}", count=value)
