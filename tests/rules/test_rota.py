"""The rota: property tests over zones, clock changes and whatever was given up and taken."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from bot.models import PersonId, ShiftId
from bot.models.rota import Gap, GapId, Kept, Place, Shift
from bot.rules import calendar, duty, rota
from bot.rules.calendar import ONE_DAY
from bot.rules.duty import Hours, Span
from bot.rules.rota import Rota, Stretch, Turn

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
LONDON = calendar.zone("Europe/London")
MONDAY = date(2026, 3, 23)  # six days before the clocks of London go forward
MOMENTS = st.builds(
    lambda day, minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day, minutes=minute),
    st.integers(0, 360),
    st.integers(0, 24 * 60),
)
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
LEADS = tuple(PersonId(number) for number in range(1, 5))
FEW = settings(max_examples=40, deadline=None)


@st.composite
def rotas(draw: st.DrawFn) -> Rota:
    shifts = []
    for number in range(draw(st.integers(1, 6))):
        is_weekly = draw(st.booleans())
        only_on = date(2026, 1, 1) + draw(st.integers(0, 360)) * ONE_DAY
        shifts.append(
            Shift(
                id=ShiftId(number),
                lead_id=draw(st.sampled_from(LEADS)),
                zone=draw(st.sampled_from(ZONES)),
                begins=draw(TIMES),
                ends=draw(TIMES),
                weekday=draw(st.integers(0, 6)) if is_weekly else only_on.weekday(),
                only_on=None if is_weekly else only_on,
            )
        )
    return Rota(tuple(shifts))


@st.composite
def changed(draw: st.DrawFn) -> tuple[Rota, Span]:
    """A rota of which some turns were given up, and taken; with a window to look at."""
    plain = draw(rotas())
    begins_at = draw(MOMENTS)
    window = Span(begins_at, begins_at + timedelta(days=8))
    released = [it.place for it in rota.turns(plain, window) if draw(st.booleans())]
    covered = {place: draw(st.sampled_from(LEADS)) for place in released if draw(st.booleans())}
    closed_at = begins_at + timedelta(hours=draw(st.integers(0, 190)))
    closed = (Span(closed_at, closed_at + timedelta(hours=draw(st.integers(1, 60)))),)
    is_closed = draw(st.booleans())
    full = Rota(plain.shifts, frozenset(released), covered, closed if is_closed else ())
    return full, window


@FEW
@given(rotas(), MOMENTS)
def test_a_shift_is_wall_clock_on_both_sides_of_a_clock_change(it: Rota, now: datetime) -> None:
    zones = {shift.id: shift for shift in it.shifts}
    for turn in rota.turns(it, Span(now, now + timedelta(days=9))):
        shift = zones[turn.place.shift_id]
        begins = turn.span.from_at.astimezone(calendar.zone(shift.zone))
        if begins.time() != shift.begins:  # the clocks skip it: as far after the gap
            assert begins.utcoffset() != (begins - timedelta(hours=3)).utcoffset()
        assert rota.is_on_date(shift, turn.place.on)
        assert timedelta() < turn.span.until_at - turn.span.from_at <= rota.LONGEST


@settings(max_examples=20, deadline=None)
@given(rotas(), MOMENTS, st.integers(1, 60))
def test_a_window_has_the_turns_that_touch_it_and_no_others(
    it: Rota, now: datetime, hours: int
) -> None:
    until_at = now + timedelta(hours=hours)
    days = [now.date() + days * ONE_DAY for days in range(-3, 6)]
    each = [rota.turn_at(it, Place(shift.id, on)) for shift in it.shifts for on in days]
    assert {turn.place for turn in rota.turns(it, Span(now, until_at))} == {
        turn.place
        for turn in each
        if turn and turn.span.from_at < until_at and now < turn.span.until_at
    }


@FEW
@given(changed())
def test_coverage_is_the_whole_window_once(found: tuple[Rota, Span]) -> None:
    it, window = found
    stretches = rota.coverage(it, window)
    assert stretches[0].span.from_at == window.from_at
    assert stretches[-1].span.until_at == window.until_at
    for before, after in pairwise(stretches):
        assert before.span.until_at == after.span.from_at
        assert (before.lead_ids, before.is_planned) != (after.lead_ids, after.is_planned)


@FEW
@given(changed(), st.floats(0, 0.999), st.sampled_from(LEADS))
def test_coverage_and_duty_agree_about_everybody(
    found: tuple[Rota, Span], part: float, lead_id: PersonId
) -> None:
    it, window = found
    at = window.from_at + (window.until_at - window.from_at) * part
    stretch = next(
        one for one in rota.coverage(it, window) if one.span.from_at <= at < one.span.until_at
    )
    hours = Hours(zone=LONDON, shifts=rota.spans_by_lead(it, window).get(lead_id, ()))
    assert duty.is_on(hours, at) == (lead_id in stretch.lead_ids)
    on_now = {
        turn.lead_id
        for turn in rota.turns(it, window)
        if turn.span.from_at <= at < turn.span.until_at
    }
    is_closed = any(gap.from_at <= at < gap.until_at for gap in it.closed)
    assert stretch.lead_ids == (frozenset() if is_closed else frozenset(on_now - {None}))


@FEW
@given(changed(), MOMENTS, st.sampled_from(LEADS), st.none() | MOMENTS, st.none() | MOMENTS)
def test_whoever_starts_next_by_the_rota_is_there_then_and_not_before(
    found: tuple[Rota, Span],
    now: datetime,
    lead_id: PersonId,
    on_until: datetime | None,
    off_until: datetime | None,
) -> None:
    it, window = found
    hours = Hours(
        zone=LONDON,
        on_until=on_until,
        off_until=off_until,
        shifts=rota.spans_by_lead(it, window).get(lead_id, ()),
    )
    at = duty.starts_at(hours, now)
    if at is None:
        assert not duty.is_on(hours, now)
        return
    assert at >= now
    assert duty.is_on(hours, at)
    if at > now:
        assert not duty.is_on(hours, now + (at - now) / 2)


def weekly(begins: int, ends: int, weekday: int, lead: int = 1) -> Shift:
    return Shift(
        ShiftId(lead * 10 + weekday),
        PersonId(lead),
        "Europe/London",
        time(begins),
        time(ends),
        weekday=weekday,
    )


def week(*shifts: Shift, **more: object) -> tuple[Rota, Span]:
    from_at = calendar.occurrence(MONDAY, time(0), LONDON)
    until_at = calendar.occurrence(MONDAY + 7 * ONE_DAY, time(0), LONDON)
    return Rota(shifts, **more), Span(from_at, until_at)  # type: ignore[arg-type]  # of a test


def test_the_night_in_which_clocks_go_forward_is_an_hour_shorter() -> None:
    it, window = week(weekly(22, 8, 5))
    (turn,) = rota.turns(it, window)
    assert turn.span.until_at - turn.span.from_at == timedelta(hours=9)


def test_a_shift_reaches_into_quiet_hours_and_being_off_is_stronger() -> None:
    it, window = week(weekly(22, 2, 0))
    spans = rota.spans_by_lead(it, window)[PersonId(1)]
    at = calendar.occurrence(MONDAY, time(23), LONDON)
    assert duty.is_on(Hours(zone=LONDON, shifts=spans), at)
    assert not duty.is_on(Hours(zone=LONDON, shifts=spans, off_until=at + ONE_DAY), at)
    noon = calendar.occurrence(MONDAY, time(12), LONDON)
    assert not duty.is_on(Hours(zone=LONDON, shifts=spans), noon)
    assert duty.is_on(Hours(zone=LONDON, shifts=spans, on_until=noon + ONE_DAY), noon)


def test_two_shifts_of_one_lead_count_once_and_who_is_off_does_not() -> None:
    it, window = week(weekly(18, 22, 0), weekly(20, 23, 0, lead=2), weekly(19, 21, 0, lead=1))
    evening = calendar.occurrence(MONDAY, time(20), LONDON)
    most = max(rota.coverage(it, window), key=lambda one: len(one.lead_ids))
    assert most.lead_ids == {PersonId(1), PersonId(2)}
    assert most.span == Span(evening, evening + timedelta(hours=2))
    without = rota.coverage(it, window, away_until={PersonId(2): window.until_at})
    assert {who for one in without for who in one.lead_ids} == {PersonId(1)}


def test_a_declared_gap_is_shown_as_planned_and_nobody_is_on_in_it() -> None:
    days = rota.closed_days(MONDAY, MONDAY, LONDON)
    it, window = week(weekly(18, 22, 0), weekly(18, 22, 1), closed=(days,))
    first, *rest = rota.coverage(it, window)
    assert (first.span, first.is_planned, first.lead_ids) == (days, True, frozenset())
    assert [one.lead_ids for one in rest if one.lead_ids] == [{PersonId(1)}]


def test_a_turn_that_was_given_up_is_open_until_somebody_takes_it() -> None:
    place = Place(ShiftId(10), MONDAY)
    it, _ = week(weekly(18, 22, 0), released=frozenset({place}))
    turn = rota.turn_at(it, place)
    assert turn is not None
    assert turn.lead_id is None
    taken, _ = week(weekly(18, 22, 0), released=frozenset({place}), covered={place: PersonId(3)})
    turn = rota.turn_at(taken, place)
    assert turn is not None
    assert turn.lead_id == PersonId(3)
    assert rota.turn_at(it, Place(ShiftId(10), MONDAY + ONE_DAY)) is None
    assert rota.turn_at(it, Place(ShiftId(99), MONDAY)) is None


def test_a_small_group_has_no_rota_whatever_it_wrote_down() -> None:
    it, _ = week(weekly(18, 22, 0))
    assert not rota.applies(it, joined=5)
    assert rota.applies(it, joined=6)
    assert not rota.applies(Rota(), joined=30)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def elsewhere(zone: str, begins: time, ends: time, weekday: int) -> Shift:
    return Shift(ShiftId(1), PersonId(1), zone, begins, ends, weekday)


def test_a_turn_in_the_hour_that_the_clocks_leave_out_is_none() -> None:
    """On 29 March London has no time between one and two at night."""
    it, window = week(weekly(1, 2, 6))
    assert rota.turns(it, window) == []
    assert rota.turn_at(it, Place(ShiftId(16), MONDAY + 6 * ONE_DAY)) is None
    half = elsewhere("Europe/London", time(1, 30), time(2), 6)
    assert rota.span_of(half, MONDAY + 6 * ONE_DAY) is None
    assert rota.span_of(half, MONDAY - ONE_DAY) == Span(utc(22, 1, 30), utc(22, 2))


def test_a_friday_that_samoa_never_had_has_no_turn() -> None:
    shift = elsewhere("Pacific/Apia", time(18), time(22), weekday=4)
    assert rota.span_of(shift, date(2011, 12, 30)) is None
    assert rota.span_of(shift, date(2011, 12, 23)) is not None


def test_a_shift_that_ends_at_the_hour_it_begins_is_a_day_and_a_night() -> None:
    """Also the longest there is: when the clocks go back."""
    shift = elsewhere("Europe/London", time(0), time(0), weekday=6)
    span = rota.span_of(shift, MONDAY - ONE_DAY)
    assert span is not None
    assert span.until_at - span.from_at == timedelta(hours=24)
    span = rota.span_of(shift, date(2026, 10, 25))
    assert span is not None
    assert span.until_at - span.from_at == rota.LONGEST


def test_a_long_turn_that_began_the_day_before_is_still_found() -> None:
    """Monday's turn in New York, nearly a day long, is in its last hour on Tuesday evening."""
    shift = elsewhere("America/New_York", time(23), time(22, 59), weekday=0)
    (turn,) = rota.turns(Rota((shift,)), Span(utc(25, 2), utc(25, 3)))
    assert turn.span == Span(utc(24, 3), utc(25, 2, 59))
    assert turn.place.on == MONDAY


