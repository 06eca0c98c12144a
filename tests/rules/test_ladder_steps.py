"""What comes next on a ladder, what it skips, and where its mornings and evenings are."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.models import Level, PersonId, RequestKind, Rung
from bot.rules import calendar, ladder
from bot.rules.duty import Hours
from bot.rules.ladder import Move, climb
from bot.rules.load import Load
from tests.rules.test_ladder import LONDON, NIGHT, NOON, asking, coordinator, lead, walk

# --- what comes next, as the member is told it


def test_what_comes_next_is_told_with_its_time() -> None:
    group = [*(lead(number) for number in range(1, 8)), coordinator(9)]
    it = asking(Level.TODAY)
    first = climb(it, group, position=0, now=NOON)
    assert ladder.foresee(it, group, first, now=NOON) == (
        Rung.ON_DUTY,
        NOON + timedelta(minutes=30),
    )


def test_whoever_is_being_asked_now_is_not_foretold_again() -> None:
    """The only lead has just been asked: next is the truth, and not the same lead once more."""
    it = asking(Level.RIGHT_NOW)
    first = climb(it, [lead(1)], position=0, now=NOON)
    assert first.ask == (1,)
    assert ladder.foresee(it, [lead(1)], first, now=NOON) == (
        Rung.NOBODY,
        NOON + timedelta(minutes=5),
    )


def test_a_step_that_only_waits_is_looked_through() -> None:
    """Nobody is told "next: waiting"; what follows the wait is what counts."""
    it = asking(Level.NO_RUSH)
    board = climb(it, [lead(1)], position=0, now=NOON)
    assert ladder.foresee(it, [lead(1)], board, now=NOON) == (
        Rung.ON_DUTY,
        NOON.replace(day=6, hour=8),
    )


def test_after_the_last_word_nothing_is_foretold() -> None:
    it = asking(Level.NO_RUSH, kind=RequestKind.HELLO)
    board, told = (move for _, move in walk(it, [lead(1)]))
    assert ladder.foresee(it, [lead(1)], board, now=NOON) == (Rung.NOBODY, NOON + timedelta(days=1))
    assert ladder.foresee(it, [lead(1)], told, now=NOON + timedelta(days=1)) is None


# --- the small things that a person would notice


@pytest.mark.parametrize("level", list(Level))
def test_where_everybody_is_at_their_cap_nothing_is_foretold_and_looking_ends(level: Level) -> None:
    full = [lead(1, load=Load(open=2)), lead(2, load=Load(week=3))]
    it = asking(level)
    move = climb(it, full, position=0, now=NOON)
    later = ladder.foresee(it, full, move, now=NOON)
    assert later is None or later[0] in {Rung.NOBODY, Rung.ON_DUTY}
    after = climb(it, full, position=len(it.rules), now=NOON.replace(hour=20))
    assert ladder.foresee(it, full, after, now=NOON.replace(hour=20)) is None


def test_beside_a_lead_at_their_cap_the_next_who_starts_is_foretold() -> None:
    off = Hours(LONDON, off_until=NOON + timedelta(days=30))
    group = [lead(1, load=Load(open=2)), lead(2, hours=off)]
    it = asking(Level.RIGHT_NOW)
    move = climb(it, group, position=0, now=NOON)
    assert move.rung is Rung.NOBODY
    assert ladder.foresee(it, group, move, now=NOON) == (Rung.AGAIN, NOON + timedelta(days=30))


def test_somebody_left_out_is_never_said_to_be_on_duty() -> None:
    it = asking(Level.RIGHT_NOW, excluded=frozenset({PersonId(1)}))
    assert ladder.on_duty(it, [lead(1), lead(2)], NOON) == (2,)


def test_a_preferred_lead_who_is_not_there_is_not_asked() -> None:
    it = asking(Level.TODAY, NIGHT, preferred=frozenset({PersonId(1)}))
    assert ladder.on_rung(Rung.PREFERRED, it, [lead(1)], NIGHT) == ()
    assert ladder.on_rung(Rung.PREFERRED, it, [lead(1)], NOON) == (1,)


def test_the_board_is_looked_at_again_after_its_wait() -> None:
    move = climb(asking(Level.NO_RUSH), [lead(1)], position=0, now=NOON)
    assert move == Move(Rung.BOARD, (), (), 1, NOON + timedelta(hours=12))


def test_no_rush_at_night_waits_for_the_morning_by_the_clock() -> None:
    """An outage does not move a morning, as it moves the end of a wait."""
    move = climb(asking(Level.NO_RUSH, NIGHT), [lead(1)], position=1, now=NIGHT)
    assert move == Move(Rung.WAIT, (), (Rung.ON_DUTY,), 1, NIGHT.replace(hour=8), by_the_clock=True)


def test_today_waits_for_the_evening_by_the_clock() -> None:
    at = NOON.replace(hour=17)
    *_, (_, move) = walk(asking(Level.TODAY, at), [lead(1)], moves=2)
    assert (move.rung, move.next_at, move.by_the_clock) == (Rung.WAIT, at.replace(hour=20), True)


def test_nobody_is_said_and_the_next_start_is_by_the_clock() -> None:
    move = climb(asking(Level.RIGHT_NOW, NIGHT), [lead(1)], position=0, now=NIGHT)
    assert (move.rung, move.next_at, move.by_the_clock) == (
        Rung.NOBODY,
        NIGHT.replace(hour=8),
        True,
    )
    assert move.next_position == 3


def test_those_who_start_are_given_time_before_it_is_asked_on() -> None:
    late = lead(2, hours=Hours(LONDON, off_until=NOON.replace(hour=15)))
    done = dict(walk(asking(Level.TODAY), [lead(1), late], moves=6))
    again = done[NOON.replace(hour=15)]
    assert again.rung is Rung.AGAIN
    assert again.next_at == NOON.replace(hour=15, minute=30)


def test_after_the_truth_each_who_starts_is_asked_and_the_truth_told_again() -> None:
    early, late = (
        lead(number, hours=Hours(LONDON, off_until=NOON.replace(hour=hour)))
        for number, hour in ((1, 14), (2, 17))
    )
    done = walk(asking(Level.RIGHT_NOW), [early, late], moves=4)
    assert [(f"{at:%H:%M}", move.rung, move.ask) for at, move in done] == [
        ("12:00", Rung.NOBODY, ()),
        ("14:00", Rung.AGAIN, (1,)),
        ("14:10", Rung.NOBODY, ()),
        ("17:00", Rung.AGAIN, (2,)),
    ]
    assert done[1][1].skipped == ()


def test_whoever_was_to_start_and_did_not_is_waited_for_anew() -> None:
    """They were expected now, and have said meanwhile that they are off until the evening."""
    off = lead(1, hours=Hours(LONDON, off_until=NOON.replace(hour=18)))
    move = climb(asking(Level.RIGHT_NOW), [off], position=3, now=NOON)
    assert move == Move(Rung.WAIT, (), (), 3, NOON.replace(hour=18), by_the_clock=True)
    assert climb(asking(Level.RIGHT_NOW), [], position=3, now=NOON).next_at is None


def test_five_are_a_small_group_and_six_a_large_one() -> None:
    five = [lead(number) for number in range(1, 6)]
    first = climb(asking(Level.TODAY), five, position=1, now=NOON)
    assert first.ask == (1, 2, 3, 4, 5)
    assert climb(asking(Level.TODAY), [*five, lead(6)], position=1, now=NOON).ask == (1, 2)


def test_five_with_a_coordinator_are_small_and_the_coordinator_is_asked_with_them() -> None:
    group = [*(lead(number) for number in range(1, 5)), coordinator(5)]
    assert climb(asking(Level.RIGHT_NOW), group, position=0, now=NOON).ask == (1, 2, 3, 4, 5)
    larger = [*group, lead(6)]
    assert climb(asking(Level.RIGHT_NOW), larger, position=0, now=NOON).ask == (1, 2, 3, 4, 6)


def test_the_coordinators_step_asks_coordinators_who_are_there() -> None:
    group = [
        lead(1),
        coordinator(2),
        coordinator(3, hours=Hours(LONDON, off_until=NIGHT + timedelta(days=1))),
    ]
    it = asking(Level.TODAY)
    assert ladder.on_rung(Rung.COORDINATOR, it, group, NOON) == (2,)
    assert ladder.on_rung(Rung.COORDINATOR, it, group, NIGHT) == ()


def test_the_truth_about_today_is_told_where_the_person_lives() -> None:
    """Eight in the evening of Auckland is seven in the morning of London."""
    it = replace(asking(Level.TODAY, NIGHT), zone=calendar.zone("Pacific/Auckland"))
    never_quiet = Hours(LONDON, quiet_from=time(0), quiet_to=time(0))
    in_time = replace(never_quiet, off_until=NIGHT.replace(hour=6))
    assert climb(it, [lead(1, hours=in_time)], position=3, now=NIGHT).rung is Rung.WAIT
    too_late = replace(never_quiet, off_until=NIGHT.replace(hour=8))
    assert climb(it, [lead(1, hours=too_late)], position=3, now=NIGHT).rung is Rung.NOBODY


# --- what was skipped, and what was not


def test_a_step_whose_only_lead_is_at_their_cap_is_skipped_and_said_so() -> None:
    full = lead(1, load=Load(open=2))
    move = climb(asking(Level.RIGHT_NOW), [full], position=0, now=NOON)
    assert (move.rung, move.skipped) == (Rung.NOBODY, (Rung.ON_DUTY, Rung.WAKE))


def test_a_step_whose_leads_were_all_asked_before_was_not_skipped() -> None:
    """Nobody ticked `Wake me`, so that step is; the lead on duty has been asked."""
    it = asking(Level.RIGHT_NOW, asked_at={PersonId(1): NOON})
    later = NOON + timedelta(minutes=5)
    assert climb(it, [lead(1)], position=1, now=later).skipped == (Rung.WAKE,)
    assert climb(it, [lead(1)], position=0, now=later).skipped == (Rung.WAKE,)


def test_whoever_was_asked_first_is_not_foretold_as_the_next_on_duty() -> None:
    off = Hours(LONDON, off_until=NOON + timedelta(days=1))
    group = [lead(1), *(lead(number, hours=off) for number in range(2, 7)), coordinator(9)]
    it = asking(Level.TODAY, preferred=frozenset({PersonId(1)}))
    first = climb(it, group, position=0, now=NOON)
    assert (first.rung, first.ask) == (Rung.PREFERRED, (1,))
    assert ladder.foresee(it, group, first, now=NOON) == (
        Rung.COORDINATOR,
        NOON + timedelta(minutes=30),
    )


def test_today_is_the_day_on_the_calendar_of_whoever_asks() -> None:
    """One in the afternoon of London is the early morning of the next day in Auckland."""
    it = replace(asking(Level.TODAY, NOON.replace(hour=13)), zone=calendar.zone("Pacific/Auckland"))
    hours = Hours(LONDON, quiet_from=time(0), quiet_to=time(0), off_until=NOON.replace(hour=15))
    move = climb(it, [lead(1, hours=hours)], position=0, now=it.opened_at)
    assert (move.rung, move.next_at) == (Rung.WAIT, NOON.replace(hour=15))
    assert move.skipped == (Rung.PREFERRED, Rung.ON_DUTY, Rung.COORDINATOR)


def test_whoever_starts_just_when_the_evening_is_over_starts_too_late_for_today() -> None:
    never_quiet = Hours(LONDON, quiet_from=time(0), quiet_to=time(0))
    for hour, rung in ((19, Rung.WAIT), (20, Rung.NOBODY)):
        away = replace(never_quiet, off_until=NOON.replace(hour=hour))
        move = climb(asking(Level.TODAY), [lead(1, hours=away)], position=3, now=NOON)
        assert move.rung is rung


def test_with_nobody_left_in_the_group_whoever_was_asked_has_until_the_evening() -> None:
    it = asking(Level.TODAY, asked_at={PersonId(1): NOON - timedelta(minutes=30)})
    move = climb(it, [], position=3, now=NOON)
    assert (move.rung, move.next_at) == (Rung.WAIT, NOON.replace(hour=20))


def test_asking_again_later_in_the_day_keeps_in_mind_what_was_skipped() -> None:
    late = lead(2, hours=Hours(LONDON, off_until=NOON.replace(hour=15)))
    it = asking(Level.TODAY, asked_at={PersonId(1): NOON})
    move = climb(it, [lead(1), late], position=2, now=NOON.replace(hour=15))
    assert (move.rung, move.ask, move.skipped) == (Rung.AGAIN, (2,), (Rung.COORDINATOR,))


def test_right_now_over_eight_in_the_evening_tells_the_truth_at_its_end_only() -> None:
    asleep = Hours(LONDON, quiet_from=time(18))
    group = [lead(1), lead(2, wakes=True, hours=asleep)]
    done = walk(asking(Level.RIGHT_NOW, NOON.replace(hour=19, minute=58)), group, moves=3)
    assert [(f"{at:%H:%M}", move.rung, move.tells_truth) for at, move in done] == [
        ("19:58", Rung.ON_DUTY, False),
        ("20:03", Rung.WAKE, False),
        ("20:13", Rung.NOBODY, False),
    ]
