"""What Discord offers while somebody types an option, and what they typed read back."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from discord import app_commands

from bot.rules import countries, pathways as rules, places
from bot.ui.voice import Voices, clock_in, language_name
from bot.words import Words

MOST = 25  # choices, Discord's limit
MOST_CHARACTERS = 100  # of a choice's name, likewise

Choices = list[app_commands.Choice[str]]


def zones(typed: str, now: datetime, *, group_zone: str) -> Choices:
    """Return the places that fit what is typed; the clocks of the world before anything is."""
    found = places.search(typed, now) if typed.strip() else places.by_clock(now, near=group_zone)
    return _choices((f"{place.name} · {clock_in(place.zone, now)}", place.zone) for place in found)


def zone_name(typed: str, now: datetime) -> str | None:
    """Return the zone that was typed or chosen; the likeliest where it means several."""
    found = places.search(typed, now)
    return found[0].zone if found else None


def country_names(typed: str, language: str) -> Choices:
    """Return the countries that fit what is typed."""
    return _choices(
        (country.name, country.code) for country in countries.countries(typed, language=language)
    )


def country_code(typed: str, language: str) -> str | None:
    """Return the country that was typed or chosen; None when it could be several.

    A wrong guess would show numbers that nobody answers.
    """
    if (code := countries.country_code(typed)) is not None:
        return code
    found = countries.countries(typed, language=language, limit=2)
    return found[0].code if len(found) == 1 else None


def languages(voices: Voices) -> Choices:
    """Return the languages there are words in, each called by itself."""
    return _choices((_own_name(voices, language), language) for language in voices.languages)


def language_code(voices: Voices, typed: str) -> str | None:
    """Return the language that was typed by its code or its name."""
    wanted = typed.strip().casefold()
    for language in voices.languages:
        names = {_own_name(voices, language), language_name(voices.in_language("en"), language)}
        if wanted == language or wanted in {name.casefold() for name in names}:
            return language
    return None


def pathways(words: Words, typed: str) -> Choices:
    """Return the pathways that fit what is typed."""
    found = ((words(f"pathway-{name}-name"), name) for name in rules.names())
    return _choices(pair for pair in found if typed.strip().casefold() in pair[0].casefold())


def pathway_name(words: Words, typed: str) -> str | None:
    """Return the pathway that was typed or chosen."""
    wanted = typed.casefold()
    for name in rules.names():
        if wanted in {name, words(f"pathway-{name}-name").casefold()}:
            return name
    return None


def _own_name(voices: Voices, language: str) -> str:
    return language_name(voices.in_language(language), language)


def _choices(pairs: Iterable[tuple[str, str]]) -> Choices:
    return [
        app_commands.Choice(name=name[:MOST_CHARACTERS], value=value)
        for name, value in islice(pairs, MOST)
    ]
