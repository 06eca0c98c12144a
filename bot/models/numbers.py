"""What a group made of the numbers that are shipped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A number that a group added, or a shipped one that it changed; then the keys are the same."""

    key: str
    country: str
    name: str
    kind: str  # a `Kind` of `rules.numbers`
    phone: str = ""
    text: str = ""
    web: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    added_on: date = date.min


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person of the group called or looked it up, and it was right."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class GroupNumbers:
    """What a group made of the numbers that are shipped."""

    confirmed: Mapping[str, Confirmation] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    own: tuple[OwnNumber, ...] = ()
