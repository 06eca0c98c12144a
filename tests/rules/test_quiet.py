"""Going quiet, day by day: what counts, what does not, and when somebody is told."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings, strategies as st

from bot.models import Answer
from bot.rules import calendar, quiet, thinning
from bot.rules.quiet import Asked, Away, Watch

ZONE = calendar.zone("Europe/London")
MONDAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)
FEW = settings(max_examples=40, deadline=None)


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant so many days after the first Monday."""
    on = MONDAY + day * ONE_DAY
    return calendar.occurrence(on, time(hour, minute), ZONE)


def asked(*days: int, thin: bool = False) -> tuple[Asked, ...]:
    return tuple(Asked(MONDAY + day * ONE_DAY, at(day), thin) for day in days)


def watch(*days: int, **changes: object) -> Watch:
    made = Watch(zone=ZONE, alive_at=at(-1, 12), asked=asked(*days))
    return replace(made, **changes)  # type: ignore[arg-type]  # whatever the test changes


def live(it: Watch, until: datetime) -> tuple[datetime | None, datetime | None]:
    """Let time pass hour by hour as the planner lives it; return when note and line were due."""
    now, line_at = it.alive_at, None
    while now < until and line_at is None:
        now = quiet.next_look_at(it, now)
        if quiet.is_note_due(it, now):
            it = replace(it, noted_at=now)
        if quiet.is_line_due(it, now):
            line_at = now
    return it.noted_at, line_at


def counted(it: Watch, now: datetime) -> int:
    """Return how many days count: after so many at most a lead would be told, noted long ago."""
    noted = replace(it, noted_at=it.alive_at)
    return sum(quiet.is_line_due(replace(noted, days=days), now) for days in range(1, 31))


def test_after_three_days_the_note_comes_on_the_third_and_the_line_the_day_after() -> None:
    it = watch(0, 1, 2, 3, 4)
    assert live(it, at(9)) == (at(2, 17), at(3, 0, 5))
    assert counted(it, at(2, 23)) == 3


def test_two_and_fourteen_days_work_too() -> None:
    assert live(watch(0, 1, 2, days=2), at(9)) == (at(1, 17), at(2, 0, 5))
    assert live(watch(*range(14), days=14), at(20)) == (at(13, 17), at(14, 0, 5))


def test_a_day_on_which_they_are_not_asked_does_not_count() -> None:
    noted_at, line_at = live(watch(0, 1, 4, 5), at(9))
    assert (noted_at, line_at) == (at(4, 17), at(5, 0, 5))


def test_a_prompt_that_did_not_arrive_makes_nobody_quiet() -> None:
    lost = tuple(replace(it, arrived_at=None) for it in asked(1, 2, 3))
    assert live(watch(asked=(*asked(0), *lost)), at(20)) == (None, None)


def test_a_sign_of_life_on_a_day_takes_that_day_and_all_before_it() -> None:
    it = watch(0, 1, 2, 3, 4, 5, alive_at=at(1, 23))
    assert live(it, at(9)) == (at(4, 17), at(5, 0, 5))


def test_days_of_a_pause_do_not_count_and_the_day_it_ends_does() -> None:
    it = watch(0, 1, 2, 3, 4, 5, 6, paused_until=MONDAY + 3 * ONE_DAY)
    assert live(it, at(12)) == (at(5, 17), at(6, 0, 5))


def test_without_the_note_there_is_no_line() -> None:
    it = watch(*range(9))
    assert not any(quiet.is_line_due(it, at(day, hour)) for day in range(9) for hour in (1, 9, 18))


def test_an_hour_of_outage_by_day_gives_back_that_day() -> None:
    away = (Away(at(1, 12), at(1, 13)),)
    assert live(watch(0, 1, 2, 3, 4, away=away), at(9)) == (at(3, 17), at(4, 0, 5))


def test_a_computer_that_sleeps_at_night_spoils_no_watch() -> None:
    away = tuple(Away(at(day, 23), at(day + 1, 7)) for day in range(9))
    noted_at, line_at = live(watch(*range(6), away=away), at(9))
    assert noted_at == at(2, 17)
    assert line_at is not None


def test_two_days_of_outage_after_the_note_wait_for_another_quiet_day() -> None:
    it = watch(0, 1, 2, 5, 6, away=(Away(at(2, 23), at(4, 23)),), noted_at=at(2, 17))
    assert not quiet.is_line_due(it, at(4, 23, 30))
    assert not quiet.is_line_due(it, at(5, 12))
    assert quiet.is_line_due(it, at(5, 22))


def test_a_late_prompt_leaves_two_hours_to_answer() -> None:
    late = (*asked(0, 1), Asked(MONDAY + 2 * ONE_DAY, at(2, 21, 30)))
    it = watch(asked=late, times=(time(21, 30),))
    assert not quiet.is_note_due(it, at(2, 22, 29))
    assert quiet.is_note_due(it, at(2, 22, 30))
    assert counted(it, at(2, 23, 29)) == 2
    assert counted(it, at(2, 23, 30)) == 3


def test_thinned_away_days_count_up_to_the_next_weekly_prompt_and_no_further() -> None:
    thin = asked(7, thin=True)
    it = watch(asked=(*asked(*range(7)), *thin), days=14)
    assert counted(it, at(13, 23)) == 14
    assert counted(it, at(30, 23)) == 14  # prompts stopped: for another reason


SCHEDULES = st.frozensets(st.integers(0, 6), min_size=1)
AWAYS = st.lists(st.tuples(st.integers(0, 20 * 24), st.integers(1, 50)), max_size=4)


