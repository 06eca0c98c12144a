"""The outbox as a table: what each statement takes, leaves alone, and says."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import insert, update

from bot.database import Database, Transaction
from bot.keyring import Keyring
from bot.models import (
    ChannelId,
    CheckInId,
    Delivery,
    DeliveryId,
    DeliveryKind,
    DeliveryState,
    Lane,
    MessageId,
    PersonId,
    RequestId,
    Sent,
)
from bot.store import deliveries
from bot.store.schema import check_in, delivery, request
from tests.outboxes import GUILD, ROOM, Outbox

T = TypeVar("T")
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ELSEWHERE = ChannelId(78)


class Table(Outbox):
    """An outbox whose rows are made and looked at by hand."""

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def real_now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.elapsed(), UTC)

    async def does(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Do something in a transaction of its own."""
        async with self.database.transaction() as tx:
            return await work(tx)

    async def claimed(self, owner: str = "one", lanes: tuple[Lane, ...] = tuple(Lane)) -> Any:
        """Claim the next."""
        return await self.does(
            lambda tx: deliveries.claim(
                tx,
                owner=owner,
                lanes=lanes,
                now=self.now,
                real_now=self.real_now,
                lease_until=self.real_now + MINUTE,
            )
        )

    async def row(self, key: str) -> dict[str, Any]:
        """Return a row as it stands in the table."""
        async with self.database.reading() as tx:
            found = await tx.execute(delivery.select().where(delivery.c.key == key))
            return dict(found.mappings().one())

    async def becomes(self, key: str, **values: object) -> None:
        """Change a row by hand."""
        await self.does(
            lambda tx: tx.execute(update(delivery).where(delivery.c.key == key).values(**values))
        )

    async def keys(self) -> set[str]:
        """Return the keys of all that is there."""
        return set(await self.states())


@pytest.fixture
async def table(database: Database, keyring: Keyring) -> Table:
    """An empty outbox of a group, on each engine in turn."""
    table = Table(database, keyring)
    await table.add_guild()
    return table


async def of_one_person(table: Table) -> tuple[PersonId, CheckInId, RequestId]:
    """Let there be a person with a check-in and a request."""
    person_id = await table.add_person(5)

    async def add(tx: Transaction) -> tuple[CheckInId, RequestId]:
        on = {"person_id": person_id, "day_on": date(2026, 1, 1), "slot": "morning"}
        asked = await tx.execute(insert(check_in).values(**on).returning(check_in.c.id))
        opened = {"person_id": person_id, "level": "today", "opened_at": table.now}
        made = await tx.execute(insert(request).values(**opened).returning(request.c.id))
        return CheckInId(asked.scalar_one()), RequestId(made.scalar_one())

    return person_id, *(await table.does(add))


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


# --- hurrying


async def test_an_act_of_one_person_hurries_what_waits_for_them_alone(table: Table) -> None:
    mara, ines = await table.add_person(5), await table.add_person(6)
    later = table.now + HOUR
    await table.put("waits", person_id=mara)
    await table.put("theirs", person_id=ines)
    await table.put("not due yet", person_id=mara, due_at=table.now + MINUTE)
    await table.put("sent", person_id=mara)
    for key in ("waits", "theirs", "sent"):
        await table.becomes(key, try_at=later)
    await table.becomes("sent", state="sent")
    await table.put("waits longest", person_id=mara, due_at=table.now - HOUR)
    await table.does(lambda tx: deliveries.hurry(tx, mara, table.now))
    tried = {key: (await table.row(key))["try_at"] for key in await table.keys()}
    assert tried == {
        "waits": table.now,
        "theirs": later,
        "not due yet": table.now + MINUTE,
        "sent": later,
        "waits longest": table.now - HOUR,
    }


