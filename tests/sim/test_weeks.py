"""A few short runs of the simulated weeks; `python -m tests.sim.weeks` lives longer ones."""

from pathlib import Path

import pytest

from bot.keyring import Keyring
from tests.sim.weeks import live


@pytest.mark.slow
def test_in_simulated_weeks_everybody_who_asks_is_answered_and_nobody_is_wronged(
    sqlite_template: Path, keyring: Keyring
) -> None:
    live(sqlite_template, keyring, runs=5, steps=20, always_the_same=True)
