"""Places, and the words people use for time zones, as shipped in `content/`."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.rules import calendar, countries

# Letters that Unicode does not take apart into a plain letter and a mark.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})
DROPPED = str.maketrans("", "", "'’`.")


@dataclass(frozen=True, slots=True)
class Place:
    """A name people know, and the time zone its clocks follow; `country` is ISO 3166 or ""."""

    name: str
    zone: str
    country: str = ""
    thousands: int = 0  # people, roughly: only for what to offer first


def fold(text: str) -> str:
    """Return the text without accents, capitals and punctuation: "São Paulo" as "sao paulo"."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN).translate(DROPPED))
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def _rows(file: str) -> Iterator[dict[str, str]]:
    content = resources.files("bot").joinpath("content", file).read_text("utf-8")
    return csv.DictReader(content.splitlines())


def _tz_lines(file: str) -> Iterator[str]:
    content = resources.files("tzdata").joinpath("zoneinfo", file).read_text("utf-8")
    return (line for line in content.splitlines() if not line.startswith("#"))


@cache
def zone_countries() -> dict[str, str]:
    """Return the ISO 3166 country of every zone that belongs to one."""
    fields = (line.split("\t") for line in _tz_lines("zone.tab"))
    return {zone: code for code, _, zone, *_ in fields}


@cache
def old_names() -> dict[str, str]:
    """Return today's zone for each name that is kept only for old times' sake."""
    links = [line.split() for line in _tz_lines("tzdata.zi") if line.startswith("L ")]
    return {old: zone for _, zone, old in links if old not in zone_countries()}


def canonical(zone: str) -> str:
    """Return the name that a zone goes by today: "America/Los_Angeles" for "US/Pacific"."""
    return old_names().get(zone, zone)


@cache
def countries_by_name() -> dict[str, str]:
    """Return the code for every folded name of a country, in any language of ours."""
    return {
        fold(name): code
        for code in sorted(countries.codes())
        for name in (
            code,
            countries.country_name(code, "en"),
            countries.country_name(code, "es"),
            *countries.ALSO_CALLED.get(code, ()),
        )
    }


@cache
def zone_words() -> dict[str, tuple[str, ...]]:
    """Return the zones, likeliest first, behind "pst", "eastern time", "california"."""
    return {fold(row["word"]): tuple(row["zones"].split()) for row in _rows("zone_words.csv")}


@cache
def named_places() -> dict[Place, tuple[str, ...]]:
    """Return every place, biggest first, with the folded names that it goes by."""
    named = {
        Place(row["name"], row["zone"], row["country"], int(row["thousands"])): tuple(
            fold(name) for name in (row["name"], *row["also"].split(";")) if name
        )
        for row in _rows("cities.csv")
    }
    shown = {place.zone for place in named}
    for zone, country in zone_countries().items():
        if zone not in shown:
            place = Place(_last_part(zone), zone, country)
            named[place] = (fold(place.name),)
    return dict(sorted(named.items(), key=lambda item: (-item[0].thousands, item[1])))


@cache
def biggest() -> dict[str, Place]:
    """Return the best known place of every zone, biggest first."""
    found: dict[str, Place] = {}
    for place in named_places():
        found.setdefault(place.zone, place)
    return found


@cache
def place_of(zone: str) -> Place:
    """Return the place a zone is called after, else its biggest: never nothing."""
    zone = canonical(zone)
    title = _last_part(zone)
    for place, names in named_places().items():
        if place.zone == zone and fold(title) in names:
            return place
    return biggest().get(zone) or Place(_fixed_name(title), zone)


def _last_part(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _fixed_name(title: str) -> str:
    """Turn "GMT+5" round: in zone names that is five hours behind, and nobody expects it."""
    hours = title.removeprefix("GMT")
    if hours == title or not hours:
        return "UTC" if title == "GMT" else title
    return "UTC" + hours.translate(str.maketrans("+-", "-+"))


@cache
def names_of_places() -> tuple[tuple[str, Place], ...]:
    """Return each folded name with its place, biggest first."""
    return tuple((name, place) for place, names in named_places().items() for name in names)


@cache
def zone_ids() -> dict[str, str]:
    """Return every zone by its id as somebody would type it: "america/vancouver"."""
    return {name.casefold(): name for name in sorted(calendar.zone_names()) if "/" in name}
