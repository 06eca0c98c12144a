"""One attempt: what is changed instead of posted, what is taken away, and what is in doubt."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from typing_extensions import override

from bot.courier import Timing
from bot.database import Database
from bot.keyring import Keyring
from bot.messenger import Later, MissingRight, Never, Outgoing
from bot.models import ChannelId, Delivery, DeliveryKind, DeliveryState, Lane, MessageId, Sent
from tests.outboxes import ROOM, NotingKind, Outbox

THREAD = ChannelId(99)


@dataclass
class Edits(NotingKind):
    """Words what takes the place of another message."""

    instead_of: Sent | None = None

    @override
    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        worded = await super().compose(delivery, now)
        return None if worded is None else replace(worded, edits=self.instead_of)


@pytest.fixture
def outbox(sqlite_database: Database, keyring: Keyring) -> Outbox:
    """An outbox on a file."""
    return Outbox(sqlite_database, keyring)


async def posted(outbox: Outbox, key: str = "first") -> Sent:
    """Let a message stand in the room."""
    await outbox.put(key)
    await outbox.send_all()
    return next(it.sent for it in outbox.messenger.posted.values() if it.text == key)


# --- a message that stands is changed


async def test_a_message_that_stands_is_changed_and_nothing_new_is_posted(outbox: Outbox) -> None:
    first = await posted(outbox)
    await outbox.put("changed", facts={"edits": first.message_id})
    await outbox.send_all()
    assert outbox.messenger.texts() == ["changed"]
    assert outbox.messenger.edits == [(first, Outgoing("changed"))]
    done = await outbox.read("changed")
    assert (done.state, done.message_id, done.sent_channel_id) == (
        DeliveryState.SENT,
        first.message_id,
        ROOM,
    )


@pytest.mark.parametrize("failure", [Never("30046"), MissingRight("403")])
async def test_a_change_that_discord_refuses_is_dropped_with_its_reason(
    outbox: Outbox, failure: Never | MissingRight
) -> None:
    first = await posted(outbox)
    await outbox.put("changed", facts={"edits": first.message_id})
    outbox.messenger.fail(failure, call="edit")
    await outbox.send_all()
    assert outbox.messenger.texts() == ["first"]
    assert (await outbox.read("changed")).state is DeliveryState.DROPPED
    assert (await outbox.reasons())["changed"] == f"not edited: {failure.reason}"


async def test_a_change_that_fails_for_now_is_tried_again(outbox: Outbox) -> None:
    first = await posted(outbox)
    await outbox.put("changed", facts={"edits": first.message_id})
    outbox.messenger.fail(Later("503"), call="edit")
    await outbox.send_all()
    assert outbox.messenger.texts() == ["first"]
    outbox.after(minutes=5)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["changed"]


async def test_what_takes_the_place_of_another_is_posted_where_that_cannot_be_changed(
    outbox: Outbox,
) -> None:
    first = await posted(outbox)
    outbox.kinds[DeliveryKind.TAKEN] = Edits(instead_of=first)
    await outbox.put("instead", kind=DeliveryKind.TAKEN)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["instead"]
    assert (await outbox.read("instead")).message_id == first.message_id
    outbox.messenger.fail(Never("30046"), call="edit")
    await outbox.put("too old", kind=DeliveryKind.TAKEN)
    await outbox.send_all()
    assert outbox.messenger.texts() == ["instead", "too old"]
    assert (await outbox.read("too old")).message_id != first.message_id


# --- something is taken away


async def test_a_thread_is_locked_and_later_deleted(outbox: Outbox) -> None:
    await outbox.put("close", kind=DeliveryKind.THREAD_CLOSE, channel_id=THREAD)
    await outbox.send_all()
    assert outbox.messenger.closed_threads == [THREAD]
    assert outbox.messenger.gone == set()
    await outbox.put("end", kind=DeliveryKind.THREAD_END, channel_id=THREAD)
    await outbox.send_all()
    assert outbox.messenger.gone == {THREAD}
    for key in ("close", "end"):
        done = await outbox.read(key)
        assert (done.state, done.sent_channel_id, done.message_id) == (
            DeliveryState.SENT,
            THREAD,
            MessageId(THREAD),
        )


async def test_a_message_is_taken_away_by_its_channel_and_number(outbox: Outbox) -> None:
    first = await posted(outbox)
    second = await posted(outbox, "second")
    await outbox.put("removal", kind=DeliveryKind.REMOVAL, facts={"message_id": first.message_id})
    await outbox.send_all()
    assert outbox.messenger.deleted == [first]
    assert list(outbox.messenger.posted) == [second.message_id]
    done = await outbox.read("removal")
    assert (done.sent_channel_id, done.message_id) == (ROOM, first.message_id)


async def test_what_has_no_channel_to_be_taken_from_is_dropped(outbox: Outbox) -> None:
    await outbox.add_guild()
    person_id = await outbox.add_person(5)
    await outbox.put("removal", kind=DeliveryKind.REMOVAL, person_id=person_id)
    await outbox.send_all()
    assert (await outbox.read("removal")).state is DeliveryState.DROPPED
    assert (await outbox.reasons())["removal"] == "no channel to remove it from"


# --- how long things may take


@pytest.mark.parametrize(
    ("send", "lease", "nonce_memory", "is_sound"),
    [
        (30, 45, 120, True),
        (30, 45, 60, True),  # a retry leaves in the first half, and arrives in the second
        (30, 45, 59, False),
        (30, 30, 120, False),
        (30, 31, 120, True),
    ],
)
def test_a_timing_under_which_a_retry_could_post_twice_is_refused(
    send: float, lease: float, nonce_memory: float, *, is_sound: bool
) -> None:
    if is_sound:
        assert Timing(send, lease, nonce_memory).send == send
    else:
        with pytest.raises(ValueError, match="a retry may post twice"):
            Timing(send, lease, nonce_memory)


async def test_a_nonce_is_the_same_each_time_and_another_for_each_delivery(outbox: Outbox) -> None:
    courier = outbox.courier(outbox.timing)
    one, two = await outbox.put("one"), await outbox.put("two")
    assert one is not None
    assert two is not None
    assert courier.nonce(one) == courier.nonce(one) != courier.nonce(two)
    assert len(courier.nonce(one)) == 24
    assert courier.nonce(one).isascii()


async def test_half_a_memory_old_a_doubt_is_looked_up_and_before_that_the_nonce_serves(
    outbox: Outbox,
) -> None:
    await outbox.put("one", lane=Lane.REQUEST)
    outbox.messenger.fail(Later("503"), after=True)
    await outbox.send_all()
    outbox.after(seconds=59)
    outbox.messenger.fail(Later("503"), after=True)
    await outbox.send_all()
    assert outbox.messenger.calls == ["send", "send"]
    outbox.clock.advance(timedelta(seconds=20))
    await outbox.send_all()
    assert outbox.messenger.calls == ["send", "send", "find_own"]
    assert outbox.messenger.texts() == ["one"]
