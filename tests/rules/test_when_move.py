"""To when one date of a meeting is moved, as a host writes it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.models.meetings import Occurrence
from bot.rules import calendar
from bot.rules.when import Complaint, Puzzle, read_move

NOW = datetime(2026, 7, 8, 12, tzinfo=UTC)  # a Wednesday, 08:00 in New York
NEW_YORK = calendar.zone("America/New_York")
TODAY, TUESDAY = date(2026, 7, 8), date(2026, 7, 28)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def at(month: int, day: int, hour: int = 19, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute)  # noqa: DTZ001  # a local time


def held(on: date, starts: time = time(19)) -> Occurrence:
    starts_at = calendar.occurrence(on, starts, NEW_YORK)
    return Occurrence(on, starts_at, starts_at + timedelta(hours=1))


def moved(typed: str, on: date = TUESDAY, *, now: datetime = NOW) -> datetime | Complaint:
    return read_move(typed, held(on), zone="America/New_York", now=now)


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("wednesday 18:00", at(7, 29, 18)),
        ("monday 18:00", at(7, 27, 18)),
        ("on sunday at 8pm", at(7, 26, 20)),
        ("saturday 20:00", at(7, 25, 20)),
        ("saturday 18:00", at(8, 1, 18)),  # four days later is nearer than three and an hour before
        ("viernes a las 7 de la tarde", at(7, 31)),
        ("tuesday 21:00", at(7, 28, 21)),
        ("wednesday 18:00 until 31 august", at(7, 29, 18)),
    ],
)
def test_a_weekday_is_the_one_nearest_to_the_date(typed: str, to: datetime) -> None:
    assert moved(typed) == to


def test_a_weekday_is_never_one_gone_by() -> None:
    assert moved("tuesday 19:00", date(2026, 7, 9)) == at(7, 14)
    assert moved("wednesday 07:00", date(2026, 7, 9)) == at(7, 15, 7)
    assert moved("wednesday 09:00", date(2026, 7, 9)) == at(7, 8, 9)


@pytest.mark.parametrize("typed", ["20:00", "at 8pm", "a las 8 de la noche", "20:00-21:00"])
def test_an_hour_alone_is_on_the_same_day(typed: str) -> None:
    assert moved(typed) == at(7, 28, 20)


def test_the_same_day_is_that_of_the_meeting_s_own_clocks() -> None:
    """At 23:00 in New York it is tomorrow already on the calendar of UTC."""
    late = held(TUESDAY, time(23))
    assert read_move("20:00", late, zone="America/New_York", now=NOW) == at(7, 28, 20)


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("2026-07-10 18:00", at(7, 10, 18)),  # weeks before
        ("30 july 18:00", at(7, 30, 18)),
        ("today 21:00", at(7, 8, 21)),
        ("esta noche 21:00", at(7, 8, 21)),
        ("tomorrow 18:00", at(7, 9, 18)),
        ("in 3 days 18:00", at(7, 11, 18)),
        ("next friday 18:00", at(7, 17, 18)),
    ],
)
def test_a_date_is_the_one_it_is_for_whoever_writes_it(typed: str, to: datetime) -> None:
    assert moved(typed) == to


def test_a_date_shortly_before_is_not_that_of_the_year_after() -> None:
    assert moved("22 december 18:00", date(2026, 12, 26)) == at(12, 22, 18)


@pytest.mark.parametrize(
    ("typed", "on", "complaint"),
    [
        ("wednesday", TUESDAY, Complaint(Puzzle.NO_TIME)),
        ("at 7", TUESDAY, Complaint(Puzzle.HALF_OF_DAY, "7")),
        ("blursday 19:00", TUESDAY, Complaint(Puzzle.NOT_UNDERSTOOD, "blursday")),
        ("2026-07-01 18:00", TUESDAY, Complaint(Puzzle.PAST, "2026-07-01")),
        ("07:00", TODAY, Complaint(Puzzle.PAST)),  # an hour ago
        ("today 07:00", TODAY, Complaint(Puzzle.PAST)),
    ],
)
def test_why_a_date_cannot_be_moved_there_is_said(
    typed: str, on: date, complaint: Complaint
) -> None:
    assert moved(typed, on) == complaint


@settings(max_examples=40, deadline=None)
@given(days=st.integers(3, 300), weekday=st.integers(0, 6), hour=st.integers(0, 23))
def test_a_weekday_is_at_most_four_days_off(days: int, weekday: int, hour: int) -> None:
    on = TODAY + timedelta(days=days + 1)
    to = moved(f"{DAYS[weekday]} {hour}:00", on)
    assert isinstance(to, datetime)
    assert (to.weekday(), to.hour) == (weekday, hour)
    assert timedelta(days=-3, hours=-1) <= to - at(on.month, on.day).replace(year=on.year)
    assert to - at(on.month, on.day).replace(year=on.year) <= timedelta(days=4, hours=1)
