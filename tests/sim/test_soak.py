"""The soak, short: twenty kills. `make soak KILLS=300` runs the long one."""

from pathlib import Path

import pytest

from tests.sim.soak import soak

pytestmark = [pytest.mark.wire, pytest.mark.slow]


async def test_twenty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    figures = await soak(tmp_path, kills=20, due=300, members=60, seed=20)
    assert (figures.lost, figures.doubled, figures.violations) == (0, 0, 0), str(figures)
    assert figures.kills == 20
    assert figures.due >= 300
    assert figures.faults > 30
