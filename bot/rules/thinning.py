"""Asking less when nobody answers: after seven prompts in vain, once a week, until any answer."""

from collections.abc import Iterator
from datetime import date, timedelta

THIN_AFTER = 7  # prompts in a row without an answer
ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(days=7)


def is_thin(unanswered: int) -> bool:
    """Say whether prompts come weekly after so many, sent since the last answer, in vain."""
    return unanswered >= THIN_AFTER


def says_so(unanswered: int) -> bool:
    """Say whether the prompt about to be sent is the one that tells: once, not every week."""
    return unanswered == THIN_AFTER


def ask_from(asked_on: date, unanswered: int) -> date:
    """Return the earliest date of the next prompt after one for `asked_on`.

    That is a `not_before` for `calendar.next_prompt`. A week later is the same weekday, so that
    it is one of the member's own; an answer makes it the next day again.
    """
    return asked_on + (ONE_WEEK if is_thin(unanswered) else ONE_DAY)


def thinned_away(asked_on: date, next_on: date, *, weekdays: frozenset[int]) -> Iterator[date]:
    """Yield the dates between two prompts on which the member expected to be asked.

    They were not asked and cost no check-in days; a quiet-watch counts them all the same, because
    thinning must never delay it.
    """
    on = asked_on + ONE_DAY
    while on < next_on:
        if on.weekday() in weekdays:
            yield on
        on += ONE_DAY
