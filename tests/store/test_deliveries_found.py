"""The outbox as a table: what is hurried, found, counted and forgotten."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.models import (
    ChannelId,
    DeliveryId,
    DeliveryKind,
    GuildId,
    Lane,
    MessageId,
    Sent,
)
from bot.store import deliveries
from tests.outboxes import GUILD, ROOM
from tests.store.outbox_table import ELSEWHERE, HOUR, MINUTE, SECOND, Table, of_one_person

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


async def test_all_of_one_kind_about_a_request_are_found_the_newest_first(table: Table) -> None:
    _, _, request_id = await of_one_person(table)
    for key in ("first", "second"):
        await table.put(key, kind=DeliveryKind.PAGE_ROOM, request_id=request_id)
    await table.put("status", kind=DeliveryKind.STATUS, request_id=request_id)
    await table.put("another's", kind=DeliveryKind.PAGE_ROOM)

    async def found(kind: DeliveryKind) -> list[str]:
        pages = await table.does(lambda tx: deliveries.of_request(tx, request_id, kind))
        return [it.key for it in pages]

    assert await found(DeliveryKind.PAGE_ROOM) == ["second", "first"]
    assert await found(DeliveryKind.STATUS) == ["status"]
    assert await found(DeliveryKind.TAKEN) == []


async def test_what_has_one_of_some_keys_is_found_the_oldest_first(table: Table) -> None:
    for key in ("b", "a", "c"):
        await table.put(key)

    async def found(*keys: str) -> list[str]:
        return [it.key for it in await table.does(lambda tx: deliveries.with_keys(tx, keys))]

    assert await found("a", "b", "d") == ["b", "a"]
    assert await found() == []


async def test_the_newest_whose_key_begins_so_is_found_by_its_kind(table: Table) -> None:
    await table.put("post:7:one", kind=DeliveryKind.DAILY_POST)
    await table.put("post:7:two", kind=DeliveryKind.DAILY_POST)
    await table.put("post:7:three", kind=DeliveryKind.STATUS)
    await table.put("post:77:four", kind=DeliveryKind.DAILY_POST)

    async def newest(prefix: str) -> str | None:
        kind = DeliveryKind.DAILY_POST
        found = await table.does(lambda tx: deliveries.latest_like(tx, kind, prefix))
        return None if found is None else found.key

    assert await newest("post:7:") == "post:7:two"
    assert await newest("post:7") == "post:77:four"
    assert (
        await newest("post_7:") is None
    )  # what the database takes for any letter is meant as said
    assert await newest("another") is None


async def test_only_what_is_on_its_way_can_be_called_back(table: Table) -> None:
    for key in ("waits", "goes", "went", "beside"):
        await table.put(key, facts={"page": 7})
    await table.becomes("goes", state="sending")
    await table.becomes("went", state="sent", message_id=9, sent_channel_id=ROOM)

    async def called_back(key: str) -> bool:
        posted = await table.read(key)
        return await table.does(lambda tx: deliveries.is_called_back(tx, posted.id))

    async def call_back(key: str) -> None:
        posted = await table.read(key)
        await table.does(lambda tx: deliveries.call_back(tx, posted))

    for key in ("waits", "goes", "went"):
        await call_back(key)
    assert [await called_back(key) for key in ("waits", "goes")] == [True, True]
    assert [await called_back(key) for key in ("went", "beside")] == [False, False]
    assert (await table.read("waits")).facts["page"] == 7
    assert not await table.does(lambda tx: deliveries.is_called_back(tx, DeliveryId(404)))


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


async def test_a_key_between_two_others_is_found(table: Table) -> None:
    await table.put("typed:5:1700000100")

    async def any_keyed(above: str, below: str) -> bool:
        return await table.does(lambda tx: deliveries.any_keyed(tx, above=above, below=below))

    assert await any_keyed("typed:5:1700000099", "typed:5:9972288000")
    assert not await any_keyed("typed:5:1700000100", "typed:5:9972288000")
    assert not await any_keyed("typed:5:1700000000", "typed:5:1700000100")
    assert not await any_keyed("typed:6:1700000000", "typed:6:9972288000")


async def test_only_what_is_still_on_its_way_is_open_like_a_key(table: Table) -> None:
    for key, state in (("due", "due"), ("sending", "sending"), ("sent", "sent"), ("dead", "dead")):
        await table.put(f"event:7_{key}", kind=DeliveryKind.EVENT)
        await table.becomes(f"event:7_{key}", state=state)
    await table.put("event:8", kind=DeliveryKind.STATUS)

    async def is_open(prefix: str, kind: DeliveryKind = DeliveryKind.EVENT) -> bool:
        return await table.does(lambda tx: deliveries.any_open_like(tx, kind, prefix))

    open_like = [await is_open(f"event:7_{key}") for key in ("due", "sending", "sent", "dead")]
    assert open_like == [True, True, False, False]
    assert await is_open("event:7")
    assert not await is_open("vent:7")  # from the beginning
    assert not await is_open("event:__due")  # a letter is a letter, and no placeholder
    assert not await is_open("event:8")
    assert await is_open("event:8", DeliveryKind.STATUS)


async def test_what_a_group_gave_up_is_counted_from_a_time_on(table: Table) -> None:
    now = table.now
    elsewhere = GuildId(GUILD + 1)
    await table.add_guild(elsewhere)
    for key, guild_id, state, finished_at in (
        ("just", GUILD, "dead", now),
        ("later", GUILD, "dead", now + HOUR),
        ("before", GUILD, "dead", now - SECOND),
        ("sent", GUILD, "sent", now),
        ("theirs", elsewhere, "dead", now),
    ):
        await table.put(key, guild_id=guild_id)
        await table.becomes(key, state=state, finished_at=finished_at)

    async def given_up(guild_id: GuildId) -> int:
        return await table.does(lambda tx: deliveries.dead_in(tx, guild_id, since=now))

    assert [await given_up(it) for it in (GUILD, elsewhere, GuildId(404))] == [2, 1, 0]


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
