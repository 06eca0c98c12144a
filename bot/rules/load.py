"""How much a lead carries, and who is asked before whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """Requests that a lead has now, and has taken in the last seven days."""

    open: int = 0
    week: int = 0


@dataclass(frozen=True, slots=True)
class Caps:
    """How many of each a lead takes at most."""

    open: int = 2
    week: int = 3


def has_room(load: Load, caps: Caps) -> bool:
    """Say whether a lead can be asked for one more; at a cap the next one is asked instead."""
    return load.open < caps.open and load.week < caps.week
