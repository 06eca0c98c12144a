import re
import struct
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules import calendar
from bot.rules.calendar import ONE_DAY, clock_face, local_date, next_prompt, occurrence, zone

HALF_HOURS = [time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30)]
YEAR_FROM = date(2026, 1, 1)
SPAN_FROM, SPAN_TO = date(2022, 1, 1), date(2032, 1, 1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # positional parts


def wall(at: datetime, name: str) -> str:
    return f"{at.astimezone(zone(name)):%Y-%m-%d %H:%M}"


# Zones that behave alike -----------------------------------------------------------------------


def read_compiled(name: str) -> tuple[bytes, list[tuple[int, bytes]]]:
    """The rule for the far future, and every change (when, to what), from a compiled zone file."""
    raw = resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    source = BytesIO(raw)

    def header() -> tuple[int, ...]:
        fields = struct.unpack(">4s1s15x6l", source.read(44))
        assert fields[0] == b"TZif"
        return fields[2:]

    is_utc, is_std, leaps, changes, types, letters = header()
    source.seek(changes * 5 + types * 6 + letters + leaps * 8 + is_std + is_utc, 1)
    is_utc, is_std, leaps, changes, types, letters = header()
    instants = struct.unpack(f">{changes}q", source.read(changes * 8))
    which = source.read(changes)
    kinds = [source.read(6)[:4] for _ in range(types)]  # the first four bytes are the offset
    source.seek(letters + leaps * 12 + is_std + is_utc, 1)
    rule = re.sub(
        rb"<[^>]*>|[A-Z]{3,}", b"", source.read()
    )  # what an hour is called does not count
    return rule, [(at, kinds[i]) for at, i in zip(instants, which, strict=True)]


@cache
def behaviours(first: date, last: date) -> list[list[str]]:
    """Every zone name once, grouped: within a group all clocks agree from `first` to `last`."""
    starts_at = datetime.combine(first, time(), UTC) - 3 * ONE_DAY
    since, until = starts_at.timestamp(), starts_at.timestamp() + (last - first).days * 86400 + 6e5
    groups: dict[object, list[str]] = {}
    for name in sorted(calendar.zone_names()):
        rule, changes = read_compiled(name)
        inside = tuple(change for change in changes if since <= change[0] <= until)
        now = starts_at.astimezone(zone(name)).utcoffset()
        groups.setdefault((rule, inside, now), []).append(name)
    return list(groups.values())


def check_day(on: date, at: time, due_at: datetime, where: ZoneInfo) -> None:
    """The clock shows that time, or as much later as the clocks went forward."""
    shown = due_at.astimezone(where)
    wanted = datetime.combine(on, at)
    if shown.replace(tzinfo=None) != wanted:
        before = due_at - timedelta(days=1)
        gap = shown.utcoffset() - before.astimezone(where).utcoffset()  # type: ignore[operator]  # aware
        assert timedelta(0) < gap <= ONE_DAY, (where, on, at)
        assert shown.replace(tzinfo=None) == wanted + gap, (where, on, at)
    assert shown.fold == 0, (where, on, at)


def check_chain(name: str, at: time, first: date, days: int) -> None:
    """Prompt after prompt: each date once, in order, at the right time."""
    where = zone(name)
    after = occurrence(first, at, where) - timedelta(microseconds=1)
    for offset in range(days):
        on, due_at = next_prompt(after, at=at, zone=where)
        assert on == first + timedelta(days=offset), (name, at, on)
        assert due_at > after
        check_day(on, at, due_at, where)
        after = due_at


def test_every_zone_behaves_like_one_that_is_tried_below():
    groups = behaviours(YEAR_FROM, YEAR_FROM + timedelta(days=365))
    covered = [name for group in groups for name in group]
    assert sorted(covered) == sorted(calendar.zone_names())
    assert len(covered) > 590
    for first, *others in groups:
        for hours in range(0, 365 * 24, 371):
            at = utc(2026, 1, 1) + timedelta(hours=hours)
            shown = at.astimezone(zone(first)).utcoffset()
            assert all(at.astimezone(zone(name)).utcoffset() == shown for name in others)


@pytest.mark.slow
@pytest.mark.parametrize("hour", range(0, 24, 3))  # in parts, so that they can run side by side
def test_every_date_of_a_year_fires_once_in_every_zone_at_every_half_hour(hour):
    for name, *_ in behaviours(YEAR_FROM, YEAR_FROM + timedelta(days=365)):
        for at in (at for at in HALF_HOURS if hour <= at.hour < hour + 3):
            check_chain(name, at, YEAR_FROM, 365)


def days_near_a_change(name: str) -> list[date]:
    """First of every four days in which the offset at some midnight (UTC) differs."""
    where = zone(name)
    days = range((SPAN_TO - SPAN_FROM).days)
    starts = [datetime.combine(SPAN_FROM + timedelta(days=day), time(), UTC) for day in days]
    offsets = [start.astimezone(where).utcoffset() for start in starts]
    return [starts[i].date() for i in range(3, len(days)) if offsets[i] != offsets[i - 1]]


@pytest.mark.slow
def test_ten_years_of_changes_lose_and_double_nothing():
    """Away from a change local time is UTC plus a constant; near one, every half hour is tried."""
    changes = 0
    for name, *_ in behaviours(SPAN_FROM, SPAN_TO):
        for near in days_near_a_change(name):
            changes += 1
            for at in HALF_HOURS:
                check_chain(name, at, near - 3 * ONE_DAY, 6)
    assert changes > 500


# Properties ------------------------------------------------------------------------------------

any_zone = st.sampled_from(sorted(calendar.zone_names())).map(zone)
any_date = st.dates(date(1970, 1, 3), date(2040, 1, 1))
any_time = st.times()
any_instant = st.integers(0, 70 * 365 * 86400).map(
    lambda seconds: utc(1970, 1, 3) + timedelta(seconds=seconds)
)
any_weekdays = st.frozensets(st.integers(0, 6), min_size=1)


@settings(deadline=None)
@given(any_instant, any_time, any_zone, any_weekdays)
def test_the_next_prompt_is_later_on_a_chosen_weekday_and_none_lies_between(
    after, at, where, weekdays
):
    on, due_at = next_prompt(after, at=at, zone=where, weekdays=weekdays)
    assert due_at > after
    assert on.weekday() in weekdays
    assert due_at == occurrence(on, at, where)
    earlier = [on - timedelta(days=days) for days in range(1, 9)]
    lived = [day for day in earlier if day.weekday() in weekdays and calendar.is_lived(day, where)]
    assert all(occurrence(day, at, where) <= after for day in lived)


@settings(deadline=None)
@given(any_date, any_time, any_zone)
def test_a_later_date_always_fires_later(on, at, where):
    tomorrow = on + ONE_DAY
    if calendar.is_lived(on, where) and calendar.is_lived(tomorrow, where):
        assert occurrence(on, at, where) < occurrence(tomorrow, at, where)


@settings(deadline=None)
@given(any_date, any_time, any_zone)
def test_a_date_fires_at_the_time_on_the_clock_or_just_after_the_gap(on, at, where):
    check_day(on, at, occurrence(on, at, where), where)


@settings(deadline=None)
@given(any_instant, any_zone)
def test_now_is_always_inside_the_window_of_its_own_date(now, where):
    opens_at, closes_at = calendar.day_window(local_date(now, where), where)
    assert opens_at <= now < closes_at


@settings(deadline=None)
@given(any_instant, any_time, any_zone, st.integers(1, 7))
def test_nothing_is_planned_before_the_date_it_may_not_precede(after, at, where, days):
    not_before = local_date(after, where) + timedelta(days=days)
    on, due_at = next_prompt(after, at=at, zone=where, not_before=not_before)
    assert not_before <= on <= not_before + ONE_DAY
    assert due_at > after


@settings(deadline=None)
@given(any_instant, any_time, any_zone, any_zone)
def test_a_changed_zone_asks_for_no_date_twice_and_skips_none(after, at, old, new):
    last_on, fired_at = next_prompt(after, at=at, zone=old)
    on, due_at = next_prompt(fired_at, at=at, zone=new, not_before=last_on + ONE_DAY)
    assert due_at > fired_at
    # Travelling far west to east can cost the date that is already over there.
    assert on - last_on <= 2 * ONE_DAY
    assert on > last_on


# Named traps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "on", "at", "shown", "instant"),
    [
        # Forward by half an hour, and back.
        (
            "Australia/Lord_Howe",
            date(2026, 10, 4),
            time(2),
            "2026-10-04 02:30",
            utc(2026, 10, 3, 15, 30),
        ),
        (
            "Australia/Lord_Howe",
            date(2026, 4, 5),
            time(1, 45),
            "2026-04-05 01:45",
            utc(2026, 4, 4, 14, 45),
        ),
        # Ramadan: back in February, forward in March.
        (
            "Africa/Casablanca",
            date(2026, 2, 15),
            time(2, 30),
            "2026-02-15 02:30",
            utc(2026, 2, 15, 1, 30),
        ),
        (
            "Africa/Casablanca",
            date(2026, 3, 22),
            time(2, 30),
            "2026-03-22 03:30",
            utc(2026, 3, 22, 2, 30),
        ),
        # Two hours at once.
        (
            "Antarctica/Troll",
            date(2026, 3, 29),
            time(1, 30),
            "2026-03-29 03:30",
            utc(2026, 3, 29, 1, 30),
        ),
        (
            "Antarctica/Troll",
            date(2026, 10, 25),
            time(1, 30),
            "2026-10-25 01:30",
            utc(2026, 10, 24, 23, 30),
        ),
        # Midnight itself does not exist.
        (
            "America/Santiago",
            date(2026, 9, 6),
            time(0, 30),
            "2026-09-06 01:30",
            utc(2026, 9, 6, 4, 30),
        ),
        ("America/Asuncion", date(2024, 10, 6), time(0), "2024-10-06 01:00", utc(2024, 10, 6, 4)),
        (
            "Africa/Cairo",
            date(2026, 4, 24),
            time(0, 15),
            "2026-04-24 01:15",
            utc(2026, 4, 23, 22, 15),
        ),
        ("Asia/Beirut", date(2023, 3, 26), time(0), "2023-03-26 01:00", utc(2023, 3, 25, 22)),
        ("Asia/Gaza", date(2026, 3, 28), time(2, 30), "2026-03-28 03:30", utc(2026, 3, 28, 0, 30)),
        # The last hour before midnight twice: the first pass.
        (
            "America/Santiago",
            date(2026, 4, 4),
            time(23, 30),
            "2026-04-04 23:30",
            utc(2026, 4, 5, 2, 30),
        ),
        # The gap ends at midnight: Saturday's 23:30 is shown as Sunday's, and stays Saturday's.
        (
            "America/Nuuk",
            date(2026, 3, 28),
            time(23, 30),
            "2026-03-29 00:30",
            utc(2026, 3, 29, 1, 30),
        ),
        # Until 2011 the clocks of Newfoundland went forward at one minute past midnight.
        (
            "America/St_Johns",
            date(2011, 3, 13),
            time(0, 30),
            "2011-03-13 01:30",
            utc(2011, 3, 13, 4),
        ),
        ("Asia/Kathmandu", date(2026, 7, 1), time(9), "2026-07-01 09:00", utc(2026, 7, 1, 3, 15)),
        # British Columbia went forward for the last time in March 2026; stale copies fall back.
        (
            "America/Vancouver",
            date(2026, 12, 1),
            time(9),
            "2026-12-01 09:00",
            utc(2026, 12, 1, 16),
        ),
    ],
)
def test_a_known_trap_fires_at_the_known_instant(name, on, at, shown, instant):
    assert occurrence(on, at, zone(name)) == instant
    assert wall(instant, name) == shown


