"""What is said and done in states that meet seldom: each was false or lost once."""

from datetime import timedelta

import pytest

from bot.messenger import Later
from bot.models import Level, RequestKind, UserId
from bot.store import digests, people
from bot.store.schema import guild
from tests.services.circle_of_leads import JO, KIM, ROOM, SAM, CircleOfLeads
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at

TOM = UserId(72)


@pytest.fixture
async def circle(harbour: Harbour) -> CircleOfLeads:
    """A group that has been set up, at noon, with two leads."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await circle.join(JO, SAM)
    return circle


@pytest.mark.parametrize("kind", list(RequestKind))
async def test_who_leaves_somebody_out_is_told_that_it_stands_on_the_board(
    circle: CircleOfLeads, kind: RequestKind
) -> None:
    await circle.leave_out(KIM)
    await circle.ask(Level.NO_RUSH, kind=kind)
    assert circle.room() == []
    (status,) = circle.told(MARA)
    assert status.startswith("This is on the leads' board. Nobody has answered yet.")


async def test_who_is_asked_for_in_summaries_is_not_told_that_nobody_could_be_asked(
    circle: CircleOfLeads,
) -> None:
    await circle.ask(Level.NO_RUSH)
    async with circle.database.transaction() as tx:
        (mara,) = await people.groups_of(tx, MARA)
        await digests.send_to_digest(tx, mara.id, by=JO, now=circle.now)
    await circle.later(hours=33)
    assert circle.pages(JO) == []
    (truth,) = [text for text in circle.told(MARA) if "I'm sorry" in text]
    assert truth.startswith("Nobody has answered. I'm sorry.")


async def test_okay_now_on_an_old_message_ends_what_is_open(circle: CircleOfLeads) -> None:
    old = await circle.ask()
    await circle.requests.close(old, by=MARA, now=circle.now)
    await circle.ask()
    closed = await circle.requests.close(old, by=MARA, now=circle.now)
    assert closed is not None
    assert closed.request.id != old
    assert await circle.requests.open_of(GROUP, MARA) is None
    assert await circle.requests.close(old, by=MARA, now=circle.now) is not None


async def test_settled_that_comes_late_is_not_said_to_who_has_asked_again(
    circle: CircleOfLeads,
) -> None:
    old = await circle.ask()
    await circle.take(old, JO)
    circle.messenger.fail(Later("500"), times=9)
    await circle.requests.close(old, by=JO, now=circle.now)
    await circle.settle()
    circle.messenger.calm()
    circle.clock.advance(timedelta(seconds=1))
    await circle.ask()
    await circle.later(minutes=4)
    assert not [text for text in circle.told(MARA) if text.startswith("This is settled")]


async def test_who_lost_the_role_is_not_let_into_a_thread_as_the_second(
    circle: CircleOfLeads,
) -> None:
    await circle.join(KIM)
    circle.clock.advance(timedelta(minutes=30))
    request_id = await circle.ask(Level.NO_RUSH)
    circle.messenger.roles[SAM] = frozenset()
    await circle.take(request_id, JO)
    ((_, thread),) = circle.messenger.threads.items()
    assert f"<@{SAM}>" not in circle.messenger.texts(thread)[0]
    assert f"<@{KIM}>" in circle.messenger.texts(thread)[0]
    assert not [text for text in circle.told(SAM) if "private place" in text]


async def test_who_has_it_and_lost_the_role_is_asked_nothing_and_the_others_are(
    circle: CircleOfLeads,
) -> None:
    request_id = await circle.ask(Level.TODAY)
    await circle.take(request_id, JO)
    circle.messenger.roles[JO] = frozenset()
    await circle.later(hours=5)
    assert await circle.holder(request_id) is None
    assert not [text for text in circle.told(JO) if text.startswith("Is this still open")]
    assert len(circle.pages(SAM)) == 2


async def test_where_the_second_steps_back_another_comes_in(circle: CircleOfLeads) -> None:
    await circle.join(KIM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.leads.step_back(GROUP, SAM, now=circle.now)
    await circle.settle()
    situation = await circle.requests.situation(request_id)
    assert situation is not None
    assert (situation.request.taken_by, situation.request.second) == (JO, KIM)
    assert "private place" in circle.told(KIM)[-1]


async def test_a_tap_in_the_dm_brings_the_bot_back_into_no_group(circle: CircleOfLeads) -> None:
    await circle.harbour.members.left(GROUP, now=circle.now)
    asked = await circle.requests.ask(
        GROUP, MARA, level=Level.RIGHT_NOW, language=None, now=circle.now, is_there=False
    )
    await circle.settle()
    assert not asked.is_heard
    assert (circle.pages(JO), circle.messenger.texts(ROOM)) == ([], [])
    (row,) = await circle.harbour.rows(guild)
    assert row["left_at"] is not None
    await circle.harbour.members.joined(GROUP, now=circle.now)
    await circle.settle()
    assert len(circle.pages(JO)) == 1


async def test_which_of_two_is_settled_is_told_by_when_it_was_asked(circle: CircleOfLeads) -> None:
    first = await circle.ask(Level.TODAY)
    await circle.later(minutes=5)
    await circle.ask(Level.TODAY, user_id=TOM)
    await circle.requests.close(first, by=MARA, now=circle.now)
    await circle.settle()
    for said in (circle.room()[-1], circle.told(JO)[-1]):
        assert said == "This is settled. Nothing more to do. Thank you.\nIt was asked at 12:00."


async def test_who_changes_their_mind_before_a_page_leaves_has_it_paged_once(
    circle: CircleOfLeads,
) -> None:
    for level in (Level.TODAY, Level.RIGHT_NOW):
        circle.clock.advance(timedelta(seconds=1))
        await circle.requests.ask(GROUP, MARA, level=level, language=None, now=circle.now)
    await circle.settle()
    assert [len(circle.pages(lead)) for lead in (JO, SAM)] == [1, 1]
    assert circle.pages(JO)[0].startswith("Someone is asking for a person now.")


async def test_a_thread_that_is_gone_is_not_said_to_be_kept(circle: CircleOfLeads) -> None:
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.requests.close(request_id, by=JO, now=circle.now)
    await circle.later(days=7, minutes=1)
    keep = circle.requests.keep_thread
    assert not await keep(request_id, by=MARA, now=circle.now)


async def test_where_the_only_lead_is_at_their_cap_that_is_said(circle: CircleOfLeads) -> None:
    await circle.leads.step_back(GROUP, SAM, now=circle.now)
    await circle.leads.choose(GROUP, JO, {"cap_open": 1}, now=circle.now)
    first = await circle.ask(Level.TODAY, user_id=TOM)
    await circle.take(first, JO)
    pages = len(circle.pages(JO))
    await circle.ask()
    truth = circle.told(MARA)[-1]
    assert truth.startswith("There is nobody here whom I could ask now. I'm sorry.")
    assert "I ask again at" not in truth
    await circle.requests.close(first, by=TOM, now=circle.now)
    await circle.settle()
    assert len(circle.pages(JO)) == pages + 1


async def test_whoever_leaves_a_lead_out_keeps_the_status(circle: CircleOfLeads) -> None:
    await circle.ask(Level.TODAY)
    await circle.later(minutes=5)
    await circle.harbour.services.circles.leave_out_too(GROUP, MARA, JO, now=circle.now)
    for _ in range(3):
        await circle.later(minutes=1)
    (status,) = circle.told(MARA)
    assert status.startswith("Asked 2 people")
    assert circle.told(JO)[-1].startswith("This is settled.")


@pytest.mark.parametrize("joined", [True, False])
async def test_no_status_stays_that_says_what_comes_next_when_it_is_over(
    circle: CircleOfLeads, joined: bool
) -> None:
    if not joined:
        for lead in (JO, SAM):
            await circle.leads.step_back(GROUP, lead, now=circle.now)
    request_id = await circle.ask(Level.TODAY)
    await circle.later(minutes=5)
    assert len(circle.told(MARA)) == 1
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    await circle.settle()
    assert circle.told(MARA) == []


async def test_leaving_somebody_out_in_the_night_asks_nobody_before_tomorrow(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(at(MONDAY, 20, 30))
    request_id = await circle.ask(Level.TODAY)
    await circle.later(minutes=5)
    await circle.requests.leave_till_tomorrow(request_id, by=MARA, now=circle.now)
    asked = len(circle.pages(SAM))
    await circle.harbour.services.circles.leave_out_too(GROUP, MARA, JO, now=circle.now)
    await circle.later(minutes=5)
    assert len(circle.pages(SAM)) == asked
