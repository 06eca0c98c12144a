"""Prompts: each date and slot once, whatever the zone, the times and the weekdays."""

import itertools
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, strategies as st

from bot.models import CheckIn, CheckInId, Due, PersonId, Slot
from bot.rules import calendar, prompts

ZONES = (
    "Europe/London",
    "America/Vancouver",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
)
START = datetime(2026, 3, 20, 12, tzinfo=UTC)  # the clocks change in several of them soon
times = st.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda at: at.replace(microsecond=0)
)


@st.composite
def schedules(draw) -> prompts.Schedule:
    morning, evening = draw(times), draw(times)
    which = draw(st.sampled_from(["morning", "evening", "both"]))
    return prompts.Schedule(
        zone=calendar.zone(draw(st.sampled_from(ZONES))),
        morning_at=morning if which in {"morning", "both"} else None,
        evening_at=evening if which in {"evening", "both"} else None,
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)),
    )


def asked(schedule: prompts.Schedule, *, late: timedelta, days: int) -> list[Due]:
    """Return what is asked when every prompt is planned so much after it was due."""
    found, due = [], prompts.first_after(schedule, START)
    while due is not None and due.due_at < START + timedelta(days=days):
        plan = prompts.plan(schedule, due, now=due.due_at + late)
        if plan.ask is not None:
            found.append(plan.ask)
        due = plan.then
    return found


@given(schedules(), st.integers(0, 90))
def test_each_date_and_slot_is_asked_at_most_once_and_on_its_own_weekdays(schedule, minutes):
    found = asked(schedule, late=timedelta(minutes=minutes), days=40)
    counted = Counter((due.day_on, due.slot) for due in found)
    assert set(counted.values()) <= {1}
    assert all(due.day_on.weekday() in schedule.weekdays for due in found)


@given(schedules())
def test_on_time_every_slot_of_every_wanted_date_is_asked(schedule):
    found = {(due.day_on, due.slot) for due in asked(schedule, late=timedelta(), days=30)}
    first = calendar.local_date(START, schedule.zone) + timedelta(days=1)
    wanted = {
        (on, slot)
        for on in (first + timedelta(days=day) for day in range(25))
        if on.weekday() in schedule.weekdays and calendar.is_lived(on, schedule.zone)
        for slot, at in schedule.slots()
        # where both are set to one and the same instant, one question is enough
        if calendar.local_date(calendar.occurrence(on, at, schedule.zone), schedule.zone) == on
    }
    both_at_once = schedule.morning_at == schedule.evening_at
    assert both_at_once or wanted <= found


@given(schedules(), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_another_day_is_one_of_the_last_seven_and_never_today(schedule, today):
    days = prompts.other_days(schedule, today=today)
    now = calendar.occurrence(today, time(12), schedule.zone)
    assert len(days) == len(set(days)) == 7 * len(schedule.slots())
    assert len(days) <= 25  # what a menu holds
    assert sorted(days, key=lambda day: day[0], reverse=True) == list(days)
    for on, _ in days:
        assert on < today
        assert prompts.is_welcome(on, now=now, zone=schedule.zone)


LONDON = calendar.zone("Europe/London")
BOTH = prompts.Schedule(LONDON, time(9), time(20), frozenset(range(7)))
TODAY = date(2026, 3, 2)


def at(on: date, hour: int) -> datetime:
    return calendar.occurrence(on, time(hour), LONDON)


def unanswered(on: date, slot: Slot) -> CheckIn:
    return CheckIn(CheckInId(1), PersonId(1), on, slot, asked_at=at(on, 9))


def test_before_the_first_prompt_an_answer_is_for_the_morning_and_late_for_the_evening():
    assert prompts.answered_by_command(BOTH, [], now=at(TODAY, 1)) == (TODAY, Slot.MORNING)
    assert prompts.answered_by_command(BOTH, [], now=at(TODAY, 12)) == (TODAY, Slot.MORNING)
    assert prompts.answered_by_command(BOTH, [], now=at(TODAY, 21)) == (TODAY, Slot.EVENING)


def test_until_four_in_the_night_yesterdays_open_prompt_is_answered():
    yesterday = TODAY - timedelta(days=1)
    rows = [unanswered(yesterday, Slot.EVENING)]
    for hour, expected in ((0, yesterday), (3, yesterday), (4, TODAY)):
        assert prompts.answered_by_command(BOTH, rows, now=at(TODAY, hour))[0] == expected


@given(schedules(), st.integers(7, 40))
def test_a_thinned_member_is_asked_once_in_seven_days(schedule, unanswered):
    found, due = [], prompts.first_after(schedule, START)
    while due is not None and due.due_at < START + timedelta(days=60):
        plan = prompts.plan(schedule, due, now=due.due_at, unanswered=unanswered)
        found += [plan.ask.day_on] if plan.ask else []
        due = plan.then
    gaps = [later - earlier for earlier, later in itertools.pairwise(found)]
    assert all(gap >= timedelta(days=7) for gap in gaps)
    assert len(found) > 2


@given(schedules(), st.integers(0, 40), st.integers(0, 20))
def test_nothing_of_a_pause_is_asked_and_its_end_is(schedule, days, unanswered):
    until = calendar.local_date(START, schedule.zone) + timedelta(days=days)
    due = prompts.first_after(schedule, START)
    while due is not None and due.due_at < START + timedelta(days=60):
        plan = prompts.plan(
            schedule, due, now=due.due_at, paused_until=until, unanswered=unanswered
        )
        assert plan.ask is None or plan.ask.day_on >= until
        assert plan.then is None or plan.then.day_on >= until
        due = plan.then
