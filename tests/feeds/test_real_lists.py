"""Real lists, read from beside the project: weekday, time and count, each difference explained."""

import json
from datetime import time
from pathlib import Path

import pytest

from bot.feeds import reader
from bot.models.feeds import Dialect, LeftOut, Reading
from tests.feeds.lists import SA, SHARED, TH, by_name

SUNDAY_IS_ZERO = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
PYTHON = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BY_APPOINTMENT = "feeds-row-by-appointment"
FILES = {
    # rows that are no weekly meeting, with the reason; every other row is one meeting
    "meetingguide_alpena_2021.json": {},
    "tsml_wordpress_benlomond_2021.json": {},
    "edge_tsmlui_appointment.json": {"Meeting name": BY_APPOINTMENT},
    "edge_tsmlui_times.json": {"Appt": BY_APPOINTMENT},
    "edge_tsmlui_timezones.json": {},
}


def read(name: str) -> Reading:
    return reader.read(path(name).read_bytes(), dialect=Dialect.TSML, source="town")


def path(name: str) -> Path:
    if not SHARED.is_dir():
        pytest.skip("The real lists are not beside the project (../shared/data/feeds).")
    return SHARED / name


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_a_meeting_or_has_its_reason(name: str) -> None:
    reading = read(name)
    rows = json.loads(path(name).read_bytes())
    assert {one.name: one.why.id for one in reading.refused} == FILES[name]
    assert len(reading.candidates) + len(reading.refused) == len(rows)
    assert reading.problem is None


@pytest.mark.parametrize("name", FILES)
def test_weekday_and_time_are_those_of_the_list(name: str) -> None:
    rows = {str(row["slug"]): row for row in json.loads(path(name).read_bytes())}
    for one in read(name).candidates:
        row = rows[one.slug]
        assert [PYTHON[day] for day in one.rule.weekdays] == [SUNDAY_IS_ZERO[int(row["day"])]]
        hour, minute = map(int, row["time"].split(":"))
        assert one.rule.at == time(hour, minute)
        assert one.rule.zone == row.get("timezone")
        if "end_time" in row:
            end = time.fromisoformat(row["end_time"])
            span = (end.hour - hour) * 60 + end.minute - minute
            assert one.rule.minutes == span % (24 * 60)


def test_no_zone_is_asked_for_and_never_guessed() -> None:
    alpena = read("meetingguide_alpena_2021.json")
    assert {one.rule.zone for one in alpena.candidates} == {None}
    assert [(one.id, one.facts) for one in alpena.notices] == [
        ("feeds-zone-missing", {"count": 46})
    ]
    zones = read("edge_tsmlui_timezones.json")
    assert [one.rule.zone for one in zones.candidates] == [
        "America/Los_Angeles",
        "America/New_York",
    ]
    assert zones.notices == ()


def test_single_meetings_are_as_a_person_reads_them() -> None:
    alpena = read("meetingguide_alpena_2021.json").candidates
    assert {one.is_open for one in alpena} == {False}
    assert [one.rule.at for one in alpena].count(time(8)) == 1  # "8:00"
    thursday = by_name(read("edge_tsmlui_appointment.json"))["Meeting name"]
    assert (thursday.rule.weekdays, thursday.rule.at) == (TH, time(20))
    saturday = by_name(read("edge_tsmlui_times.json"))["Saturday 10am"]
    assert (saturday.rule.weekdays, saturday.rule.minutes) == (SA, 60)


def test_nobody_is_sent_to_a_hall_that_is_closed_for_now() -> None:
    rows = {row["slug"]: row for row in json.loads(path(FULL).read_bytes())}
    for one in read(FULL).candidates:
        if "TC" in rows[one.slug]["types"]:
            assert one.address is None
            assert one.link or LeftOut.PLACE in one.left_out
        else:
            assert one.address
            assert one.address.endswith(rows[one.slug]["formatted_address"])


FULL = "tsml_wordpress_benlomond_2021.json"


def test_contacts_payment_and_passcodes_stay_where_they_are() -> None:
    for name in FILES:
        told = repr(read(name).candidates)
        for row in json.loads(path(name).read_bytes()):
            for cell in ("paypal", "conference_phone", "contact_1_name", "contact_1_email"):
                assert not row.get(cell) or row[cell] not in told
        assert "assword" not in told
