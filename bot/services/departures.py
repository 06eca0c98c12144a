"""Groups that removed the bot: noticed also when it was down, and forgotten after 30 days."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.database import Database
from bot.erasures import ErasureJournal
from bot.models import GuildId
from bot.store import guilds, members, people

KEPT = timedelta(days=30)  # a group that takes the bot back before finds everything as it was
AT_ONCE = 20  # groups a night; the rest the night after

log = logging.getLogger(__name__)


class Departures:
    """What becomes of the data of groups that the bot is no longer in."""

    def __init__(self, database: Database, journal: ErasureJournal) -> None:
        self._database = database
        self._journal = journal

    async def compare(
        self,
        present: Collection[GuildId],
        *,
        is_ours: Callable[[GuildId], bool],
        now: datetime,
    ) -> int:
        """Count the groups as left that Discord no longer names; returns how many they are.

        Args:
            present: The groups that Discord named as the gateway opened.
            is_ours: Whether a group belongs to the shard that was named; the others say nothing.
            now: The time.
        """
        async with self._database.transaction() as tx:
            known = await guilds.present(tx)
            gone = [it for it in known if is_ours(it) and it not in set(present)]
            for guild_id in gone:
                await guilds.leave(tx, guild_id, now=now)
                await members.rest_guild(tx, guild_id)
        return len(gone)

    async def erase(self, now: datetime) -> int:
        """Erase the groups that the bot left 30 days ago; returns how many they were."""
        async with self._database.reading() as tx:
            gone = await guilds.left_before(tx, now - KEPT, limit=AT_ONCE)
        for guild_id in gone:
            async with self._database.transaction() as tx:
                # Before the rows go: a restored backup must forget them again.
                for user_id in await people.of_guild(tx, guild_id):
                    self._journal.record(guild_id, user_id, at=now)
                await guilds.erase(tx, guild_id)
            log.info("group erased guild=%d", guild_id)
        return len(gone)
