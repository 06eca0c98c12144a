"""What the bot may do in a channel, asked of Discord itself and never of a cache."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import Permissions

from bot.models import ChannelId, GuildId, RoleId

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

STAGE = discord.ChannelType.stage_voice.value
# Discord's own names, as its settings show them, in the order in which one sees them there.
TO_WRITE = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
FOR_CHECK_INS = {
    **TO_WRITE,
    "pin_messages": "Pin Messages",
    "create_private_threads": "Create Private Threads",
    "send_messages_in_threads": "Send Messages in Threads",
    "manage_threads": "Manage Threads",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A channel of a group as Discord describes it to the bot."""

    is_there: bool
    missing: tuple[str, ...] = ()  # rights, by Discord's own names
    is_stage: bool = False
    is_age_restricted: bool = False


async def look_at(
    bot: "Porchlight", guild_id: GuildId, channel_id: ChannelId, wanted: dict[str, str]
) -> Place:
    """Return how a channel is, and which of the wanted rights are missing there.

    Raises:
        discord.HTTPException: Discord gave no answer; it is tried again later.
    """
    try:
        channel: Any = await bot.http.get_channel(channel_id)
    except discord.NotFound:
        return Place(is_there=False)
    except discord.Forbidden:  # it is there, and we may not even see it
        return Place(is_there=True, missing=(TO_WRITE["view_channel"],))
    rights = await _rights(bot, guild_id, channel.get("permission_overwrites", ()))
    return Place(
        is_there=True,
        missing=tuple(name for flag, name in wanted.items() if not getattr(rights, flag)),
        is_stage=channel["type"] == STAGE,
        is_age_restricted=bool(channel.get("nsfw")),
    )


async def may_ring(bot: "Porchlight", guild_id: GuildId, role_id: RoleId) -> bool | None:
    """Say whether a mention of a role makes a sound; None when there is no such role."""
    roles = {int(role["id"]): role for role in await bot.http.get_roles(guild_id)}
    if role_id not in roles:
        return None
    rights = await _rights(bot, guild_id, ())
    return bool(roles[role_id]["mentionable"]) or rights.mention_everyone


async def lacking(bot: "Porchlight", guild_id: GuildId, wanted: dict[str, str]) -> tuple[str, ...]:
    """Return which of the wanted rights the bot lacks in the whole server, by Discord's names.

    Raises:
        discord.HTTPException: Discord gave no answer; it is tried again later.
    """
    rights = await _rights(bot, guild_id, ())
    return tuple(name for flag, name in wanted.items() if not getattr(rights, flag))


async def _rights(
    bot: "Porchlight", guild_id: GuildId, overwrites: Sequence[dict[str, Any]]
) -> Permissions:
    """Return what we may do, as Discord works it out: roles, then what the channel says."""
    own_id = bot.user.id if bot.user else 0
    member = await bot.http.get_member(guild_id, own_id)
    held = {int(guild_id), *(int(role) for role in member["roles"])}
    rights = 0
    for role in await bot.http.get_roles(guild_id):
        if int(role["id"]) in held:
            rights |= int(role["permissions"])
    if Permissions(rights).administrator:
        return Permissions.all()
    said = {int(it["id"]): (int(it["deny"]), int(it["allow"])) for it in overwrites}
    groups = ([int(guild_id)], sorted(held - {int(guild_id)}), [own_id])
    for ids in groups:
        for is_allow in (0, 1):
            bits = 0
            for one in ids:
                bits |= said.get(one, (0, 0))[is_allow]
            rights = rights | bits if is_allow else rights & ~bits
    return Permissions(rights)
