from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.auditor import Auditor
from bot.database import Database
from bot.models import DeliveryKind, UserId
from bot.models.meetings import HostPlace
from bot.rules.reminders import Act
from bot.store import deliveries
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MARA, Harbour
from tests.services.meeting_house import (
    HOST,
    LEAD,
    MINUTE,
    MONDAY_NOON,
    NEXT_TUESDAY,
    ROOM,
    STAND_IN,
    STARTS,
    TUESDAY,
    TUESDAYS,
    House,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def harbour(sqlite_database: Database, tmp_path: Path) -> Harbour:
    """On one database alone: what differs between them is tried in `test_meetings`."""
    return Harbour(sqlite_database, tmp_path)


async def live(house: House, until: datetime, *, since: datetime = MONDAY_NOON) -> None:
    """Tick at each due time, as the program does, from one instant to another."""
    now = since
    while True:
        await house.tick(now)
        async with house.database.reading() as tx:
            due_at = await house.planner.next_due_at(tx)
        if due_at is None or due_at > until:
            return
        assert due_at > now
        now = due_at


async def test_a_meeting_that_nobody_waits_for_is_not_looked_at(house):
    meeting = await house.add()
    assert meeting.due_at is None
    await live(house, STARTS + 24 * HOUR)
    assert await house.sent("meeting_reminder") == []


async def test_each_is_reminded_when_they_asked_and_once(house):
    meeting = await house.add()
    await house.remind(meeting, MARA)
    await house.remind(meeting, INES, minutes=120)
    await house.come(meeting, UserId(99))
    await live(house, STARTS + 24 * HOUR)
    assert await house.sent("meeting_reminder") == [
        (STARTS - 2 * HOUR, INES),
        (STARTS - 15 * MINUTE, MARA),
    ]


async def test_a_reminder_taken_back_is_not_planned(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.remind(meeting, minutes=None)
    await live(house, STARTS)
    assert await house.sent("meeting_reminder") == []


async def test_a_restart_between_the_looks_changes_nothing(house):
    """All is in the rows: another planner goes on where the first was."""
    meeting = await house.add()
    await house.remind(meeting)
    await house.remind(meeting, INES, minutes=60)
    await live(house, STARTS - 30 * MINUTE)
    again = House(house.harbour)
    await live(again, STARTS, since=STARTS - 30 * MINUTE)
    await live(again, STARTS, since=STARTS)
    assert len(await house.sent("meeting_reminder")) == 2


async def test_after_an_outage_what_has_begun_is_noted_and_expired(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.tick(STARTS + 3 * HOUR)
    (row,) = await house.harbour.deliveries("meeting_reminder")
    assert (row["due_at"], row["expires_at"]) == (STARTS - 15 * MINUTE, STARTS)


async def test_a_row_that_was_put_off_loses_nothing(house):
    meeting = await house.add()
    await house.remind(meeting, INES, minutes=60)
    await house.remind(meeting, MARA, minutes=58)
    async with house.database.transaction() as tx:
        await house.planner.put_off(tx, meeting.id, STARTS - 55 * MINUTE)
    await live(house, STARTS)
    assert len(await house.sent("meeting_reminder")) == 2


async def test_a_moved_date_is_reminded_of_at_its_new_time_and_told(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.come(meeting, INES)
    to = datetime.fromisoformat("2026-03-04T18:00")
    assert await house.services.meetings.move(
        GROUP, meeting.id, TUESDAY, to=to, by=LEAD, now=MONDAY_NOON
    )
    await live(house, STARTS + 48 * HOUR)
    assert await house.sent("meeting_reminder") == [(STARTS + 23 * HOUR - 15 * MINUTE, MARA)]
    assert {whom for _, whom in await house.sent("meeting_change")} == {MARA, INES}


async def test_a_date_moved_after_the_reminder_is_reminded_of_again(house):
    meeting = await house.add()
    await house.remind(meeting)
    await live(house, STARTS - 10 * MINUTE)
    to = datetime.fromisoformat("2026-03-03T20:00")
    assert await house.services.meetings.move(
        GROUP, meeting.id, TUESDAY, to=to, by=LEAD, now=STARTS - 5 * MINUTE
    )
    await live(house, STARTS + 3 * HOUR, since=STARTS - 5 * MINUTE)
    assert [at for at, _ in await house.sent("meeting_reminder")] == [
        STARTS - 15 * MINUTE,
        STARTS + 45 * MINUTE,
    ]


async def test_a_skipped_date_reminds_nobody_and_tells_those_who_come(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.remind(meeting, INES, on=NEXT_TUESDAY)
    assert await house.services.meetings.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON)
    await live(house, STARTS + 24 * HOUR)
    assert await house.sent("meeting_reminder") == []
    assert [whom for _, whom in await house.sent("meeting_change")] == [MARA]


async def test_a_new_hour_tells_those_who_wait_and_an_end_too(house):
    meeting = await house.add()
    await house.remind(meeting)
    later = replace(TUESDAYS, recurrence=replace(TUESDAYS.recurrence, at=time(20)))
    await house.change(meeting, later)
    await live(house, STARTS)
    assert await house.sent("meeting_reminder") == []
    assert len(await house.sent("meeting_change")) == 1
    await house.services.meetings.end(GROUP, meeting.id, by=LEAD, now=STARTS)
    await live(house, STARTS + 2 * HOUR, since=STARTS)
    assert await house.sent("meeting_reminder") == []
    assert len(await house.sent("meeting_change")) == 2


async def test_a_new_name_tells_nobody(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.change(meeting, replace(TUESDAYS, name="Circle"))
    assert await house.sent("meeting_change") == []


async def test_who_stops_is_expected_nowhere_and_reminded_of_nothing(house):
    meeting = await house.add()
    person_id = (await house.harbour.start(now=MONDAY_NOON)).person.id
    await house.come(meeting, tells_host=True, wants_word=True)
    await house.remind(meeting)
    await house.harbour.members.stop(person_id, now=MONDAY_NOON)
    held = await house.services.agenda.look(GROUP, MARA, meeting.id, TUESDAY)
    assert held is not None
    assert (held.count, held.mine) == (0, None)
    await live(house, STARTS)
    assert await house.sent("meeting_reminder") == []


async def test_who_asks_for_a_reminder_after_they_stopped_gets_it(house):
    meeting = await house.add()
    person_id = (await house.harbour.start(now=MONDAY_NOON)).person.id
    await house.harbour.members.stop(person_id, now=MONDAY_NOON)
    assert await house.remind(meeting) is not None
    now = STARTS - 15 * MINUTE
    await house.tick(now)
    assert [it.kind for it, _ in await house.send(now)] == [DeliveryKind.MEETING_REMINDER]


# Hosts -----------------------------------------------------------------------------------------


async def test_host_then_stand_in_then_leads_then_those_who_come(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, STAND_IN, place=HostPlace.STAND_IN)
    await house.come(meeting)
    await live(house, STARTS)
    assert await house.sent("host_note") == [(STARTS - 24 * HOUR, HOST)]
    assert await house.sent("host_ask") == [
        (STARTS - 60 * MINUTE, HOST),
        (STARTS - 45 * MINUTE, STAND_IN),
    ]
    assert await house.sent("host_room") == [(STARTS - 30 * MINUTE, ROOM)]
    assert await house.sent("no_host") == [(STARTS - 10 * MINUTE, MARA)]


async def letters(house: House, kind: str) -> list[tuple[str, bool]]:
    found = []
    for row in await house.harbour.deliveries(kind):
        async with house.database.reading() as tx:
            read = await deliveries.read(tx, row["id"])
        letter = read and await house.services.hosts.letter(read)
        found.append((str(row["facts"]["act"]), bool(letter and letter.wanted)))
    return found


async def test_a_confirmed_date_asks_nobody_else(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, STAND_IN, place=HostPlace.STAND_IN)
    hosts = house.services.hosts
    assert await hosts.confirm(GROUP, MARA, meeting.id, TUESDAY, now=MONDAY_NOON) is None
    turn = await hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    assert turn is not None
    assert turn.hosted_by == HOST
    await live(house, STARTS)
    assert await letters(house, "host_ask") == [
        (Act.ASK_HOST, False),
        (Act.ASK_STAND_IN, False),
    ]
    assert await letters(house, "host_room") == [(Act.ASK_ROOM, False)]


async def test_who_cannot_hands_on_at_once(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, STAND_IN, place=HostPlace.STAND_IN)
    hosts = house.services.hosts
    await hosts.cannot(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    assert await house.sent("host_ask") == [(MONDAY_NOON, STAND_IN)]
    await hosts.cannot(GROUP, STAND_IN, meeting.id, TUESDAY, now=MONDAY_NOON + MINUTE)
    assert await house.sent("host_room") == [(MONDAY_NOON + MINUTE, ROOM)]
    await live(house, STARTS, since=MONDAY_NOON + MINUTE)
    assert len(await house.sent("host_room")) == 1
    assert await letters(house, "host_ask") == [
        (Act.ASK_STAND_IN, False),
        (Act.ASK_HOST, False),
    ]


async def test_the_first_lead_to_take_it_has_it(house):
    meeting = await house.add()
    await house.host(meeting)
    hosts = house.services.hosts
    options = {"language": None, "now": MONDAY_NOON}
    first = await hosts.take(GROUP, LEAD, meeting.id, TUESDAY, **options)
    second = await hosts.take(GROUP, UserId(99), meeting.id, TUESDAY, **options)
    assert first is not None
    assert second is not None
    assert (first.hosted_by, second.hosted_by) == (LEAD, LEAD)


async def test_a_meeting_of_elsewhere_needs_no_host_of_ours(house):
    meeting = await house.add(source="a list", slug="1")
    await house.come(meeting)
    await live(house, STARTS)
    assert await house.sent("host_room") == []
    assert await house.sent("no_host") == []


async def test_one_of_our_own_without_a_host_asks_the_room_when_somebody_comes(house):
    meeting = await house.add()
    await house.come(meeting)
    await live(house, STARTS)
    assert await house.sent("host_room") == [(STARTS - 30 * MINUTE, ROOM)]
    assert await house.sent("no_host") == [(STARTS - 10 * MINUTE, MARA)]


async def test_the_host_writes_to_those_who_asked_for_it_and_were_not_there(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.harbour.start(MARA)
    await house.come(meeting, MARA, wants_word=True)
    await house.come(meeting, INES, wants_word=True)
    await house.come(meeting, UserId(99))
    ends = STARTS + HOUR
    await house.services.attendance.was_there(GROUP, MARA, meeting.id, TUESDAY, now=ends)
    await live(house, ends + 2 * HOUR)
    assert await house.sent("host_after") == [(ends + 2 * HOUR, HOST)]
    assert await letters(house, "host_after") == [(Act.AFTER, True)]
    hosts = house.services.hosts
    assert await hosts.write_after(GROUP, MARA, meeting.id, TUESDAY, now=ends) is None
    assert await hosts.write_after(GROUP, HOST, meeting.id, TUESDAY, now=STARTS) is None
    for _ in range(2):
        assert await hosts.write_after(GROUP, HOST, meeting.id, TUESDAY, now=ends) == 1
    assert [whom for _, whom in await house.sent("missed_you")] == [INES]


async def test_who_is_named_is_asked_in_the_leads_room(house):
    meeting = await house.add()
    hosts = house.services.hosts
    asked = {"place": HostPlace.HOST, "by": LEAD, "now": MONDAY_NOON}
    assert await hosts.offer(GROUP, meeting.id, HOST, **asked)
    assert (await house.read(meeting.id)).host is None
    assert [whom for _, whom in await house.sent("host_offer")] == [ROOM]


async def test_stepping_back_as_host_is_ones_own_act(house):
    meeting = await house.add()
    await house.host(meeting)
    hosts = house.services.hosts
    assert not await hosts.step_back(GROUP, MARA, meeting.id, now=MONDAY_NOON)
    assert await hosts.step_back(GROUP, HOST, meeting.id, now=MONDAY_NOON)
    assert (await house.read(meeting.id)).host is None


async def test_a_daily_meeting_asks_its_host_every_day(house):
    daily = replace(TUESDAYS.recurrence, weekdays=frozenset(range(7)))
    meeting = await house.add(recurrence=daily)
    await house.host(meeting)
    await live(house, STARTS + timedelta(days=6, minutes=1))
    assert len(await house.sent("host_ask")) == 7
    assert len(await house.sent("host_room")) == 7
    days = {row["facts"]["on"] for row in await house.harbour.deliveries("host_note")}
    assert len(days) == 8
    assert date(2026, 3, 9).isoformat() in days


async def test_the_auditor_finds_a_meeting_that_nobody_looks_at(house):
    meeting = await house.add()
    await house.remind(meeting)
    clock = FakeClock(STARTS - 12 * MINUTE)
    auditor = Auditor(database=house.database, clock=clock)
    assert any("meetings whose reminders were due" in found for found in await auditor.audit())
    await house.tick(clock.now())
    assert not any("meetings" in found for found in await auditor.audit())


async def test_a_group_that_the_bot_has_left_is_left_alone(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.harbour.members.left(GROUP, now=MONDAY_NOON)
    await live(house, STARTS)
    assert await house.sent("meeting_reminder") == []
