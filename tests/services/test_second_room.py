"""While the leads' room can't be used, requests are told in a second room: once, and no less."""

from datetime import timedelta

import pytest

from bot.messenger import Gone, MissingRight, SendingFailed
from bot.models import ChannelId, DeliveryKind, Level, RequestId, UserId
from bot.services.leaving_out import leave_out
from bot.store import messages, people
from bot.ui import talking
from tests.services.circle_of_leads import JO, ROOM, SAM, CircleOfLeads, dm_of
from tests.services.harbour import GROUP, INES, MARA, Harbour

SECOND, NEW_ROOM = ChannelId(78), ChannelId(79)
NO_RIGHT = MissingRight("403 (50013) Missing Permissions")
UNKNOWN = Gone("404 (10003) Unknown Channel")


class Group(CircleOfLeads):
    """The group with two rooms, and what stands in them."""

    async def change(self, **settings: object) -> None:
        """Change settings, as an admin does, and let everything leave."""
        await self.harbour.groups.change(GROUP, settings, actor_id=INES, now=self.now)
        await self.settle()

    async def lose(self, channel_id: ChannelId) -> None:
        """Let a channel be deleted, and the bot hear of it."""
        self.messenger.gone.add(channel_id)
        await self.harbour.services.losses.channel_gone(GROUP, channel_id, now=self.now)
        await self.settle()

    async def wait(self, minutes: int) -> None:
        """Let minutes pass, one after the other, so that what failed is tried again."""
        for _ in range(minutes):
            self.clock.advance(timedelta(minutes=1))
            await self.settle()

    def stands(self, channel_id: ChannelId) -> list[str]:
        """Return the first lines in a room, the oldest first."""
        return [text.splitlines()[0] for text in self.messenger.texts(channel_id)]

    async def notices(self) -> list[str]:
        """Return what admins are to be told."""
        waiting = await self.harbour.services.notices.take(GROUP, now=self.now)
        return [it.line for it in waiting]


ASKS = "Someone is asking for a person now."
SETTLED = "This is settled. Nothing more to do. Thank you."


@pytest.fixture
async def group(harbour: Harbour) -> Group:
    """A group with both rooms, at noon, in which nobody has joined as a lead."""
    group = Group(harbour)
    await group.set_up()
    await group.change(second_room_id=SECOND)
    return group


@pytest.mark.parametrize("failure", [NO_RIGHT, UNKNOWN])
async def test_what_cannot_be_told_in_the_leads_room_is_told_in_the_second_once(
    group: Group, failure: SendingFailed
) -> None:
    group.messenger.fail_channel(ROOM, failure)
    await group.ask()
    assert (group.stands(ROOM), group.stands(SECOND)) == ([], [ASKS])
    assert group.told(MARA)[-1].startswith("I have put this in the leads' room at 12:00 (London).")
    assert not [text for text in group.told(MARA) if "could not ask" in text]
    await group.wait(3)
    group.messenger.fail_channel(ROOM, None)
    await group.wait(3)
    assert (group.stands(ROOM), group.stands(SECOND)) == ([], [ASKS])


async def test_an_admin_hears_once_what_to_mend_and_nothing_of_who_asks(group: Group) -> None:
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.ask()
    await group.wait(2)
    await group.ask(user_id=UserId(66))
    (told,) = [text for text in group.told(INES) if "Something of the server" in text]
    assert told.splitlines()[1:] == [
        f"I can't write in the leads' room. Requests go to <#{SECOND}> for now.",
        "Look at the permissions of the leads' room, or `/admin setup` takes another.",
    ]


async def test_a_page_that_stood_in_a_deleted_room_is_told_in_the_second(group: Group) -> None:
    request_id = await group.ask()
    assert (group.stands(ROOM), group.stands(SECOND)) == ([ASKS], [])
    await group.lose(ROOM)
    assert set(group.stands(SECOND)) == {
        f"The leads' room is gone. Requests go to <#{SECOND}> for now.",
        ASKS,
    }
    await group.lose(ROOM)  # Discord tells it twice
    assert group.stands(SECOND).count(ASKS) == 1
    await group.ask(user_id=UserId(66))
    assert group.stands(SECOND).count(ASKS) == 2
    await group.requests.close(request_id, by=MARA, now=group.now)
    await group.settle()
    assert group.stands(SECOND).count(SETTLED) == 1
    assert len(group.stands(ROOM)) == 1


async def test_a_lead_takes_it_from_the_second_room_and_all_pages_are_known(group: Group) -> None:
    await group.join(JO)
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    request_id = await group.ask()
    taken = await group.take(request_id)
    assert taken is not None
    assert taken.by_this_tap
    places = {it.sent.channel_id for it in await group.arrivals.pages_out(request_id)}
    assert places == {SECOND, dm_of(JO)}
    lost = await group.take(request_id, SAM)
    assert lost is not None
    assert not lost.by_this_tap
    await group.wait(2)
    assert group.stands(ROOM) == []


