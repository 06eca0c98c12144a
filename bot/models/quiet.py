"""Quiet-watch: what a member chose, and whom a lead is to ask after."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.models import DeliveryId, PersonId, RequestId, UserId

AskedAfterId = NewType("AskedAfterId", int)
NoteId = NewType("NoteId", int)


class Reason(StrEnum):
    """Why a lead is to ask after somebody: each is the member's own choice."""

    QUIET = "quiet"  # no sign of life on so many asked days
    CLOSED_DM = "closed_dm"  # under a watch, they can't be written to any more
    HARD_DAYS = "hard_days"  # they said Very hard three days running


class Topic(StrEnum):
    """What one line of a lead's summary is about."""

    ASKED_AFTER = "asked_after"
    HELLO = "hello"  # a newcomer said yes to one
    NO_RUSH = "no_rush"  # a request that waits for the summary
    STILL_OPEN = "still_open"  # one that this lead has
    ROUTED = "routed"  # to a coordinator: somebody's No rush requests wait for summaries
    SHIFT = "shift"  # the rota has this lead on
    SWAP = "swap"  # another lead offers one
    LIMIT = "limit"  # to a coordinator: a lead has as much as they take
    NOTE = "note"  # a month has passed: a note may be left


@dataclass(frozen=True, slots=True)
class QuietWatch:
    """What a member chose about going quiet, and how it stands."""

    person_id: PersonId
    alive_at: datetime  # the last sign of life
    is_on: bool = False
    days: int = 3
    named_id: UserId | None = None  # whom the note of the day before named
    hard_days: bool = False  # a hello is asked for after three very hard days
    hard_told_on: date | None = None
    notes: bool = False  # from a person, signed
    notes_sent: int = 0
    note_left_at: datetime | None = None
    noted_at: datetime | None = None  # when the note of the day before arrived
    line_at: datetime | None = None  # when the lead was to be told
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AskedAfter:
    """Somebody whom one lead is to ask after."""

    id: AskedAfterId
    person_id: PersonId
    lead_id: UserId
    reason: Reason
    made_at: datetime
    told_at: datetime | None = None
    taken_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line of a lead's summary."""

    id: int
    lead_id: PersonId
    topic: Topic
    mark: str = ""  # what it is about, where that is a shift or a swap
    asked_after_id: AskedAfterId | None = None
    request_id: RequestId | None = None
    about_id: PersonId | None = None
    shown_in: DeliveryId | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignedNote:
    """What a lead leaves for somebody; sealed with that person's key."""

    id: NoteId
    person_id: PersonId
    lead_id: UserId
    sealed: bytes | None
    written_at: datetime
    sent_at: datetime | None = None
