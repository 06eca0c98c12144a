"""What is said around one date of a meeting, and when: a pure list, looked at by its instants."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.models.meetings import Meeting, MeetingKind, Occurrence
from bot.rules import recurrence

SHORTEST, LONGEST = 5, 48 * 60  # minutes before it that a reminder can be
USUAL_MINUTES = 15
CHOICES = (5, 15, 30, 60, 120, 180, 360, 720, 1440, 2880)
MOST_ANNOUNCED = 24 * 60  # minutes before it that a channel can be reminded
HOST_DAY = timedelta(hours=24)
HOST_CONFIRMS = timedelta(minutes=60)  # before it: from then on somebody is asked
STAND_IN = timedelta(minutes=45)
LEADS = timedelta(minutes=30)
NO_HOST = timedelta(minutes=10)
AFTERWARDS = timedelta(hours=2)  # after its end: by then people have said that they were there
OVER = timedelta(days=1)  # after its end `I was there` can still be said, and the host can write
# How far around now a date can be that anything is said about.
BEHIND = timedelta(days=1) + AFTERWARDS
AHEAD = timedelta(minutes=LONGEST)


class Act(StrEnum):
    """What is said, or asked, at one instant."""

    REMIND = "remind"  # those who asked for it
    TELL_HOST = "tell_host"
    ASK_HOST = "ask_host"
    ASK_STAND_IN = "ask_stand_in"
    ASK_ROOM = "ask_room"
    TELL_NO_HOST = "tell_no_host"  # those who are coming
    AFTER = "after"  # to whoever hosted it
    ANNOUNCE = "announce"  # in a channel, to the group


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be said about one date."""

    at: datetime
    act: Act
    occurrence: Occurrence
    minutes: int = 0  # of a reminder

    @property
    def expires_at(self) -> datetime:
        """Return from when on it is not worth saying."""
        if self.act is Act.AFTER:
            return self.occurrence.ends_at + OVER
        if self.act is Act.TELL_HOST:
            return self.occurrence.starts_at - HOST_DAY / 2  # it says "tomorrow"
        return self.occurrence.starts_at


@dataclass(frozen=True, slots=True)
class Followed:
    """What people chose for one date, as far as the times of messages depend on it."""

    minutes: frozenset[int] = frozenset()  # the reminders that were asked for
    is_coming: bool = False  # somebody is


def items(meeting: Meeting, occurrence: Occurrence, followed: Followed) -> Iterator[Item]:
    """Return everything that is to be said around one date, in no order."""
    start = occurrence.starts_at
    for minutes in followed.minutes:
        yield Item(start - timedelta(minutes=minutes), Act.REMIND, occurrence, minutes)
    hosted = meeting.host is not None
    if hosted:
        yield Item(start - HOST_DAY, Act.TELL_HOST, occurrence)
        yield Item(start - HOST_CONFIRMS, Act.ASK_HOST, occurrence)
    if meeting.stand_in is not None:
        yield Item(start - (STAND_IN if hosted else HOST_CONFIRMS), Act.ASK_STAND_IN, occurrence)
    if needs_host(meeting, followed):
        yield Item(start - LEADS, Act.ASK_ROOM, occurrence)
        yield Item(start - NO_HOST, Act.TELL_NO_HOST, occurrence)
        yield Item(occurrence.ends_at + AFTERWARDS, Act.AFTER, occurrence)
    announced = meeting.announced
    if announced is not None and may_be_announced(meeting.kind):
        at = start - timedelta(minutes=announced.minutes)
        yield Item(at, Act.ANNOUNCE, occurrence, announced.minutes)


def may_be_announced(kind: MeetingKind) -> bool:
    """Say whether a channel may be told of it; what two people have is theirs alone."""
    return kind is not MeetingKind.ONE_TO_ONE


def is_due(item: Item, *, since: datetime | None, now: datetime, is_known: bool) -> bool:
    """Say whether something has to be said now: it fell due after the last look.

    A channel also hears of what fell due before, as long as it lies ahead and the channel does not
    know of that date (`is_known`): it was chosen late, or the date came nearer.
    """
    if since is not None and since < item.at <= now:
        return True
    return item.act is Act.ANNOUNCE and not is_known and item.at <= now < item.expires_at


def needs_host(meeting: Meeting, followed: Followed) -> bool:
    """Say whether somebody is looked for where no host has confirmed.

    A meeting of elsewhere (it was imported) has hosts that we do not know; one of our own that
    nobody comes to can wait for its host in peace.
    """
    if meeting.host is not None or meeting.stand_in is not None:
        return True
    return meeting.source is None and followed.is_coming


def around(meeting: Meeting, *, since: datetime, now: datetime) -> list[Occurrence]:
    """Return the dates about which something fell due since then, or will next."""
    rule, others = meeting.recurrence, meeting.others
    lately = recurrence.occurrences(rule, others, after=since - BEHIND, before=now + AHEAD)
    following = recurrence.next_occurrence(rule, others, after=now + AHEAD)
    return [*lately, *([following] if following else [])]


def is_worth_it(minutes: int, occurrence: Occurrence, now: datetime) -> bool:
    """Say whether a reminder so long before still lies ahead."""
    return occurrence.starts_at - timedelta(minutes=minutes) > now


def first_after(found: Iterable[Item], now: datetime) -> datetime | None:
    """Return when the first of them to come is due."""
    return min((item.at for item in found if item.at > now), default=None)
