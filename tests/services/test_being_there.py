"""While somebody has a request: the thread, the second lead, the rest, the all-clear."""

import asyncio
from datetime import timedelta

import pytest

from bot.messenger import MissingRight
from bot.models import Home, LeadRole, Level, RequestKind, UserId
from bot.store import people
from tests.services.circle_of_leads import (
    CHECK_INS,
    JO,
    KIM,
    LEE,
    SAM,
    CircleOfLeads,
)
from tests.services.harbour import GROUP, INES, MARA, MONDAY, at


async def test_a_thread_has_two_leads_in_it_and_is_gone_after_a_week(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    ((parent, name), thread) = next(iter(circle.messenger.threads.items()))
    assert parent == CHECK_INS
    assert name.startswith("room-")
    (first,) = circle.messenger.texts(thread)
    assert first == (
        f"With you here: <@{JO}> and <@{SAM}>. Moderators of this server can read along. "
        "It is deleted 7 days after closing."
    )
    for somebody in (MARA, JO, SAM):
        assert circle.told(somebody)[-1] == f"There is a private place to talk now.\n<#{thread}>"
    await circle.requests.close(request_id, by=JO, now=circle.now)
    await circle.later(days=6, hours=23)
    assert thread not in circle.messenger.gone
    await circle.later(hours=2)
    assert thread in circle.messenger.gone


async def test_whoever_gives_it_back_reads_no_more_of_the_thread(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    (thread,) = circle.messenger.threads.values()
    assert circle.messenger.in_thread[thread] == {MARA, JO, SAM}
    assert await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    await circle.settle()
    assert circle.messenger.in_thread[thread] == {MARA, SAM}  # nobody is left alone there
    await circle.take(request_id, SAM)
    await circle.join(KIM)
    await circle.helping.call_in(request_id, user_id=SAM, now=circle.now)
    await circle.helping.come_in(request_id, user_id=JO, now=circle.now)
    await circle.settle()
    assert circle.messenger.in_thread[thread] == {MARA, SAM, JO}
    await circle.leads.step_back(GROUP, JO, now=circle.now)
    await circle.settle()
    assert JO not in circle.messenger.in_thread[thread]


async def test_whoever_takes_it_again_before_they_were_let_out_stays(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    (thread,) = circle.messenger.threads.values()
    assert await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    await circle.take(request_id, JO)
    assert circle.messenger.in_thread[thread] == {MARA, JO, SAM}


async def test_a_thread_that_is_locked_is_let_alone(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    (thread,) = circle.messenger.threads.values()
    assert await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    await circle.settle()
    assert circle.messenger.closed_threads == [thread]
    assert JO in circle.messenger.in_thread[thread]


async def test_without_a_second_lead_there_is_no_thread(circle: CircleOfLeads) -> None:
    await circle.join(JO)
    await circle.take(await circle.ask(), JO)
    assert circle.messenger.threads == {}


async def test_where_no_thread_may_be_opened_the_lead_hears_what_to_change(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    circle.messenger.fail(MissingRight("50013"), call="open_thread", times=9)
    await circle.take(request_id, JO)
    assert circle.told(JO)[-1].startswith("I could not open a private thread.\nWrite to them")
    assert 'allow me "Create Private Threads"' in circle.told(INES)[-1]


async def test_calling_someone_in_lets_the_first_who_comes_in(circle: CircleOfLeads) -> None:
    await circle.join(JO)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.join(SAM, KIM)
    called = await circle.helping.call_in(request_id, user_id=JO, now=circle.now)
    assert (called.is_yours, called.asked) == (True, 2)
    await circle.settle()
    assert circle.pages(SAM)[-1].startswith("Someone is asking for a second person.")
    came = await asyncio.gather(
        *(circle.helping.come_in(request_id, user_id=lead, now=circle.now) for lead in (SAM, KIM))
    )
    assert len([it for it in came if it is not None]) == 1
    await circle.settle()
    assert len(circle.messenger.threads) == 1
    assert not (await circle.helping.call_in(request_id, user_id=LEE, now=circle.now)).is_yours


async def test_taken_and_not_closed_asks_the_lead_again_in_their_own_hours(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(at(MONDAY, 20))
    await circle.join(JO)
    await circle.take(await circle.ask(), JO)
    await circle.later(hours=11)
    assert not [text for text in circle.told(JO) if text.startswith("Is this still open")]
    await circle.later(hours=2)
    assert circle.told(JO)[-1].startswith("Is this still open for you?\nYou have had it since 20")


@pytest.mark.parametrize("leaves_out", [False, True])
async def test_a_dm_that_waits_moves_nobody_to_where_a_left_out_lead_could_read(
    circle: CircleOfLeads, leaves_out: bool
):
    await circle.ask()
    if leaves_out:
        await circle.leave_out(SAM)
    async with circle.database.transaction() as tx:
        (mara,) = await people.groups_of(tx, MARA)
        await circle.harbour.members.dm_waits(tx, mara.id)
        (mara,) = await people.groups_of(tx, MARA)
    assert mara.home is (Home.DM if leaves_out else Home.THREAD)


async def test_who_took_it_without_having_joined_is_asked_again_in_the_room(circle: CircleOfLeads):
    await circle.set_up(at(MONDAY, 20))
    request_id = await circle.ask()
    await circle.take(request_id, LEE)  # holds the role, and is no lead here
    await circle.later(hours=11)
    assert not any("still open" in text for text in circle.room())
    await circle.later(hours=2)
    asked = "Is this still open?\nSomebody has had it since 20:00."
    assert [text for text in circle.room() if text.startswith(asked)]
    before = len(circle.room())
    await circle.requests.close(request_id, by=LEE, now=circle.now)
    await circle.later(hours=25)
    assert not any("still open" in text for text in circle.room()[before:])


async def test_where_somebody_is_left_out_since_nothing_is_asked_in_the_room(
    circle: CircleOfLeads,
):
    await circle.set_up(at(MONDAY, 20))
    await circle.take(await circle.ask(), LEE)
    await circle.leave_out(SAM)
    await circle.later(hours=13)
    assert not any("still open" in text for text in circle.room())


async def test_the_all_clear_reaches_exactly_those_who_were_told_and_wakes_nobody(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(at(MONDAY, 21, 50))
    await circle.join(JO, SAM)
    await circle.join(KIM, off_until=at(MONDAY, 23, 50))
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.later(minutes=20)
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    await circle.settle()
    assert not [text for text in circle.told(SAM) if text.startswith("This is settled.")]
    assert circle.room()[-1].startswith("This is settled.")
    await circle.later(hours=12)
    for lead in (JO, SAM):
        settled = [text for text in circle.told(lead) if text.startswith("This is settled.")]
        assert len(settled) == 1
    assert f"<@{MARA}> has been in touch." in circle.told(JO)[-1]
    assert [text.partition("\n")[0] for text in circle.told(KIM)] == [
        "Hello. This is where I ask you."
    ]


async def test_after_right_now_a_lead_is_off_until_tomorrow_unless_they_stay_on(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.requests.close(request_id, by=JO, now=circle.now)
    lead = await circle.leads.find(GROUP, JO)
    assert lead is not None
    assert lead.rest_until == at(MONDAY, 8) + timedelta(days=1)
    await circle.ask(user_id=UserId(72))
    assert len(circle.pages(JO)) == 1
    await circle.leads.stay_on(GROUP, JO, now=circle.now)
    await circle.settle()
    assert len(circle.pages(JO)) == 2


async def test_not_this_week_is_off_until_monday_and_moves_what_is_open(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.later(minutes=1)
    lead = await circle.leads.not_this_week(GROUP, JO, now=circle.now)
    assert lead is not None
    assert lead.off_until == at(MONDAY, 8) + timedelta(days=7)
    await circle.settle()
    assert await circle.holder(request_id) is None
    assert len(circle.pages(SAM)) == 2


async def test_stepping_back_moves_everything_on(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.later(minutes=1)
    assert await circle.leads.step_back(GROUP, JO, now=circle.now)
    await circle.settle()
    assert len(circle.pages(SAM)) == 2
    assert await circle.leads.find(GROUP, JO) is None


async def test_erasing_a_lead_moves_their_requests_on(circle: CircleOfLeads) -> None:
    lead = await circle.join(JO)
    await circle.join(SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.later(minutes=1)
    await circle.harbour.members.erase(lead.person.id, now=circle.now)
    await circle.settle()
    assert await circle.holder(request_id) is None
    assert len(circle.pages(SAM)) == 2


async def test_whoever_joins_later_is_asked_for_what_still_waits(circle: CircleOfLeads) -> None:
    await circle.ask()
    await circle.later(hours=1)
    await circle.join(JO)
    await circle.settle()
    assert len(circle.pages(JO)) == 1


async def test_raising_asks_again_at_the_new_level(circle: CircleOfLeads) -> None:
    await circle.join(JO)
    await circle.ask(Level.NO_RUSH)
    assert circle.pages(JO) == []
    assert circle.told(MARA) == [] or "leads" in circle.told(MARA)[-1]
    await circle.ask(Level.RIGHT_NOW)
    assert len(circle.pages(JO)) == 1


async def test_a_hello_stands_on_the_board_and_is_told_honestly_after_a_day(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO)
    await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO)
    board = await circle.leads.board(GROUP, JO, now=circle.now)
    assert [it.kind for it in board.requests] == [RequestKind.HELLO]
    await circle.later(hours=24, minutes=1)
    assert circle.told(MARA)[-1].startswith("Nobody has been free for a hello yet.")
    assert circle.pages(JO) == []


@pytest.mark.parametrize("kind", [RequestKind.TALK, RequestKind.HELLO])
async def test_one_lead_who_cannot_hurries_nothing_that_has_time(
    circle: CircleOfLeads, kind: RequestKind
) -> None:
    await circle.join(JO, SAM, LEE)
    request_id = await circle.ask(Level.NO_RUSH, kind=kind)
    before = circle.told(MARA)
    assert await circle.helping.cant(request_id, user_id=JO, now=circle.now)
    await circle.leads.step_back(GROUP, LEE, now=circle.now)
    await circle.settle()
    assert circle.pages(SAM) == []
    assert circle.told(MARA) == before


async def test_coordinators_come_after_the_leads_of_a_large_group(circle: CircleOfLeads) -> None:
    people = [UserId(number) for number in range(100, 106)]
    await circle.join(*people)
    await circle.join(LEE, role=LeadRole.COORDINATOR)
    await circle.ask(Level.TODAY)
    assert sum(len(circle.pages(lead)) for lead in people) == 2
    await circle.later(hours=1, minutes=15)
    assert sum(len(circle.pages(lead)) for lead in people) == 6
    assert circle.pages(LEE) == []
    await circle.later(minutes=30)
    assert len(circle.pages(LEE)) == 1


async def test_a_lead_who_asks_cannot_be_their_own_answer(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask(user_id=JO)
    own = await circle.take(request_id, JO)
    assert own is not None
    assert not own.by_this_tap
    assert own.situation.request.taken_by is None
    taken = await circle.take(request_id, SAM)
    assert taken is not None
    assert taken.by_this_tap


async def test_the_truth_says_that_the_leads_room_has_it(circle: CircleOfLeads) -> None:
    await circle.join(JO)
    await circle.ask()
    await circle.later(minutes=5, seconds=10)
    await circle.later(minutes=10, seconds=10)
    (truth,) = [text for text in circle.told(MARA) if text.startswith("Nobody has answered.")]
    assert "I ask in the leads' room too." in truth


async def test_a_thread_that_the_member_keeps_is_locked_and_not_deleted(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    thread = next(iter(circle.messenger.threads.values()))
    assert not await circle.requests.keep_thread(request_id, by=JO, now=circle.now)
    await circle.requests.close(request_id, by=JO, now=circle.now)
    await circle.later(days=1)
    assert thread in circle.messenger.closed_threads
    assert await circle.requests.keep_thread(request_id, by=MARA, now=circle.now)
    await circle.later(days=8)
    assert thread not in circle.messenger.gone


async def test_a_thread_that_is_kept_before_it_ends_is_not_deleted(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    thread = next(iter(circle.messenger.threads.values()))
    assert await circle.requests.keep_thread(request_id, by=MARA, now=circle.now)
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    await circle.later(days=8)
    assert thread in circle.messenger.closed_threads
    assert thread not in circle.messenger.gone


async def test_what_is_taken_and_given_back_within_a_second_is_asked_in_the_room_again(
    circle: CircleOfLeads,
):
    await circle.set_up()
    await circle.join(JO)
    request_id = await circle.ask(Level.RIGHT_NOW)
    await circle.take(request_id, JO)
    moment = circle.now + timedelta(milliseconds=300)
    await circle.helping.hand_off(request_id, user_id=JO, now=moment)
    pages = await circle.harbour.deliveries("page_room")
    assert len([page for page in pages if ":last:" not in page["key"]]) == 2


async def test_in_a_large_group_too_the_truth_about_today_is_told_by_eight(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(at(MONDAY, 19))
    people = [UserId(number) for number in range(100, 112)]
    await circle.join(*people)
    await circle.ask(Level.TODAY)
    await circle.later(minutes=59)
    assert not [text for text in circle.told(MARA) if text.startswith("Nobody has answered.")]
    await circle.later(minutes=2)
    truth = circle.told(MARA)[-1]
    assert truth.startswith("Nobody has answered. I'm sorry.\nI ask the next at 20:30 (London).")
    assert "Tomorrow is fine too." in truth
    assert sum(len(circle.pages(lead)) for lead in people) == 6
    await circle.later(minutes=30)
    assert sum(len(circle.pages(lead)) for lead in people) == 8


async def test_a_hello_opens_no_thread_and_needs_no_second(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO)
    await circle.take(request_id, JO)
    assert circle.messenger.threads == {}
    situation = await circle.requests.situation(request_id)
    assert situation is not None
    assert situation.request.second is None
