"""Who is asked next, and when: the ladder of a request as data, and how it is climbed.

A step with nobody on it is skipped at once. After the last one the truth is told, and those who
start next are asked then, until somebody has it or the asking is stopped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.models import Level, PersonId, RequestKind, Rung
from bot.rules import calendar, duty, load
from bot.rules.duty import Hours
from bot.rules.load import Caps, Load
from bot.rules.waits import USUAL, Waits

SMALL = 5  # leads: up to so many are all asked at once
PASS_LASTS = timedelta(hours=4)  # nobody is asked twice, or again after "Can't now", within this
WOKEN_HAVE = timedelta(minutes=10)  # somebody has to wake up first
TRUSTED_FOR = timedelta(minutes=30)  # that who took it is there; then *Right now* asks anew
MOST_WAITS = 50  # that are looked through for what comes next
EVENING = time(20)  # by then somebody who asked for today is told the truth


@dataclass(frozen=True, slots=True)
class Rule:
    """One step: whom it asks, how many at a time (None: all), and how long they have."""

    rung: Rung
    wait: timedelta
    at_a_time: int | None = None


def ladder_of(level: Level, waits: Waits) -> tuple[Rule, ...]:
    """Return the steps of a level, in order; the waits of a group leave none of them out."""
    match level:
        case Level.NO_RUSH:
            return (Rule(Rung.BOARD, waits.no_rush), Rule(Rung.ON_DUTY, waits.no_rush))
        case Level.TODAY:
            return (
                Rule(Rung.PREFERRED, waits.today, waits.at_a_time),
                Rule(Rung.ON_DUTY, waits.today, waits.at_a_time),
                Rule(Rung.COORDINATOR, waits.today),
            )
        case Level.RIGHT_NOW:
            return (Rule(Rung.ON_DUTY, waits.right_now), Rule(Rung.WAKE, WOKEN_HAVE))


LADDERS: Mapping[Level, tuple[Rule, ...]] = {level: ladder_of(level, USUAL) for level in Level}
HELLO = (Rule(Rung.BOARD, timedelta(hours=24)),)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A lead as the ladder sees them."""

    lead_id: PersonId
    hours: Hours
    language: str = "en"
    is_coordinator: bool = False
    wakes: bool = False  # ticked `Wake me`
    load: Load = field(default=Load())
    caps: Caps = field(default=Caps())


