"""Who is asked next, and when: PRODUCT.md's table, and what holds whatever the group looks like."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.models import Guild, GuildId, Level, PersonId, RequestKind, Rung
from bot.rules import calendar, duty, ladder
from bot.rules.duty import Hours
from bot.rules.ladder import Asking, Candidate, Move, climb
from bot.rules.load import Caps, Load
from bot.rules.waits import ALLOWED, USUAL, Waits, is_allowed, waits_of

LONDON = calendar.zone("Europe/London")
NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
TALKS = (Level.NO_RUSH, Level.TODAY, Level.RIGHT_NOW)


def lead(number: int, **values: object) -> Candidate:
    filled: dict[str, object] = {"lead_id": PersonId(number), "hours": Hours(LONDON), **values}
    return Candidate(**filled)  # type: ignore[arg-type]  # values of a test


def coordinator(number: int, **values: object) -> Candidate:
    return lead(number, is_coordinator=True, **values)


def asking(level: Level, at: datetime = NOON, **values: object) -> Asking:
    return Asking(level=level, zone=LONDON, opened_at=at, **values)  # type: ignore[arg-type]  # as above


def after(it: Asking, move: Move, at: datetime) -> Asking:
    return replace(it, asked_at={**it.asked_at, **dict.fromkeys(move.ask, at)})


def walk(it: Asking, group: list[Candidate], moves: int = 8) -> list[tuple[datetime, Move]]:
    """Climb until nothing more is to come, or so many moves."""
    done: list[tuple[datetime, Move]] = []
    now, position = it.opened_at, 0
    for _ in range(moves):
        move = climb(it, group, position=position, now=now)
        done.append((now, move))
        it = after(it, move, now)
        if move.next_at is None:
            break
        now, position = move.next_at, move.next_position
    return done


def rungs(done: list[tuple[datetime, Move]]) -> list[tuple[str, Rung]]:
    return [(f"{at:%H:%M}", move.rung) for at, move in done]


def test_right_now_by_day_asks_everybody_and_tells_the_truth_after_five_minutes() -> None:
    done = walk(asking(Level.RIGHT_NOW), [lead(1), lead(2), lead(3)], moves=3)
    assert done[0][1].ask == (1, 2, 3)
    assert rungs(done) == [
        ("12:00", Rung.ON_DUTY),
        ("12:05", Rung.NOBODY),
        ("16:00", Rung.AGAIN),
    ]


def test_right_now_at_night_wakes_only_those_who_ticked_it() -> None:
    group = [lead(1), lead(2, wakes=True), coordinator(3)]
    done = walk(asking(Level.RIGHT_NOW, NIGHT), group, moves=3)
    assert done[0][1] == Move(
        Rung.WAKE, (PersonId(2),), (Rung.ON_DUTY,), 2, NIGHT + timedelta(minutes=10)
    )
    assert rungs(done)[1:] == [("03:10", Rung.NOBODY), ("08:00", Rung.AGAIN)]
    assert done[2][1].ask == (1, 2, 3)


def test_right_now_with_nobody_at_all_tells_the_truth_at_once() -> None:
    (_, move), (again_at, again) = walk(asking(Level.RIGHT_NOW, NIGHT), [lead(1)], moves=2)
    assert (move.rung, move.skipped) == (Rung.NOBODY, (Rung.ON_DUTY, Rung.WAKE))
    assert (again_at.hour, again.rung, again.ask) == (8, Rung.AGAIN, (1,))


def test_today_asks_two_at_a_time_in_a_large_group() -> None:
    group = [*(lead(number) for number in range(1, 8)), coordinator(9)]
    it = asking(Level.TODAY, preferred=frozenset({PersonId(6)}))
    done = walk(it, group, moves=6)
    assert [move.ask for _, move in done] == [(6,), (1, 2), (3, 4), (5, 7), (9,), ()]
    assert rungs(done) == [
        ("12:00", Rung.PREFERRED),
        ("12:30", Rung.ON_DUTY),
        ("13:00", Rung.ON_DUTY),
        ("13:30", Rung.ON_DUTY),
        ("14:00", Rung.COORDINATOR),
        ("14:30", Rung.WAIT),
    ]


def test_today_tells_the_truth_by_eight_in_the_evening() -> None:
    at = NOON.replace(hour=17)
    done = walk(asking(Level.TODAY, at), [lead(1), coordinator(2)], moves=4)
    assert rungs(done) == [
        ("17:00", Rung.ON_DUTY),
        ("17:30", Rung.WAIT),
        ("20:00", Rung.NOBODY),
        ("21:00", Rung.AGAIN),
    ]


def test_in_the_evening_the_truth_is_told_once_while_others_are_still_asked() -> None:
    group = [lead(number) for number in range(1, 13)]
    done = walk(asking(Level.TODAY, NOON.replace(hour=19)), group, moves=6)
    assert [(f"{at:%H:%M}", len(move.ask), move.tells_truth) for at, move in done] == [
        ("19:00", 2, False),
        ("19:30", 2, False),
        ("20:00", 2, True),
        ("20:30", 2, False),
        ("21:00", 2, False),
        ("21:30", 2, False),
    ]


def test_who_asks_for_today_in_the_evening_is_asked_for_before_the_truth_is_told() -> None:
    group = [lead(number) for number in range(1, 7)]
    done = walk(asking(Level.TODAY, NOON.replace(hour=20, minute=30)), group, moves=2)
    assert not any(move.tells_truth for _, move in done)


def test_today_asks_whoever_starts_later_in_the_day() -> None:
    late = lead(2, hours=Hours(LONDON, off_until=NOON.replace(hour=15)))
    done = walk(asking(Level.TODAY), [lead(1), late], moves=4)
    assert ("15:00", Rung.AGAIN) in rungs(done)
    assert dict(done)[NOON.replace(hour=15)].ask == (2,)


def test_today_says_at_once_when_nobody_will_be_there_by_the_evening() -> None:
    away = lead(1, hours=Hours(LONDON, off_until=NOON + timedelta(days=1)))
    (_, move), *_ = walk(asking(Level.TODAY), [away])
    assert move.rung is Rung.NOBODY


def test_no_rush_waits_on_the_board_for_twelve_hours_and_wakes_nobody() -> None:
    done = walk(asking(Level.NO_RUSH), [lead(1, wakes=True)], moves=3)
    assert rungs(done) == [("12:00", Rung.BOARD), ("00:00", Rung.WAIT), ("08:00", Rung.ON_DUTY)]


def test_a_hello_is_told_honestly_after_a_day_and_then_rests() -> None:
    it = asking(Level.NO_RUSH, kind=RequestKind.HELLO)
    done = walk(it, [lead(1)])
    assert rungs(done) == [("12:00", Rung.BOARD), ("12:00", Rung.NOBODY)]
    assert done[1][1].next_at is None


def test_whoever_speaks_the_language_and_carries_least_is_asked_first() -> None:
    group = [
        lead(1, load=Load(open=1)),
        lead(2),
        lead(3, language="es", load=Load(open=1)),
    ]
    found = ladder.on_rung(Rung.ON_DUTY, asking(Level.TODAY, language="es"), group, NOON)
    assert found == (3, 2, 1)


@pytest.mark.parametrize("load", [Load(open=2), Load(week=3)])
def test_at_a_cap_the_next_one_is_asked(load: Load) -> None:
    move = climb(asking(Level.RIGHT_NOW), [lead(1, load=load), lead(2)], position=0, now=NOON)
    assert move.ask == (2,)


def test_cant_now_is_not_asked_again_within_four_hours() -> None:
    it = asking(Level.RIGHT_NOW, passed_at={PersonId(1): NOON - timedelta(hours=3)})
    assert climb(it, [lead(1)], position=0, now=NOON).rung is Rung.NOBODY
    later = climb(it, [lead(1)], position=0, now=NOON + timedelta(hours=1))
    assert later.ask == (1,)


# --- whatever the group looks like

MOMENTS = st.integers(0, 7 * 24 * 4).map(lambda quarter: NIGHT + timedelta(minutes=15 * quarter))


@st.composite
def groups(draw: st.DrawFn) -> list[Candidate]:
    return [
        Candidate(
            lead_id=PersonId(number),
            hours=Hours(
                LONDON,
                on_until=draw(st.none() | MOMENTS),
                off_until=draw(st.none() | MOMENTS),
                rest_until=draw(st.none() | MOMENTS),
            ),
            language=draw(st.sampled_from(["en", "es"])),
            is_coordinator=draw(st.booleans()),
            wakes=draw(st.booleans()),
            load=Load(draw(st.integers(0, 3)), draw(st.integers(0, 4))),
            caps=Caps(),
        )
        for number in range(1, draw(st.integers(0, 9)) + 1)
    ]


CHOICES = st.builds(
    Guild,
    st.just(GuildId(7)),
    **{name: st.integers(span.least, span.most) for name, span in ALLOWED.items()},
)
WAITS = st.just(USUAL) | CHOICES.map(waits_of)


@st.composite
def asked(draw: st.DrawFn) -> Asking:
    people = st.frozensets(st.integers(1, 9).map(PersonId), max_size=4)
    return asking(
        draw(st.sampled_from(TALKS)),
        draw(MOMENTS),
        preferred=draw(people),
        excluded=draw(people),
        waits=draw(WAITS),
    )


@given(asked(), groups())
@settings(deadline=None)
def test_nobody_is_asked_who_may_not_be(it: Asking, group: list[Candidate]) -> None:
    people = {candidate.lead_id: candidate for candidate in group}
    for at, move in walk(it, group, moves=12):
        for candidate in (people[lead_id] for lead_id in move.ask):
            assert candidate.lead_id not in it.excluded
            assert candidate.load.open < candidate.caps.open
            assert candidate.load.week < candidate.caps.week
            assert not duty.is_away(candidate.hours, at)
            woken = not duty.is_on(candidate.hours, at)
            assert not woken or (candidate.wakes and it.level is Level.RIGHT_NOW)


@given(asked(), groups())
@settings(deadline=None)
def test_nobody_is_asked_twice_within_four_hours(it: Asking, group: list[Candidate]) -> None:
    last: dict[PersonId, datetime] = {}
    for at, move in walk(it, group, moves=12):
        for lead_id in move.ask:
            assert lead_id not in last or at - last[lead_id] >= ladder.PASS_LASTS
            last[lead_id] = at


@given(asked(), groups())
@settings(deadline=None)
def test_the_ladder_never_stands_still_and_always_ends_in_the_truth(
    it: Asking, group: list[Candidate]
) -> None:
    done = walk(it, group, moves=40)
    places = [(at, move.next_position, move.rung) for at, move in done]
    assert len(places) == len(set(places))
    assert Rung.NOBODY in {move.rung for _, move in done}


@given(asked(), groups())
@settings(deadline=None, max_examples=60)
def test_every_step_is_on_time_as_the_group_chose(it: Asking, group: list[Candidate]) -> None:
    longest = {
        Level.NO_RUSH: it.waits.no_rush,
        Level.TODAY: it.waits.today,
        Level.RIGHT_NOW: max(it.waits.right_now, ladder.WOKEN_HAVE),
    }
    for at, move in walk(it, group, moves=20):
        if move.next_at is None or move.by_the_clock:
            continue
        waited = move.next_at - at
        assert timedelta() < waited <= longest[it.level]
        is_near_the_evening = it.level is Level.TODAY and at + it.waits.today > it.evening_at
        if not is_near_the_evening:
            assert waited in {rule.wait for rule in ladder.ladder_of(it.level, it.waits)}
        else:  # no slower than usual, when the truth is due
            assert waited <= USUAL.today or move.next_at == it.evening_at


@given(asked(), groups(), WAITS)
@settings(deadline=None, max_examples=60)
def test_other_waits_from_now_on_lose_no_step(
    it: Asking, group: list[Candidate], chosen: Waits
) -> None:
    """An open request goes on from where it is, whatever the group chooses meanwhile."""
    begun = climb(it, group, position=0, now=it.opened_at)
    assert [rule.rung for rule in replace(it, waits=chosen).rules] == [
        rule.rung for rule in it.rules
    ]
    rest = replace(after(it, begun, it.opened_at), waits=chosen)
    now, position, seen = begun.next_at, begun.next_position, {begun.rung}
    for _ in range(40):
        if now is None:
            break
        move = climb(rest, group, position=position, now=now)
        rest, seen = after(rest, move, now), {*seen, move.rung}
        now, position = move.next_at, move.next_position
    assert Rung.NOBODY in seen


@given(asked(), groups())
@settings(deadline=None)
def test_everybody_who_is_there_is_asked_before_the_truth_is_told(
    it: Asking, group: list[Candidate]
) -> None:
    if len(group) > ladder.SMALL:
        return
    reached: set[PersonId] = set()
    there = set(ladder.on_duty(it, group, it.opened_at))
    for at, move in walk(it, group, moves=40):
        reached |= set(move.ask)
        there &= set(ladder.on_duty(it, group, at))  # whoever went is asked when they are back
        if move.rung is Rung.NOBODY:
            assert there <= reached
            return


@given(asked(), groups())
@settings(deadline=None)
def test_a_small_group_is_asked_all_at_once(it: Asking, group: list[Candidate]) -> None:
    if len(group) > ladder.SMALL or it.level is not Level.RIGHT_NOW:
        return
    (_, first), *_ = walk(it, group, moves=1)
    if first.rung is Rung.ON_DUTY:
        assert set(first.ask) == set(ladder.on_duty(it, group, it.opened_at))


@given(asked(), groups(), st.sampled_from(range(1, 10)))
@settings(deadline=None)
def test_somebody_left_out_changes_nothing_that_others_see(
    it: Asking, group: list[Candidate], number: int
) -> None:
    """Leaving out is as if that lead were not there, but for the size of the group."""
    left_out = replace(it, excluded=it.excluded | {PersonId(number)})
    for _, move in walk(left_out, group, moves=12):
        assert PersonId(number) not in move.ask


# --- what a group may choose


def test_the_usual_waits_are_those_of_a_group_that_chose_nothing() -> None:
    assert waits_of(Guild(GuildId(7))) == USUAL
    assert {level: ladder.ladder_of(level, USUAL) for level in Level} == ladder.LADDERS


@pytest.mark.parametrize("name", ALLOWED)
def test_a_group_chooses_within_bounds_and_the_usual_lies_in_them(name: str) -> None:
    least, most = ALLOWED[name]
    assert [is_allowed(name, it) for it in (least - 1, least, most, most + 1)] == [
        *(False, True, True, False)
    ]
    assert least <= getattr(Guild(GuildId(7)), name) <= most
    assert least > 0  # no step is left out


def test_a_group_asks_one_at_a_time_and_in_the_evening_two() -> None:
    group = [lead(number) for number in range(1, 9)]
    waits = Waits(today=timedelta(minutes=120), at_a_time=1)
    done = walk(asking(Level.TODAY, NOON.replace(hour=17), waits=waits), group, moves=4)
    assert [(f"{at:%H:%M}", move.ask) for at, move in done] == [
        ("17:00", (1,)),
        ("19:00", (2,)),
        ("20:00", (3, 4)),
        ("20:30", (5, 6)),
    ]


def test_a_group_lets_those_who_are_there_have_longer_right_now() -> None:
    waits = Waits(right_now=timedelta(minutes=12))
    group = [lead(1), coordinator(2, hours=Hours(LONDON, off_until=NOON)), lead(3, wakes=True)]
    done = walk(asking(Level.RIGHT_NOW, waits=waits), group, moves=2)
    assert rungs(done) == [("12:00", Rung.ON_DUTY), ("12:12", Rung.NOBODY)]


def test_a_group_leaves_no_rush_on_the_board_for_longer() -> None:
    waits = Waits(no_rush=timedelta(hours=24))
    done = walk(asking(Level.NO_RUSH, waits=waits), [lead(1)], moves=3)
    assert rungs(done) == [("12:00", Rung.BOARD), ("12:00", Rung.ON_DUTY), ("12:00", Rung.NOBODY)]
