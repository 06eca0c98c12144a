"""Dates as people write them, in English and Spanish, read into one date or a reason why not."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.atlas import fold
from bot.rules.calendar import MONTHS_A_YEAR, ONE_DAY, months_later

ONE_WEEK = timedelta(days=7)
CENTURY = 100


class Unclear(StrEnum):
    """Why nothing could be made of what was typed."""

    NOT_UNDERSTOOD = "not_understood"
    NO_SUCH_DATE = "no_such_date"  # 31 February
    AMBIGUOUS = "ambiguous"  # 05/06/2026: May or June?
    PAST = "past"  # today or earlier, and a date to come was asked for
    FUTURE = "future"  # and a date gone by was asked for


_NAMES = {
    "weekdays": (
        "monday mon lunes lun",
        "tuesday tue tues martes mar",
        "wednesday wed miercoles mie",
        "thursday thu thur thurs jueves jue",
        "friday fri viernes vie",
        "saturday sat sabado sab",
        "sunday sun domingo dom",
    ),
    "months": (
        "january jan enero ene",
        "february feb febrero",
        "march mar marzo",
        "april apr abril abr",
        "may mayo",
        "june jun junio",
        "july jul julio",
        "august aug agosto ago",
        "september sep sept septiembre setiembre set",
        "october oct octubre",
        "november nov noviembre",
        "december dec diciembre dic",
    ),
    "numbers": (
        "one a an un una uno",
        "two dos couple",
        "three tres",
        "four cuatro",
        "five cinco",
        "six seis",
        "seven siete",
        "eight ocho",
        "nine nueve",
        "ten diez",
        "eleven once",
        "twelve doce",
    ),
}


def _indexed(kind: str, start: int) -> dict[str, int]:
    return {
        word: index for index, words in enumerate(_NAMES[kind], start) for word in words.split()
    }


WEEKDAYS, MONTHS, NUMBERS = _indexed("weekdays", 0), _indexed("months", 1), _indexed("numbers", 1)
UNITS = {
    **dict.fromkeys(("d", "day", "days", "dia", "dias"), "day"),
    **dict.fromkeys(("w", "week", "weeks", "semana", "semanas"), "week"),
    **dict.fromkeys(("month", "months", "mes", "meses"), "month"),
    **dict.fromkeys(("year", "years", "ano", "anos"), "year"),
}
FIXED: Mapping[str, Callable[[date], date]] = {
    **dict.fromkeys(("today", "hoy", "now", "ahora"), lambda today: today),
    **dict.fromkeys(("tomorrow", "manana"), lambda today: today + ONE_DAY),
    **dict.fromkeys(("yesterday", "ayer"), lambda today: today - ONE_DAY),
    **dict.fromkeys(
        ("day after tomorrow", "pasado manana"),
        lambda today: today + 2 * ONE_DAY,
    ),
    **dict.fromkeys(
        ("day before yesterday", "anteayer", "antes de ayer"),
        lambda today: today - 2 * ONE_DAY,
    ),
    **dict.fromkeys(
        ("next week", "proxima semana", "semana que viene"),
        lambda today: _monday(today) + ONE_WEEK,
    ),
    **dict.fromkeys(
        ("next month", "proximo mes", "mes que viene"),
        lambda today: months_later(today.replace(day=1), 1),
    ),
    **dict.fromkeys(
        ("end of month", "end of the month", "fin de mes", "final de mes"),
        lambda today: months_later(today.replace(day=1), 1) - ONE_DAY,
    ),
}

_NUMBER = r"(?:a )?(\d{1,4}|" + "|".join(NUMBERS) + r")(?: of)?"
_UNIT = "(" + "|".join(UNITS) + ")"
_WEEKDAY = "(" + "|".join(WEEKDAYS) + ")"
_MONTH = "(?P<month>" + "|".join(MONTHS) + ")"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?: (?:de |del )?(?P<year>\d{4}))?"

LEAD = re.compile(r"^(?:(?:until|till|on|since|from|hasta|desde|el d[ií]a|el|la|the)\s+)*")
LATER = re.compile(rf"(?:in |for |en |dentro de |por )?{_NUMBER} ?{_UNIT}(?: from now)?")
AGO = re.compile(rf"(?:(?:hace )?{_NUMBER} ?{_UNIT} ago|hace {_NUMBER} ?{_UNIT})")
WEEKDAY = re.compile(
    rf"(this |este |next |proximo |last |pasado |ultimo )?{_WEEKDAY}( que viene| pasado)?"
)
NUMERIC = re.compile(r"(\d{1,4})([-./])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?")
DAY_MONTH = re.compile(rf"{_DAY} (?:of |de )?{_MONTH}{_YEAR}")
MONTH_DAY = re.compile(rf"{_MONTH} {_DAY}{_YEAR}")
DAY_ONLY = re.compile(_DAY)
OF_WEEK = re.compile(r"(?P<weekday>[^\W\d]+)[.,]? (?:the |el )?(?P<date>.+)")


def read(typed: str, *, today: date, past: bool = False) -> date | Unclear:
    """Return the date somebody means, on a calendar where it is `today`; else why not.

    What leaves something open ("friday", "24 dec") is read as the next such date, or with `past`
    as the last one. A pause asks for a date after today; an own date, with `past`, for one up to
    today. Show the date back in words before it is used.
    """
    return _on_the_right_side(_any_date(typed, today=today, past=past), today=today, past=past)


def read_from_today(typed: str, *, today: date) -> date | Unclear:
    """Return the date somebody means, today or later: today's own date is not that of next year."""
    meant = read(typed, today=today)
    is_same_day = isinstance(meant, date) and (meant.month, meant.day) == (today.month, today.day)
    if meant in {Unclear.PAST, Unclear.NO_SUCH_DATE} or is_same_day:
        a_day_before = read(typed, today=today - ONE_DAY)
        return today if a_day_before == today else meant
    return meant


