"""What those who come hear about the host once it is late."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.models import DeliveryKind, HoldReason, Home, UserId
from bot.models.meetings import HostPlace, Meeting
from bot.store import holds, people
from tests.services.harbour import GROUP, INES, MARA, at
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

TOLD = STARTS - 10 * MINUTE
TAKEN = STARTS - 8 * MINUTE
KIM = UserId(99)


async def heard(house: House, now: datetime) -> list[tuple[str, str]]:
    """Let the time come; return what those who come hear then, with the lines below the first."""
    await house.tick(now)
    wanted = {DeliveryKind.NO_HOST, DeliveryKind.HOST_FOUND}
    return [
        (it.kind.value, outgoing.text)
        for it, outgoing in await house.send(now)
        if it.kind in wanted
    ]


def kinds(said: list[tuple[str, str]]) -> list[str]:
    return [kind for kind, _ in said]


async def test_who_steps_back_gives_back_the_date_that_they_had_said_yes_to(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.come(meeting, MARA)
    hosts, asked = house.services.hosts, STARTS - 60 * MINUTE
    assert await hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=asked)
    await house.tick(STARTS - 20 * MINUTE)
    assert await hosts.step_back(GROUP, HOST, meeting.id, now=STARTS - 20 * MINUTE)
    assert (STARTS - 20 * MINUTE, ROOM) in await house.sent("host_room")
    assert kinds(await heard(house, TOLD)) == ["no_host"]
    await take(house, meeting)
    assert kinds(await heard(house, TAKEN)) == ["host_found"]


async def take(house: House, meeting: Meeting, now: datetime = TAKEN) -> None:
    hosts = house.services.hosts
    assert await hosts.take(GROUP, KIM, meeting.id, TUESDAY, language=None, now=now)


async def test_who_heard_that_there_is_nobody_hears_that_there_is_somebody_once(house):
    meeting = await house.add()
    await house.come(meeting, MARA)
    await house.come(meeting, INES)
    assert kinds(await heard(house, TOLD)) == ["no_host", "no_host"]
    await house.come(meeting, INES, comes=False, now=TOLD)
    await house.come(meeting, UserId(98), now=TOLD)  # they saw the list, and heard nothing before
    await take(house, meeting)
    await take(house, meeting)
    ((kind, text),) = await heard(house, TAKEN)
    assert kind == "host_found"
    start = f"<t:{int(STARTS.timestamp())}:t>"
    assert text == f"Somebody has said yes.\nTuesday circle at {start} has a host after all."
    assert await heard(house, TAKEN + MINUTE) == []


async def test_who_heard_nothing_of_it_hears_nothing_of_its_end(house):
    meeting = await house.add()
    await house.come(meeting)
    await take(house, meeting, STARTS - 20 * MINUTE)
    assert await heard(house, TOLD) == []
    assert await heard(house, STARTS) == []


async def test_a_host_who_says_yes_late_is_told_as_a_lead_is(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.come(meeting)
    assert kinds(await heard(house, TOLD)) == ["no_host"]
    assert await house.services.hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=TAKEN)
    assert kinds(await heard(house, TAKEN)) == ["host_found"]


async def test_a_yes_while_the_word_of_nobody_is_on_its_way_is_told_after_it(house):
    meeting = await house.add()
    await house.come(meeting)
    await house.tick(TOLD)
    (claimed,) = [it for it in await house.claimed(TOLD) if it.kind is DeliveryKind.NO_HOST]
    await take(house, meeting, TOLD)
    await house.arrived(claimed, TOLD)
    assert kinds(await heard(house, TOLD)) == ["host_found"]


async def test_who_says_yes_and_then_cannot_is_looked_for_again_however_late(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.come(meeting)
    hosts = house.services.hosts
    assert await hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    assert await heard(house, TOLD) == []
    now = STARTS - 7 * MINUTE
    assert await hosts.cannot(GROUP, HOST, meeting.id, TUESDAY, now=now)
    said = await house.send(now)
    assert [(it.kind, it.channel_id) for it, _ in said] == [
        (DeliveryKind.HOST_ROOM, ROOM),
        (DeliveryKind.NO_HOST, None),
    ]
    await take(house, meeting, now + MINUTE)
    assert kinds(await heard(house, now + MINUTE)) == ["host_found"]
    assert await heard(house, now + 2 * MINUTE) == []


async def test_once_it_has_begun_nobody_is_told(house):
    meeting = await house.add()
    await house.come(meeting)
    assert kinds(await heard(house, TOLD)) == ["no_host"]
    await take(house, meeting, STARTS + MINUTE)
    assert await heard(house, STARTS + MINUTE) == []


async def test_a_moved_date_begins_anew(house):
    meeting = await house.add()
    await house.come(meeting)
    assert kinds(await heard(house, TOLD)) == ["no_host"]
    to = datetime.fromisoformat("2026-03-03T21:00")
    moved = house.services.meetings.move
    assert await moved(GROUP, meeting.id, TUESDAY, to=to, by=LEAD, now=TAKEN)
    await take(house, meeting)
    assert await heard(house, TAKEN) == []


async def test_where_moderators_read_along_no_meeting_is_named(house):
    meeting = await house.add()
    await house.come(meeting)
    known = await house.harbour.members.look(GROUP, MARA)
    assert known.person is not None
    async with house.database.transaction() as tx:
        await people.set_home(tx, known.person.id, Home.THREAD)
    await heard(house, TOLD)
    await take(house, meeting)
    ((_, text),) = await heard(house, TAKEN)
    assert "Tuesday" not in text
    assert "has a host after all." in text


async def asked(house: House, now: datetime) -> list[str]:
    """Return what a host or a stand-in reads when what is due leaves."""
    wanted = {DeliveryKind.HOST_ASK, DeliveryKind.HOST_NOTE}
    return [outgoing.text for it, outgoing in await house.send(now) if it.kind in wanted]


async def test_a_stand_in_who_is_asked_days_before_is_not_asked_for_today(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, STAND_IN, place=HostPlace.STAND_IN)
    hosts, now = house.services.hosts, MONDAY_NOON
    assert await hosts.cannot(GROUP, HOST, meeting.id, NEXT_TUESDAY, now=now)
    (text,) = await asked(house, now)
    assert text.startswith("Can you step in?\n")
    stamp = int((STARTS + timedelta(weeks=1)).timestamp())
    assert f"Tuesday circle: <t:{stamp}:F>, <t:{stamp}:R>" in text
    assert await hosts.cannot(GROUP, HOST, meeting.id, TUESDAY, now=STARTS - 60 * MINUTE)
    (text,) = await asked(house, STARTS - 60 * MINUTE)
    assert text.startswith("Can you step in today?\n")


async def test_a_host_whose_note_comes_late_is_not_expected_tomorrow(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.tick(STARTS - 24 * 60 * MINUTE)
    late = STARTS - 13 * 60 * MINUTE  # the bot was away by night
    (text,) = await asked(house, late)
    assert text.startswith("Will you be there today?\n")


async def test_a_late_note_asks_no_host_who_has_said_yes(house):
    meeting = await house.add()
    await house.host(meeting)
    assert await house.services.hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    await house.tick(STARTS - 24 * 60 * MINUTE)
    assert await asked(house, STARTS - 13 * 60 * MINUTE) == []


async def test_an_hour_before_midnight_a_host_is_asked_for_tomorrow(house):
    night = replace(TUESDAYS.recurrence, at=time(0, 30))
    meeting = await house.add(recurrence=night, now=MONDAY_NOON - timedelta(days=2))
    await house.host(meeting)
    starts = at(TUESDAY, 0, 30)
    await house.tick(starts - 60 * MINUTE)
    texts = await asked(house, starts - 60 * MINUTE)
    assert [text.partition("\n")[0] for text in texts] == ["You are expected tomorrow."]


async def test_a_yes_of_somebody_for_whom_everything_rests_counts_for_nothing(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.come(meeting)
    assert await house.services.hosts.confirm(GROUP, HOST, meeting.id, TUESDAY, now=MONDAY_NOON)
    known = await house.harbour.members.look(GROUP, HOST)
    assert known.person is not None
    async with house.database.transaction() as tx:
        hospital = HoldReason.HOSPITAL
        await holds.put(tx, known.person.id, reason=hospital, by=LEAD, now=MONDAY_NOON)
    room = STARTS - 30 * MINUTE
    await house.tick(room)
    assert ROOM in [it.channel_id for it, _ in await house.send(room)]
    assert kinds(await heard(house, TOLD)) == ["no_host"]
