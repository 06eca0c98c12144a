"""The nouns of the domain: ids with types, enums, frozen values. No behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from typing import NewType

from bot.models.numbers import GroupNumbers

GuildId = NewType("GuildId", int)
UserId = NewType("UserId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)
RoleId = NewType("RoleId", int)
PersonId = NewType("PersonId", int)
CheckInId = NewType("CheckInId", int)
RequestId = NewType("RequestId", int)
ShareId = NewType("ShareId", int)
DeliveryId = NewType("DeliveryId", int)
StepId = NewType("StepId", int)
PageId = NewType("PageId", int)
ShiftId = NewType("ShiftId", int)
OwnDateId = NewType("OwnDateId", int)
GoalId = NewType("GoalId", int)
ConcernId = NewType("ConcernId", int)


class PersonKind(StrEnum):
    """A member started; a guest only asked for a person."""

    MEMBER = "member"
    GUEST = "guest"


class Home(StrEnum):
    """Where a person's own messages go."""

    DM = "dm"
    THREAD = "thread"


class DirectMessages(StrEnum):
    """What Discord lets us do with a person's DM."""

    UNKNOWN = "unknown"
    OPEN = "open"
    CLOSED = "closed"


class Slot(StrEnum):
    """The part of a day that a check-in is for."""

    MORNING = "morning"
    EVENING = "evening"


class Answer(StrEnum):
    """How today is; always offered in this order."""

    GOOD = "good"
    OKAY = "okay"
    HARD = "hard"
    VERY_HARD = "very_hard"


class Tidy(StrEnum):
    """After how long the bot takes its messages to a member away."""

    DAY = "day"
    WEEK = "week"
    NEVER = "never"


class Feeling(StrEnum):
    """What can be ticked in a note; always in this order."""

    HUNGRY = "hungry"
    ANGRY = "angry"
    LONELY = "lonely"
    TIRED = "tired"


class HoldReason(StrEnum):
    """Why everything is stopped for somebody."""

    HOSPITAL = "hospital"
    AWAY = "away"
    DIED = "died"


class RequestKind(StrEnum):
    """Why somebody asked: to talk, or for a hello because they are new."""

    TALK = "talk"
    HELLO = "hello"


class Level(StrEnum):
    """How soon somebody wants a person."""

    NO_RUSH = "no_rush"
    TODAY = "today"
    RIGHT_NOW = "right_now"


class LeadRole(StrEnum):
    """What somebody who helps is: a lead, or a coordinator of leads."""

    LEAD = "lead"
    COORDINATOR = "coordinator"


class Rung(StrEnum):
    """Whom one step of a ladder asks, or what it does instead."""

    BOARD = "board"  # the board and the leads' room alone
    PREFERRED = "preferred"  # those the member wants asked first
    ON_DUTY = "on_duty"
    WAKE = "wake"  # who may be woken, and coordinators
    COORDINATOR = "coordinator"
    WAIT = "wait"  # nobody new to ask yet
    NOBODY = "nobody"  # the truth is told
    AGAIN = "again"  # asked again, when the next lead starts
    HELD = "held"  # somebody has it: they are asked whether it is still open


class Telling(StrEnum):
    """What somebody was told about a member, as the member reads it in `Who was told`."""

    ASKED = "asked"  # the leads, that somebody asks for a person; without a name
    TOOK = "took"  # this one took the request, and saw who it is
    SECOND = "second"  # this one is the second lead of a request
    HELLO = "hello"  # this one said yes to a hello
    ASKED_ROOM = "asked_room"  # the group, by the member's own post
    SHARED = "shared"  # the group, what the member shared
    CELEBRATED = "celebrated"  # the group, a milestone
    ALL_CLEAR = "all_clear"  # that the member is well, or has been in touch
    WATCH_LINE = "watch_line"  # that the member asked to hear from someone
    OPENED_LINE = "opened_line"  # this one opened the member's line on the board
    HARD_DAYS = "hard_days"  # asked to say hi, after three very hard days
    FELT_WRONG = "felt_wrong"  # what the member said felt wrong
    HELD = "held"  # this one put notes to the member on hold
    COMING = "coming"  # the host, that the member is coming


