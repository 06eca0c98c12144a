"""From the tap to the all-clear in a group with leads: the steps, the words, the races."""

import asyncio
from datetime import time, timedelta

import pytest

from bot.messenger import ClosedDM, Later, TooManyOpenings
from bot.models import Level, UserId
from bot.services.standing import Standing
from bot.store.heartbeats import Span
from tests.services.circle_of_leads import (
    CHECK_INS,
    JO,
    LEAD,
    NIGHT,
    ROOM,
    SAM,
    CircleOfLeads,
    dm_of,
)
from tests.services.harbour import GROUP, MARA


async def test_without_a_lead_who_joined_the_page_stands_in_the_room_and_mentions_the_role(
    circle: CircleOfLeads,
) -> None:
    await circle.ask()
    (page,) = circle.room()
    assert page.endswith(f"<@&{LEAD}>")
    assert circle.told(MARA)[-1].startswith("I have put this in the leads' room at 12:00 (London).")
    await circle.later(hours=9)
    assert len(circle.room()) == 1


async def test_right_now_asks_everybody_who_is_there_and_rings_in_no_room(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    await circle.ask()
    await circle.later(seconds=3)
    for lead in (JO, SAM):
        (page,) = circle.pages(lead)
        assert page.startswith("Someone is asking for a person now.\nAsked at 12:00, in English.")
        assert str(MARA) not in page
    (posted,) = circle.room()
    assert "<@&" not in posted
    assert circle.told(MARA)[-1] == (
        "Asked 2 people at 12:00 (London). No answer yet.\n"
        "If nobody answers, I tell you at 12:05 (London)."
    )


async def test_at_night_only_those_are_woken_who_said_so_and_the_truth_follows(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(NIGHT)
    await circle.join(JO)
    await circle.join(SAM, wake_me=True)
    await circle.ask()
    await circle.later(seconds=3)
    assert circle.pages(JO) == []
    assert len(circle.pages(SAM)) == 1
    assert circle.told(MARA)[-1].startswith(
        "Nobody is on duty until 08:00 (London).\nI have asked 1 person who said I may wake them."
    )
    await circle.later(minutes=10, seconds=10)
    truth = circle.told(MARA)[-1]
    assert truth.startswith("Nobody has answered. I'm sorry.\nI ask again at 08:00 (London)")
    assert "These answer now:\n" in truth
    assert "116 123" in truth
    assert not [text for text in circle.room() if "<@&" in text]  # it would wake Jo
    await circle.later(hours=5)
    assert len(circle.pages(JO)) == 1
    assert len(circle.pages(SAM)) == 2


async def test_at_night_with_nobody_to_ask_that_is_said_at_once(circle: CircleOfLeads) -> None:
    await circle.set_up(NIGHT)
    await circle.join(JO)
    await circle.ask()
    assert circle.told(MARA)[-1].startswith(
        "There is nobody here whom I could ask now. I'm sorry.\n"
        "Nobody is on duty until 08:00 (London)."
    )


async def test_of_fifty_taps_at_once_one_wins(circle: CircleOfLeads) -> None:
    leads = [UserId(number) for number in range(100, 150)]
    request_id = await circle.ask()
    taken = await asyncio.gather(
        *(circle.requests.take(request_id, user_id=lead, now=circle.now) for lead in leads)
    )
    winners = [it for it in taken if it is not None and it.by_this_tap]
    assert len(winners) == 1
    assert await circle.holder(request_id) == winners[0].situation.request.taken_by
    await circle.settle()
    assert len([text for text in circle.told(MARA) if text.startswith("A person has")]) == 1


async def test_when_everybody_asked_cant_the_next_step_comes_at_once(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.helping.cant(request_id, user_id=JO, now=circle.now)
    await circle.settle()
    assert not [text for text in circle.told(MARA) if "Nobody has answered" in text]
    await circle.helping.cant(request_id, user_id=SAM, now=circle.now)
    await circle.settle()
    assert circle.told(MARA)[-1].startswith("Nobody has answered. I'm sorry.")


async def test_handing_off_asks_the_others_and_not_the_one(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.later(minutes=1)
    assert await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    assert not await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    await circle.later(seconds=3)
    assert await circle.holder(request_id) is None
    assert circle.told(MARA)[-1].startswith(
        "The person who answered can't stay on. I go on asking.\nAsked 1 person"
    )
    assert f"<@{JO}>" not in circle.told(MARA)[-1]
    assert (len(circle.pages(JO)), len(circle.pages(SAM))) == (1, 2)
    assert (await circle.take(request_id, SAM)) is not None
    assert await circle.holder(request_id) == SAM


async def test_at_a_cap_the_next_one_is_asked(circle: CircleOfLeads) -> None:
    await circle.join(JO, cap_open=1)
    await circle.join(SAM)
    await circle.take(await circle.ask(), JO)
    await circle.ask(user_id=UserId(72))
    assert (len(circle.pages(JO)), len(circle.pages(SAM))) == (1, 2)


async def test_whoever_asks_is_not_asked_themselves(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    await circle.ask(user_id=JO)
    assert circle.pages(JO) == []
    assert len(circle.pages(SAM)) == 1


async def test_a_closed_dm_does_not_hold_the_ladder_up(circle: CircleOfLeads) -> None:
    await circle.join(JO)
    await circle.settle()
    circle.messenger.fail_channel(dm_of(JO), ClosedDM("50007"))
    await circle.ask()
    assert circle.told(MARA)[-1].startswith("There is nobody here whom I could ask now.")


async def test_a_page_that_fails_again_takes_no_time_from_those_asked_since(
    circle: CircleOfLeads,
) -> None:
    await circle.join(SAM, wake_me=True, quiet_from=time(11), quiet_to=time(14))
    await circle.ask(Level.NO_RUSH)
    await circle.join(JO)
    circle.messenger.fail(TooManyOpenings("40003"), call="open_dm")
    await circle.ask()
    for _ in range(15):
        circle.clock.advance(timedelta(seconds=20))
        await circle.settle()
    assert circle.pages(JO) == []
    assert len(circle.pages(SAM)) == 1
    assert circle.told(MARA)[-1] == (
        "Asked 1 person so far, the last time at 12:00 (London). No answer yet.\n"
        "If nobody answers, I tell you at 12:10 (London)."
    )


async def test_a_role_that_is_gone_ends_being_a_lead_and_the_next_is_asked(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    circle.messenger.roles[JO] = frozenset()
    circle.clock.advance(timedelta(minutes=16))
    await circle.ask()
    assert circle.pages(JO) == []
    assert len(circle.pages(SAM)) == 1
    assert await circle.leads.find(GROUP, JO) is None


async def test_a_check_that_fails_holds_no_page_back(circle: CircleOfLeads) -> None:
    await circle.join(JO)
    await circle.settle()
    circle.clock.advance(timedelta(minutes=16))
    circle.messenger.fail(Later("500"), call="holds_role")
    await circle.ask()
    assert len(circle.pages(JO)) == 1


# --- while the bot was away


async def test_an_outage_moves_the_waits_and_not_what_goes_by_the_clock(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO)
    await circle.ask()
    outage = Span(circle.now + timedelta(minutes=1), circle.now + timedelta(minutes=61))
    async with circle.database.transaction() as tx:
        before = await circle.planner.next_due_at(tx)
        await circle.planner.away(tx, outage, outage.until_at)
        after = await circle.planner.next_due_at(tx)
        assert before is not None
        assert after == before + timedelta(hours=1)
    await circle.later(hours=1, minutes=6)  # the truth is told; the next step goes by the clock
    async with circle.database.transaction() as tx:
        before = await circle.planner.next_due_at(tx)
        await circle.planner.away(tx, Span(circle.now, circle.now), circle.now)
        await circle.planner.away(tx, Span(circle.now, circle.now + timedelta(hours=9)), circle.now)
        assert await circle.planner.next_due_at(tx) == before


# --- the status


async def test_the_status_is_edited_while_it_is_new_and_replaced_when_it_is_old(
    circle: CircleOfLeads,
) -> None:
    people = [UserId(number) for number in range(100, 107)]
    await circle.join(*people)
    await circle.ask(Level.TODAY)
    await circle.later(seconds=3)
    first = [it for it in circle.messenger.posted.values() if it.sent.channel_id == dm_of(MARA)]
    assert first[-1].text.startswith("Asked 2 people at 12:00 (London).")
    await circle.later(minutes=31)
    assert first[-1].text.startswith("Asked 4 people so far, the last at 12:30 (London).")
    await circle.later(minutes=31)
    statuses = [text for text in circle.told(MARA) if text.startswith("Asked")]
    assert len(statuses) == 1
    assert statuses[0].startswith("Asked 6 people so far, the last at 13:0")
    assert first[-1].sent in circle.messenger.deleted


async def test_no_status_names_a_lead_who_did_not_answer(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM, wake_me=True)
    request_id = await circle.ask()
    await circle.later(minutes=30)
    assert not [text for text in circle.told(MARA) if f"<@{JO}" in text or f"<@{SAM}" in text]
    assert await circle.arrivals.standing(request_id, now=circle.now) is not None
    assert {"asked", "on_duty"} <= set(Standing.__dataclass_fields__)


# --- left out


async def test_somebody_left_out_sees_nothing_and_cannot_find_out(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM, quiet_from=time(0), quiet_to=time(0))
    await circle.leave_out(JO)
    await circle.settle()

    async def seen() -> list[object]:
        board = await circle.leads.board(GROUP, JO, now=circle.now)
        return [circle.told(JO), circle.room(), board.requests, board.joined]

    before = await seen()
    request_id = await circle.ask()
    assert len(circle.pages(SAM)) == 1
    assert await circle.take(request_id, JO) is None
    assert not await circle.helping.cant(request_id, user_id=JO, now=circle.now)
    await circle.later(hours=1)
    await circle.take(request_id, SAM)
    called = await circle.helping.call_in(request_id, user_id=SAM, now=circle.now)
    assert called.asked == 0
    assert await circle.helping.come_in(request_id, user_id=JO, now=circle.now) is None
    await circle.requests.close(request_id, by=SAM, now=circle.now)
    await circle.later(hours=1)
    assert await seen() == before
    assert circle.messenger.threads == {}


async def test_the_room_post_is_in_the_own_name_and_can_be_taken_back(
    circle: CircleOfLeads,
) -> None:
    request_id = await circle.ask()
    assert not await circle.requests.ask_room(request_id, by=JO, now=circle.now)
    assert await circle.requests.ask_room(request_id, by=MARA, now=circle.now)
    await circle.settle()
    (post,) = circle.messenger.texts(CHECK_INS)
    assert post.startswith(f"<@{MARA}> would like to talk with someone.")
    assert await circle.requests.take_back_post(request_id, by=MARA, now=circle.now)
    await circle.settle()
    assert circle.messenger.texts(CHECK_INS) == []
    assert ROOM != CHECK_INS


async def test_of_two_room_posts_one_stands_and_none_when_it_is_over(circle: CircleOfLeads) -> None:
    request_id = await circle.ask()
    for _ in range(2):
        await circle.requests.ask_room(request_id, by=MARA, now=circle.now)
        await circle.later(seconds=2)
    assert len(circle.messenger.texts(CHECK_INS)) == 1
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    await circle.settle()
    assert circle.messenger.texts(CHECK_INS) == []


@pytest.mark.parametrize("is_in_flight", [False, True])
@pytest.mark.parametrize("ends", ["taken back", "closed"])
async def test_a_room_post_that_has_not_arrived_is_taken_back_too(
    circle: CircleOfLeads, ends: str, is_in_flight: bool
) -> None:
    request_id = await circle.ask()
    circle.messenger.fail(Later("500"), after=is_in_flight)
    await circle.requests.ask_room(request_id, by=MARA, now=circle.now)
    await circle.settle()
    if ends == "closed":
        await circle.requests.close(request_id, by=MARA, now=circle.now)
    else:
        assert await circle.requests.take_back_post(request_id, by=MARA, now=circle.now)
    for _ in range(5):
        await circle.later(minutes=1)
    assert circle.messenger.texts(CHECK_INS) == []
