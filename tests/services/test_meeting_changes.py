"""A date changes: who comes and who hosts hears it, and nobody is counted on who was not asked."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.models import DeliveryKind, UserId
from bot.models.meetings import HostPlace
from tests.services.harbour import GROUP, MARA, Harbour
from tests.services.meeting_house import (
    HOST,
    LEAD,
    MINUTE,
    MONDAY_NOON,
    STAND_IN,
    STARTS,
    TUESDAY,
    House,
)

HOUR = timedelta(hours=1)
LATER = datetime.fromisoformat("2026-03-03T21:00")  # by the clocks of the group
START = f"<t:{int(STARTS.timestamp())}:F>"


@pytest.fixture
def harbour(sqlite_database: Database, tmp_path: Path) -> Harbour:
    """On one database alone: what differs between them is tried in `test_meetings`."""
    return Harbour(sqlite_database, tmp_path)


async def heard(house: House, now: datetime) -> list[tuple[UserId, str]]:
    """Let what is due leave; return who hears of a change then, with the lines below the first."""
    found = []
    for it, outgoing in await house.send(now):
        if it.kind is DeliveryKind.MEETING_CHANGE and it.person_id is not None:
            person = await house.services.leads.person(it.person_id)
            assert person is not None
            found.append((person.user_id, outgoing.text.partition("\n")[2]))
    return found


async def test_a_host_who_said_yes_to_another_time_is_told_and_asked_again(house):
    meeting = await house.add()
    await house.host(meeting)
    hosts, meetings = house.services.hosts, house.services.meetings
    assert await hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    assert await meetings.move(
        GROUP, meeting.id, TUESDAY, to=LATER, by=LEAD, now=MONDAY_NOON + MINUTE
    )
    ((whom, text),) = await heard(house, MONDAY_NOON + MINUTE)
    assert whom == HOST
    assert text.startswith("Tuesday circle is now at ")
    await house.tick(STARTS + HOUR)
    assert [it.kind for it, _ in await house.send(STARTS + HOUR)] == [DeliveryKind.HOST_ASK]


async def test_a_host_who_was_told_to_come_hears_that_it_falls_out(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, STAND_IN, place=HostPlace.STAND_IN)
    now = STARTS - 20 * HOUR
    await house.tick(now)
    assert [it.kind for it, _ in await house.send(now)] == [DeliveryKind.HOST_NOTE]
    assert await house.services.meetings.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=now)
    assert await heard(house, now) == [(HOST, f"Tuesday circle is not held at {START}.")]


async def test_whoever_changes_a_date_themselves_or_cannot_host_it_hears_nothing(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, STAND_IN, place=HostPlace.STAND_IN)
    hosts, meetings = house.services.hosts, house.services.meetings
    assert await hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    assert await hosts.cannot(GROUP, STAND_IN, meeting.id, TUESDAY, now=MONDAY_NOON)
    await house.send(MONDAY_NOON)
    assert await meetings.skip(GROUP, meeting.id, TUESDAY, by=HOST, now=MONDAY_NOON)
    assert await heard(house, MONDAY_NOON) == []


async def test_a_date_that_is_held_after_all_is_told_to_those_who_heard_that_it_is_not(house):
    meeting = await house.add()
    await house.come(meeting)
    meetings = house.services.meetings
    assert await meetings.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON)
    assert await heard(house, MONDAY_NOON) == [(MARA, f"Tuesday circle is not held at {START}.")]
    assert await meetings.put_back(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON + MINUTE)
    said = await heard(house, MONDAY_NOON + MINUTE)
    assert said == [(MARA, f"Tuesday circle is now at {START}.")]


async def test_what_is_undone_before_anybody_heard_of_it_is_not_spoken_of(house):
    meeting = await house.add()
    await house.come(meeting)
    meetings = house.services.meetings
    assert await meetings.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON)
    assert await meetings.put_back(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON + MINUTE)
    assert await heard(house, MONDAY_NOON + MINUTE) == []


async def test_a_host_who_could_not_is_not_thanked_for_hosting(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.come(meeting, wants_word=True)
    hosts = house.services.hosts
    assert await hosts.cannot(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    await house.send(MONDAY_NOON)
    assert await hosts.take(GROUP, LEAD, meeting.id, TUESDAY, language=None, now=MONDAY_NOON)
    now = STARTS + 3 * HOUR
    await house.tick(now)
    await house.send(now)
    assert [whom for _, whom in await house.sent("host_after")] == [LEAD]


async def test_nobody_stands_in_for_themselves(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, place=HostPlace.STAND_IN)
    after = await house.read(meeting.id)
    assert (after.host, after.stand_in) == (None, HOST)
    await house.host(meeting)
    after = await house.read(meeting.id)
    assert (after.host, after.stand_in) == (HOST, None)
