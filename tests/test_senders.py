"""The senders: what is due is sent once, whatever goes wrong."""

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.database import Database, Transaction
from bot.keyring import Keyring
from bot.messenger import Later, MissingRight, Never
from bot.models import Delivery, DeliveryState, Lane
from bot.store import channels
from tests.outboxes import GUILD, ROOM, Outbox


@pytest.fixture
def outbox(sqlite_database: Database, keyring: Keyring) -> Outbox:
    """An outbox on SQLite."""
    return Outbox(sqlite_database, keyring)


@pytest.fixture
def outbox_on_both(database: Database, keyring: Keyring) -> Outbox:
    """An outbox on each engine in turn."""
    return Outbox(database, keyring)


async def test_requests_leave_before_reminders_and_these_before_prompts(
    outbox_on_both: Outbox,
) -> None:
    outbox = outbox_on_both
    await outbox.put("prompt", lane=Lane.PROMPT)
    await outbox.put("reminder", lane=Lane.REMINDER)
    outbox.after(seconds=1)
    await outbox.put("request", lane=Lane.REQUEST)
    await outbox.send_all(count=1, reserved=0)
    assert outbox.messenger.texts() == ["request", "reminder", "prompt"]


async def test_what_was_due_first_leaves_first(outbox: Outbox) -> None:
    now = outbox.clock.now()
    await outbox.put("second", due_at=now - timedelta(minutes=1))
    await outbox.put("first", due_at=now - timedelta(minutes=2))
    await outbox.send_all(count=1, reserved=0)
    assert outbox.messenger.texts() == ["first", "second"]


async def test_what_is_not_due_yet_waits(outbox: Outbox) -> None:
    await outbox.put("later", due_at=outbox.clock.now() + timedelta(minutes=1))
    await outbox.send_all()
    assert outbox.messenger.texts() == []
    outbox.after(minutes=1)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["later"]


async def test_the_same_key_twice_is_one_message(outbox_on_both: Outbox) -> None:
    outbox = outbox_on_both
    first = await outbox.put("once")
    await outbox.send_all()
    assert first is not None
    assert await outbox.put("once") is None
    await outbox.send_all()
    assert outbox.messenger.texts() == ["once"]


async def test_what_arrived_is_recorded_and_its_kind_is_told(outbox_on_both: Outbox) -> None:
    outbox = outbox_on_both
    await outbox.put("hello")
    await outbox.send_all()
    (posted,) = outbox.messenger.posted.values()
    recorded = await outbox.read("hello")
    assert recorded.state is DeliveryState.SENT
    assert (recorded.sent_channel_id, recorded.message_id) == (ROOM, posted.sent.message_id)
    assert recorded.finished_at == outbox.clock.now()
    assert outbox.kind.arrived == [("hello", posted.sent)]


async def test_the_nonce_is_opaque_fits_and_is_the_same_at_each_attempt(outbox: Outbox) -> None:
    await outbox.put("one")
    await outbox.put("two")
    outbox.messenger.fail(Later("503"), after=True, times=2)
    await outbox.send_all()
    nonces = {posted.text: posted.nonce for posted in outbox.messenger.posted.values()}
    outbox.messenger.posted.clear()
    outbox.after(seconds=5)
    await outbox.send_all()
    assert {p.text: p.nonce for p in outbox.messenger.posted.values()} == nonces
    assert len(set(nonces.values())) == 2
    assert all(len(nonce) == 24 and nonce.isascii() for nonce in nonces.values())


async def test_a_lost_reply_is_asked_for_again_and_posted_once(outbox_on_both: Outbox) -> None:
    outbox = outbox_on_both
    await outbox.put("hello")
    outbox.messenger.fail(Later("the reply was lost"), after=True)
    await outbox.send_all()
    assert (await outbox.read("hello")).state is DeliveryState.DUE
    outbox.after(seconds=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]
    assert (await outbox.read("hello")).state is DeliveryState.SENT
    assert "find_own" not in outbox.messenger.calls  # the nonce is fresh enough


