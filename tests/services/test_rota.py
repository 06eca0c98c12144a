"""The rota of a larger group: who is asked, who hears of a shift, what is given up and taken."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.models import LeadRole, Level, UserId
from bot.models.rota import Place
from bot.rules.shifts import Trouble
from bot.services.digests import DigestPlanner
from bot.services.rota import Group
from bot.services.shift_lines import RotaPlanner
from bot.store import digests, leads
from tests.services.circle_of_leads import JO, KIM, LEE, NOON, SAM, CircleOfLeads
from tests.services.harbour import GROUP, INES, MARA, Harbour, at

PAT, ROY, TEO = UserId(85), UserId(86), UserId(87)
LARGE = (JO, SAM, KIM, LEE, PAT, ROY)
TUESDAY = date(2026, 3, 3)
ONE_DAY = timedelta(days=1)


@pytest.fixture
async def circle(harbour: Harbour) -> CircleOfLeads:
    """A group of six leads, at noon on a Monday."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await circle.join(*LARGE)
    await circle.settle()
    return circle


async def add(circle: CircleOfLeads, user_id: UserId, typed: str) -> None:
    added = await circle.harbour.services.rotas.add(GROUP, user_id, typed, now=circle.now)
    assert isinstance(added, int)


async def look(circle: CircleOfLeads, user_id: UserId = JO) -> Group:
    group = await circle.harbour.services.rotas.look(GROUP, user_id, now=circle.now)
    assert group is not None
    return group


async def place(circle: CircleOfLeads, user_id: UserId) -> Place:
    return (await look(circle, user_id)).own_turns()[0].place


async def lines(circle: CircleOfLeads, user_id: UserId) -> list[str]:
    """What waits for a lead's summary."""
    async with circle.database.reading() as tx:
        lead = await leads.find(tx, GROUP, user_id)
        assert lead is not None
        return [line.topic.value for line in await digests.untold(tx, lead.person.id)]


async def say(circle: CircleOfLeads) -> None:
    """Let a fresh planner look at all shifts that are due to be said."""
    await circle.harbour.tick(circle.now, RotaPlanner())


async def test_with_a_rota_those_on_shift_are_asked_and_nobody_else(
    circle: CircleOfLeads,
) -> None:
    await add(circle, JO, "mon 11:00-15:00")
    await add(circle, SAM, "tue 11:00-15:00")
    await circle.ask()
    assert len(circle.pages(JO)) == 1
    assert [circle.pages(lead) for lead in LARGE[1:]] == [[]] * 5


async def test_the_truth_names_the_next_shift(circle: CircleOfLeads) -> None:
    await add(circle, SAM, "tue 11:00-15:00")
    await circle.ask()
    assert "Nobody is on duty until Tuesday 11:00 (London)." in circle.told(MARA)[-1]
    await circle.later(hours=23, minutes=1)
    assert len(circle.pages(SAM)) == 1


async def test_saying_that_one_is_on_counts_beside_the_rota(circle: CircleOfLeads) -> None:
    await add(circle, SAM, "tue 11:00-15:00")
    await circle.leads.go_on(GROUP, KIM, until=None, now=circle.now)
    await circle.ask()
    assert len(circle.pages(KIM)) == 1


async def test_a_shift_that_somebody_took_on_reaches_into_their_quiet_hours(
    circle: CircleOfLeads,
) -> None:
    await add(circle, JO, "mon 22:00 to 02:00")
    await circle.later(hours=11, minutes=30)
    await circle.ask()
    assert len(circle.pages(JO)) == 1


async def test_the_coordinator_stays_the_last_step_without_a_shift(
    circle: CircleOfLeads,
) -> None:
    await circle.join(TEO, role=LeadRole.COORDINATOR)
    await add(circle, SAM, "tue 11:00-15:00")
    await circle.ask()
    assert len(circle.pages(TEO)) == 1


async def test_a_small_group_shows_no_rota_and_asks_everybody(harbour: Harbour) -> None:
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await circle.join(*LARGE)
    await add(circle, SAM, "tue 11:00-15:00")
    await circle.leads.step_back(GROUP, ROY, now=circle.now)
    rotas = harbour.services.rotas
    assert await rotas.look(GROUP, JO, now=circle.now) is None
    assert await rotas.add(GROUP, JO, "mon 18:00-22:00", now=circle.now) is None
    await circle.ask()
    assert [len(circle.pages(lead)) for lead in LARGE[:5]] == [1] * 5


async def test_a_change_of_the_rota_reaches_those_who_wait(circle: CircleOfLeads) -> None:
    await add(circle, SAM, "tue 11:00-15:00")
    await circle.ask()
    assert "until Tuesday 11:00" in circle.told(MARA)[-1]
    await circle.harbour.services.rotas.give_up(
        GROUP, SAM, await place(circle, SAM), now=circle.now
    )
    await circle.settle()
    assert "Nobody is on duty until Tuesday 10 March, 11:00 (London)." in circle.told(MARA)[-1]
    await add(circle, KIM, "mon 18:00-22:00")
    await circle.settle()
    assert "Nobody is on duty until 18:00 (London)." in circle.told(MARA)[-1]
    await add(circle, LEE, "mon 11:00-15:00")
    await circle.settle()
    assert len(circle.pages(LEE)) == 1


