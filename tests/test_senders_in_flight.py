"""The senders: sends that hang, and stopping while something is on its way."""

import asyncio
from datetime import timedelta

import pytest

from bot.courier import Timing
from bot.database import Database
from bot.keyring import Keyring
from bot.models import DeliveryState
from tests.outboxes import Outbox

QUICK = Timing(send=0.05, lease=45.0, nonce_memory=120.0)


@pytest.fixture
def outbox(sqlite_database: Database, keyring: Keyring) -> Outbox:
    """An outbox on SQLite."""
    return Outbox(sqlite_database, keyring)


async def test_a_hung_send_costs_one_sender(outbox: Outbox) -> None:
    await outbox.put("hangs")
    outbox.messenger.hang()
    async with outbox.running(count=2, reserved=0) as senders:
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        for number in range(20):
            await outbox.put(f"goes {number}")
        senders.wake()
        await outbox.messenger.until(lambda: len(outbox.messenger.posted) >= 20)
        assert outbox.messenger.hanging == 1
        outbox.messenger.released.set()
        await senders.drained()
    assert len(outbox.messenger.posted) == 21


async def test_a_send_that_hangs_is_given_up_in_doubt(outbox: Outbox) -> None:
    outbox.timing = QUICK
    await outbox.put("hello")
    outbox.messenger.hang(after=True)
    await outbox.send_all()
    doubted = await outbox.read("hello")
    assert doubted.state is DeliveryState.DUE
    assert doubted.doubtful_at == outbox.clock.now()
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]


async def test_waiting_for_a_place_in_vain_leaves_no_doubt(outbox: Outbox) -> None:
    outbox.timing = QUICK
    await outbox.add_guild()
    person_id = await outbox.add_person(5)
    await outbox.put("hello", person_id=person_id)
    outbox.messenger.hang(call="open_dm")
    await outbox.send_all()
    assert (await outbox.read("hello")).doubtful_at is None


async def test_a_lease_that_ended_during_the_send_is_no_loss(outbox: Outbox) -> None:
    await outbox.put("hello")
    outbox.messenger.hang(after=True)
    async with outbox.running() as senders:
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        outbox.after(seconds=50)
        await outbox.free_expired()
        outbox.clock.jump(timedelta(days=-1))  # nobody may claim it before it is recorded
        outbox.messenger.released.set()
        await senders.drained()
    assert (await outbox.states())["hello"] is DeliveryState.SENT


async def test_a_graceful_stop_finishes_what_is_in_flight(outbox: Outbox) -> None:
    await outbox.put("in flight")
    outbox.messenger.hang(after=True)
    senders = outbox.senders()
    async with asyncio.TaskGroup() as group:
        _ = group.create_task(senders.run())
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        await outbox.put("too late")
        stop = group.create_task(senders.stop(grace=10))
        await asyncio.sleep(0.05)
        assert not stop.done()
        outbox.messenger.released.set()
    assert await outbox.states() == {
        "in flight": DeliveryState.SENT,
        "too late": DeliveryState.DUE,
    }


async def test_a_stop_lets_go_after_its_grace_and_the_next_start_finds_out(
    outbox: Outbox,
) -> None:
    await outbox.put("hello")
    outbox.messenger.hang(after=True)
    senders = outbox.senders()
    async with asyncio.TaskGroup() as group:
        _ = group.create_task(senders.run())
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        await senders.stop(grace=0.05)
    assert (await outbox.states())["hello"] is DeliveryState.SENDING
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]
    assert (await outbox.states())["hello"] is DeliveryState.SENT
