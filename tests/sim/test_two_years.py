"""Two years of members in every zone: each day is asked once, and no run breaks by our doing."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.models import Due, Slot
from bot.rules import calendar, prompts, streaks

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
TIMES = (time(0, 0), time(2, 30), time(9, 0), time(23, 30))
PARTS = 6


def zones(part: int) -> list[str]:
    return sorted(calendar.zone_names())[part::PARTS]


def lived(zone) -> set[date]:
    days = (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
    return {on for on in days if calendar.is_lived(on, zone)}


def asked_in(schedule: prompts.Schedule, *, late: random.Random | None = None) -> list[Due]:
    """Live through two years; the bot is late now and then, by seconds or by days."""
    asked: list[Due] = []
    due = prompts.first_after(schedule, calendar.occurrence(FIRST, time(0), schedule.zone) - SECOND)
    while due is not None and due.day_on <= LAST:
        now = due.due_at
        if late is not None and late.random() < 0.05:
            now += timedelta(hours=late.uniform(0.1, 60))
        plan = prompts.plan(schedule, due, now=now)
        if plan.ask is not None:
            asked.append(plan.ask)
        assert plan.then is None or plan.then.due_at > now
        due = plan.then
    return asked


SECOND = timedelta(seconds=1)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_in_every_zone_each_day_of_two_years_is_asked_once(part):
    for name in zones(part):
        zone = calendar.zone(name)
        at = random.Random(name).choice(TIMES)
        schedule = prompts.Schedule(zone, at, None, calendar.EVERY_DAY)
        asked = [due.day_on for due in asked_in(schedule)]
        assert len(asked) == len(set(asked)), name
        assert set(asked) == lived(zone), name


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_outage_of_ours_breaks_a_run_or_asks_twice(part):
    for name in zones(part)[::4]:
        chance = random.Random(name)
        schedule = prompts.Schedule(
            calendar.zone(name), time(8, 30), time(21, 0), frozenset(chance.sample(range(7), 5))
        )
        asked = asked_in(schedule, late=chance)
        assert len({(due.day_on, due.slot) for due in asked}) == len(asked), name
        days = frozenset(due.day_on for due in asked)
        history = streaks.History(asked_on=days, checked_in_on=days)
        count = streaks.check_in_days(history, open_from=LAST + timedelta(days=1))
        assert count.current == count.longest == count.days == len(days), name


def test_a_time_just_before_midnight_is_not_lost_to_a_short_delay():
    schedule = prompts.Schedule(calendar.zone("Europe/London"), None, time(23, 55), frozenset({0}))
    due = Due(date(2026, 3, 2), Slot.EVENING, datetime(2026, 3, 2, 23, 55, tzinfo=UTC))
    plan = prompts.plan(schedule, due, now=datetime(2026, 3, 3, 0, 5, tzinfo=UTC))
    assert plan.ask == due
