"""Asking for a person: merged, raised, taken once, closed once, and paged exactly as often."""

from typing import Any

import pytest

from bot.models import ChannelId, DeliveryKind, Level, RequestKind, RoleId, UserId
from bot.services.arrivals import Arrivals
from bot.services.requests import Requests
from bot.store import deliveries
from bot.store.schema import delivery
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

NOW = at(MONDAY, 7)
JO, KIM = UserId(80), UserId(81)
ROOM = ChannelId(9)


@pytest.fixture
async def requests(harbour: Harbour) -> Requests:
    settings = {"leads_room_id": ROOM, "lead_role_id": RoleId(3)}
    await harbour.groups.change(GROUP, settings, actor_id=INES, now=NOW)
    return Requests(harbour.database, harbour.vault)


async def ask(requests: Requests, level: Level = Level.TODAY, **more: Any) -> Any:
    return await requests.ask(GROUP, MARA, level=level, language=None, now=NOW, **more)


async def kinds(harbour: Harbour) -> list[str]:
    return [row["kind"] for row in await harbour.rows(delivery)]


async def test_a_request_and_its_page_are_stored_together(harbour: Harbour, requests: Requests):
    asked = await ask(requests)
    assert asked.is_new
    assert asked.is_heard
    (row,) = await harbour.rows(delivery)
    assert (row["kind"], row["lane"], row["channel_id"]) == ("page_room", 0, ROOM)
    assert row["person_id"] is None
    assert row["facts"] == {"mention": 1}


async def test_asking_again_merges(harbour: Harbour, requests: Requests):
    first = await ask(requests)
    for level in (Level.TODAY, Level.NO_RUSH):
        again = await ask(requests, level)
        assert again.request == first.request
        assert not again.is_new
        assert not again.is_raised
    assert await kinds(harbour) == ["page_room"]


async def test_raising_pages_again_whoever_has_it(harbour: Harbour, requests: Requests):
    first = await ask(requests, Level.NO_RUSH)
    raised = await ask(requests, Level.TODAY)
    assert raised.is_raised
    assert raised.request.level is Level.TODAY
    assert await kinds(harbour) == ["page_room", "page_room"]
    await requests.take(first.request.id, user_id=JO, now=NOW)
    urgent = await ask(requests, Level.RIGHT_NOW)
    assert urgent.is_raised
    assert urgent.request.taken_by is None
    assert (await kinds(harbour)).count("page_room") == 3


async def test_a_talk_raises_a_hello(harbour: Harbour, requests: Requests):
    await ask(requests, Level.NO_RUSH, kind=RequestKind.HELLO)
    raised = await ask(requests, Level.NO_RUSH)
    assert raised.is_raised
    assert raised.request.kind is RequestKind.TALK


async def test_without_a_room_the_person_is_told(harbour: Harbour):
    requests = Requests(harbour.database, harbour.vault)
    asked = await ask(requests)
    assert not asked.is_heard
    (row,) = await harbour.rows(delivery)
    assert row["kind"] == "status"
    assert row["person_id"] == asked.request.person_id


async def test_the_first_tap_wins_and_tells_once(harbour: Harbour, requests: Requests):
    asked = await ask(requests)
    mine = await requests.take(asked.request.id, user_id=JO, now=NOW)
    theirs = await requests.take(asked.request.id, user_id=KIM, now=NOW)
    again = await requests.take(asked.request.id, user_id=JO, now=NOW)
    assert mine is not None
    assert theirs is not None
    assert again is not None
    assert (mine.by_this_tap, theirs.by_this_tap, again.by_this_tap) == (True, False, True)
    assert (await kinds(harbour)).count("taken") == 1


@pytest.mark.parametrize(("by", "told"), [(MARA, []), (JO, ["closed"])])
async def test_closing_tells_everyone_who_was_told(
    harbour: Harbour, requests: Requests, by: UserId, told: list[str]
):
    asked = await ask(requests)
    await requests.take(asked.request.id, user_id=JO, now=NOW)
    assert await requests.close(asked.request.id, by=KIM, now=NOW) is None
    closed = await requests.close(asked.request.id, by=by, now=NOW)
    assert closed is not None
    assert closed.request.closed_at == NOW
    again = await requests.close(asked.request.id, by=by, now=NOW)
    assert (again is None) == (by == JO)  # a lead hears that it is settled
    assert [kind for kind in await kinds(harbour) if kind == "closed"] == told
    taken = await requests.take(asked.request.id, user_id=KIM, now=NOW)
    assert taken is not None
    assert not taken.is_open


async def page_of(harbour: Harbour, requests: Requests) -> Any:
    asked = await ask(requests)
    async with harbour.database.reading() as tx:
        page = await deliveries.latest_for_request(tx, asked.request.id, DeliveryKind.PAGE_ROOM)
    assert page is not None
    return asked, page


async def test_a_page_that_is_out_is_told_once(harbour: Harbour, requests: Requests):
    _, page = await page_of(harbour, requests)
    for _ in range(2):
        async with harbour.database.transaction() as tx:
            await Arrivals(harbour.database).page_is_out(tx, page, ROOM, now=NOW)
    assert await kinds(harbour) == ["page_room", "status"]


async def test_a_page_that_failed_and_then_went_out_is_told_both_times(
    harbour: Harbour, requests: Requests
):
    _, page = await page_of(harbour, requests)
    async with harbour.database.transaction() as tx:
        await Arrivals(harbour.database).page_failed(tx, page, now=NOW)
        await Arrivals(harbour.database).page_failed(tx, page, now=NOW)
        await Arrivals(harbour.database).page_is_out(tx, page, ROOM, now=NOW)
    # and the admin who set the group up hears once that the room cannot be written in
    assert await kinds(harbour) == ["page_room", "status", "admin_notice", "status"]


async def test_a_page_that_went_out_after_the_end_is_followed_by_the_all_clear(
    harbour: Harbour, requests: Requests
):
    asked, page = await page_of(harbour, requests)
    await requests.close(asked.request.id, by=MARA, now=NOW)
    async with harbour.database.transaction() as tx:
        await Arrivals(harbour.database).page_is_out(tx, page, ROOM, now=NOW)
    rows = await harbour.rows(delivery)
    assert [(row["kind"], row["channel_id"]) for row in rows[1:]] == [("closed", ROOM)]
