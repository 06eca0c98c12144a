"""Meetings of every kind of rule in the zones that calendars get wrong."""

from datetime import UTC, date, datetime, time, timedelta

from bot.models import GuildId
from bot.models.meetings import LAST, Meeting, MeetingId, Occurrence, OtherDate, Recurrence
from bot.rules import recurrence

ZONES = (
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of summer
    "Africa/Casablanca",  # an hour less in Ramadan, and less than nothing as "summer"
    "America/Santiago",  # summer in January, clocks change at midnight
    "Asia/Kathmandu",
    "UTC",
    "Europe/Dublin",  # winter is the exception
)
STAMP = datetime(2026, 1, 1, 12, tzinfo=UTC)
AFTER = datetime(2026, 1, 1, tzinfo=UTC)
BEFORE = datetime(2031, 1, 1, tzinfo=UTC)
FIRST = date(2026, 1, 8)
ONE_DAY = timedelta(days=1)


def rule(zone: str, at: time, *weekdays: int, **other: object) -> Recurrence:
    rest = {"starts_on": FIRST, "minutes": 90} | other
    return Recurrence(
        at=at,
        zone=zone,
        weekdays=frozenset(weekdays),
        **rest,  # type: ignore[arg-type]  # any field of a rule
    )


def rules(zone: str) -> dict[str, Recurrence]:
    return {
        "weekly": rule(zone, time(19, 30), 1, 3),
        "at night": rule(zone, time(2, 15), 5, 6, every=1, minutes=60),
        "around midnight": rule(zone, time(23, 45), 5, 6, every=2),
        "every third week": rule(zone, time(1, 45), 6, every=3),
        "second and fourth": rule(zone, time(0, 15), 5, 6, nths=frozenset({2, 4})),
        "last": rule(zone, time(18), 4, nths=frozenset({LAST}), ends_on=date(2028, 6, 30)),
        "fifth or last": rule(zone, time(2, 30), 6, nths=frozenset({5, LAST}), every=2),
        "until": rule(zone, time(0), 0, ends_on=date(2027, 3, 1)),
        "once": rule(zone, time(2, 30), 6, starts_on=date(2026, 3, 8), ends_on=date(2026, 3, 8)),
    }


def others(found: Recurrence) -> tuple[OtherDate, ...]:
    """Return a skipped date, and one moved to two days earlier, one into a night of spring."""
    dates = list(recurrence.dates(found, FIRST, date(2027, 12, 31)))
    if len(dates) < 9:
        return ()
    return (
        OtherDate(dates[2]),
        OtherDate(dates[4], datetime.combine(dates[4] - 2 * ONE_DAY, time(11))),
        OtherDate(dates[6], datetime.combine(date(2026, 10, 4), time(2, 15))),
        OtherDate(dates[8]),
    )


def meetings(zone: str) -> list[Meeting]:
    return [
        Meeting(MeetingId(n), GuildId(5), f"{name} in {zone}", found, others=others(found))
        for n, (name, found) in enumerate(rules(zone).items(), 1)
    ]


def expected(meeting: Meeting) -> list[Occurrence]:
    found = recurrence.occurrences(meeting.recurrence, meeting.others, after=AFTER, before=BEFORE)
    return list(found)
