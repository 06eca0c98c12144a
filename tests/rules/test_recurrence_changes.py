"""A meeting whose rule is changed: what has begun stays, what is to come follows the new rule."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.models.meetings import OtherDate, Recurrence
from bot.rules import calendar, recurrence
from bot.rules.calendar import ONE_DAY

MONDAY_ONLY, TUESDAY_ONLY, THURSDAY_ONLY = frozenset({0}), frozenset({1}), frozenset({3})
TUESDAYS = Recurrence(date(2026, 3, 3), time(19, 30), "America/New_York", TUESDAY_ONLY)
TENTH, SEVENTEENTH, TWENTY_FOURTH = date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)
Clocks = tuple[time, str]


def at(on: date, hour: int, minute: int = 0, zone: str = TUESDAYS.zone) -> datetime:
    """Return the instant at which a clock in a zone shows that."""
    return datetime.combine(on, time(hour, minute), calendar.zone(zone)).astimezone(UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


def changed(
    old: Recurrence, new: Recurrence, *, now: datetime, others: tuple[OtherDate, ...] = ()
) -> tuple[Recurrence, tuple[OtherDate, ...]]:
    """Return the rule and its other dates, as a change leaves them."""
    rule = recurrence.with_today(old, others, new, now=now)
    return rule, recurrence.others_after_change(old, others, rule, now=now)


def starts(
    rule: Recurrence, others: tuple[OtherDate, ...], *, days: int = 30
) -> dict[date, datetime]:
    """Return when each date begins, from the first of March on."""
    since = datetime(2026, 3, 1, tzinfo=UTC)
    found = recurrence.occurrences(rule, others, after=since, before=since + days * ONE_DAY)
    return {each.on: each.starts_at for each in found}


# The rule still has the date that is held now ----------------------------------------------------


def test_a_new_hour_in_the_middle_of_a_meeting_does_not_make_that_meeting_disappear() -> None:
    now = at(TENTH, 20)
    new = replace(TUESDAYS, at=time(18), starts_on=SEVENTEENTH)
    rule, others = changed(TUESDAYS, new, now=now)
    assert rule == replace(new, starts_on=TENTH)
    held = recurrence.running(rule, others, now=now)
    assert held is not None
    assert (held.on, held.starts_at) == (TENTH, at(TENTH, 19, 30))
    following = recurrence.next_occurrence(rule, others, after=now)
    assert following is not None
    assert following.starts_at == at(SEVENTEENTH, 18)


def test_a_later_hour_from_next_week_on_leaves_the_meeting_of_today_where_it_is() -> None:
    now = at(TENTH, 20)
    rule, others = changed(TUESDAYS, replace(TUESDAYS, at=time(22), starts_on=SEVENTEENTH), now=now)
    assert starts(rule, others, days=20) == {
        TENTH: at(TENTH, 19, 30),
        SEVENTEENTH: at(SEVENTEENTH, 22),
    }


def test_a_meeting_over_midnight_is_kept_when_its_hour_is_changed_after_midnight() -> None:
    late = replace(TUESDAYS, at=time(23, 30))
    now = at(TENTH + ONE_DAY, 0, 15)
    rule, others = changed(late, replace(late, at=time(22), starts_on=SEVENTEENTH), now=now)
    held = recurrence.running(rule, others, now=now)
    assert held is not None
    assert held.starts_at == at(TENTH, 23, 30)


@pytest.mark.parametrize(
    ("hour", "starts_on"),
    [
        (19, SEVENTEENTH),  # it has not begun
        (20, TENTH),
        (43, TENTH),  # the evening after, 23.5 hours later
        (44, SEVENTEENTH),  # a day is over
    ],
)
def test_what_began_in_the_last_day_is_kept_and_nothing_older(hour: int, starts_on: date) -> None:
    new = replace(TUESDAYS, at=time(18), starts_on=SEVENTEENTH)
    now = at(TENTH, 0) + timedelta(hours=hour)
    assert recurrence.with_today(TUESDAYS, (), new, now=now).starts_on == starts_on


def test_the_later_of_two_dates_of_a_day_is_kept() -> None:
    """Monday's was moved to Tuesday noon: what is on is that one, and in the evening the other."""
    both = replace(TUESDAYS, weekdays=MONDAY_ONLY | TUESDAY_ONLY)
    moved = (OtherDate(date(2026, 3, 9), local("2026-03-10T12:00")),)
    new = replace(both, at=time(18), starts_on=date(2026, 3, 16))
    rule = recurrence.with_today(both, moved, new, now=at(TENTH, 20))
    assert rule.starts_on == TENTH
    rule = recurrence.with_today(both, moved, replace(new, starts_on=TENTH), now=at(TENTH, 13))
    assert rule.starts_on == date(2026, 3, 9)


