"""The one message a day: never two on a date, never outside a lead's hours."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings

from bot.rules import calendar, digests, duty
from bot.rules.duty import Hours
from tests.rules.test_duty import LONDON, MOMENTS, hours

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
FEW = settings(max_examples=40, deadline=None)


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