async def test_a_clock_set_back_hurries_requests_from_the_future_alone(table: Table) -> None:
    await table.put("before", lane=Lane.REQUEST)
    await table.becomes("before", try_at=table.now + MINUTE)
    table.clock.jump(timedelta(hours=2))
    for key in ("ahead", "sent"):
        await table.put(key, lane=Lane.REQUEST)
    await table.put("prompt")
    await table.becomes("sent", state="sent")
    await table.put("old try", lane=Lane.REQUEST)
    table.clock.jump(timedelta(hours=-2))
    await table.becomes("old try", try_at=table.now - HOUR)
    before = {key: (await table.row(key))["try_at"] for key in await table.keys()}
    hurried = await table.does(lambda tx: deliveries.hurry_requests_from_the_future(tx, table.now))
    after = {key: (await table.row(key))["try_at"] for key in await table.keys()}
    assert hurried == 1
    assert after == before | {"ahead": table.now}


# --- looking


async def test_whatever_was_sent_to_a_person_is_found_for_its_removal(table: Table) -> None:
    mara, ines = await table.add_person(5), await table.add_person(6)
    for number, (key, person_id, kind) in enumerate(
        (
            ("second", mara, DeliveryKind.STATUS),
            ("first", mara, DeliveryKind.PROMPT),
            ("theirs", ines, DeliveryKind.STATUS),
            ("removal", mara, DeliveryKind.REMOVAL),
        )
    ):
        await table.put(key, person_id=person_id, kind=kind)
        await table.becomes(key, state="sent", message_id=20 - number, sent_channel_id=ROOM)
    await table.put("waits", person_id=mara)
    found = await table.does(lambda tx: deliveries.sent_to(tx, mara))
    assert found == [Sent(ROOM, MessageId(20)), Sent(ROOM, MessageId(19))]


async def test_the_newest_of_a_request_is_found_by_its_kind(table: Table) -> None:
    _, _, request_id = await of_one_person(table)
    for key, kind in (
        ("page", DeliveryKind.PAGE_ROOM),
        ("page again", DeliveryKind.PAGE_ROOM),
        ("status", DeliveryKind.STATUS),
    ):
        await table.put(key, kind=kind, request_id=request_id)
    await table.put("another's", kind=DeliveryKind.PAGE_ROOM)

    async def newest(*kinds: DeliveryKind) -> str | None:
        found = await table.does(lambda tx: deliveries.latest_for_request(tx, request_id, *kinds))
        return None if found is None else found.key

    assert await newest() == "status"
    assert await newest(DeliveryKind.PAGE_ROOM) == "page again"
    assert await newest(DeliveryKind.PAGE_ROOM, DeliveryKind.STATUS) == "status"
    assert await newest(DeliveryKind.TAKEN) is None


async def test_the_newest_of_a_check_in_is_found(table: Table) -> None:
    _, check_in_id, _ = await of_one_person(table)

    async def newest() -> str | None:
        found = await table.does(lambda tx: deliveries.latest_for_check_in(tx, check_in_id))
        return None if found is None else found.key

    assert await newest() is None
    await table.put("prompt", check_in_id=check_in_id)
    await table.put("thanks", check_in_id=check_in_id)
    await table.put("another's")
    assert await newest() == "thanks"


async def test_a_recorded_message_is_known_by_its_channel_and_number(table: Table) -> None:
    await table.put("one")
    await table.becomes("one", message_id=9, sent_channel_id=ROOM)

    async def known(channel_id: ChannelId, *message_ids: int) -> set[int]:
        wanted = [MessageId(it) for it in message_ids]
        return set(await table.does(lambda tx: deliveries.recorded(tx, channel_id, wanted)))

    assert await known(ROOM, 8, 9) == {9}
    assert await known(ROOM, 8) == set()
    assert await known(ELSEWHERE, 9) == set()


async def test_due_is_what_waits_and_may_be_tried_now(table: Table) -> None:
    async def is_due() -> bool:
        return await table.does(lambda tx: deliveries.any_due(tx, table.now))

    assert not await is_due()
    await table.put("one", due_at=table.now + SECOND)
    assert not await is_due()
    table.after(seconds=1)
    assert await is_due()
    await table.claimed()
    assert not await is_due()


@pytest.mark.parametrize("lane", Lane)
async def test_every_lane_counts_as_due(table: Table, lane: Lane) -> None:
    await table.put("one", lane=lane)
    assert await table.does(lambda tx: deliveries.any_due(tx, table.now))