@pytest.mark.parametrize(
    ("name", "skipped_on"),
    [("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21))],
)
def test_a_date_that_a_place_never_lived_is_not_asked_for(name, skipped_on):
    where = zone(name)
    assert not calendar.is_lived(skipped_on, where)
    after = occurrence(skipped_on - ONE_DAY, time(9), where)
    assert next_prompt(after, at=time(9), zone=where).day_on == skipped_on + ONE_DAY
    assert next_prompt(after, at=time(9), zone=where).due_at == after + ONE_DAY
    assert next_prompt(
        after, at=time(9), zone=where, weekdays=frozenset({skipped_on.weekday()})
    ).day_on == skipped_on + timedelta(days=7)


def test_each_date_starts_at_its_first_instant_in_every_zone():
    """No clock has jumped from before midnight to after it since 1970: 00:00 is enough."""
    for name, *_ in behaviours(SPAN_FROM, SPAN_TO):
        where = zone(name)
        for near in days_near_a_change(name):
            for on in (near - 2 * ONE_DAY, near - ONE_DAY, near, near + ONE_DAY):
                start = calendar.day_window(on, where).opens_at
                assert local_date(start, where) == on
                assert local_date(start - timedelta(microseconds=1), where) < on


def test_a_prompt_pushed_over_midnight_is_still_found_after_midnight():
    nuuk = zone("America/Nuuk")  # where the last hour of 28 March did not exist
    after = utc(2026, 3, 29, 1, 10)
    assert local_date(after, nuuk) == date(2026, 3, 29)
    assert next_prompt(after, at=time(23, 30), zone=nuuk) == (
        date(2026, 3, 28),
        utc(2026, 3, 29, 1, 30),
    )


def test_a_prompt_due_now_has_been_asked_for_already():
    noon = utc(2026, 5, 5, 12)
    assert next_prompt(noon, at=time(12), zone=zone("UTC")).day_on == date(2026, 5, 6)


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({7}), frozenset({0, -1})])
def test_weekdays_that_are_none_are_refused(weekdays):
    with pytest.raises(ValueError, match="weekdays"):
        next_prompt(utc(2026, 5, 5), at=time(9), zone=zone("UTC"), weekdays=weekdays)


