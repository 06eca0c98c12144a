"""Who was told: what really happened, for the one person it is about."""

from datetime import timedelta

import pytest

from bot.models import Level, PersonId, RequestKind, Telling, UserId
from bot.services.tellings import A_PAGE
from bot.store import tellings
from bot.store.schema import telling
from tests.services.circle_of_leads import JO, KIM, SAM, CircleOfLeads
from tests.services.harbour import GROUP, INES, MARA, Harbour


@pytest.fixture
def circle(harbour: Harbour) -> CircleOfLeads:
    return CircleOfLeads(harbour)


async def told(circle: CircleOfLeads, user_id: UserId = MARA) -> list[tuple[Telling, int | None]]:
    page = await circle.harbour.services.tellings.show(GROUP, user_id)
    return [(it.what, it.user_id) for it in reversed(page.told)]


async def person_of(harbour: Harbour, user_id: UserId = MARA) -> PersonId:
    person = (await harbour.members.look(GROUP, user_id)).person
    assert person is not None
    return person.id


async def test_a_member_reads_who_took_it_and_never_who_did_not_answer(circle: CircleOfLeads):
    await circle.set_up()
    await circle.join(JO, SAM, KIM)
    request_id = await circle.ask()
    await circle.helping.cant(request_id, user_id=SAM, now=circle.now)
    await circle.take(request_id, JO)
    assert await told(circle) == [
        (Telling.ASKED, None),
        (Telling.TOOK, JO),
        (Telling.SECOND, KIM),
    ]
    await circle.requests.close(request_id, by=MARA, now=circle.now)
    assert (await told(circle))[3:] == [(Telling.ALL_CLEAR, JO), (Telling.ALL_CLEAR, KIM)]


async def test_nobody_else_has_anything_to_read(circle: CircleOfLeads):
    await circle.set_up()
    await circle.join(JO)
    await circle.take(await circle.ask(), JO)
    assert await told(circle, JO) == []
    assert await told(circle, INES) == []


async def test_a_lead_who_taps_too_late_is_not_in_it(circle: CircleOfLeads):
    await circle.set_up()
    await circle.join(JO, SAM)
    request_id = await circle.ask(kind=RequestKind.HELLO, level=Level.NO_RUSH)
    await circle.take(request_id, JO)
    await circle.take(request_id, SAM)
    assert await told(circle) == [(Telling.ASKED, None), (Telling.HELLO, JO)]


async def test_the_group_is_in_it_only_once_the_post_stands(circle: CircleOfLeads):
    await circle.set_up()
    await circle.join(JO)
    request_id = await circle.ask()
    assert await circle.requests.ask_room(request_id, by=MARA, now=circle.now)
    assert (Telling.ASKED_ROOM, None) not in await told(circle)
    await circle.settle()
    assert (Telling.ASKED_ROOM, None) in await told(circle)


async def test_where_nobody_can_be_asked_nobody_was_told(circle: CircleOfLeads):
    await circle.set_up(room=False)
    await circle.ask()
    assert await told(circle) == []


async def test_pages_show_the_newest_first_and_end(circle: CircleOfLeads):
    harbour = circle.harbour
    await harbour.start()
    person_id = await person_of(harbour)
    async with harbour.database.transaction() as tx:
        for number in range(A_PAGE + 2):
            at = circle.now + timedelta(minutes=number)
            await tellings.note(
                tx, person_id=person_id, told=UserId(number), what=Telling.OPENED_LINE, now=at
            )
    first = await harbour.services.tellings.show(GROUP, MARA)
    second = await harbour.services.tellings.show(GROUP, MARA, page=1)
    assert [it.user_id for it in first.told] == list(range(A_PAGE + 1, 1, -1))
    assert [it.user_id for it in second.told] == [1, 0]
    assert (first.is_last, second.is_last) == (False, True)


async def test_it_is_kept_for_180_days_and_loses_the_name_of_a_lead_who_is_erased(
    circle: CircleOfLeads,
):
    await circle.set_up()
    await circle.join(JO)
    await circle.take(await circle.ask(), JO)
    await circle.harbour.members.erase(await person_of(circle.harbour, JO), now=circle.now)
    assert await told(circle) == [(Telling.ASKED, None), (Telling.TOOK, None)]
    night = circle.harbour.services.housekeeping
    await night.tidy(circle.now + timedelta(days=179))
    assert await circle.harbour.rows(telling)
    await night.tidy(circle.now + timedelta(days=181))
    assert await circle.harbour.rows(telling) == []
