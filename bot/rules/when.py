"""When a meeting is, as people write it in English and Spanish: read into a rule, or a reason.

"every tue and thu 7:30pm", "último viernes 18:00", "first and third saturday 9:00 for 90 minutes",
"every 2 weeks on sunday 10am until 31 december", "2026-12-24 18:00". A weekday alone is every week.
Show what was understood back, with the next dates, before it is kept.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.models.meetings import LAST, Occurrence, Recurrence
from bot.rules import calendar, dates, recurrence
from bot.rules.calendar import EVERY_DAY, ONE_DAY
from bot.rules.dates import NUMBERS, WEEKDAYS, Unclear
from bot.rules.hours import Hours, Muddle, plain, take_hours

MOST_CHARACTERS = 200
USUAL_MINUTES = 60
MOVED_BACK = timedelta(days=3)  # a date is more often moved by days than by weeks
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
TODAY = frozenset({"today", "tonight", "hoy", "esta noche", "this evening", "esta tarde"})


class Puzzle(StrEnum):
    """Why no rule could be made of what was typed."""

    NO_TIME = Muddle.NO_TIME.value
    TWO_TIMES = Muddle.TWO_TIMES.value  # Tuesday 19:00 and Thursday 20:00 are two meetings
    HALF_OF_DAY = Muddle.HALF_OF_DAY.value  # "at 7": in the morning or in the evening?
    NO_SUCH_TIME = Muddle.NO_SUCH_TIME.value
    NO_DAY = "no_day"
    WHICH_OF_MONTH = "which_of_month"  # "every month on friday": the first, the last?
    NOT_UNDERSTOOD = "not_understood"  # with the words that were not
    NO_SUCH_DATE = "no_such_date"
    AMBIGUOUS_DATE = "ambiguous_date"  # 05/06: May or June?
    PAST = "past"
    TOO_LONG = "too_long"  # more than a day
    NEVER = "never"  # such a rule has no dates


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and with which of the words."""

    why: Puzzle
    about: str = ""


OF_DATES = {
    Unclear.NOT_UNDERSTOOD: Puzzle.NOT_UNDERSTOOD,
    Unclear.NO_SUCH_DATE: Puzzle.NO_SUCH_DATE,
    Unclear.AMBIGUOUS: Puzzle.AMBIGUOUS_DATE,
    Unclear.PAST: Puzzle.PAST,
    Unclear.FUTURE: Puzzle.NO_SUCH_DATE,
}

_ORDINALS = {
    1: "first 1st primer primero primera primeros 1o 1a 1er 1ro",
    2: "second 2nd segundo segunda segundos 2o 2a 2do",
    3: "third 3rd tercer tercero tercera terceros 3o 3a 3er 3ro",
    4: "fourth 4th cuarto cuarta cuartos 4o 4a 4to",
    5: "fifth 5th quinto quinta quintos 5o 5a 5to",
    LAST: "last final ultimo ultima ultimos",
}
NTHS = {word: nth for nth, words in _ORDINALS.items() for word in words.split()}
DAYS = {
    **WEEKDAYS,
    **{f"{word}s": day for word, day in WEEKDAYS.items() if word.endswith(("day", "ado", "ngo"))},
}
_FILLING = "every each on at and the of cada todos todas los las el la y de del a en in & es is"
FILLING = frozenset(_FILLING.split())

