"""Finding a member's time zone in a tap or a word, without asking for one."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from bot.rules import atlas, calendar
from bot.rules.atlas import Place, fold

HOUR, HALF_DAY, DAY = 60, 12 * 60, 24 * 60  # minutes
CLOSE = 7  # minutes: clocks of the world differ by quarters of an hour
MAX_OFFSET = 14 * HOUR

OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?:[:.]?(\d{2}))?")
CLOCK = re.compile(r"(?:at |a las? )?(\d{1,2})(?:[:.h](\d{2}))?\s*h?\s*([ap])?\.?\s?m?\.?")

# Where a language of Discord's list points to one place: its zone, and the countries in which it
# is spoken too, where the group's own zone is the better guess. What is missing (en-US, es-419)
# is spoken everywhere.
HOMES = {
    "bg": ("Europe/Sofia", "BG"),
    "cs": ("Europe/Prague", "CZ SK"),
    "da": ("Europe/Copenhagen", "DK FO GL"),
    "de": ("Europe/Berlin", "DE AT CH LI LU BE IT"),
    "el": ("Europe/Athens", "GR CY"),
    "en-GB": ("Europe/London", "GB IE IM JE GG GI MT CA AU NZ ZA IN SG HK MY NG GH KE UG JM TT"),
    "es-ES": ("Europe/Madrid", "ES AR BO CL CO CR CU DO EC GQ GT HN MX NI PA PE PR PY SV US UY VE"),
    "fi": ("Europe/Helsinki", "FI AX SE"),
    "fr": ("Europe/Paris", "FR BE CH LU MC CA CI SN CM CD DZ MA TN HT RE GP MQ GF NC PF"),
    "hi": ("Asia/Kolkata", "IN"),
    "hr": ("Europe/Zagreb", "HR BA"),
    "hu": ("Europe/Budapest", "HU RO SK"),
    "id": ("Asia/Jakarta", "ID"),
    "it": ("Europe/Rome", "IT CH SM VA"),
    "ja": ("Asia/Tokyo", "JP"),
    "ko": ("Asia/Seoul", "KR"),
    "lt": ("Europe/Vilnius", "LT"),
    "nl": ("Europe/Amsterdam", "NL BE SR CW AW SX BQ"),
    "no": ("Europe/Oslo", "NO SJ"),
    "pl": ("Europe/Warsaw", "PL"),
    "pt-BR": ("America/Sao_Paulo", "BR PT AO MZ CV"),
    "ro": ("Europe/Bucharest", "RO MD"),
    "ru": ("Europe/Moscow", "RU BY KZ KG UA MD GE AM AZ UZ TJ TM EE LV LT"),
    "sv-SE": ("Europe/Stockholm", "SE FI AX"),
    "th": ("Asia/Bangkok", "TH"),
    "tr": ("Europe/Istanbul", "TR CY"),
    "uk": ("Europe/Kyiv", "UA"),
    "vi": ("Asia/Ho_Chi_Minh", "VN"),
    "zh-CN": ("Asia/Shanghai", "CN SG MY HK MO TW"),
    "zh-TW": ("Asia/Taipei", "TW HK MO"),
}


def guess(locale: str | None, group_zone: str) -> str:
    """Return the zone to ask about first: the group's, unless the language points elsewhere."""
    home, spoken_in = HOMES.get(locale or "", (group_zone, ""))
    here = atlas.place_of(group_zone).country
    return group_zone if here in spoken_in.split() else home


def name_of(zone: str) -> str:
    """Return the city that stands for a zone: "Vancouver" for "America/Vancouver"."""
    return atlas.place_of(zone).name


def by_clock(now: datetime, *, near: str, limit: int = 25) -> list[Place]:
    """Return one place for each time that clocks show now, from `near` outwards.

    Where there are more than `limit` times, those go that the fewest people live by.
    """
    at_home = _minute_of_day(near, now)
    shown = {at_home: atlas.place_of(near)}
    for zone, place in atlas.biggest().items():
        shown.setdefault(_minute_of_day(zone, now), place)
    kept = list(shown)[:limit]
    return [shown[minute] for minute in sorted(kept, key=lambda m: (_apart(m, at_home), m))]


