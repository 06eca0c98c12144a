"""Meetings in words: when they are, where, and what was not understood."""

from collections.abc import Sequence
from datetime import datetime

from bot.models.meetings import LAST, Meeting, MeetingKind, Occurrence, Outline, Recurrence
from bot.rules import calendar, recurrence
from bot.rules.when import Complaint, Puzzle
from bot.ui.text import cleaned
from bot.ui.voice import WORKDAYS, dashed, dated_name, days_name, place_in, time_name, weekday_name
from bot.words import Words

MOST_NAME = 100
MOST_TYPED = 40
SHOWN_DATES = 3
AN_HOUR = 60


def clock(at: datetime) -> str:
    """Return an hour as each reader's own Discord shows it, "19:00"."""
    return f"<t:{int(at.timestamp())}:t>"


def moment(at: datetime) -> str:
    """Return a day and hour as each reader's own Discord shows it."""
    return f"<t:{int(at.timestamp())}:F>"


def from_now(at: datetime) -> str:
    """Return how far away an instant is, "in 40 minutes", as Discord keeps it right."""
    return f"<t:{int(at.timestamp())}:R>"


def span_before(words: Words, minutes: int) -> str:
    """Return how long before it: "15 minutes before", "2 hours before"."""
    hours, rest = divmod(minutes, AN_HOUR)
    if rest or not hours:
        return words("meeting-minutes-before", count=minutes)
    return words("meeting-hours-before", count=hours)


def name_of(meeting: Meeting | Outline) -> str:
    """Return what a meeting is called, safe to show."""
    return cleaned(meeting.name, most=MOST_NAME)


def rule(words: Words, rule: Recurrence) -> str:
    """Return when a meeting is: "every first and third Saturday of the month at 09:00"."""
    at = time_name(rule.at)
    if recurrence.is_once(rule):
        return words("rule-once", date=dated_name(words, rule.starts_on), clock=at)
    said = _rhythm(words, rule, at)
    if rule.ends_on is None:
        return said
    until = words("rule-until", date=dated_name(words, rule.ends_on))
    return f"{said}, {until}"


def _rhythm(words: Words, rule: Recurrence, at: str) -> str:
    if rule.nths:
        which = _listed(words, [_nth(words, nth) for nth in _in_order(rule.nths)])
        names = [weekday_name(words, day) for day in sorted(rule.weekdays)]
        days = _listed(words, names)
        if rule.every == 1:
            return words("rule-monthly", which=which, days=days, clock=at)
        return words("rule-every-months", which=which, days=days, count=rule.every, clock=at)
    if rule.every > 1:
        days = days_name(words, rule.weekdays)
        return words("rule-every-weeks", count=rule.every, days=days, clock=at)
    if rule.weekdays == calendar.EVERY_DAY:
        return words("rule-daily", clock=at)
    if rule.weekdays == WORKDAYS:
        return words("rule-weekdays", clock=at)
    return words("rule-weekly", days=days_name(words, rule.weekdays), clock=at)


def _nth(words: Words, nth: int) -> str:
    return words("nth-last" if nth == LAST else f"nth-{nth}")


def _in_order(nths: frozenset[int]) -> list[int]:
    return sorted(nths, key=lambda nth: 6 if nth == LAST else nth)


def _listed(words: Words, names: Sequence[str]) -> str:
    *first, last = names
    return words("list-and", first=", ".join(first), last=last) if first else last


def full_rule(words: Words, outline: Outline | Meeting) -> str:
    """Return a rule with its zone and length."""
    when = outline.recurrence
    parts = [
        rule(words, when),
        words("meeting-zone", place=place_in(when.zone)),
        words("meeting-length", count=when.minutes),
    ]
    return ", ".join(parts)


def next_dates(words: Words, outline: Outline | Meeting, now: datetime) -> list[str]:
    """Return the next dates, each a line, under their heading."""
    found: list[Occurrence] = []
    after = now
    while len(found) < SHOWN_DATES:
        held = recurrence.next_occurrence(outline.recurrence, outline.others, after=after)
        if held is None:
            break
        found.append(held)
        after = held.starts_at
    if not found:
        return [words("meeting-next-none")]
    head = words("meeting-one-date" if len(found) == 1 else "meeting-dates")
    zone = calendar.zone(outline.recurrence.zone)
    return [head, *(_dated(words, held, zone_name=zone.key) for held in found)]


def _dated(words: Words, held: Occurrence, *, zone_name: str) -> str:
    """Return a date in words, as the meeting's own clocks have it, and as the reader's do."""
    zone = calendar.zone(zone_name)
    local = held.starts_at.astimezone(zone)
    return f"· {dated_name(words, local.date())}, {local:%H:%M} = {moment(held.starts_at)}"


def traits(words: Words, meeting: Meeting | Outline) -> str:
    """Return what a meeting is, in a few words."""
    parts = [kind_name(words, meeting.kind)]
    parts.append(words("meeting-open" if meeting.is_open else "meeting-closed"))
    if meeting.language:
        parts.append(cleaned(meeting.language))
    if meeting.pathway:
        parts.append(cleaned(meeting.pathway))
    return " · ".join(parts)


def kind_name(words: Words, kind: MeetingKind) -> str:
    """Return what people come for."""
    return words(f"meeting-kind-{dashed(kind)}")


def place(words: Words, meeting: Meeting | Outline, *, with_link: bool) -> list[str]:
    """Return where it is; the link only for those who come."""
    lines = []
    if meeting.channel_id is not None:
        lines.append(words("meeting-in-channel", channel=f"<#{meeting.channel_id}>"))
    if meeting.address:
        lines.append(words("meeting-at-address", where=cleaned(meeting.address, most=200)))
    if meeting.link:
        shown = words("meeting-link", link=meeting.link)
        lines.append(shown if with_link else words("meeting-link-later"))
    return lines


def complaint(words: Words, wrong: Complaint) -> str:
    """Return why nothing could be made of when it is."""
    about = cleaned(wrong.about, most=MOST_TYPED)
    match wrong.why:
        case Puzzle.HALF_OF_DAY:
            return words("when-half-of-day", typed=about)
        case Puzzle.NO_SUCH_TIME:
            return words("when-no-such-time", typed=about)
        case Puzzle.NOT_UNDERSTOOD:
            return words("when-not-understood", typed=about)
        case Puzzle.AMBIGUOUS_DATE:
            return words("when-ambiguous-date", typed=about)
        case _:
            return words(f"when-{dashed(wrong.why)}")
