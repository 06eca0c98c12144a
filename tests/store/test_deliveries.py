"""The outbox as a table: what is enqueued, claimed, freed and recorded."""

from typing import Any

from bot.database import Transaction
from bot.models import (
    Delivery,
    DeliveryId,
    DeliveryKind,
    DeliveryState,
    Lane,
    MessageId,
    Sent,
)
from bot.store import deliveries
from tests.outboxes import GUILD, ROOM
from tests.store.outbox_table import ELSEWHERE, HOUR, MINUTE, SECOND, Table, of_one_person


async def test_all_that_is_enqueued_is_read_back(table: Table) -> None:
    person_id, check_in_id, request_id = await of_one_person(table)
    delivery_id = await table.put(
        "whole",
        kind=DeliveryKind.PAGE,
        lane=Lane.REQUEST,
        due_at=table.now + HOUR,
        guild_id=GUILD,
        person_id=person_id,
        channel_id=ROOM,
        check_in_id=check_in_id,
        request_id=request_id,
        facts={"page": 7, "word": "x"},
        expires_at=table.now + 2 * HOUR,
    )
    assert delivery_id is not None
    assert await table.read("whole") == Delivery(
        id=delivery_id,
        key="whole",
        kind=DeliveryKind.PAGE,
        lane=Lane.REQUEST,
        due_at=table.now + HOUR,
        guild_id=GUILD,
        person_id=person_id,
        channel_id=ROOM,
        check_in_id=check_in_id,
        request_id=request_id,
        facts={"page": 7, "word": "x"},
        expires_at=table.now + 2 * HOUR,
    )
    row = await table.row("whole")
    assert (row["created_at"], row["try_at"]) == (table.now, table.now + HOUR)


async def test_a_key_is_taken_once_and_for_ever(table: Table) -> None:
    assert await table.put("one") is not None
    assert await table.put("one", lane=Lane.REQUEST) is None
    assert (await table.read("one")).lane is Lane.PROMPT


async def test_what_is_not_there_is_none(table: Table) -> None:
    nobody = DeliveryId(404)
    assert await table.does(lambda tx: deliveries.read(tx, nobody)) is None
    assert not await table.does(lambda tx: deliveries.exists_still(tx, nobody))
    known = await table.put("there")
    assert known is not None
    assert await table.does(lambda tx: deliveries.exists_still(tx, known))
    assert not await table.does(lambda tx: deliveries.exists_still(tx, DeliveryId(known + 1)))


# --- claiming


async def test_a_claim_says_whose_it_is_since_when_and_for_how_long(table: Table) -> None:
    await table.put("one")
    claimed = await table.claimed("me")
    assert (claimed.key, claimed.state, claimed.epoch, claimed.attempts) == (
        "one",
        DeliveryState.SENDING,
        1,
        1,
    )
    assert claimed.claimed_at == table.real_now
    row = await table.row("one")
    assert (row["owner"], row["lease_until"]) == ("me", table.real_now + MINUTE)
    assert await table.claimed("another") is None


async def test_a_claim_takes_lanes_in_their_order_and_then_the_longest_waiting(
    table: Table,
) -> None:
    await table.put("newer prompt")
    await table.put("older prompt", due_at=table.now - HOUR)
    await table.put("reminder", lane=Lane.REMINDER)
    await table.put("request", lane=Lane.REQUEST)
    order = [(await table.claimed()).key for _ in range(4)]
    assert order == ["request", "reminder", "older prompt", "newer prompt"]


async def test_a_claim_leaves_what_is_not_due_and_other_lanes(table: Table) -> None:
    await table.put("later", lane=Lane.REQUEST, due_at=table.now + SECOND)
    await table.put("prompt")
    assert await table.claimed(lanes=(Lane.REQUEST, Lane.REMINDER)) is None
    table.after(seconds=1)
    assert (await table.claimed(lanes=(Lane.REQUEST,))).key == "later"


