"""What a group lost that the bot stands on: a channel or a role. The admins are told, once."""

from datetime import datetime

from bot.database import Database
from bot.models import ChannelId, Guild, GuildId, RoleId
from bot.services import notices
from bot.store import guilds

CHANNELS = {"check_in_channel_id": "notice-channel-gone", "leads_room_id": "notice-room-gone"}
ROLES = {"lead_role_id": "notice-role-gone", "coordinator_role_id": "notice-coordinators-gone"}


class Losses:
    """Takes in what is gone from a server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def channel_gone(
        self, guild_id: GuildId, channel_id: ChannelId, *, now: datetime
    ) -> bool:
        """Forget a deleted channel, and tell the admins what it was for; False: none of ours."""
        return await self._forget(guild_id, channel_id, CHANNELS, now=now)

    async def role_gone(self, guild_id: GuildId, role_id: RoleId, *, now: datetime) -> bool:
        """Forget a deleted role, and tell the admins what it was for; False: none of ours."""
        return await self._forget(guild_id, role_id, ROLES, now=now)

    async def role_renamed(self, guild_id: GuildId, role_id: RoleId, *, now: datetime) -> bool:
        """Tell the admins that a role is called otherwise, and that all else is as it was."""
        async with self._database.transaction() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            if role_id not in {guild.lead_role_id, guild.coordinator_role_id}:
                return False
            mark = f"{role_id}:{int(now.timestamp())}"
            role = f"<@&{role_id}>"
            await notices.tell(tx, guild, "notice-role-renamed", mark=mark, now=now, role=role)
            return True

    async def _forget(
        self, guild_id: GuildId, lost: int, uses: dict[str, str], *, now: datetime
    ) -> bool:
        async with self._database.transaction() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            hit = [setting for setting in uses if getattr(guild, setting) == lost]
            for setting in hit:
                await guilds.change(tx, guild_id, {setting: None})
            after = await guilds.read(tx, guild_id)
            for setting in hit:
                await notices.tell(tx, after or guild, uses[setting], mark=str(lost), now=now)
            return bool(hit)
