"""The Online Intergroup's JSON: ISO weekdays (Monday 1 to Sunday 7), minutes, IANA zones.

Its older lists write Sunday as 0, which is no other day here. Its newer view gives the next instant
(`timeUTC`) in place of day and time. All of these are read.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.feeds import cells, rows
from bot.feeds.cells import Cell
from bot.feeds.links import link
from bot.feeds.rows import Row, Taken, first_of, said
from bot.models.feeds import Candidate, FeedRule
from bot.rules import calendar

SUNDAY = 7
INSTANTS = ("timeUTC", "nextEventUTC", "startDateUTC")


def read(found: Sequence[object], *, source: str) -> Taken:
    """Return what the rows of such a list became."""
    return rows.take(found, lambda row: candidate(row, source=source), name_of=name)


def name(row: Row) -> str:
    """Return what a row calls its meeting."""
    return rows.name_of(row, "name", "group")


def candidate(row: Row, *, source: str) -> Candidate:
    """Return the meeting of a row; refuse the row if there is none in it."""
    called = name(row)
    if not called:
        raise rows.RowError(said("feeds-row-no-name"))
    if row.get("archived") is True:
        raise rows.RowError(said("feeds-row-unpublished"))
    zone = rows.zone_of(row.get("timezone"))
    rule = _start(row, zone)
    marks = cells.codes(row.get("types")) | cells.codes(row.get("type"))
    room = link(first_of(row, "conference_url"))
    return Candidate(
        source=source,
        slug=cells.slug(first_of(row, "slug", "id")) or cells.slug_of(called),
        name=called,
        rule=replace(rule, zone=zone, minutes=_minutes(row, rule)),
        is_open=cells.openness(marks),
        address=_address(row) if room.url is None else None,
        language=cells.language(cells.codes(row.get("languages")), of_languages=True)
        or cells.language(marks),
        link=room.url,
        left_out=room.left_out,
    )


def _start(row: Row, zone: str | None) -> FeedRule:
    instant = _instant(first_of(row, *INSTANTS))
    if row.get("day") is not None or row.get("time") is not None or instant is None or not zone:
        return rows.start_of(
            row | {"day": _iso(row.get("day"))}, day="day", time="time", sunday=SUNDAY
        )
    local = instant.astimezone(calendar.zone(zone))
    return FeedRule(local.time(), frozenset({local.weekday()}))


def _address(row: Row) -> str | None:
    line = cells.public(row.get("formatted_address"), most=cells.MOST_ADDRESS, phones=True)
    return line or None


def _iso(cell: Cell) -> Cell:
    if isinstance(cell, list):
        return [_iso(day) for day in cell]
    return SUNDAY if cells.whole(cell) == 0 else cell


def _instant(cell: Cell) -> datetime | None:
    if isinstance(cell, dict):
        cell = cell.get("$date")
    if not isinstance(cell, str):
        return None
    try:
        found = datetime.fromisoformat(cell[:40])
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _minutes(row: Row, rule: FeedRule) -> int | None:
    minutes = cells.whole(row.get("duration"))
    if minutes is not None and 0 < minutes <= cells.MOST_MINUTES:
        return minutes
    return cells.minutes_until(rule.at, cells.clock(row.get("end_time")))
