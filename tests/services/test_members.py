"""Starting, stopping, being erased: what is kept of somebody, and for how long."""

from datetime import time, timedelta

import pytest
from sqlalchemy import Table, update

from bot.models import (
    Answer,
    ChannelId,
    DeliveryKind,
    DirectMessages,
    Home,
    Level,
    PersonKind,
    RequestKind,
    UserId,
)
from bot.services.housekeeping import Housekeeping
from bot.services.members import ErasurePlanner
from bot.services.presses import Presses
from bot.services.requests import Requests
from bot.services.typed import Typed
from bot.store import deliveries, people
from bot.store.schema import check_in, delivery, member, person, press, request
from tests.services.harbour import GROUP, INES, MARA, MONDAY, ZONE, Harbour, at

DM = ChannelId(500)
NOW = at(MONDAY, 7)


async def sent(harbour: Harbour, kind: DeliveryKind, message_id: int) -> None:
    """Let every delivery of a kind have arrived."""
    async with harbour.database.transaction() as tx:
        await tx.execute(
            update(delivery)
            .where(delivery.c.kind == kind.value)
            .values(state="sent", message_id=message_id, sent_channel_id=DM, finished_at=NOW)
        )


async def refuse_dm(harbour: Harbour, *, may_move: bool) -> None:
    """Let Discord say that Mara's DM is closed."""
    async with harbour.database.transaction() as tx:
        known = (await people.groups_of(tx, MARA))[0]
        await harbour.members.dm_refused(tx, known.id, may_move=may_move)


async def kinds(harbour: Harbour) -> list[str]:
    return sorted(row["kind"] for row in await harbour.rows(delivery))


async def test_starting_keeps_the_least_and_asks_at_nine(harbour: Harbour):
    started = await harbour.start()
    assert started.morning_at == time(9)
    assert started.evening_at is None
    assert started.person.home is Home.DM
    assert started.due is not None
    assert started.due.due_at == at(MONDAY, 9)
    assert await kinds(harbour) == ["welcome"]


async def test_starting_twice_changes_nothing(harbour: Harbour):
    first = await harbour.start()
    second = await harbour.members.start(
        GROUP, MARA, zone="Asia/Tokyo", language=None, now=NOW + timedelta(minutes=1)
    )
    assert second == first
    assert await kinds(harbour) == ["welcome"]


async def test_a_place_that_does_not_exist_keeps_nothing(harbour: Harbour):
    with pytest.raises(ValueError, match="Mars"):
        await harbour.members.start(GROUP, MARA, zone="Mars/Base", language=None, now=NOW)
    assert await harbour.rows(person) == []


async def test_stopping_stops_at_once_and_coming_back_finds_all(harbour: Harbour):
    started = await harbour.start()
    await harbour.answer()
    until = await harbour.members.stop(started.person.id, now=NOW)
    assert until == NOW + timedelta(days=30)
    stopped = await harbour.member()
    assert stopped.due is None
    assert await harbour.answer() is None
    assert await harbour.members.stop(started.person.id, now=NOW + timedelta(days=1)) == until
    back = await harbour.start(now=at(MONDAY, 12))
    assert back.stopped_at is None
    assert back.erase_at is None
    assert back.due is not None
    assert back.started_at == started.started_at
    assert [row["answer"] for row in await harbour.rows(check_in)] == [Answer.GOOD]


async def test_after_thirty_days_all_is_erased(harbour: Harbour):
    started = await harbour.start()
    await harbour.members.stop(started.person.id, now=NOW)
    planner = ErasurePlanner(harbour.members)
    late = NOW + timedelta(days=30)
    async with harbour.database.transaction() as tx:
        assert await planner.next_due_at(tx) == late
        assert list(await planner.due(tx, late - timedelta(seconds=1), 10)) == []
        (row,) = await planner.due(tx, late, 10)
        await planner.plan(tx, row, late)
    assert await harbour.rows(person) == []
    assert await harbour.rows(delivery) == []


async def test_erasing_takes_back_every_message_even_the_fixed_answers(harbour: Harbour):
    started = await harbour.start()
    await sent(harbour, DeliveryKind.WELCOME, 1)
    typed = Typed(harbour.database)
    await typed.heard(DM, MARA, locale="en", now=NOW)
    await sent(harbour, DeliveryKind.DM_ANSWER, 2)
    await harbour.members.erase(started.person.id, now=NOW)
    rows = await harbour.rows(delivery)
    assert [row["kind"] for row in rows] == ["removal", "removal"]
    assert sorted(row["facts"]["message_id"] for row in rows) == [1, 2]
    assert {row["person_id"] for row in rows} == {None}
    assert await harbour.rows(person) == []
    async with harbour.database.transaction() as tx:
        await tx.execute(update(delivery).values(state="sent", finished_at=NOW))
    await Housekeeping(harbour.database).tidy(NOW)
    assert await harbour.rows(delivery) == []


async def test_somebody_who_waits_for_a_person_stays_a_guest_until_then(harbour: Harbour):
    started = await harbour.start()
    await harbour.answer(answer=Answer.HARD)
    requests = Requests(harbour.database, harbour.vault)
    asked = await requests.ask(GROUP, MARA, level=Level.RIGHT_NOW, language=None, now=NOW)
    await harbour.members.erase(started.person.id, now=NOW)
    (row,) = await harbour.rows(person)
    assert row["kind"] == PersonKind.GUEST
    assert await harbour.rows(member) == await harbour.rows(check_in) == []
    assert await requests.open_of(GROUP, MARA) == asked.request


