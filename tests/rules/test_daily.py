"""The daily post: at no fixed minute, never below five, once a day in every zone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.rules import calendar, daily

NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)
ZONES = ("Europe/London", "America/Vancouver", "Pacific/Apia", "Asia/Kathmandu")


@given(st.floats(0, 1))
def test_a_count_is_changed_between_six_and_twenty_minutes_later(chance):
    after = daily.recount_at(NOW, chance=chance) - NOW
    assert timedelta(minutes=6) <= after <= timedelta(minutes=20)


def test_chance_decides_when():
    assert len({daily.recount_at(NOW, chance=part / 10) for part in range(11)}) == 11


@pytest.mark.parametrize(("count", "shown"), [(0, None), (4, None), (5, 5), (500, 500)])
def test_fewer_than_five_are_not_shown(count, shown):
    assert daily.shown(count) == shown


@given(st.sampled_from(ZONES), st.times())
def test_what_is_due_is_posted_for_its_own_date_and_once(name, at):
    zone = calendar.zone(name)
    at = at.replace(microsecond=0)
    now, dates = NOW, []
    for _ in range(10):
        now = daily.next_at(now, at=at, zone=zone)
        dates.append(daily.to_post(now, at=at, zone=zone))
    assert None not in dates
    assert len(set(dates)) == len(dates)
