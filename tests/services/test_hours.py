"""What those who wait were told stays true, whatever leads do with their hours."""

from datetime import timedelta
from functools import partial

from bot.models import LeadRole, Level, UserId
from bot.store import digests, leads
from bot.store.schema import hand_note
from tests.services.circle_of_leads import JO, KIM, LEE, SAM, CircleOfLeads
from tests.services.harbour import GROUP, MARA, MONDAY, at

TOM = UserId(72)


async def summary(circle: CircleOfLeads, user_id: UserId) -> list[str]:
    """What waits for a lead's summary."""
    async with circle.database.reading() as tx:
        lead = await leads.find(tx, GROUP, user_id)
        assert lead is not None
        return [line.mark for line in await digests.untold(tx, lead.person.id)]


async def test_nobody_until_is_said_anew_when_a_lead_is_off_for_longer(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(at(MONDAY, 3))
    await circle.join(JO)
    await circle.ask()
    assert "Nobody is on duty until 08:00 (London)." in circle.told(MARA)[-1]
    before = len(circle.told(MARA))
    await circle.leads.go_off(GROUP, JO, until=at(MONDAY, 18), now=circle.now)
    await circle.settle()
    assert circle.told(MARA)[-1].splitlines()[0] == "Nobody is on duty until 18:00 (London)."
    assert "I ask again at 18:00 (London)" in circle.told(MARA)[-1]
    assert len(circle.told(MARA)) == before + 1
    await circle.later(hours=14, minutes=50)
    assert circle.pages(JO) == []
    await circle.later(minutes=15)
    assert len(circle.pages(JO)) == 1


async def test_what_changes_nothing_for_who_waits_is_not_said(circle: CircleOfLeads) -> None:
    await circle.set_up(at(MONDAY, 3))
    await circle.join(JO, SAM)
    await circle.ask()
    before = circle.told(MARA)
    await circle.leads.choose(GROUP, JO, {"cap_open": 1}, now=circle.now)
    await circle.leads.go_off(GROUP, SAM, until=at(MONDAY, 18), now=circle.now)
    await circle.settle()
    assert circle.told(MARA) == before


async def test_who_starts_sooner_is_asked_at_once(circle: CircleOfLeads) -> None:
    await circle.set_up(at(MONDAY, 3))
    await circle.join(JO)
    await circle.ask()
    await circle.leads.go_on(GROUP, JO, until=None, now=circle.now)
    await circle.settle()
    assert len(circle.pages(JO)) == 1
    await circle.later(seconds=5)
    assert circle.told(MARA)[-1].startswith("Asked 1 person at 03:00 (London)")


async def test_stepping_back_leaves_the_truth_with_who_waits(circle: CircleOfLeads) -> None:
    await circle.set_up(at(MONDAY, 3))
    await circle.join(JO)
    await circle.join(SAM, off_until=at(MONDAY, 12))
    await circle.ask()
    assert "Nobody is on duty until 08:00 (London)." in circle.told(MARA)[-1]
    await circle.leads.step_back(GROUP, JO, now=circle.now)
    await circle.settle()
    assert "Nobody is on duty until 12:00 (London)." in circle.told(MARA)[-1]


# --- tomorrow is fine


async def test_tomorrow_is_fine_asks_nobody_till_then_and_everybody_then(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(at(MONDAY, 19))
    await circle.join(JO)
    request_id = await circle.ask(Level.TODAY)
    await circle.later(hours=1, minutes=5)
    assert circle.told(MARA)[-1].startswith("Nobody has answered. I'm sorry.")
    kept = await circle.requests.leave_till_tomorrow(request_id, by=MARA, now=circle.now)
    assert kept is not None
    assert kept.resumes_at == at(MONDAY, 8) + timedelta(days=1)
    await circle.settle()
    assert "I ask people directly at 08:00 (London)." in circle.told(MARA)[-1]
    asked = len(circle.pages(JO))
    await circle.leads.go_on(GROUP, JO, until=None, now=circle.now)
    await circle.later(hours=11, minutes=50)
    assert len(circle.pages(JO)) == asked
    await circle.later(minutes=10)
    assert len(circle.pages(JO)) == asked + 1
    assert "Asked 1 person at 08:00 (London). No answer yet." in circle.told(MARA)[-1]
    await circle.later(hours=12)
    truths = [text for text in circle.told(MARA) if text.startswith("Nobody has answered.")]
    assert len(truths) == 2


async def test_tomorrow_is_nobody_elses_to_say_and_changes_nothing_that_is_urgent(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO)
    request_id = await circle.ask(Level.TODAY)
    asking = circle.requests.leave_till_tomorrow
    assert await asking(request_id, by=JO, now=circle.now) is None
    assert await asking(request_id, by=TOM, now=circle.now) is None
    await circle.ask(Level.RIGHT_NOW)
    kept = await asking(request_id, by=MARA, now=circle.now)
    assert kept is not None
    assert kept.resumes_at is None


async def test_right_now_in_the_night_does_not_wait_for_tomorrow(circle: CircleOfLeads) -> None:
    await circle.set_up(at(MONDAY, 20, 30))
    await circle.join(JO)
    request_id = await circle.ask(Level.TODAY)
    await circle.requests.leave_till_tomorrow(request_id, by=MARA, now=circle.now)
    asked = len(circle.pages(JO))
    await circle.later(minutes=10)
    await circle.ask(Level.RIGHT_NOW)
    assert len(circle.pages(JO)) == asked + 1


# --- a note for the next lead


async def test_only_the_next_lead_who_takes_it_reads_the_note(circle: CircleOfLeads) -> None:
    handing = circle.harbour.services.handing
    await circle.join(JO, SAM, KIM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    leave = partial(handing.leave, request_id, text="They like tea.", now=circle.now)
    assert not await leave(by=JO)
    await circle.later(minutes=1)
    await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    assert not await leave(by=SAM)
    assert await leave(by=JO)
    for somebody in (JO, SAM, KIM, MARA):
        assert await handing.read(request_id, by=somebody) == ""
    await circle.take(request_id, SAM)
    assert not await leave(by=JO)
    assert await handing.read(request_id, by=SAM) == "They like tea."
    for somebody in (JO, KIM, MARA):
        assert await handing.read(request_id, by=somebody) == ""
    for row in await circle.harbour.rows(hand_note):
        assert b"tea" not in row["sealed"]
    await circle.requests.close(request_id, by=SAM, now=circle.now)
    rows = await circle.harbour.rows(hand_note)
    assert rows == []


# --- limits


async def test_at_a_limit_the_next_is_asked_and_coordinators_hear_of_it_once(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, cap_open=1)
    await circle.join(SAM)
    await circle.join(KIM, role=LeadRole.COORDINATOR)
    first = await circle.ask()
    await circle.take(first, JO)
    assert await summary(circle, KIM) == []
    await circle.ask(user_id=TOM)
    assert len(circle.pages(JO)) == 1
    assert len(circle.pages(SAM)) == 2
    await circle.ask(user_id=UserId(73))
    (mark,) = await summary(circle, KIM)
    assert mark.startswith("limit:")
    assert await summary(circle, SAM) == []


async def test_a_coordinator_whom_the_next_one_leaves_out_learns_nothing_by_a_limit(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, cap_open=1)
    await circle.join(SAM)
    await circle.join(KIM, LEE, role=LeadRole.COORDINATOR)
    await circle.take(await circle.ask(), JO)
    await circle.leave_out(KIM, by=TOM)
    await circle.ask(user_id=TOM)
    assert await summary(circle, KIM) == []
    assert len(await summary(circle, LEE)) == 1


async def test_a_coordinator_who_is_left_out_learns_nothing_by_a_limit(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, cap_open=1)
    await circle.join(SAM)
    await circle.join(KIM, LEE, role=LeadRole.COORDINATOR)
    await circle.leave_out(KIM)
    await circle.take(await circle.ask(), JO)
    await circle.ask(user_id=TOM)
    assert await summary(circle, KIM) == []
    assert len(await summary(circle, LEE)) == 1
