"""Tasks cancelled at every await, short. `python -m tests.sim.cancellation` runs 100,000."""

import pytest

from bot.database import Database
from tests.sim.cancellation import lose


@pytest.mark.slow
async def test_a_write_that_was_acknowledged_is_there_wherever_tasks_are_cancelled(
    database: Database,
) -> None:
    known, unknown, lost = await lose(database, operations=1000, seed=5)
    assert lost == 0
    # Both kinds must have been tried; how many of each depends on how busy the machine is.
    assert known > 10
    assert unknown > 10
