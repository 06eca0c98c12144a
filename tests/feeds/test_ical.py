"""Calendar files of other people: rules, exceptions and zones."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings, strategies as st

from bot.feeds import reader
from bot.models.feeds import Candidate, Dialect, Reading
from bot.models.meetings import OtherDate
from bot.rules import recurrence
from bot.rules.calendar import EVERY_DAY
from bot.rules.imports import recurrence_of
from tests.feeds.lists import FR, MO, SA, TH, TU, by_name, read, reasons

FAR = date(2029, 12, 31)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(*lines: str) -> Reading:
    entry = ["BEGIN:VEVENT", "UID:1", "SUMMARY:Here", *lines, "END:VEVENT"]
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *entry, "END:VCALENDAR", ""])
    return reader.read(text.encode(), dialect=Dialect.ICALENDAR, source="town")


def only(*lines: str) -> Candidate:
    return calendar(*lines).candidates[0]


def said(*lines: str) -> str:
    return calendar(*lines).refused[0].why.id


def dates(one: Candidate) -> list[date]:
    rule = recurrence_of(one.rule, zone="UTC", since=date(2026, 1, 1))
    return list(recurrence.dates(rule, date(2026, 1, 1), FAR))


def test_rules_exceptions_and_moves_are_read() -> None:
    found = by_name(read(Dialect.ICALENDAR))
    evening = found["Tuesdays and Thursdays"]
    assert evening.rule.weekdays == TU | TH
    assert evening.rule.zone == "America/Santiago"
    assert evening.rule.minutes == 90
    assert evening.others == (
        OtherDate(date(2026, 3, 10)),
        OtherDate(date(2026, 3, 12)),
        OtherDate(date(2026, 3, 17), datetime.combine(date(2026, 3, 18), time(20))),
        OtherDate(date(2026, 3, 19)),
    )
    assert evening.address == "Casa Abierta, Calle 5"
    assert evening.link == "https://zoom.us/j/123"
    friday = found["Last Friday"].rule
    assert (friday.weekdays, friday.nths, friday.ends_on) == (
        FR,
        frozenset({-1}),
        date(2026, 12, 31),
    )
    assert friday.zone == "Europe/Lisbon"
    noon = found["Every day at noon"].rule
    assert (noon.weekdays, noon.zone, noon.minutes) == (EVERY_DAY, "America/New_York", 30)
    assert noon.ends_on == date(2026, 1, 10)
    walk = found["A walk"].rule
    assert (walk.weekdays, walk.zone, walk.minutes) == (SA, "UTC", 120)
    assert walk.starts_on == walk.ends_on == date(2026, 7, 4)
    assert found["Floating"].rule.zone is None
    assert (found["Floating"].rule.weekdays, found["Floating"].rule.every) == (MO, 2)


def test_entries_that_are_no_meetings_are_refused() -> None:
    assert reasons(read(Dialect.ICALENDAR)) == {
        "A whole day": "feeds-row-no-time",
        "Once a year": "feeds-row-rule",
        "Called off": "feeds-row-cancelled",
    }


START = "DTSTART;TZID=Europe/Berlin:20260106T190000"  # a Tuesday


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=5",
        "FREQ=HOURLY",
        "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=53",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=WEEKLY;BYHOUR=9,19",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=6",
        "FREQ=MONTHLY;BYDAY=1TU,2WE",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=-2TU",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=99999999999999999999",
        "BYDAY=TU",
    ],
)
def test_a_rule_that_ours_cannot_say_is_refused(rule: str) -> None:
    assert said(START, f"RRULE:{rule}") in {"feeds-row-rule", "feeds-row-broken"}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((START, "RRULE:FREQ=WEEKLY;INTERVAL=x"), "feeds-row-broken"),
        (
            (START, "RRULE:FREQ=WEEKLY", "RDATE;TZID=Europe/Berlin:20260108T190000"),
            "feeds-row-rule",
        ),
        ((START, "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY"), "feeds-row-rule"),
        ((START, "RRULE:FREQ=WEEKLY;UNTIL=20250101T000000Z"), "feeds-row-over"),
        ((START, "DURATION:P2D"), "feeds-row-length"),
        (("DTSTART:00010101T000000Z",), "feeds-row-no-time"),
        ((START, "RECURRENCE-ID:99991231T235959Z"), "feeds-row-change-of-nothing"),
        (("DTSTART:20260230T190000Z",), "feeds-row-broken"),
        ((), "feeds-row-no-time"),
        (("RECURRENCE-ID:20260106T190000Z", START), "feeds-row-change-of-nothing"),
    ],
)
def test_an_entry_that_cannot_be_kept_says_why(lines: tuple[str, ...], reason: str) -> None:
    assert said(*lines) == reason


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/maker/20070129_1/America/Argentina/Salta", "America/Argentina/Salta"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Our own zone", None),
    ],
)
def test_zones_are_found_behind_the_names_that_programs_give_them(
    tzid: str, zone: str | None
) -> None:
    assert only(f"DTSTART;TZID={tzid}:20260106T190000").rule.zone == zone


def test_dates_at_the_end_of_the_calendar_are_no_trouble() -> None:
    for_ever = only(START, "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z", "EXDATE:99991231T235959Z")
    assert for_ever.rule.ends_on == date(2199, 12, 31)
    assert for_ever.others == ()
    assert only(START, "DTEND:99991231T235959Z").rule.minutes is None


VALUES = st.sampled_from(
    [
        *("20260106T190000", "20260106T190000Z", "99991231T235959Z", "00010101T000000", "20260106"),
        *("FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=-1", "FREQ=MONTHLY;BYDAY=+1MO,-1MO", "FREQ=", "x"),
        *("FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYDAY=99MO", "FREQ=WEEKLY;WKST=XX;INTERVAL=2"),
        *("PT1H", "P99999999999999D", "-PT1H", "P1W", "Here", "CANCELLED", "1", "", "1e999", "\\;"),
        "FREQ=WEEKLY;UNTIL=20260106",
        "FREQ=WEEKLY;COUNT=0",
    ]
)
NAMES = st.sampled_from(
    [
        *("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "STATUS"),
        *("DTSTART;TZID=Europe/Berlin", "EXDATE;TZID=Nowhere", "DTSTART;VALUE=DATE", "SUMMARY"),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE", "UID", "SEQUENCE", "URL", "END", "BEGIN", "X-A"),
    ]
)


@given(st.lists(st.lists(st.tuples(NAMES, VALUES), max_size=6), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_no_entry_raises(written: list[list[tuple[str, str]]]) -> None:
    blocks = [[f"{name}:{value}" for name, value in entry] for entry in written]
    again = ("END:VEVENT", "BEGIN:VEVENT", "UID:1", "SUMMARY:Here")
    reading = calendar(*blocks[0], *(line for one in blocks[1:] for line in (*again, *one)))
    for one in reading.candidates:
        assert dates(one) == sorted(set(dates(one)))


def test_the_newest_entry_of_an_id_counts() -> None:
    again = ("END:VEVENT", "BEGIN:VEVENT", "UID:1", "SEQUENCE:3", "SUMMARY:Now")
    reading = calendar("SEQUENCE:2", START, *again, START)
    assert [one.name for one in reading.candidates] == ["Now"]
    assert reasons(reading) == {"Here": "feeds-row-twice"}


def test_an_id_that_is_somebodys_address_is_not_kept() -> None:
    assert all("@" not in one.slug for one in read(Dialect.ICALENDAR).candidates)


def test_an_end_before_its_start_of_the_day_lasts_over_midnight_of_a_change_of_clocks() -> None:
    night = "DTSTART;TZID=Europe/Berlin:20260328T233000"
    assert only(night, "DTEND;TZID=Europe/Berlin:20260329T040000").rule.minutes == 270


@given(
    first=st.integers(0, 27),
    every=st.integers(1, 4),
    days=st.sets(st.integers(0, 6), min_size=1, max_size=3),
    week_start=st.sampled_from(["", ";WKST=MO", ";WKST=SU", ";WKST=TH"]),
    end=st.sampled_from(["", ";COUNT=7", ";UNTIL=20270301T120000"]),
)
@settings(max_examples=40, deadline=None)
def test_a_weekly_rule_means_the_dates_that_another_library_finds(
    first: int, every: int, days: set[int], week_start: str, end: str
) -> None:
    on = date(2026, 1, 1) + timedelta(days=first)
    days |= {on.weekday()}  # a first date outside its rule means something else to everybody
    named = ",".join(DAYS[day] for day in sorted(days))
    rule = f"FREQ=WEEKLY;INTERVAL={every};BYDAY={named}{week_start}{end}"
    reading = calendar(f"DTSTART:{on:%Y%m%d}T190000", f"RRULE:{rule}")
    if reading.refused:
        assert every > 1
        assert week_start not in {"", ";WKST=MO"}
        return
    start = datetime.combine(on, time(19))
    theirs = rrulestr(rule, dtstart=start).between(start, datetime.combine(FAR, time(23)), inc=True)
    assert dates(reading.candidates[0]) == [at.date() for at in theirs]


@given(
    month=st.integers(1, 12),
    every=st.integers(1, 4),
    nths=st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1, max_size=3),
    day=st.integers(0, 6),
    end=st.sampled_from(["", ";COUNT=5", ";UNTIL=20280301T120000"]),
)
@settings(max_examples=40, deadline=None)
def test_a_monthly_rule_means_the_dates_that_another_library_finds(
    month: int, every: int, nths: set[int], day: int, end: str
) -> None:
    named = ",".join(f"{nth}{DAYS[day]}" for nth in sorted(nths))
    rule = f"FREQ=MONTHLY;INTERVAL={every};BYDAY={named}{end}"
    month_starts = datetime.combine(date(2026, month, 1), time(19))
    first = rrulestr(f"FREQ=MONTHLY;BYDAY={named}", dtstart=month_starts)[0]
    theirs = rrulestr(rule, dtstart=first)
    found = only(f"DTSTART:{first:%Y%m%dT%H%M%S}", f"RRULE:{rule}")
    until = datetime.combine(FAR, time(23))
    assert dates(found) == [at.date() for at in theirs.between(first, until, inc=True)]
