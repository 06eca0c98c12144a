"""The nouns of the rota: shifts, turns, swaps and planned gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple, NewType

from bot.models import PersonId, ShiftId

SwapId = NewType("SwapId", int)
GapId = NewType("GapId", int)


@dataclass(frozen=True, slots=True)
class Shift:
    """Hours that a lead is on: every week on a weekday, or once."""

    id: ShiftId
    lead_id: PersonId
    zone: str  # of the lead whose it is
    begins: time
    ends: time  # not after `begins`: on the next day
    weekday: int  # 0 is Monday
    only_on: date | None = None  # None: every week


class Place(NamedTuple):
    """Which date of which shift: one turn."""

    shift_id: ShiftId
    on: date


@dataclass(frozen=True, slots=True)
class Gap:
    """Whole days of the group's calendar on which nobody is there, as was said before."""

    id: GapId
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Swap:
    """One turn offered for another, until the other lead has answered."""

    id: SwapId
    by_id: PersonId
    asked_id: PersonId
    offered: Place
    wanted: Place


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is stored of a group's rota."""

    shifts: tuple[Shift, ...] = ()
    released: frozenset[Place] = frozenset()
    covered: Mapping[Place, PersonId] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
