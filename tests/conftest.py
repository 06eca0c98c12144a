"""What every test may ask for."""

import os
import sys

import pytest
from hypothesis import settings

pytest_plugins = ["tests.databases"]

# No test is timed: computers are shared, and slow when others are busy.
settings.register_profile("unhurried", deadline=None)
# `make mutants`: the same examples each time, so that what a mutant survives is no accident.
settings.register_profile(
    "mutants", max_examples=100, derandomize=True, deadline=None, database=None
)


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def cold_caches() -> None:
    """Let no mutant be spared because what it would have computed was kept by an earlier test.

    mutmut asks each test which functions it runs, and then forks a process in which all have run.
    """
    if "MUTANT_UNDER_TEST" not in os.environ:
        return
    for name, module in list(sys.modules.items()):
        if name.startswith("bot.rules"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
