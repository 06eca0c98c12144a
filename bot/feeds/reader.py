"""A file into a reading, in the dialect that was named; runs in a process of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.feeds import bmlt, documents, looks, meeting_guide, online_intergroup, tables
from bot.feeds.rows import FileError, Taken
from bot.models.feeds import Candidate, Dialect, LeftOut, Reading, Said


def read(data: bytes, *, dialect: Dialect, source: str) -> Reading:
    """Return what became of a file; a problem instead of an exception."""
    hint: tuple[Said, ...] = ()
    try:
        text = documents.text_of(data)
        if seems := looks.differs(dialect, text):
            hint = (Said("feeds-looks-like", {"dialect": seems.value}),)
        taken = _read(text, dialect=dialect, source=source)
    except FileError as error:
        return Reading(dialect, source, notices=hint, problem=error.why)
    return Reading(
        dialect,
        source,
        candidates=tuple(taken.candidates),
        refused=tuple(taken.refused),
        notices=(*hint, *_notices(taken.candidates)),
    )


def _read(text: str, *, dialect: Dialect, source: str) -> Taken:
    match dialect:
        case Dialect.MEETING_GUIDE | Dialect.TSML | Dialect.BMLT_TSML:
            found = documents.json_rows(text)
            if isinstance(found, documents.Sheet):
                return tables.read_table(found, source=source)
            return meeting_guide.read(found, source=source)
        case Dialect.BMLT:
            return bmlt.read(documents.json_rows(text), source=source)
        case Dialect.ONLINE_INTERGROUP:
            return online_intergroup.read(documents.json_rows(text), source=source)
        case Dialect.ICALENDAR:
            from bot.feeds import ical  # noqa: PLC0415  its library is slow to load

            return ical.read(text, source=source)
        case Dialect.CSV:
            return tables.read(text, source=source)
    assert_never(dialect)


def _notices(candidates: Sequence[Candidate]) -> Iterator[Said]:
    """Say how often something was left out, and how often the zone has to be asked for."""
    counts = Counter(left_out for one in candidates for left_out in one.left_out)
    if count := counts[LeftOut.PASSCODE]:
        yield Said("feeds-passcodes-left-out", {"count": count})
    if count := counts[LeftOut.LINK]:
        yield Said("feeds-links-left-out", {"count": count})
    if count := counts[LeftOut.PLACE]:
        yield Said("feeds-places-closed", {"count": count})
    if count := sum(one.rule.zone is None for one in candidates):
        yield Said("feeds-zone-missing", {"count": count})
