"""BMLT's semantic JSON (`GetSearchResults`): every value is a string, and Sunday is 1.

Its language field is the server's and not the meeting's, so it is not taken.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.feeds import cells, rows
from bot.feeds.cells import Cell
from bot.feeds.links import link
from bot.feeds.meeting_guide import PLACE_CLOSED, closed
from bot.feeds.rows import Row, Taken, first_of, said
from bot.models.feeds import Candidate

ONLINE_ONLY = "2"  # venue_type
PLACE = (
    *("location_text", "location_street", "location_city_subsection", "location_municipality"),
    *("location_province", "location_postal_code_1", "location_nation"),
)
LENGTH = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")


def read(found: Sequence[object], *, source: str) -> Taken:
    """Return what the rows of such a list became."""
    return rows.take(found, lambda row: candidate(row, source=source), name_of=name)


def name(row: Row) -> str:
    """Return what a row calls its meeting."""
    return rows.name_of(row, "meeting_name", "location_text")


def candidate(row: Row, *, source: str) -> Candidate:
    """Return the meeting of a row; refuse the row if there is none in it."""
    called = name(row)
    if not called:
        raise rows.RowError(said("feeds-row-no-name"))
    if cells.text(row.get("published"), most=5).lower() in {"0", "false"} or (
        row.get("published") is False
    ):
        raise rows.RowError(said("feeds-row-unpublished"))
    rule = rows.start_of(row, day="weekday_tinyint", time="start_time", sunday=1)
    formats = cells.codes(row.get("formats"))
    room = link(first_of(row, "virtual_meeting_link"))
    return Candidate(
        source=source,
        slug=_slug(row) or cells.slug_of(called),
        name=called,
        rule=replace(
            rule,
            zone=rows.zone_of(row.get("time_zone")),
            minutes=_minutes(row.get("duration_time")),
        ),
        is_open=cells.openness(formats),
        link=room.url,
        address=_address(row, formats),
        left_out=(*room.left_out, *closed(formats, room)),
    )


def _slug(row: Row) -> str:
    """Return the number of a meeting; with its server where a list comes from several."""
    number = cells.slug(first_of(row, "id_bigint", "id"))
    server = cells.slug(row.get("root_server_id"))
    return f"{server}-{number}" if server and number else number


def _minutes(cell: Cell) -> int | None:
    found = LENGTH.fullmatch(cells.text(cell, most=12))
    minutes = int(found[1]) * 60 + int(found[2]) if found else 0
    return minutes if 0 < minutes <= cells.MOST_MINUTES else None


def _address(row: Row, formats: frozenset[str]) -> str | None:
    venue = cells.text(row.get("venue_type"), most=3)
    is_online = venue == ONLINE_ONLY or (not venue and "VM" in formats and "HY" not in formats)
    if is_online or PLACE_CLOSED in formats:
        return None
    parts = (cells.public(row.get(key), most=100, phones=True) for key in PLACE)
    return ", ".join(part for part in parts if part)[: cells.MOST_ADDRESS] or None
