"""The library of a group: what its admins put there for everybody to read."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.database import Database
from bot.models import GuildId, UserId
from bot.models.library import Entry, EntryId
from bot.store import guilds, library

MOST = 200  # entries of one group


class Kept(StrEnum):
    """What became of an entry."""

    KEPT = "kept"
    TAKEN = "taken"  # another entry has that title
    FULL = "full"
    GONE = "gone"


class Library:
    """The use cases of `/resources` and `/admin resources`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def entries(self, guild_id: GuildId) -> Sequence[Entry]:
        """Return all entries of a group, by topic and title."""
        async with self._database.reading() as tx:
            return await library.of_group(tx, guild_id)

    async def keep(
        self,
        guild_id: GuildId,
        entry: Entry | None,
        *,
        topic: str,
        title: str,
        text: str,
        link: str | None,
        actor_id: UserId,
        now: datetime,
    ) -> Kept:
        """Add an entry, or change one; the words are the admin's, cleaned by the door."""
        values = {"topic": topic, "title": title, "text": text, "link": link}
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            if entry is None and await library.count(tx, guild_id) >= MOST:
                return Kept.FULL
            if await library.is_taken(
                tx, guild_id, title, besides=EntryId(0) if entry is None else entry.id
            ):
                return Kept.TAKEN
            if entry is None:
                await library.add(tx, guild_id, values, now=now)
            elif not await library.change(tx, guild_id, entry.id, values):
                return Kept.GONE
            detail = {"act": "add" if entry is None else "change"}
            await guilds.write_audit(
                tx, guild_id, actor_id=actor_id, act="resources", detail=detail, now=now
            )
            return Kept.KEPT

    async def remove(
        self, guild_id: GuildId, entry_id: EntryId, *, actor_id: UserId, now: datetime
    ) -> None:
        """Take an entry away."""
        async with self._database.transaction() as tx:
            await library.remove(tx, guild_id, entry_id)
            await guilds.write_audit(
                tx, guild_id, actor_id=actor_id, act="resources", detail={"act": "remove"}, now=now
            )
