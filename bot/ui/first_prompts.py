"""What members start with, until they choose: when and where they are asked."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from discord import app_commands

from bot.messenger import Button
from bot.models import Guild, Home
from bot.rules import quiet
from bot.rules.times import read_time
from bot.rules.when import read_days
from bot.services.members import first_home
from bot.ui import own
from bot.ui.choices import MOST_CHARACTERS
from bot.ui.components import Option, Panel, Select
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import WEEKDAYS, both_times, days_name, weekday_name
from bot.words import Words

SETTINGS = ("start_morning_at", "start_evening_at", "start_weekdays", "start_home")
OFF = "off"
NOT_ASKED = frozenset({OFF, "no", "none", "never", "-", "nunca", "ninguna"})
OFFERED_TIMES = {
    "start_morning": ("07:00", "08:00", "09:00", "10:00"),
    "start_evening": ("18:00", "19:00", "20:00", "21:00"),
}
OFFERED_DAYS = {
    "every day": range(7),
    "weekdays": range(5),
    "weekend": (5, 6),
    **{day: (number,) for number, day in enumerate(WEEKDAYS)},
}

Choices = list[app_commands.Choice[str]]


def read(
    words: Words, guild: Guild, typed: Mapping[str, str | None]
) -> tuple[dict[str, Any], list[str]]:
    """Return what was typed as settings, and a sentence for each thing not understood."""
    changes: dict[str, Any] = {}
    problems: list[str] = []
    for option, text in typed.items():
        if not text:
            continue
        if option in OFFERED_TIMES and text.strip().casefold() in NOT_ASKED:
            changes[f"{option}_at"] = None
            continue
        name, found, unclear = _understood(words, option, text)
        if found is None:
            problems.append(words(unclear, typed=cleaned(text)))
        else:
            changes[name] = found
    if any(changes.get(it, getattr(guild, it)) for it in SETTINGS[:2]):
        return changes, problems
    # nobody would be asked at all
    kept = {name: it for name, it in changes.items() if name not in SETTINGS[:2]}
    return kept, [*problems, words("first-needs-time")]


def _understood(
    words: Words, option: str, text: str
) -> tuple[str, time | frozenset[int] | Home | None, str]:
    """Return a setting with what was understood of it, and what to say if that is nothing."""
    if option == "start_days":
        return "start_weekdays", read_days(text), "first-days-unclear"
    if option == "start_place":
        return "start_home", _home(words, text), "first-place-unclear"
    return f"{option}_at", read_time(text), "error-time-not-understood"


def _home(words: Words, text: str) -> Home | None:
    wanted = text.strip().casefold()
    names = {home: {home.value, words(f"first-place-{home}").casefold()} for home in Home}
    return next((home for home, called in names.items() if wanted in called), None)


def slots(guild: Guild, chosen: str) -> dict[str, Any]:
    """Return the settings that a choice of morning, evening or both means."""
    morning, evening = own.times_for(
        chosen, morning_at=guild.start_morning_at, evening_at=guild.start_evening_at
    )
    return {"start_morning_at": morning, "start_evening_at": evening}


def choices(words: Words, option: str, typed: str) -> Choices:
    """Return what is offered for one of the options while it is typed."""
    if option == "start_place":
        found = [(words(f"first-place-{home}"), home.value) for home in Home]
    elif option == "start_days":
        found = [(days_name(words, days), value) for value, days in OFFERED_DAYS.items()]
    else:
        found = [(clock, clock) for clock in OFFERED_TIMES[option]]
        found.append((words("first-off"), OFF))
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=name[:MOST_CHARACTERS], value=value)
        for name, value in found
        if wanted in f"{name} {value}".casefold()
    ]


def said(words: Words, guild: Guild, message_id: str = "first-now") -> str:
    """Return when and where those who start are asked."""
    return words(
        message_id,
        clock=both_times(guild.start_morning_at, guild.start_evening_at),
        days=days_name(words, guild.start_weekdays),
        where=words(f"first-place-{first_home(guild)}"),
    )


def means(words: Words, guild: Guild) -> list[str]:
    """Return what a change means, and what the chosen place still needs."""
    lines = [said(words, guild, "first-saved")]
    if guild.start_home is not first_home(guild):
        lines.append(words("setup-choose-channel"))
    return lines


async def panel(visit: Visit, guild: Guild, above: list[str]) -> Panel:
    """Return what people start with, with menus to choose in."""
    words = await visit.words()
    lines = [
        *([*above, ""] if above else []),
        f"**{words('first-title')}**",
        said(words, guild),
        words("shown-start-watch", count=guild.start_watch_days),
        words("first-own"),
    ]
    rows = (
        _slots(visit, words, guild),
        _days(visit, words, guild),
        _places(visit, words, guild),
        _watch(visit, words, guild),
        (
            *_times(visit, words, guild),
            Button(words("button-to-check-ins"), visit.id_for("all_check_ins")),
        ),
    )
    return Panel("\n".join(lines), rows)


def _slots(visit: Visit, words: Words, guild: Guild) -> Select:
    now = own.slots_of(morning_at=guild.start_morning_at, evening_at=guild.start_evening_at)
    options = tuple(Option(words(f"slot-{slot}"), slot, slot == now) for slot in own.SLOTS)
    return Select(visit.id_for("first_slots"), words("first-slots-placeholder"), options)


def _days(visit: Visit, words: Words, guild: Guild) -> Select:
    options = tuple(
        Option(weekday_name(words, day), str(day), day in guild.start_weekdays)
        for day in range(len(WEEKDAYS))
    )
    placeholder = words("first-days-placeholder")
    return Select(visit.id_for("first_days"), placeholder, options, most=len(options))


def _places(visit: Visit, words: Words, guild: Guild) -> Select:
    options = tuple(
        Option(words(f"first-place-{home}"), home.value, home is guild.start_home) for home in Home
    )
    return Select(visit.id_for("first_place"), words("first-place-placeholder"), options)


def _watch(visit: Visit, words: Words, guild: Guild) -> Select:
    options = tuple(
        Option(words("watch-days-option", count=days), str(days), days == guild.start_watch_days)
        for days in range(quiet.FEWEST, quiet.MOST + 1)
    )
    return Select(visit.id_for("first_watch"), words("first-watch-placeholder"), options)


def _times(visit: Visit, words: Words, guild: Guild) -> list[Button]:
    times = (("morning", guild.start_morning_at), ("evening", guild.start_evening_at))
    return [
        Button(words(f"button-time-{slot}"), visit.id_for("first_time", slot))
        for slot, at in times
        if at is not None
    ]
