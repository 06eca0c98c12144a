"""Three workers on PostgreSQL, short. `python -m tests.sim.workers` runs longer."""

from pathlib import Path

import pytest

from tests.postgres import Server
from tests.sim.workers import strike

pytestmark = [pytest.mark.wire, pytest.mark.slow]


async def test_three_workers_killed_and_halted_lose_nothing_and_double_nothing(
    tmp_path: Path, postgres_server: Server
) -> None:
    figures = await strike(tmp_path, postgres_server, strikes=8, due=100, members=50, seed=3)
    assert (figures.lost, figures.doubled, figures.violations) == (0, 0, 0), str(figures)
    assert figures.due >= 100
    assert figures.workers == 3
