"""What is said around a meeting: its first line, and what stands where others read along."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.messenger import Outgoing
from bot.models import ChannelId, Delivery, DeliveryKind, Home
from bot.models.meetings import Announcement, HostPlace
from bot.store import deliveries, people
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

TELLING = ("circle", "example.org", "meeting")


@pytest.fixture
async def house(sqlite_database: Database, tmp_path: Path) -> House:
    house = House(Harbour(sqlite_database, tmp_path))
    await house.open()
    return house


async def said(house: House, kind: DeliveryKind, now: datetime) -> list[Outgoing | None]:
    """Return every message of a kind as it leaves now."""
    letter = house.letters[kind]
    found: list[Delivery] = []
    rows = await house.harbour.deliveries(kind)
    async with house.database.reading() as tx:
        for row in rows:
            read = await deliveries.read(tx, row["id"])
            assert read is not None
            found.append(read)
    return [await letter.compose(each, now) for each in found]


async def live_in_thread(house: House) -> None:
    await house.services.groups.change(
        GROUP, {"check_in_channel_id": ChannelId(70)}, actor_id=LEAD, now=MONDAY_NOON
    )
    known = await house.harbour.members.look(GROUP, MARA)
    assert known.person is not None
    async with house.database.transaction() as tx:
        await people.set_home(tx, known.person.id, Home.THREAD)


async def one(house: House, kind: DeliveryKind, now: datetime) -> Outgoing:
    (outgoing,) = await said(house, kind, now)
    assert outgoing is not None
    return outgoing


async def test_a_reminder_opens_with_nothing_that_tells(house):
    meeting = await house.add()
    await house.come(meeting)
    await house.remind(meeting)
    await house.tick(STARTS - 15 * MINUTE)
    text = (await one(house, DeliveryKind.MEETING_REMINDER, STARTS - 15 * MINUTE)).text
    assert text.splitlines()[0] == "Starting soon."
    assert "https://example.org/room" in text


async def test_the_link_is_not_for_who_only_wants_a_reminder(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.tick(STARTS - 15 * MINUTE)
    text = (await one(house, DeliveryKind.MEETING_REMINDER, STARTS - 15 * MINUTE)).text
    assert "Tuesday circle" in text
    assert "example.org" not in text


@pytest.mark.parametrize("what", ["reminder", "change", "no host"])
async def test_where_moderators_read_along_no_meeting_is_named(house, what):
    meeting = await house.add()
    await house.come(meeting)
    await house.remind(meeting)
    await live_in_thread(house)
    now = STARTS - 10 * MINUTE
    if what == "change":
        now = MONDAY_NOON
        await house.services.meetings.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=now)
    await house.tick(now)
    kind = {
        "reminder": DeliveryKind.MEETING_REMINDER,
        "change": DeliveryKind.MEETING_CHANGE,
        "no host": DeliveryKind.NO_HOST,
    }[what]
    text = (await one(house, kind, now)).text.lower()
    assert text.startswith("moderators of this server can read along here.")
    assert not [word for word in TELLING if word in text]


async def test_what_is_not_wanted_any_more_is_not_said(house):
    meeting = await house.add()
    await house.remind(meeting)
    await house.tick(STARTS - 15 * MINUTE)
    await house.services.meetings.skip(
        GROUP, meeting.id, TUESDAY, by=LEAD, now=STARTS - 14 * MINUTE
    )
    assert await said(house, DeliveryKind.MEETING_REMINDER, STARTS - 14 * MINUTE) == [None]
    await house.services.meetings.put_back(
        GROUP, meeting.id, TUESDAY, by=LEAD, now=STARTS - 13 * MINUTE
    )
    changes = await said(house, DeliveryKind.MEETING_CHANGE, STARTS - 13 * MINUTE)
    assert changes[0] is None  # it is as it was after all


async def test_a_hosts_messages_open_with_nothing_that_tells(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.host(meeting, STAND_IN, place=HostPlace.STAND_IN)
    await house.come(meeting)

    async def first_lines(now: datetime, *kinds: DeliveryKind) -> set[str]:
        await house.tick(now)
        return {
            outgoing.text.splitlines()[0]
            for kind in kinds
            for outgoing in await said(house, kind, now)
            if outgoing is not None
        }

    day_before = await first_lines(STARTS - timedelta(days=1), DeliveryKind.HOST_NOTE)
    assert day_before == {"You are expected tomorrow."}
    kinds = DeliveryKind.HOST_ASK, DeliveryKind.HOST_ROOM, DeliveryKind.HOST_NOTE
    assert await first_lines(STARTS - 20 * MINUTE, *kinds) == {
        "Will you be there today?",
        "Can you step in today?",
        "Someone is needed to host.",
    }


async def test_who_is_asked_to_host_is_mentioned_and_named_in_no_first_line(house):
    meeting = await house.add()
    await house.services.hosts.offer(
        GROUP, meeting.id, HOST, place=HostPlace.HOST, by=LEAD, now=MONDAY_NOON
    )
    outgoing = await one(house, DeliveryKind.HOST_OFFER, MONDAY_NOON)
    assert outgoing.ping_users == (HOST,)
    assert outgoing.text.splitlines()[0] == "Would you host?"


# In a channel, where everybody reads it ---------------------------------------------------------


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize(("minutes", "first"), [(15, "Starting soon."), (600, "Coming up.")])
async def test_a_channel_reads_when_it_is_and_nothing_of_anybody(house, is_open, minutes, first):
    meeting = await house.add(
        is_open=is_open, address="The old pier", announced=Announcement(ChannelId(900), minutes)
    )
    await house.host(meeting)
    await house.come(meeting, tells_host=True)
    now = STARTS - minutes * MINUTE
    await house.tick(now)
    outgoing = await one(house, DeliveryKind.ANNOUNCEMENT, now)
    lines = outgoing.text.splitlines()
    stamp = int(STARTS.timestamp())
    assert lines[0] == first
    assert f"<t:{stamp}:R>" in lines[1]
    assert ("Tuesday circle" in lines[1]) is is_open
    assert not [it for it in ("example.org", "pier", "<@", "coming") if it in outgoing.text]
    assert (outgoing.ping_users, outgoing.ping_roles) == ((), ())
    assert [it.label for it in outgoing.rows[0]] == ["I'm coming", "Meetings"]


@pytest.mark.parametrize("is_open", [True, False])
async def test_a_channel_reads_of_a_change_no_more_than_it_did_before(house, is_open):
    meeting = await house.add(is_open=is_open, announced=Announcement(ChannelId(900), 15))
    now = STARTS - 15 * MINUTE
    await house.tick(now)
    await house.send(now)
    to = datetime.fromisoformat("2026-03-03T20:00")
    moved = house.services.meetings.move
    assert await moved(GROUP, meeting.id, TUESDAY, to=to, by=LEAD, now=now)
    ((_, change),) = await house.send(now)
    assert change.text.splitlines()[0] == "A change of plan."
    assert ("Tuesday circle" in change.text) is is_open
    assert await house.services.meetings.end(GROUP, meeting.id, by=LEAD, now=now)
    ((_, change),) = await house.send(now)
    assert "is not held at" in change.text
    assert [it.label for it in change.rows[0]] == ["Meetings"]
