"""The role of the leads is deleted by mistake: nobody can take a request, and nobody is lost."""

from bot.models import Level, RoleId
from tests.services.circle_of_leads import JO, LEAD, SAM, CircleOfLeads
from tests.services.harbour import GROUP, INES, MARA, Harbour

ANOTHER = RoleId(33)


async def with_two(harbour: Harbour) -> CircleOfLeads:
    circle = CircleOfLeads(harbour)
    await circle.set_up(room=False)
    await circle.join(JO, SAM)
    return circle


async def delete_role(circle: CircleOfLeads) -> None:
    for user_id in (JO, SAM):
        circle.messenger.roles[user_id] = frozenset()
    await circle.harbour.services.losses.role_gone(GROUP, LEAD, now=circle.now)
    await circle.settle()


async def give_another(circle: CircleOfLeads) -> None:
    for user_id in (JO, SAM):
        circle.messenger.roles[user_id] = frozenset({ANOTHER})
    changes = {"lead_role_id": ANOTHER}
    await circle.harbour.groups.change(GROUP, changes, actor_id=INES, now=circle.now)
    await circle.settle()


async def test_who_asks_meanwhile_hears_the_truth_and_is_asked_for_with_the_next_role(
    harbour: Harbour,
) -> None:
    circle = await with_two(harbour)
    await delete_role(circle)
    await circle.later(hours=1)
    request_id = await circle.ask(Level.RIGHT_NOW)
    assert circle.told(MARA)[-1].startswith("I could not ask anybody here.")
    assert circle.pages(JO) == circle.pages(SAM) == []
    await circle.later(minutes=10)
    assert len(await circle.leads.joined(GROUP)) == 2
    await give_another(circle)
    assert (len(circle.pages(JO)), len(circle.pages(SAM))) == (1, 1)
    await circle.later(seconds=10)
    assert circle.told(MARA)[-1].startswith("Asked 2 people")
    assert await circle.take(request_id, JO) is not None


async def test_who_waits_for_leads_that_are_gone_hears_that_nobody_answered(
    harbour: Harbour,
) -> None:
    circle = await with_two(harbour)
    await circle.ask(Level.RIGHT_NOW)
    await circle.later(seconds=10)
    assert circle.told(MARA)[-1].startswith("Asked 2 people")
    await delete_role(circle)
    await circle.later(minutes=10)
    assert circle.told(MARA)[-1].startswith("Nobody has answered. I'm sorry.")


async def test_a_lead_who_presses_meanwhile_is_a_lead_still(harbour: Harbour) -> None:
    circle = await with_two(harbour)
    await delete_role(circle)
    await circle.leads.role_seen(GROUP, JO, held=False, now=circle.now)
    assert {it.person.user_id for it in await circle.leads.joined(GROUP)} == {JO, SAM}
    shown = await circle.leads.board(GROUP, JO, now=circle.now)
    assert shown.on_duty == 0
    await give_another(circle)
    await circle.leads.role_seen(GROUP, JO, held=False, now=circle.now)
    assert {it.person.user_id for it in await circle.leads.joined(GROUP)} == {SAM}
