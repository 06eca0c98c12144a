"""One group and one bot for a module whose tests do not mind each other."""

import pytest
import pytest_asyncio

from tests.wire.circle import a_circle


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory):
    async with a_circle(tmp_path_factory.mktemp("bot")) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def circle(shared):
    """The module's group; what the bot asked of Discord in this test was allowed."""
    before = len(shared.sandbox.violations)
    shared.sandbox.faults.clear()
    yield shared
    shared.sandbox.faults.clear()
    assert shared.sandbox.violations[before:] == []


@pytest_asyncio.fixture(loop_scope="module")
async def alone(tmp_path):
    """A group and a bot of a test's own, for what others would mind."""
    async with a_circle(tmp_path) as made:
        yield made


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/wire/" in item.nodeid:
            item.add_marker(pytest.mark.wire)
            item.add_marker(pytest.mark.slow)