def test_a_rule_that_begins_early_enough_or_has_another_weekday_stays_as_it_was_said() -> None:
    now = at(TENTH, 20)
    for starts_on in (date(2026, 3, 3), TENTH):
        early = replace(TUESDAYS, at=time(18), starts_on=starts_on)
        assert recurrence.with_today(TUESDAYS, (), early, now=now) == early
    thursdays = replace(TUESDAYS, weekdays=THURSDAY_ONLY, starts_on=date(2026, 3, 12))
    assert recurrence.with_today(TUESDAYS, (), thursdays, now=now) == thursdays


def test_every_second_week_counts_from_the_week_that_was_said() -> None:
    for every in (2, 3):
        new = replace(TUESDAYS, every=every, starts_on=SEVENTEENTH)
        assert recurrence.with_today(TUESDAYS, (), new, now=at(TENTH, 20)) == new


def test_a_skipped_date_is_not_held_and_so_not_kept() -> None:
    new = replace(TUESDAYS, at=time(18), starts_on=SEVENTEENTH)
    skipped = (OtherDate(TENTH),)
    assert recurrence.with_today(TUESDAYS, skipped, new, now=at(TENTH, 20)) == new


@pytest.mark.parametrize(
    "new",
    [
        replace(TUESDAYS, starts_on=TWENTY_FOURTH, ends_on=TWENTY_FOURTH),
        replace(TUESDAYS, starts_on=TWENTY_FOURTH),
        replace(TUESDAYS, starts_on=date(2026, 3, 12), weekdays=calendar.EVERY_DAY),
    ],
    ids=["once in two weeks", "from a date two weeks on", "daily from Thursday"],
)
def test_to_keep_what_is_held_now_gives_no_date_that_nobody_said(new: Recurrence) -> None:
    """On the evening of the tenth: the next date is the one that was said, and none before it."""
    once = replace(TUESDAYS, starts_on=TENTH, ends_on=TENTH)
    now = at(TENTH, 20)
    rule, others = changed(once, new, now=now)
    following = recurrence.next_occurrence(rule, others, after=now)
    assert following is not None
    assert following.on == new.starts_on


def test_dates_that_are_over_do_not_keep_a_moved_meeting_from_going_on() -> None:
    """That of the tenth is held on the twentieth; the seventeenth was in between and is over."""
    moved = (OtherDate(TENTH, local("2026-03-20T19:30")),)
    now = at(date(2026, 3, 20), 20)
    new = replace(TUESDAYS, at=time(18), starts_on=TWENTY_FOURTH)
    rule, others = changed(TUESDAYS, new, now=now, others=moved)
    held = recurrence.running(rule, others, now=now)
    assert held is not None
    assert held.on == TENTH
    following = recurrence.next_occurrence(rule, others, after=now)
    assert following is not None
    assert following.on == TWENTY_FOURTH


# What has begun is not held again ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "stays"),
    [
        (at(TENTH, 19, 29), False),
        (at(TENTH, 19, 30), True),  # it begins this minute
        (at(TENTH, 20, 29), True),  # it is on
        (at(TENTH, 21, 59), True),
        (at(TENTH, 22), False),  # both have begun
    ],
)
def test_a_later_hour_is_for_a_date_that_has_not_begun(now: datetime, stays: bool) -> None:
    kept = recurrence.others_after_change(TUESDAYS, (), replace(TUESDAYS, at=time(22)), now=now)
    as_it_was = OtherDate(TENTH, local("2026-03-10T19:30"))
    assert kept == ((as_it_was,) if stays else ())


@pytest.mark.parametrize(
    ("now", "stays"),
    [
        (at(TENTH, 8, 59), False),
        (at(TENTH, 9), True),  # nobody can come to what begins this minute
        (at(TENTH, 19, 29), True),
        (at(TENTH, 20, 29), True),  # it is on
        (at(TENTH, 20, 30), False),  # it is over
    ],
)
def test_an_earlier_hour_is_for_a_date_that_is_still_to_come_then(
    now: datetime, stays: bool
) -> None:
    kept = recurrence.others_after_change(TUESDAYS, (), replace(TUESDAYS, at=time(9)), now=now)
    assert [other.on for other in kept] == ([TENTH] if stays else [])


def test_what_stays_is_told_by_the_clock_of_the_new_zone() -> None:
    """Half past seven in New York is half past four in Los Angeles, and is not held again there."""
    new = replace(TUESDAYS, zone="America/Los_Angeles")
    now = at(TENTH, 20)
    kept = recurrence.others_after_change(TUESDAYS, (), new, now=now)
    assert kept == (OtherDate(TENTH, local("2026-03-10T16:30")),)
    assert starts(new, kept)[TENTH] == at(TENTH, 19, 30)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/London"])
