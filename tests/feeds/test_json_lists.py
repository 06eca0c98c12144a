"""Meeting Guide, TSML, BMLT and the Online Intergroup: each with its own Sunday."""

import json
from datetime import time

import pytest

from bot.feeds import meeting_guide, reader
from bot.models.feeds import Dialect, LeftOut
from tests.feeds.lists import (
    FILES,
    MO,
    SA,
    SAMPLES,
    SU,
    TH,
    TU,
    WE,
    by_name,
    read,
    read_rows,
    reasons,
)

ROW = {"name": "Here", "slug": "here", "day": 1, "time": "19:00"}


def only(**cells: object):
    return read_rows(Dialect.MEETING_GUIDE, ROW | cells).candidates[0]


def test_a_meeting_guide_list_is_read_day_by_day() -> None:
    found = by_name(read(Dialect.MEETING_GUIDE))
    assert {name: one.rule.weekdays for name, one in found.items()} == {
        "Harbour Morning": SU,
        "Two Evenings": TU | TH,
        "Late & Later": SA,
        "On Sundays": SU,
    }
    assert found["Harbour Morning"].rule.minutes == 90
    assert found["Harbour Morning"].rule.zone == "America/Chicago"
    assert found["Harbour Morning"].address == "Harbour Hall, 1 Quay St, Anytown, OK 12345, USA"
    assert found["Two Evenings"].rule.at == time(19, 30)
    assert found["Two Evenings"].is_open is False
    assert found["Two Evenings"].rule.zone is None
    assert found["Late & Later"].rule.minutes == 90
    assert found["Late & Later"].language == "es"
    assert found["Late & Later"].slug == "17"
    assert found["Late & Later"].address is None


def test_each_row_that_is_not_taken_has_its_reason() -> None:
    reading = read(Dialect.MEETING_GUIDE)
    assert [(one.row, one.why.id) for one in reading.refused] == [
        (4, "feeds-row-by-appointment"),
        (5, "feeds-row-day"),
        (6, "feeds-row-time"),
        (7, "feeds-row-zone"),
        (8, "feeds-row-no-name"),
        (10, "feeds-row-not-a-meeting"),
    ]
    assert reading.refused[1].why.facts == {"typed": "7"}


def test_a_passcode_is_left_out_and_that_is_said() -> None:
    reading = read(Dialect.MEETING_GUIDE)
    late = by_name(reading)["Late & Later"]
    assert late.link == "https://zoom.us/j/123456789?from=addon"
    assert late.left_out == (LeftOut.PASSCODE,)
    assert ("feeds-passcodes-left-out", {"count": 1}) in [
        (one.id, one.facts) for one in reading.notices
    ]


def test_rows_that_differ_in_their_day_alone_are_one_meeting() -> None:
    found = read(Dialect.TSML).candidates
    assert [(one.slug, one.rule.weekdays) for one in found] == [
        ("stepping-stones", MO | WE),
        ("closed-door", TU),
        ("from-home", frozenset({4})),
    ]


def test_rows_of_one_slug_that_differ_in_more_stay_apart_and_keep_their_names() -> None:
    rows = [ROW, ROW | {"day": 2}, ROW | {"day": 3, "time": "20:00"}]
    for order in (rows, rows[::-1]):
        found = read_rows(Dialect.TSML, *order).candidates
        assert {one.slug: one.rule.weekdays for one in found} == {
            "here-12-1900": MO | TU,
            "here-3-2000": WE,
        }


def test_two_rooms_at_the_same_hour_are_two_meetings() -> None:
    found = read_rows(Dialect.TSML, ROW, ROW | {"location": "Room 2"}).candidates
    assert len({one.slug for one in found}) == 2


def test_the_same_row_twice_is_taken_once() -> None:
    reading = read_rows(Dialect.TSML, ROW, ROW)
    assert len(reading.candidates) == 1
    assert [(one.row, one.why.id) for one in reading.refused] == [(2, "feeds-row-twice")]


