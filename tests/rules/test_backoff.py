"""How long a failed delivery waits."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from bot.models import Lane
from bot.rules.backoff import LONGEST, POISON_ATTEMPTS, is_poison, pause

ATTEMPTS = st.integers(min_value=1, max_value=100_000)
CHANCES = st.floats(min_value=0, max_value=1)
LANES = st.sampled_from(Lane)


@given(attempts=ATTEMPTS, lane=LANES, chance=CHANCES)
def test_a_pause_is_never_longer_than_its_lane_allows_nor_none(
    attempts: int, lane: Lane, chance: float
) -> None:
    waited = pause(attempts, lane, chance=chance, retry_after=None)
    assert timedelta(seconds=0.5) <= waited <= LONGEST[lane]


@given(attempts=ATTEMPTS, lane=LANES, chance=CHANCES)
def test_each_pause_is_at_least_as_long_as_the_one_before(
    attempts: int, lane: Lane, chance: float
) -> None:
    before = pause(attempts, lane, chance=chance, retry_after=None)
    assert pause(attempts + 1, lane, chance=chance, retry_after=None) >= before


@given(attempts=ATTEMPTS, lane=LANES, chance=CHANCES, asked=st.floats(0, 100_000))
def test_what_discord_asks_for_is_kept(
    attempts: int, lane: Lane, chance: float, asked: float
) -> None:
    ours = pause(attempts, lane, chance=chance, retry_after=None)
    waited = pause(attempts, lane, chance=chance, retry_after=asked)
    assert waited == max(ours, timedelta(seconds=asked))


def test_pauses_double_from_a_second_on() -> None:
    pauses = [pause(n, Lane.PROMPT, chance=1, retry_after=None) for n in range(1, 12)]
    seconds = [waited.total_seconds() for waited in pauses]
    assert seconds == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_what_failed_together_is_spread_over_half_the_pause() -> None:
    first = pause(5, Lane.PROMPT, chance=0, retry_after=None)
    last = pause(5, Lane.PROMPT, chance=1, retry_after=None)
    assert (first, last) == (timedelta(seconds=8), timedelta(seconds=16))


@pytest.mark.parametrize(
    ("lane", "seconds"), [(Lane.REQUEST, 20), (Lane.REMINDER, 120), (Lane.PROMPT, 300)]
)
def test_the_caps(lane: Lane, seconds: int) -> None:
    assert pause(50, lane, chance=1, retry_after=None) == timedelta(seconds=seconds)


def test_a_request_is_never_given_up_for_a_fault_of_ours() -> None:
    assert not is_poison(10**6, Lane.REQUEST)
    assert is_poison(POISON_ATTEMPTS, Lane.PROMPT)
    assert is_poison(POISON_ATTEMPTS, Lane.REMINDER)
    assert not is_poison(POISON_ATTEMPTS - 1, Lane.PROMPT)
