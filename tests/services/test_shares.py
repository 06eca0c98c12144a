"""Sharing with the group: once, by the owner alone, and gone again at their wish."""

from datetime import timedelta
from typing import Any

from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Feeling,
    Lane,
    MessageId,
    Note,
    Sent,
    ShareId,
    Slot,
)
from bot.store import deliveries
from bot.store.schema import check_in_share, delivery
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

CHANNEL = ChannelId(700)
PLACE: dict[str, Any] = {"day_on": MONDAY, "slot": Slot.MORNING}
TEXT = "Mara shares:\nquince marmalade"
SENT = Sent(CHANNEL, MessageId(7000))


async def ready(harbour: Harbour) -> None:
    await harbour.start()
    await harbour.groups.change(
        GROUP, {"check_in_channel_id": CHANNEL}, actor_id=INES, now=at(MONDAY)
    )
    await harbour.answer()


async def share(harbour: Harbour, text: str = TEXT) -> ShareId | None:
    return await harbour.shares.share(GROUP, MARA, **PLACE, text=text, now=at(MONDAY, 11))


async def take_back(harbour: Harbour, share_id: ShareId | None, user_id=MARA) -> bool:
    assert share_id is not None
    return await harbour.shares.take_back(GROUP, user_id, share_id, now=at(MONDAY, 12))


async def post(harbour: Harbour) -> Delivery:
    """Let the senders post what is due, as far as the database sees it."""
    while True:
        async with harbour.database.transaction() as tx:
            claimed = await deliveries.claim(
                tx,
                owner="boot",
                lanes=[Lane.REMINDER],
                now=at(MONDAY, 11),
                real_now=at(MONDAY, 11),
                lease_until=at(MONDAY, 13),
            )
        assert claimed is not None
        if claimed.kind is DeliveryKind.SHARE:
            return claimed


async def arrive(harbour: Harbour, claimed: Delivery) -> None:
    async with harbour.database.transaction() as tx:
        await deliveries.record_sent(tx, claimed, SENT, note=None, now=at(MONDAY, 11))
        await harbour.shares.posted(tx, claimed, SENT, now=at(MONDAY, 11))


async def removals(harbour: Harbour) -> list[dict[str, Any]]:
    rows = await harbour.rows(delivery)
    return [row for row in rows if row["kind"] == DeliveryKind.REMOVAL]


async def test_what_is_posted_is_the_text_that_was_shown_and_nothing_keeps_it_afterwards(harbour):
    await ready(harbour)
    share_id = await share(harbour)
    (row,) = await harbour.rows(check_in_share)
    assert b"quince" not in row["sealed"]
    claimed = await post(harbour)
    assert "quince" not in str(claimed.facts)
    posting = await harbour.shares.posting(claimed)
    assert posting is not None
    assert (posting.text, posting.user_id, posting.share_id) == (TEXT, MARA, share_id)
    await arrive(harbour, claimed)
    (row,) = await harbour.rows(check_in_share)
    assert row["sealed"] is None


async def test_pressing_twice_posts_once(harbour):
    await ready(harbour)
    assert await share(harbour) == await share(harbour, "something else")
    assert len(await harbour.rows(delivery)) == 2  # the welcome, and one share


async def test_taken_back_before_it_left_it_never_leaves(harbour):
    await ready(harbour)
    share_id = await share(harbour)
    claimed = await post(harbour)
    assert await take_back(harbour, share_id)
    assert await harbour.shares.posting(claimed) is None


async def test_taken_back_while_it_is_posted_it_is_removed_when_it_arrives(harbour):
    await ready(harbour)
    share_id = await share(harbour)
    claimed = await post(harbour)
    assert await take_back(harbour, share_id)
    assert await removals(harbour) == []
    await arrive(harbour, claimed)
    (removal,) = await removals(harbour)
    assert removal["facts"] == {"message_id": SENT.message_id}


async def test_a_post_is_removed_once_and_can_be_shared_anew(harbour):
    await ready(harbour)
    share_id = await share(harbour)
    await arrive(harbour, await post(harbour))
    assert await take_back(harbour, share_id)
    assert not await take_back(harbour, share_id)
    assert len(await removals(harbour)) == 1
    assert await share(harbour) not in {None, share_id}


async def test_nobody_else_takes_it_back(harbour):
    await ready(harbour)
    await harbour.start(INES)
    share_id = await share(harbour)
    await arrive(harbour, await post(harbour))
    assert not await take_back(harbour, share_id, INES)
    assert await removals(harbour) == []


async def test_erasing_a_person_removes_what_they_shared(harbour):
    await ready(harbour)
    await share(harbour)
    await arrive(harbour, await post(harbour))
    member = await harbour.member()
    await harbour.members.erase(member.person.id, now=at(MONDAY, 13))
    assert await harbour.rows(check_in_share) == []
    assert len(await removals(harbour)) == 1


async def test_what_can_be_shared_is_ones_own_answer_and_note(harbour):
    await ready(harbour)
    await harbour.notes.write(GROUP, MARA, **PLACE, note=Note((Feeling.TIRED,)), now=at(MONDAY, 10))
    found = await harbour.shares.look(GROUP, MARA, **PLACE)
    assert found is not None
    assert (found.note.feelings, found.channel_id) == ((Feeling.TIRED,), CHANNEL)
    assert await harbour.shares.look(GROUP, INES, **PLACE) is None


async def test_without_a_channel_nothing_is_shared(harbour):
    await harbour.start()
    await harbour.answer()
    assert await share(harbour) is None
    assert await harbour.rows(check_in_share) == []


async def test_what_could_not_be_posted_does_not_stand_there_and_can_be_shared_again(harbour):
    await ready(harbour)
    first = await share(harbour)
    claimed = await post(harbour)
    async with harbour.database.transaction() as tx:
        assert await deliveries.finish(
            tx, claimed, state=DeliveryState.DEAD, reason="no right", now=at(MONDAY, 11)
        )
    found = await harbour.shares.look(GROUP, MARA, **PLACE)
    assert found is not None
    assert found.standing is None
    again = await share(harbour)
    assert again is not None
    assert again != first
    assert (await post(harbour)).facts["share_id"] == again


async def test_words_that_were_never_posted_are_not_kept(harbour):
    await ready(harbour)
    await share(harbour)
    tidy = harbour.services.housekeeping.tidy
    await tidy(at(MONDAY + timedelta(days=1), 12))
    assert [row["sealed"] is None for row in await harbour.rows(check_in_share)] == [False]
    await tidy(at(MONDAY + timedelta(days=2), 12))
    assert [row["sealed"] is None for row in await harbour.rows(check_in_share)] == [True]
