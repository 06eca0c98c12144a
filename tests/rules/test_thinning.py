from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given, settings, strategies as st

from bot.rules import calendar, thinning

MONDAY = date(2026, 1, 5)
any_date = st.integers(0, 3000).map(lambda days: MONDAY + timedelta(days=days))
any_weekdays = st.frozensets(st.integers(0, 6), min_size=1)


def asked_over(days: int, *, answers: frozenset[date] = frozenset()) -> list[date]:
    """The dates of a daily prompt, when only those in `answers` are answered."""
    where = calendar.zone("UTC")
    asked: list[date] = []
    unanswered, after = 0, datetime(2026, 1, 5, tzinfo=UTC)
    not_before = MONDAY
    while True:
        on, after = calendar.next_prompt(after, at=time(9), zone=where, not_before=not_before)
        if on >= MONDAY + timedelta(days=days):
            return asked
        asked.append(on)
        unanswered = 0 if on in answers else unanswered + 1
        not_before = thinning.ask_from(on, unanswered)


def test_seven_prompts_in_vain_are_followed_by_one_a_week():
    offsets = [(on - MONDAY).days for on in asked_over(35)]
    assert offsets == [0, 1, 2, 3, 4, 5, 6, 13, 20, 27, 34]


def test_any_answer_brings_the_daily_prompt_back():
    offsets = [(on - MONDAY).days for on in asked_over(23, answers=frozenset({date(2026, 1, 18)}))]
    assert offsets == [0, 1, 2, 3, 4, 5, 6, 13, 14, 15, 16, 17, 18, 19, 20]


@pytest.mark.parametrize(("unanswered", "thin", "told"), [(6, 0, 0), (7, 1, 1), (8, 1, 0)])
def test_the_first_thinned_prompt_says_so_and_the_others_do_not(unanswered, thin, told):
    assert thinning.is_thin(unanswered) is bool(thin)
    assert thinning.says_so(unanswered) is bool(told)


def test_a_quiet_watch_counts_the_days_that_were_thinned_away():
    weekdays = frozenset({0, 2, 4})
    away = list(thinning.thinned_away(MONDAY, MONDAY + timedelta(days=7), weekdays=weekdays))
    assert away == [date(2026, 1, 7), date(2026, 1, 9)]


@settings(deadline=None)
@given(any_date, st.integers(7, 99), any_weekdays)
def test_thinned_prompts_stay_on_the_members_weekday_and_lose_no_expected_day(
    on, unanswered, weekdays
):
    assume(on.weekday() in weekdays)
    next_on = thinning.ask_from(on, unanswered)
    assert next_on.weekday() == on.weekday()
    expected = [*thinning.thinned_away(on, next_on, weekdays=weekdays), next_on]
    every_day = [on + timedelta(days=days) for days in range(1, 8)]
    assert expected == [day for day in every_day if day.weekday() in weekdays]


@settings(deadline=None)
@given(any_date, st.integers(0, 6), any_weekdays)
def test_while_somebody_answers_nothing_is_thinned_away(on, unanswered, weekdays):
    next_on = thinning.ask_from(on, unanswered)
    assert next_on == on + timedelta(days=1)
    assert list(thinning.thinned_away(on, next_on, weekdays=weekdays)) == []
