from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.models import GuildId
from bot.models.meetings import Meeting, MeetingId, MeetingKind, Occurrence, OtherDate, Recurrence
from bot.rules import agenda

TODAY = date(2026, 7, 8)  # a Wednesday
NOON = datetime(2026, 7, 8, 12, tzinfo=UTC)
EVENING = Meeting(
    MeetingId(1),
    GuildId(1),
    "Evening",
    Recurrence(date(2026, 7, 1), time(18), "Etc/UTC", frozenset(range(7))),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        ("hoy", TODAY),
        ("wednesday", TODAY),
        ("2026-07-08", TODAY),
        ("8 july", TODAY),
        ("8 de julio", TODAY),
        ("8 july 2027", date(2027, 7, 8)),
        ("tomorrow", date(2026, 7, 9)),
        ("friday", date(2026, 7, 10)),
        ("in a week", date(2026, 7, 15)),
        ("24 december", date(2026, 12, 24)),
        ("blursday", None),
        ("2026-07-01", None),
    ],
)
def test_a_day_is_read_from_todays_calendar(typed, meant):
    assert agenda.read_day(typed, today=TODAY) == meant


def test_one_that_is_on_is_offered_while_there_is_time_left():
    on = replace(EVENING, recurrence=replace(EVENING.recurrence, at=time(11, 30), minutes=60))
    held = agenda.worth_offering(on, NOON)
    assert held is not None
    assert held.on == TODAY
    assert agenda.worth_offering(on, NOON + timedelta(minutes=20)) == held
    assert agenda.worth_offering(on, NOON + timedelta(minutes=21)) is None


def test_the_next_one_is_offered_when_it_is_soon():
    assert agenda.worth_offering(EVENING, NOON) is not None
    tomorrow = replace(EVENING, recurrence=replace(EVENING.recurrence, at=time(3)))
    assert agenda.worth_offering(tomorrow, NOON) is None


def test_one_that_is_nearly_over_gives_way_to_its_own_next_date():
    rule = replace(EVENING.recurrence, at=time(11), minutes=65)
    offered = agenda.worth_offering(replace(EVENING, recurrence=rule), NOON)
    assert offered is None
    tomorrow = replace(rule, at=time(0), minutes=12 * 60 + 5)
    offered = agenda.worth_offering(replace(EVENING, recurrence=tomorrow), NOON)
    assert offered is not None
    assert offered.on == TODAY + timedelta(days=1)


def test_a_date_that_is_skipped_is_not_offered_and_one_that_is_moved_is():
    running = replace(EVENING, recurrence=replace(EVENING.recurrence, at=time(11, 30)))
    for meeting in (EVENING, running):
        skipped = replace(meeting, others=(OtherDate(TODAY),))
        assert agenda.worth_offering(skipped, NOON) is None
    tomorrow = replace(EVENING, recurrence=replace(EVENING.recurrence, at=time(3)))
    for hour in (11, 13):
        to = datetime(2026, 7, 8, hour, 30)  # noqa: DTZ001 (a moved date is local)
        held = agenda.worth_offering(replace(tomorrow, others=(OtherDate(TODAY, to),)), NOON)
        assert held is not None
        assert (held.on, held.starts_at) == (TODAY, to.replace(tzinfo=UTC))


def test_soon_is_up_to_twelve_hours_away():
    def at(hour: int, minute: int) -> Meeting:
        return replace(EVENING, recurrence=replace(EVENING.recurrence, at=time(hour, minute)))

    assert agenda.worth_offering(at(0, 0), NOON) is not None
    assert agenda.worth_offering(at(0, 1), NOON) is None


def test_a_meeting_whose_rule_is_broken_is_not_offered():
    broken = replace(EVENING, recurrence=replace(EVENING.recurrence, zone="Nowhere/At_All"))
    assert agenda.worth_offering(broken, NOON) is None


@pytest.mark.parametrize("kind", [MeetingKind.ONE_TO_ONE, MeetingKind.WORKSHOP])
def test_what_is_not_for_whoever_wants_company_is_not_offered(kind):
    assert agenda.worth_offering(replace(EVENING, kind=kind), NOON) is None


def test_a_language_they_speak_comes_first_and_then_what_is_on():
    def at(hour: int, language: str | None, number: int) -> Meeting:
        rule = replace(EVENING.recurrence, at=time(hour), minutes=90)
        return replace(EVENING, id=MeetingId(number), recurrence=rule, language=language)

    all_of_them = [at(12, "es", 1), at(13, None, 2), at(14, "en", 3), at(11, "en", 4)]
    found = [
        (meeting, held)
        for meeting in all_of_them
        if (held := agenda.worth_offering(meeting, NOON)) is not None
    ]
    best = agenda.best(found, language="en")
    assert best is not None
    assert best[0].id == 4
    best = agenda.best(found, language="es")
    assert best is not None
    assert best[0].id == 1
    assert agenda.best([], language=None) is None


def test_who_says_no_language_is_offered_the_first_and_of_two_at_once_the_older():
    def at(hour: int, language: str | None, number: int) -> tuple[Meeting, Occurrence]:
        starts_at = NOON.replace(hour=hour)
        held = Occurrence(TODAY, starts_at, starts_at + timedelta(hours=1))
        return replace(EVENING, id=MeetingId(number), language=language), held

    later, second, first = at(14, None, 1), at(13, "es", 3), at(13, "en", 2)
    assert agenda.best([later, second, first], language=None) == first
    assert agenda.best([second, later], language="en") == later
    assert agenda.best([second], language="en") == second


def test_a_week_from_today_is_not_today():
    assert agenda.read_day("in 7 days", today=TODAY) == date(2026, 7, 15)
    assert agenda.read_day("15 july", today=TODAY) == date(2026, 7, 15)
    assert agenda.read_day("  Tonight ", today=TODAY) == TODAY
    assert agenda.read_day("next wednesday", today=TODAY) == date(2026, 7, 15)
