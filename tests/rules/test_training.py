"""Whether a lead's training counts."""

from datetime import date

from bot.rules import training

TODAY = date(2026, 3, 2)
YESTERDAY, TOMORROW = date(2026, 3, 1), date(2026, 3, 3)


def test_everybody_counts_where_the_group_asks_for_no_training() -> None:
    for until in (None, YESTERDAY, TODAY, TOMORROW):
        assert training.counts(until, required=False, today=TODAY) is True


def test_a_training_counts_on_its_last_day_and_not_on_the_next() -> None:
    assert training.counts(TOMORROW, required=True, today=TODAY) is True
    assert training.counts(TODAY, required=True, today=TODAY) is True
    assert training.counts(YESTERDAY, required=True, today=TODAY) is False


def test_nobody_counts_without_a_training_where_it_is_asked_for() -> None:
    assert training.counts(None, required=True, today=TODAY) is False