# Answers in the night --------------------------------------------------------------------------

VANCOUVER = "America/Vancouver"
TUESDAY, WEDNESDAY = date(2026, 7, 7), date(2026, 7, 8)


@pytest.mark.parametrize(
    ("local", "unanswered", "answered_on"),
    [
        ("2026-07-07T23:59", [], TUESDAY),
        ("2026-07-08T00:00", [], WEDNESDAY),
        ("2026-07-08T00:00", [TUESDAY], TUESDAY),
        ("2026-07-08T03:59", [TUESDAY], TUESDAY),
        ("2026-07-08T04:00", [TUESDAY], WEDNESDAY),
        ("2026-07-08T03:30", [TUESDAY, WEDNESDAY], WEDNESDAY),  # today's prompt is out: the latest
        ("2026-07-08T12:00", [TUESDAY, WEDNESDAY], WEDNESDAY),
        ("2026-07-07T12:00", [date(2026, 7, 1)], TUESDAY),
    ],
)
def test_an_answer_in_the_night_is_for_yesterday_if_that_is_open(local, unanswered, answered_on):
    where = zone(VANCOUVER)
    now = datetime.fromisoformat(local).replace(tzinfo=where).astimezone(UTC)
    assert calendar.nominal_date_for_checkin(now, where, unanswered=unanswered) == answered_on


