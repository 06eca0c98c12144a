"""A meeting's mirror among Discord's events: one at most, whatever is lost on the way."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.database import Database
from bot.messenger import Later, MissingRight
from bot.mirrors import Mirrors
from bot.models import Delivery, DeliveryKind
from bot.models.meetings import MeetingKind
from bot.services.events import EventPlanner
from bot.store import deliveries
from bot.store.schema import delivery
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.fakes import FakeClock, FakeMessenger
from tests.services.harbour import GROUP, Harbour
from tests.services.meeting_house import LEAD, MINUTE, MONDAY_NOON, STARTS, TUESDAY, TUESDAYS, House

WEEK = timedelta(weeks=1)


class Mirror:
    """The planner and what settles, with a Discord that loses replies."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.messenger = FakeMessenger(FakeClock(MONDAY_NOON))
        self.mirrors = Mirrors(
            events=house.services.events,
            messenger=self.messenger,
            vault=house.harbour.vault,
            voices=Voices(Catalogue.load()),
        )

    async def plan(self, now: datetime) -> list[Delivery]:
        """Plan, and return what is on its way."""
        await self.house.harbour.tick(now, EventPlanner())
        rows = await self.house.harbour.deliveries(DeliveryKind.EVENT)
        async with self.house.database.reading() as tx:
            found = [await deliveries.read(tx, row["id"]) for row in rows if row["state"] == "due"]
        return [each for each in found if each is not None]

    async def settle(self, now: datetime) -> None:
        """Plan, settle what is on its way, and call it done."""
        for each in await self.plan(now):
            await self.mirrors.settle(each, now)
            await self.done(each)

    async def done(self, each: Delivery) -> None:
        """Let a delivery be out of the way."""
        async with self.house.database.transaction() as tx:
            await tx.execute(update(delivery).where(delivery.c.id == each.id).values(state="sent"))

    @property
    def starts(self) -> list[datetime]:
        """Return when the events begin that stand there."""
        return sorted(event.starts_at for event, _ in self.messenger.events.values())


@pytest.fixture
def harbour(sqlite_database: Database, tmp_path: Path) -> Harbour:
    """On one database alone: what differs between them is tried in `test_meetings`."""
    return Harbour(sqlite_database, tmp_path)


@pytest.fixture
async def mirror(harbour: Harbour) -> Mirror:
    house = House(harbour)
    await house.open()
    return Mirror(house)


async def switch(mirror: Mirror, *, on: bool, now: datetime = MONDAY_NOON) -> None:
    await mirror.house.services.events.switch(GROUP, on=on, by=LEAD, now=now)


async def test_nothing_is_mirrored_until_an_admin_wants_it(mirror):
    await mirror.house.add()
    assert await mirror.plan(MONDAY_NOON) == []


async def test_the_next_date_stands_there_and_goes_on_when_it_is_over(mirror):
    await mirror.house.add()
    await switch(mirror, on=True)
    await mirror.settle(MONDAY_NOON)
    assert mirror.starts == [STARTS]
    await mirror.settle(STARTS + 30 * MINUTE)
    assert mirror.starts == [STARTS]
    await mirror.settle(STARTS + timedelta(hours=1))
    assert mirror.starts == [STARTS + WEEK]


async def test_a_link_never_stands_there(mirror):
    meeting = await mirror.house.add()
    await switch(mirror, on=True)
    await mirror.settle(MONDAY_NOON)
    ((event, _),) = mirror.messenger.events.values()
    assert meeting.link
    assert meeting.link not in f"{event.where}{event.about}{event.name}"


async def test_a_lost_reply_makes_no_second_event(mirror):
    await mirror.house.add()
    await switch(mirror, on=True)
    mirror.messenger.fail(Later("lost"), call="show_event", after=True)
    (claimed,) = await mirror.plan(MONDAY_NOON)
    with pytest.raises(Later):
        await mirror.mirrors.settle(claimed, MONDAY_NOON)
    await mirror.mirrors.settle(claimed, MONDAY_NOON + MINUTE)
    assert mirror.starts == [STARTS]


async def test_one_at_a_time_is_on_its_way(mirror):
    meeting = await mirror.house.add()
    await switch(mirror, on=True)
    assert len(await mirror.plan(MONDAY_NOON)) == 1
    await mirror.house.services.meetings.skip(
        GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON + MINUTE
    )
    assert len(await mirror.plan(MONDAY_NOON + MINUTE)) == 1
    await mirror.settle(MONDAY_NOON + 2 * MINUTE)
    assert mirror.starts == [STARTS + WEEK]


async def test_a_moved_a_skipped_and_an_ended_meeting_are_followed(mirror):
    meeting = await mirror.house.add()
    meetings = mirror.house.services.meetings
    await switch(mirror, on=True)
    await mirror.settle(MONDAY_NOON)
    to = datetime.fromisoformat("2026-03-03T20:00")
    by = {"by": LEAD, "now": MONDAY_NOON + MINUTE}
    await meetings.move(GROUP, meeting.id, TUESDAY, to=to, **by)
    await mirror.settle(MONDAY_NOON + MINUTE)
    assert mirror.starts == [STARTS + timedelta(hours=1)]
    await meetings.skip(GROUP, meeting.id, TUESDAY, **by)
    await mirror.settle(MONDAY_NOON + 2 * MINUTE)
    assert mirror.starts == [STARTS + WEEK]
    await meetings.end(GROUP, meeting.id, **by)
    await mirror.settle(MONDAY_NOON + 3 * MINUTE)
    assert mirror.starts == []


async def test_switching_it_off_takes_all_away(mirror):
    await mirror.house.add()
    await mirror.house.add(name="Another")
    await switch(mirror, on=True)
    await mirror.settle(MONDAY_NOON)
    assert len(mirror.starts) == 2
    await switch(mirror, on=False, now=MONDAY_NOON + MINUTE)
    await mirror.settle(MONDAY_NOON + MINUTE)
    assert mirror.starts == []


async def test_what_two_people_have_never_stands_there(mirror):
    meeting = await mirror.house.add()
    await switch(mirror, on=True)
    await mirror.settle(MONDAY_NOON)
    assert mirror.starts == [STARTS]
    for_two = replace(TUESDAYS, kind=MeetingKind.ONE_TO_ONE)
    await mirror.house.change(meeting, for_two, now=MONDAY_NOON + MINUTE)
    await mirror.settle(MONDAY_NOON + MINUTE)
    assert mirror.starts == []


async def test_a_right_that_lacks_is_told_to_the_outbox(mirror):
    await mirror.house.add()
    await switch(mirror, on=True)
    mirror.messenger.fail(MissingRight("no"), call="show_event")
    (claimed,) = await mirror.plan(MONDAY_NOON)
    with pytest.raises(MissingRight):
        await mirror.mirrors.settle(claimed, MONDAY_NOON)


async def test_a_group_that_takes_the_bot_back_has_its_events_again(mirror):
    await mirror.house.add()
    await switch(mirror, on=True)
    members = mirror.house.harbour.members
    await members.left(GROUP, now=MONDAY_NOON)
    await mirror.settle(MONDAY_NOON)
    assert mirror.starts == []
    await members.joined(GROUP, now=MONDAY_NOON + MINUTE)
    await mirror.settle(MONDAY_NOON + MINUTE)
    assert mirror.starts == [STARTS]