def test_a_moved_date_stays_too_when_the_zone_is_put_right(zone: str) -> None:
    """Moved to six in New York; at half past six, or at three, somebody puts the zone right."""
    moved = (OtherDate(TENTH, local("2026-03-10T18:00")),)
    now = at(TENTH, 18, 30) if zone == "America/Los_Angeles" else at(TENTH, 15)
    new = replace(TUESDAYS, zone=zone)
    kept = recurrence.others_after_change(TUESDAYS, moved, new, now=now)
    assert starts(new, kept)[TENTH] == at(TENTH, 18)


def test_a_moved_date_follows_the_new_zone_when_it_is_still_to_come() -> None:
    moved = (OtherDate(TENTH, local("2026-03-10T18:00")),)
    new = replace(TUESDAYS, zone="America/Los_Angeles")
    kept = recurrence.others_after_change(TUESDAYS, moved, new, now=at(TENTH, 12))
    assert kept == moved


def test_from_one_end_of_the_world_to_the_other_a_date_is_not_held_again() -> None:
    """The tenth began in Kiribati, and was over, more than a day before it does in California."""
    early = replace(TUESDAYS, at=time(0), zone="Pacific/Kiritimati")
    late = replace(TUESDAYS, at=time(23, 30), zone="America/Los_Angeles")
    now = at(TENTH, 23, zone="America/Los_Angeles")
    assert at(TENTH, 0, zone=early.zone) < now - ONE_DAY
    kept = recurrence.others_after_change(early, (), late, now=now)
    assert starts(late, kept)[TENTH] == at(TENTH, 0, zone=early.zone)
    # And the other way round it is still to come, though its new hour is long over.
    now = at(TENTH, 0, 30, zone=early.zone)
    kept = recurrence.others_after_change(late, (), early, now=now)
    assert starts(early, kept)[TENTH] == at(TENTH, 23, 30, zone=late.zone)


def test_what_is_the_same_as_before_is_no_other_date() -> None:
    """In the middle of a meeting only its length is changed."""
    longer = replace(TUESDAYS, minutes=120)
    assert recurrence.others_after_change(TUESDAYS, (), longer, now=at(TENTH, 20)) == ()


def test_each_date_is_looked_at_by_itself() -> None:
    """Monday's is over, Tuesday's was moved, Wednesday's is skipped; Thursday's has begun."""
    daily = replace(TUESDAYS, weekdays=calendar.EVERY_DAY)
    thursday = date(2026, 3, 12)
    others = (
        OtherDate(TENTH, local("2026-03-10T12:00")),
        OtherDate(date(2026, 3, 11)),
    )
    new = replace(daily, at=time(22))
    kept = recurrence.others_after_change(daily, others, new, now=at(thursday, 20))
    assert kept == (
        *others,
        OtherDate(thursday, local("2026-03-12T19:30")),
    )


def test_a_date_that_the_new_rule_does_not_give_is_passed_over() -> None:
    """Tuesday and Wednesday become Wednesday alone, in the middle of Wednesday's."""
    both = replace(TUESDAYS, weekdays=frozenset({1, 2}))
    new = replace(TUESDAYS, weekdays=frozenset({2}), at=time(22))
    wednesday = date(2026, 3, 11)
    kept = recurrence.others_after_change(both, (), new, now=at(wednesday, 20))
    assert [other.on for other in kept] == [wednesday]


some_hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
some_zones = st.sampled_from(
    ["America/New_York", "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe"]
)


@settings(max_examples=60, deadline=None)
@given(
    clocks=st.tuples(some_hours, some_zones),
    new_clocks=st.tuples(some_hours, some_zones),
    move=st.none() | st.datetimes(local("2026-03-08T00:00"), local("2026-03-14T00:00")),
    minutes=st.integers(-24 * 60, 4 * 24 * 60),
)
def test_nothing_that_has_begun_is_held_again_wherever_and_whenever_it_is_then(
    clocks: Clocks, new_clocks: Clocks, move: datetime | None, minutes: int
) -> None:
    old = replace(TUESDAYS, at=clocks[0], zone=clocks[1])
    new = replace(TUESDAYS, at=new_clocks[0], zone=new_clocks[1])
    others = () if move is None else (OtherDate(TENTH, move),)
    now = at(TENTH, 0) + timedelta(minutes=minutes)
    kept = recurrence.others_after_change(old, others, new, now=now)
    before, after = starts(old, others)[TENTH], starts(new, kept)[TENTH]
    assert (before <= now) == (after <= now)
    if before <= now < before + timedelta(minutes=old.minutes):
        assert after == before


# One date that is otherwise ----------------------------------------------------------------------


def test_a_date_is_where_it_was_moved_to_last() -> None:
    first = OtherDate(TENTH, local("2026-03-11T18:00"))
    then = OtherDate(TENTH, local("2026-03-12T18:00"))
    later = OtherDate(SEVENTEENTH)
    assert recurrence.with_other((first, later), then) == (then, later)
    assert recurrence.with_other((later,), first) == (first, later)