@pytest.mark.parametrize("shows_nonces", [True, False])
async def test_an_old_doubt_is_looked_for_before_anything_is_sent_again(
    outbox_on_both: Outbox, *, shows_nonces: bool
) -> None:
    outbox = outbox_on_both
    outbox.messenger.shows_nonces = shows_nonces
    await outbox.put("hello")
    outbox.messenger.fail(Later("the reply was lost"), after=True)
    await outbox.send_all()
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]
    assert outbox.messenger.calls == ["send", "find_own"]
    recorded = await outbox.read("hello")
    assert recorded.state is DeliveryState.SENT
    assert recorded.message_id in outbox.messenger.posted


async def test_an_old_doubt_that_never_arrived_is_sent(outbox: Outbox) -> None:
    await outbox.put("hello")
    outbox.messenger.fail(Later("a reset"))
    await outbox.send_all()
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.calls == ["send", "find_own", "send"]
    assert outbox.messenger.texts() == ["hello"]


async def test_the_doubt_is_as_old_as_the_first_attempt_that_may_have_arrived(
    outbox: Outbox,
) -> None:
    await outbox.put("hello")
    outbox.messenger.fail(Later("the reply was lost"), after=True)
    await outbox.send_all()
    outbox.after(seconds=50)
    outbox.messenger.fail(Later("a reset"))
    await outbox.send_all()
    outbox.after(seconds=20)  # 70 s after the first attempt, 20 s after the second
    await outbox.send_all()
    assert outbox.messenger.calls == ["send", "send", "find_own"]
    assert outbox.messenger.texts() == ["hello"]


async def test_a_failed_look_back_sends_nothing(outbox: Outbox) -> None:
    await outbox.put("hello")
    outbox.messenger.fail(Later("the reply was lost"), after=True)
    await outbox.send_all()
    outbox.after(minutes=5)
    outbox.messenger.fail(Later("503"), call="find_own")
    await outbox.send_all()
    assert outbox.messenger.calls == ["send", "find_own"]
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]


async def test_without_the_right_to_look_back_it_is_sent(outbox: Outbox) -> None:
    await outbox.put("hello")
    outbox.messenger.fail(Later("a reset"))
    await outbox.send_all()
    outbox.after(minutes=5)
    outbox.messenger.fail(MissingRight("403"), call="find_own")
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]


async def test_another_delivery_with_the_same_words_is_not_taken_for_ours(outbox: Outbox) -> None:
    outbox.messenger.shows_nonces = False
    outbox.kind.texts = {"one": "same", "two": "same"}
    await outbox.put("one")
    outbox.messenger.fail(Later("a reset"))
    await outbox.send_all()  # nothing was posted
    await outbox.put("two")
    await outbox.send_all(reserved=0, count=1)
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["same", "same"]
    assert (await outbox.read("one")).message_id != (await outbox.read("two")).message_id


async def test_requests_go_on_while_every_other_sender_hangs(outbox: Outbox) -> None:
    for number in range(4):
        await outbox.put(f"hangs {number}")
    outbox.messenger.hang(times=4)
    async with outbox.running(count=4, reserved=1) as senders:
        await outbox.messenger.until(lambda: outbox.messenger.hanging >= 4)
        await outbox.put("help", lane=Lane.REQUEST)
        senders.wake()
        await outbox.messenger.until(lambda: "help" in outbox.messenger.texts())
        outbox.messenger.released.set()
        await senders.drained()


async def test_one_poisonous_delivery_stops_nothing_else(
    outbox_on_both: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = outbox_on_both
    outbox.kind.poisonous = {"poison"}
    await outbox.put("poison")
    await outbox.put("fine")
    await outbox.send_all(count=1, reserved=0)
    assert outbox.messenger.texts() == ["fine"]
    assert await outbox.states() == {"poison": DeliveryState.DUE, "fine": DeliveryState.SENT}
    assert "ValueError" in str((await outbox.reasons())["poison"])
    assert any(record.levelno == logging.ERROR for record in caplog.records)


async def test_a_fault_of_ours_after_posting_leaves_a_doubt(outbox: Outbox) -> None:
    def break_down() -> None:
        sentence = "a reply that we cannot read"
        raise ValueError(sentence)

    await outbox.put("hello")
    outbox.messenger.on_send = break_down
    await outbox.send_all()
    outbox.messenger.on_send = None
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]


