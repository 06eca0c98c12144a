from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules.milestones import (
    STANDARD,
    Milestone,
    Reached,
    Unit,
    falling_on,
    falls_on,
    latest,
    may_ask,
    upcoming,
)

DAY, MONTH, YEAR = Unit.DAY, Unit.MONTH, Unit.YEAR
own_dates = st.dates(date(1950, 1, 1), date(2090, 12, 31))
later_by = st.integers(0, 60 * 366).map(lambda days: timedelta(days=days))


@pytest.mark.parametrize(
    ("since", "count", "unit", "on"),
    [
        (date(2026, 3, 1), 1, DAY, date(2026, 3, 2)),
        (date(2026, 3, 1), 90, DAY, date(2026, 5, 30)),
        (date(2026, 3, 1), 6, MONTH, date(2026, 9, 1)),
        (date(2025, 8, 31), 6, MONTH, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, MONTH, date(2028, 2, 29)),
        (date(2026, 1, 31), 9, MONTH, date(2026, 10, 31)),
        (date(2026, 6, 30), 6, MONTH, date(2026, 12, 30)),
        (date(2026, 12, 31), 9, MONTH, date(2027, 9, 30)),
        (date(2024, 2, 29), 1, YEAR, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, YEAR, date(2028, 2, 29)),
        (date(2024, 2, 29), 76, YEAR, date(2100, 2, 28)),
        (date(2026, 5, 5), 2, YEAR, date(2028, 5, 5)),
    ],
)
def test_a_milestone_falls_on_the_calendar_date_people_expect(since, count, unit, on):
    assert falls_on(Milestone(count, unit), since) == on


def test_the_first_years_milestones_come_in_their_order():
    found, after = [], date(2026, 1, 31)
    for _ in range(9):
        one = upcoming(date(2026, 1, 31), after=after)
        found.append((one.milestone.count, one.milestone.unit, one.on))
        after = one.on
    assert found == [
        (1, DAY, date(2026, 2, 1)),
        (30, DAY, date(2026, 3, 2)),
        (60, DAY, date(2026, 4, 1)),
        (90, DAY, date(2026, 5, 1)),
        (6, MONTH, date(2026, 7, 31)),
        (9, MONTH, date(2026, 10, 31)),
        (1, YEAR, date(2027, 1, 31)),
        (2, YEAR, date(2028, 1, 31)),
        (3, YEAR, date(2029, 1, 31)),
    ]


def test_nothing_is_reached_before_the_first_day_is_over():
    assert latest(date(2026, 1, 1), by=date(2026, 1, 1)) is None
    assert latest(date(2026, 1, 1), by=date(2025, 1, 1)) is None
    assert latest(date(2026, 1, 1), by=date(2026, 1, 2)) == Reached(STANDARD[0], date(2026, 1, 2))


def test_a_pathway_may_bring_its_own_beyond_a_year():
    own = (Milestone(100, DAY), Milestone(18, MONTH))
    since = date(2026, 1, 1)
    assert upcoming(since, after=since, among=own).milestone == own[0]
    assert upcoming(since, after=date(2027, 1, 1), among=own).milestone == own[1]
    assert upcoming(since, after=date(2027, 7, 1), among=own).milestone == Milestone(2, YEAR)
    assert latest(since, by=date(2027, 8, 1), among=own) == Reached(own[1], date(2027, 7, 1))


@settings(deadline=None)
@given(own_dates, later_by)
def test_every_milestone_is_met_on_its_own_day_and_on_no_other(since, later):
    on = since + later
    found = falling_on(on, since)
    assert found is None or falls_on(found, since) == on
    following = upcoming(since, after=on)
    assert following.on > on
    assert falling_on(following.on, since) == following.milestone
    reached = latest(since, by=on)
    if found is not None:
        assert reached == Reached(found, on)
    for milestone in (*STANDARD, *(Milestone(years, YEAR) for years in range(1, 62))):
        assert not on < falls_on(milestone, since) < following.on
        assert reached is None or not reached.on < falls_on(milestone, since) <= on


@settings(deadline=None)
@given(own_dates, st.integers(1, 80))
def test_years_do_not_drift_from_the_original_date(since, years):
    on = falls_on(Milestone(years, YEAR), since)
    assert (on.year, on.month) == (since.year + years, since.month)
    assert on.day == since.day or (since.month, since.day, on.day) == (2, 29, 28)


@pytest.mark.parametrize(
    ("wanted", "changed_on", "asks"),
    [
        (True, None, True),
        (False, None, False),
        (True, date(2026, 5, 2), False),
        (True, date(2026, 5, 1), True),
        (False, date(2026, 1, 1), False),
    ],
)
def test_nobody_is_asked_to_celebrate_who_does_not_want_to_or_within_two_weeks_of_a_change(
    wanted, changed_on, asks
):
    assert may_ask(date(2026, 5, 15), wanted=wanted, changed_on=changed_on) is asks
