"""Dates of a meeting exactly at the edge: of a rule, of a span, of what can be said at all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from typing_extensions import override

from bot.models.meetings import LAST, OtherDate, Recurrence
from bot.rules import calendar, recurrence

TUESDAY_ONLY = frozenset({1})
TUESDAYS = Recurrence(date(2026, 3, 3), time(19, 30), "Europe/London", TUESDAY_ONLY)
THIRD, TENTH, SEVENTEENTH = date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17)
A_MINUTE = timedelta(minutes=1)


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


# What can be a rule at all -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "at_its_limit",
    [
        {"weekdays": calendar.EVERY_DAY},
        {"nths": frozenset({1, 2, 3, 4, 5, LAST})},
        {"every": 1},
        {"every": 52},
        {"minutes": 1},
        {"minutes": 24 * 60},
        {"ends_on": THIRD},
        {"starts_on": date(1970, 1, 1)},
        {"starts_on": date(2199, 12, 31)},
    ],
)
def test_a_rule_at_its_limit_is_sound(at_its_limit: dict[str, object]) -> None:
    assert recurrence.is_sound(replace(TUESDAYS, **at_its_limit))  # type: ignore[arg-type]  # each fits


@pytest.mark.parametrize("starts_on", [date(1969, 12, 31), date(2200, 1, 1)])
def test_a_meeting_of_another_age_is_not_sound(starts_on: date) -> None:
    assert not recurrence.is_sound(replace(TUESDAYS, starts_on=starts_on))


def test_once_is_one_date_alone() -> None:
    assert recurrence.is_once(replace(TUESDAYS, ends_on=THIRD))
    assert not recurrence.is_once(replace(TUESDAYS, ends_on=TENTH))
    assert not recurrence.is_once(TUESDAYS)


# One date of it ----------------------------------------------------------------------------------


def test_a_date_is_one_of_the_rule_or_none() -> None:
    ended = replace(TUESDAYS, ends_on=TENTH)
    given = [TENTH - timedelta(days) for days in (14, 7, 1, 0, -7)]
    assert [recurrence.is_on(ended, on) for on in given] == [False, True, False, True, False]


def test_a_date_is_what_became_of_it() -> None:
    others = (OtherDate(TENTH), OtherDate(SEVENTEENTH, local("2026-03-18T18:00")))
    held = recurrence.occurrence_on(TUESDAYS, others, on=THIRD)
    assert held is not None
    assert (held.on, held.starts_at, held.ends_at) == (THIRD, at(THIRD, 19, 30), at(THIRD, 20, 30))
    assert recurrence.occurrence_on(TUESDAYS, others, on=TENTH) is None
    moved = recurrence.occurrence_on(TUESDAYS, others, on=SEVENTEENTH)
    assert moved is not None
    eighteenth = date(2026, 3, 18)
    assert (moved.on, moved.starts_at) == (SEVENTEENTH, at(eighteenth, 18))
    assert moved.ends_at == at(eighteenth, 19)
    # where it was moved to is no date of the rule
    assert recurrence.occurrence_on(TUESDAYS, others, on=eighteenth) is None


def test_a_date_that_the_rule_no_longer_gives_is_neither_moved_nor_skipped() -> None:
    wednesday = date(2026, 3, 11)
    others = (OtherDate(wednesday, local("2026-03-12T18:00")),)
    assert recurrence.occurrence_on(TUESDAYS, others, on=wednesday) is None
    found = recurrence.occurrences(TUESDAYS, others, after=at(THIRD, 0), before=at(SEVENTEENTH, 0))
    assert [each.on for each in found] == [THIRD, TENTH]


# A span of time ----------------------------------------------------------------------------------


@pytest.mark.parametrize("others", [(), (OtherDate(TENTH, local("2026-03-11T19:30")),)])
def test_a_span_has_what_begins_at_its_end_and_not_what_begins_at_its_beginning(
    others: tuple[OtherDate, ...],
) -> None:
    start = at(date(2026, 3, 11) if others else TENTH, 19, 30)

    def found(after: datetime, before: datetime) -> list[date]:
        span = recurrence.occurrences(TUESDAYS, others, after=after, before=before)
        return [each.on for each in span]

    assert found(start - A_MINUTE, start) == [TENTH]
    assert found(start, start + A_MINUTE) == []
    assert found(start - A_MINUTE, start - timedelta(seconds=1)) == []


def test_two_moved_dates_are_in_the_order_in_which_they_begin() -> None:
    others = (
        OtherDate(THIRD, local("2026-03-19T18:00")),
        OtherDate(TENTH, local("2026-03-18T18:00")),
    )
    found = recurrence.occurrences(
        TUESDAYS, iter(others), after=at(THIRD, 0), before=at(date(2026, 3, 24), 20)
    )
    assert [each.on for each in found] == [SEVENTEENTH, TENTH, THIRD, date(2026, 3, 24)]


def test_an_hour_of_the_far_east_or_west_is_found_in_a_short_span() -> None:
    """Its date there is not that of the span."""
    for zone, at_ in (("Pacific/Kiritimati", time(0, 30)), ("Pacific/Pago_Pago", time(23, 30))):
        rule = replace(TUESDAYS, zone=zone, at=at_)
        start = recurrence.starts_at(rule, TENTH)
        assert start.date() != TENTH
        found = recurrence.occurrences(rule, after=start - A_MINUTE, before=start)
        assert [each.on for each in found] == [TENTH]


# What is next, and what is on --------------------------------------------------------------------


def fifth_tuesdays_of_february(since: date) -> Recurrence:
    return replace(TUESDAYS, starts_on=since, nths=frozenset({5}), every=12)


def test_the_next_date_of_a_rule_that_begins_in_fifty_years_is_its_first() -> None:
    rule = fifth_tuesdays_of_february(date(2076, 2, 1))
    found = recurrence.next_occurrence(rule, after=at(THIRD, 12))
    assert found is not None
    assert found.on == date(2084, 2, 29)


def test_the_next_date_of_an_old_rule_is_looked_for_from_now_on() -> None:
    rule = fifth_tuesdays_of_february(date(1972, 2, 1))
    found = recurrence.next_occurrence(rule, after=at(date(2028, 3, 1), 12))
    assert found is not None
    assert found.on == date(2056, 2, 29)


def test_a_date_moved_away_from_an_ended_rule_is_still_to_come() -> None:
    once = replace(TUESDAYS, ends_on=THIRD)
    moved = (OtherDate(THIRD, local("2026-03-19T18:00")),)
    found = recurrence.next_occurrence(once, moved, after=at(TENTH, 12))
    assert found is not None
    assert found.starts_at == at(date(2026, 3, 19), 18)


def test_of_two_that_are_on_the_later_one_is() -> None:
    moved = (OtherDate(THIRD, local("2026-03-10T19:00")),)
    for hour, minute, on in ((19, 29, THIRD), (19, 30, TENTH), (20, 29, TENTH)):
        held = recurrence.running(TUESDAYS, moved, now=at(TENTH, hour, minute))
        assert held is not None
        assert held.on == on
    assert recurrence.running(TUESDAYS, moved, now=at(TENTH, 20, 30)) is None


# Weeks and months --------------------------------------------------------------------------------


def first_of(found: Iterator[date], many: int) -> list[date]:
    return [next(found) for _ in range(many)]


def test_every_third_month_counts_over_the_turn_of_the_year() -> None:
    rule = replace(TUESDAYS, starts_on=date(2026, 9, 1), nths=frozenset({1, LAST}), every=3)
    found = recurrence.dates(rule, date(2026, 10, 15), date(2030, 1, 1))
    assert first_of(found, 4) == [
        date(2026, 12, 1),
        date(2026, 12, 29),
        date(2027, 3, 2),
        date(2027, 3, 30),
    ]


def test_every_second_week_of_two_days_keeps_its_weeks() -> None:
    """From Thursday on: Tuesday of that week is over, and the next week has none."""
    rule = replace(TUESDAYS, starts_on=date(2026, 12, 24), weekdays=frozenset({1, 3}), every=2)
    assert first_of(recurrence.dates(rule, THIRD, date(2030, 1, 1)), 4) == [
        date(2026, 12, 24),
        date(2027, 1, 5),
        date(2027, 1, 7),
        date(2027, 1, 19),
    ]


class Watched(frozenset[int]):
    """Weekdays that know how many weeks, or months, were gone through with them."""

    gone_through = 0

    @override
    def __iter__(self) -> Iterator[int]:
        Watched.gone_through += 1
        return super().__iter__()


@pytest.mark.parametrize("nths", [frozenset(), frozenset({1})], ids=["weekly", "monthly"])
@pytest.mark.parametrize("every", [1, 3])
def test_a_look_at_an_old_rule_begins_where_one_looks(nths: frozenset[int], every: int) -> None:
    """Not fifty years before, with the week or the month that it started in."""
    old = Recurrence(date(1970, 1, 6), time(19), "Europe/London", Watched({1}), every, nths)
    Watched.gone_through = 0
    assert next(recurrence.dates(old, THIRD, date(2026, 6, 30))) >= THIRD
    assert Watched.gone_through <= 2