async def test_a_kind_that_fails_to_note_a_failure_leaves_a_doubt(outbox: Outbox) -> None:
    async def fail(tx: Transaction, delivery: Delivery) -> None:
        sentence = "deaf"
        raise ValueError(sentence)

    outbox.kind.when_closed = fail
    await outbox.put("hello")
    outbox.messenger.fail(Never("400"), after=True)
    await outbox.send_all()
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]
    assert (await outbox.states())["hello"] is DeliveryState.SENT


@pytest.mark.parametrize(
    ("lane", "end"),
    [
        (Lane.PROMPT, DeliveryState.DROPPED),
        (Lane.REMINDER, DeliveryState.DROPPED),
        (Lane.REQUEST, DeliveryState.SENT),
    ],
)
async def test_what_comes_too_late_is_dropped_but_never_a_request(
    outbox: Outbox, lane: Lane, end: DeliveryState
) -> None:
    await outbox.put("late", lane=lane, expires_at=outbox.clock.now() + timedelta(minutes=5))
    outbox.after(minutes=5)
    await outbox.send_all()
    assert (await outbox.states())["late"] is end


async def test_a_closed_channel_is_recorded_and_not_hammered(outbox_on_both: Outbox) -> None:
    outbox = outbox_on_both
    await outbox.add_guild()
    outbox.messenger.fail_channel(ROOM, MissingRight("403 (50013) Missing Permissions"))
    await outbox.put("first", guild_id=GUILD)
    for _ in range(3):
        await outbox.send_all()
        outbox.after(minutes=2)
    assert (await outbox.states())["first"] is DeliveryState.DEAD
    assert outbox.kind.refused == [("first", MissingRight)]
    async with outbox.database.reading() as tx:
        (broken,) = await channels.broken(tx)
    assert (broken.channel_id, broken.guild_id, broken.refusals) == (ROOM, GUILD, 3)
    await outbox.put("second", guild_id=GUILD)
    for _ in range(10):
        await outbox.send_all()
        outbox.after(minutes=2)
    assert outbox.messenger.calls.count("send") == 3
    assert (await outbox.states())["second"] is DeliveryState.DUE


async def test_a_person_erased_while_a_message_was_under_way_has_it_taken_away(
    outbox_on_both: Outbox,
) -> None:
    outbox = outbox_on_both
    await outbox.add_guild()
    person_id = await outbox.add_person(5, dm_channel_id=55, dm="open")
    await outbox.put("hello", person_id=person_id)
    outbox.messenger.hang(after=True)
    async with outbox.running() as senders:
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        await outbox.erase(person_id)
        outbox.messenger.released.set()
        await senders.drained()
    outbox.after(seconds=1)
    await outbox.send_all()
    assert outbox.messenger.posted == {}
    assert len(outbox.messenger.deleted) == 1


async def test_a_kind_that_fails_to_note_an_arrival_does_not_send_it_twice(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.kind.deaf = {"hello"}
    await outbox.put("hello")
    await outbox.send_all()
    outbox.after(minutes=10)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]
    assert (await outbox.states())["hello"] is DeliveryState.SENT
    assert "could not note it" in str((await outbox.reasons())["hello"])
    assert any(record.levelno == logging.ERROR for record in caplog.records)


async def test_a_claim_that_grew_old_is_not_posted(outbox: Outbox) -> None:
    """As after SIGSTOP between claim and send: somebody else may have sent it meanwhile."""
    await outbox.put("hello")
    outbox.kind.while_composing = lambda: outbox.after(seconds=100)
    await outbox.send_all()
    assert outbox.messenger.calls == []
    assert (await outbox.read("hello")).doubtful_at is None
    outbox.kind.while_composing = lambda: None
    outbox.after(seconds=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]


