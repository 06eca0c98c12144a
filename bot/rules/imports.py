"""What a list of meetings means for the meetings that a group has: new, changed, or gone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.models.feeds import Candidate, FeedRule, LeftOut
from bot.models.meetings import Meeting, OtherDate, Recurrence
from bot.rules.when import USUAL_MINUTES


@dataclass(frozen=True, slots=True)
class Pair:
    """A meeting, and how a list tells it."""

    meeting: Meeting
    candidate: Candidate
    told: Meeting  # what it becomes


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list beside the meetings that came from the same source before."""

    new: tuple[Candidate, ...] = ()
    changed: tuple[Pair, ...] = ()
    unchanged: tuple[Pair, ...] = ()
    ended: tuple[Pair, ...] = ()  # by a person here, though the list still has them: they stay so
    gone: tuple[Meeting, ...] = ()  # no longer in the list: shown, and ended by nobody but a person


def compared(
    candidates: Iterable[Candidate], meetings: Iterable[Meeting], *, source: str
) -> Comparison:
    """Return what a list from a source changes; meetings from elsewhere are left alone.

    The key is source and slug. Meetings that have ended are among `meetings`: they keep their key.
    """
    known = {one.slug: one for one in meetings if one.source == source and one.slug is not None}
    new, pairs = [], []
    for candidate in candidates:
        meeting = known.pop(candidate.slug, None)
        if meeting is None:
            new.append(candidate)
        else:
            pairs.append(Pair(meeting, candidate, as_told(meeting, candidate)))
    on = [pair for pair in pairs if pair.meeting.ended_at is None]
    return Comparison(
        new=tuple(new),
        changed=tuple(pair for pair in on if pair.told != pair.meeting),
        unchanged=tuple(pair for pair in on if pair.told == pair.meeting),
        ended=tuple(pair for pair in pairs if pair.meeting.ended_at is not None),
        gone=tuple(meeting for meeting in known.values() if meeting.ended_at is None),
    )


def as_told(meeting: Meeting, candidate: Candidate) -> Meeting:
    """Return a meeting as a list tells it now.

    What people of the group decided stays: host and pathway, an end, dates that they skipped or
    moved, the passcode that they added to a link; and whatever the list does not speak of.
    """
    now = meeting.recurrence
    rule = recurrence_of(candidate.rule, zone=now.zone, since=now.starts_on, minutes=now.minutes)
    is_open = meeting.is_open if candidate.is_open is None else candidate.is_open
    return replace(
        meeting,
        name=candidate.name,
        kind=candidate.kind or meeting.kind,
        is_open=is_open,
        # the channel was chosen for a meeting that anybody may come to
        announced=meeting.announced if is_open or not meeting.is_open else None,
        language=candidate.language or meeting.language,
        link=_link(meeting, candidate),
        address=candidate.address or meeting.address,
        recurrence=replace(rule, ends_on=rule.ends_on or now.ends_on),
        others=_others(meeting.others, candidate.others),
    )


def recurrence_of(
    rule: FeedRule, *, zone: str, since: date, minutes: int = USUAL_MINUTES
) -> Recurrence:
    """Return a rule of ours: with `zone`, `since` and `minutes` where the list names none."""
    return Recurrence(
        rule.starts_on or since,
        rule.at,
        rule.zone or zone,
        rule.weekdays,
        rule.every,
        rule.nths,
        rule.ends_on,
        rule.minutes or minutes,
    )


def _link(meeting: Meeting, candidate: Candidate) -> str | None:
    """Return the link of the list, unless ours is the same with the passcode."""
    ours, theirs = meeting.link, candidate.link
    if ours is None or theirs is None:
        return theirs or ours
    is_same = ours.split("?")[0] == theirs.split("?")[0]
    return ours if is_same and LeftOut.PASSCODE in candidate.left_out else theirs


def _others(ours: Iterable[OtherDate], theirs: Iterable[OtherDate]) -> tuple[OtherDate, ...]:
    by_date = {other.on: other for other in (*ours, *theirs)}
    return tuple(by_date[on] for on in sorted(by_date))