def test_nobody_is_sent_to_a_closed_door() -> None:
    found = by_name(read(Dialect.TSML))
    assert found["Closed Door"].address is None
    assert found["Closed Door"].left_out == (LeftOut.PLACE,)
    assert found["Closed Door"].rule.minutes is None  # it ends when it begins: not known
    assert found["From Home"].address is None
    assert found["From Home"].link == "https://meet.example.org/from-home"


def test_bmlt_counts_from_sunday_as_one_and_its_tsml_view_from_zero() -> None:
    semantic, view = by_name(read(Dialect.BMLT)), by_name(read(Dialect.BMLT_TSML))
    for found in (semantic, view):
        assert found["Sunday Light"].rule.weekdays == SU
        assert found["Sunday Light"].rule.minutes == 75
        assert found["Saturday Screen"].rule.weekdays == SA
        assert found["Saturday Screen"].address is None
        assert found["Saturday Screen"].link == "https://zoom.us/j/987654321"
    assert semantic["Sunday Light"].rule.zone == "America/Phoenix"
    assert semantic["Saturday Screen"].rule.zone is None
    assert semantic["Closed Hall"].address is None
    assert semantic["Closed Hall"].left_out == (LeftOut.PLACE,)
    assert semantic["Sunday Light"].language is None
    assert reasons(read(Dialect.BMLT)) == {
        "No such day": "feeds-row-day",
        "Draft": "feeds-row-unpublished",
    }


def test_the_online_intergroup_counts_as_iso_does() -> None:
    reading = read(Dialect.ONLINE_INTERGROUP)
    rules = {one.slug: one.rule for one in reading.candidates}
    assert rules["dawn-1"].weekdays == SU
    assert rules["dawn-1"].minutes == 45
    assert rules["dawn-1"].zone == "America/Montreal"
    assert rules["dawn-2"].weekdays == MO
    assert rules["sunday-as-zero"].weekdays == SU
    assert (rules["by-instant"].weekdays, rules["by-instant"].at) == (TU, time(0, 15))
    assert {one.slug: one.language for one in reading.candidates} == {
        "dawn-1": "en",
        "dawn-2": "es",
        "by-instant": "en",
        "sunday-as-zero": "es",
    }
    assert reasons(reading) == {
        "By e-mail": "feeds-row-by-appointment",
        "Archived": "feeds-row-unpublished",
        "No such day": "feeds-row-day",
    }


@pytest.mark.parametrize("dialect", FILES)
def test_nothing_about_people_money_or_passcodes_is_taken(dialect: Dialect) -> None:
    told = repr(read(dialect).candidates) + repr(read(dialect).refused)
    for private in (
        *("ada", "@", "555", "venmo", "harbour'", "paypal", "somebody", "pwd", "secret", "4711"),
        *("725326", "2014", "Bea", "ring twice", "Passcode", "bo@", "mailto", "1234,", "Camera"),
        *("abcDEF", "600 000"),
    ):
        assert private not in told, private


@pytest.mark.parametrize("dialect", FILES)
def test_the_same_file_is_read_the_same_way_each_time(dialect: Dialect) -> None:
    assert read(dialect) == read(dialect)
    assert len({one.slug for one in read(dialect).candidates}) == len(read(dialect).candidates)


