from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings, strategies as st

from bot.models.meetings import LAST, Recurrence
from bot.rules import recurrence
from bot.rules.when import Complaint, Puzzle, read, read_days

NOW = datetime(2026, 7, 8, 12, tzinfo=UTC)  # a Wednesday, 08:00 in New York
NEW_YORK = "America/New_York"
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
NOT = Puzzle.NOT_UNDERSTOOD


def understood(typed: str) -> Recurrence:
    found = read(typed, now=NOW, zone=NEW_YORK)
    assert isinstance(found, Recurrence), found
    return found


@pytest.mark.parametrize(
    ("typed", "days", "at"),
    [
        ("every tue and thu 7:30pm", {TUE, THU}, time(19, 30)),
        ("mondays and wednesdays at 19:00", {MON, WED}, time(19)),
        ("Thursdays, 8 PM", {THU}, time(20)),
        ("tue & thu @ 7pm", {TUE, THU}, time(19)),
        ("tuesday at 19", {TUE}, time(19)),
        ("daily 7am", set(range(7)), time(7)),
        ("every day at noon", set(range(7)), time(12)),
        ("weekdays 6.30am", set(range(5)), time(6, 30)),
        ("mon-fri 8am", set(range(5)), time(8)),
        ("monday to friday 8am", set(range(5)), time(8)),
        ("weekends 10:00", {SAT, SUN}, time(10)),
        ("midnight on saturdays", {SAT}, time(0)),
        ("martes y jueves 19:30", {TUE, THU}, time(19, 30)),
        ("lunes, miércoles y viernes, 20:00", {MON, WED, FRI}, time(20)),
        ("los sábados a las 10 de la mañana", {SAT}, time(10)),
        ("viernes a las 8 de la noche", {FRI}, time(20)),
        ("todos los días a las 7 de la mañana", set(range(7)), time(7)),
        ("viernes al mediodía", {FRI}, time(12)),
        ("lunes a viernes 8:00", set(range(5)), time(8)),
        ("fines de semana 10:00", {SAT, SUN}, time(10)),
        ("diario 22:00", set(range(7)), time(22)),
        ("domingo 19h30", {SUN}, time(19, 30)),
        ("friday to monday 10:00", {FRI, SAT, SUN, MON}, time(10)),
        ("de sábado a martes 10:00", {SAT, SUN, MON, TUE}, time(10)),
        ("weekends and monday to tuesday 10:00", {SAT, SUN, MON, TUE}, time(10)),
    ],
)
def test_weekdays_alone_are_every_week(typed, days, at):
    rule = understood(typed)
    assert (rule.weekdays, rule.at) == (days, at)
    assert (rule.every, rule.nths, rule.ends_on) == (1, frozenset(), None)


@pytest.mark.parametrize(
    ("typed", "starts_on", "ends_on"),
    [
        ("tuesday 14 july at 18:00", date(2026, 7, 14), date(2026, 7, 14)),
        ("martes 14 de julio a las 18:00", date(2026, 7, 14), date(2026, 7, 14)),
        ("wednesday 8 july 18:00", date(2026, 7, 8), date(2026, 7, 8)),  # today
        ("every tuesday 18:00 until wednesday 31 march", date(2026, 7, 14), date(2027, 3, 31)),
        ("thursdays 18:00 starting thursday 6 august", date(2026, 8, 6), None),
    ],
)
def test_a_date_with_its_weekday_is_read_as_the_bot_writes_it(typed, starts_on, ends_on):
    rule = understood(typed)
    assert (rule.starts_on, rule.ends_on, rule.at) == (starts_on, ends_on, time(18))