async def test_open_is_what_is_due_or_in_our_own_hands(table: Table) -> None:
    async def is_open(owner: str) -> bool:
        return await table.does(lambda tx: deliveries.any_open(tx, owner=owner, now=table.now))

    assert not await is_open("me")
    await table.put("one")
    assert await is_open("me")
    await table.claimed("me")
    assert (await is_open("me"), await is_open("them")) == (True, False)
    await table.becomes("one", state="sent")
    assert not await is_open("me")


async def test_the_next_try_is_the_earliest_of_what_waits(table: Table) -> None:
    async def next_at() -> datetime | None:
        return await table.does(deliveries.next_try_at)

    assert await next_at() is None
    await table.put("later", due_at=table.now + HOUR)
    await table.put("sooner", due_at=table.now + MINUTE)
    assert await next_at() == table.now + MINUTE
    await table.becomes("sooner", state="dead")
    assert await next_at() == table.now + HOUR


async def test_the_figures_count_by_kind_and_state(table: Table) -> None:
    for key, kind in (("a", DeliveryKind.PROMPT), ("b", DeliveryKind.PROMPT)):
        await table.put(key, kind=kind)
    for key, kind in (("c", DeliveryKind.STATUS), ("d", DeliveryKind.PROMPT)):
        await table.put(key, kind=kind)
        await table.becomes(key, state="dead")
    assert await table.does(deliveries.count_by_kind_and_state) == {
        ("prompt", "due"): 2,
        ("prompt", "dead"): 1,
        ("status", "dead"): 1,
    }


async def test_lateness_is_of_what_is_due_or_on_its_way(table: Table) -> None:
    now = table.now
    for key, kind, due_at, state in (
        ("late", DeliveryKind.PROMPT, now - MINUTE, "due"),
        ("later", DeliveryKind.PROMPT, now - HOUR, "sending"),
        ("on time", DeliveryKind.STATUS, now, "due"),
        ("to come", DeliveryKind.TAKEN, now + HOUR, "due"),
        ("over", DeliveryKind.PAGE, now - HOUR, "sent"),
    ):
        await table.put(key, kind=kind, due_at=due_at)
        await table.becomes(key, state=state)
    assert await table.does(lambda tx: deliveries.longest_waiting(tx, now)) == {
        "prompt": now - HOUR,
        "status": now,
    }


async def test_what_was_given_up_is_told_with_its_reason_the_oldest_first(table: Table) -> None:
    now = table.now
    ids = {}
    for key, state, finished_at in (
        ("b", "dead", now + HOUR),
        ("a", "dead", now),
        ("long ago", "dead", now - SECOND),
        ("sent", "sent", now),
    ):
        ids[key] = await table.put(key)
        await table.becomes(key, state=state, finished_at=finished_at, reason=f"why {key}")
    assert await table.does(lambda tx: deliveries.dead_since(tx, now)) == [
        (ids["b"], "why b"),
        (ids["a"], "why a"),
    ]


async def test_a_key_between_two_others_is_found(table: Table) -> None:
    await table.put("typed:5:1700000100")

    async def any_keyed(above: str, below: str) -> bool:
        return await table.does(lambda tx: deliveries.any_keyed(tx, above=above, below=below))

    assert await any_keyed("typed:5:1700000099", "typed:5:9972288000")
    assert not await any_keyed("typed:5:1700000100", "typed:5:9972288000")
    assert not await any_keyed("typed:5:1700000000", "typed:5:1700000100")
    assert not await any_keyed("typed:6:1700000000", "typed:6:9972288000")


async def test_only_what_is_over_and_nobodys_own_is_forgotten(table: Table) -> None:
    person_id, _, request_id = await of_one_person(table)
    now = table.now
    made: dict[str, dict[str, Any]] = {
        "a person's": {"person_id": person_id},
        "a request's": {"request_id": request_id},
        "the pinned post": {"kind": DeliveryKind.PINNED_POST},
        "just over": {},
        "over": {},
        "not over": {},
    }
    for key, values in made.items():
        await table.put(key, **values)
        if key != "not over":
            at = now if key == "just over" else now - SECOND
            await table.becomes(key, state="sent", finished_at=at)
    await table.does(lambda tx: deliveries.forget_finished(tx, now))
    assert await table.keys() == set(made) - {"over"}