async def test_what_is_raised_goes_to_the_second_and_both_rooms_hear_that_it_is_settled(
    group: Group,
) -> None:
    request_id = await group.ask(Level.TODAY)
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.ask(Level.RIGHT_NOW)
    assert group.stands(ROOM) == ["Someone is asking for a person today."]
    assert group.stands(SECOND) == [ASKS]
    group.messenger.fail_channel(ROOM, None)
    await group.requests.close(request_id, by=MARA, now=group.now)
    await group.settle()
    assert group.stands(ROOM)[1:] == [SETTLED]
    assert group.stands(SECOND)[1:] == [SETTLED]


async def test_where_neither_room_works_the_truth_is_told_and_both_are_tried_on(
    group: Group,
) -> None:
    for room in (ROOM, SECOND):
        group.messenger.fail_channel(room, NO_RIGHT)
    await group.ask()
    assert group.told(MARA)[-1].startswith("I could not ask anybody here.")
    told = [text for text in group.told(INES) if "Somebody asked for a person" in text]
    assert len(told) == 1
    await group.wait(2)
    group.messenger.fail_channel(ROOM, None)
    await group.wait(2)
    group.messenger.fail_channel(SECOND, None)
    await group.wait(2)
    assert (group.stands(ROOM), group.stands(SECOND)) == ([ASKS], [])
    assert group.told(MARA)[-1].startswith("I have put this in the leads' room")


async def test_both_ways_that_open_are_not_both_taken(group: Group) -> None:
    for room in (ROOM, SECOND):
        group.messenger.fail_channel(room, NO_RIGHT)
    await group.ask()
    await group.wait(1)
    group.messenger.fail_channel(SECOND, None)
    await group.wait(2)
    group.messenger.fail_channel(ROOM, None)
    await group.wait(2)
    assert (group.stands(ROOM), group.stands(SECOND)) == ([], [ASKS])


async def test_the_last_word_of_a_ladder_that_is_refused_rings_in_the_second_room(
    group: Group,
) -> None:
    await group.join(JO)
    await group.ask()
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.later(minutes=6)
    (page,) = group.messenger.texts(SECOND)
    assert page.startswith(ASKS)
    assert "<@&" in page
    assert group.stands(ROOM) == [ASKS]


async def test_somebody_left_out_reads_in_neither_room(group: Group) -> None:
    await group.join(JO, SAM)
    await group.leave_out(JO)
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.ask()
    await group.wait(2)
    await group.lose(ROOM)
    assert [text for text in group.stands(SECOND) if text == ASKS] == []
    assert group.pages(JO) == []
    assert len(group.pages(SAM)) == 1


async def test_somebody_left_out_while_the_room_refuses_reads_nothing_in_the_second(
    group: Group,
) -> None:
    await group.join(JO, SAM)
    for room in (ROOM, SECOND):
        group.messenger.fail_channel(room, NO_RIGHT)
    request_id = await group.ask()
    async with group.database.transaction() as tx:
        person = await people.find(tx, GROUP, MARA)
        assert person is not None
        await leave_out(tx, person, JO, now=group.now)
    for room in (ROOM, SECOND):
        group.messenger.fail_channel(room, None)
    await group.wait(3)
    assert (group.stands(ROOM), group.stands(SECOND)) == ([], [])
    await group.lose(ROOM)
    async with group.database.reading() as tx:
        assert await messages.rooms(tx, request_id) == []


async def test_somebody_left_out_reads_in_both_rooms_that_it_is_settled(group: Group) -> None:
    await group.join(JO, SAM)
    await group.ask(Level.TODAY)
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.ask(Level.RIGHT_NOW)
    group.messenger.fail_channel(ROOM, None)
    async with group.database.transaction() as tx:
        person = await people.find(tx, GROUP, MARA)
        assert person is not None
        await leave_out(tx, person, JO, now=group.now)
    await group.settle()
    assert group.stands(ROOM)[-1] == SETTLED
    assert group.stands(SECOND)[-1] == SETTLED


async def test_whoever_waits_is_told_when_the_only_room_is_gone(group: Group) -> None:
    await group.change(second_room_id=None)
    await group.ask()
    await group.lose(ROOM)
    assert group.told(MARA)[-1].startswith("I could not ask anybody here.")


async def test_an_open_request_is_told_in_a_room_that_is_set_only_now(group: Group) -> None:
    await group.change(second_room_id=None)
    await group.ask()
    await group.lose(ROOM)
    await group.change(leads_room_id=NEW_ROOM)
    await group.change(leads_room_id=NEW_ROOM, zone="Europe/Madrid")
    assert group.stands(NEW_ROOM) == [ASKS]
    assert "I have put this in the leads' room" in group.told(MARA)[-1]


