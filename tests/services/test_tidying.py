"""Tidy: our messages to a member go when they are old, those of an open request stay."""

from datetime import datetime, timedelta

import pytest

from bot.models import ChannelId, DeliveryKind, Lane, Level, MessageId, RequestKind, Sent, Tidy
from bot.services.requests import Requests
from bot.services.tidying import TidyPlanner
from bot.store import deliveries, tidying
from bot.store.schema import member as member_table
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

DM, ROOM = ChannelId(500), ChannelId(900)
ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)


async def arrive(harbour: Harbour, now: datetime, first: int = 1) -> list[int]:
    """Let everything that waits arrive; return the ids of the messages in the DM."""
    found: list[int] = []
    lanes = [Lane.REQUEST, Lane.REMINDER, Lane.PROMPT]
    while True:
        async with harbour.database.transaction() as tx:
            claimed = await deliveries.claim(
                tx, owner="boot", lanes=lanes, now=now, real_now=now, lease_until=now + ONE_DAY
            )
            if claimed is None:
                return found
            sent = Sent(claimed.channel_id or DM, MessageId(1000 * first + len(found)))
            await deliveries.record_sent(tx, claimed, sent, note=None, now=now)
            if claimed.channel_id is None:
                found.append(int(sent.message_id))


async def removed(harbour: Harbour, now: datetime) -> list[int]:
    await harbour.tick(now, TidyPlanner())
    rows = await harbour.deliveries(DeliveryKind.REMOVAL)
    return [row["facts"]["message_id"] for row in rows]


async def choose(harbour: Harbour, tidy: Tidy, now: datetime) -> None:
    await harbour.tidying.choose((await harbour.member()).person.id, tidy, now=now)


@pytest.mark.parametrize(("tidy", "age"), [(Tidy.DAY, ONE_DAY), (Tidy.WEEK, 7 * ONE_DAY)])
async def test_a_message_goes_when_it_is_old_and_not_before(harbour, tidy, age):
    await harbour.start()
    ours = await arrive(harbour, at(MONDAY, 8))
    assert ours
    await choose(harbour, tidy, at(MONDAY, 9))
    assert await removed(harbour, at(MONDAY, 9)) == []
    async with harbour.database.reading() as tx:
        assert await tidying.next_due_at(tx) == at(MONDAY, 8) + age
    assert await removed(harbour, at(MONDAY, 8) + age) == ours
    assert await removed(harbour, at(MONDAY, 8) + 2 * age) == ours  # once


async def test_choosing_takes_away_at_once_what_is_old_already(harbour):
    await harbour.start()
    ours = await arrive(harbour, at(MONDAY, 8))
    await choose(harbour, Tidy.DAY, at(MONDAY + 5 * ONE_DAY))
    assert await removed(harbour, at(MONDAY + 5 * ONE_DAY)) == ours


async def test_never_takes_nothing_away_and_stops_what_was_planned(harbour):
    await harbour.start()
    await arrive(harbour, at(MONDAY, 8))
    await choose(harbour, Tidy.WEEK, at(MONDAY, 9))
    await choose(harbour, Tidy.NEVER, at(MONDAY, 10))
    assert await removed(harbour, at(MONDAY + 30 * ONE_DAY)) == []
    (row,) = await harbour.rows(member_table)
    assert row["tidy_at"] is None


async def test_messages_about_an_open_request_stay_until_it_is_closed(harbour):
    await harbour.start()
    await arrive(harbour, at(MONDAY, 8))
    await harbour.groups.change(GROUP, {"leads_room_id": ROOM}, actor_id=INES, now=at(MONDAY))
    await choose(harbour, Tidy.DAY, at(MONDAY, 8))
    requests = Requests(harbour.database, harbour.vault)
    asked = await requests.ask(
        GROUP,
        MARA,
        kind=RequestKind.TALK,
        level=Level.TODAY,
        language=None,
        now=at(MONDAY, 8),
    )
    person_id = (await harbour.member()).person.id
    async with harbour.database.transaction() as tx:
        await deliveries.enqueue(
            tx,
            key="status",
            kind=DeliveryKind.STATUS,
            lane=Lane.REQUEST,
            due_at=at(MONDAY, 8),
            now=at(MONDAY, 8),
            guild_id=GROUP,
            person_id=person_id,
            request_id=asked.request.id,
        )
    about = await arrive(harbour, at(MONDAY, 8), first=2)
    later = at(MONDAY + 3 * ONE_DAY)
    assert not set(about) & set(await removed(harbour, later))
    await requests.close(asked.request.id, by=MARA, now=later)
    assert set(about) <= set(await removed(harbour, later + 2 * ONE_HOUR))


async def test_what_was_tidied_is_not_removed_again_when_the_person_is_erased(harbour):
    member = await harbour.start()
    await arrive(harbour, at(MONDAY, 8))
    await choose(harbour, Tidy.DAY, at(MONDAY, 9))
    before = await removed(harbour, at(MONDAY + 2 * ONE_DAY))
    await harbour.members.erase(member.person.id, now=at(MONDAY + 2 * ONE_DAY))
    assert await removed(harbour, at(MONDAY + 3 * ONE_DAY)) == before
