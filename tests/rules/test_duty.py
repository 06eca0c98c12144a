"""When a lead may be asked: property tests in zones whose clocks change."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, strategies as st

from bot.rules import calendar, duty
from bot.rules.duty import Hours, Span

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Etc/UTC")
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 5),  # noqa: DTZ001 — hypothesis wants it naive, with a zone beside
    max_value=datetime(2026, 12, 24),  # noqa: DTZ001 — as above
    timezones=st.just(UTC),
)
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
LONDON = calendar.zone("Europe/London")


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    return Hours(
        zone=calendar.zone(draw(st.sampled_from(ZONES))),
        quiet_from=draw(TIMES),
        quiet_to=draw(TIMES),
        on_until=draw(st.none() | MOMENTS),
        off_until=draw(st.none() | MOMENTS),
        rest_until=draw(st.none() | MOMENTS),
    )


@given(hours(), MOMENTS)
def test_whoever_starts_next_is_there_then(it: Hours, now: datetime) -> None:
    at = duty.next_on_at(it, now)
    assert at >= now
    assert duty.is_on(it, at)


@given(hours(), MOMENTS, st.floats(0, 0.999))
def test_nobody_is_there_before_they_start(it: Hours, now: datetime, part: float) -> None:
    at = duty.next_on_at(it, now)
    if at > now:
        assert not duty.is_on(it, now + (at - now) * part)


@given(hours(), MOMENTS)
def test_off_and_rest_are_stronger_than_anything_else(it: Hours, now: datetime) -> None:
    if it.away_until is not None and now < it.away_until:
        assert not duty.is_on(it, now)
        assert duty.next_on_at(it, now) >= it.away_until


@given(hours(), MOMENTS)
def test_a_rest_ends_on_the_next_local_day(it: Hours, now: datetime) -> None:
    ends_at = duty.tomorrow(it, now)
    assert ends_at > now - timedelta(hours=1)
    assert calendar.local_date(ends_at, it.zone) > calendar.local_date(now, it.zone)


def test_quiet_hours_are_from_22_to_8_where_the_lead_lives() -> None:
    it = Hours(zone=LONDON)
    summer = datetime(2026, 7, 1, tzinfo=UTC)
    assert duty.is_on(it, summer + timedelta(hours=20, minutes=59))
    assert not duty.is_on(it, summer + timedelta(hours=21))
    assert not duty.is_on(it, summer + timedelta(hours=6, minutes=59))
    assert duty.is_on(it, summer + timedelta(hours=7))
    night = summer + timedelta(hours=23)
    assert duty.next_on_at(it, night) == summer + timedelta(days=1, hours=7)


def test_the_own_word_reaches_into_quiet_hours() -> None:
    night = datetime(2026, 1, 5, 23, 0, tzinfo=UTC)
    it = Hours(zone=LONDON, on_until=night + timedelta(hours=2))
    assert duty.is_on(it, night)
    assert not duty.is_on(it, night + timedelta(hours=2))


def test_quiet_from_and_to_the_same_hour_is_never_quiet() -> None:
    it = Hours(zone=LONDON, quiet_from=time(0), quiet_to=time(0))
    assert duty.is_on(it, datetime(2026, 1, 5, 3, 0, tzinfo=UTC))
    assert duty.tomorrow(it, datetime(2026, 1, 5, 3, 0, tzinfo=UTC)).hour == 8


def test_on_lasts_until_the_quiet_hours() -> None:
    it = Hours(zone=LONDON)
    noon = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
    assert duty.stay_until(it, noon) == noon.replace(hour=22)
    assert duty.stay_until(it, noon.replace(hour=23)) == noon.replace(day=6, hour=8)


def test_monday_is_never_today() -> None:
    it = Hours(zone=LONDON)
    monday = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
    assert duty.next_monday(it, monday).isoformat() == "2026-01-12"
    assert duty.next_monday(it, monday - timedelta(days=1)).isoformat() == "2026-01-05"


def test_a_shift_is_over_at_its_end_and_the_next_one_is_waited_for() -> None:
    noon = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
    hour = timedelta(hours=1)
    shifts = (Span(noon, noon + 2 * hour), Span(noon + 6 * hour, noon + 8 * hour))
    it = Hours(zone=LONDON, shifts=shifts)
    assert [duty.is_on(it, noon + number * hour) for number in (-1, 0, 1, 2, 6, 8)] == [
        *(False, True, True, False, True, False)
    ]
    assert [duty.starts_at(it, noon + number * hour) for number in (0, 1, 2, 8)] == [
        *(noon, noon + hour, noon + 6 * hour, None)
    ]


def test_on_after_the_quiet_hours_of_today_lasts_until_those_of_tomorrow() -> None:
    """In Auckland that is tomorrow while it is still yesterday in London."""
    it = Hours(zone=calendar.zone("Pacific/Auckland"), quiet_from=time(3), quiet_to=time(5))
    six = calendar.occurrence(date(2026, 1, 6), time(6), it.zone)
    assert duty.stay_until(it, six) == six + timedelta(hours=21)


def test_a_night_over_a_date_that_nobody_lived_through_is_quiet_to_its_end() -> None:
    """Samoa went from 29 to 31 December 2011 at midnight."""
    it = Hours(zone=calendar.zone("Pacific/Apia"))
    new_day = date(2011, 12, 31)
    night, morning = (calendar.occurrence(new_day, time(hour), it.zone) for hour in (3, 8))
    assert not duty.is_on(it, night)
    assert duty.next_on_at(it, night) == morning