async def test_another_room_in_place_of_one_that_works_doubles_nothing(group: Group) -> None:
    await group.ask()
    await group.change(leads_room_id=NEW_ROOM)
    await group.change(second_room_id=ROOM)
    assert (group.stands(ROOM), group.stands(NEW_ROOM)) == ([ASKS], [])


async def test_another_room_in_place_of_one_that_refuses_has_it_at_once(group: Group) -> None:
    await group.change(second_room_id=None)
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.ask()
    await group.change(leads_room_id=NEW_ROOM)
    assert group.stands(NEW_ROOM) == [ASKS]
    group.messenger.fail_channel(ROOM, None)
    await group.wait(3)
    assert group.stands(ROOM) == []


async def test_what_is_taken_closed_or_left_till_tomorrow_is_told_in_no_other_room(
    group: Group,
) -> None:
    await group.join(JO)
    await group.take(await group.ask())
    closed = await group.ask(user_id=UserId(66))
    await group.requests.close(closed, by=UserId(66), now=group.now)
    later = await group.ask(Level.TODAY, user_id=UserId(67))
    await group.requests.leave_till_tomorrow(later, by=UserId(67), now=group.now)
    await group.settle()
    await group.lose(ROOM)
    assert not [text for text in group.stands(SECOND) if text.startswith("Someone")]


async def test_what_comes_late_to_the_second_room_says_so(group: Group) -> None:
    await group.requests.ask(GROUP, MARA, level=Level.RIGHT_NOW, language=None, now=group.now)
    group.clock.advance(timedelta(hours=1))  # nothing ran
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.settle()
    (page,) = group.messenger.texts(SECOND)
    assert "I was away, so this comes late." in page


@pytest.mark.parametrize("minutes", [0, 3])  # the other page still tries, or was given up
async def test_a_second_room_that_is_gone_is_noticed_and_what_stood_there_told_again(
    group: Group, minutes: int
) -> None:
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.ask()
    await group.wait(minutes)
    group.messenger.fail_channel(ROOM, None)
    await group.lose(SECOND)
    await group.wait(2)
    assert (await group.harbour.groups.read(GROUP)).second_room_id is None
    assert group.stands(ROOM).count(ASKS) == 1
    assert group.stands(ROOM).count("The second room for requests is gone.") == 1


async def test_a_notice_that_a_room_refuses_goes_to_the_second_and_then_to_the_admin(
    group: Group,
) -> None:
    for room in (ROOM, SECOND):
        group.messenger.fail_channel(room, NO_RIGHT)
    await group.harbour.services.losses.channel_gone(GROUP, ChannelId(70), now=group.now)
    await group.wait(5)
    rows = await group.harbour.deliveries("admin_notice")
    assert [row["channel_id"] for row in rows] == [ROOM, SECOND, None]
    assert "The channel of the check-ins is gone" in group.told(INES)[-1]
    assert await group.notices() == []


async def test_without_a_leads_room_the_second_has_the_requests(group: Group) -> None:
    await group.change(leads_room_id=None)
    asked = await group.requests.ask(
        GROUP, MARA, level=Level.RIGHT_NOW, language=None, now=group.now
    )
    assert asked.is_heard
    await group.settle()
    assert group.stands(SECOND) == [ASKS]


async def test_a_process_that_ends_between_refusal_and_second_room_loses_nothing(
    group: Group,
) -> None:
    """Each settling is a process of its own; here the second one finds what the first left."""
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    await group.requests.ask(GROUP, MARA, level=Level.RIGHT_NOW, language=None, now=group.now)
    group.messenger.fail_channel(SECOND, NO_RIGHT)
    await group.settle()
    assert group.stands(SECOND) == []
    group.messenger.fail_channel(SECOND, None)
    await group.wait(2)
    assert group.stands(SECOND) == [ASKS]


async def pages_of(group: Group, request_id: RequestId) -> list[str]:
    """Return the state of each page in a room."""
    rows = await group.harbour.deliveries(DeliveryKind.PAGE_ROOM.value)
    return [row["state"] for row in rows if row["request_id"] == request_id]


async def test_the_page_in_the_second_room_carries_the_same_button(group: Group) -> None:
    request_id = await group.ask()
    group.messenger.fail_channel(ROOM, NO_RIGHT)
    other = await group.ask(user_id=UserId(66))
    assert (await pages_of(group, request_id), await pages_of(group, other)) == (
        ["sent"],
        ["due", "sent"],
    )
    posted = group.messenger.posted.values()
    first, second = (
        next(it.outgoing for it in posted if it.sent.channel_id == room) for room in (ROOM, SECOND)
    )
    assert first.text == second.text
    situation = await group.requests.situation(other)
    assert situation is not None
    expected = talking.page(group.desk.voices, group.desk.ids, situation, is_late=False)
    assert expected is not None
    assert second.rows == expected.rows
