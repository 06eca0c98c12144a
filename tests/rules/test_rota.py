"""The rota: property tests over zones, clock changes and whatever was given up and taken."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from bot.models import PersonId, ShiftId
from bot.models.rota import Place, Shift
from bot.rules import calendar, duty, rota
from bot.rules.calendar import ONE_DAY
from bot.rules.duty import Hours, Span
from bot.rules.rota import Rota

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