def test_a_day_is_open_from_local_midnight_until_four_the_next_day():
    assert calendar.day_window(TUESDAY, zone(VANCOUVER)) == (
        utc(2026, 7, 7, 7),
        utc(2026, 7, 8, 11),
    )


# Names, versions, clocks -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["", "America", "Atlantis/Capital", "../tzdata", "/etc/passwd", "a\0b", "x" * 400, "Factory"],
)
def test_a_name_that_is_no_zone_is_refused_with_a_sentence(name):
    with pytest.raises(ValueError, match="not the name of a time zone"):
        zone(name)


def test_zones_come_from_the_package_and_not_from_the_computer():
    assert ZoneInfo(VANCOUVER).key == VANCOUVER  # with no other place to come from
    assert zoneinfo.TZPATH == ()


def test_the_version_is_that_of_the_shipped_rules():
    shipped = resources.files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text("utf-8")
    assert shipped.startswith(f"# version {calendar.tzdata_version()}\n")


@pytest.mark.parametrize(
    ("at", "face24", "face12"),
    [
        (utc(2026, 7, 7, 6, 40), "23:40", "11:40 pm"),
        (utc(2026, 7, 7, 7, 5), "00:05", "12:05 am"),
        (utc(2026, 7, 7, 19, 0), "12:00", "12:00 pm"),
        (utc(2026, 7, 7, 16, 5), "09:05", "9:05 am"),
    ],
)
def test_a_clock_shows_what_the_wall_shows(at, face24, face12):
    assert clock_face(at, zone(VANCOUVER)) == face24
    assert clock_face(at, zone(VANCOUVER), hour12=True) == face12
