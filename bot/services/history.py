"""The history of a group's settings: what an admin may look at. No acts of members, no words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.database import Database
from bot.models import GuildId
from bot.store import history
from bot.store.history import Change

IN_A_PAGE = 10
# Holds are noted too, and are nobody's to read here: they are about a member.
ACTS = (
    *("settings", "words", "numbers", "resources", "lead-joined", "training"),
    *("meeting-added", "meeting-changed", "meeting-skipped", "meeting-moved"),
    *("meeting-put-back", "meeting-ended"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, the newest first."""

    number: int
    changes: Sequence[Change]
    is_last: bool


class History:
    """What was changed here, and by whom."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, guild_id: GuildId, number: int) -> Page:
        """Return one page; the first is 0."""
        async with self._database.reading() as tx:
            found = await history.of_group(
                tx, guild_id, acts=ACTS, limit=IN_A_PAGE + 1, skip=number * IN_A_PAGE
            )
        return Page(number, found[:IN_A_PAGE], len(found) <= IN_A_PAGE)
