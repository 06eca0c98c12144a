"""Meetings of a group as an iCalendar file that every calendar reads alike.

Each local time is written with its zone, and the zone is written out (`zones`). A date on which
the clocks change around that time is given as an instant of its own: readers disagree there.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from bot.feeds import zones
from bot.models.meetings import Meeting, OtherDate, Recurrence
from bot.rules import calendar, recurrence
from bot.rules.calendar import ONE_DAY

YEARS_AHEAD = 10  # for which zones are written out; after that the file wants renewing
DAYS_A_YEAR = 366
END_OF_DAY = time(23, 59, 59)
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UTC_NAMES = frozenset({"UTC", "Etc/UTC"})
PRODUCT = "-//Porchlight//EN"


def calendar_file(
    meetings: Sequence[Meeting],
    *,
    stamp: datetime,
    name: str,
    host: str,
    with_links: bool = False,
) -> bytes:
    """Return a calendar file of the meetings, as they are at `stamp`.

    `name` is what the calendar is called on a phone: keep it neutral. `host` ends the ids of the
    entries, which are the same each time. A link is only for those who come, so it is left out
    unless asked for. It takes a few milliseconds a meeting: work for a thread where there are many.
    """
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", name)
    events: list[Event] = []
    for zone in sorted({meeting.recurrence.zone for meeting in meetings}):
        held = [meeting for meeting in meetings if meeting.recurrence.zone == zone]
        first, last = _span([meeting.recurrence for meeting in held], stamp)
        changed = list(zones.changes(calendar.zone(zone), first=first, last=last))
        if zone not in UTC_NAMES:
            file.add_component(zones.timezone(zone, first=first, changed=changed))
        for meeting in held:
            entry = _Entry(meeting, changed, stamp=stamp, host=host, name=name)
            events += entry.events(with_links=with_links)
    for event in events:
        file.add_component(event)
    return bytes(file.to_ical(sorted=False))


def _span(rules: Sequence[Recurrence], stamp: datetime) -> tuple[datetime, datetime]:
    """Return from when to when a zone is written out for these rules."""
    first = min([*(rule.starts_on for rule in rules), stamp.date()])
    last = max([*(rule.starts_on for rule in rules), stamp.date()])
    begin = datetime.combine(first - DAYS_A_YEAR * ONE_DAY, time(), UTC)
    return begin, datetime.combine(last + YEARS_AHEAD * DAYS_A_YEAR * ONE_DAY, time(), UTC)


class _Entry:
    """One meeting: its entry, and one more for each date that is not as the rule says."""

    def __init__(
        self,
        meeting: Meeting,
        changed: Sequence[zones.Change],
        *,
        stamp: datetime,
        host: str,
        name: str,
    ) -> None:
        self._meeting = meeting
        self._changed = changed
        self._rule = meeting.recurrence
        self._zone = calendar.zone(self._rule.zone)
        self._stamp = stamp
        self._host = host
        self._name = name

    def events(self, *, with_links: bool) -> Iterator[Event]:
        """Return the entries; none for a rule that gives no date."""
        for event in self._events():
            if with_links and self._meeting.link:
                event.add("url", self._meeting.link)
            yield event

    def _events(self) -> Iterator[Event]:
        since = self._rule.starts_on
        first = next(recurrence.dates(self._rule, since, since + recurrence.FAR), None)
        if first is None:
            return
        others = [one for one in self._meeting.others if recurrence.is_on(self._rule, one.on)]
        yield self._whole(first, others)
        moved = {one.on: one.moved_to for one in others if one.moved_to is not None}
        skipped = {one.on for one in others if one.moved_to is None}
        # Dates that the rule alone would leave to the reader's own idea of a change of clocks.
        for on in self._unclear() if not recurrence.is_once(self._rule) else ():
            if on not in skipped:
                moved.setdefault(on, datetime.combine(on, self._rule.at))
        for on, local in sorted(moved.items()):
            if not recurrence.is_once(self._rule):
                yield self._one_date(on, local)

    def _whole(self, first: date, others: Sequence[OtherDate]) -> Event:
        event = self._blank()
        start = datetime.combine(first, self._rule.at)
        if recurrence.is_once(self._rule):
            moved = next((other.moved_to for other in others if other.moved_to), None)
            self._begin(event, moved or start)
            if any(other.moved_to is None for other in others):
                event.add("status", "CANCELLED")
            return event
        self._begin(event, start, is_rule=True)
        event.add("rrule", self._repeated())
        skipped = [datetime.combine(one.on, start.time()) for one in others if not one.moved_to]
        for local in skipped:
            self._add(event, "exdate", local)
        return event

    def _one_date(self, on: date, local: datetime) -> Event:
        event = self._blank()
        self._add(event, "recurrence-id", datetime.combine(on, self._rule.at))
        self._begin(event, local)
        return event

    def _blank(self) -> Event:
        event = Event()
        event.add("uid", self._uid())
        event.add("dtstamp", self._stamp)
        event.add("last-modified", self._stamp)
        # Grows with each file, so that a calendar takes the newer one.
        event.add("sequence", max(0, (self._stamp - COUNTED_FROM) // A_MINUTE))
        event.add("summary", self._meeting.name)
        event.add("class", "PRIVATE")
        if self._meeting.address:
            event.add("location", self._meeting.address)
        event.add_component(self._alarm())
        return event

    def _alarm(self) -> Alarm:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(minutes=-self._meeting.remind_minutes))
        alarm.add("description", self._name)
        return alarm

    def _begin(self, event: Event, local: datetime, *, is_rule: bool = False) -> None:
        length = self._rule.minutes * A_MINUTE
        if is_rule or zones.is_plain(local, self._zone, length=length):
            self._add(event, "dtstart", local)
        else:
            event.add("dtstart", calendar.occurrence(local.date(), local.time(), self._zone))
        event.add("duration", length)

    def _add(self, event: Event, name: str, local: datetime) -> None:
        if self._rule.zone in UTC_NAMES:
            event.add(name, local.replace(tzinfo=UTC))
        else:
            event.add(name, local, parameters={"TZID": self._rule.zone})

    def _repeated(self) -> vRecur:
        rule = self._rule
        parts: dict[str, object] = {
            "FREQ": "MONTHLY" if rule.nths else "WEEKLY",
            "INTERVAL": rule.every,
            "BYDAY": [
                f"{nth or ''}{DAYS[day]}"
                for day in sorted(rule.weekdays)
                for nth in (sorted(rule.nths) or [0])
            ],
            "WKST": "MO",
        }
        if rule.ends_on is not None:
            parts["UNTIL"] = calendar.occurrence(rule.ends_on, END_OF_DAY, self._zone)
        return vRecur(parts)

    def _uid(self) -> str:
        known = f"{self._meeting.guild_id}-{self._meeting.id}"
        return f"{hashlib.sha256(known.encode()).hexdigest()[:24]}@{self._host}"

    def _unclear(self) -> list[date]:
        """Return the dates of the rule on which the clocks change around its time."""
        length = self._rule.minutes * A_MINUTE
        near = {
            calendar.local_date(change.at, self._zone) + days * ONE_DAY
            for change in self._changed
            for days in (-2, -1, 0, 1)  # it may last a day
        }
        return [
            on
            for on in sorted(near)
            if recurrence.is_on(self._rule, on)
            and not zones.is_plain(datetime.combine(on, self._rule.at), self._zone, length=length)
        ]
