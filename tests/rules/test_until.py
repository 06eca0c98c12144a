"""Until when somebody is on or off: what people write, and what is meant."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules.duty import Hours
from bot.rules.until import read_until

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 12, 2, 14, 5, tzinfo=LONDON)  # a Wednesday


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22:00", on(2, 22)),
        ("until 9pm", on(2, 21)),
        ("9", on(3, 9)),
        ("14:05", on(3, 14, 5)),
        ("in 2 hours", on(2, 16, 5)),
        ("2h", on(2, 16, 5)),
        ("an hour", on(2, 15, 5)),
        ("30 min", on(2, 14, 35)),
        ("en 2 horas", on(2, 16, 5)),
        ("una hora", on(2, 15, 5)),
        ("friday", on(4, 8)),
        ("viernes", on(4, 8)),
        ("tomorrow", on(3, 8)),
        ("2026-12-24", on(24, 8)),
        ("24 December", on(24, 8)),
        ("2 December 18:00", on(2, 18)),
        ("friday 18:00", on(4, 18)),
        ("friday at 6pm", on(4, 18)),
        ("wednesday 18:00", on(2, 18)),
        ("wednesday 9:00", on(9, 9)),
        ("next wednesday 18:00", on(9, 18)),
        ("wednesday", on(9, 8)),
        ("tomorrow at 9:00", on(3, 9)),
        ("mañana a las 9:00", on(3, 9)),
        ("el viernes 18:30", on(4, 18, 30)),
        ("tonight 23:30", on(2, 23, 30)),
        ("today 13:00", on(3, 13)),
        ("friday, 18:00", on(4, 18)),
        ("18:00, friday", on(4, 18)),
        ("in 2 hours.", on(2, 16, 5)),
        ("friday.", on(4, 8)),
        ("hasta el viernes,", on(4, 8)),
        (", tomorrow at 9:00.", on(3, 9)),
        ("18:00 on friday", on(4, 18)),
        ("until 23:00, today", on(2, 23)),
        ("wednesday 14:05", on(9, 14, 5)),
        ("wednesday 14:06", on(2, 14, 6)),
        ("hasta las 21:00", on(2, 21)),
        ("hasta las 9 de la noche", on(2, 21)),
        ("hasta las 9", on(3, 9)),
        ("hasta las 20:00 horas", on(2, 20)),
        ("hasta mañana a las 20 horas", on(3, 20)),
        ("until 12 noon", on(3, 12)),
        ("friday at 3 in the afternoon", on(4, 15)),
    ],
)
def test_what_people_write_is_understood(typed: str, meant: datetime) -> None:
    assert read_until(typed, Hours(zone=LONDON), NOW) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", on(2, 20)),
        ("today 23:00", on(3, 10)),
        ("thursday 23:00", on(3, 10)),
        ("3 december 23:00", on(3, 10)),
        ("tomorrow", on(3, 19)),
        ("tomorrow 23:00", on(4, 10)),
        ("friday", on(3, 19)),
    ],
)
def test_day_and_hour_are_those_of_the_place_where_a_lead_lives(
    typed: str, meant: datetime
) -> None:
    """There it is Thursday 03:05, thirteen hours on."""
    assert read_until(typed, Hours(zone=ZoneInfo("Pacific/Auckland")), NOW) == meant


def test_in_the_west_it_can_still_be_the_evening_before() -> None:
    """When it is Thursday 04:05 in London it is Wednesday 20:05 in Los Angeles."""
    it, now = Hours(zone=ZoneInfo("America/Los_Angeles")), NOW + timedelta(hours=14)
    assert read_until("22:00", it, now) == on(3, 6)
    assert read_until("today 22:00", it, now) == on(3, 6)
    assert read_until("wednesday 22:00", it, now) == on(3, 6)
    assert read_until("tomorrow", it, now) == on(3, 16)


@pytest.mark.parametrize(
    "typed",
    [
        "gorse",
        "25:00",
        "yesterday",
        "2 December 13:00",
        "18:00-22:00",
        "",
        "last week",
        "las 20 horas",
    ],
)
def test_what_is_unclear_is_no_moment(typed: str) -> None:
    assert read_until(typed, Hours(zone=LONDON), NOW) is None


@settings(max_examples=60)
@given(st.text(max_size=30), st.timedeltas(timedelta(), timedelta(days=365)))
def test_whatever_is_typed_is_a_moment_to_come_or_none(typed: str, later: timedelta) -> None:
    now = NOW + later
    until = read_until(typed, Hours(zone=LONDON), now)
    assert until is None or until > now
