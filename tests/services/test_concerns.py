"""Something felt wrong: to one person whom the member picks, and never to the one named."""

from datetime import timedelta

import pytest

from bot.messenger import ClosedDM
from bot.models import ConcernId, LeadRole, UserId
from bot.services.concerns import ConcernPlanner, Concerns
from bot.store.schema import concern, contact, person
from tests.services.circle_of_leads import JO, KIM, LEE, NIGHT, SAM, CircleOfLeads, dm_of
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

WORDS = "a sentence about quinces"
TOM, ANA = UserId(72), UserId(73)


@pytest.fixture
async def circle(harbour: Harbour) -> CircleOfLeads:
    """A group at noon with a lead, and a coordinator."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await circle.join(JO)
    await circle.join(KIM, role=LeadRole.COORDINATOR)
    await circle.settle()
    return circle


def services(circle: CircleOfLeads) -> Concerns:
    """Return the use cases."""
    return circle.harbour.services.concerns


async def say(
    circle: CircleOfLeads,
    *,
    by: UserId = MARA,
    about: UserId | None = JO,
    to: UserId = KIM,
    words: str = WORDS,
) -> ConcernId:
    """Say that something felt wrong, to somebody."""
    begun = await services(circle).begin(GROUP, by, about=about, language=None, now=circle.now)
    concern_id = begun.concern.id
    assert await services(circle).pick(concern_id, by=by, reader=to, now=circle.now)
    written = await services(circle).write(concern_id, words, by=by)
    assert written is not None
    assert written.words == words
    assert await services(circle).send(concern_id, by=by, now=circle.now)
    await circle.settle()
    return concern_id


async def readers(circle: CircleOfLeads, about: UserId | None, by: UserId = MARA) -> list[UserId]:
    """Return who could be picked."""
    begun = await services(circle).begin(GROUP, by, about=about, language=None, now=circle.now)
    return [it.user_id for it in begun.readers]


async def test_the_one_who_was_picked_opens_it_and_the_member_hears(circle: CircleOfLeads) -> None:
    await circle.harbour.start()
    concern_id = await say(circle)
    assert circle.told(KIM)[-1].startswith("Someone would like you to read something.")
    assert circle.told(MARA) == [] or "opened" not in circle.told(MARA)[-1]
    opened = await services(circle).open(concern_id, by=KIM, now=circle.now)
    assert opened is not None
    assert (opened.words, opened.times_about, opened.times_together) == (WORDS, 0, 0)
    await circle.settle()
    assert circle.told(MARA)[-1] == "What you left has been opened."
    assert await services(circle).answer(concern_id, "I call you.", by=KIM, now=circle.now)
    await circle.settle()
    assert circle.told(MARA)[-1].startswith("There is an answer for you here.")
    answer = await services(circle).read_answer(concern_id, by=MARA)
    assert answer is not None
    assert answer[1] == "I call you."
    assert await services(circle).settle(concern_id, by=KIM, now=circle.now)
    await circle.settle()
    assert circle.told(MARA)[-1].startswith("What you left was marked as settled.")
    told = (await circle.harbour.services.tellings.show(GROUP, MARA)).told
    assert [(it.user_id, it.what.value) for it in told] == [(KIM, "felt_wrong")]


async def test_nobody_but_who_was_picked_can_open_or_answer_it(circle: CircleOfLeads) -> None:
    concern_id = await say(circle)
    for somebody in (JO, MARA, TOM, INES):
        assert await services(circle).for_reader(concern_id, somebody) is None
        assert await services(circle).open(concern_id, by=somebody, now=circle.now) is None
        assert not await services(circle).answer(concern_id, "x", by=somebody, now=circle.now)
        assert not await services(circle).settle(concern_id, by=somebody, now=circle.now)
    for somebody in (JO, KIM, TOM):
        assert await services(circle).begun(concern_id, by=somebody) is None
        assert await services(circle).write(concern_id, "x", by=somebody) is None
        pick = services(circle).pick(concern_id, by=somebody, reader=KIM, now=circle.now)
        assert await pick is None
    assert await services(circle).read_answer(concern_id, by=JO) is None


async def test_words_are_sealed(circle: CircleOfLeads) -> None:
    await say(circle)
    (row,) = await circle.harbour.rows(concern)
    assert WORDS.encode() not in row["sealed"]


async def test_who_is_named_is_left_out_at_once_and_can_be_let_back(circle: CircleOfLeads) -> None:
    begun = await services(circle).begin(GROUP, MARA, about=JO, language=None, now=circle.now)
    circles = circle.harbour.services.circles
    shown = await circles.show(GROUP, MARA)
    assert shown is not None
    assert shown.left_out == [JO]
    await services(circle).let_back(begun.concern.id, by=MARA)
    shown = await circles.show(GROUP, MARA)
    assert shown is not None
    assert shown.left_out == []


async def test_who_is_named_sees_no_difference(circle: CircleOfLeads) -> None:
    async def seen() -> tuple[object, ...]:
        board = await circle.leads.board(GROUP, JO, now=circle.now)
        lead = await circle.leads.find(GROUP, JO)
        return circle.told(JO), circle.room(), board.requests, board.on_duty, lead

    before = await seen()
    concern_id = await say(circle)
    await services(circle).open(concern_id, by=KIM, now=circle.now)
    await circle.settle()
    assert await seen() == before


async def test_an_admin_is_offered_where_it_is_about_a_coordinator_or_none_is_there(
    circle: CircleOfLeads,
) -> None:
    assert await readers(circle, JO) == [KIM]
    assert await readers(circle, KIM) == [INES]
    await circle.join(LEE, role=LeadRole.COORDINATOR)
    assert await readers(circle, KIM, by=TOM) == [LEE, INES]
    await circle.leads.step_back(GROUP, KIM, now=circle.now)
    await circle.leads.step_back(GROUP, LEE, now=circle.now)
    assert await readers(circle, JO, by=ANA) == [INES]
    assert await readers(circle, INES, by=UserId(74)) == []


async def test_an_admin_who_was_picked_is_written_to(circle: CircleOfLeads) -> None:
    concern_id = await say(circle, about=KIM, to=INES)
    assert circle.told(INES)[-1].startswith("Someone would like you to read something.")
    assert await services(circle).open(concern_id, by=INES, now=circle.now) is not None


async def test_who_takes_no_messages_finds_it_where_they_look_next(circle: CircleOfLeads) -> None:
    circle.messenger.fail_channel(dm_of(KIM), ClosedDM("50007"))
    await say(circle)
    assert circle.told(MARA)[-1].startswith("I could not hand on what you left.")
    waiting = await services(circle).waiting_for(GROUP, KIM)
    assert len(waiting) == 1
    assert await services(circle).waiting_for(GROUP, JO) == []


async def test_after_a_day_the_member_hears_that_nobody_opened_it_and_picks_another(
    circle: CircleOfLeads,
) -> None:
    await circle.join(LEE, role=LeadRole.COORDINATOR)
    concern_id = await say(circle)
    await circle.later(hours=24, minutes=1)
    await circle.harbour.tick(circle.now, ConcernPlanner())
    await circle.harbour.tick(circle.now + timedelta(hours=30), ConcernPlanner())
    await circle.settle()
    told = [it for it in circle.told(MARA) if it.startswith("Nobody has opened")]
    assert len(told) == 1
    assert await services(circle).pick(concern_id, by=MARA, reader=LEE, now=circle.now)
    await circle.settle()
    assert circle.told(LEE)[-1].startswith("Someone would like you to read something.")
    assert await services(circle).open(concern_id, by=KIM, now=circle.now) is None
    assert await services(circle).open(concern_id, by=LEE, now=circle.now) is not None


async def test_it_wakes_nobody(circle: CircleOfLeads) -> None:
    await circle.set_up(NIGHT)
    begun = await services(circle).begin(GROUP, MARA, about=JO, language=None, now=circle.now)
    await services(circle).pick(begun.concern.id, by=MARA, reader=KIM, now=circle.now)
    leaves_at = await services(circle).send(begun.concern.id, by=MARA, now=circle.now)
    assert leaves_at == at(MONDAY, 8)


async def test_what_was_taken_back_is_gone_and_is_not_sent(circle: CircleOfLeads) -> None:
    begun = await services(circle).begin(GROUP, MARA, about=JO, language=None, now=circle.now)
    concern_id = begun.concern.id
    await services(circle).pick(concern_id, by=MARA, reader=KIM, now=circle.now)
    await services(circle).send(concern_id, by=MARA, now=circle.now)
    before = circle.told(KIM)
    await services(circle).take_back(concern_id, by=TOM)
    await services(circle).take_back(concern_id, by=MARA)
    await circle.settle()
    assert circle.told(KIM) == before
    assert await services(circle).open(concern_id, by=KIM, now=circle.now) is None


async def test_the_third_time_about_the_same_one_is_shown_without_names(
    circle: CircleOfLeads,
) -> None:
    await say(circle, by=TOM)
    second = await say(circle, by=ANA)
    opened = await services(circle).open(second, by=KIM, now=circle.now)
    assert opened is not None
    assert opened.times_about == 0
    third = await say(circle)
    opened = await services(circle).open(third, by=KIM, now=circle.now)
    assert opened is not None
    assert opened.times_about == 3
    assert opened.concern.user_id == MARA


async def test_the_third_time_with_the_same_newcomer_is_shown(circle: CircleOfLeads) -> None:
    await circle.harbour.start(now=circle.now)
    await circle.join(JO, SAM, cap_open=9, cap_week=9)
    for _ in range(3):
        request_id = await circle.ask()
        await circle.take(request_id, JO)
        await circle.requests.close(request_id, by=MARA, now=circle.now)
        await circle.leads.stay_on(GROUP, JO, now=circle.now)
        await circle.later(minutes=5)
    opened = await services(circle).open(await say(circle), by=KIM, now=circle.now)
    assert opened is not None
    assert opened.times_together >= 3


async def test_drafts_go_after_a_day_and_what_was_settled_after_ninety(
    circle: CircleOfLeads,
) -> None:
    await services(circle).begin(GROUP, TOM, about=None, language=None, now=circle.now)
    concern_id = await say(circle)
    await services(circle).open(concern_id, by=KIM, now=circle.now)
    await services(circle).settle(concern_id, by=KIM, now=circle.now)
    housekeeping = circle.harbour.services.housekeeping
    await housekeeping.tidy(circle.now + timedelta(days=2))
    assert [row["id"] for row in await circle.harbour.rows(concern)] == [concern_id]
    await housekeeping.tidy(circle.now + timedelta(days=91))
    assert await circle.harbour.rows(concern) == []


async def test_whom_a_guest_left_out_is_known_as_long_as_the_concern(
    circle: CircleOfLeads,
) -> None:
    await say(circle, by=TOM)
    await circle.harbour.start()
    await circle.harbour.services.circles.leave_out_too(GROUP, MARA, JO, now=circle.now)
    housekeeping = circle.harbour.services.housekeeping
    await housekeeping.tidy(circle.now + timedelta(days=100))
    assert len(await circle.harbour.rows(contact)) == 2
    await housekeeping.tidy(circle.now + timedelta(days=181))
    await housekeeping.tidy(circle.now + timedelta(days=182))
    (kept,) = await circle.harbour.rows(contact)
    assert kept["person_id"] == (await circle.harbour.member()).person.id
    people = {row["user_id"] for row in await circle.harbour.rows(person)}
    assert TOM not in people


async def test_who_is_left_out_after_they_were_picked_cannot_open_it(circle: CircleOfLeads) -> None:
    await circle.set_up(NIGHT)
    before = circle.told(KIM)
    concern_id = await say(circle, about=None)
    await circle.harbour.services.circles.leave_out_too(GROUP, MARA, KIM, now=circle.now)
    await circle.later(hours=6)
    await circle.harbour.tick(circle.now)
    assert circle.told(KIM) == before
    assert await services(circle).for_reader(concern_id, KIM) is None
    assert await services(circle).open(concern_id, by=KIM, now=circle.now) is None
    assert await services(circle).waiting_for(GROUP, KIM) == []
    circle.clock.advance(timedelta(hours=30))
    await circle.harbour.tick(circle.now, ConcernPlanner())
    await circle.settle()
    assert circle.told(MARA)[-1].startswith("Nobody has opened what you left yet.")


async def test_who_is_named_reads_nothing_of_it_though_they_are_let_back(
    circle: CircleOfLeads,
) -> None:
    await circle.join(LEE, role=LeadRole.COORDINATOR)
    begun = await services(circle).begin(GROUP, MARA, about=KIM, language=None, now=circle.now)
    again = await services(circle).let_back(begun.concern.id, by=MARA)
    assert again is not None
    assert KIM not in [it.user_id for it in again.readers]
    pick = services(circle).pick
    assert await pick(begun.concern.id, by=MARA, reader=KIM, now=circle.now) is None
