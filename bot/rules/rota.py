"""The rota of a larger group: who is on at which hours of the week, and where nobody is.

A shift is wall clock: 18:00 to 22:00 on the calendar and the clock of the lead whose shift it is,
whatever the clocks do in between. Each date of it is a turn, which its lead can give up and
another can take.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.models import PersonId
from bot.models.rota import Kept, Place, Shift
from bot.rules import calendar
from bot.rules.calendar import ONE_DAY
from bot.rules.duty import Span
from bot.rules.ladder import SMALL

AHEAD = timedelta(days=14)
LONGEST = timedelta(hours=25)  # a turn from midnight to midnight, when the clocks go back


@dataclass(frozen=True, slots=True)
class Turn:
    """One date of a shift, and who is on then; nobody after it was given up."""

    place: Place
    owner_id: PersonId  # whose shift it is
    lead_id: PersonId | None
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in which the same people are on; nobody in a gap."""

    span: Span
    lead_ids: frozenset[PersonId] = frozenset()
    is_planned: bool = False  # a gap that was declared


@dataclass(frozen=True, slots=True)
class Rota:
    """All shifts of a group, what was changed about single dates, and when nobody is there."""

    shifts: tuple[Shift, ...] = ()
    released: frozenset[Place] = frozenset()
    covered: Mapping[Place, PersonId] = field(default_factory=dict)
    closed: tuple[Span, ...] = ()  # planned gaps


def rota_of(kept: Kept, zone: ZoneInfo) -> Rota:
    """Return what is stored, its planned gaps as real time in the group's zone."""
    closed = tuple(closed_days(gap.first_on, gap.last_on, zone) for gap in kept.gaps)
    return Rota(kept.shifts, kept.released, kept.covered, closed)


def applies(rota: Rota, joined: int) -> bool:
    """Say whether the rota decides who is on: a small group has none, whatever it wrote down."""
    return joined > SMALL and bool(rota.shifts)


def is_on_date(shift: Shift, on: date) -> bool:
    """Say whether a nominal date has a turn of a shift."""
    return on.weekday() == shift.weekday and shift.only_on in {None, on}


def span_of(shift: Shift, on: date) -> Span | None:
    """Return the real time of a turn; None where the clocks leave nothing of it."""
    zone = calendar.zone(shift.zone)
    if not calendar.is_lived(on, zone):
        return None
    nights = ONE_DAY if shift.ends <= shift.begins else timedelta()
    from_at = calendar.occurrence(on, shift.begins, zone)
    until_at = calendar.occurrence(on + nights, shift.ends, zone)
    return Span(from_at, until_at) if from_at < until_at else None


def turns(rota: Rota, window: Span) -> list[Turn]:
    """Return every turn that touches a window, the earliest first."""
    found = [turn for shift in rota.shifts for turn in _turns_of(rota, shift, window)]
    return sorted(found, key=lambda it: (it.span, it.place))


def turn_at(rota: Rota, place: Place) -> Turn | None:
    """Return one turn; None when there is no such shift or date."""
    shift = next((it for it in rota.shifts if it.id == place.shift_id), None)
    return (
        None if shift is None or not is_on_date(shift, place.on) else _turn(rota, shift, place.on)
    )


def spans_by_lead(rota: Rota, window: Span) -> dict[PersonId, tuple[Span, ...]]:
    """Return when each lead is on by the rota within a window, joined where turns meet."""
    own: dict[PersonId, list[Span]] = {}
    for turn in turns(rota, window):
        if turn.lead_id is not None:
            own.setdefault(turn.lead_id, []).extend(without(turn.span, rota.closed))
    return {lead_id: _joined(spans) for lead_id, spans in own.items()}


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.from_at <= joined[-1].until_at:
            until_at = max(joined[-1].until_at, span.until_at)
            joined[-1] = Span(joined[-1].from_at, until_at)
        else:
            joined.append(span)
    return tuple(joined)


def coverage(
    rota: Rota, window: Span, *, away_until: Mapping[PersonId, datetime] | None = None
) -> list[Stretch]:
    """Return the whole window as stretches, gaps included; nobody is counted twice.

    Who is off or resting until an instant is not on before it.
    """
    away = away_until or {}
    on = [
        (lead_id, part)
        for lead_id, spans in spans_by_lead(rota, window).items()
        for span in spans
        for part in without(span, [Span(window.from_at, away[lead_id])] if lead_id in away else [])
    ]
    edges = {window.from_at, window.until_at}
    for span in (*(it for _, it in on), *rota.closed):
        edges |= {edge for edge in span if window.from_at < edge < window.until_at}
    found: list[Stretch] = []
    for from_at, until_at in pairwise(sorted(edges)):
        people = frozenset(who for who, span in on if span.from_at <= from_at < span.until_at)
        planned = not people and any(it.from_at <= from_at < it.until_at for it in rota.closed)
        before = found[-1] if found else None
        if before and (before.lead_ids, before.is_planned) == (people, planned):
            found[-1] = Stretch(Span(before.span.from_at, until_at), people, planned)
        else:
            found.append(Stretch(Span(from_at, until_at), people, planned))
    return found


def without(span: Span, others: Sequence[Span]) -> list[Span]:
    """Return what is left of a span outside others."""
    left = [span]
    for other in others:
        left = [part for it in left for part in _minus(it, other)]
    return left


def closed_days(first_on: date, last_on: date, zone: ZoneInfo) -> Span:
    """Return whole days of a group's calendar, the last one included, as real time."""
    return Span(
        calendar.occurrence(first_on, calendar.MIDNIGHT, zone),
        calendar.occurrence(last_on + ONE_DAY, calendar.MIDNIGHT, zone),
    )


def _minus(span: Span, other: Span) -> list[Span]:
    parts = (
        Span(span.from_at, min(span.until_at, other.from_at)),
        Span(max(span.from_at, other.until_at), span.until_at),
    )
    if other.from_at >= other.until_at:
        return [span]
    return [part for part in parts if part.from_at < part.until_at]


def _turns_of(rota: Rota, shift: Shift, window: Span) -> Iterator[Turn]:
    zone = calendar.zone(shift.zone)
    on = calendar.local_date(window.from_at - LONGEST, zone)
    last_on = calendar.local_date(window.until_at, zone)
    if shift.only_on is not None:
        on, last_on = max(on, shift.only_on), min(last_on, shift.only_on)
    while on <= last_on:
        turn = _turn(rota, shift, on) if is_on_date(shift, on) else None
        if turn and turn.span.from_at < window.until_at and window.from_at < turn.span.until_at:
            yield turn
        on += ONE_DAY


def _turn(rota: Rota, shift: Shift, on: date) -> Turn | None:
    span = span_of(shift, on)
    if span is None:
        return None
    place = Place(shift.id, on)
    taken_by = rota.covered.get(place) if place in rota.released else shift.lead_id
    return Turn(place, shift.lead_id, taken_by, span)