def test_a_turn_of_tomorrow_in_australia_is_found_today() -> None:
    shift = elsewhere("Australia/Lord_Howe", time(0), time(4), weekday=1)
    (turn,) = rota.turns(Rota((shift,)), Span(utc(23, 12), utc(23, 15)))
    assert turn.span == Span(utc(23, 13), utc(23, 17))
    assert turn.place.on == MONDAY + ONE_DAY


def test_a_turn_is_not_in_the_hour_before_it_nor_in_the_one_after() -> None:
    it = Rota((weekly(18, 22, 0),))
    assert rota.turns(it, Span(utc(23, 17), utc(23, 18))) == []
    assert rota.turns(it, Span(utc(23, 22), utc(23, 23))) == []
    assert len(rota.turns(it, Span(utc(23, 21), utc(23, 22)))) == 1


def test_turns_of_one_lead_that_meet_are_one_stretch_of_being_on() -> None:
    it, window = week(weekly(18, 20, 0), weekly(20, 23, 0), weekly(9, 12, 1))
    assert rota.spans_by_lead(it, window) == {
        PersonId(1): (Span(utc(23, 18), utc(23, 23)), Span(utc(24, 9), utc(24, 12)))
    }


def test_who_took_a_turn_is_on_and_whose_it_is_stays_known() -> None:
    place = Place(ShiftId(10), MONDAY)
    it, window = week(weekly(18, 22, 0), released=frozenset({place}), covered={place: PersonId(3)})
    span = Span(utc(23, 18), utc(23, 22))
    assert rota.turns(it, window) == [Turn(place, PersonId(1), PersonId(3), span)]


