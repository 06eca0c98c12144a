"""iCalendar files: entries that repeat by a rule, with single dates skipped or moved.

Of an entry only its name, time, place and link are looked at: no organizer, attendee or note.
"""

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from bot.feeds import cells, rows, rrules
from bot.feeds.links import Link, link
from bot.feeds.rows import FileError, RowError, Taken, said
from bot.models.feeds import Candidate, FeedRule, Refused
from bot.models.meetings import OtherDate, Recurrence
from bot.rules import calendar, recurrence

MOST_OTHERS = 200
A_MINUTE = timedelta(minutes=1)
FOLD = re.compile(r"\n[ \t]")
PAGE = re.compile(r"https?://[^\s,;<>\"]+")
MATTERS = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID"})
ROOMS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "URL")


class Moment(NamedTuple):
    """A local time as an entry gives it, and in which zone, when that is known."""

    local: datetime
    zone: str | None
    is_day: bool = False  # a date without a time


def read(text: str, *, source: str) -> Taken:
    """Return what the entries of a calendar became."""
    events, zones = _entries(text)
    if not events:
        raise FileError(said("feeds-empty"))
    if len(events) > rows.MOST_ROWS:
        raise FileError(said("feeds-too-many", count=rows.MOST_ROWS))
    by_uid: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for number, event in enumerate(events, 1):
        uid = cells.text(event.get("UID"), most=1000) or f"{name(event)} {number}"
        by_uid[uid].append((number, event))
    taken = Taken()
    for uid, entries in by_uid.items():
        _take(uid, entries, zones, source=source, taken=taken)
    taken.refused.sort(key=lambda refused: refused.row)
    return taken


def name(event: Event) -> str:
    """Return what an entry calls its meeting."""
    return cells.public(event.get("SUMMARY"), most=cells.MOST_NAME)


def _take(
    uid: str,
    entries: Sequence[tuple[int, Event]],
    zones: Mapping[str, str],
    *,
    source: str,
    taken: Taken,
) -> None:
    """Take the newest entry of an id with its moved dates; the older ones are refused."""
    masters = [one for one in entries if "RECURRENCE-ID" not in one[1]]
    changes = [one for one in entries if "RECURRENCE-ID" in one[1]]
    masters.sort(key=lambda one: cells.whole(one[1].get("SEQUENCE")) or 0)
    refused = [(*one, RowError(said("feeds-row-twice"))) for one in masters[:-1]]
    if not masters:
        refused += [(*one, RowError(said("feeds-row-change-of-nothing"))) for one in changes]
    for number, event in masters[-1:]:
        try:
            found = _candidate(uid, event, [each for _, each in changes], zones, source=source)
            taken.candidates.append(found)
        except RowError as refusal:
            refused.append((number, event, refusal))
    taken.refused += [
        Refused(number, rows.shortened(name(event)), why.why) for number, event, why in refused
    ]


def _candidate(
    uid: str,
    event: Event,
    changes: Iterable[Event],
    zones: Mapping[str, str],
    *,
    source: str,
) -> Candidate:
    called = name(event)
    if not called:
        raise RowError(said("feeds-row-no-name"))
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        raise RowError(said("feeds-row-cancelled"))
    if any(wrong in MATTERS for wrong, _ in event.errors):
        raise RowError(said("feeds-row-broken"))
    start = _start(event, zones)
    rule = _rule(event, start, zones)
    room = _room(event)
    place = cells.public(event.get("LOCATION"), most=cells.MOST_ADDRESS, phones=True)
    return Candidate(
        source=source,
        slug=cells.digest(uid),  # an id can carry the address of who made it
        name=called,
        rule=rule,
        link=room.url,
        address=place or None,
        others=_others(event, changes, rule, zones),
        left_out=room.left_out,
    )


def _start(event: Event, zones: Mapping[str, str]) -> Moment:
    start = _moment(event.get("DTSTART"), zones)
    if start is None or start.is_day:
        raise RowError(said("feeds-row-no-time"))
    return start._replace(local=start.local.replace(second=0, microsecond=0))


def _rule(event: Event, start: Moment, zones: Mapping[str, str]) -> FeedRule:
    minutes = _minutes(event, start, zones)
    rrule = event.get("RRULE")
    if "RDATE" in event or isinstance(rrule, list):
        raise RowError(said("feeds-row-rule", typed="RDATE" if "RDATE" in event else "RRULE"))
    if rrule is None:
        return rrules.once(start.local, zone=start.zone, minutes=minutes)
    parts = {str(key).upper(): list(values) for key, values in rrule.items()}
    parts["UNTIL"] = [_local_end(until, start) for until in parts.get("UNTIL", [])]
    if not parts["UNTIL"]:
        del parts["UNTIL"]
    return rrules.rule_of(parts, start=start.local, zone=start.zone, minutes=minutes)


def _local_end(until: object, start: Moment) -> object:
    if not isinstance(until, datetime):
        return until
    if until.year not in recurrence.YEARS or until.tzinfo is None or start.zone is None:
        return until.replace(tzinfo=None)
    return until.astimezone(calendar.zone(start.zone)).replace(tzinfo=None)


def _minutes(event: Event, start: Moment, zones: Mapping[str, str]) -> int | None:
    end, length = _moment(event.get("DTEND"), zones), event.get("DURATION")
    spanned = getattr(length, "dt", None)
    if end is not None and not end.is_day:
        spanned = _in_zone(end, start.zone) - start.local
    if not isinstance(spanned, timedelta):
        return None
    minutes = spanned // A_MINUTE
    if minutes > cells.MOST_MINUTES:
        raise RowError(said("feeds-row-length"))
    return minutes if minutes > 0 else None


