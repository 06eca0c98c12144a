"""Shifts as people write them, and what was meant."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.rules import shifts
from bot.rules.shifts import Trouble, Wanted

NOW = datetime(2026, 12, 2, 14, 5, tzinfo=ZoneInfo("Europe/London"))  # a Wednesday
SIX, TEN, TWO = time(18), time(22), time(2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mon 18:00-22:00", [(0, None, SIX, TEN)]),
        ("Mon and Thu 18:00-22:00", [(0, None, SIX, TEN), (3, None, SIX, TEN)]),
        ("lunes y jueves de 18:00 a 22:00", [(0, None, SIX, TEN), (3, None, SIX, TEN)]),
        ("every friday 6pm to 2am", [(4, None, SIX, TWO)]),
        ("weekdays 18:00 to 22:00", [(day, None, SIX, TEN) for day in range(5)]),
        ("24 december 18:00-22:00", [(3, date(2026, 12, 24), SIX, TEN)]),
        ("tomorrow 18:00-22:00", [(3, date(2026, 12, 3), SIX, TEN)]),
        ("sunday 18:00 for 4 hours", [(6, None, SIX, TEN)]),
        ("sunday 18:00 to 22:00, monday", [(0, None, SIX, TEN), (6, None, SIX, TEN)]),
        ("mon 6-10pm", [(0, None, SIX, TEN)]),
        ("mon 6pm-10pm", [(0, None, SIX, TEN)]),
        ("fri 6-2am", [(4, None, SIX, TWO)]),
        ("lunes de 18:00 a 22:00 horas", [(0, None, SIX, TEN)]),
        ("sunday 18:00-18:00", [(6, None, SIX, SIX)]),
        ("sunday 17:45 for 4 hours and 20 minutes", [(6, None, time(17, 45), time(22, 5))]),
    ],
)
def test_what_people_write_is_understood(typed: str, meant: list[tuple]) -> None:  # type: ignore[type-arg]  # of a test
    assert shifts.read(typed, zone="Europe/London", now=NOW) == tuple(Wanted(*it) for it in meant)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("mondays", Trouble.NO_TIME),
        ("mondays 18:00", Trouble.NO_END),
        ("18:00-22:00", Trouble.NO_DAY),
        ("gorse 18:00-22:00", Trouble.NOT_UNDERSTOOD),
        ("every 2 weeks on monday 18:00-22:00", Trouble.NOT_UNDERSTOOD),
        ("last monday of the month 18:00-22:00", Trouble.NOT_UNDERSTOOD),
        ("2026-11-30 18:00-22:00", Trouble.PAST),
        ("every monday 18:00-22:00 until 24 december", Trouble.NOT_UNDERSTOOD),
        ("monday at 7", Trouble.HALF_OF_DAY),
        ("monday 6-25:00", Trouble.NOT_UNDERSTOOD),
        ("monday" + 200 * " " + "18:00-22:00", Trouble.NO_TIME),
    ],
)
def test_what_is_unclear_is_said(typed: str, why: Trouble) -> None:
    assert shifts.read(typed, zone="Europe/London", now=NOW) is why