def test_planned_gaps_that_meet_or_overlap_are_shown_as_one() -> None:
    tuesday = MONDAY + ONE_DAY
    closed = (
        rota.closed_days(tuesday, tuesday, LONDON),
        rota.closed_days(tuesday, tuesday + ONE_DAY, LONDON),
        rota.closed_days(tuesday + 2 * ONE_DAY, tuesday + 2 * ONE_DAY, LONDON),
    )
    it, _ = week(weekly(18, 22, 0), weekly(18, 22, 1), weekly(18, 22, 4), closed=closed)
    assert rota.coverage(it, Span(utc(23, 12), utc(27, 20))) == [
        Stretch(Span(utc(23, 12), utc(23, 18))),
        Stretch(Span(utc(23, 18), utc(23, 22)), frozenset({PersonId(1)})),
        Stretch(Span(utc(23, 22), utc(24, 0))),
        Stretch(Span(utc(24, 0), utc(27, 0)), is_planned=True),
        Stretch(Span(utc(27, 0), utc(27, 18))),
        Stretch(Span(utc(27, 18), utc(27, 20)), frozenset({PersonId(1)})),
    ]


@pytest.mark.parametrize(
    ("gap", "left"),
    [
        ((18, 20), [(20, 22)]),
        ((20, 22), [(18, 20)]),
        ((19, 20), [(18, 19), (20, 22)]),
        ((12, 23), []),
        ((12, 18), [(18, 22)]),
        ((22, 23), [(18, 22)]),
        ((20, 20), [(18, 22)]),  # of no length: it cuts nothing in two
        ((21, 19), [(18, 22)]),  # being off is long over
    ],
)
def test_what_a_gap_leaves_of_a_turn(gap: tuple[int, int], left: list[tuple[int, int]]) -> None:
    turn, (from_hour, until_hour) = Span(utc(23, 18), utc(23, 22)), gap
    assert rota.without(turn, [Span(utc(23, from_hour), utc(23, until_hour))]) == [
        Span(utc(23, begins), utc(23, ends)) for begins, ends in left
    ]


def test_a_planned_gap_is_whole_days_of_the_group_s_own_calendar() -> None:
    new_york = calendar.zone("America/New_York")
    assert rota.closed_days(MONDAY, MONDAY + ONE_DAY, new_york) == Span(utc(23, 4), utc(25, 4))


def test_what_is_stored_is_the_rota_with_its_gaps_in_the_group_s_zone() -> None:
    place = Place(ShiftId(10), MONDAY)
    shifts = (weekly(18, 22, 0),)
    gaps = (Gap(GapId(1), MONDAY, MONDAY + ONE_DAY), Gap(GapId(2), MONDAY, MONDAY))
    kept = Kept(shifts, frozenset({place}), {place: PersonId(3)}, gaps)
    closed = (Span(utc(23, 4), utc(25, 4)), Span(utc(23, 4), utc(24, 4)))
    assert rota.rota_of(kept, calendar.zone("America/New_York")) == Rota(
        shifts, frozenset({place}), {place: PersonId(3)}, closed
    )
