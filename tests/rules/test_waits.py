"""What a group chose about how its requests climb."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.models import Guild, GuildId
from bot.rules.waits import ALLOWED, Waits, is_allowed, waits_of

GROUP = Guild(GuildId(7))


def test_a_group_that_chose_nothing_waits_as_is_usual() -> None:
    assert waits_of(GROUP) == Waits(
        right_now=timedelta(minutes=5),
        today=timedelta(minutes=30),
        at_a_time=2,
        no_rush=timedelta(hours=12),
    )


def test_each_choice_counts_where_it_belongs() -> None:
    chosen = replace(
        GROUP, right_now_minutes=3, today_minutes=45, today_at_a_time=4, no_rush_hours=24
    )
    assert waits_of(chosen) == Waits(
        right_now=timedelta(minutes=3),
        today=timedelta(minutes=45),
        at_a_time=4,
        no_rush=timedelta(days=1),
    )


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("right_now_minutes", 2, 15),
        ("today_minutes", 10, 120),
        ("today_at_a_time", 1, 5),
        ("no_rush_hours", 2, 48),
    ],
)
def test_no_wait_is_shorter_or_longer_than_is_safe(name: str, least: int, most: int) -> None:
    assert tuple(ALLOWED[name]) == (least, most)
    assert is_allowed(name, least) is is_allowed(name, most) is True
    assert is_allowed(name, least - 1) is is_allowed(name, most + 1) is False
