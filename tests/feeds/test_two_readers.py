"""Our calendar files read back by two libraries, one of another language: the same instants.

The second one is ical.js, of the exact version and hash in `second_reader/package-lock.json`; it
knows no time zones but those in the file. The first gets the zones under names that it does not
know, so that it too has to read ours.
"""

import json
import shutil
import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from bot.feeds.calendar_file import calendar_file
from bot.models.meetings import Meeting
from tests.feeds.timetables import AFTER, BEFORE, STAMP, ZONES, expected, meetings

READER = Path(__file__).parent / "second_reader"
NEEDED = "Reading calendar files a second time needs Node.js and npm: apt-get install nodejs npm."
A_MINUTE = timedelta(minutes=1)

Told = Counter[tuple[str, datetime, float]]


def ours(held: list[Meeting]) -> Told:
    return Counter(
        (meeting.name, one.starts_at, (one.ends_at - one.starts_at) / A_MINUTE)
        for meeting in held
        for one in expected(meeting)
    )


def file(zone: str) -> bytes:
    return calendar_file(meetings(zone), stamp=STAMP, name="Calendar", host="x.example")


@pytest.fixture(scope="module")
def told_by_javascript(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Return what ical.js reads in the file of each zone."""
    asked = {
        "files": [file(zone).decode() for zone in ZONES],
        "after": AFTER.timestamp(),
        "before": BEFORE.timestamp(),
    }
    found = run("node", "read.mjs", at=installed(tmp_path_factory), told=json.dumps(asked))
    return {
        zone: Counter(
            (name, datetime.fromtimestamp(seconds, UTC), minutes)
            for name, seconds, minutes in entries
        )
        for zone, entries in zip(ZONES, json.loads(found), strict=True)
    }


def installed(folders: pytest.TempPathFactory) -> Path:
    here = folders.mktemp("second_reader")
    for name in ("package.json", "package-lock.json", "read.mjs"):
        shutil.copy(READER / name, here / name)
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", at=here)
    return here


def run(program: str, *arguments: str, at: Path, told: str = "") -> str:
    found = shutil.which(program)
    assert found, NEEDED
    done = subprocess.run(  # noqa: S603
        [found, *arguments], cwd=at, input=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{NEEDED}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("zone", ZONES)
def test_ical_js_reads_the_same_instants(zone: str, told_by_javascript: dict[str, Told]) -> None:
    assert told_by_javascript[zone] == ours(meetings(zone))


@pytest.mark.parametrize("zone", ZONES)
def test_recurring_ical_events_reads_the_same_instants(zone: str) -> None:
    text = file(zone)
    if zone != "UTC":
        text = text.replace(f"TZID:{zone}".encode(), f"TZID:Nowhere/{zone}".encode())
        text = text.replace(f"TZID={zone}".encode(), f"TZID=Nowhere/{zone}".encode())
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(AFTER, BEFORE)
    told: Told = Counter(
        (str(event["SUMMARY"]), event.start.astimezone(UTC), event.duration / A_MINUTE)
        for event in found
        if AFTER < event.start <= BEFORE
    )
    assert told == ours(meetings(zone))