async def test_of_two_that_wait_as_long_the_first_made_goes_first(table: Table) -> None:
    for key in ("a", "b", "c"):
        await table.put(key)
    assert [(await table.claimed()).key for _ in range(3)] == ["a", "b", "c"]


# --- freeing


async def test_a_claim_is_freed_when_its_lease_has_ended_and_not_before(table: Table) -> None:
    await table.put("one")
    claimed = await table.claimed()

    async def freed() -> tuple[bool, int]:
        return (
            await table.does(lambda tx: deliveries.any_to_free(tx, real_now=table.real_now)),
            await table.does(lambda tx: deliveries.free(tx, real_now=table.real_now)),
        )

    table.after(seconds=59)
    assert await freed() == (False, 0)
    table.after(seconds=1)
    assert await freed() == (True, 1)
    row = await table.row("one")
    assert (row["state"], row["owner"]) == ("due", None)
    assert row["doubtful_at"] == claimed.claimed_at
    assert await freed() == (False, 0)


async def test_freeing_keeps_the_first_doubt_and_lets_alone_what_has_ended(table: Table) -> None:
    await table.put("one")
    first = await table.claimed()
    table.after(minutes=2)
    await table.does(lambda tx: deliveries.free(tx, real_now=table.real_now))
    await table.claimed()
    table.after(minutes=2)
    await table.does(lambda tx: deliveries.free(tx, real_now=table.real_now))
    assert (await table.read("one")).doubtful_at == first.claimed_at
    await table.becomes("one", state="sent", lease_until=table.real_now - HOUR)
    assert not await table.does(lambda tx: deliveries.any_to_free(tx, real_now=table.real_now))
    assert await table.does(lambda tx: deliveries.free(tx, real_now=table.real_now)) == 0


async def test_alone_on_a_file_every_other_owner_is_gone(table: Table) -> None:
    await table.put("mine")
    await table.claimed("me")
    await table.put("theirs")
    await table.claimed("them")

    async def free(tx: Transaction) -> int:
        return await deliveries.free(tx, real_now=table.real_now, only_owner="me")

    assert await table.does(free) == 1
    assert await table.states() == {"mine": DeliveryState.SENDING, "theirs": DeliveryState.DUE}
    table.after(minutes=2)
    assert await table.does(free) == 1  # our own lease ends as any other's
    assert (await table.states())["mine"] is DeliveryState.DUE


# --- recording


async def taken_over(table: Table) -> Delivery:
    """Return a claim that somebody else has taken over since."""
    await table.put("one")
    claimed: Delivery = await table.claimed("slow")
    table.after(minutes=2)
    await table.does(lambda tx: deliveries.free(tx, real_now=table.real_now))
    await table.claimed("quick")
    return claimed


async def test_what_was_sent_is_recorded_with_its_message(table: Table) -> None:
    await table.put("one")
    claimed = await table.claimed()
    sent, at = Sent(ELSEWHERE, MessageId(9)), table.now + HOUR

    async def record(tx: Transaction) -> bool:
        return await deliveries.record_sent(tx, claimed, sent, note="noted", now=at)

    assert await table.does(record)
    row = await table.row("one")
    assert (row["state"], row["sent_channel_id"], row["message_id"]) == ("sent", ELSEWHERE, 9)
    assert (row["finished_at"], row["reason"], row["lease_until"]) == (at, "noted", None)
    assert not await table.does(record)


async def test_what_became_of_one_is_read_back_whole(table: Table) -> None:
    await table.put("one")
    doubtful_at, finished_at = table.now - MINUTE, table.now + MINUTE
    await table.becomes("one", doubtful_at=doubtful_at)
    claimed = await table.claimed()
    assert claimed.doubtful_at == doubtful_at
    sent = Sent(ELSEWHERE, MessageId(9))
    assert await table.does(
        lambda tx: deliveries.record_sent(tx, claimed, sent, note=None, now=finished_at)
    )
    done = await table.read("one")
    assert (done.state, done.epoch, done.attempts) == (DeliveryState.SENT, 1, 1)
    assert (done.claimed_at, done.finished_at) == (table.real_now, finished_at)
    assert (done.sent_channel_id, done.message_id) == (ELSEWHERE, 9)


