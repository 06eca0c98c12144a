"""The pathway of a group: some of its words, and the milestones its members are asked about."""

from datetime import datetime

from bot.database import Database
from bot.models import Guild, GuildId, UserId
from bot.rules import pathways
from bot.services.dates import next_due_at
from bot.services.groups import renew_post
from bot.store import dates, guilds


class Pathways:
    """The use case of picking one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def choose(
        self, guild_id: GuildId, pathway: str, *, actor_id: UserId, now: datetime
    ) -> Guild:
        """Let a group follow a pathway, from the next milestone of each member on.

        Raises:
            ValueError: there is no such pathway.
        """
        if pathway not in pathways.names():
            message = f"there is no pathway {pathway}"
            raise ValueError(message)
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            before = await guilds.read(tx, guild_id) or Guild(guild_id)
            if before.pathway == pathway:
                return before
            news = {"pathway": pathway}
            await guilds.change(tx, guild_id, news)
            await renew_post(tx, guild_id, now=now)
            await guilds.write_audit(
                tx, guild_id, actor_id=actor_id, act="settings", detail=news, now=now
            )
            for kept in await dates.counting_in(tx, guild_id):
                soon = next_due_at(kept.since_on, kept.holder, now)
                # Looked at too early costs nothing; too late would lose a milestone of today.
                due_at = soon if kept.due_at is None else min(soon, kept.due_at)
                await dates.change(tx, kept.id, {"due_at": due_at})
            return await guilds.read(tx, guild_id) or before
