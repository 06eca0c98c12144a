"""Who may hear of a request, who starts next, and when tomorrow is."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bot.models import Level, PersonId, Rung
from bot.rules import calendar, ladder
from bot.rules.duty import Hours, Span
from bot.rules.ladder import Asking, Candidate, climb
from bot.rules.load import Load
from bot.rules.waits import Waits
from tests.rules.test_ladder import (
    LONDON,
    NIGHT,
    NOON,
    asked,
    asking,
    coordinator,
    groups,
    lead,
    walk,
)

AUCKLAND = calendar.zone("Pacific/Auckland")
MORNING = NIGHT.replace(hour=8)
FULL = (Load(open=2), Load(week=3))
LEFT_OUT = frozenset({PersonId(1)})


def off_until(hour: int) -> Hours:
    return Hours(LONDON, off_until=NOON.replace(hour=hour))


# --- who may hear


@pytest.mark.parametrize(
    ("level", "at", "one", "hears"),
    [
        (Level.RIGHT_NOW, NOON, lead(1), True),
        (Level.TODAY, NOON, lead(1), True),
        (Level.RIGHT_NOW, NIGHT, lead(1), False),
        (Level.RIGHT_NOW, NIGHT, coordinator(1), False),
        (Level.RIGHT_NOW, NIGHT, lead(1, wakes=True), True),
        (Level.TODAY, NIGHT, lead(1, wakes=True), False),
        (Level.NO_RUSH, NIGHT, lead(1, wakes=True), False),
        (Level.RIGHT_NOW, NOON, lead(1, hours=off_until(13)), False),
        (Level.RIGHT_NOW, NIGHT, lead(1, wakes=True, hours=off_until(13)), False),
        (Level.RIGHT_NOW, NOON, lead(1, wakes=True, hours=off_until(12)), True),
        *((Level.RIGHT_NOW, NOON, lead(1, load=load), False) for load in FULL),
        *((Level.RIGHT_NOW, NIGHT, lead(1, wakes=True, load=load), False) for load in FULL),
    ],
)
def test_a_message_finds_whom_it_may_ask(
    level: Level, at: datetime, one: Candidate, hears: bool
) -> None:
    assert ladder.may_hear(asking(level, at), [one], at) == (frozenset({1}) if hears else set())


@pytest.mark.parametrize("at", [NOON, NIGHT])
def test_somebody_left_out_hears_nothing_though_they_may_be_woken(at: datetime) -> None:
    group = [lead(1, wakes=True), lead(2, wakes=True)]
    it = asking(Level.RIGHT_NOW, at, excluded=LEFT_OUT)
    assert ladder.may_hear(it, group, at) == {2}


def test_those_who_are_there_and_those_who_may_be_woken_hear_together() -> None:
    awake = Hours(LONDON, on_until=MORNING)
    group = [lead(1), lead(2, hours=awake), lead(3, wakes=True)]
    assert ladder.may_hear(asking(Level.RIGHT_NOW, NIGHT), group, NIGHT) == {2, 3}


@given(asked(), groups())
@settings(deadline=None, max_examples=25)
def test_whom_a_step_asks_may_hear_it(it: Asking, group: list[Candidate]) -> None:
    for at, move in walk(it, group):
        assert set(move.ask) <= ladder.may_hear(it, group, at)


@pytest.mark.parametrize("load", FULL)
def test_a_lead_at_their_cap_is_not_said_to_be_on_duty(load: Load) -> None:
    group = [lead(1, load=load), lead(2)]
    assert ladder.on_duty(asking(Level.TODAY), group, NOON) == (2,)


# --- who starts next


def test_the_first_to_start_of_those_who_are_not_there_is_told() -> None:
    group = [lead(1), lead(2, hours=off_until(17)), lead(3, hours=off_until(15))]
    assert ladder.starts_at(asking(Level.TODAY), group, NOON) == NOON.replace(hour=15)
    assert ladder.starts_at(asking(Level.TODAY), group[:1], NOON) is None
    assert ladder.starts_at(asking(Level.TODAY), [], NOON) is None


def test_nobody_is_said_to_start_who_is_left_out_or_at_their_cap() -> None:
    sooner, late = lead(1, hours=off_until(15)), lead(2, hours=off_until(17))
    full = [replace(sooner, load=load) for load in FULL]
    for never, left_out in ((sooner, LEFT_OUT), *((it, frozenset[PersonId]()) for it in full)):
        it = asking(Level.TODAY, excluded=left_out)
        assert ladder.starts_at(it, [never, late], NOON) == NOON.replace(hour=17)
        assert ladder.starts_at(it, [never], NOON) is None


def test_whoever_has_no_shift_to_come_is_not_waited_for() -> None:
    none = lead(1, hours=Hours(LONDON, shifts=()))
    shift = Span(NOON.replace(hour=18), NOON.replace(hour=20))
    evening = lead(2, hours=Hours(LONDON, shifts=(shift,)))
    it = asking(Level.RIGHT_NOW)
    for next_at in (ladder.starts_at, ladder.again_at):
        assert next_at(it, [none], NOON) is None
        assert next_at(it, [none, evening], NOON) == NOON.replace(hour=18)


def test_those_who_are_there_are_tried_again_four_hours_after_they_were_asked_or_could_not() -> (
    None
):
    one, two = PersonId(1), PersonId(2)
    group = [lead(1), lead(2)]
    it = asking(
        Level.RIGHT_NOW,
        asked_at={one: NOON - timedelta(hours=1), two: NOON - timedelta(hours=2)},
        passed_at={two: NOON - timedelta(minutes=30)},
    )
    assert ladder.again_at(it, group, NOON) == NOON.replace(hour=15)
    assert ladder.again_at(it, [group[1]], NOON) == NOON.replace(hour=15, minute=30)
    assert ladder.again_at(replace(it, excluded=frozenset({one, two})), group, NOON) is None


@pytest.mark.parametrize("load", FULL)
def test_whoever_is_at_their_cap_is_tried_again_in_four_hours(load: Load) -> None:
    """Nobody knows when they have room; and they are not asked before they have."""
    it = asking(Level.RIGHT_NOW)
    move = climb(it, [lead(1, load=load)], position=0, now=NOON)
    assert (move.rung, move.next_at) == (Rung.NOBODY, NOON.replace(hour=16))
    assert climb(it, [lead(1, load=load)], position=3, now=NOON.replace(hour=16)).ask == ()


# --- how many, and how long


def test_a_group_that_asks_five_at_a_time_does_so_in_the_evening_too() -> None:
    group = [lead(number) for number in range(1, 9)]
    it = asking(Level.TODAY, waits=Waits(at_a_time=5))
    for hour in (12, 20):
        move = climb(it, group, position=1, now=NOON.replace(hour=hour))
        assert move.ask == (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("minutes", "asked_at", "next_at"),
    [
        (120, "17:59", "19:59"),
        (120, "18:01", "20:00"),
        (120, "19:45", "20:15"),  # no slower than usual, where the truth is due
        (120, "20:30", "21:00"),
        (10, "19:45", "19:55"),
        (10, "20:30", "20:40"),
    ],
)
def test_long_waits_of_a_group_end_where_the_truth_about_today_is_due(
    minutes: int, asked_at: str, next_at: str
) -> None:
    now = datetime.combine(NOON, time.fromisoformat(asked_at), UTC)
    it = asking(Level.TODAY, waits=Waits(today=timedelta(minutes=minutes)))
    move = climb(it, [lead(1)], position=1, now=now)
    assert move.next_at == datetime.combine(NOON, time.fromisoformat(next_at), UTC)


# --- tomorrow


@pytest.mark.parametrize(
    ("zone", "now", "morning"),
    [
        (LONDON, "2026-01-05T12:00", "2026-01-06T08:00"),
        (LONDON, "2026-01-05T23:59", "2026-01-06T08:00"),
        (LONDON, "2026-01-06T00:00", "2026-01-06T08:00"),
        (LONDON, "2026-01-06T03:59", "2026-01-06T08:00"),
        (LONDON, "2026-01-06T04:00", "2026-01-07T08:00"),
        (LONDON, "2026-07-01T02:59", "2026-07-01T07:00"),
        (LONDON, "2026-03-28T12:00", "2026-03-29T07:00"),  # clocks go forward in between
        (AUCKLAND, "2026-01-05T12:00", "2026-01-05T19:00"),  # one in the morning there
        (AUCKLAND, "2026-01-05T15:00", "2026-01-06T19:00"),  # four in the morning there
    ],
)
def test_tomorrow_is_the_next_morning_and_at_night_the_one_that_comes(
    zone: ZoneInfo, now: str, morning: str
) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert ladder.tomorrow_at(zone, at) == datetime.fromisoformat(morning).replace(tzinfo=UTC)


@given(
    st.sampled_from(["Europe/London", "Pacific/Auckland", "America/Havana", "Asia/Kathmandu"]),
    st.integers(0, 366 * 24 * 2),
)
@settings(deadline=None, max_examples=50)
def test_tomorrow_is_at_eight_within_a_day_and_some(name: str, half_hours: int) -> None:
    zone = calendar.zone(name)
    now = NOON + timedelta(minutes=30 * half_hours)
    at = ladder.tomorrow_at(zone, now)
    assert calendar.clock_face(at, zone) == "08:00"
    assert timedelta(hours=3) <= at - now <= timedelta(hours=29)