async def test_who_holds_the_newer_claim_records_it(outbox_on_both: Outbox) -> None:
    outbox = outbox_on_both
    await outbox.put("hello")
    outbox.messenger.hang(after=True)
    async with outbox.running() as senders:
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        outbox.after(seconds=50)  # the lease is over, the send is not
        await outbox.free_expired()
        await outbox.send_all()  # another process takes it: the same nonce, the same message
        outbox.messenger.released.set()
        await senders.drained()
    assert outbox.messenger.texts() == ["hello"]
    assert len(outbox.kind.arrived) == 1
    assert (await outbox.read("hello")).epoch == 2


async def test_a_failure_under_an_old_claim_does_not_end_the_newer_one(
    outbox_on_both: Outbox,
) -> None:
    outbox = outbox_on_both
    await outbox.put("hello")
    outbox.messenger.hang_and_fail(Never("400"))
    outbox.messenger.hang(after=True)
    async with outbox.running(count=1, reserved=0) as old:
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        outbox.after(seconds=50)
        await outbox.free_expired()
        async with outbox.running(count=1, reserved=0) as new:
            await outbox.messenger.until(lambda: outbox.messenger.hanging == 2)
            outbox.messenger.release_one()
            await old.drained()
            assert (await outbox.states())["hello"] is DeliveryState.SENDING
            outbox.messenger.released.set()
            await new.drained()
    assert (await outbox.states())["hello"] is DeliveryState.SENT


async def test_at_most_25_a_second_leave_and_5_of_them_are_for_requests(
    outbox_on_both: Outbox,
) -> None:
    outbox = outbox_on_both
    for number in range(30):
        await outbox.put(f"prompt {number}")
    async with outbox.running(per_second=25) as senders:
        await outbox.messenger.until(lambda: len(outbox.messenger.posted) >= 20)
        for number in range(10):
            await outbox.put(f"request {number}", lane=Lane.REQUEST)
        senders.wake()
        await outbox.messenger.until(lambda: len(outbox.messenger.posted) >= 25)
        await asyncio.sleep(0.05)
        assert len(outbox.messenger.posted) == 25
        outbox.after(seconds=1)
        senders.wake()
        await outbox.messenger.until(lambda: len(outbox.messenger.posted) >= 40)
    posted = outbox.messenger.texts()
    assert sum(text.startswith("request") for text in posted[20:25]) == 5


async def test_two_processes_share_the_25_a_second(outbox_on_both: Outbox) -> None:
    outbox = outbox_on_both
    for number in range(60):
        await outbox.put(f"request {number}", lane=Lane.REQUEST)
    async with outbox.running(per_second=25), outbox.running(per_second=25):
        await outbox.messenger.until(lambda: len(outbox.messenger.posted) >= 25)
        await asyncio.sleep(0.05)
        assert len(outbox.messenger.posted) == 25


async def test_on_sqlite_a_dead_owners_claims_are_freed_at_start(outbox: Outbox) -> None:
    await outbox.put("hello")
    await outbox.claim_as_dead_owner()
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]


async def test_on_postgresql_a_dead_owners_claims_are_freed_when_their_lease_ends(
    postgres_database: Database, keyring: Keyring
) -> None:
    outbox = Outbox(postgres_database, keyring)
    await outbox.put("hello")
    await outbox.claim_as_dead_owner()
    await outbox.send_all()
    assert outbox.messenger.texts() == []
    outbox.after(seconds=45)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["hello"]


async def test_the_fake_discord_notices_a_transaction_that_is_open(outbox: Outbox) -> None:
    with pytest.raises(AssertionError, match="inside a transaction"):
        async with outbox.database.transaction():
            await outbox.messenger.open_dm(5)  # type: ignore[arg-type]  # any number
