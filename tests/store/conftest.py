"""An empty outbox for the tests of its statements."""

import pytest

from bot.database import Database
from bot.keyring import Keyring
from tests.store.outbox_table import Table


@pytest.fixture
async def table(database: Database, keyring: Keyring) -> Table:
    """An empty outbox of a group, on each engine in turn."""
    table = Table(database, keyring)
    await table.add_guild()
    return table