@pytest.mark.parametrize(
    ("typed", "every", "nths", "days"),
    [
        ("every 2 weeks on sunday 10am", 2, set(), {SUN}),
        ("every other wednesday 18:30", 2, set(), {WED}),
        ("fortnightly on monday 20:00", 2, set(), {MON}),
        ("cada dos semanas los domingos 10:00", 2, set(), {SUN}),
        ("last friday 18:00", 1, {LAST}, {FRI}),
        ("último viernes 18:00", 1, {LAST}, {FRI}),
        ("el último viernes del mes a las 18:00", 1, {LAST}, {FRI}),
        ("first and third saturday 9:00", 1, {1, 3}, {SAT}),
        ("1st 3rd and 5th thursday 20:00", 1, {1, 3, 5}, {THU}),
        ("primer y tercer sábado a las 9:00", 1, {1, 3}, {SAT}),
        ("every month on the last sunday 17:00", 1, {LAST}, {SUN}),
        ("every 2 months on the first friday 18:00", 2, {1}, {FRI}),
        ("every 2 months on the first friday of the month 18:00", 2, {1}, {FRI}),
        ("every other month on the first friday 18:00", 2, {1}, {FRI}),
        ("every other month on the first friday of the month 18:00", 2, {1}, {FRI}),
        ("el primer viernes cada 2 meses 18:00", 2, {1}, {FRI}),
        ("cada mes el primer viernes 18:00", 1, {1}, {FRI}),
        ("every 1 month on the first friday 18:00", 1, {1}, {FRI}),
        ("cada 1 mes el primer viernes 18:00", 1, {1}, {FRI}),
        ("second tuesday of every 3 months 19h", 3, {2}, {TUE}),
    ],
)
def test_other_rhythms(typed, every, nths, days):
    rule = understood(typed)
    assert (rule.every, rule.nths, rule.weekdays) == (every, nths, days)


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("2026-12-24 18:00", date(2026, 12, 24)),
        ("24.12. 18:00", date(2026, 12, 24)),
        ("24.12.2026 18.00", date(2026, 12, 24)),
        ("24 december 18:00", date(2026, 12, 24)),
        ("el 24 de diciembre a las 18:00", date(2026, 12, 24)),
        ("tomorrow at 8pm", date(2026, 7, 9)),
        ("mañana 20:00", date(2026, 7, 9)),
        ("tonight 8pm", date(2026, 7, 8)),
        ("hoy 20:00", date(2026, 7, 8)),
        ("hoy, las 20:00", date(2026, 7, 8)),
        ("2026-07-08 20:00", date(2026, 7, 8)),
        ("8 july 20:00", date(2026, 7, 8)),
        ("8 july 2027 20:00", date(2027, 7, 8)),
        ("next friday 18:00", date(2026, 7, 17)),
        ("el próximo viernes 18:00", date(2026, 7, 10)),
    ],
)
def test_a_date_is_once(typed, on):
    rule = understood(typed)
    assert recurrence.is_once(rule)
    assert rule.starts_on == on


@pytest.mark.parametrize(
    ("typed", "at", "minutes"),
    [
        ("tuesday 19:00", time(19), 60),
        ("tuesday 19:00 for 90 minutes", time(19), 90),
        ("tuesday 19:00 for 2 hours", time(19), 120),
        ("tuesday 19:00, 1.5 hours", time(19), 90),
        ("tuesday 19:00 for 24 hours", time(19), 24 * 60),
        ("martes 19:00 durante una hora y media", time(19), 90),
        ("every tuesday from 7 to 8:30 pm", time(19), 90),
        ("sundays 11-12:30pm", time(11), 90),
        ("de 19:00 a 20:30 los martes", time(19), 90),
        ("Thursdays, 8 PM – 9:30 PM", time(20), 90),
        ("every tuesday 23:00-00:30", time(23), 90),
    ],
)
def test_how_long_it_is_may_be_said(typed, at, minutes):
    rule = understood(typed)
    assert (rule.at, rule.minutes) == (at, minutes)


def test_first_and_last_dates_may_be_said():
    rule = understood("every tuesday 19:00 starting 2026-09-01")
    assert rule.starts_on == date(2026, 9, 1)
    for typed in (
        "every tuesday 19:00 until 31 december",
        "martes 19:00 hasta el 31 de diciembre",
        "martes hasta el 31 de diciembre, las 19:00",
    ):
        assert understood(typed).ends_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("every tuesday 19:00 starting 2026-09-04", ["2026-09-08", "2026-09-15"]),
        ("every 2 weeks on tuesday 19:00 starting 2026-09-01", ["2026-09-01", "2026-09-15"]),
        ("every 2 weeks on tuesday 19:00 starting 2026-09-04", ["2026-09-08", "2026-09-22"]),
        (
            "every 3 months on the first friday 19:00 starting 2026-09-10",
            ["2026-10-02", "2027-01-01"],
        ),
        ("every 2 weeks on wednesday 07:00 starting today", ["2026-07-22", "2026-08-05"]),
    ],
)
def test_a_rule_counts_from_its_first_date_after_the_start_that_was_said(typed, dates):
    """A start on a Friday, and every second Tuesday: the first one is the next Tuesday."""
    rule, after, found = understood(typed), NOW, []
    for _ in dates:
        coming = recurrence.next_occurrence(rule, after=after)
        assert coming is not None
        found.append(coming.on.isoformat())
        after = coming.starts_at
    assert found == dates


@pytest.mark.parametrize(
    ("typed", "on"),
    [("tonight 10pm", date(2026, 7, 8)), ("tomorrow 19:00", date(2026, 7, 9))],
)
def test_today_is_that_of_the_zone(typed, on):
    late = datetime(2026, 7, 9, 1, tzinfo=UTC)  # Wednesday 21:00 in New York
    rule = read(typed, now=late, zone=NEW_YORK)
    assert isinstance(rule, Recurrence)
    assert rule.starts_on == on


