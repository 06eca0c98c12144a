"""What a meeting is: a rule in wall-clock time, and the dates on which it is otherwise."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NewType

from bot.models import ChannelId, GuildId, PersonId, UserId

MeetingId = NewType("MeetingId", int)
DraftId = NewType("DraftId", int)

LAST = -1  # in `nths`: the last such weekday of the month


class MeetingKind(StrEnum):
    """What people come for."""

    GROUP = "group"  # a support group
    ONE_TO_ONE = "one_to_one"
    WORKSHOP = "workshop"  # or a training
    EVENT = "event"  # a recovery event: a sober social, a walk


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a meeting is: wall-clock time in a zone. Once means that it starts and ends on a day."""

    starts_on: date  # the first date it can be on; from its week, or month, `every` counts
    at: time
    zone: str  # IANA
    weekdays: frozenset[int]  # Monday is 0
    every: int = 1  # weeks; with `nths` months
    nths: frozenset[int] = frozenset()  # 1 to 5 and LAST; empty: weekly
    ends_on: date | None = None  # the last date it can be on
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class OtherDate:
    """One date of a meeting that is skipped, or moved to another local time in its zone."""

    on: date  # the date that the rule gives
    moved_to: datetime | None = None  # naive; None: skipped


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a meeting."""

    on: date  # the date that the rule gives: the key, also when it is moved
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Announcement:
    """Where the group is reminded of each date of a meeting, and how long before it."""

    channel_id: ChannelId  # a text channel or an open thread of the guild
    minutes: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a group. What it is called, where, and by which rule."""

    id: MeetingId
    guild_id: GuildId
    name: str
    recurrence: Recurrence
    kind: MeetingKind = MeetingKind.GROUP
    pathway: str | None = None
    language: str | None = None
    is_open: bool = True  # anybody may come
    host: UserId | None = None  # who pressed `I'll host`
    stand_in: UserId | None = None
    channel_id: ChannelId | None = None  # a voice channel or thread of the guild
    link: str | None = None  # shown only to those who come
    address: str | None = None
    note: str | None = None  # one line
    remind_minutes: int = 15  # before it, unless somebody chose otherwise
    announced: Announcement | None = None
    source: str | None = None  # where it was imported from
    slug: str | None = None  # what it is called there; the key of a second import
    others: tuple[OtherDate, ...] = field(default=())
    ended_at: datetime | None = None
    due_at: datetime | None = None  # when its reminders are looked at
    said_until: datetime | None = None  # what was due until then is in the outbox
    event_id: int | None = None  # its mirror among Discord's scheduled events
    event_on: date | None = None  # the date that the mirror shows


@dataclass(frozen=True, slots=True)
class Outline:
    """What a meeting is before it is kept: all that a person types, or a feed says."""

    name: str
    recurrence: Recurrence
    kind: MeetingKind = MeetingKind.GROUP
    pathway: str | None = None
    language: str | None = None
    is_open: bool = True
    channel_id: ChannelId | None = None
    link: str | None = None
    address: str | None = None
    note: str | None = None
    remind_minutes: int = 15
    announced: Announcement | None = None
    source: str | None = None
    slug: str | None = None
    others: tuple[OtherDate, ...] = ()


class HostPlace(StrEnum):
    """Who of two hosts somebody is."""

    HOST = "host"
    STAND_IN = "stand_in"


@dataclass(frozen=True, slots=True)
class Coming:
    """What one person chose for one date of a meeting."""

    meeting_id: MeetingId
    person_id: PersonId
    user_id: UserId
    on: date
    is_coming: bool = False
    tells_host: bool = False  # the host may see their name
    wants_word: bool = False  # if they are not there
    was_there: bool = False
    remind_minutes: int | None = None
