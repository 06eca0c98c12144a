"""Hours and lengths within a sentence, in English and Spanish: "7:30pm", "de 19:00 a 20:30".

`times` reads a field that holds a time and nothing else; here a time is found among other words,
and taken out of them.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.rules.dates import MONTHS

NOON = 12
MINUTES_AN_HOUR = 60
HALF_AN_HOUR = 30
MINUTES_A_DAY = 24 * MINUTES_AN_HOUR

_MORNING = r"de la manana|in the morning|de la madrugada"
_EVENING = (
    r"de la tarde|de la noche|por la tarde|por la noche"
    r"|in the (?:afternoon|evening)|(?:at night|tonight)"
)
_HALF = rf"(?:[ap]\.? ?m\b\.?|{_MORNING}|{_EVENING})"
_NO_MONTH = "".join(f"(?<!{month} )" for month in MONTHS)  # "december 12 noon" is a date, too
_TWELVE = rf"{_NO_MONTH}(?<![\d/.-])12 (?:del |de )?(?:la )?|el |al |the "
_NAMED = r"\b(?:noon|midday|mediodia|midnight|medianoche)\b"
_O_CLOCK = r"(?:h|hs|hrs|horas|hours)\b"  # "a las 19:00 horas"
_DOTTED = r"(?<![\d./-])(?:[01]?\d|2[0-3])\.[0-5]\d(?![\d.])"  # 19.30, and not 24.12.
_CLOCK = rf"(?:(?<![\d:])\d{{1,2}}(?::\d{{2}}|h(?:\d{{2}})?)(?!\d)|{_DOTTED})"
_END = rf"(?: ?(?:{_HALF}|{_O_CLOCK}))"
_TIME = (
    rf"(?:{_CLOCK}{_END}?|(?<![\d:/.-])\d{{1,2}} ?{_HALF}|(?:{_TWELVE})?{_NAMED}"
    rf"|(?:\bat |\ba las? |@ ?)\d{{1,2}}(?![\d/.-]){_END}?)"
)
_START = rf"(?:{_TIME}|(?<![\d:/.-])\d{{1,2}})"
_SEPARATOR = r" ?(?:-|to|till|until|a|hasta)(?: las?)? ?"

RANGE = re.compile(
    rf"(?:\bfrom |\bde |\bdesde )?(?:las? )?(?P<start>{_START}){_SEPARATOR}"
    rf"(?P<end>{_TIME}|\d{{1,2}}{_END})"
)
TIME = re.compile(rf"(?:\bat |\ba las? )?(?:around |sobre (?:las? )?)?(?P<at>{_TIME})")
PARTS = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}}))?"
    rf"(?P<o_clock> ?{_O_CLOCK})? ?(?P<half>{_HALF})?$"
)
HALF = re.compile(f"{_HALF}|{_NAMED}")
# At twelve these mean the other half of the day: "12 de la noche" is midnight.
TURNED_AT_TWELVE = frozenset({"de la noche", "por la noche", "at night", "tonight", "de la manana"})
_NUMBERS = {"a": 1, "an": 1, "one": 1, "una": 1, "un": 1, "two": 2, "dos": 2, "three": 3, "tres": 3}
_COUNT = r"(?P<{name}>\d{{1,4}}|" + "|".join(_NUMBERS) + ")"
_HOURS = _COUNT.format(name="hours") + r"(?P<point>[.,]5)? ?(?:hours?|horas?|hrs?)\b"
_MINUTES = r"(?P<{name}>\d{{1,4}}) ?(?:minutes|minutos|mins?)\b"
LENGTH = re.compile(
    # Neither the minutes of a time nor its hour: "19:00 horas", "a las 19 horas".
    r"(?:\bfor |\bdurante |\bpor )?\b(?<!\d[:.])(?<!\blas )(?<!\ba )(?:"
    + _HOURS
    + r"(?P<half> and a half| y media)?"
    + r"(?: (?:and |y )?"
    + _MINUTES.format(name="more")
    + r")?|"
    + _MINUTES.format(name="minutes")
    + r"|(?P<media>half an hour|media hora)|(?P<hora>hora y media))"
)


class Muddle(StrEnum):
    """What is wrong with the hours in a sentence."""

    NO_TIME = "no_time"
    TWO_TIMES = "two_times"
    HALF_OF_DAY = "half_of_day"  # "at 7"
    NO_SUCH_TIME = "no_such_time"  # 25:00


@dataclass(frozen=True, slots=True)
class Hours:
    """When something begins, how long it is if that was said, and the words that are left."""

    at: time
    minutes: int | None
    rest: str


def plain(typed: str) -> str:
    """Return the text in small letters, no accents, with the marks that times and dates have."""
    apart = unicodedata.normalize("NFKD", typed.casefold().replace("\u2013", "-"))
    kept = "".join(
        char if char.isascii() and (char.isalnum() or char in ":./-,@&+") else " "
        for char in apart
        if not unicodedata.combining(char)
    )
    return " ".join(kept.split())


def take_hours(text: str) -> Hours | tuple[Muddle, str]:
    """Take the time, and the length or the end, out of a plain text; else say what is wrong."""
    minutes, text = _take_length(text)
    if found := RANGE.search(text):
        return _between(found, text)
    times = list(TIME.finditer(text))
    if not times:
        return Muddle.NO_TIME, ""
    if len(times) > 1:
        return Muddle.TWO_TIMES, ""
    at = _read(times[0]["at"])
    return at if isinstance(at, tuple) else Hours(at, minutes, _without(text, times[0]))


def _between(found: re.Match[str], text: str) -> Hours | tuple[Muddle, str]:
    end = _read(found["end"])
    if isinstance(end, tuple):
        return end
    start = _start_of(found["start"], found["end"], end)
    if isinstance(start, tuple):
        return start
    rest = _without(text, found)
    if TIME.search(rest) or RANGE.search(rest):
        return Muddle.TWO_TIMES, ""
    return Hours(start, _minutes_between(start, end), rest)


def _start_of(typed: str, typed_end: str, end: time) -> time | tuple[Muddle, str]:
    """Return the first time of two; where only the second has its half of the day, the nearer.

    "7-8:30pm" begins in the evening, "11-12:30pm" before noon, "10-2am" in the evening before.
    """
    said = _read(typed)
    if HALF.search(typed) or not HALF.search(typed_end):
        return said
    possible = [at for half in ("am", "pm") if isinstance(at := _read(f"{typed} {half}"), time)]
    return min(possible, key=lambda at: _minutes_between(at, end), default=said)


def _read(typed: str) -> time | tuple[Muddle, str]:
    if re.search("midnight|medianoche", typed):
        return time(0)
    if re.search(r"\bnoon|midday|mediodia", typed):
        return time(NOON)
    typed = re.sub(r"^(?:at |a las? |@ ?)", "", typed)
    found = PARTS.match(typed)
    if found is None:
        return Muddle.NO_SUCH_TIME, typed
    hour, half = int(found["hour"]), found["half"]
    if 1 <= hour <= NOON:
        if half is not None:
            hour = hour % NOON + (NOON if _is_past_noon(hour, half) else 0)
        elif found["minute"] is None and found["o_clock"] is None:
            return Muddle.HALF_OF_DAY, found["hour"]
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        return Muddle.NO_SUCH_TIME, typed


def _is_past_noon(hour: int, half: str) -> bool:
    is_evening = half[0] == "p" or re.match(_EVENING, half) is not None
    return is_evening != (hour == NOON and half in TURNED_AT_TWELVE)


def _take_length(text: str) -> tuple[int | None, str]:
    found = LENGTH.search(text)
    if found is None:
        return None, text
    rest = _without(text, found)
    if found["media"]:
        return HALF_AN_HOUR, rest
    if found["hora"]:
        return MINUTES_AN_HOUR + HALF_AN_HOUR, rest
    if found["minutes"]:
        return int(found["minutes"]), rest
    hours = found["hours"]
    minutes = MINUTES_AN_HOUR * (_NUMBERS.get(hours) or int(hours))
    if found["point"] or found["half"]:
        minutes += HALF_AN_HOUR
    return minutes + int(found["more"] or 0), rest


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())


def _minutes_between(start: time, end: time) -> int:
    """Return how long it is to the next such end: from a time to itself it is a whole day."""
    hours, minutes = end.hour - start.hour, end.minute - start.minute
    return (hours * MINUTES_AN_HOUR + minutes) % MINUTES_A_DAY or MINUTES_A_DAY
