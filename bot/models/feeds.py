"""What a list of meetings from elsewhere says: candidates, and what was not taken, with why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from bot.models.meetings import MeetingKind, OtherDate


class Dialect(StrEnum):
    """How a list is written; named by who brings it, since 1 to 6 are weekdays in all of them."""

    MEETING_GUIDE = "meeting_guide"
    TSML = "tsml"
    BMLT = "bmlt"  # semantic JSON
    BMLT_TSML = "bmlt_tsml"  # its TSML view
    ONLINE_INTERGROUP = "online_intergroup"
    ICALENDAR = "icalendar"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the catalogue, and what it is filled with."""

    id: str
    facts: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class FeedRule:
    """When a meeting is, as far as a list says; see `rules.imports.recurrence_of`."""

    at: time
    weekdays: frozenset[int]  # Monday is 0
    zone: str | None = None  # IANA; None: the list does not say, so a person is asked
    minutes: int | None = None  # None: the list does not say
    every: int = 1
    nths: frozenset[int] = frozenset()
    starts_on: date | None = None  # None: it has long begun
    ends_on: date | None = None


class LeftOut(StrEnum):
    """What a row has and a candidate has not."""

    PASSCODE = "passcode"  # it was part of the link
    LINK = "link"  # it is none to a room, or cannot be had without its passcode
    PLACE = "place"  # it is closed for now, and there is no link


@dataclass(frozen=True, slots=True)
class Candidate:
    """A meeting that a list offers. Nothing about persons, money or passcodes is in it."""

    source: str
    slug: str  # with the source the key of a second import
    name: str
    rule: FeedRule
    kind: MeetingKind | None = None  # None: the list does not say
    is_open: bool | None = None  # as above
    language: str | None = None  # two letters, such as "es"
    link: str | None = None
    address: str | None = None
    others: tuple[OtherDate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not taken, and why."""

    row: int  # as a person counts them, from 1
    name: str  # cut short; empty if it has none
    why: Said


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a file. With a problem nothing was read, and nothing is to be changed."""

    dialect: Dialect
    source: str
    candidates: tuple[Candidate, ...] = ()
    refused: tuple[Refused, ...] = ()
    notices: tuple[Said, ...] = ()  # about the file as a whole
    problem: Said | None = None
