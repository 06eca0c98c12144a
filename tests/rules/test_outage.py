"""What counts as an outage, and which days it takes from people."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.models import Lane
from bot.rules import outage

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
CLOSES_AT = NINE + 10 * HOUR


@pytest.mark.parametrize(
    ("from_at", "until_at", "taken"),
    [
        (NINE, CLOSES_AT, True),
        (NINE - HOUR, CLOSES_AT + HOUR, True),  # longer than the day itself
        (NINE, NINE + 5 * HOUR, True),  # half of it
        (NINE, NINE + 5 * HOUR - SECOND, False),
        (CLOSES_AT - 5 * HOUR, CLOSES_AT + HOUR, True),
        (CLOSES_AT - 5 * HOUR + SECOND, CLOSES_AT + HOUR, False),
        (NINE - 9 * HOUR, NINE + HOUR, False),  # only what falls into the day counts
        (NINE - 9 * HOUR, NINE, False),
        (NINE - 9 * HOUR, NINE - HOUR, False),
        (CLOSES_AT, CLOSES_AT + 9 * HOUR, False),
    ],
)
def test_half_of_a_day_away_takes_the_day(
    from_at: datetime, until_at: datetime, *, taken: bool
) -> None:
    assert taken is outage.took_the_day(
        asked_at=NINE, closes_at=CLOSES_AT, from_at=from_at, until_at=until_at
    )


def test_an_outage_after_the_end_takes_no_day_that_was_never_open() -> None:
    assert not outage.took_the_day(
        asked_at=NINE, closes_at=NINE, from_at=NINE - HOUR, until_at=NINE + HOUR
    )


@pytest.mark.parametrize(
    ("lane", "expires_at", "stale"),
    [
        (Lane.PROMPT, NINE, True),
        (Lane.REMINDER, NINE - SECOND, True),
        (Lane.PROMPT, NINE + SECOND, False),
        (Lane.PROMPT, None, False),
        (Lane.REQUEST, NINE - HOUR, False),
    ],
)
def test_only_what_is_no_request_comes_too_late(
    lane: Lane, expires_at: datetime | None, *, stale: bool
) -> None:
    assert outage.is_stale(lane, expires_at, NINE) is stale