def _room(event: Event) -> Link:
    found = (str(event.get(key, "")) for key in ROOMS)
    places = PAGE.findall(str(event.get("LOCATION", ""))[:2000])
    return link(next((page for page in (*found, *places) if PAGE.match(page)), None))


def _others(
    event: Event, changes: Iterable[Event], rule: FeedRule, zones: Mapping[str, str]
) -> tuple[OtherDate, ...]:
    """Return the dates that are skipped or moved, of those that the rule gives."""
    exdates = event.get("EXDATE", [])
    listed = exdates if isinstance(exdates, list) else [exdates]
    moments = [_moment(moment, zones, of=dates) for dates in listed for moment in dates.dts]
    found = {_in_zone(one, rule.zone).date(): None for one in moments if one is not None}
    others = {on: OtherDate(on) for on in found}
    for change in changes:
        on, other = _change(change, rule, zones)
        if other is not None:
            others[on] = other
    if len(others) > MOST_OTHERS:
        raise RowError(said("feeds-row-too-many-dates", count=MOST_OTHERS))
    kept = (others[on] for on in sorted(others) if _is_on(rule, on))
    return tuple(kept)


def _change(
    change: Event, rule: FeedRule, zones: Mapping[str, str]
) -> tuple[date, OtherDate | None]:
    """Return which date an entry changes, and to what; None when its time stays."""
    if any(wrong in MATTERS for wrong, _ in change.errors):
        raise RowError(said("feeds-row-broken"))
    which = change.get("RECURRENCE-ID")
    was, to = _moment(which, zones), _moment(change.get("DTSTART"), zones)
    if was is None or "RANGE" in which.params:
        raise RowError(said("feeds-row-rule", typed="RECURRENCE-ID"))
    on = _in_zone(was, rule.zone).date()
    if str(change.get("STATUS", "")).upper() == "CANCELLED":
        return on, OtherDate(on)
    if to is None or to.is_day:
        return on, None
    local = _in_zone(to, rule.zone).replace(second=0, microsecond=0)
    is_moved = _instant(local, rule.zone) != _instant(datetime.combine(on, rule.at), rule.zone)
    return on, OtherDate(on, local) if is_moved else None


def _is_on(rule: FeedRule, on: date) -> bool:
    return recurrence.is_on(
        Recurrence(
            rule.starts_on or on,
            rule.at,
            rule.zone or "UTC",
            rule.weekdays,
            rule.every,
            rule.nths,
            rule.ends_on,
        ),
        on,
    )


def _instant(local: datetime, zone: str | None) -> datetime:
    return calendar.occurrence(local.date(), local.time(), calendar.zone(zone or "UTC"))


def _moment(prop: object, zones: Mapping[str, str], *, of: object = None) -> Moment | None:
    """Return the time of a property; None if it has none that can be understood."""
    try:
        at = getattr(prop, "dt", None)
    except ValueError:  # the property is broken
        return None
    if isinstance(at, date) and at.year not in recurrence.YEARS:
        return None
    if isinstance(at, datetime):
        params = getattr(prop, "params", {}) or getattr(of, "params", {})
        tzid = str(params.get("TZID", ""))
        if tzid:
            return Moment(at.replace(tzinfo=None), _zone(tzid, zones))
        return Moment(at.replace(tzinfo=None), "UTC" if at.tzinfo else None)
    if isinstance(at, date):
        return Moment(datetime.combine(at, time()), None, is_day=True)
    return None


def _in_zone(moment: Moment, zone: str | None) -> datetime:
    """Return a time on the clock of another zone; as it is where either is not known."""
    if moment.is_day or zone is None or moment.zone is None or zone == moment.zone:
        return moment.local
    there = calendar.zone(zone)
    return _instant(moment.local, moment.zone).astimezone(there).replace(tzinfo=None)


def _zone(tzid: str, zones: Mapping[str, str]) -> str | None:
    """Return the IANA name for a zone of the file: its own, its end, Windows', or what it says."""
    parts = tzid.strip("/").split("/")
    ends = ("/".join(parts[-count:]) for count in (3, 2))  # America/Argentina/Salta has three
    known = (tzid, *ends, WINDOWS_TO_OLSON.get(tzid), zones.get(tzid))
    return next((found for name in known if name and (found := cells.zone(name))), None)


def _entries(text: str) -> tuple[list[Event], dict[str, str]]:
    """Return the entries, read without the file's own zones: those could expand for ever."""
    plain = FOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip().split("\n")
    if plain[0].upper() != "BEGIN:VCALENDAR" or plain[-1].upper() != "END:VCALENDAR":
        raise FileError(said("feeds-not-a-calendar"))
    kept, zones = _without_zones(plain)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about names of zones, which are read here
            parsed = Calendar.from_ical("\n".join(kept).encode(), multiple=True)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise FileError(said("feeds-not-a-calendar")) from error
    found = [event for one in parsed for event in one.walk("VEVENT")]
    return [event for event in found if isinstance(event, Event)], zones


def _without_zones(lines: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Return the lines outside of time zones, and what IANA name a zone says that it is."""
    kept: list[str] = []
    zones: dict[str, str] = {}
    tzid: str | None = None  # None: outside
    for line in lines:
        name, _, value = line.partition(":")
        name, is_zone = name.upper(), value.strip().upper() == "VTIMEZONE"
        if name == "BEGIN" and is_zone:
            tzid = ""
        elif name == "END" and is_zone:
            tzid = None
        elif tzid is None:
            kept.append(line)
        elif name == "TZID":
            tzid = value.strip()
        elif name == "X-LIC-LOCATION":
            zones[tzid] = value.strip()
    return kept, zones
