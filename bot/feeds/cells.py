"""Single values of a row, as real lists write them. None means: not there, or not understood."""

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable
from datetime import time
from functools import cache

from bot.rules import calendar
from bot.rules.atlas import fold
from bot.rules.calendar import EVERY_DAY
from bot.rules.dates import WEEKDAYS
from bot.rules.lines import one_line

Cell = object  # whatever a JSON file or a table has there

MOST_NAME = 100
MOST_ADDRESS = 200
MOST_SLUG = 100
MOST_MINUTES = 24 * 60
A_DAY = 24 * 60
NOON = 12

CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?h? ?(?:([ap])\.? ?m\.?)?")
NAMED_TIMES = {
    "noon": time(12),
    "mediodia": time(12),
    "midnight": time(0),
    "medianoche": time(0),
}
EVERY_DAY_WORDS = frozenset({"daily", "every day", "everyday", "diario", "todos los dias"})
TAG = re.compile(r"<[^<>]{0,200}>")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS_OF_A_PAGE = re.compile(r"(?i)\b(?:https?://|www\.)\S+")
PHONE = re.compile(r"\+?\(?\d(?:[ ().-]{0,2}\d){8,}")
SECRET = re.compile(
    r"(?i)\b(?:pass ?(?:code|word|wd)s?|pwd|pw|pin|access code|contrase(?:ñ|n)a|clave|senha"
    r"|c[oó]digo(?: de acceso)?)\b(?:\s+(?:is|es))?\s*[:=#]?\s*\S+"
)
ROOM_NUMBER = re.compile(r"(?i)\b(?:meeting |zoom |room )?id\b\s*[:=#]?\s*\d[\d -]{7,}")
EDGES = " ,;:·|-–—/\\"  # left around what is taken out

# Codes of the Meeting Guide for languages that are not the two letters of ISO 639-1.
LANGUAGES = {
    **dict.fromkeys(("S", "SPANISH", "ESPANOL"), "es"),
    **dict.fromkeys(("ENGLISH", "INGLES"), "en"),
    **dict.fromkeys(("FRENCH", "FRANCES"), "fr"),
    **dict.fromkeys(("POR", "PORTUGUESE", "PORTUGUES"), "pt"),
    **dict.fromkeys(("ITA", "ITALIAN"), "it"),
    **dict.fromkeys(("RUS", "RUSSIAN"), "ru"),
    **dict.fromkeys(("POL", "POLISH"), "pl"),
    **dict.fromkeys(("KOR", "KOREAN"), "ko"),
    "PUN": "pa",
    "TUR": "tr",
    "GERMAN": "de",
    "JAPANESE": "ja",
}
TRADITIONS = "TR"  # among types; among languages it is Turkish
TWO_LETTERS = frozenset(
    "af am ar bg da de el en es fa fi fr he hi hr hu is it ja ka ko lt ml mt ne nl no pa pl pt ro "
    "ru sk sl sv th tl tr uk zh".upper().split()
)


def text(cell: Cell, *, most: int) -> str:
    """Return a cell as one line without markup, or hidden characters; empty if it is no text."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return ""
    return one_line(TAG.sub(" ", html.unescape(str(cell)[: 20 * most])), most=most)


def public(cell: Cell, *, most: int, phones: bool = False) -> str:
    """Return the text without e-mails, web pages, passcodes, and phone numbers unless wanted."""
    line = text(cell, most=4 * most)
    unwanted = [SECRET, ROOM_NUMBER, E_MAIL, ADDRESS_OF_A_PAGE]
    for pattern in unwanted if phones else [*unwanted, PHONE]:
        line = pattern.sub("", line)
    line = re.sub(r"\( *\)|\[ *\]", "", line)
    return re.sub(r" +", " ", line).strip(EDGES)[:most].rstrip()


def clock(cell: Cell) -> time | None:
    """Return a time of day: "19:00", "7:00 PM", "8:00", "19:00:00", "noon"."""
    typed = _plain(cell) if isinstance(cell, str) else ""
    if typed in NAMED_TIMES:
        return NAMED_TIMES[typed]
    found = CLOCK.fullmatch(typed)
    if found is None or not (found[2] or found[4]):
        return None
    hour, half = int(found[1]), found[4]
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    try:
        return time(hour, int(found[2] or 0))
    except ValueError:
        return None


def minutes_until(start: time, end: time | None) -> int | None:
    """Return how long it is, if that is said; an end before the start is on the next day."""
    if end is None or end == start:
        return None
    return (_of_day(end) - _of_day(start)) % A_DAY


def whole(cell: Cell) -> int | None:
    """Return a whole number: 3, 3.0, "3"; never one of absurd length."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**6:
        return int(cell)
    if isinstance(cell, int):
        return cell
    found = re.fullmatch(r" *(-?[0-9]{1,6})(?:\.0)? *", cell) if isinstance(cell, str) else None
    return int(found[1]) if found else None


