"""Small lists of our own for each dialect, and how a test reads them."""

import json
from pathlib import Path

from bot.feeds import reader
from bot.models.feeds import Candidate, Dialect, Reading

SAMPLES = Path(__file__).parent / "samples"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "feeds"
FILES = {
    Dialect.MEETING_GUIDE: "meeting_guide.json",
    Dialect.TSML: "tsml.json",
    Dialect.BMLT: "bmlt.json",
    Dialect.BMLT_TSML: "bmlt_tsml.json",
    Dialect.ONLINE_INTERGROUP: "online_intergroup.json",
    Dialect.ICALENDAR: "calendar.ics",
    Dialect.CSV: "meetings.csv",
}
MO, TU, WE, TH, FR, SA, SU = (frozenset({day}) for day in range(7))


def read(dialect: Dialect, name: str | None = None) -> Reading:
    data = (SAMPLES / (name or FILES[dialect])).read_bytes()
    return reader.read(data, dialect=dialect, source="town")


def read_rows(dialect: Dialect, *rows: object) -> Reading:
    return reader.read(json.dumps(rows).encode(), dialect=dialect, source="town")


def by_name(reading: Reading) -> dict[str, Candidate]:
    return {one.name: one for one in reading.candidates}


def reasons(reading: Reading) -> dict[str, str]:
    return {one.name: one.why.id for one in reading.refused}
