"""The group has had a loss: for some days prompts carry its own words, and celebrations wait."""

from datetime import datetime, timedelta

from bot.database import Database
from bot.models import Guild, GuildId, UserId
from bot.store import guilds, mourning

LONGEST_DAYS = 7


def is_resting(guild: Guild, now: datetime) -> bool:
    """Say whether a group rests after a loss now."""
    return guild.hold_until is not None and now < guild.hold_until


class Mourning:
    """The use cases of `/admin hold`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, guild_id: GuildId, words: str, *, now: datetime) -> Guild:
        """Keep words before they are shown to anybody; while a group rests they stay as they are.

        They are the admins' own and meant for everybody in the group, so they are not sealed.
        """
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            if not is_resting(guild, now):
                await guilds.change(tx, guild_id, {"hold_words": words or None})
            return await guilds.read(tx, guild_id) or guild

    async def start(
        self, guild_id: GuildId, *, days: int, actor_id: UserId, now: datetime
    ) -> Guild | None:
        """Let a group rest for so many days; None where there are no words, or it rests already."""
        async with self._database.transaction() as tx:
            guild = await guilds.read(tx, guild_id)
            if guild is None or not guild.hold_words or is_resting(guild, now):
                return None
            until = now + timedelta(days=min(max(days, 1), LONGEST_DAYS))
            await guilds.change(tx, guild_id, {"hold_until": until})
            await guilds.write_audit(
                tx,
                guild_id,
                actor_id=actor_id,
                act="loss",
                detail={"until": until.isoformat()},
                now=now,
            )
            return await guilds.read(tx, guild_id)

    async def end(self, guild_id: GuildId, *, actor_id: UserId, now: datetime) -> bool:
        """End it before its time; what waited and is still fresh goes out. False where none is."""
        async with self._database.transaction() as tx:
            guild = await guilds.read(tx, guild_id)
            if guild is None or not is_resting(guild, now):
                return False
            await guilds.change(tx, guild_id, {"hold_until": None, "hold_words": None})
            await mourning.hurry(tx, guild_id, now=now)
            await guilds.write_audit(
                tx, guild_id, actor_id=actor_id, act="loss", detail={"until": None}, now=now
            )
            return True
