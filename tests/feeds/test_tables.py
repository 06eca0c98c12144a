"""CSV in English and Spanish, by its header."""

from datetime import date, time

import pytest

from bot.feeds import reader
from bot.models.feeds import Dialect, Reading
from bot.models.meetings import MeetingKind
from bot.rules.calendar import EVERY_DAY
from tests.feeds.lists import MO, SA, TU, WE, by_name, read, reasons


def read_text(text: str) -> Reading:
    return reader.read(text.encode(), dialect=Dialect.CSV, source="town")


def test_columns_are_found_by_their_names() -> None:
    found = by_name(read(Dialect.CSV))
    circle, walk, second = found.values()
    assert circle.rule.weekdays == MO | WE
    assert circle.rule.at == time(19, 30)
    assert circle.rule.zone == "Europe/Dublin"
    assert (circle.link, circle.slug) == ("https://meet.example.org/evening", "evening")
    assert (circle.is_open, circle.language) == (True, "en")
    assert (walk.rule.weekdays, walk.rule.nths) == (SA, frozenset({1}))
    assert (walk.kind, walk.rule.minutes, walk.address) == (MeetingKind.EVENT, 120, "Park gate")
    assert (second.rule.every, second.rule.starts_on) == (2, date(2026, 1, 6))
    assert second.rule.ends_on == date(2026, 12, 29)
    assert (second.kind, second.is_open, second.language) == (MeetingKind.WORKSHOP, False, "es")


def test_a_refused_row_has_the_number_that_a_spreadsheet_shows() -> None:
    reading = read(Dialect.CSV)
    assert [one.row for one in reading.refused] == [6, 7, 8]
    assert reasons(reading) == {
        "No week": "feeds-row-which-week",
        "Odd kind": "feeds-row-column",
        "Bad date": "feeds-row-date",
    }


def test_spanish_columns_days_and_semicolons_are_read() -> None:
    found = by_name(read(Dialect.CSV, "reuniones.csv"))
    assert found["Grupo de la mañana"].rule.weekdays == MO | WE
    assert found["Grupo de la mañana"].rule.minutes == 45
    assert found["Grupo de la mañana"].is_open is True
    assert found["Grupo de la mañana"].language == "es"
    assert (found["Sábados"].rule.weekdays, found["Sábados"].rule.at) == (SA, time(19, 30))
    assert found["Sábados"].is_open is False
    assert found["Todos"].rule.weekdays == EVERY_DAY
    assert found["Todos"].slug == "todos"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,Monday,19:00,0,,", "feeds-row-length"),
        ("A,Monday,19:00,1441,,", "feeds-row-length"),
        ("A,Monday,19:00,,2026-02-01,2026-01-01", "feeds-row-ends-first"),
        ("A,Moonday,19:00,,,", "feeds-row-day"),
        ("A,Monday,19:00,an hour,,", "feeds-row-column"),
        ("A,Monday,19:00,,,,late", "feeds-row-column"),
        ("A,Monday,19:00,,,,,perhaps", "feeds-row-column"),
    ],
)
def test_what_a_rule_cannot_be_is_refused(row: str, said: str) -> None:
    reading = read_text(f"name,day,time,minutes,from,until,end,open\n{row}\n")
    assert [one.why.id for one in reading.refused] == [said]


def test_a_table_without_a_header_is_none() -> None:
    reading = read_text("Evening circle,Monday,19:00\n")
    assert reading.problem is not None
    assert reading.problem.id == "feeds-no-header"
    assert reading.problem.facts == {"typed": "name, day, time"}


def test_a_header_alone_has_no_meetings() -> None:
    reading = read_text("name,day,time\n,,\n")
    assert reading.problem is not None
    assert reading.problem.id == "feeds-empty"


def test_quotes_and_tabs_are_read() -> None:
    reading = read_text('name\tday\ttime\n"Two\nlines"\tTue\t19:00\n')
    assert [(one.name, one.rule.weekdays) for one in reading.candidates] == [("Two lines", TU)]