_DAY = "(?:" + "|".join(sorted(DAYS, key=len, reverse=True)) + ")"
_COUNT = r"(\d{1,2}|" + "|".join(NUMBERS) + ")"
FROM_TO = re.compile(rf"(?:\bfrom |\bde )?\b({_DAY}) ?(?:to|through|thru|-|a) ?({_DAY})\b")
EVERY_N = re.compile(
    rf"\b(?:every|each|cada) {_COUNT} (?P<unit>weeks?|months?|semanas?|mes(?:es)?)\b"
)
MONTH_UNITS = frozenset({"month", "months", "mes", "meses"})
EVERY_OTHER = re.compile(
    r"\bevery other (?P<unit>week|month)\b(?: on)?|\bevery other\b"
    r"|\b(?:fortnightly|quincenal(?:mente)?|(?:cada|every) (?:quincena|fortnight))\b"
)
A_MONTH = re.compile(
    r"\b(?:(?:of )?(?:the|each|every|cada|todos los) (?:months?|mes(?:es)?)"
    r"|(?:del|de cada|al|de todos los) mes(?:es)?|monthly|mensual(?:mente)?)\b"
)
A_WEEK = re.compile(
    r"\b(?:weekly|semanal(?:mente)?|(?:each|every|cada) (?:week|semana)|todas las semanas)\b"
)
SETS = (
    (
        re.compile(
            r"\b(?:daily|(?:every|each) day"
            r"|(?:todos los|cada) dias?|a diario|diari[oa](?:mente)?)\b"
        ),
        EVERY_DAY,
    ),
    (re.compile(r"\b(?:(?:every |on )?week ?days?|entre semana|dias laborables)\b"), WORKDAYS),
    (re.compile(r"\b(?:(?:every )?week ?ends?|(?:los )?fin(?:es)? de semana)\b"), WEEKEND),
)
UNTIL = re.compile(
    r"\b(?:until|till|through|ending(?: on)?|hasta)(?: el| the)? (?P<date>.+?)"
    r"(?=$| starting| beginning| from| since| desde| a partir)"
)
SINCE = re.compile(
    r"\b(?:starting|beginning|from|since|desde|a partir|empezando)"
    r"(?: on| del| de| el| the)* (?P<date>.+)$"
)
LOOSE = re.compile(r"^(?:(?:on|at|the|el|la|a|de|en|las) )+|(?: (?:on|at|the|el|la|a|las|y|and))+$")


def read(
    typed: str, *, now: datetime, zone: str, minutes: int = USUAL_MINUTES
) -> Recurrence | Complaint:
    """Return the rule that somebody means, on the calendar and clock of a zone; else why not.

    `minutes` is how long it is when nothing is said about that.
    """
    hours = take_hours(plain(typed[:MOST_CHARACTERS]))
    if not isinstance(hours, Hours):
        return Complaint(Puzzle(hours[0].value), hours[1])
    length = hours.minutes or minutes
    if length > recurrence.MOST_MINUTES:
        return Complaint(Puzzle.TOO_LONG)
    today = calendar.local_date(now, calendar.zone(zone))
    found = _rule(hours, today=today, zone=zone, minutes=length)
    return found if isinstance(found, Complaint) else _beginning_soon(found, now)


def read_move(typed: str, held: Occurrence, *, zone: str, now: datetime) -> datetime | Complaint:
    """Return to which local time a date is moved; a weekday means the one nearest to the date.

    An hour alone is that hour on the same day. A date, or "tomorrow", means what it means today.
    """
    where = calendar.zone(zone)
    wanted = read(typed, now=now, zone=zone)
    if isinstance(wanted, Complaint) and wanted.why is Puzzle.NO_DAY:
        on = calendar.local_date(held.starts_at, where)
        wanted = read(f"{on.isoformat()} {typed}", now=now, zone=zone)
    if isinstance(wanted, Complaint):
        return wanted
    nearest = max(now, held.starts_at - MOVED_BACK)
    first = recurrence.next_occurrence(wanted, after=nearest) or recurrence.next_occurrence(
        wanted, after=now
    )
    if first is None:
        return Complaint(Puzzle.PAST)
    return first.starts_at.astimezone(where).replace(tzinfo=None)


def read_days(typed: str) -> frozenset[int] | None:
    """Return the weekdays that somebody means: "every day", "tue and thu"; None: it is unclear."""
    days, rest = _take_days(plain(typed[:MOST_CHARACTERS]))
    words = [word for word in re.split(r"[ ,/+.&]+", rest) if word and word not in FILLING]
    if not all(word in DAYS for word in words):
        return None
    return days | {DAYS[word] for word in words} or None


def _rule(hours: Hours, *, today: date, zone: str, minutes: int) -> "_Found | Complaint":
    text = hours.rest
    ends_on, text = _date_clause(UNTIL, text, today=today)
    if isinstance(ends_on, Complaint):
        return ends_on
    days, text = _take_days(text)
    starts_on, text = _date_clause(SINCE, text, today=today)
    if isinstance(starts_on, Complaint):
        return starts_on
    base = Recurrence(starts_on or today, hours.at, zone, days, ends_on=ends_on, minutes=minutes)
    return _with_days(_Found(base, is_dated=starts_on is not None), text, today=today)


