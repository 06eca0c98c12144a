"""The rule of a calendar entry as ours, where ours can say it: nothing is ever expanded here.

Taken: DAILY, WEEKLY and MONTHLY by weekday, with INTERVAL, COUNT or UNTIL, and WKST where our
Monday weeks mean the same dates. Everything else is refused, FREQ=SECONDLY first of all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from bot.feeds.rows import RowError, said
from bot.models.feeds import FeedRule
from bot.models.meetings import Recurrence
from bot.rules import recurrence
from bot.rules.calendar import EVERY_DAY

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ORDINAL_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", "BYSETPOS"})
A_WEEK = 7
MOST_EVERY = 52
MOST_COUNT = 20_000
FAR = date(2199, 12, 31)

Parts = Mapping[str, Sequence[object]]


def rule_of(parts: Parts, *, start: datetime, zone: str | None, minutes: int | None) -> FeedRule:
    """Return our rule for an RRULE that begins at a local time; refuse what ours cannot say."""
    if set(parts) - KNOWN:
        raise _too_special(parts)
    base = FeedRule(
        start.time(), frozenset({start.weekday()}), zone, minutes, starts_on=start.date()
    )
    every = _number(parts, "INTERVAL", most=10**6) or 1
    frequency = str(_only(parts, "FREQ")).upper()
    if frequency == "DAILY":
        rule = _daily(parts, base, every)
    elif frequency == "WEEKLY":
        rule = _weekly(parts, base, every)
    elif frequency == "MONTHLY":
        rule = _monthly(parts, base, every)
    else:
        raise _too_special(parts)
    return _ended(parts, rule, start=start)


def once(start: datetime, *, zone: str | None, minutes: int | None) -> FeedRule:
    """Return the rule of an entry that happens one time."""
    on = start.date()
    return FeedRule(
        start.time(), frozenset({on.weekday()}), zone, minutes, starts_on=on, ends_on=on
    )


def _daily(parts: Parts, base: FeedRule, every: int) -> FeedRule:
    days = _weekdays(parts)
    if every == 1:
        return replace(base, weekdays=days or EVERY_DAY)
    if every % A_WEEK == 0 and not days and every // A_WEEK <= MOST_EVERY:
        return replace(base, every=every // A_WEEK)
    raise _too_special(parts)


def _weekly(parts: Parts, base: FeedRule, every: int) -> FeedRule:
    days = _weekdays(parts) or base.weekdays
    if every > MOST_EVERY:
        raise _too_special(parts)
    if every == 1:
        return replace(base, weekdays=days)
    base = replace(base, weekdays=days, every=every)
    return replace(base, starts_on=_in_monday_weeks(parts, base))


def _in_monday_weeks(parts: Parts, rule: FeedRule) -> date | None:
    """Return from which date every n-th week counts, when weeks begin on Monday as ours do."""
    first_day = DAYS.index(str(_only(parts, "WKST") or "MO").upper())
    early = {day for day in rule.weekdays if day >= first_day}  # before the Monday in that week
    if rule.starts_on is None or (early and early != rule.weekdays):
        raise _too_special(parts)
    week = rule.starts_on - timedelta(days=(rule.starts_on.weekday() - first_day) % A_WEEK)
    dates = [week + timedelta(days=(day - first_day) % A_WEEK) for day in rule.weekdays]
    if max(dates) < rule.starts_on:
        dates = [on + timedelta(weeks=rule.every) for on in dates]
    return max(min(dates), rule.starts_on)


def _monthly(parts: Parts, base: FeedRule, every: int) -> FeedRule:
    named = [ORDINAL_DAY.fullmatch(str(day).upper()) for day in parts.get("BYDAY", ())]
    pairs = {(int(day[1] or 0), DAYS.index(day[2])) for day in named if day}
    position = _number(parts, "BYSETPOS", least=-5, most=5)
    if position is not None and len(pairs) == 1:
        pairs = {(position, day) for nth, day in pairs if nth == 0}
    days = frozenset(day for _, day in pairs)
    nths = frozenset(nth for nth, _ in pairs)
    if nths == {0} and position is None:
        nths = frozenset({1, 2, 3, 4, 5})
    is_whole = len(pairs) == len(nths) * len(days) or nths == {1, 2, 3, 4, 5}
    if not pairs or not is_whole or not nths <= recurrence.NTHS or every > MOST_EVERY:
        raise _too_special(parts)
    return replace(base, weekdays=days, nths=nths, every=every)


def _ended(parts: Parts, rule: FeedRule, *, start: datetime) -> FeedRule:
    until, count = _only(parts, "UNTIL"), _number(parts, "COUNT", most=10**9)
    if until is not None:
        ends_on = until if isinstance(until, date) else None
        if isinstance(until, datetime):
            ends_on = last_date(until, at=start.time())
        if ends_on is None or (rule.starts_on and ends_on < rule.starts_on):
            raise RowError(said("feeds-row-over"))
        return replace(rule, ends_on=min(ends_on, FAR))
    if count is None:
        return rule
    if count > MOST_COUNT:
        return rule  # for ever
    dates = recurrence.dates(_dated(rule), start.date(), FAR)
    last = list(islice(dates, count))
    return replace(rule, ends_on=last[-1]) if last else rule


def last_date(until: datetime, *, at: time) -> date:
    """Return the last date on which that time of day is not later than a local time."""
    return until.date() if at <= until.time() else until.date() - timedelta(days=1)


def _dated(rule: FeedRule) -> Recurrence:
    # Dates are the same in every zone, but for those that a place never lived.
    starts_on = rule.starts_on or date(1970, 1, 1)
    return Recurrence(starts_on, rule.at, "UTC", rule.weekdays, rule.every, rule.nths)


def _weekdays(parts: Parts) -> frozenset[int]:
    days = [str(day).upper() for day in parts.get("BYDAY", ())]
    if not set(days) <= set(DAYS) or "BYSETPOS" in parts:
        raise _too_special(parts)
    return frozenset(DAYS.index(day) for day in days)


def _number(parts: Parts, name: str, *, least: int = 1, most: int) -> int | None:
    found = _only(parts, name)
    if found is None:
        return None
    if not isinstance(found, int) or not least <= found <= most or found == 0:
        raise _too_special(parts)
    return int(found)


def _only(parts: Parts, name: str) -> object:
    values = parts.get(name, ())
    if len(values) > 1:
        raise _too_special(parts)
    return values[0] if values else None


def _too_special(parts: Parts) -> RowError:
    frequency = re.sub(r"[^A-Z]", "", str((parts.get("FREQ") or ("?",))[0]).upper())[:10]
    return RowError(said("feeds-row-rule", typed=frequency or "?"))