class DeliveryState(StrEnum):
    """The life of a delivery; `sent`, `dropped` and `dead` are ends."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"  # no longer wanted when its turn came
    DEAD = "dead"  # could not be sent; a person has to look


class Lane(IntEnum):
    """The order in which senders take what is due: smaller goes first."""

    REQUEST = 0
    REMINDER = 1
    PROMPT = 2


class DeliveryKind(StrEnum):
    """What a delivery says; each kind has one composer."""

    WELCOME = "welcome"
    PROMPT = "prompt"
    PAGE_ROOM = "page_room"
    STATUS = "status"
    TAKEN = "taken"
    PAGE = "page"
    NOBODY = "nobody"
    HELP_THREAD = "help_thread"
    THREAD_READY = "thread_ready"
    STILL_OPEN = "still_open"
    ROOM_POST = "room_post"
    LEAD_WELCOME = "lead_welcome"
    THREAD_CLOSE = "thread_close"
    THREAD_END = "thread_end"
    THREAD_LEAVE = "thread_leave"
    HELD_NOTE = "held_note"
    CONCERN = "concern"
    CONCERN_NEWS = "concern_news"
    CLOSED = "closed"
    PINNED_POST = "pinned_post"
    POST_CHANGE = "post_change"
    DM_ANSWER = "dm_answer"
    LATE_ANSWER = "late_answer"
    SHARE = "share"
    MILESTONE = "milestone"
    CELEBRATION = "celebration"
    DAILY_POST = "daily_post"
    DAILY_COUNT = "daily_count"
    QUIET_NOTE = "quiet_note"
    QUIET_NEWS = "quiet_news"
    QUIET_CLEAR = "quiet_clear"
    HARD_TOLD = "hard_told"
    SIGNED_NOTE = "signed_note"
    DIGEST = "digest"
    TEST_PAGE = "test_page"
    REMOVAL = "removal"
    ADMIN_NOTICE = "admin_notice"
    MEETING_REMINDER = "meeting_reminder"
    MEETING_CHANGE = "meeting_change"
    NO_HOST = "no_host"
    HOST_NOTE = "host_note"
    HOST_ASK = "host_ask"
    HOST_ROOM = "host_room"
    HOST_OFFER = "host_offer"
    HOST_AFTER = "host_after"
    MISSED_YOU = "missed_you"
    EVENT = "event"
    ANNOUNCEMENT = "announcement"  # of a meeting, in a channel
    ANNOUNCE_CHANGE = "announce_change"  # what was announced is not as it was
    HOST_FOUND = "host_found"


@dataclass(frozen=True, slots=True)
class Guild:
    """One group's settings; what is None has not been set up."""

    id: GuildId
    zone: str = "Etc/UTC"
    country: str | None = None
    language: str = "en"
    check_in_channel_id: ChannelId | None = None
    leads_room_id: ChannelId | None = None
    second_room_id: ChannelId | None = None  # for requests, while the leads' room can't be used
    lead_role_id: RoleId | None = None
    coordinator_role_id: RoleId | None = None
    set_up_by: UserId | None = None
    left_at: datetime | None = None
    free_text: bool = False  # whether members may write words at all
    daily_at: time | None = None  # when the daily post goes up; None: there is none
    mirror_events: bool = False  # whether meetings stand among Discord's scheduled events
    quiet_watch: bool = False  # whether members may choose to be asked after
    test_answered_at: datetime | None = None  # by a lead, to a page sent for that
    hold_until: datetime | None = None  # the group has had a loss; see `is_on_hold`
    hold_words: str | None = None  # what prompts carry then
    lines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language, id, text
    numbers: GroupNumbers = field(default_factory=GroupNumbers)
    training: bool = False  # whether leads are asked only while their training counts
    pathway: str = "general"  # the vocabulary and the milestones that the group picked
    age: int = 18  # from which it is for people
    note_days: int = 30  # how long notes are kept
    answer_days: int = 90  # then only that there was one
    request_days: int = 90  # how long closed requests of members are kept
    start_morning_at: time | None = time(9)  # what members start with, until they choose
    start_evening_at: time | None = None
    start_weekdays: frozenset[int] = field(default=frozenset(range(7)))  # Monday is 0
    start_home: Home = Home.DM
    start_watch_days: int = 3  # quiet ones, before they are asked after if they want that
    right_now_minutes: int = 5  # until a step asks on, with `today_at_a_time` at each
    today_minutes: int = 30
    today_at_a_time: int = 2
    no_rush_hours: int = 12


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acted in one guild: a member or a guest."""

    id: PersonId
    guild_id: GuildId
    user_id: UserId
    kind: PersonKind
    language: str | None = None
    home: Home = Home.DM
    dm_channel_id: ChannelId | None = None
    dm: DirectMessages = DirectMessages.UNKNOWN
    thread_id: ChannelId | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A date and slot to be asked about, and the instant of it."""

    day_on: date
    slot: Slot
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A person who started, with their choices."""

    person: Person
    zone: str
    started_at: datetime
    morning_at: time | None = time(9)
    evening_at: time | None = None
    weekdays: frozenset[int] = field(default=frozenset(range(7)))  # Monday is 0
    country: str | None = None
    stopped_at: datetime | None = None
    erase_at: datetime | None = None
    due: Due | None = None  # the next prompt to be planned
    free_text: bool = False  # whether they want to write words
    paused_until: date | None = None  # asked again on that date
    tidy: Tidy = Tidy.NEVER
    unanswered: int = 0  # prompts sent since the last answer
    offers: tuple[str, ...] = ()  # what their last two replies offered


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One date and slot of one member: asked, answered, or both."""

    id: CheckInId
    person_id: PersonId
    day_on: date
    slot: Slot
    asked_at: datetime | None = None
    answer: Answer | None = None  # forgotten after 90 days, when
    answered_at: datetime | None = None  # says that they checked in


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody added to a check-in; kept sealed."""

    feelings: tuple[Feeling, ...] = ()
    thanks: str = ""  # one line of thanks or intention
    words: str = ""

    def __bool__(self) -> bool:
        """Say whether there is anything in it."""
        return bool(self.feelings or self.thanks or self.words)


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asked for a person."""

    id: RequestId
    guild_id: GuildId
    person_id: PersonId
    user_id: UserId
    kind: RequestKind
    level: Level
    opened_at: datetime
    taken_by: UserId | None = None
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    raised_at: datetime | None = None
    handed_at: datetime | None = None  # when a lead last gave it back
    resumes_at: datetime | None = None  # tomorrow is fine: it is asked from then on
    second: UserId | None = None  # the second lead
    thread_id: ChannelId | None = None
    thread_kept: bool = False  # the member keeps it: it is not deleted
    thread_round: int = 0  # a new one takes the place of one in which somebody was left out

    @property
    def asked_from_at(self) -> datetime:
        """Return since when the ladder that is climbed now counts."""
        turns = (self.raised_at, self.handed_at, self.resumes_at)
        return max((at for at in turns if at is not None), default=self.opened_at)


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody who joined as a lead by their own act, with when and how much they can be asked."""

    person: Person
    role: LeadRole
    zone: str
    joined_at: datetime
    role_seen_at: datetime  # when we last knew that they hold the role
    on_until: datetime | None = None
    off_until: datetime | None = None
    rest_until: datetime | None = None
    quiet_from: time = time(22)
    quiet_to: time = time(8)
    wake_me: bool = False
    cap_open: int = 2
    cap_week: int = 3
    trained_until: date | None = None  # the last day on which their training counts


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a request's ladder: waiting to be taken, or taken at `began_at`."""

    id: StepId
    request_id: RequestId
    level: Level
    position: int
    rung: Rung
    due_at: datetime
    began_at: datetime | None = None
    by_the_clock: bool = False  # a time of day, which an outage does not move


