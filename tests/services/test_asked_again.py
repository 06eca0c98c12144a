"""Asking again, or more urgently, while somebody has it: nobody waits for who is not there."""

from datetime import timedelta

import pytest

from bot.models import Level, RequestKind
from tests.services.circle_of_leads import JO, KIM, LEE, NIGHT, SAM, CircleOfLeads
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at


@pytest.fixture
async def circle(harbour: Harbour) -> CircleOfLeads:
    """A group that has been set up, at noon, with two leads."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await circle.join(JO, SAM)
    return circle


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (RequestKind.HELLO, Level.NO_RUSH, Level.RIGHT_NOW),
        (RequestKind.TALK, Level.NO_RUSH, Level.TODAY),
        (RequestKind.TALK, Level.TODAY, Level.RIGHT_NOW),
    ],
)
async def test_what_is_raised_while_a_lead_has_it_is_asked_of_everybody(
    circle: CircleOfLeads, kind: RequestKind, before: Level, after: Level
) -> None:
    request_id = await circle.ask(before, kind=kind)
    await circle.take(request_id, JO)
    pages = [len(circle.pages(lead)) for lead in (JO, SAM)]
    await circle.later(hours=1)
    await circle.ask(after)
    await circle.later(seconds=3)
    assert [len(circle.pages(lead)) for lead in (JO, SAM)] == [count + 1 for count in pages]
    assert circle.told(MARA)[-1].startswith("Asked 2 people at 13:00 (London). No answer yet.")
    await circle.take(request_id, SAM)
    assert f"A person has answered.\n<@{SAM}> is here." in circle.told(MARA)
    await circle.requests.close(request_id, by=SAM, now=circle.now)
    await circle.settle()
    assert circle.told(JO)[-1].startswith("This is settled. Nothing more to do. Thank you.")


async def test_at_night_raising_tells_the_truth_though_a_lead_took_it_by_day(
    circle: CircleOfLeads,
) -> None:
    await circle.take(await circle.ask(Level.NO_RUSH), JO)
    circle.clock.advance(NIGHT + timedelta(days=1) - circle.now)
    await circle.ask(Level.RIGHT_NOW)
    assert circle.told(MARA)[-1].startswith(
        "There is nobody here whom I could ask now. I'm sorry.\n"
        "Nobody is on duty until 08:00 (London)."
    )


async def test_right_now_asks_anew_where_whoever_took_it_may_not_be_there(
    circle: CircleOfLeads,
) -> None:
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.later(minutes=29)
    await circle.ask()
    assert await circle.holder(request_id) == JO
    assert len(circle.pages(SAM)) == 1
    await circle.later(minutes=1)
    await circle.ask(Level.TODAY)
    assert await circle.holder(request_id) == JO
    await circle.ask()
    assert await circle.holder(request_id) is None
    assert len(circle.pages(SAM)) == 2
    await circle.ask()
    assert len(circle.pages(SAM)) == 2


async def test_who_left_it_till_tomorrow_and_asks_again_is_asked_for_now(
    circle: CircleOfLeads,
) -> None:
    await circle.set_up(at(MONDAY, 20, 30))
    request_id = await circle.ask(Level.TODAY)
    await circle.requests.leave_till_tomorrow(request_id, by=MARA, now=circle.now)
    await circle.settle()
    asked = len(circle.pages(JO))
    await circle.later(minutes=10)
    again = await circle.requests.ask(GROUP, MARA, level=Level.TODAY, language=None, now=circle.now)
    await circle.settle()
    assert (again.is_new, again.is_raised, again.is_asked_again) == (False, False, True)
    assert len(circle.pages(JO)) == asked + 1


async def test_cant_now_says_what_is_so(circle: CircleOfLeads) -> None:
    await circle.join(KIM, LEE)
    request_id = await circle.ask(Level.NO_RUSH)
    await circle.take(request_id, JO)
    assert await circle.helping.cant(request_id, user_id=LEE, now=circle.now) is False
    called = await circle.helping.call_in(request_id, user_id=JO, now=circle.now)
    assert called.asked == 2
    assert await circle.helping.cant(request_id, user_id=KIM, now=circle.now) is True
    assert await circle.helping.cant(request_id, user_id=JO, now=circle.now) is True
    assert await circle.holder(request_id) is None
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    assert await circle.helping.cant(request_id, user_id=SAM, now=circle.now) is None
