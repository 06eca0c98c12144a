"""Check-in days: what a member's check-ins add up to, made so that nothing takes it away.

A day is a nominal date. It counts as *asked* when its prompt went out; days that were paused,
not chosen, thinned away or lost to an outage of ours were not asked, and do not exist here. A run
is asked days in a row with a check-in. Of the asked days without one, two in an ISO week are
spare: they are passed over in silence. What is more than that is a gap, and a new run begins;
the longest run, the days and the times somebody came back stay.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

SPARE_A_WEEK = 2
# Who is asked once or twice a week never uses up a week's spare days, and comes back all the same.
# Somebody asked daily cannot get here: of five days in a row, three lie in one week.
SPARE_IN_A_ROW = 4
# What is older plays no part but in the totals, so that folding it away changes nothing.
LONG_AGO = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class History:
    """What is known of one member's days, each date once and in no order."""

    asked_on: AbstractSet[date] = frozenset()
    checked_in_on: AbstractSet[date] = frozenset()
    came_back_on: AbstractSet[date] = frozenset()  # dates for which `comes_back` said yes

    def __or__(self, other: "History") -> "History":
        """Return what both know."""
        return History(
            self.asked_on | other.asked_on,
            self.checked_in_on | other.checked_in_on,
            self.came_back_on | other.came_back_on,
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """All that is kept of days that are gone: counting goes on from here as if they were there."""

    days: int = 0
    longest: int = 0
    returns: int = 0
    through_on: date | None = None  # the last date that is in here
    run: int = 0  # check-ins in the run that was open then
    spared: int = 0  # spare days of the ISO week of `through_on`
    spared_in_a_row: int = 0


@dataclass(frozen=True, slots=True)
class CheckInDays:
    """What is shown to a member, and to nobody else."""

    current: int  # 0 until the first check-in after a gap; then say nothing of it
    longest: int
    days: int
    returns: int
    spare_on: frozenset[date] = field(default=frozenset())


class Rhythm(NamedTuple):
    """On so many days of so many that were asked."""

    days: int
    asked: int


def check_in_days(history: History, *, open_from: date, since: Totals | None = None) -> CheckInDays:
    """Count a member's days, going on from what was folded away.

    `open_from` is the first date that is still open for an answer: from there on a day without
    one is not spent yet.
    """
    since = since or Totals()
    end = _walk(history, since, before=open_from)
    # As if no answer came any more: an open day must not lend a length that it may take back.
    longest = _walk(history, since, before=date.max).now.longest
    return CheckInDays(end.now.run, longest, end.now.days, end.now.returns, end.spare_on)


def fold(totals: Totals, history: History, *, through: date) -> Totals:
    """Return totals that hold every day up to and with `through`; those days may then go."""
    if totals.through_on is not None and through <= totals.through_on:
        return totals
    gone = History(*({on for on in dates if on <= through} for dates in _fields(history)))
    end = _walk(gone, totals, before=through + timedelta(days=1)).now
    same_week = end.through_on is not None and _week(end.through_on) == _week(through)
    return replace(end, through_on=through, spared=end.spared if same_week else 0)


def comes_back(history: History, on: date, *, since: Totals | None = None) -> bool:
    """Say whether a first check-in for `on` ends a gap; ask before it is written, keep the answer.

    It is kept with the check-in because it is about the moment: filling in a date afterwards may
    close the gap, and that takes nothing away from having come back.
    """
    # A later check-in leaves a run open: who fills in an earlier date is here already.
    before = _walk(history, since or Totals(), before=on).now
    return before.days > 0 and before.run == 0


def is_good_to_see(history: History, on: date, *, since: Totals | None = None) -> bool:
    """Say whether the day asked last before `on` went by without a check-in, spare or not.

    So it is after a year without one, asked or not; and not for who fills in an earlier date, and
    is here already.
    """
    if any(day > on for day in history.checked_in_on):
        return False
    recent = from_on(history, on - LONG_AGO)
    was_here = bool(history.checked_in_on) or (since is not None and since.days > 0)
    if was_here and not recent.checked_in_on:
        return True
    earlier = [day for day in recent.asked_on if day < on]
    return bool(earlier) and max(earlier) not in recent.checked_in_on


def from_on(history: History, first: date) -> History:
    """Return what is known of a date and of those after it."""
    return History(*({on for on in dates if on >= first} for dates in _fields(history)))


def rhythm(history: History, *, open_from: date, last: int) -> Rhythm:
    """Return on how many of the last so many asked days there was a check-in."""
    closed = {on for on in history.asked_on if on < open_from}
    days = sorted(closed | history.checked_in_on)[-last:]
    return Rhythm(sum(on in history.checked_in_on for on in days), len(days))


class _End(NamedTuple):
    now: Totals
    spare_on: frozenset[date]


def _walk(history: History, since: Totals, *, before: date) -> _End:
    """Go through the days in order; those from `before` on count only with a check-in."""
    start = since.through_on or date.min
    asked = {on for on in history.asked_on if start < on < before}
    checked_in = {on for on in history.checked_in_on if start < on}
    now = replace(since, returns=since.returns + sum(start < on for on in history.came_back_on))
    spare: set[date] = set()
    for on in sorted(asked | checked_in):
        now = _enter(now, on)
        now = _counted(now) if on in checked_in else _passed(now)
        if on not in checked_in and now.run:
            spare.add(on)
    return _End(now, frozenset(spare))


def _enter(now: Totals, on: date) -> Totals:
    same_week = now.through_on is not None and _week(now.through_on) == _week(on)
    return replace(now, through_on=on, spared=now.spared if same_week else 0)


def _counted(now: Totals) -> Totals:
    run = now.run + 1
    longest = max(now.longest, run)
    return replace(now, days=now.days + 1, run=run, longest=longest, spared_in_a_row=0)


def _passed(now: Totals) -> Totals:
    # Counted in a gap too: were it not, filling in a date before the gap could cost days after it.
    spared, in_a_row = now.spared + 1, now.spared_in_a_row + 1
    is_gap = spared > SPARE_A_WEEK or in_a_row > SPARE_IN_A_ROW
    return replace(now, spared=spared, spared_in_a_row=in_a_row, run=0 if is_gap else now.run)


def _week(on: date) -> tuple[int, int]:
    year, week, _ = on.isocalendar()
    return year, week


def _fields(history: History) -> tuple[AbstractSet[date], ...]:
    return history.asked_on, history.checked_in_on, history.came_back_on
