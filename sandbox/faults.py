"""What can go wrong on the way to Discord and back, switched on by a test."""

import random
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase


class Kind(StrEnum):
    """The ways of failing."""

    RATE_LIMIT = "429"
    GLOBAL_RATE_LIMIT = "429 global"
    INTERNAL_ERROR = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    GATEWAY_TIMEOUT = "504"
    UNKNOWN_ERROR = "520"
    TIMEOUT = "524"
    RESET = "reset"
    HANG = "hang"
    DUPLICATE_INTERACTION = "duplicate interaction"
    LATE_INTERACTION = "late interaction"
    LOST_INTERACTION = "lost interaction"


SERVER_ERRORS = {
    Kind.INTERNAL_ERROR: 500,
    Kind.BAD_GATEWAY: 502,
    Kind.UNAVAILABLE: 503,
    Kind.GATEWAY_TIMEOUT: 504,
    Kind.UNKNOWN_ERROR: 520,
    Kind.TIMEOUT: 524,
}
INTERACTION_KINDS = {Kind.DUPLICATE_INTERACTION, Kind.LATE_INTERACTION, Kind.LOST_INTERACTION}


@dataclass
class Fault:
    """One way of failing, where, how often.

    `route` is matched against "POST /channels/123/messages" with * and ?. `after` lets Discord do
    what was asked and lose only the reply; a 429 is never after. `seconds` is the wait that a 429
    asks for, the length of a hang, or how late an interaction comes.
    """

    kind: Kind
    route: str = "*"
    times: int | None = 1
    probability: float = 1.0
    after: bool = False
    seconds: float = 0.3
    hits: int = 0

    def __post_init__(self) -> None:
        self.kind = Kind(self.kind)

    @property
    def spent(self) -> bool:
        """Tell whether it has happened as often as it was to."""
        return self.times is not None and self.hits >= self.times


@dataclass
class Faults:
    """The faults that are switched on, and the dice."""

    active: list[Fault] = field(default_factory=list)
    seed: int = 0

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)

    def add(self, *faults: Fault) -> None:
        """Switch faults on."""
        self.active.extend(faults)

    def clear(self) -> None:
        """Switch all faults off."""
        self.active.clear()

    def strike(self, route: str) -> Fault | None:
        """Return the fault that hits this request, if one does."""
        return self._draw(route, interactions=False)

    def strike_interaction(self, route: str) -> Fault | None:
        """Return the fault that hits the delivery of this interaction, if one does."""
        return self._draw(route, interactions=True)

    def _draw(self, route: str, *, interactions: bool) -> Fault | None:
        for fault in self.active:
            if (
                (fault.kind in INTERACTION_KINDS) is not interactions
                or fault.spent
                or not fnmatchcase(route, fault.route)
                or self._dice.random() >= fault.probability
            ):
                continue
            fault.hits += 1
            return fault
        return None
