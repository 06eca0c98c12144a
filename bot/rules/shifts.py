"""Shifts as people write them: "mon and thu 18:00-22:00", "24 december from 10:00 to 14:00"."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.models.meetings import Recurrence
from bot.rules import when
from bot.rules.hours import Hours, plain, take_hours
from bot.rules.when import Complaint, Puzzle

MINUTES_A_DAY = 24 * 60


class Trouble(StrEnum):
    """Why no shift could be made of what was typed."""

    NO_TIME = "no_time"
    NO_END = "no_end"  # 18:00, and until when?
    HALF_OF_DAY = "half_of_day"  # "at 7"
    NO_DAY = "no_day"
    NOT_UNDERSTOOD = "not_understood"
    PAST = "past"


TROUBLES = {
    Puzzle.NO_TIME: Trouble.NO_TIME,
    Puzzle.HALF_OF_DAY: Trouble.HALF_OF_DAY,
    Puzzle.NO_DAY: Trouble.NO_DAY,
    Puzzle.PAST: Trouble.PAST,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One shift that somebody wants to take on."""

    weekday: int
    only_on: date | None
    begins: time
    ends: time


def read(typed: str, *, zone: str, now: datetime) -> tuple[Wanted, ...] | Trouble:
    """Return one shift for each weekday that was said, or one for a date; else why not."""
    said = take_hours(plain(typed[: when.MOST_CHARACTERS]))
    if isinstance(said, Hours) and said.minutes is None:
        return Trouble.NO_END
    rule = when.read(typed, now=now, zone=zone)
    if isinstance(rule, Complaint):
        return TROUBLES.get(rule.why, Trouble.NOT_UNDERSTOOD)
    return _shifts(rule)


def _shifts(rule: Recurrence) -> tuple[Wanted, ...] | Trouble:
    ends = _ends(rule)
    if rule.ends_on == rule.starts_on:
        on = rule.starts_on
        return (Wanted(on.weekday(), on, rule.at, ends),)
    if rule.every != 1 or rule.nths or rule.ends_on is not None:
        return Trouble.NOT_UNDERSTOOD  # a rota repeats week by week, and has no end
    return tuple(Wanted(day, None, rule.at, ends) for day in sorted(rule.weekdays))


def _ends(rule: Recurrence) -> time:
    minute = (rule.at.hour * 60 + rule.at.minute + rule.minutes) % MINUTES_A_DAY
    return time(minute // 60, minute % 60)