async def test_a_date_that_was_given_up_goes_to_the_first_who_takes_it(
    circle: CircleOfLeads,
) -> None:
    rotas = circle.harbour.services.rotas
    await add(circle, JO, "tue 11:00-15:00")
    turn = await place(circle, JO)
    assert not await rotas.take(GROUP, SAM, turn, now=circle.now)
    assert not await rotas.give_up(GROUP, SAM, turn, now=circle.now)
    assert await rotas.give_up(GROUP, JO, turn, now=circle.now)
    won = await asyncio.gather(
        *(rotas.take(GROUP, lead, turn, now=circle.now) for lead in (SAM, KIM, LEE))
    )
    assert sorted(won) == [False, False, True]
    taker = (SAM, KIM, LEE)[won.index(True)]
    assert await place(circle, taker) == turn
    assert (await look(circle)).own_turns()[0].place.on == TUESDAY + 7 * ONE_DAY
    assert await rotas.give_up(GROUP, taker, turn, now=circle.now)
    assert await rotas.take(GROUP, JO, turn, now=circle.now)
    assert await place(circle, JO) == turn


async def test_a_swap_needs_both_and_only_the_one_who_was_asked_can_agree(
    circle: CircleOfLeads,
) -> None:
    rotas = circle.harbour.services.rotas
    await add(circle, JO, "tue 11:00-15:00")
    await add(circle, SAM, "thu 18:00-22:00")
    own, other = await place(circle, JO), await place(circle, SAM)
    assert await rotas.offer_swap(GROUP, JO, own, other, now=circle.now)
    assert "swap" in await lines(circle, SAM)
    (swap,) = (await look(circle, SAM)).swaps
    assert (await look(circle, KIM)).swaps == []
    for somebody in (KIM, JO, MARA):
        answer = await rotas.answer_swap(GROUP, somebody, swap.id, agrees=True, now=circle.now)
        assert answer is None
    assert await place(circle, JO) == own
    assert await rotas.answer_swap(GROUP, SAM, swap.id, agrees=True, now=circle.now)
    assert await place(circle, JO) == other
    assert await place(circle, SAM) == own
    assert await rotas.answer_swap(GROUP, SAM, swap.id, agrees=True, now=circle.now) is None


async def test_a_swap_is_off_once_a_turn_has_changed_hands(circle: CircleOfLeads) -> None:
    rotas = circle.harbour.services.rotas
    await add(circle, JO, "tue 11:00-15:00")
    await add(circle, SAM, "thu 18:00-22:00")
    own, other = await place(circle, JO), await place(circle, SAM)
    await rotas.offer_swap(GROUP, JO, own, other, now=circle.now)
    (swap,) = (await look(circle, SAM)).swaps
    await rotas.give_up(GROUP, JO, own, now=circle.now)
    assert await rotas.answer_swap(GROUP, SAM, swap.id, agrees=True, now=circle.now) is None
    assert await place(circle, SAM) == other


async def test_each_shift_is_said_once_in_the_summary_before_it(circle: CircleOfLeads) -> None:
    await add(circle, JO, "tue 18:00-22:00")
    await say(circle)
    assert await lines(circle, JO) == []
    circle.clock.advance(timedelta(hours=4))
    for _ in range(2):
        await say(circle)
        circle.clock.advance(timedelta(hours=1))
    assert await lines(circle, JO) == ["shift"]
    circle.clock.advance(timedelta(days=1))
    await say(circle)
    assert await lines(circle, JO) == ["shift"]
    circle.clock.advance(timedelta(days=6))
    await say(circle)
    assert await lines(circle, JO) == ["shift", "shift"]


async def test_the_summary_says_the_shift_as_it_is_when_it_leaves(
    circle: CircleOfLeads,
) -> None:
    await add(circle, JO, "wed 10:00-14:00")
    await add(circle, SAM, "wed 10:00-14:00")
    turn = await place(circle, SAM)
    circle.clock.advance(timedelta(hours=20, minutes=30))
    await say(circle)
    assert await lines(circle, JO) == await lines(circle, SAM) == ["shift"]
    await circle.harbour.services.rotas.give_up(GROUP, SAM, turn, now=circle.now)
    circle.clock.advance(timedelta(hours=1))
    await circle.harbour.tick(circle.now, DigestPlanner())
    await circle.settle()
    assert "You are on: Wednesday 4 March, 10:00 to 14:00" in circle.told(JO)[-1]
    assert not any("You are on" in text for text in circle.told(SAM))


