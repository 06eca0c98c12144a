"""Going quiet at its edges: to the minute, where the member lives, and what an outage spoils."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.models import Answer
from bot.rules import calendar, quiet
from bot.rules.quiet import Asked, Away, Watch
from tests.rules.test_quiet import MONDAY, ONE_DAY, asked, at, counted, live, watch

AUCKLAND = calendar.zone("Pacific/Auckland")
HARD = Answer.VERY_HARD
EVENING = time(20)


# --- the note


def test_the_note_comes_at_five_on_the_last_day_and_not_before() -> None:
    it = watch(0, 1, 2)
    assert not quiet.is_note_due(it, at(1, 17))
    assert not quiet.is_note_due(it, at(2, 16, 59))
    assert quiet.is_note_due(it, at(2, 17))


def test_the_note_comes_once() -> None:
    assert not quiet.is_note_due(watch(0, 1, 2, noted_at=at(2, 17)), at(2, 18))


def test_a_prompt_of_the_afternoon_leaves_an_hour_before_the_note() -> None:
    late = Asked(MONDAY + 2 * ONE_DAY, at(2, 16, 30))
    it = watch(asked=(*asked(0, 1), late))
    assert not quiet.is_note_due(it, at(2, 17, 29))
    assert quiet.is_note_due(it, at(2, 17, 30))


def test_a_note_after_a_prompt_of_the_night_waits_when_the_bot_was_away_that_morning() -> None:
    """The days were full at half past one; since then they may have tried to answer."""
    night = tuple(Asked(MONDAY + day * ONE_DAY, at(day, 23, 30)) for day in range(4))
    it = watch(asked=night, times=(time(23, 30),))
    assert quiet.is_note_due(it, at(3, 17))
    assert not quiet.is_note_due(it, at(3, 23, 30))  # nor together with the next prompt
    assert not quiet.is_note_due(replace(it, away=(Away(at(3, 10), at(3, 11)),)), at(3, 17))


def test_an_outage_that_is_still_to_come_holds_back_no_note() -> None:
    away = (Away(at(2, 18), at(2, 20)),)
    noted_at, line_at = live(watch(0, 1, 2, 3, away=away), at(9))
    assert noted_at == at(2, 17)
    assert line_at == at(4, 0, 5)  # the evening that it took is made good by another day


# --- the line


def test_the_line_is_for_the_day_after_the_note_and_not_for_its_own() -> None:
    it = watch(0, 1, 2, noted_at=at(2, 17))
    assert not quiet.is_line_due(it, at(2, 23, 59))
    assert quiet.is_line_due(it, at(3, 0))


def test_the_day_waited_for_is_full_at_ten_in_the_evening() -> None:
    it = watch(0, 1, 3, noted_at=at(2, 17))
    assert not quiet.is_line_due(it, at(3, 21, 59))
    assert quiet.is_line_due(it, at(3, 22))


@pytest.mark.parametrize(
    ("away", "now", "is_due"),
    [
        ((at(2, 22), at(3, 8)), at(3, 9), True),  # switched off for the night, to the minute
        ((at(2, 8), at(2, 8, 30)), at(3, 9), True),  # before the prompt of the last day
        ((at(3, 8), at(3, 8, 1)), at(3, 9), False),
        ((at(3, 8), at(3, 8, 30)), at(3, 8, 30), False),  # it has come back this moment
        ((at(3, 21, 59), at(3, 22)), at(4, 0, 5), False),
        ((at(3, 22), at(4, 8)), at(4, 9), True),
        ((at(4, 8), at(4, 8, 1)), at(4, 9), False),
        ((at(4, 21), at(4, 23)), at(5, 0, 5), False),
        ((at(3, 10), at(3, 11)), at(3, 9), True),  # nobody knows of it yet
    ],
)
def test_a_line_not_read_yet_waits_when_the_bot_was_away_by_day(
    away: tuple[datetime, datetime], now: datetime, is_due: bool
) -> None:
    it = watch(0, 1, 2, noted_at=at(2, 17), away=(Away(*away),))
    assert quiet.is_line_due(it, now) is is_due


# --- which days count


@pytest.mark.parametrize(
    ("away", "counts"),
    [
        ((at(0, 8), at(0, 9)), True),  # back for the prompt
        ((at(0, 8), at(0, 9, 1)), False),
        ((at(0, 12), at(0, 12, 1)), False),
        ((at(0, 21, 59), at(0, 23)), False),
        ((at(0, 22), at(0, 23)), True),  # gone when the evening was over
        ((at(-1, 22), at(1, 8)), False),
    ],
)
def test_a_day_counts_when_the_bot_was_there_from_the_prompt_until_ten(
    away: tuple[datetime, datetime], counts: bool
) -> None:
    it = watch(0, 1, away=(Away(*away),))
    assert counted(it, at(1, 22)) == 1 + counts


def test_a_day_whose_prompt_came_late_was_theirs_from_when_it_was_due() -> None:
    late = (Asked(MONDAY, at(0, 12)), *asked(1))
    it = watch(asked=late, away=(Away(at(0, 10), at(0, 11)),))
    assert counted(it, at(2, 0)) == 1
    assert counted(replace(it, away=()), at(2, 0)) == 2


def test_a_day_counts_from_its_prompt_though_they_are_asked_later_in_the_day_by_now() -> None:
    it = watch(0, 1, times=(EVENING,), away=(Away(at(0, 10), at(0, 11)),))
    assert counted(it, at(2, 0)) == 1


def test_of_two_prompts_a_day_the_first_begins_the_day() -> None:
    evening = tuple(Asked(MONDAY + day * ONE_DAY, at(day, 21, 30)) for day in range(2))
    twice = {"times": (time(9), time(21, 30))}
    for both in ((*asked(0, 1), *evening), (*evening, *asked(0, 1))):
        it = watch(asked=both, **twice)
        assert counted(it, at(1, 22)) == 2  # and not two hours after the second
    morning_lost = tuple(replace(day, arrived_at=None) for day in asked(0, 1))
    it = watch(asked=(*morning_lost, *evening), **twice)
    assert counted(it, at(1, 23, 30)) == 2
    morning_away = (Away(at(0, 9), at(0, 12)),)  # they may have tried to say good morning
    assert counted(replace(it, away=morning_away), at(1, 23, 30)) == 1


@pytest.mark.parametrize("is_thin", [False, True])
@pytest.mark.parametrize("name", ["Pacific/Auckland", "America/Vancouver"])
def test_the_days_are_those_of_the_place_where_the_member_lives(
    name: str, *, is_thin: bool
) -> None:
    """Nine in the morning of Auckland is the evening before in London; Vancouver is as far west."""
    zone = calendar.zone(name)

    def there(day: int, hour: int, minute: int = 0) -> datetime:
        return calendar.occurrence(MONDAY + day * ONE_DAY, time(hour, minute), zone)

    days = (0, 7) if is_thin else range(9)
    it = Watch(
        zone=zone,
        alive_at=there(0, 1),
        asked=tuple(Asked(MONDAY + day * ONE_DAY, there(day, 9), is_thin) for day in days),
    )
    assert live(it, there(9, 0)) == (there(3, 17), there(4, 0, 5))
    away = tuple(Away(there(day, 22), there(day + 1, 8)) for day in range(9))
    assert live(replace(it, away=away), there(9, 0)) == (there(3, 17), there(4, 0, 5))
    by_day = (*away, Away(there(3, 12), there(3, 13)))
    assert live(replace(it, away=by_day), there(9, 0)) == (there(4, 17), there(5, 0, 5))


@pytest.mark.parametrize("change", [{"times": ()}, {"weekdays": frozenset[int]()}])
def test_whom_nobody_asks_any_more_is_not_quiet(change: dict[str, object]) -> None:
    it = watch(0, 1, 2, 3, **change)
    assert counted(it, at(9)) == 0
    assert not quiet.is_note_due(it, at(2, 17))


# --- the days between weekly prompts


def test_a_day_without_its_prompt_counts_from_when_that_would_have_come() -> None:
    it = Watch(
        zone=watch().zone,
        alive_at=at(-1, 12),
        days=2,
        times=(time(18),),
        asked=(Asked(MONDAY, at(0, 18), is_thin=True),),
    )
    assert not quiet.is_note_due(it, at(1, 17))
    assert not quiet.is_note_due(it, at(1, 18, 59))
    assert quiet.is_note_due(it, at(1, 19))
    assert counted(it, at(2, 22)) == 3
    for hour, count in ((17, 3), (18, 2)):
        away = (Away(at(1, hour), at(1, hour, 30)),)
        assert counted(replace(it, away=away), at(2, 22)) == count


def test_the_days_between_end_with_the_next_prompt_however_soon_that_came() -> None:
    thin = asked(0, thin=True)
    for later in (asked(3), tuple(replace(it, arrived_at=None) for it in asked(3))):
        it = watch(asked=(*thin, *later))
        arrived = sum(day.arrived_at is not None for day in later)
        assert counted(it, at(12)) == 3 + arrived


def test_only_after_a_thin_prompt_that_arrived_the_days_between_count() -> None:
    lost = tuple(replace(it, arrived_at=None) for it in asked(7, thin=True))
    assert counted(watch(asked=(*asked(0), *lost)), at(14)) == 1
    assert counted(watch(asked=(*asked(0), *lost, *asked(14, thin=True))), at(30)) == 1 + 7


def test_the_days_after_two_thin_prompts_of_one_day_count_once() -> None:
    evening = Asked(MONDAY, at(0, 20), is_thin=True)
    it = watch(asked=(*asked(0, thin=True), evening), times=(time(9), EVENING))
    assert counted(it, at(2, 22)) == 3


# --- when to look again


@pytest.mark.parametrize(
    ("times", "looks"),
    [
        ((), ["17:00", "00:05", "17:00"]),
        ((time(9),), ["10:05", "17:00", "00:05"]),
        ((time(9), time(16, 30)), ["10:05", "17:00", "17:35", "00:05"]),
    ],
)
def test_a_watch_is_looked_at_after_a_prompt_in_the_afternoon_and_at_midnight(
    times: tuple[time, ...], looks: list[str]
) -> None:
    it = replace(watch(), zone=AUCKLAND, times=times)
    now = calendar.occurrence(MONDAY, time(0, 5), AUCKLAND)
    seen = []
    for _ in looks:
        now = quiet.next_look_at(it, now)
        seen.append(calendar.clock_face(now, AUCKLAND))
    assert seen == looks


def test_a_watch_is_looked_at_again_where_clocks_went_back_over_midnight() -> None:
    """In March 2010 two in the morning of Casey became eleven in the evening of the day before."""
    it = replace(watch(), zone=calendar.zone("Antarctica/Casey"))
    second_evening = datetime(2010, 3, 4, 15, 30, tzinfo=UTC)
    assert quiet.next_look_at(it, second_evening) == datetime(2010, 3, 5, 16, 5, tzinfo=UTC)


# --- very hard three days running, and notes from a person


@pytest.mark.parametrize(
    ("today", "told_on", "is_again"),
    [
        (2, None, True),
        (3, None, True),  # they have not been asked yet today
        (4, None, False),
        (2, -1, True),
        (2, 0, False),
        (2, 1, False),
    ],
)
def test_very_hard_days_are_told_while_they_are_fresh_and_once(
    today: int, told_on: int | None, is_again: bool
) -> None:
    def on(day: int) -> date:
        return MONDAY + day * ONE_DAY

    said = [(on(day), HARD) for day in range(3)]
    told = None if told_on is None else on(told_on)
    assert quiet.is_very_hard_again(said, today=on(today), told_on=told) is is_again


@pytest.mark.parametrize(
    ("sent", "last_at", "may"),
    [
        (2, at(0), True),
        (2, at(0, 9, 1), False),
        (3, at(0), False),
        (1, at(-20), True),  # of an earlier line; this one was read a month ago
    ],
)
def test_a_note_is_left_a_month_after_whichever_was_later(
    sent: int, last_at: datetime, may: bool
) -> None:
    told_at, now = at(0), at(0) + timedelta(days=30)
    assert (
        quiet.may_leave_note(allowed=True, sent=sent, last_at=last_at, told_at=told_at, now=now)
        is may
    )
    before = quiet.may_leave_note(
        allowed=True, sent=0, last_at=at(-20), told_at=told_at, now=now - timedelta(minutes=1)
    )
    assert not before