def search(typed: str, now: datetime, *, limit: int = 25) -> list[Place]:
    """Return the places somebody may mean by a city, country, zone, "pst", "utc+5:30" or "23:40".

    The likeliest first, nothing twice; empty where nothing fits. A time is read as what the
    clock on their wall shows now.
    """
    text = typed.strip().casefold()
    found: Iterable[Place]
    if zone := atlas.zone_ids().get(text.replace(" ", "_")):
        found = [atlas.place_of(zone)]
    elif offset := OFFSET.fullmatch(text):
        found = _at_offset(offset, now)
    elif (clock := CLOCK.fullmatch(text)) and (clock[2] or clock[3]):
        found = _at_clock(clock, now)
    else:
        # The middle of an id that is still being typed is nobody's name: keep what comes after.
        name = fold(text.rpartition("/")[2])
        found = list(_called(name)) or _misspelt(name)
    return list(islice(dict.fromkeys(found), limit))


def _minute_of_day(zone: str, now: datetime) -> int:
    local = now.astimezone(calendar.zone(zone))
    return local.hour * 60 + local.minute


def _apart(one: int, other: int) -> int:
    return min((one - other) % DAY, (other - one) % DAY)


def _at_offset(match: re.Match[str], now: datetime) -> Iterator[Place]:
    hours, minutes = int(match[2]), int(match[3] or 0)
    size = hours * HOUR + minutes
    if size > MAX_OFFSET:
        return
    east = match[1] == "+"
    wanted = timedelta(minutes=size if east else -size)
    for zone, place in atlas.biggest().items():
        if now.astimezone(calendar.zone(zone)).utcoffset() == wanted:
            yield place
    fixed = f"Etc/GMT{'-' if east else '+'}{hours}"  # their sign is the other way round
    if not minutes and fixed in calendar.zone_names():
        yield atlas.place_of(fixed)


def _at_clock(match: re.Match[str], now: datetime) -> Iterator[Place]:
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    typed = hour * HOUR + minute
    if minute >= HOUR or typed >= DAY:
        return
    if half:
        yield from _showing(typed % HALF_DAY + (HALF_DAY if half == "p" else 0), now)
        return
    yield from _showing(typed, now)
    if typed < HALF_DAY + HOUR:  # late in the evening half the world writes 23:40 as 11:40
        yield from _showing((typed + HALF_DAY) % DAY, now)


def _showing(wanted: int, now: datetime) -> list[Place]:
    apart = {
        place: _apart(_minute_of_day(zone, now), wanted) for zone, place in atlas.biggest().items()
    }
    return sorted((place for place in apart if apart[place] <= CLOSE), key=lambda p: apart[p])


def _called(typed: str) -> Iterator[Place]:
    """Yield what goes by that name, then what begins with it."""
    if not typed:
        return
    names, countries = atlas.names_of_places(), atlas.countries_by_name()
    yield from (place for name, place in names if name == typed)
    yield from (atlas.place_of(zone) for zone in atlas.zone_words().get(typed, ()))
    yield from _in_country(countries.get(typed))
    yield from (place for name, place in names if name.startswith(typed))
    yield from (place for name, place in names if f" {typed}" in name)
    for name, code in countries.items():
        if name.startswith(typed):
            yield from _in_country(code)


def _in_country(code: str | None) -> Iterator[Place]:
    zones: set[str] = set()
    for place in atlas.named_places():
        if place.country == code and place.zone not in zones:
            zones.add(place.zone)
            yield place


def _misspelt(typed: str) -> Iterator[Place]:
    """Yield what goes by nearly that name, or begins with nearly that."""
    allowed = min(2, len(typed) // 4)  # one slip from four letters on, two from eight
    if not allowed:
        return
    known = {*dict(atlas.names_of_places()), *atlas.countries_by_name(), *atlas.zone_words()}
    slips = {name: _slips(typed, name, allowed) for name in known}
    for wanted in range(1, allowed + 1):
        near = {name for name in known if slips[name] == wanted}
        yield from (place for name, place in atlas.names_of_places() if name in near)
        for name in sorted(near):
            yield from (atlas.place_of(zone) for zone in atlas.zone_words().get(name, ()))
            yield from _in_country(atlas.countries_by_name().get(name))


def _slips(typed: str, name: str, allowed: int) -> int:
    """Count letters left out, put in, mistaken or swapped with a neighbour, up to one too many.

    What `name` has after the part that fits best is not counted: people stop typing early.
    """
    name = name[: len(typed) + allowed]
    before: list[int] = []
    above = list(range(len(name) + 1))
    for i, letter in enumerate(typed):
        row = [i + 1]
        for j, there in enumerate(name):
            cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != there))
            if i and j and letter == name[j - 1] and typed[i - 1] == there:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        if min(row) > allowed:
            return allowed + 1
        before, above = above, row
    return min(above)