@pytest.mark.parametrize("erased", [False, True])
async def test_who_stops_wants_no_hello_any_more(harbour: Harbour, erased: bool):
    started = await harbour.start()
    requests = Requests(harbour.database, harbour.vault)
    hello = RequestKind.HELLO
    await requests.ask(GROUP, MARA, kind=hello, level=Level.NO_RUSH, language=None, now=NOW)
    if erased:
        assert not (await harbour.members.erase(started.person.id, now=NOW)).waiting
        assert await harbour.rows(person) == []
    else:
        await harbour.members.stop(started.person.id, now=NOW)
    assert await requests.open_of(GROUP, MARA) is None


async def test_a_call_for_help_outlives_a_stop(harbour: Harbour):
    started = await harbour.start()
    requests = Requests(harbour.database, harbour.vault)
    await requests.ask(GROUP, MARA, level=Level.TODAY, language=None, now=NOW)
    await harbour.members.stop(started.person.id, now=NOW)
    assert await requests.open_of(GROUP, MARA) is not None


async def test_a_dm_closed_to_what_was_asked_for_goes_to_a_thread(harbour: Harbour):
    await harbour.groups.change(
        GROUP, {"check_in_channel_id": ChannelId(9)}, actor_id=INES, now=NOW
    )
    await harbour.start()
    await refuse_dm(harbour, may_move=True)
    moved = await harbour.member()
    assert moved.person.home is Home.THREAD
    assert moved.due is not None


async def test_a_dm_closed_to_a_prompt_stops_prompts_until_they_come_back(harbour: Harbour):
    await harbour.start()
    await refuse_dm(harbour, may_move=False)
    silent = await harbour.member()
    assert silent.due is None
    assert silent.person.dm is DirectMessages.CLOSED
    assert await Typed(harbour.database).pressed_in_dm(DM, MARA, now=at(MONDAY, 8))
    back = await harbour.member()
    assert back.due is not None
    assert back.due.due_at == at(MONDAY, 9)
    assert back.person.dm is DirectMessages.OPEN
    assert not await Typed(harbour.database).pressed_in_dm(DM, MARA, now=at(MONDAY, 8))


async def test_choosing_a_place_again_tries_it_at_once(harbour: Harbour):
    started = await harbour.start()
    await refuse_dm(harbour, may_move=False)
    moved = await harbour.members.move_home(started.person.id, Home.DM, now=at(MONDAY, 8))
    assert moved.person.dm is DirectMessages.UNKNOWN
    assert moved.due is not None
    assert await kinds(harbour) == ["welcome", "welcome"]


async def test_a_new_time_does_not_ask_for_a_date_twice(harbour: Harbour):
    await harbour.start()
    moved = await harbour.choose(morning_at=time(8))
    assert moved.due is not None
    assert (moved.due.day_on, moved.due.due_at) == (MONDAY, at(MONDAY, 8))
    assert (await harbour.choose(zone="Pacific/Apia")).due is not None


async def test_typed_text_is_answered_at_most_hourly(harbour: Harbour):
    typed = Typed(harbour.database)
    assert await typed.heard(DM, MARA, locale="en", now=NOW)
    assert not await typed.heard(DM, MARA, locale="en", now=NOW + timedelta(minutes=59))
    assert await typed.heard(DM, MARA, locale="en", now=NOW + timedelta(hours=1))
    assert await typed.heard(ChannelId(501), UserId(71), locale="en", now=NOW)
    assert await harbour.rows(person) == []


async def test_typing_hurries_what_waits_for_the_dm(harbour: Harbour):
    await harbour.start()
    later = NOW + timedelta(hours=3)
    async with harbour.database.transaction() as tx:
        await tx.execute(update(delivery).values(try_at=later))
    await Typed(harbour.database).heard(DM, MARA, locale="en", now=NOW + timedelta(minutes=1))
    async with harbour.database.reading() as tx:
        assert await deliveries.next_try_at(tx) == NOW + timedelta(minutes=1)


async def test_a_press_is_taken_in_once_and_forgotten_after_a_day(harbour: Harbour):
    presses = Presses(harbour.database)
    assert await presses.first(5, now=NOW)
    assert not await presses.first(5, now=NOW)
    assert await presses.first(6, now=NOW)
    await Housekeeping(harbour.database).tidy(NOW + timedelta(days=1))
    assert len(await harbour.rows(press)) == 2
    await Housekeeping(harbour.database).tidy(NOW + timedelta(days=1, seconds=1))
    assert await harbour.rows(press) == []


async def test_guests_and_their_requests_are_forgotten_after_seven_days(harbour: Harbour):
    requests = Requests(harbour.database, harbour.vault)
    asked = await requests.ask(
        GROUP, MARA, kind=RequestKind.TALK, level=Level.TODAY, language=None, now=NOW
    )
    keeper = Housekeeping(harbour.database)
    await keeper.tidy(NOW + timedelta(days=60))
    assert len(await harbour.rows(request)) == 1, "an open request is never forgotten"
    await requests.close(asked.request.id, by=MARA, now=NOW)
    await keeper.tidy(NOW + timedelta(days=7))
    assert len(await harbour.rows(request)) == 1
    await keeper.tidy(NOW + timedelta(days=7, seconds=1))
    assert await empty(harbour, request, person)


async def empty(harbour: Harbour, *tables: Table) -> bool:
    return not any([await harbour.rows(table) for table in tables])


async def test_a_zone_is_the_members_own(harbour: Harbour):
    assert (await harbour.start()).zone == ZONE
