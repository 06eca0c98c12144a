from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules.dates import Unclear, read, read_from_today

TODAY = date(2026, 7, 8)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("2026/12/24", date(2026, 12, 24)),
        ("until 2026-12-24", date(2026, 12, 24)),
        ("24.12.2026", date(2026, 12, 24)),
        ("24.12.", date(2026, 12, 24)),
        ("5.6.27", date(2027, 6, 5)),
        ("24/12", date(2026, 12, 24)),
        ("12/24/2026", date(2026, 12, 24)),
        ("8/8", date(2026, 8, 8)),
        ("tomorrow", date(2026, 7, 9)),
        ("Mañana", date(2026, 7, 9)),
        ("manana", date(2026, 7, 9)),
        ("the day after tomorrow", date(2026, 7, 10)),
        ("pasado mañana", date(2026, 7, 10)),
        ("friday", date(2026, 7, 10)),
        ("Fri", date(2026, 7, 10)),
        ("until Friday", date(2026, 7, 10)),
        ("this friday", date(2026, 7, 10)),
        ("next friday", date(2026, 7, 17)),
        ("viernes", date(2026, 7, 10)),
        ("hasta el viernes", date(2026, 7, 10)),
        ("el próximo viernes", date(2026, 7, 10)),
        ("el viernes que viene", date(2026, 7, 10)),
        ("miércoles", date(2026, 7, 15)),  # today is one: the next
        ("wednesday", date(2026, 7, 15)),
        ("monday", date(2026, 7, 13)),
        ("in 2 weeks", date(2026, 7, 22)),
        ("in two weeks", date(2026, 7, 22)),
        ("for 2 weeks", date(2026, 7, 22)),
        ("2w", date(2026, 7, 22)),
        ("a couple of weeks", date(2026, 7, 22)),
        ("2 weeks from now", date(2026, 7, 22)),
        ("en 2 semanas", date(2026, 7, 22)),
        ("dentro de dos semanas", date(2026, 7, 22)),
        ("in a week", date(2026, 7, 15)),
        ("en una semana", date(2026, 7, 15)),
        ("10 days", date(2026, 7, 18)),
        ("en 10 días", date(2026, 7, 18)),
        ("in a month", date(2026, 8, 8)),
        ("en un mes", date(2026, 8, 8)),
        ("in 1 year", date(2027, 7, 8)),
        ("dentro de un año", date(2027, 7, 8)),
        ("next week", date(2026, 7, 13)),
        ("la semana que viene", date(2026, 7, 13)),
        ("next month", date(2026, 8, 1)),
        ("el próximo mes", date(2026, 8, 1)),
        ("the end of the month", date(2026, 7, 31)),
        ("fin de mes", date(2026, 7, 31)),
        ("24 dec", date(2026, 12, 24)),
        ("Dec 24, 2027", date(2027, 12, 24)),
        ("December 24th", date(2026, 12, 24)),
        ("the 24th of December", date(2026, 12, 24)),
        ("24 de diciembre de 2026", date(2026, 12, 24)),
        ("el 24 de diciembre", date(2026, 12, 24)),
        ("1 march", date(2027, 3, 1)),
        ("29 feb", date(2028, 2, 29)),
        ("the 24th", date(2026, 7, 24)),
        ("el día 3", date(2026, 8, 3)),
        ("the 31st!", date(2026, 7, 31)),
    ],
)
def test_a_date_to_come_is_read_as_people_write_it(typed, meant):
    assert read(typed, today=TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tuesday 14 july", date(2026, 7, 14)),
        ("Tue, the 14th of July", date(2026, 7, 14)),
        ("until Thursday 24 December", date(2026, 12, 24)),
        ("thu 24.12.", date(2026, 12, 24)),
        ("Thursday 2026-12-24", date(2026, 12, 24)),
        ("hasta el miércoles 31 de marzo", date(2027, 3, 31)),
        ("mar 14 jul", date(2026, 7, 14)),
        ("mar 14", date(2027, 3, 14)),  # March, and not a Tuesday
        ("wednesday 8 july 2026", Unclear.PAST),  # it is today
        ("wednesday 14 july", Unclear.NO_SUCH_DATE),  # a Tuesday
        ("friday 31 june", Unclear.NO_SUCH_DATE),
        ("tue 05/06/2027", Unclear.AMBIGUOUS),
        ("friday 9", Unclear.NOT_UNDERSTOOD),  # a day, or an hour
        ("friday in 2 weeks", Unclear.NOT_UNDERSTOOD),
    ],
)
def test_a_date_may_say_its_weekday_which_has_to_be_right(
    typed: str, meant: date | Unclear
) -> None:
    assert read(typed, today=TODAY) == meant