@dataclass(frozen=True, slots=True)
class Page:
    """One lead who was asked at one step."""

    id: PageId
    request_id: RequestId
    step_id: StepId
    lead_id: PersonId
    user_id: UserId
    level: Level
    paged_at: datetime
    for_second: bool = False
    passed_at: datetime | None = None  # "Can't now"
    failed_at: datetime | None = None  # it cannot reach them


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message of ours is."""

    channel_id: ChannelId
    message_id: MessageId


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to be sent once. It goes to a person's own place, or to a channel."""

    id: DeliveryId
    key: str
    kind: DeliveryKind
    lane: Lane
    due_at: datetime
    guild_id: GuildId | None = None
    person_id: PersonId | None = None
    channel_id: ChannelId | None = None
    check_in_id: CheckInId | None = None
    request_id: RequestId | None = None
    facts: dict[str, str | int] = field(default_factory=dict)  # never words from people
    expires_at: datetime | None = None
    state: DeliveryState = DeliveryState.DUE
    epoch: int = 0
    attempts: int = 0
    claimed_at: datetime | None = None  # real time, of the latest claim
    doubtful_at: datetime | None = None  # real time, of the first attempt that may have arrived
    message_id: MessageId | None = None
    sent_channel_id: ChannelId | None = None
    finished_at: datetime | None = None