@dataclass(frozen=True, slots=True)
class Asking:
    """A request as the ladder sees it."""

    level: Level
    zone: ZoneInfo  # of the person who asks
    opened_at: datetime
    kind: RequestKind = RequestKind.TALK
    language: str = "en"
    preferred: frozenset[PersonId] = frozenset()
    excluded: frozenset[PersonId] = frozenset()  # left out: never asked, at no step
    asked_at: Mapping[PersonId, datetime] = field(default_factory=dict)  # in this climb
    passed_at: Mapping[PersonId, datetime] = field(default_factory=dict)  # "Can't now", ever
    waits: Waits = USUAL  # of the group

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Return the steps of this request, in order."""
        if self.kind is RequestKind.HELLO:
            return HELLO
        return ladder_of(self.level, self.waits)

    @property
    def evening_at(self) -> datetime:
        """Return when somebody who asked for today is told the truth."""
        return calendar.occurrence(
            calendar.local_date(self.opened_at, self.zone), EVENING, self.zone
        )


@dataclass(frozen=True, slots=True)
class Move:
    """What one step does, and which comes next: its place on the ladder and its time."""

    rung: Rung
    ask: tuple[PersonId, ...] = ()
    skipped: tuple[Rung, ...] = ()
    next_position: int = 0
    next_at: datetime | None = None
    by_the_clock: bool = False  # the next is due at a time of day, not after a wait
    tells_truth: bool = False  # it is evening, and those who are asked are not all yet


def climb(asking: Asking, candidates: Sequence[Candidate], *, position: int, now: datetime) -> Move:
    """Return what the step at this place does now.

    Places count from 0; the one after the last is the truth, the one after that asks again.
    """
    skipped: list[Rung] = []
    rules = asking.rules
    while position < len(rules):
        rule = rules[position]
        if rule.rung is Rung.BOARD:
            return Move(Rung.BOARD, (), (), position + 1, now + rule.wait)
        people = on_rung(rule.rung, asking, candidates, now)
        if people:
            now_asked = people[: _how_many(rule, asking, candidates, now)]
            next_position = position if len(now_asked) < len(people) else position + 1
            next_at = _until(asking, rule.wait, now)
            return Move(
                rule.rung,
                now_asked,
                tuple(skipped),
                next_position,
                next_at,
                tells_truth=_is_evening(asking, now),
            )
        at = starts_at(asking, candidates, now) if asking.level is Level.NO_RUSH else None
        if at is not None:  # nobody is told at night that nobody is there
            return Move(Rung.WAIT, (), (*skipped, rule.rung), position, at, by_the_clock=True)
        if not any(lead_id in asking.asked_at for lead_id in _on(rule.rung, candidates, now)):
            skipped.append(rule.rung)
        position += 1
    if position == len(rules):
        return _truth(asking, candidates, tuple(skipped), now)
    return _again(asking, candidates, now)


def on_rung(
    rung: Rung, asking: Asking, candidates: Sequence[Candidate], now: datetime
) -> tuple[PersonId, ...]:
    """Return whom a step could ask now who was not asked yet, in the order of asking."""
    there = _on(rung, candidates, now)
    if rung is Rung.PREFERRED:
        there &= asking.preferred
    free = [
        candidate
        for candidate in candidates
        if candidate.lead_id in there and _may_ask(candidate, asking, now)
    ]
    return tuple(candidate.lead_id for candidate in sorted(free, key=lambda it: _turn(it, asking)))


def on_duty(asking: Asking, candidates: Sequence[Candidate], now: datetime) -> tuple[PersonId, ...]:
    """Return who is there now for this request, asked already or not."""
    return tuple(
        candidate.lead_id
        for candidate in candidates
        if candidate.lead_id not in asking.excluded
        and duty.is_on(candidate.hours, now)
        and load.has_room(candidate.load, candidate.caps)
    )


def may_hear(asking: Asking, candidates: Sequence[Candidate], now: datetime) -> frozenset[PersonId]:
    """Return whom a message may ask now: who is there, and on *Right now* who may be woken."""
    woken = {
        candidate.lead_id
        for candidate in candidates
        if asking.level is Level.RIGHT_NOW
        and candidate.wakes
        and candidate.lead_id not in asking.excluded
        and not duty.is_away(candidate.hours, now)
        and load.has_room(candidate.load, candidate.caps)
    }
    return frozenset(woken.union(on_duty(asking, candidates, now)))


def again_at(asking: Asking, candidates: Sequence[Candidate], now: datetime) -> datetime | None:
    """Return when the next lead starts; for those who are there already, when to try them again."""
    starts = [
        duty.starts_at(candidate.hours, _free_at(candidate, asking, now))
        for candidate in candidates
        if candidate.lead_id not in asking.excluded
    ]
    return min((at for at in starts if at is not None), default=None)


def foresee(
    asking: Asking, candidates: Sequence[Candidate], move: Move, *, now: datetime
) -> tuple[Rung, datetime] | None:
    """Return what comes after a move, and when, as far as is known now; None when nothing does.

    Who is at a cap now is thought to stay there: nobody knows when they have room again.
    """
    full = {it.lead_id for it in candidates if not load.has_room(it.load, it.caps)}
    asked = replace(
        asking,
        excluded=asking.excluded | full,
        asked_at={**asking.asked_at, **dict.fromkeys(move.ask, now)},
    )
    for _ in range(MOST_WAITS):
        at = move.next_at
        if at is None:
            return None
        move = climb(asked, candidates, position=move.next_position, now=at)
        if move.rung is not Rung.WAIT:
            return move.rung, at
    return None


def starts_at(asking: Asking, candidates: Sequence[Candidate], now: datetime) -> datetime | None:
    """Return when the next of those starts who are not there now and have room."""
    starts = [
        duty.starts_at(candidate.hours, now)
        for candidate in candidates
        if candidate.lead_id not in asking.excluded
        and not duty.is_on(candidate.hours, now)
        and load.has_room(candidate.load, candidate.caps)
    ]
    return min((at for at in starts if at is not None), default=None)


def tomorrow_at(zone: ZoneInfo, now: datetime) -> datetime:
    """Return when somebody is asked for again who said that tomorrow is fine.

    The night still belongs to the day before: at one o'clock tomorrow is this morning.
    """
    today = calendar.local_date(now, zone)
    is_night = now < calendar.day_window(today - calendar.ONE_DAY, zone).closes_at
    on = today if is_night else today + calendar.ONE_DAY
    return calendar.occurrence(on, duty.MORNING, zone)


def _free_at(candidate: Candidate, asking: Asking, now: datetime) -> datetime:
    """Return from when somebody may be asked, their hours aside."""
    turns = (asking.asked_at.get(candidate.lead_id), asking.passed_at.get(candidate.lead_id))
    waits = [at + PASS_LASTS for at in turns if at is not None]
    if not load.has_room(candidate.load, candidate.caps):
        waits.append(now + PASS_LASTS)
    return max((at for at in waits if at > now), default=now)


def _may_ask(candidate: Candidate, asking: Asking, now: datetime) -> bool:
    return candidate.lead_id not in asking.excluded and _free_at(candidate, asking, now) <= now


def _turn(candidate: Candidate, asking: Asking) -> tuple[bool, int, int, int]:
    """Return what decides who is asked before whom: the language, then the load."""
    other_language = candidate.language != asking.language
    return other_language, candidate.load.open, candidate.load.week, candidate.lead_id


def _on(rung: Rung, candidates: Sequence[Candidate], now: datetime) -> frozenset[PersonId]:
    small = len(candidates) <= SMALL

    def is_there(candidate: Candidate) -> bool:
        is_on = duty.is_on(candidate.hours, now)
        match rung:
            case Rung.WAKE:
                may_wake = candidate.wakes and not duty.is_away(candidate.hours, now)
                return may_wake or (candidate.is_coordinator and is_on)
            case Rung.COORDINATOR:
                return candidate.is_coordinator and is_on
            case Rung.ON_DUTY:
                return is_on and (small or not candidate.is_coordinator)
            case _:
                return is_on

    return frozenset(candidate.lead_id for candidate in candidates if is_there(candidate))


def _how_many(
    rule: Rule, asking: Asking, candidates: Sequence[Candidate], now: datetime
) -> int | None:
    """Return how many a step asks at once; None: all, as a small group always does."""
    if rule.at_a_time is None or len(candidates) <= SMALL:
        return None
    is_late = now >= asking.evening_at
    return max(rule.at_a_time, USUAL.at_a_time) if is_late else rule.at_a_time


def _is_evening(asking: Asking, now: datetime) -> bool:
    """Say whether the first step of the evening is taken, for who asked for today before it."""
    if asking.level is not Level.TODAY or now < asking.evening_at:
        return False
    asked_last_at = max(asking.asked_at.values(), default=None)
    return asked_last_at is not None and asked_last_at < asking.evening_at


def _until(asking: Asking, wait: timedelta, now: datetime) -> datetime:
    """Return when a wait is over: where the truth is due in the evening, no slower than usual."""
    at = now + wait
    if asking.level is not Level.TODAY:
        return at
    return min(at, max(asking.evening_at, now + USUAL.today))


def _truth(
    asking: Asking, candidates: Sequence[Candidate], skipped: tuple[Rung, ...], now: datetime
) -> Move:
    """Return the telling of the truth; who asked for today has until the evening."""
    place = len(asking.rules)
    later_at = None if asking.kind is RequestKind.HELLO else again_at(asking, candidates, now)
    evening_at = asking.evening_at
    if asking.level is Level.TODAY and now < evening_at:
        people = on_rung(Rung.AGAIN, asking, candidates, now)
        if people:
            return Move(
                Rung.AGAIN, people, skipped, place, _until(asking, asking.rules[-1].wait, now)
            )
        if asking.asked_at or (later_at is not None and later_at < evening_at):
            at = evening_at if later_at is None else min(later_at, evening_at)
            return Move(Rung.WAIT, (), skipped, place, at, by_the_clock=True)
    return Move(Rung.NOBODY, (), skipped, place + 1, later_at, by_the_clock=True)


def _again(asking: Asking, candidates: Sequence[Candidate], now: datetime) -> Move:
    place = len(asking.rules)
    people = on_rung(Rung.AGAIN, asking, candidates, now)
    if people:
        return Move(Rung.AGAIN, people, (), place, _until(asking, asking.rules[-1].wait, now))
    at = again_at(asking, candidates, now)
    return Move(Rung.WAIT, (), (), place + 1, at, by_the_clock=True)
