"""The one message a day: never two on a date, never outside a lead's hours."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings

from bot.rules import calendar, digests, duty
from bot.rules.duty import Hours
from tests.rules.test_duty import LONDON, MOMENTS, hours

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
FEW = settings(max_examples=40, deadline=None)
AUCKLAND = calendar.zone("Pacific/Auckland")


@FEW
@given(hours(), MOMENTS)
def test_it_comes_in_their_hours_and_on_another_date_than_the_last(
    it: Hours, now: datetime
) -> None:
    today = calendar.local_date(now, it.zone)
    for said_on in (None, today):
        due_at = digests.next_at(it, now, said_on=said_on)
        assert due_at >= now
        assert duty.is_on(it, due_at)
        assert calendar.local_date(due_at, it.zone) != said_on


def test_it_comes_at_nine_or_when_their_hours_begin() -> None:
    def due(it: Hours, hour: int, said_on: date | None = None) -> datetime:
        return digests.next_at(it, MONDAY + timedelta(hours=hour), said_on=said_on)

    usual, late = Hours(zone=LONDON), Hours(zone=LONDON, quiet_to=time(11))
    assert due(usual, 3) == MONDAY + timedelta(hours=9)
    assert due(usual, 10) == MONDAY + timedelta(hours=33)
    assert due(usual, 3, said_on=MONDAY.date()) == MONDAY + timedelta(hours=33)
    assert due(late, 3) == MONDAY + timedelta(hours=11)


def test_another_message_takes_its_place_only_where_none_is_to_come() -> None:
    it, noon = Hours(zone=LONDON), MONDAY + timedelta(hours=12)
    assert digests.is_free(it, noon, said_on=None, due_at=None)
    assert digests.is_free(it, noon, said_on=None, due_at=noon + timedelta(days=1))
    assert not digests.is_free(it, noon, said_on=MONDAY.date(), due_at=None)
    assert not digests.is_free(it, noon, said_on=None, due_at=noon + timedelta(hours=1))


def test_the_date_is_that_of_the_lead() -> None:
    """In Auckland it is Tuesday 01:00 when it is Monday noon in London."""
    it, noon = Hours(zone=AUCKLAND), MONDAY + timedelta(hours=12)
    tuesday = MONDAY.date() + timedelta(days=1)
    assert digests.is_free(it, noon, said_on=MONDAY.date(), due_at=None)
    assert not digests.is_free(it, noon, said_on=tuesday, due_at=None)
    assert digests.is_free(it, noon, said_on=None, due_at=noon - timedelta(hours=2))
    assert not digests.is_free(it, noon, said_on=None, due_at=noon + timedelta(hours=22))
    assert digests.is_free(it, noon, said_on=None, due_at=noon + timedelta(hours=23))
    assert digests.next_at(it, noon, said_on=None) == MONDAY + timedelta(hours=20)
    assert digests.next_at(it, noon, said_on=tuesday) == MONDAY + timedelta(hours=44)


def test_at_nine_sharp_it_is_sent_now() -> None:
    it, nine = Hours(zone=LONDON), MONDAY + timedelta(hours=9)
    assert digests.next_at(it, nine, said_on=None) == nine
    assert digests.next_at(it, nine + timedelta(minutes=1), said_on=None) > nine + timedelta(
        days=0.5
    )


@pytest.mark.parametrize(
    ("hour", "minute", "is_time"),
    [(8, 59, False), (9, 0, True), (21, 59, True), (22, 0, False), (23, 0, False), (3, 0, False)],
)
def test_it_is_time_from_nine_until_the_quiet_hours(hour: int, minute: int, is_time: bool) -> None:
    now = MONDAY + timedelta(hours=hour, minutes=minute)
    assert digests.is_time(Hours(zone=LONDON), now) is is_time


def test_nine_is_theirs_and_being_on_early_does_not_change_it() -> None:
    assert digests.is_time(Hours(zone=AUCKLAND), MONDAY - timedelta(hours=4))
    assert not digests.is_time(Hours(zone=AUCKLAND), MONDAY + timedelta(hours=12))
    early = Hours(zone=LONDON, on_until=MONDAY + timedelta(hours=12))
    assert not digests.is_time(early, MONDAY + timedelta(hours=8))
    assert digests.is_time(early, MONDAY + timedelta(hours=10))


def test_it_is_not_time_for_who_is_off() -> None:
    off = Hours(zone=LONDON, off_until=MONDAY + timedelta(hours=12))
    assert not digests.is_time(off, MONDAY + timedelta(hours=10))
    assert digests.is_time(off, MONDAY + timedelta(hours=12))


def test_who_is_there_by_night_alone_gets_it_by_night() -> None:
    night = Hours(zone=LONDON, quiet_from=time(5), quiet_to=time(0))
    due_at = digests.next_at(night, MONDAY + timedelta(hours=6), said_on=MONDAY.date())
    assert due_at == MONDAY + timedelta(days=2)
    assert digests.is_time(night, due_at)
    assert digests.is_time(night, due_at + timedelta(hours=4))
    assert not digests.is_time(night, due_at + timedelta(hours=5))


def test_by_night_is_by_the_night_of_the_lead() -> None:
    """Midnight in Auckland is 11:00 in London, in March."""
    night = Hours(zone=AUCKLAND, quiet_from=time(5), quiet_to=time(0))
    midnight = MONDAY + timedelta(hours=11)
    assert digests.is_time(night, midnight)
    assert not digests.is_time(night, midnight - timedelta(minutes=1))
    late = Hours(zone=AUCKLAND, quiet_from=time(5), quiet_to=time(23))
    assert not digests.is_time(late, midnight)
    assert digests.is_time(late, midnight - timedelta(minutes=1))


def test_who_is_back_at_eight_gets_it_at_nine() -> None:
    back = Hours(zone=LONDON, off_until=MONDAY + timedelta(hours=32))
    assert digests.next_at(back, MONDAY, said_on=None) == MONDAY + timedelta(hours=33)
    back = Hours(zone=AUCKLAND, off_until=MONDAY + timedelta(hours=19))  # there it is eight
    morning = MONDAY - timedelta(hours=5)
    assert digests.next_at(back, morning, said_on=None) == MONDAY + timedelta(hours=20)


@FEW
@given(hours(), MOMENTS)
def test_when_it_comes_it_is_time(it: Hours, now: datetime) -> None:
    assert digests.is_time(it, digests.next_at(it, now, said_on=None))
