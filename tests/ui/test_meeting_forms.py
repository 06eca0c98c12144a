from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.models import GuildId
from bot.models.meetings import Meeting, MeetingId, MeetingKind, OtherDate, Outline, Recurrence
from bot.ui import meeting_forms, meeting_words
from bot.words import Catalogue

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONDON = "Europe/London"
CATALOGUE = Catalogue.load()
WORDS = CATALOGUE.words("en")
MEETING = Meeting(
    MeetingId(1),
    GuildId(1),
    "Tuesday circle",
    Recurrence(date(2026, 3, 3), time(19), LONDON, frozenset({1})),
    link="https://example.org/room",
    note="Bring tea",
    is_open=False,
    others=(OtherDate(date(2026, 3, 10)),),
)


def read(typed: dict[str, str], meeting: Meeting | None = None) -> Outline | str:
    return meeting_forms.outline_of(WORDS, typed, meeting=meeting, zone=LONDON, now=NOW)


def test_what_is_typed_becomes_an_outline():
    typed = {
        "name": "  Evening \u202ewalk\u200b ",
        "when": "tue 19:00",
        "where": "The pier https://example.org/map",
        "kind": "event",
        "open": "",
        "zone": "Vancouver",
        "remind": "9999",
    }
    found = read(typed)
    assert isinstance(found, Outline)
    assert found.name == "Evening walk"
    assert (found.address, found.link) == ("The pier", "https://example.org/map")
    assert (found.kind, found.is_open) == (MeetingKind.EVENT, False)
    assert found.recurrence.zone == "America/Vancouver"
    assert found.remind_minutes == 2880


def test_what_is_not_typed_stays_when_a_meeting_is_changed():
    found = read({"name": "Circle"}, MEETING)
    assert isinstance(found, Outline)
    assert found.recurrence == MEETING.recurrence
    assert (found.link, found.note, found.is_open) == (MEETING.link, "Bring tea", False)
    assert found.others == ()  # those of the meeting are kept where it is changed
    emptied = read({"name": "Circle", "where": "", "note": ""}, MEETING)
    assert isinstance(emptied, Outline)
    assert (emptied.link, emptied.note) == (None, None)


def test_an_address_alone_is_kept_as_it_is():
    found = read({"name": "x", "when": "tue 19:00", "where": "The old  pier"})
    assert isinstance(found, Outline)
    assert (found.address, found.link) == ("The old pier", None)


@pytest.mark.parametrize(
    "link",
    [
        "javascript://example.org",
        "http://",
        "https://nohost",
        "https://a.b/<script>",
        "https://a.b/`x`",
        "https://example.org/" + "x" * 400,
        "www.example.org",
    ],
)
def test_what_is_no_link_is_refused(link):
    assert read({"name": "x", "when": "tue 19:00", "where": link}) == WORDS("meeting-link-wrong")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"when": "tue 19:00"}, "It has no name yet."),
        ({"name": "\u200b", "when": "tue 19:00"}, "It has no name yet."),
        ({"name": "x", "when": "tue"}, "What time is it?"),
        ({"name": "x", "when": "tue 19:00", "zone": "Xyzzy"}, 'the place "Xyzzy"'),
    ],
)
def test_what_is_wrong_is_said(typed, said):
    found = read(typed)
    assert isinstance(found, str)
    assert said in found


RULES: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({}, "every Tuesday at 19:00", "cada martes a las 19:00"),
    ({"weekdays": frozenset(range(7))}, "every day at 19:00", "todos los días a las 19:00"),
    (
        {"nths": frozenset({1, -1}), "every": 2},
        "the first and last Tuesday of every 2 months at 19:00",
        "el primer y último martes de cada 2 meses a las 19:00",
    ),
    ({"every": 3}, "every 3 weeks on Tuesday at 19:00", "cada 3 semanas, martes, a las 19:00"),
    ({"ends_on": date(2026, 3, 3)}, "Tuesday 3 March at 19:00", "martes 3 de marzo a las 19:00"),
)


@pytest.mark.parametrize(("changes", "english", "spanish"), RULES)
def test_a_rule_is_said_as_people_say_it(changes, english, spanish):
    rule = replace(MEETING.recurrence, **changes)
    assert meeting_words.rule(WORDS, rule) == english
    assert meeting_words.rule(CATALOGUE.words("es"), rule) == spanish
