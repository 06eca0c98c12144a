"""What tests of use cases share."""

from pathlib import Path

import pytest

from bot.database import Database
from tests.services.circle_of_leads import CircleOfLeads
from tests.services.harbour import Harbour
from tests.services.meeting_house import House


@pytest.fixture
def harbour(database: Database, tmp_path: Path) -> Harbour:
    """A group with nobody in it yet, on each database in turn."""
    return Harbour(database, tmp_path)


@pytest.fixture
async def circle(harbour: Harbour) -> CircleOfLeads:
    """A group that has been set up, at noon."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    return circle


@pytest.fixture
async def house(harbour: Harbour) -> House:
    """A group with a leads' room and no meeting yet."""
    house = House(harbour)
    await house.open()
    return house
