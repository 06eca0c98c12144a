"""A person's own place: DMs are opened under a ration, threads once, closed ones left alone."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.database import Database, Transaction
from bot.homes import CLOSED_FOR
from bot.keyring import Keyring
from bot.messenger import ClosedDM, Gone, Later, TooManyOpenings
from bot.models import ChannelId, Delivery, DeliveryState, GuildId, Home, Lane
from bot.store import people
from bot.store.schema import dm_opening, guild, person
from tests.outboxes import CHECK_INS, Outbox


@pytest.fixture
async def outbox(sqlite_database: Database, keyring: Keyring) -> Outbox:
    """An outbox on SQLite, and a group."""
    outbox = Outbox(sqlite_database, keyring)
    await outbox.add_guild()
    return outbox


async def test_a_known_dm_is_used_and_costs_no_opening(outbox: Outbox) -> None:
    person_id = await outbox.add_person(5, dm_channel_id=55, dm="open")
    await outbox.put("hello", person_id=person_id)
    await outbox.send_all()
    assert outbox.messenger.texts(ChannelId(55)) == ["hello"]
    assert outbox.messenger.opened == []


async def test_an_unknown_dm_is_opened_once_and_remembered(outbox: Outbox) -> None:
    person_id = await outbox.add_person(5)
    await outbox.put("one", person_id=person_id)
    await outbox.put("two", person_id=person_id)
    await outbox.send_all()
    assert sorted(outbox.messenger.texts(ChannelId(50_005))) == ["one", "two"]
    assert outbox.messenger.opened == [5]
    async with outbox.database.reading() as tx:
        found = await people.read(tx, person_id)
    assert found is not None
    assert (found.dm_channel_id, found.dm) == (50_005, "open")


async def test_the_dm_of_somebody_in_two_groups_is_opened_once(outbox: Outbox) -> None:
    await outbox.add_guild(GuildId(8))
    first = await outbox.add_person(5)
    second = await outbox.add_person(5, guild_id=8)
    await outbox.put("one", person_id=first)
    await outbox.send_all()
    await outbox.put("two", person_id=second)
    await outbox.send_all()
    assert outbox.messenger.texts(ChannelId(50_005)) == ["one", "two"]
    assert outbox.messenger.opened == [5]


async def test_openings_are_rationed_and_the_others_wait_in_turn(outbox: Outbox) -> None:
    for user_id in range(1, 5):
        await outbox.put(f"to {user_id}", person_id=await outbox.add_person(user_id))
    await outbox.send_all()
    assert len(outbox.messenger.opened) == 1
    for already in range(1, 5):
        assert len(outbox.messenger.opened) == already
        outbox.after(seconds=29)
        await outbox.send_all()
        assert len(outbox.messenger.opened) == already
        outbox.after(seconds=1)
        await outbox.send_all()
    assert outbox.messenger.opened == [1, 2, 3, 4]


async def test_a_request_jumps_the_queue_but_not_the_ration(outbox: Outbox) -> None:
    for user_id in range(1, 4):
        await outbox.put(f"to {user_id}", person_id=await outbox.add_person(user_id))
    await outbox.send_all()
    await outbox.put("help", lane=Lane.REQUEST, person_id=await outbox.add_person(9))
    await outbox.send_all()
    assert len(outbox.messenger.opened) == 1
    outbox.after(seconds=30)
    await outbox.send_all()
    assert outbox.messenger.opened[1:] == [9]


async def _move_to_a_thread(tx: Transaction, delivery: Delivery) -> None:
    assert delivery.person_id is not None
    await people.set_home(tx, delivery.person_id, Home.THREAD)


@pytest.mark.parametrize(
    ("lane", "pace", "asked"),
    [
        (Lane.REQUEST, 61, ["second"]),
        (Lane.REQUEST, 60, []),  # a minute is waited
        (Lane.REMINDER, 3600, []),
    ],
)
async def test_a_request_that_would_wait_long_for_a_dm_may_go_elsewhere(
    outbox: Outbox, lane: Lane, pace: int, asked: list[str]
) -> None:
    outbox.kind.when_closed = _move_to_a_thread
    for user_id, key in ((1, "first"), (2, "second")):
        await outbox.put(key, lane=lane, person_id=await outbox.add_person(user_id))
        await outbox.send_all(rations=((1, pace),))
    outbox.after(seconds=1)
    await outbox.send_all(rations=((1, pace),))
    assert [key for key, _ in outbox.kind.refused] == asked
    assert outbox.messenger.texts() == ["first", *asked]


@pytest.mark.parametrize(("ration", "most"), [((2, 3600), 2), ((3, 86400), 3)])
async def test_every_ration_holds(outbox: Outbox, ration: tuple[int, int], most: int) -> None:
    for user_id in range(1, 8):
        await outbox.put(f"to {user_id}", person_id=await outbox.add_person(user_id))
    for _ in range(20):
        await outbox.send_all(rations=((1, 30), ration))
        outbox.after(seconds=60)
    assert len(outbox.messenger.opened) == most


async def test_openings_are_counted_before_discord_is_asked(outbox: Outbox) -> None:
    """A crash between the two costs a turn; the other order would exceed the ration."""
    await outbox.put("hello", person_id=await outbox.add_person(5))
    outbox.messenger.fail(Later("no answer"), call="open_dm")
    await outbox.send_all()
    async with outbox.database.reading() as tx:
        assert len((await tx.execute(select(dm_opening.c.id))).all()) == 1


async def test_after_40003_no_dm_is_opened_for_hours_also_after_a_restart(outbox: Outbox) -> None:
    await outbox.put("hello", person_id=await outbox.add_person(5))
    outbox.messenger.fail(TooManyOpenings("40003"), call="open_dm")
    await outbox.send_all()
    await outbox.put("help", lane=Lane.REQUEST, person_id=await outbox.add_person(6))
    outbox.after(seconds=CLOSED_FOR.total_seconds() - 1)
    await outbox.send_all()
    assert outbox.messenger.calls == ["open_dm"]
    outbox.after(hours=1)
    await outbox.send_all()
    outbox.after(hours=1)
    await outbox.send_all()
    assert sorted(outbox.messenger.texts()) == ["hello", "help"]


async def test_a_closed_dm_is_remembered_told_and_not_tried_again(outbox: Outbox) -> None:
    person_id = await outbox.add_person(5)
    await outbox.put("one", person_id=person_id)
    outbox.messenger.fail(ClosedDM("50007"))
    await outbox.send_all()
    await outbox.put("two", person_id=person_id)
    await outbox.send_all()
    assert outbox.messenger.calls == ["open_dm", "send"]
    assert outbox.kind.refused == [("one", ClosedDM), ("two", ClosedDM)]
    assert set((await outbox.states()).values()) == {DeliveryState.DROPPED}


async def test_a_closed_dm_becomes_a_thread_when_the_kind_says_so(outbox: Outbox) -> None:
    outbox.kind.when_closed = _move_to_a_thread
    person_id = await outbox.add_person(5)
    await outbox.put("hello", person_id=person_id)
    outbox.messenger.fail(ClosedDM("50007"))
    await outbox.send_all()
    await outbox.send_all()
    (thread_id,) = outbox.messenger.threads.values()
    assert outbox.messenger.texts(thread_id) == ["hello"]


async def test_a_thread_is_found_again_after_a_lost_reply(outbox: Outbox) -> None:
    person_id = await outbox.add_person(5, home="thread")
    await outbox.put("hello", person_id=person_id)
    outbox.messenger.fail(Later("the reply was lost"), call="open_thread", after=True)
    await outbox.send_all()
    outbox.after(seconds=5)
    await outbox.send_all()
    ((parent_id, name),) = outbox.messenger.threads
    assert parent_id == CHECK_INS
    assert name.startswith("notes-")  # no name, nothing tender
    assert outbox.messenger.texts() == ["hello"]


async def test_two_messages_to_one_person_open_one_thread(outbox: Outbox) -> None:
    person_id = await outbox.add_person(5, home="thread")
    await outbox.put("one", person_id=person_id)
    await outbox.put("two", person_id=person_id)
    await outbox.send_all()
    assert outbox.messenger.calls.count("open_thread") == 1
    assert sorted(outbox.messenger.texts()) == ["one", "two"]


async def test_a_thread_without_a_channel_for_it_is_the_dm(outbox: Outbox) -> None:
    async with outbox.database.transaction() as tx:
        await tx.execute(insert(guild).values(id=9, joined_at=outbox.clock.now()))
    person_id = await outbox.add_person(5, guild_id=9, home="thread")
    await outbox.put("hello", person_id=person_id)
    await outbox.send_all()
    assert outbox.messenger.texts(ChannelId(50_005)) == ["hello"]


@pytest.mark.parametrize("home", ["dm", "thread"])
async def test_a_place_that_is_gone_is_opened_anew(outbox: Outbox, home: str) -> None:
    person_id = await outbox.add_person(5, home=home, thread_id=56, dm_channel_id=55, dm="open")
    outbox.messenger.gone = {ChannelId(55), ChannelId(56)}
    await outbox.put("hello", person_id=person_id)
    await outbox.send_all()
    outbox.after(seconds=5)
    await outbox.send_all()
    (posted,) = outbox.messenger.posted.values()
    assert posted.sent.channel_id not in outbox.messenger.gone
    assert (await outbox.states())["hello"] is DeliveryState.SENT


async def test_a_place_that_is_gone_again_and_again_is_given_up(outbox: Outbox) -> None:
    person_id = await outbox.add_person(5, dm_channel_id=55, dm="open")
    outbox.messenger.gone = {ChannelId(55), ChannelId(50_005)}
    await outbox.put("hello", person_id=person_id)
    for _ in range(8):
        await outbox.send_all()
        outbox.after(minutes=10)
    assert (await outbox.states())["hello"] is DeliveryState.DEAD
    assert outbox.kind.refused == [("hello", Gone)]


async def test_what_waits_for_a_dm_goes_at_once_when_the_person_writes_first(
    outbox: Outbox,
) -> None:
    await outbox.put("first", person_id=await outbox.add_person(1))
    person_id = await outbox.add_person(2)
    await outbox.put("waits", person_id=person_id)
    await outbox.send_all(count=1, reserved=0)
    assert outbox.messenger.texts() == ["first"]
    await outbox.meet_in_dm(person_id, ChannelId(52))
    await outbox.send_all()
    assert outbox.messenger.texts(ChannelId(52)) == ["waits"]


async def test_a_person_who_was_erased_is_written_to_no_more(outbox: Outbox) -> None:
    person_id = await outbox.add_person(1)
    await outbox.put("hello", person_id=person_id)
    outbox.messenger.hang(call="open_dm")
    async with outbox.running() as senders:
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        await outbox.erase(person_id)
        outbox.messenger.released.set()
        await senders.drained()
        await asyncio.sleep(0)
    outbox.after(seconds=timedelta(minutes=1).total_seconds())
    await outbox.send_all()
    assert outbox.messenger.posted == {}
    async with outbox.database.reading() as tx:
        assert (await tx.execute(select(person.c.id))).all() == []