async def test_what_was_sent_is_recorded_for_its_own_row_alone(table: Table) -> None:
    await table.put("one")
    await table.put("two")
    one, two = await table.claimed(), await table.claimed()
    assert one.epoch == two.epoch
    sent = Sent(ROOM, MessageId(9))
    assert await table.does(
        lambda tx: deliveries.record_sent(tx, one, sent, note=None, now=table.now)
    )
    assert await table.states() == {"one": DeliveryState.SENT, "two": DeliveryState.SENDING}


async def test_a_record_after_the_lease_counts_unless_somebody_took_over(table: Table) -> None:
    await table.put("one")
    claimed = await table.claimed()
    table.after(minutes=2)
    await table.does(lambda tx: deliveries.free(tx, real_now=table.real_now))
    sent = Sent(ROOM, MessageId(9))
    assert await table.does(
        lambda tx: deliveries.record_sent(tx, claimed, sent, note=None, now=table.now)
    )


async def test_nothing_is_recorded_for_a_claim_that_was_taken_over(table: Table) -> None:
    old = await taken_over(table)
    sent = Sent(ROOM, MessageId(9))
    now = table.now
    before = await table.row("one")
    assert not await table.does(
        lambda tx: deliveries.record_sent(tx, old, sent, note=None, now=now)
    )
    assert not await table.does(
        lambda tx: deliveries.put_off(tx, old, until=now, reason="x", doubtful_at=now)
    )
    assert not await table.does(
        lambda tx: deliveries.finish(tx, old, state=DeliveryState.DEAD, reason="x", now=now)
    )
    assert await table.row("one") == before


async def test_only_its_own_row_is_recorded(table: Table) -> None:
    await table.put("one")
    await table.put("two")
    one, two = await table.claimed(), await table.claimed()
    assert await table.does(
        lambda tx: deliveries.put_off(
            tx, one, until=table.now + HOUR, reason="busy", doubtful_at=None
        )
    )
    row = await table.row("one")
    assert (row["state"], row["try_at"], row["reason"]) == ("due", table.now + HOUR, "busy")
    assert (row["owner"], row["lease_until"], row["doubtful_at"]) == (None, None, None)
    assert row["due_at"] == table.now
    assert (await table.read("two")).state is DeliveryState.SENDING
    assert await table.does(
        lambda tx: deliveries.finish(
            tx, two, state=DeliveryState.DROPPED, reason="old", now=table.now
        )
    )
    row = await table.row("two")
    assert (row["state"], row["reason"], row["finished_at"]) == ("dropped", "old", table.now)
    assert (row["owner"], row["lease_until"]) == (None, None)


async def test_the_first_doubt_stays_however_often_it_is_put_off(table: Table) -> None:
    await table.put("one")
    for doubtful_at, known in (
        (None, None),
        (table.real_now, table.real_now),
        (table.real_now + HOUR, table.real_now),
        (None, table.real_now),
    ):
        claimed = await table.claimed()

        async def again(
            tx: Transaction, claimed: Delivery = claimed, at: Any = doubtful_at
        ) -> None:
            await deliveries.put_off(tx, claimed, until=table.now, reason="x", doubtful_at=at)

        await table.does(again)
        assert (await table.read("one")).doubtful_at == known


async def test_what_is_not_claimed_cannot_be_put_off_or_ended(table: Table) -> None:
    await table.put("one")
    claimed = await table.claimed()
    await table.does(lambda tx: deliveries.free(tx, real_now=table.real_now + HOUR))
    assert not await table.does(
        lambda tx: deliveries.put_off(tx, claimed, until=table.now, reason="x", doubtful_at=None)
    )
    assert not await table.does(
        lambda tx: deliveries.finish(
            tx, claimed, state=DeliveryState.DEAD, reason="x", now=table.now
        )
    )
