"""How far the clock is off, from Discord's answers."""

from datetime import timedelta
from email.utils import format_datetime

from bot.clock_check import ClockCheck
from tests.fakes import FakeClock


def test_what_discord_says_is_compared_with_the_computer_and_not_with_a_walked_clock() -> None:
    clock = FakeClock()
    check = ClockCheck(clock)
    said = format_datetime(clock.now() - timedelta(seconds=40))
    clock.jump(timedelta(days=3))
    check.heard(said)
    assert check.off == timedelta(seconds=40)


def test_an_answer_without_a_date_or_with_nonsense_says_nothing() -> None:
    check = ClockCheck(FakeClock())
    check.heard(None)
    check.heard("yesterday, as ever")
    assert check.off is None