def test_every_second_week_begins_with_the_first_date_to_come():
    """Else somebody who writes this on a Wednesday evening would wait for two weeks."""
    late = datetime(2026, 7, 9, 1, tzinfo=UTC)  # Wednesday 21:00 in New York
    rule = read("every 2 weeks on wednesday 19:00", now=late, zone=NEW_YORK)
    assert isinstance(rule, Recurrence)
    assert rule.starts_on == date(2026, 7, 15)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("tuesday", Complaint(Puzzle.NO_TIME)),
        ("", Complaint(Puzzle.NO_TIME)),
        ("tuesday at 7", Complaint(Puzzle.HALF_OF_DAY, "7")),
        ("los martes a las 7", Complaint(Puzzle.HALF_OF_DAY, "7")),
        ("tuesday 25:00", Complaint(Puzzle.NO_SUCH_TIME, "25:00")),
        ("tuesday 13:75", Complaint(Puzzle.NO_SUCH_TIME, "13:75")),
        ("19:00", Complaint(Puzzle.NO_DAY)),
        ("every week 19:00", Complaint(Puzzle.NO_DAY)),
        ("tue 19:00 and thu 20:00", Complaint(Puzzle.TWO_TIMES)),
        ("every month on sunday 17:00", Complaint(Puzzle.WHICH_OF_MONTH)),
        ("05/06/2026 19:00", Complaint(Puzzle.AMBIGUOUS_DATE, "05/06/2026")),
        ("31 february 19:00", Complaint(Puzzle.NO_SUCH_DATE, "31 february")),
        ("2026-07-01 19:00", Complaint(Puzzle.PAST, "2026-07-01")),
        ("2026-07-08 07:00", Complaint(Puzzle.PAST)),  # today, an hour ago
        ("the 15th of every month 19:00", Complaint(NOT, "15th")),
        ("every blursday 19:00", Complaint(NOT, "every blursday")),
        (
            "every 2 weeks on the first friday 18:00",
            Complaint(NOT, "on the first friday"),
        ),
        ("every other tuesday of the month 18:00", Complaint(NOT, "tuesday of the month")),
        ("weekly every 2 weeks on tuesday 18:00", Complaint(NOT, "weekly on tuesday")),
        ("every other month on friday 18:00", Complaint(Puzzle.WHICH_OF_MONTH)),
        ("19:00, on the blursday", Complaint(NOT, "blursday")),
        ("24 december 18:00 starting 2026-09-01", Complaint(NOT, "24 december")),
        ("24 december 18:00 until 31 january", Complaint(NOT, "24 december")),
        ("daily 24 december 18:00", Complaint(NOT, "24 december")),
        ("every 60 weeks on monday 10:00", Complaint(Puzzle.NEVER)),
        ("every tuesday 19:00 until friday", Complaint(Puzzle.NEVER)),
        ("tuesdays 19:00 starting 2026-09-04 until 2026-09-06", Complaint(Puzzle.NEVER)),
        ("every monday 10:00 starting 2026-09-01 for 30 hours", Complaint(Puzzle.TOO_LONG)),
    ],
)
def test_what_is_wrong_is_said_precisely(typed, complaint):
    assert read(typed, now=NOW, zone=NEW_YORK) == complaint


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("every day", set(range(7))),
        ("tue and thu", {TUE, THU}),
        ("Los martes, jueves.", {TUE, THU}),
        ("mon/wed+sat", {MON, WED, SAT}),
        ("weekends & fri", {FRI, SAT, SUN}),
        ("friday to monday", {FRI, SAT, SUN, MON}),
        ("", None),
        ("every", None),
        ("tue 19:00", None),
        ("weekdays and blursday", None),
    ],
)
def test_days_alone_are_read_or_unclear(typed, days):
    assert read_days(typed) == days


SCRAPS = """
    every 2 7 7pm 19:00 of the month last friday y el 31 feb - to until from a las
    999 9999-12-31 weeks half hora
"""
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@settings(max_examples=80, deadline=None)
@given(
    days=st.frozensets(st.integers(0, 6), min_size=1),
    at=st.times(),
    every=st.integers(1, 12),
    nths=st.frozensets(st.sampled_from([1, 2, 3, 4, 5, LAST])),
    minutes=st.integers(1, 24 * 60),
    zone=st.sampled_from(("America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Etc/UTC")),
)
def test_what_is_written_out_is_read_as_it_was_meant(*, days, at, every, nths, minutes, zone):
    unit = "months" if nths else "weeks"
    which = " and ".join(ORDINALS[nth] for nth in nths)
    names = " and ".join(NAMES[day] for day in days)
    typed = f"every {every} {unit} on the {which} {names} at {at:%H:%M} for {minutes} minutes"
    rule = read(typed, now=NOW, zone=zone)
    assert isinstance(rule, Recurrence)
    assert (rule.weekdays, rule.nths, rule.every) == (days, nths, every)
    assert (rule.at, rule.minutes, rule.zone) == (
        at.replace(second=0, microsecond=0),
        minutes,
        zone,
    )
    coming = recurrence.next_occurrence(rule, after=NOW)
    assert coming is not None
    assert nths or coming.on == rule.starts_on


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(SCRAPS.split()),
        max_size=9,
    ).map(" ".join)
)
def test_whatever_is_typed_ends_in_a_sound_rule_or_a_complaint(typed):
    found = read(typed, now=NOW, zone=NEW_YORK)
    assert isinstance(found, Complaint) or recurrence.is_sound(found)
