"""What tests of use cases share."""

from pathlib import Path

import pytest

from bot.database import Database
from tests.services.harbour import Harbour


@pytest.fixture
def harbour(database: Database, tmp_path: Path) -> Harbour:
    """A group with nobody in it yet, on each database in turn."""
    return Harbour(database, tmp_path)