def lived(weekdays: frozenset[int], *, thins: bool, until: int = 30) -> tuple[Asked, ...]:
    """Return how a member is asked who never answers, with thinning or without."""
    rows: list[Asked] = []
    on, last = MONDAY, MONDAY + until * ONE_DAY
    while on < last:
        if on.weekday() not in weekdays:
            on += ONE_DAY
            continue
        is_thin = thins and thinning.is_thin(len(rows))
        rows.append(Asked(on, calendar.occurrence(on, time(9), ZONE), is_thin))
        on += thinning.ONE_WEEK if is_thin else ONE_DAY
    return tuple(rows)


@FEW
@given(SCHEDULES, st.integers(2, 14))
def test_thinning_never_delays(weekdays: frozenset[int], days: int) -> None:
    it = watch(days=days, weekdays=weekdays)
    daily = replace(it, asked=lived(weekdays, thins=False))
    thinned = replace(it, asked=lived(weekdays, thins=True))
    assert live(thinned, at(28)) == live(daily, at(28))


@FEW
@given(SCHEDULES, st.integers(2, 14), AWAYS)
def test_every_day_that_counts_was_theirs_from_the_prompt_until_the_evening(
    weekdays: frozenset[int], days: int, spans: list[tuple[int, int]]
) -> None:
    away = tuple(
        Away(at(0, 0) + timedelta(hours=start), at(0, 0) + timedelta(hours=start + length))
        for start, length in spans
    )
    it = watch(days=days, weekdays=weekdays, asked=lived(weekdays, thins=False), away=away)
    noted_at, line_at = live(it, at(28))
    if line_at is None:
        return
    assert noted_at is not None
    assert calendar.local_date(noted_at, ZONE) < calendar.local_date(line_at, ZONE)
    spans_of_theirs = [
        [calendar.occurrence(day.day_on, time(hour), ZONE) for hour in (9, 22)] for day in it.asked
    ]
    theirs = [
        ends_at
        for begins_at, ends_at in spans_of_theirs
        if not any(span.from_at < ends_at and begins_at < span.until_at for span in away)
    ]
    assert sum(ends_at <= line_at for ends_at in theirs) >= days
    without = live(replace(it, away=()), at(28))[1]
    assert without is not None
    assert without <= line_at  # an outage only ever waits longer


@FEW
@given(st.integers(0, 20), st.integers(0, 23), st.integers(2, 14))
def test_any_sign_of_life_begins_the_count_anew(day: int, hour: int, days: int) -> None:
    it = watch(*range(20), days=days, alive_at=at(day, hour))
    assert counted(it, at(40)) == max(0, 19 - day)
    noted_at, line_at = live(it, at(40))
    assert noted_at is None or noted_at >= at(day + days, 17)
    assert line_at is None or line_at > at(day + days, 17)


@FEW
@given(st.integers(1, 20), st.integers(2, 14))
def test_never_while_paused(ends: int, days: int) -> None:
    until = MONDAY + ends * ONE_DAY
    it = watch(*range(30), days=days, paused_until=until)
    noted_at, line_at = live(it, at(40))
    assert counted(it, at(40)) == 30 - ends
    assert noted_at is None or noted_at > at(ends, 9)
    assert line_at is None or line_at > at(ends, 9)


@FEW
@given(st.integers(0, 30), st.integers(0, 23))
def test_the_next_look_is_always_ahead_and_within_a_day(day: int, hour: int) -> None:
    now = at(day, hour)
    assert now < quiet.next_look_at(watch(), now) <= now + timedelta(hours=25)


# --- very hard three days running


def said(*answers: Answer | None) -> list[tuple[date, Answer | None]]:
    return [(MONDAY + day * ONE_DAY, answer) for day, answer in enumerate(answers)]


HARD, OKAY = Answer.VERY_HARD, Answer.OKAY


def test_three_very_hard_days_running_are_three_asked_days() -> None:
    def is_it(*answers: Answer | None, told_on: date | None = None) -> bool:
        today = MONDAY + (len(answers) - 1) * ONE_DAY
        return quiet.is_very_hard_again(said(*answers), today=today, told_on=told_on)

    assert is_it(HARD, HARD, HARD)
    assert is_it(OKAY, HARD, HARD, HARD)
    assert not is_it(HARD, HARD)
    assert not is_it(HARD, OKAY, HARD)
    assert not is_it(HARD, None, HARD, HARD)
    assert not is_it(HARD, HARD, HARD, OKAY)
    told_on = MONDAY + 2 * ONE_DAY
    assert not is_it(HARD, HARD, HARD, HARD, HARD, told_on=told_on)
    assert is_it(*[HARD] * 6, told_on=told_on)


def test_what_was_said_long_ago_asks_nobody() -> None:
    days = said(HARD, HARD, HARD)
    assert not quiet.is_very_hard_again(days, today=MONDAY + 9 * ONE_DAY, told_on=None)


def test_a_note_from_a_person_is_one_a_month_and_three_at_most() -> None:
    told_at = at(0)
    month = timedelta(days=30)

    def may(days: float, sent: int = 0, last: datetime | None = None, *, yes: bool = True) -> bool:
        now = told_at + timedelta(days=days)
        return quiet.may_leave_note(allowed=yes, sent=sent, last_at=last, told_at=told_at, now=now)

    assert not may(29)
    assert may(30)
    assert not may(30, yes=False)
    assert not may(45, 1, told_at + month)
    assert may(60, 1, told_at + month)
    assert not may(200, 3, told_at + 3 * month)
    assert not quiet.may_leave_note(
        allowed=True, sent=0, last_at=None, told_at=None, now=told_at + month
    )
