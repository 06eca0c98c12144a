"""Pages that stand already say what became of them, each by the clock of whoever reads it."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from bot.models import RequestId
from bot.ui.marking import mark_pages
from tests.services.circle_of_leads import JO, KIM, ROOM, SAM, CircleOfLeads, dm_of
from tests.services.harbour import GROUP, Harbour

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


@pytest.fixture
async def circle(sqlite_database, tmp_path) -> CircleOfLeads:
    made = CircleOfLeads(Harbour(sqlite_database, tmp_path))
    await made.set_up()
    await made.join(JO)
    await made.join(SAM, zone="Asia/Tokyo")
    await made.join(KIM, zone="America/New_York")
    return made


async def mark(circle: CircleOfLeads, request_id: RequestId) -> None:
    """Do what a tap does once it is stored."""
    bot = SimpleNamespace(
        services=circle.harbour.services, voices=circle.desk.voices, messenger=circle.messenger
    )
    await mark_pages(cast("Porchlight", bot), request_id)


async def test_a_page_that_is_taken_tells_each_lead_by_their_own_clock(circle: CircleOfLeads):
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await mark(circle, request_id)
    assert circle.room() == ["Somebody has this since 12:00. Thank you."]
    assert "Somebody has this since 21:00. Thank you." in circle.told(SAM)


async def test_a_page_that_is_settled_tells_each_lead_by_their_own_clock(circle: CircleOfLeads):
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    await circle.requests.close(request_id, by=JO, now=circle.now)
    await mark(circle, request_id)
    assert circle.room()[0] == "Asked at 12:00, and settled since. Thank you."
    assert "Asked at 21:00, and settled since. Thank you." in circle.told(SAM)


async def test_a_lead_who_stepped_back_reads_the_group_s_clock(circle: CircleOfLeads):
    request_id = await circle.ask()
    await circle.leads.step_back(GROUP, SAM, now=circle.now)
    await circle.take(request_id, JO)
    await mark(circle, request_id)
    assert "Somebody has this since 12:00. Thank you." in circle.messenger.texts(dm_of(SAM))
    assert circle.messenger.texts(ROOM)
