"""The report of a group: whole weeks, and nothing that is below five."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules import report
from bot.rules.report import Waits

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
WEEKS = [date(2026, 11, 2), date(2026, 11, 9), MONDAY]


def test_five_are_shown_and_four_are_not():
    assert [report.shown(count) for count in (0, 4, 5, 6, 40)] == [None, None, 5, 6, 40]


@pytest.mark.parametrize("today", [MONDAY, date(2026, 11, 18), SUNDAY])
def test_the_week_that_goes_on_is_not_in_the_report(today):
    assert report.weeks_before(today, 2) == [date(2026, 11, 2), date(2026, 11, 9)]


def test_the_last_week_alone_is_the_one_that_ended_on_sunday():
    assert report.weeks_before(MONDAY, 1) == [date(2026, 11, 9)]


@settings(max_examples=30)
@given(today=st.dates(date(2024, 1, 1), date(2028, 1, 1)), count=st.integers(1, 26))
def test_weeks_are_whole_and_over(today, count):
    weeks = report.weeks_before(today, count)
    assert len(weeks) == count
    assert all(week.weekday() == 0 for week in weeks)
    assert {later - week for week, later in pairwise(weeks)} <= {report.WEEK}
    assert weeks[-1] + report.WEEK <= today < weeks[-1] + 2 * report.WEEK


def test_a_week_counts_from_its_monday_to_its_sunday():
    days = [(MONDAY, 3), (SUNDAY, 4), (date(2026, 11, 8), 5), (date(2026, 11, 9), 6)]
    assert report.by_week(days, WEEKS) == [5, 6, 7]


def test_four_in_a_week_are_not_shown_and_one_more_is():
    four = [(MONDAY + timedelta(days=day), 1) for day in range(4)]
    assert report.by_week(four, WEEKS) == [None, None, None]
    assert report.by_week([*four, (SUNDAY, 1)], WEEKS) == [None, None, 5]


def test_what_lies_outside_of_the_weeks_is_in_none_of_them():
    days = [(date(2026, 11, 1), 9), (date(2026, 11, 23), 9), (MONDAY, 8)]
    assert report.by_week(days, WEEKS) == [None, None, 8]
    assert report.by_week([], WEEKS) == [None, None, None]


def test_half_of_five_were_taken_within_the_middle_one():
    assert report.waits([90, 1, 7, 30, 5]) == Waits(5, 7)
    assert report.waits([4.6] * 6) == Waits(6, 5)


def test_with_four_taken_it_is_not_said_how_long_anybody_waited():
    assert report.waits([1, 2, 3, 4, None]) == Waits(5, None)
    assert report.waits([1, 2, 3, 4]) == Waits(None, None)


def test_who_was_taken_at_once_is_among_them_and_who_never_was_does_not_lengthen_it():
    assert report.waits([0, 0, 0, 0, 0, None, None]) == Waits(7, 0)


@settings(max_examples=50)
@given(minutes=st.lists(st.none() | st.floats(0, 600), max_size=12))
def test_no_count_below_five_is_ever_said(minutes):
    found = report.waits(minutes)
    taken = [it for it in minutes if it is not None]
    assert (found.count is None) == (len(minutes) < report.LEAST)
    assert (found.minutes is None) == (len(taken) < report.LEAST)
