"""The calendar of Days: which square is which day."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from bot.rules import almanac
from bot.rules.almanac import Mark

DATES = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
ONE_DAY = timedelta(days=1)


@given(today=DATES)
def test_the_last_week_is_that_of_today_and_days_to_come_stay_empty(today: date) -> None:
    squares = almanac.squares(lit=frozenset({today}), spare=frozenset(), today=today)
    assert len(squares) == almanac.WEEKS
    assert all(len(week) == 7 for week in squares)
    assert squares[-1][today.weekday()] is Mark.LIT
    assert set(squares[-1][today.weekday() + 1 :]) <= {Mark.AHEAD}
    assert Mark.AHEAD not in {mark for week in squares[:-1] for mark in week}


@given(today=DATES, ago=st.integers(0, 400))
def test_a_check_in_is_one_square_and_one_of_its_month(today: date, ago: int) -> None:
    on = today - ago * ONE_DAY
    lit = frozenset({on})
    squares = almanac.squares(lit=lit, spare=frozenset(), today=today)
    shown = sum(mark is Mark.LIT for week in squares for mark in week)
    assert shown == (on >= almanac.first_monday(today))
    assert almanac.months(lit=lit, today=today) == (((on.replace(day=1), 1),) if shown else ())


def test_a_check_in_on_a_spare_day_is_a_check_in() -> None:
    on = date(2026, 11, 18)
    squares = almanac.squares(lit=frozenset({on}), spare=frozenset({on}), today=on)
    assert squares[-1][on.weekday()] is Mark.LIT


def test_the_names_of_months_stand_over_their_thursdays() -> None:
    found = almanac.thursdays(date(2026, 11, 19))
    assert found[-1] == date(2026, 11, 19)
    assert len(found) == almanac.WEEKS
    assert {on.weekday() for on in found} == {3}
