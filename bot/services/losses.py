"""What a group lost that the bot stands on: a channel or a role. The admins are told, once."""

from collections.abc import Collection
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import ChannelId, DeliveryKind, Guild, GuildId, RoleId
from bot.services import announcing, escalation, notices, rooms
from bot.services.arrivals import says_more
from bot.services.groups import change
from bot.store import guilds, meetings

CHANNELS = {
    "check_in_channel_id": "notice-channel-gone",
    "leads_room_id": "notice-room-gone",
    "second_room_id": "notice-second-room-gone",
}
ROLES = {"lead_role_id": "notice-role-gone", "coordinator_role_id": "notice-coordinators-gone"}


class Losses:
    """Takes in what is gone from a server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def not_among(
        self, guild_id: GuildId, named: Collection[int]
    ) -> tuple[list[ChannelId], list[RoleId]]:
        """Return the channels and roles which a group needs and which are not named here."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            announced = await meetings.announced_channels(tx, guild_id)
        needed = announced | {getattr(guild, setting) for setting in CHANNELS}
        channels = needed - {None, *named}
        roles = {getattr(guild, setting) for setting in ROLES} - {None, *named}
        return sorted(channels), sorted(roles)

    async def channel_gone(
        self, guild_id: GuildId, channel_id: ChannelId, *, now: datetime
    ) -> bool:
        """Forget a deleted channel, and tell the admins what it was for; False: none of ours."""
        is_ours = await self._forget(guild_id, channel_id, CHANNELS, now=now)
        async with self._database.transaction() as tx:
            announced = await announcing.channel_gone(tx, guild_id, channel_id, now=now)
        return is_ours or announced

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
            if hit:
                await change(tx, guild_id, dict.fromkeys(hit), now=now)
            after = await guilds.read(tx, guild_id)
            for setting in hit:
                await _tell(tx, after or guild, uses[setting], lost, now)
            if rooms.ROOMS.intersection(hit):
                await _move(tx, after or guild, ChannelId(lost), now)
            return bool(hit)


async def _tell(tx: Transaction, guild: Guild, line: str, lost: int, now: datetime) -> None:
    """Tell the admins what is gone, and where requests are told meanwhile."""
    second_id = guild.second_room_id
    if line == CHANNELS["leads_room_id"] and second_id is not None:
        channel = f"<#{second_id}>"
        await notices.tell(
            tx, guild, "notice-room-gone-second", mark=str(lost), now=now, channel=channel
        )
        return
    await notices.tell(tx, guild, line, mark=str(lost), now=now)


async def _move(tx: Transaction, guild: Guild, room_id: ChannelId, now: datetime) -> None:
    """Tell what stood in a deleted room in the other; where there is none, tell who waits."""
    for request in await rooms.lose(tx, guild, room_id, now=now):
        if not await says_more(tx, request):
            await escalation.tell(tx, request, DeliveryKind.STATUS, mark=f"lost:{room_id}", now=now)
