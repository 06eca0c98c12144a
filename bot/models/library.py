"""What a group keeps to read."""

from dataclasses import dataclass
from typing import NewType

EntryId = NewType("EntryId", int)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the library."""

    id: EntryId
    topic: str
    title: str
    text: str
    link: str | None = None