async def test_on_the_days_of_a_planned_gap_nobody_is_said_to_be_on(
    circle: CircleOfLeads,
) -> None:
    rotas = circle.harbour.services.rotas
    await add(circle, JO, "tue 10:00-14:00")
    await add(circle, SAM, "tue 18:00-02:00")
    assert await rotas.plan_gap(GROUP, KIM, first_on=TUESDAY, last_on=TUESDAY, now=circle.now)
    circle.clock.advance(timedelta(hours=6))
    await say(circle)
    assert await lines(circle, JO) == []
    assert await lines(circle, SAM) == ["shift"]  # its end is after midnight
    assert [it.place.on for it in (await look(circle)).own_turns()] == [TUESDAY + 7 * ONE_DAY]


async def test_fourteen_days_are_shown_with_gaps_and_planned_ones_apart(
    circle: CircleOfLeads,
) -> None:
    rotas = circle.harbour.services.rotas
    await add(circle, JO, "every day 08:00-12:00")
    gap = {"first_on": TUESDAY, "last_on": TUESDAY + ONE_DAY}
    assert await rotas.plan_gap(GROUP, SAM, **gap, now=circle.now)
    group = await look(circle)
    assert group.stretches[0].span.from_at == NOON
    assert group.stretches[-1].span.until_at == NOON + 14 * ONE_DAY
    (planned,) = [it for it in group.stretches if it.is_planned]
    assert planned.span == (at(TUESDAY, 0), at(TUESDAY + 2 * ONE_DAY, 0))
    await circle.ask(Level.RIGHT_NOW)
    assert "Nobody is on duty until Thursday 08:00 (London)." in circle.told(MARA)[-1]
    assert await rotas.drop_gap(GROUP, SAM, group.gaps[0].id, now=circle.now)
    await circle.settle()
    assert "Nobody is on duty until Tuesday 08:00 (London)." in circle.told(MARA)[-1]


async def test_only_a_coordinator_plans_for_all_where_there_is_one(
    circle: CircleOfLeads,
) -> None:
    await circle.join(TEO, role=LeadRole.COORDINATOR)
    rotas = circle.harbour.services.rotas
    gap = {"first_on": TUESDAY, "last_on": TUESDAY}
    assert not await rotas.plan_gap(GROUP, SAM, **gap, now=circle.now)
    assert await rotas.plan_gap(GROUP, TEO, **gap, now=circle.now)
    (planned,) = (await look(circle, TEO)).gaps
    assert not await rotas.drop_gap(GROUP, SAM, planned.id, now=circle.now)


async def test_who_steps_back_leaves_the_rota_and_what_others_took_stays_theirs(
    circle: CircleOfLeads,
) -> None:
    await circle.join(TEO)
    rotas = circle.harbour.services.rotas
    await add(circle, JO, "tue 11:00-15:00")
    turn = await place(circle, JO)
    await rotas.give_up(GROUP, JO, turn, now=circle.now)
    await rotas.take(GROUP, SAM, turn, now=circle.now)
    await circle.leads.step_back(GROUP, JO, now=circle.now)
    group = await look(circle, SAM)
    (own,) = group.own_turns()
    assert own.span == (at(TUESDAY, 11), at(TUESDAY, 15))
    assert [it.lead_id for it in group.turns] == [own.lead_id]


@pytest.mark.parametrize("somebody", [MARA, INES, UserId(999)])
async def test_the_rota_is_nothing_to_anybody_who_is_no_lead(
    circle: CircleOfLeads, somebody: UserId
) -> None:
    rotas = circle.harbour.services.rotas
    await add(circle, JO, "tue 11:00-15:00")
    turn = await place(circle, JO)
    assert await rotas.look(GROUP, somebody, now=circle.now) is None
    assert await rotas.add(GROUP, somebody, "mon 18:00-22:00", now=circle.now) is None
    assert not await rotas.give_up(GROUP, somebody, turn, now=circle.now)
    assert not await rotas.take(GROUP, somebody, turn, now=circle.now)
    assert not await rotas.drop(GROUP, somebody, turn.shift_id, now=circle.now)


async def test_what_cannot_be_read_is_no_shift(circle: CircleOfLeads) -> None:
    rotas = circle.harbour.services.rotas
    assert await rotas.add(GROUP, JO, "mon 18:00", now=circle.now) is Trouble.NO_END
    assert (await look(circle)).own_shifts == []


async def test_training_counts_only_where_the_group_says_so(circle: CircleOfLeads) -> None:
    await circle.join(TEO, role=LeadRole.COORDINATOR)
    assert not await circle.leads.require_training(GROUP, JO, required=True, now=circle.now)
    trained = circle.now.date() + 30 * ONE_DAY
    jo = await circle.leads.find(GROUP, JO)
    assert jo is not None
    assert not await circle.leads.train(GROUP, SAM, jo.person.id, until=trained, now=circle.now)
    assert await circle.leads.train(GROUP, TEO, jo.person.id, until=trained, now=circle.now)
    request_id = await circle.ask()
    assert len(circle.pages(SAM)) == 1
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    assert await circle.leads.require_training(GROUP, TEO, required=True, now=circle.now)
    await circle.ask()
    assert len(circle.pages(JO)) == 2
    assert len(circle.pages(SAM)) == 1
    circle.clock.advance(timedelta(days=31))
    await circle.ask(user_id=UserId(72))
    assert len(circle.pages(JO)) == 2
