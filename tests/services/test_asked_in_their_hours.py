"""A page that leaves late, again, or for a second person is for those who may be asked then."""

from datetime import time, timedelta

from bot.messenger import Later
from bot.models import Level
from tests.services.circle_of_leads import JO, KIM, NIGHT, SAM, CircleOfLeads, dm_of
from tests.services.harbour import GROUP, MARA


async def test_a_page_held_up_until_the_quiet_hours_wakes_nobody_and_the_next_is_asked(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, quiet_from=time(13), quiet_to=time(15))
    await circle.join(SAM)
    circle.messenger.fail_channel(dm_of(JO), Later("503"))
    request_id = await circle.ask()
    circle.clock.advance(timedelta(minutes=61))
    await circle.helping.cant(request_id, user_id=SAM, now=circle.now)
    circle.messenger.fail_channel(dm_of(JO), None)
    await circle.settle()
    assert circle.pages(JO) == []
    assert circle.told(MARA)[-1].startswith("Nobody has answered. I'm sorry.")


async def test_who_reads_in_the_room_that_it_is_settled_is_asked_again_only_in_their_hours(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM, KIM)
    await circle.ask(Level.TODAY)
    await circle.leads.go_off(GROUP, SAM, until=circle.now + timedelta(days=1), now=circle.now)
    leave_out = circle.harbour.services.circles.leave_out_too
    await leave_out(GROUP, MARA, JO, now=circle.now)
    await circle.settle()
    assert (len(circle.pages(SAM)), len(circle.pages(KIM))) == (1, 2)


async def test_at_a_cap_nobody_is_woken_to_come_in(circle: CircleOfLeads) -> None:
    await circle.set_up(NIGHT)
    await circle.join(JO, wake_me=True)
    await circle.join(SAM, wake_me=True, cap_open=0)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    called = await circle.helping.call_in(request_id, user_id=JO, now=circle.now)
    assert (called.is_yours, called.asked) == (True, 0)


async def test_who_had_it_and_gave_it_back_hears_the_end_too(circle: CircleOfLeads) -> None:
    await circle.join(SAM)
    request_id = await circle.ask(Level.NO_RUSH)
    await circle.take(request_id, SAM)
    await circle.helping.hand_off(request_id, user_id=SAM, now=circle.now)
    await circle.settle()
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    await circle.settle()
    assert [
        text
        for text in circle.told(SAM)
        if text.startswith("This is settled. Nothing more to do. Thank you.")
    ]
