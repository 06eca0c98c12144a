"""Meeting Guide JSON, and what is written like it: the TSML plugin's, and BMLT's TSML view.

Sunday is 0. https://github.com/code4recovery/spec describes it; most lists stray from it a little.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.feeds import cells, rows
from bot.feeds.cells import Cell
from bot.feeds.links import Link, link
from bot.feeds.rows import Row, Taken, first_of, said
from bot.models.feeds import Candidate, LeftOut

NAMES = ("name", "group", "location")
PLACE_CLOSED = "TC"
ONLINE_ONLY = frozenset({"online", "inactive"})
NO_PLACE = frozenset({"online", "online meeting", "zoom", "virtual", "virtual meeting"})


def read(found: Sequence[object], *, source: str) -> Taken:
    """Return what the rows of such a list became."""
    return rows.take(found, lambda row: candidate(row, source=source), name_of=name)


def name(row: Row) -> str:
    """Return what a row calls its meeting."""
    return rows.name_of(row, *NAMES)


def candidate(row: Row, *, source: str) -> Candidate:
    """Return the meeting of a row; refuse the row if there is none in it."""
    called = name(row)
    if not called:
        raise rows.RowError(said("feeds-row-no-name"))
    rule = rows.start_of(row, day="day", time="time", sunday=0)
    types = cells.codes(row.get("types"))
    room = link(first_of(row, "conference_url"))
    return Candidate(
        source=source,
        slug=cells.slug(first_of(row, "slug", "id")) or cells.slug_of(called),
        name=called,
        rule=replace(
            rule,
            zone=rows.zone_of(row.get("timezone")),
            minutes=cells.minutes_until(rule.at, cells.clock(row.get("end_time"))),
        ),
        is_open=cells.openness(types),
        language=cells.language(types),
        link=room.url,
        address=address(row, types, room),
        left_out=(*room.left_out, *closed(types, room)),
    )


def address(row: Row, types: frozenset[str], room: Link) -> str | None:
    """Return where people go: none for an online meeting, or while its place is closed."""
    is_elsewhere = (
        cells.text(row.get("attendance_option"), most=20).lower() in ONLINE_ONLY
        or (room.url is not None and _is_rough(row))
        or PLACE_CLOSED in types
        or cells.text(row.get("location"), most=40).lower() in NO_PLACE
    )
    if is_elsewhere:
        return None
    formatted = first_of(row, "formatted_address", "full_address")
    parts = [formatted] if formatted else _parts(row)
    line = ", ".join(part for part in map(_public, parts) if part)
    return _with_place(_public(row.get("location")), line) or None


def closed(types: frozenset[str], room: Link) -> tuple[LeftOut, ...]:
    """Return what is left out of a meeting whose place is closed and that has no link."""
    return (LeftOut.PLACE,) if PLACE_CLOSED in types and room.url is None else ()


def _parts(row: Row) -> list[Cell]:
    region = " ".join(
        cells.text(row.get(key), most=40) for key in ("state", "postal_code") if row.get(key)
    )
    return [row.get("address"), row.get("city"), region, row.get("country")]


def _with_place(place: str, line: str) -> str:
    if not place or place.lower() in line.lower():
        return line
    return f"{place}, {line}"[: cells.MOST_ADDRESS] if line else place


def _public(cell: Cell) -> str:
    return cells.public(cell, most=cells.MOST_ADDRESS, phones=True)


def _is_rough(row: Row) -> bool:
    said = row.get("approximate")
    return said is True or cells.text(said, most=5).lower() in {"yes", "true", "1"}
