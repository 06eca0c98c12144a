"""A small model of a group with leads, written apart from the rules it is held against."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis.stateful import precondition

from bot.models import Level, UserId

ROLE_KNOWN = timedelta(minutes=15)
A_WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)
LONGEST = {Level.RIGHT_NOW: timedelta(minutes=15)}  # until the truth, where nobody is off


@dataclass
class LeadModel:
    """What a lead said, and what is so."""

    user_id: UserId
    zone: ZoneInfo
    is_coordinator: bool = False
    is_joined: bool = False
    quiet: tuple[int, int] = (22, 8)  # hours of the day
    wakes: bool = False
    caps: tuple[int, int] = (2, 3)
    on_until: datetime | None = None
    off_until: datetime | None = None
    rest_until: datetime | None = None
    role_lost_at: datetime | None = None
    is_closed: bool = False  # their DM
    was_closed: bool = False  # once at least: what was written to them then is lost on them

    def is_away(self, at: datetime) -> bool:
        """Say whether they are off or resting."""
        return any(end is not None and at < end for end in (self.off_until, self.rest_until))

    def is_on(self, at: datetime) -> bool:
        """Say whether they are there."""
        if self.is_away(at):
            return False
        if self.on_until is not None and at < self.on_until:
            return True
        begins, ends = self.quiet
        hour = at.astimezone(self.zone).hour
        if begins == ends:
            return True
        quiet = begins <= hour < ends if begins < ends else hour >= begins or hour < ends
        return not quiet

    def holds_role(self, at: datetime) -> bool:
        """Say whether they may be taken for a holder of the role."""
        return self.role_lost_at is None or at - self.role_lost_at <= ROLE_KNOWN

    def morning_after(self, at: datetime) -> datetime:
        """Return the end of a rest or of a plain "off": the next morning on their clock."""
        on = at.astimezone(self.zone).date() + timedelta(days=1)
        return self.morning_of(on.toordinal())

    def morning_of(self, ordinal: int) -> datetime:
        """Return the morning of a date."""
        begins, ends = self.quiet
        hour = 8 if begins == ends else ends
        on = datetime.fromordinal(ordinal).date()
        return datetime.combine(on, time(hour), self.zone)

    def next_monday(self, at: datetime) -> datetime:
        """Return the morning of the next Monday."""
        today = at.astimezone(self.zone).date()
        return self.morning_of(today.toordinal() + 7 - today.weekday())


@dataclass
class Paged:
    """One page that left."""

    at: datetime
    user_id: UserId
    for_second: bool


@dataclass
class RequestModel:
    """What happened to a request, as the people around it know."""

    id: int
    user_id: UserId
    level: Level
    asked_at: datetime
    zone: ZoneInfo
    climbs_from: datetime
    taken_by: UserId | None = None
    taken_at: datetime | None = None
    second: UserId | None = None
    closed_at: datetime | None = None
    closed_by: UserId | None = None
    resumes_at: datetime | None = None
    told_at_close: set[UserId] = field(default_factory=set)
    settled_for: set[UserId] = field(default_factory=set)  # left out in the middle of it
    pages: list[Paged] = field(default_factory=list)
    nobody_at: list[datetime] = field(default_factory=list)
    news_at: list[datetime] = field(default_factory=list)  # anything to the person who asked
    cleared: list[UserId] = field(default_factory=list)
    helped: set[UserId] = field(default_factory=set)  # whoever had it, or was the second
    away: timedelta = timedelta()  # outages since the climb began
    told_anew: int = 0  # pages before the room said it is settled: who is asked hears again

    @property
    def is_open(self) -> bool:
        """Whether it is not closed."""
        return self.closed_at is None

    def asked_before(self, at: datetime) -> int:
        """Return how many this climb had reached before an instant."""
        fresh = [it for it in self.pages if self.climbs_from <= it.at < at and not it.for_second]
        return len({it.user_id for it in fresh})

    def asked_now(self) -> set[UserId]:
        """Return whom this climb has reached."""
        return {it.user_id for it in self.pages if it.at >= self.climbs_from and not it.for_second}


@dataclass
class Model:
    """Everybody and everything in the group."""

    leads: dict[UserId, LeadModel] = field(default_factory=dict)
    requests: dict[int, RequestModel] = field(default_factory=dict)
    left_out: dict[UserId, set[UserId]] = field(default_factory=dict)
    held: set[UserId] = field(default_factory=set)  # everything stopped for them
    disturbed_at: datetime | None = None  # the last time when Discord or the bot was away

    @property
    def joined(self) -> list[LeadModel]:
        """Return the leads there are."""
        return [lead for lead in self.leads.values() if lead.is_joined]

    def open_of(self, user_id: UserId) -> RequestModel | None:
        """Return somebody's open request."""
        found = [it for it in self.requests.values() if it.user_id == user_id and it.is_open]
        return found[0] if found else None

    def carried(self, user_id: UserId) -> int:
        """Return how many open requests a lead has."""
        return sum(it.taken_by == user_id and it.is_open for it in self.requests.values())

    def taken_lately(self, user_id: UserId, at: datetime) -> int:
        """Return how many requests a lead has that they took in the week before."""
        since = at - A_WEEK
        return sum(
            it.taken_by == user_id and it.taken_at is not None and it.taken_at >= since
            for it in self.requests.values()
        )

    def has_room(self, lead: LeadModel, at: datetime) -> bool:
        """Say whether a lead is below both caps."""
        most, most_a_week = lead.caps
        lately = self.taken_lately(lead.user_id, at)
        return self.carried(lead.user_id) < most and lately < most_a_week

    def why_not(self, request: RequestModel, lead: LeadModel, at: datetime) -> str | None:
        """Return why a page must not have reached a lead; None when it was right."""
        reasons = {
            "no lead": not lead.is_joined,
            "without the role": not lead.holds_role(at),
            "left out": lead.user_id in self.left_out.get(request.user_id, set()),
            "their own request": lead.user_id == request.user_id,
            "closed": not request.is_open,
            "outside their hours": not lead.is_on(at)
            and not (lead.wakes and request.level is Level.RIGHT_NOW and not lead.is_away(at)),
            "above their caps": not self.has_room(lead, at),
        }
        return next((name for name, is_so in reasons.items() if is_so), None)


def _somebody_waits(machine: Any) -> bool:
    return any(it.is_open for it in machine.world.model.requests.values())


def _there_is_a_lead(machine: Any) -> bool:
    return bool(machine.world.model.joined)


asking, leading = precondition(_somebody_waits), precondition(_there_is_a_lead)
