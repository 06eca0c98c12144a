"""What stands in a calendar file, and what does not; and our own reading of it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.feeds import reader, zones
from bot.feeds.calendar_file import calendar_file
from bot.models.feeds import Dialect
from bot.models.meetings import Meeting, OtherDate
from bot.rules import calendar, recurrence
from bot.rules.imports import recurrence_of
from tests.feeds.timetables import AFTER, BEFORE, STAMP, ZONES, expected, meetings, rule

EVENING = replace(
    meetings("Europe/Dublin")[0],
    name="Evening, with a name that goes on; ¿y después? — sí, " + "ñandú " * 12,
    link="https://zoom.us/j/1",
    address="Park gate, Anytown",
    note="Passcode 1",
    others=(),
)


def written(*held: Meeting, stamp: datetime = STAMP, with_links: bool = False) -> str:
    file = calendar_file(held, stamp=stamp, name="Dates", host="x.example", with_links=with_links)
    return file.decode()


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


def entries(text: str) -> list[str]:
    return re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", unfolded(text), re.DOTALL)


def test_lines_are_folded_by_bytes_and_letters_stay_whole() -> None:
    file = calendar_file([EVENING], stamp=STAMP, name="Dates", host="x.example")
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert "".join(line.decode() for line in lines)  # no letter is cut in two
    assert f"SUMMARY:{EVENING.name}".replace(",", "\\,").replace(";", "\\;") in unfolded(
        file.decode()
    )


def test_the_calendar_has_a_neutral_name_and_no_group() -> None:
    text = written(EVENING)
    assert "X-WR-CALNAME:Dates" in text
    assert "DESCRIPTION:Dates" in text
    for private in ("Passcode", "meeting", "ecovery", "iscord", "Porchlight\r"):
        assert private not in text


def test_a_link_is_in_the_file_only_when_asked_for() -> None:
    assert "zoom" not in written(EVENING)
    assert "URL:https://zoom.us/j/1" in written(EVENING, with_links=True)


def test_an_entry_says_how_long_it_is_and_wakes_nobody_late() -> None:
    (entry,) = entries(written(replace(EVENING, remind_minutes=30)))
    assert "DURATION:PT1H30M" in entry
    assert "DTEND" not in entry
    assert "TRIGGER:-PT30M" in entry
    assert "CLASS:PRIVATE" in entry


def test_the_id_stays_and_the_sequence_grows() -> None:
    before = entries(written(EVENING))[0]
    changed = replace(EVENING, name="Other", recurrence=rule("Europe/Dublin", time(9), 2))
    after = entries(written(changed, stamp=STAMP + timedelta(days=1)))[0]
    uid, sequence = re.compile(r"UID:(\S+)"), re.compile(r"SEQUENCE:(\d+)")
    assert uid.findall(before) == uid.findall(after)
    assert re.fullmatch(r"[0-9a-f]{24}@x\.example", uid.findall(before)[0])
    assert int(sequence.findall(after)[0]) > int(sequence.findall(before)[0])
    assert "LAST-MODIFIED:20260102T120000Z" in after
    assert "DTSTAMP:20260102T120000Z" in after


def test_ids_of_two_groups_differ() -> None:
    other = replace(EVENING, guild_id=type(EVENING.guild_id)(6))
    assert len(set(re.findall(r"UID:\S+", written(EVENING, other)))) == 2


def test_rules_are_written_as_calendars_read_them() -> None:
    found = {
        meeting.name.partition(" in ")[0]: re.findall(r"RRULE:(\S+)", entry)
        for meeting in meetings("Asia/Kathmandu")
        for entry in entries(written(replace(meeting, others=())))[:1]
    }
    assert found == {
        "weekly": ["FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH;WKST=MO"],
        "at night": ["FREQ=WEEKLY;INTERVAL=1;BYDAY=SA,SU;WKST=MO"],
        "around midnight": ["FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=MO"],
        "every third week": ["FREQ=WEEKLY;INTERVAL=3;BYDAY=SU;WKST=MO"],
        "second and fourth": ["FREQ=MONTHLY;INTERVAL=1;BYDAY=2SA,4SA,2SU,4SU;WKST=MO"],
        "last": ["FREQ=MONTHLY;UNTIL=20280630T181459Z;INTERVAL=1;BYDAY=-1FR;WKST=MO"],
        "fifth or last": ["FREQ=MONTHLY;INTERVAL=2;BYDAY=-1SU,5SU;WKST=MO"],
        "until": ["FREQ=WEEKLY;UNTIL=20270301T181459Z;INTERVAL=1;BYDAY=MO;WKST=MO"],
        "once": [],
    }


def test_skipped_and_moved_dates_stand_beside_the_rule() -> None:
    others = (
        OtherDate(date(2026, 1, 13)),
        OtherDate(date(2026, 1, 15), datetime.combine(date(2026, 1, 16), time(20))),
        OtherDate(date(2026, 1, 14)),  # a Wednesday: no date of the rule
    )
    whole, moved = entries(written(replace(EVENING, others=others)))
    assert re.findall(r"EXDATE\S+", whole) == ["EXDATE;TZID=Europe/Dublin:20260113T193000"]
    assert "RECURRENCE-ID;TZID=Europe/Dublin:20260115T193000" in moved
    assert "DTSTART;TZID=Europe/Dublin:20260116T200000" in moved


def test_a_rule_that_gives_no_date_is_not_in_the_file() -> None:
    never = rule("Europe/Dublin", time(9), 0, ends_on=date(2026, 1, 9))
    assert entries(written(replace(EVENING, recurrence=never))) == []


def test_one_date_that_is_skipped_is_called_off() -> None:
    once = rule("Europe/Dublin", time(9), 3, ends_on=date(2026, 1, 8))
    skipped = replace(EVENING, recurrence=once, others=(OtherDate(date(2026, 1, 8)),))
    assert "STATUS:CANCELLED" in entries(written(skipped))[0]


def test_utc_is_written_as_such() -> None:
    text = written(meetings("UTC")[0])
    assert "VTIMEZONE" not in text
    assert "DTSTART:20260108T193000Z" in text


@pytest.mark.parametrize("name", [zone for zone in ZONES if zone != "UTC"])
def test_a_zone_is_written_out_change_by_change(name: str) -> None:
    zone = calendar.zone(name)
    first = datetime(2025, 1, 1, tzinfo=UTC)
    last = datetime(2036, 1, 1, tzinfo=UTC)
    changed = list(zones.changes(zone, first=first, last=last))
    text = zones.timezone(name, first=first, changed=changed).to_ical(sorted=False).decode()
    onsets = [
        (datetime.strptime(f"{at}{before}", "%Y%m%dT%H%M%S%z"), seconds(after))
        for at, before, after in OBSERVANCE.findall(text)
    ]
    assert [onset for onset, _ in onsets] == sorted(onset for onset, _ in onsets)
    for at in (first + timedelta(hours=5 * n) for n in range((last - first) // timedelta(hours=5))):
        said = [offset for onset, offset in onsets if onset <= at][-1]
        assert said == offset_at(at, zone)


OBSERVANCE = re.compile(r"DTSTART:(\S+)\r\nTZOFFSETFROM:(\S+)\r\nTZOFFSETTO:(\S+)")


def seconds(offset: str) -> timedelta | None:
    return datetime.strptime(offset, "%z").utcoffset()


def offset_at(at: datetime, zone: ZoneInfo) -> timedelta | None:
    return at.astimezone(zone).utcoffset()


@pytest.mark.parametrize("zone", ZONES)
def test_our_own_import_reads_our_own_file(zone: str) -> None:
    held = meetings(zone)
    file = calendar_file(held, stamp=STAMP, name="Dates", host="x.example")
    reading = reader.read(file, dialect=Dialect.ICALENDAR, source="town")
    assert reading.refused == ()
    for meeting, one in zip(held, reading.candidates, strict=True):
        found = recurrence_of(one.rule, zone="Asia/Tokyo", since=date(2026, 1, 1))
        assert one.name == meeting.name
        assert one.rule.minutes == meeting.recurrence.minutes
        assert list(
            recurrence.occurrences(found, one.others, after=AFTER, before=BEFORE)
        ) == expected(meeting)