def _on_the_right_side(found: date | Unclear, *, today: date, past: bool) -> date | Unclear:
    if isinstance(found, Unclear):
        return found
    if past:
        return Unclear.FUTURE if found > today else found
    return found if found > today else Unclear.PAST


def _any_date(typed: str, *, today: date, past: bool) -> date | Unclear:
    bare = LEAD.sub("", " ".join(typed.casefold().split()))
    if (on := _of_calendar(bare, today=today, past=past)) is not None:
        return on
    text = fold(bare)
    if fixed := FIXED.get(text):
        return fixed(today)
    try:
        return _in_words(text, today=today, past=past)
    except (OverflowError, ValueError):  # "in 9999 years"
        return Unclear.NO_SUCH_DATE


def _of_calendar(bare: str, *, today: date, past: bool) -> date | Unclear | None:
    """Read "24 dec" and "24.12.2026"; with a weekday before it only if it is one."""
    found = OF_WEEK.fullmatch(bare)
    weekday = WEEKDAYS.get(fold(found["weekday"])) if found else None
    on = found and _of_calendar(found["date"], today=today, past=past)
    if on is not None and weekday is not None:
        return Unclear.NO_SUCH_DATE if isinstance(on, date) and on.weekday() != weekday else on
    if numeric := NUMERIC.fullmatch(bare):
        return _numeric(numeric, today=today, past=past)
    text = fold(bare)
    if named := DAY_MONTH.fullmatch(text) or MONTH_DAY.fullmatch(text):
        month, day = MONTHS[named["month"]], int(named["day"])
        return _dated(named["year"], month, day, today=today, past=past)
    return None


def _in_words(text: str, *, today: date, past: bool) -> date | Unclear:
    if later := LATER.fullmatch(text):
        return _shifted(today, later[1], later[2], 1)
    if ago := AGO.fullmatch(text):
        return _shifted(today, ago[1] or ago[3], ago[2] or ago[4], -1)
    if weekday := WEEKDAY.fullmatch(text):
        return _weekday(weekday, today=today, past=past)
    if found := DAY_ONLY.fullmatch(text):
        return _day_of_month(int(found["day"]), today=today, past=past)
    return Unclear.NOT_UNDERSTOOD


def _shifted(today: date, number: str, unit: str, sign: int) -> date | Unclear:
    count = sign * (int(number) if number.isdecimal() else NUMBERS[number])
    match UNITS[unit]:
        case "day":
            return today + count * ONE_DAY
        case "week":
            return today + count * ONE_WEEK
        case "month":
            return months_later(today, count)
        case _:
            return months_later(today, MONTHS_A_YEAR * count)


def _weekday(match: re.Match[str], *, today: date, past: bool) -> date:
    """Return the weekday nearest in the direction asked for; "next" is that of the next week."""
    which, wanted = (match[1] or match[3] or "").strip(), WEEKDAYS[match[2]]
    if which == "next":
        return _monday(today) + ONE_WEEK + wanted * ONE_DAY
    if which in {"last", "pasado", "ultimo"} or (past and not which):
        return today - ((today.weekday() - wanted - 1) % 7 + 1) * ONE_DAY
    return today + ((wanted - today.weekday() - 1) % 7 + 1) * ONE_DAY


def _numeric(match: re.Match[str], *, today: date, past: bool) -> date | Unclear:
    first, mark, second, third = match[1], match[2], int(match[3]), match[4]
    if len(first) == len("2026"):
        return _date(int(first), second, int(third)) if third else Unclear.NOT_UNDERSTOOD
    day, month = int(first), second
    if mark != ".":  # with points the day comes first everywhere
        if max(day, month) <= MONTHS_A_YEAR and day != month:
            return Unclear.AMBIGUOUS
        if month > MONTHS_A_YEAR:
            day, month = month, day
    if third and len(third) == len("26"):
        third = str(_full_year(int(third), today=today, past=past))
    return _dated(third, month, day, today=today, past=past)


def _full_year(two_digits: int, *, today: date, past: bool) -> int:
    year = today.year - today.year % CENTURY + two_digits
    return year - CENTURY if past and year > today.year else year


def _dated(year: str | None, month: int, day: int, *, today: date, past: bool) -> date | Unclear:
    if year:
        return _date(int(year), month, day)
    # A leap day can be eight years away.
    years = range(today.year, today.year + (-9 if past else 9), -1 if past else 1)
    for nearest in years:
        found = _date(nearest, month, day)
        if isinstance(found, date) and (found <= today if past else found > today):
            return found
    return Unclear.NO_SUCH_DATE


def _day_of_month(day: int, *, today: date, past: bool) -> date | Unclear:
    for months in range(MONTHS_A_YEAR):
        first = months_later(today.replace(day=1), -months if past else months)
        found = _date(first.year, first.month, day)
        if isinstance(found, date) and (found <= today if past else found > today):
            return found
    return Unclear.NO_SUCH_DATE


def _date(year: int, month: int, day: int) -> date | Unclear:
    try:
        return date(year, month, day)
    except ValueError:
        return Unclear.NO_SUCH_DATE


def _monday(on: date) -> date:
    return on - on.weekday() * ONE_DAY
