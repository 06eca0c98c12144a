"""What was pressed is taken in once, though Discord can deliver it twice."""

from datetime import datetime

from bot.database import Database
from bot.store import presses


class DeliveredTwice(Exception):  # noqa: N818 — reads as what happened
    """This press was taken in before: there is nothing to do, and nothing to say."""


class Presses:
    """Remembers interactions for as long as Discord may deliver them again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def first(self, interaction_id: int, *, now: datetime) -> bool:
        """Say whether this interaction is seen for the first time, and remember it."""
        async with self._database.transaction() as tx:
            return await presses.first(tx, interaction_id, now=now)