def days(cell: Cell, *, sunday: int) -> frozenset[int] | None:
    """Return weekdays (Monday is 0), empty if none is given; None if one is no such day.

    `sunday` is the dialect's number of Sunday: 0, 1 or 7.
    """
    parts: list[Cell] = list(cell) if isinstance(cell, list) else [cell]
    if len(parts) == 1 and isinstance(parts[0], str):
        parts = list[Cell](_listed(parts[0]))
    found = [_day(part, sunday=sunday) for part in parts if part is not None and part != ""]
    known = [numbers for numbers in found if numbers is not None]
    return frozenset[int]().union(*known) if len(known) == len(found) else None


def zone(cell: Cell) -> str | None:
    """Return the name of a time zone, aliases such as America/Montreal included."""
    name = text(cell, most=60)
    if name in calendar.zone_names():
        return name
    return _folded_zones().get(name.casefold().replace(" ", "_"))


def codes(cell: Cell) -> frozenset[str]:
    """Return the types of a row, in capitals: a list, "C,M", "[open]" or nothing at all."""
    parts: Iterable[object] = cell if isinstance(cell, list) else re.split(r"[,;|]", _string(cell))
    named = (fold(text(part, most=40)).strip("[]() ").upper() for part in parts)
    return frozenset(name for name in named if name)


def openness(types: frozenset[str]) -> bool | None:
    """Return whether anybody may come, by the types of a row; None if they do not say."""
    if types & {"C", "CLOSED", "CERRADA", "CERRADO", "FERME"}:
        return False
    return True if types & {"O", "OPEN", "ABIERTA", "ABIERTO", "OUVERT"} else None


def language(types: Iterable[str], *, of_languages: bool = False) -> str | None:
    """Return the two letters of the language among some codes; None if there is none, or many."""
    upper = {code.upper() for code in types}
    if not of_languages:
        upper.discard(TRADITIONS)
    found = {LANGUAGES[code] for code in upper & LANGUAGES.keys()}
    found |= {code.lower() for code in upper & TWO_LETTERS}
    if len(found) > 1:
        found -= {"en"}  # lists name English beside the language that matters
    return found.pop() if len(found) == 1 else None


def slug(cell: Cell) -> str:
    """Return what a meeting is called in its list; a very long one as a digest of itself."""
    name = text(cell, most=10 * MOST_SLUG)
    if len(name) <= MOST_SLUG and not E_MAIL.search(name):
        return name
    return digest(name)


def slug_of(name: str) -> str:
    """Return a slug for a row that has only a name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:MOST_SLUG] or digest(name)


def digest(name: str) -> str:
    """Return something short and opaque that stands for a name, the same each time."""
    return hashlib.sha256(name.encode()).hexdigest()[:24]


@cache
def _folded_zones() -> dict[str, str]:
    return {name.casefold(): name for name in calendar.zone_names()}


def _day(cell: Cell, *, sunday: int) -> frozenset[int] | None:
    number = whole(cell)
    if number is not None:
        first = 1 if sunday else 0
        inside = first <= number < first + len(EVERY_DAY)
        return frozenset({(number - sunday - 1) % len(EVERY_DAY)}) if inside else None
    typed = _plain(cell) if isinstance(cell, str) else ""
    if typed in EVERY_DAY_WORDS:
        return EVERY_DAY
    # "Sundays" and "jueves" both end in an s
    named = WEEKDAYS.get(typed, WEEKDAYS.get(typed.removesuffix("s")))
    return frozenset({named}) if named is not None else None


def _listed(typed: str) -> list[str]:
    return [
        part for part in re.split(r"[,;/&+]| (?:and|y) ", typed.strip().lower()) if part.strip()
    ]


def _plain(typed: str) -> str:
    apart = unicodedata.normalize("NFKD", one_line(typed, most=40).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).strip(" .")


def _string(cell: Cell) -> str:
    return cell[:1000] if isinstance(cell, str) else ""


def _of_day(at: time) -> int:
    return at.hour * 60 + at.minute
