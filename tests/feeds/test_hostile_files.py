"""Files that want to harm: each ends in a sentence, through the process that reads them."""

import asyncio
import gzip
import json
import os
import sys
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from bot.feeds import reader
from bot.feeds.documents import MOST_BYTES
from bot.feeds.importing import AT_ONCE, ROOT, read_feed
from bot.feeds.rows import MOST_ROWS
from bot.models.feeds import Dialect, Reading
from bot.words import Catalogue
from tests.feeds.lists import FILES, SAMPLES

CATALOGUE = Catalogue.load(strict=True)
ROW = '{"name": "Here", "slug": "here", "day": 1, "time": "19:00"}'
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Here\r\n"
TAIL = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
START = "DTSTART;TZID=Europe/Berlin:20260106T190000\r\n"


def bomb() -> bytes:
    """Return 100 MB of one letter in 100 KB."""
    pack = zlib.compressobj(9, wbits=31)
    return b"".join([pack.compress(b"a" * 10**6) for _ in range(100)]) + pack.flush()


def calendar(lines: str) -> bytes:
    return f"{HEAD}{START}{lines}{TAIL}".encode()


HOSTILE = {
    "nothing": (Dialect.TSML, b"", "feeds-empty"),
    "blanks": (Dialect.CSV, b" \r\n\t ", "feeds-empty"),
    "an empty answer": (Dialect.TSML, b"[]", "feeds-empty"),
    "null": (Dialect.BMLT, b"null", "feeds-empty"),
    "an empty object": (Dialect.BMLT, b"{}", "feeds-empty"),
    "an error of the server": (Dialect.TSML, b'{"error": "Sorry"}', "feeds-not-a-list"),
    "a number": (Dialect.TSML, b"0", "feeds-not-a-list"),
    "a page": (Dialect.TSML, b"<!DOCTYPE html><html>", "feeds-web-page"),
    "half a list": (Dialect.TSML, f"[{ROW},".encode(), "feeds-not-json"),
    "no number": (Dialect.TSML, b'[{"day": NaN}]', "feeds-not-json"),
    "a huge number": (Dialect.TSML, b"[" + b"9" * 100_000 + b"]", "feeds-not-json"),
    "deep nesting": (Dialect.TSML, b"[" * 120_000, "feeds-too-deep"),
    "deep objects": (Dialect.TSML, b'{"a":' * 40_000, "feeds-too-deep"),
    "many rows": (Dialect.TSML, b"[" + b"1," * 100_000 + b"1]", "feeds-too-many"),
    "many lines": (Dialect.CSV, b"name,day,time\n" + b"a\n" * 100_000, "feeds-too-many"),
    "many columns": (Dialect.CSV, b"," * 250_000, "feeds-no-header"),
    "a quote without end": (Dialect.CSV, b'name,day,time\n"' + b"a" * 200_000, "feeds-not-csv"),
    "too many bytes": (Dialect.CSV, b"a" * (MOST_BYTES + 1), "feeds-too-large"),
    "a bomb": (Dialect.TSML, bomb(), "feeds-too-large"),
    "half a gzip file": (Dialect.TSML, gzip.compress(os.urandom(9999))[:5000], "feeds-archive"),
    "an archive": (Dialect.TSML, b"PK\x03\x04" + bytes(100), "feeds-archive"),
    "a picture": (Dialect.CSV, b"\x89PNG\r\n\x1a\n" + bytes(100), "feeds-not-text"),
    "zeros": (Dialect.CSV, b"name,day,time\nA\0B,1,2", "feeds-not-text"),
    "not UTF-8": (Dialect.CSV, "Nombre,Día\n".encode("latin-1"), "feeds-not-utf8"),
    "no calendar": (Dialect.ICALENDAR, b"/etc/passwd", "feeds-not-a-calendar"),
    "half a calendar": (Dialect.ICALENDAR, HEAD.encode(), "feeds-not-a-calendar"),
    "a calendar of nothing": (
        Dialect.ICALENDAR,
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "feeds-empty",
    ),
    "many entries": (
        Dialect.ICALENDAR,
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * (MOST_ROWS + 1) + b"END:VCALENDAR",
        "feeds-too-many",
    ),
}
ROWS = {
    "every second": (calendar("RRULE:FREQ=SECONDLY"), "feeds-row-rule"),
    "for ever": (calendar("RRULE:FREQ=MINUTELY;COUNT=999999999"), "feeds-row-rule"),
    "no interval": (calendar("RRULE:FREQ=DAILY;INTERVAL=0"), "feeds-row-"),
    "many skipped": (
        calendar("RRULE:FREQ=DAILY\r\n" + "EXDATE:" + ",".join(
            f"{year}{month:02}{day:02}T180000Z"
            for year in range(2026, 2040) for month in range(1, 13) for day in range(1, 28)
        )),
        "feeds-row-too-many-dates",
    ),
    "a name folded a hundred thousand times": (
        calendar("SUMMARY:a" + "\r\n b" * 40_000),
        "feeds-row-",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_a_sentence(what: str) -> None:
    dialect, data, message = HOSTILE[what]
    started = time.process_time()
    reading = reader.read(data, dialect=dialect, source="town")
    assert time.process_time() - started < 3
    assert reading.problem is not None
    assert reading.problem.id == message
    assert reading.candidates == ()
    assert CATALOGUE.words("es")(message, **reading.problem.facts)


@pytest.mark.parametrize("what", ROWS)
def test_a_hostile_entry_is_refused_alone(what: str) -> None:
    data, message = ROWS[what]
    started = time.process_time()
    reading = reader.read(data, dialect=Dialect.ICALENDAR, source="town")
    assert time.process_time() - started < 3
    assert all(one.why.id.startswith(message) for one in reading.refused)
    assert len(reading.candidates) + len(reading.refused) == 1


@pytest.mark.parametrize(
    "data",
    [
        f"[{ROW}]".encode("utf-8-sig"),
        f"[{ROW}]".encode("utf-16"),
        gzip.compress(f"[{ROW}]".encode()),
    ],
    ids=["with a mark", "utf-16", "gzip"],
)
def test_other_ways_to_write_text_are_read(data: bytes) -> None:
    assert len(reader.read(data, dialect=Dialect.TSML, source="town").candidates) == 1


def test_names_are_one_plain_line() -> None:
    row = {"slug": "a\u202eb\nc", "day": 1, "time": "19:00"}
    row["name"] = (
        "  Go\u200bod\u202e <b>eve</b>ning\n\n@everyone https://evil.example \x07" + "x" * 300
    )
    one = reader.read(json.dumps([row]).encode(), dialect=Dialect.TSML, source="t").candidates[0]
    assert one.name.startswith("Good eve ning @everyone x")
    assert len(one.name) <= 100
    assert one.slug == "ab c"


async def test_a_file_is_read_in_a_process_of_its_own() -> None:
    for dialect in FILES:
        data = (SAMPLES / FILES[dialect]).read_bytes()
        found = await read_feed(data, dialect=dialect, source="town")
        assert found == reader.read(data, dialect=dialect, source="town")


async def test_what_takes_too_long_is_stopped() -> None:
    data = (SAMPLES / FILES[Dialect.CSV]).read_bytes()
    found = await read_feed(data, dialect=Dialect.CSV, source="town", patience=0.001)
    assert found.problem is not None
    assert found.problem.id == "feeds-too-slow"


async def test_more_files_at_once_than_there_is_room_for_are_put_off() -> None:
    data = (SAMPLES / FILES[Dialect.CSV]).read_bytes()
    many = [read_feed(data, dialect=Dialect.CSV, source="town") for _ in range(AT_ONCE + 2)]
    found: list[Reading] = await asyncio.gather(*many)
    assert [one.problem and one.problem.id for one in found].count("feeds-busy") == 2


async def test_the_process_has_limits_and_knows_no_secret(tmp_path: Path) -> None:
    probe = (
        "import sys, os; sys.path.insert(0, sys.argv.pop(1))\n"
        "from bot.feeds import child; child.limit()\n"
        "print(sorted(os.environ), end=' ')\n"
        "try:\n"
        "    with open(sys.argv[1], 'w') as file: file.write('x' * 10)\n"
        "except OSError: print('no file', end=' ')\n"
        "try: bytearray(2 * child.MOST_MEMORY)\n"
        "except MemoryError: print('no memory', end=' ')\n"
        "sys.stdout.flush()\n"
        "while True: pass\n"
    )
    told = await run(probe, str(tmp_path / "written"), cpu_seconds=1)
    assert told == "['LC_CTYPE'] no file no memory "  # which Python sets by itself


async def run(code: str, *arguments: str, cpu_seconds: int) -> str:
    code = code.replace("child.limit()", f"child.MOST_CPU_SECONDS = {cpu_seconds}; child.limit()")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-c", code, str(ROOT), *arguments),
        stdout=asyncio.subprocess.PIPE,
        env={},
    )
    out, _ = await process.communicate()
    assert process.returncode is not None
    assert process.returncode < 0  # its time was up
    return out.decode()


@given(data=st.binary(max_size=200), dialect=st.sampled_from(list(Dialect)))
@settings(max_examples=60, deadline=None)
def test_no_bytes_raise(data: bytes, dialect: Dialect) -> None:
    assert isinstance(reader.read(data, dialect=dialect, source="town"), Reading)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
NAMES = """
name slug id day time end_time types timezone location formatted_address approximate
conference_url weekday_tinyint start_time duration_time formats meeting_name published
duration languages timeUTC archived
"""
CELLS = st.sampled_from(NAMES.split())
USUAL = st.sampled_from(["19:00", "7:00 PM", 3, "3", [1, 2], "Here", "https://x.org/?pwd=1", "UTC"])


@given(
    rows=st.lists(st.dictionaries(CELLS, JSON | USUAL, max_size=8), max_size=4),
    dialect=st.sampled_from([one for one in Dialect if "json" in FILES[one]]),
)
@settings(max_examples=120, deadline=None)
def test_no_cells_raise(rows: list[dict[str, object]], dialect: Dialect) -> None:
    reading = reader.read(json.dumps(rows).encode(), dialect=dialect, source="town")
    for one in reading.candidates:
        assert one.name
        assert one.slug
        assert one.rule.weekdays
        assert one.rule.minutes is None or 0 < one.rule.minutes <= 24 * 60