def test_a_wrong_dialect_is_warned_of_and_never_chosen() -> None:
    for named in FILES:
        for written in FILES:
            reading = reader.read(
                (SAMPLES / FILES[written]).read_bytes(), dialect=named, source="x"
            )
            hints = [one.facts["dialect"] for one in reading.notices if "looks" in one.id]
            alike = {Dialect.MEETING_GUIDE, Dialect.TSML, Dialect.BMLT_TSML}
            is_same = named == written or {named, written} <= alike
            if named is Dialect.ONLINE_INTERGROUP and written in {
                Dialect.MEETING_GUIDE,
                Dialect.BMLT_TSML,
            }:
                is_same = True  # as its older lists are
            assert bool(hints) != is_same, (named, written)
            if hints:
                assert hints[0] == written or {hints[0], written} <= alike


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"day": "8"}, "feeds-row-day"),
        ({"day": True}, "feeds-row-day"),
        ({"day": [1, 9]}, "feeds-row-day"),
        ({"day": {"a": 1}}, "feeds-row-day"),
        ({"day": 10**30}, "feeds-row-day"),
        ({"day": None, "time": None}, "feeds-row-by-appointment"),
        ({"day": ""}, "feeds-row-no-day"),
        ({"day": []}, "feeds-row-no-day"),
        ({"time": ""}, "feeds-row-no-time"),
        ({"time": "24:00"}, "feeds-row-time"),
        ({"time": "13:00 PM"}, "feeds-row-time"),
        ({"time": 1900}, "feeds-row-time"),
        ({"name": "https://example.org ada@example.org"}, "feeds-row-no-name"),
        ({"timezone": "EST5"}, "feeds-row-zone"),
    ],
)
def test_a_strange_cell_refuses_its_row_alone(cells: dict[str, object], said: str) -> None:
    reading = read_rows(Dialect.ONLINE_INTERGROUP, ROW | {"slug": "other"}, ROW | cells)
    assert len(reading.candidates) == 1
    assert [one.why.id.startswith(said) for one in reading.refused] == [True]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("19:00", time(19)),
        ("8:00", time(8)),
        ("7:00 PM", time(19)),
        ("12:15 am", time(0, 15)),
        ("12:00 p.m.", time(12)),
        ("18:30:00", time(18, 30)),
        ("7 pm", time(19)),
        ("19.30", time(19, 30)),
        ("Noon", time(12)),
    ],
)
def test_times_are_read_as_lists_write_them(typed: str, read_as: time) -> None:
    assert only(time=typed).rule.at == read_as


@pytest.mark.parametrize(
    ("cells", "is_open"),
    [
        ({}, None),
        ({"types": None}, None),
        ({"types": "[closed]"}, False),
        ({"types": "Open, Wheelchair Access"}, True),
        ({"types": ["o"]}, True),
        ({"types": [3, None, {"a": 1}]}, None),
    ],
)
def test_types_are_read_in_every_shape(cells: dict[str, object], is_open: bool | None) -> None:
    assert only(**cells).is_open is is_open


def test_a_list_within_an_object_is_found() -> None:
    for wrapped in (
        {"meetings": [ROW], "formats": []},
        {"data": [ROW]},
        {"0": ROW, "7": ROW | {"slug": "b"}},
    ):
        found = reader.read(json.dumps(wrapped).encode(), dialect=Dialect.TSML, source="x")
        assert found.candidates[0].rule.weekdays == MO


def test_a_sheet_of_the_meeting_guide_is_read_by_its_header() -> None:
    values = [
        ["Day", "Time", "End Time", "Name", "ID", "Types", "Full Address", "Timezone"],
        ["Monday", "7:00 PM", "8:15 PM", "Sheet", "4", "Closed, Women", "1 Quay St", ""],
        [],
        ["jueves", "7:00 AM", "", "Hoja", "5", "Abierta, Español"],
    ]
    data = json.dumps({"range": "A1", "values": values}).encode()
    found = by_name(reader.read(data, dialect=Dialect.MEETING_GUIDE, source="x"))
    assert found["Sheet"].rule.weekdays == MO
    assert found["Sheet"].rule.minutes == 75
    assert found["Sheet"].is_open is False
    assert found["Sheet"].slug == "4"
    assert found["Hoja"].rule.weekdays == TH
    assert found["Hoja"].language == "es"


def test_a_slug_is_made_up_from_the_name_where_there_is_none() -> None:
    row: dict[str, object] = {"name": "Ñandú & Co", "day": 1, "time": "19:00"}
    assert meeting_guide.candidate(row, source="x").slug == "nandu-co"