def test_a_date_gone_by_may_say_its_weekday_too() -> None:
    assert read("Tuesday 30 June", today=TODAY, past=True) == date(2026, 6, 30)
    assert read("Monday 30 June", today=TODAY, past=True) is Unclear.NO_SUCH_DATE


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        ("hoy", TODAY),
        ("yesterday", date(2026, 7, 7)),
        ("ayer", date(2026, 7, 7)),
        ("anteayer", date(2026, 7, 6)),
        ("friday", date(2026, 7, 3)),
        ("wednesday", date(2026, 7, 1)),
        ("last friday", date(2026, 7, 3)),
        ("el viernes pasado", date(2026, 7, 3)),
        ("el pasado viernes", date(2026, 7, 3)),
        ("90 days ago", date(2026, 4, 9)),
        ("a month ago", date(2026, 6, 8)),
        ("hace dos años", date(2024, 7, 8)),
        ("hace 3 semanas", date(2026, 6, 17)),
        ("24 dec", date(2025, 12, 24)),
        ("since 1 March", date(2026, 3, 1)),
        ("desde el 5 de mayo de 2019", date(2019, 5, 5)),
        ("29 feb", date(2024, 2, 29)),
        ("2009-03-05", date(2009, 3, 5)),
        ("24.12.98", date(1998, 12, 24)),
        ("24.12.", date(2025, 12, 24)),
        ("the 24th", date(2026, 6, 24)),
        ("the 8th", TODAY),
    ],
)
def test_an_own_date_is_read_backwards(typed, meant):
    assert read(typed, today=TODAY, past=True) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", Unclear.NOT_UNDERSTOOD),
        ("soon", Unclear.NOT_UNDERSTOOD),
        ("when I can", Unclear.NOT_UNDERSTOOD),
        ("2026-12", Unclear.NOT_UNDERSTOOD),
        ("fridayy", Unclear.NOT_UNDERSTOOD),
        ("2026-02-30", Unclear.NO_SUCH_DATE),
        ("2026-13-01", Unclear.NO_SUCH_DATE),
        ("31.2.", Unclear.NO_SUCH_DATE),
        ("31 june", Unclear.NO_SUCH_DATE),
        ("13/13", Unclear.NO_SUCH_DATE),
        ("29 feb 2027", Unclear.NO_SUCH_DATE),
        ("the 32nd", Unclear.NO_SUCH_DATE),
        ("in 9999 years", Unclear.NO_SUCH_DATE),
        ("05/06/2026", Unclear.AMBIGUOUS),
        ("5-6", Unclear.AMBIGUOUS),
        ("today", Unclear.PAST),
        ("yesterday", Unclear.PAST),
        ("2025-12-24", Unclear.PAST),
        ("last friday", Unclear.PAST),
        ("2 weeks ago", Unclear.PAST),
    ],
)
def test_what_gives_no_date_to_come_gives_the_reason(typed, why):
    assert read(typed, today=TODAY) is why


@pytest.mark.parametrize("typed", ["tomorrow", "in 2 weeks", "next friday", "2026-07-09"])
def test_an_own_date_does_not_lie_ahead(typed):
    assert read(typed, today=TODAY, past=True) is Unclear.FUTURE


any_day = st.dates(date(1990, 1, 1), date(2080, 12, 31))


@settings(deadline=None)
@given(
    st.text(max_size=30) | st.from_regex(r"[0-9]{1,4}[-./][0-9]{1,2}([-./][0-9]{1,4})?"), any_day
)
def test_whatever_is_typed_gives_a_date_on_the_right_side_or_a_reason(typed, today):
    ahead, behind = read(typed, today=today), read(typed, today=today, past=True)
    assert isinstance(ahead, Unclear) or ahead > today
    assert isinstance(behind, Unclear) or behind <= today


@settings(deadline=None)
@given(any_day, any_day, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"]))
def test_a_full_date_is_read_as_itself_from_whatever_day(meant, today, style):
    found = read(meant.strftime(style), today=today, past=meant <= today)
    assert found == meant


@settings(deadline=None)
@given(any_day, st.sampled_from(["monday", "martes", "wed", "jueves", "friday", "sábado"]))
def test_a_weekday_is_within_a_week_on_either_side(today, typed):
    ahead, behind = read(typed, today=today), read(typed, today=today, past=True)
    assert isinstance(ahead, date)
    assert isinstance(behind, date)
    assert timedelta(days=1) <= ahead - today <= timedelta(days=7)
    assert timedelta(days=1) <= today - behind <= timedelta(days=7)
    assert ahead.weekday() == behind.weekday()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8 july", TODAY),
        ("2026-07-08", TODAY),
        ("8 july 2027", date(2027, 7, 8)),
        ("9 july", date(2026, 7, 9)),
        ("7 july", date(2027, 7, 7)),
        ("wednesday", date(2026, 7, 15)),
        ("2026-07-07", Unclear.PAST),
        ("blursday", Unclear.NOT_UNDERSTOOD),
    ],
)
def test_todays_own_date_is_today_and_not_a_year_later(typed, meant):
    assert read_from_today(typed, today=TODAY) == meant