@dataclass(frozen=True, slots=True)
class _Found:
    rule: Recurrence
    is_dated: bool  # the first date was said, and not only meant


def _with_days(found: _Found, text: str, *, today: date) -> _Found | Complaint:
    every, of_months, text = _take_interval(text)
    words = [word for word in re.split(r"[ ,/+.]+", text) if word and word not in FILLING]
    unknown = [word for word in words if word not in DAYS and word not in NTHS]
    if unknown:
        return _once(found, text, today=today, repeats=every is not None or of_months)
    days = found.rule.weekdays | {DAYS[word] for word in words if word in DAYS}
    nths = frozenset(NTHS[word] for word in words if word in NTHS)
    if not days:
        return Complaint(Puzzle.NO_DAY)
    if of_months and not nths:
        return Complaint(Puzzle.WHICH_OF_MONTH)
    if nths and every is not None and not of_months:
        return Complaint(Puzzle.NOT_UNDERSTOOD, " ".join(text.split()))
    rule = replace(found.rule, weekdays=days, nths=nths, every=every or 1)
    return replace(found, rule=rule)


def _once(found: _Found, text: str, *, today: date, repeats: bool) -> _Found | Complaint:
    """Read what is no set of weekdays as one date."""
    text = LOOSE.sub("", " ".join(text.split()).strip(" ,.")).strip(" ,.")
    if repeats or found.rule.weekdays or found.is_dated or found.rule.ends_on is not None:
        return Complaint(Puzzle.NOT_UNDERSTOOD, text)
    on = _date(text, today=today)
    if isinstance(on, Complaint):
        return on
    once = replace(found.rule, starts_on=on, ends_on=on, weekdays=frozenset({on.weekday()}))
    return _Found(once, is_dated=True)


def _beginning_soon(found: _Found, now: datetime) -> Recurrence | Complaint:
    """Let a rule count from its first date: that to come, or the first since the start it said."""
    rule = found.rule
    if not recurrence.is_sound(rule):
        return Complaint(Puzzle.NEVER)
    before = recurrence.starts_at(rule, rule.starts_on) - ONE_DAY
    first = recurrence.next_occurrence(
        replace(rule, every=1), after=before if found.is_dated else now
    )
    if first is None:
        return Complaint(Puzzle.NEVER)
    rule = replace(rule, starts_on=first.on)
    if recurrence.next_occurrence(rule, after=now) is None:
        return Complaint(Puzzle.PAST)
    return rule


def _date_clause(
    clause: re.Pattern[str], text: str, *, today: date
) -> tuple[date | Complaint | None, str]:
    found = clause.search(text)
    if found is None:
        return None, text
    on = _date(LOOSE.sub("", found["date"]), today=today)
    return on, f"{text[: found.start()]} {text[found.end() :]}".strip()


def _date(text: str, *, today: date) -> date | Complaint:
    if text in TODAY:
        return today
    on = dates.read_from_today(text, today=today)
    return Complaint(OF_DATES[on], text) if isinstance(on, Unclear) else on


def _take_days(text: str) -> tuple[frozenset[int], str]:
    """Take sets of days out of a text: "daily", "weekdays", "monday to friday"."""
    days: frozenset[int] = frozenset()
    for pattern, such in SETS:
        text, count = pattern.subn(" ", text)
        days |= such if count else frozenset()
    if span := FROM_TO.search(text):
        first, last = DAYS[span[1]], DAYS[span[2]]
        days |= {(first + day) % 7 for day in range((last - first) % 7 + 1)}
        text = f"{text[: span.start()]} {text[span.end() :]}"
    return days, text


def _take_interval(text: str) -> tuple[int | None, bool, str]:
    """Take out how often: the number if one is said, and whether it counts months."""
    if found := EVERY_N.search(text):
        count = int(found[1]) if found[1].isdecimal() else NUMBERS[found[1]]
    elif found := EVERY_OTHER.search(text):
        count = 2
    else:
        text, monthly = A_MONTH.subn(" ", text)
        return None, bool(monthly), A_WEEK.sub(" ", text)
    text = text.replace(found[0], " ")
    of_months = found["unit"] in MONTH_UNITS
    return count, of_months, A_MONTH.sub(" ", text) if of_months else text
