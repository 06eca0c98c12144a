"""The senders: what Discord refuses, puts off or takes back, and what is given up."""

import asyncio
import logging

import pytest

from bot.database import Database
from bot.errors import Exit, Fatal
from bot.keyring import Keyring
from bot.messenger import Later, MissingRight, Never, Unauthorized
from bot.models import DeliveryKind, DeliveryState, Lane, MessageId, Sent
from bot.store import channels
from tests.outboxes import ROOM, Outbox


@pytest.fixture
def outbox(sqlite_database: Database, keyring: Keyring) -> Outbox:
    """An outbox on SQLite."""
    return Outbox(sqlite_database, keyring)


@pytest.mark.parametrize(
    ("lane", "end"), [(Lane.PROMPT, DeliveryState.DEAD), (Lane.REQUEST, DeliveryState.DUE)]
)
async def test_poison_is_given_up_at_last_but_never_a_request(
    outbox: Outbox, lane: Lane, end: DeliveryState
) -> None:
    outbox.kind.poisonous = {"poison"}
    await outbox.put("poison", lane=lane)
    for _ in range(14):
        await outbox.send_all()
        outbox.after(minutes=10)
    assert (await outbox.states())["poison"] is end


async def test_what_is_not_wanted_any_more_is_dropped_with_a_record(outbox: Outbox) -> None:
    outbox.kind.unwanted = {"stale"}
    await outbox.put("stale")
    await outbox.send_all()
    assert outbox.messenger.calls == []
    assert (await outbox.states())["stale"] is DeliveryState.DROPPED
    assert (await outbox.reasons())["stale"] == "not wanted any more"


async def test_a_delivery_that_can_never_arrive_is_dead_and_loud(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    await outbox.put("hello")
    outbox.messenger.fail(Never("400 (50035) Invalid Form Body"))
    await outbox.send_all()
    assert (await outbox.states())["hello"] is DeliveryState.DEAD
    assert outbox.kind.refused == [("hello", Never)]
    assert any(
        record.levelno == logging.ERROR and "50035" in record.getMessage()
        for record in caplog.records
    )
    assert (await outbox.reasons())["hello"] == "400 (50035) Invalid Form Body"


async def test_a_broken_channel_is_tried_again_after_an_hour_and_mends(outbox: Outbox) -> None:
    outbox.messenger.fail_channel(ROOM, MissingRight("403"))
    await outbox.put("first")
    for _ in range(3):
        await outbox.send_all()
        outbox.after(minutes=2)
    await outbox.put("second")
    await outbox.send_all()
    outbox.messenger.fail_channel(ROOM, None)
    outbox.after(hours=1)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["second"]
    async with outbox.database.reading() as tx:
        assert await channels.broken(tx) == []


async def test_a_request_is_tried_in_a_broken_channel_and_its_kind_finds_another_way(
    outbox: Outbox,
) -> None:
    outbox.messenger.fail_channel(ROOM, MissingRight("403"))
    for number in range(3):
        await outbox.put(f"prompt {number}")
    await outbox.send_all(count=1, reserved=0)
    outbox.messenger.calls.clear()
    await outbox.put("help", lane=Lane.REQUEST)
    await outbox.send_all()
    assert outbox.messenger.calls == ["send"]
    assert ("help", MissingRight) in outbox.kind.refused
    assert (await outbox.states())["help"] is DeliveryState.DUE
    outbox.messenger.fail_channel(ROOM, None)
    outbox.after(minutes=2)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["help"]


async def test_a_token_that_is_not_accepted_stops_everything(outbox: Outbox) -> None:
    for number in range(30):
        await outbox.put(f"number {number}")
    outbox.messenger.fail(Unauthorized("401"), times=30)
    with pytest.raises(Fatal) as stopped:
        await outbox.senders(count=2, reserved=0).run()
    assert stopped.value.exit_code is Exit.TOKEN
    assert len(outbox.messenger.calls) <= 2
    outbox.after(seconds=10)
    outbox.messenger._faults.clear()
    await outbox.send_all()
    assert len(outbox.messenger.posted) == 30


async def test_what_discord_asks_to_wait_for_is_kept(outbox: Outbox) -> None:
    await outbox.put("help", lane=Lane.REQUEST)
    outbox.messenger.fail(Later("429", retry_after=100))
    await outbox.send_all()
    outbox.after(seconds=99)
    await outbox.send_all()
    assert outbox.messenger.texts() == []
    outbox.after(seconds=1)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["help"]


async def test_a_request_is_tried_again_within_20_seconds_however_often_it_failed(
    outbox: Outbox,
) -> None:
    await outbox.put("help", lane=Lane.REQUEST)
    outbox.messenger.fail(Later("503"), times=20)
    for _ in range(20):
        await outbox.send_all()
        outbox.after(seconds=20)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["help"]


async def test_a_removal_takes_the_message_away(outbox: Outbox) -> None:
    await outbox.put("hello")
    await outbox.send_all()
    (message_id,) = outbox.messenger.posted
    await outbox.put("removal", kind=DeliveryKind.REMOVAL, facts={"message_id": message_id})
    await outbox.send_all()
    assert outbox.messenger.posted == {}
    assert outbox.messenger.deleted == [Sent(ROOM, MessageId(message_id))]
    assert (await outbox.states())["removal"] is DeliveryState.SENT


async def test_a_removal_that_is_refused_is_dead(outbox: Outbox) -> None:
    await outbox.put("removal", kind=DeliveryKind.REMOVAL, facts={"message_id": 5})
    outbox.messenger.fail(Never("400"), call="delete")
    await outbox.send_all()
    assert (await outbox.states())["removal"] is DeliveryState.DEAD
    assert outbox.kind.refused == []


async def test_a_pinned_post_is_pinned(outbox: Outbox) -> None:
    outbox.kind.pin = True
    await outbox.put("post")
    await outbox.send_all()
    assert [posted.pinned for posted in outbox.messenger.posted.values()] == [True]


async def test_a_refused_pin_does_not_lose_the_post_and_is_recorded(outbox: Outbox) -> None:
    outbox.kind.pin = True
    await outbox.put("post")
    outbox.messenger.fail(MissingRight("403 (50013)"), call="pin")
    await outbox.send_all()
    assert (await outbox.states())["post"] is DeliveryState.SENT
    assert (await outbox.reasons())["post"] == "not pinned: 403 (50013)"


async def test_near_the_ban_of_the_host_only_requests_are_sent(outbox: Outbox) -> None:
    for _ in range(5000):
        outbox.breakers.answered(403)
    await outbox.put("prompt")
    await outbox.put("help", lane=Lane.REQUEST)
    async with outbox.running() as senders:
        await outbox.messenger.until(lambda: "help" in outbox.messenger.texts())
        senders.wake()
        await asyncio.sleep(0.05)
        assert outbox.messenger.texts() == ["help"]
        outbox.after(minutes=11)
        senders.wake()
        await outbox.messenger.until(lambda: "prompt" in outbox.messenger.texts())
