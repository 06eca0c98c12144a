"""What the bot may do in a channel, asked of Discord itself and never of a cache."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import Permissions

from bot.models import ChannelId, GuildId, RoleId, UserId

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

TEXT = {discord.ChannelType.text.value, discord.ChannelType.news.value}
OPEN_THREADS = {discord.ChannelType.public_thread.value, discord.ChannelType.news_thread.value}
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
TO_ANNOUNCE = {name: TO_WRITE[name] for name in ("view_channel", "send_messages")}
TO_ANNOUNCE_IN_THREAD = {
    name: FOR_CHECK_INS[name] for name in ("view_channel", "send_messages_in_threads")
}


@dataclass(frozen=True, slots=True)
class Place:
    """A channel of a group as Discord describes it to the bot."""

    is_there: bool
    missing: tuple[str, ...] = ()  # rights, by Discord's own names
    is_stage: bool = False
    is_age_restricted: bool = False
    is_public: bool = False  # every member can read it


@dataclass(frozen=True, slots=True)
class Venue:
    """A channel in which somebody wants the group reminded of something."""

    is_fitting: bool  # a text channel or an open thread of the group
    missing: tuple[str, ...] = ()  # rights of ours, by Discord's own names
    is_theirs: bool = False  # whoever chose it may write there as well
    is_open_to_all: bool = False  # everybody in the server can read it


async def look_to_announce(
    bot: "Porchlight",
    guild_id: GuildId,
    channel_id: ChannelId,
    *,
    by: UserId,
    roles: Collection[RoleId],
) -> Venue:
    """Return what the bot, whoever chose it, and everybody may do in a channel.

    Raises:
        discord.HTTPException: Discord gave no answer; it is tried again later.
    """
    try:
        channel: Any = await bot.http.get_channel(channel_id)
        is_thread = channel["type"] in OPEN_THREADS
        parent: Any = await bot.http.get_channel(channel["parent_id"]) if is_thread else channel
    except discord.NotFound:
        return Venue(is_fitting=False)
    except discord.Forbidden:  # it is there, and we may not even see it
        return Venue(is_fitting=True, missing=(TO_WRITE["view_channel"],))
    is_text = is_thread or channel["type"] in TEXT
    if not is_text or int(channel.get("guild_id", 0)) != guild_id:
        return Venue(is_fitting=False)
    wanted = TO_ANNOUNCE_IN_THREAD if is_thread else TO_ANNOUNCE
    said = parent.get("permission_overwrites", ())
    ours = await _rights(bot, guild_id, said)
    known: Any = await bot.http.get_roles(guild_id)
    theirs = _worked_out(guild_id, by, roles, known, said)
    everybodys = _worked_out(guild_id, 0, (), known, said)
    return Venue(
        is_fitting=True,
        missing=tuple(name for flag, name in wanted.items() if not getattr(ours, flag)),
        is_theirs=all(getattr(theirs, flag) for flag in wanted),
        is_open_to_all=everybodys.view_channel,
    )


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
    said = channel.get("permission_overwrites", ())
    rights = await _rights(bot, guild_id, said)
    return Place(
        is_there=True,
        missing=tuple(name for flag, name in wanted.items() if not getattr(rights, flag)),
        is_stage=channel["type"] == STAGE,
        is_age_restricted=bool(channel.get("nsfw")),
        is_public=await _is_public(bot, guild_id, said),
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
    own_id = UserId(bot.user.id if bot.user else 0)
    member = await bot.http.get_member(guild_id, own_id)
    known: Any = await bot.http.get_roles(guild_id)
    held = [RoleId(int(role)) for role in member["roles"]]
    return _worked_out(guild_id, own_id, held, known, overwrites)


async def _is_public(
    bot: "Porchlight", guild_id: GuildId, overwrites: Sequence[dict[str, Any]]
) -> bool:
    """Say whether every member of the server can read a channel."""
    known: Any = await bot.http.get_roles(guild_id)
    return _worked_out(guild_id, 0, (), known, overwrites).view_channel


def _worked_out(
    guild_id: GuildId,
    user_id: UserId | int,
    roles: Collection[RoleId],
    known: Sequence[dict[str, Any]],
    overwrites: Sequence[dict[str, Any]],
) -> Permissions:
    """Return what somebody with these roles may do; nobody in particular has none and is 0."""
    held = {int(guild_id), *map(int, roles)}
    rights = 0
    for role in known:
        if int(role["id"]) in held:
            rights |= int(role["permissions"])
    if Permissions(rights).administrator:
        return Permissions.all()
    said = {int(it["id"]): (int(it["deny"]), int(it["allow"])) for it in overwrites}
    groups = ([int(guild_id)], sorted(held - {int(guild_id)}), [int(user_id)])
    for ids in groups:
        for is_allow in (0, 1):
            bits = 0
            for one in ids:
                bits |= said.get(one, (0, 0))[is_allow]
            rights = rights | bits if is_allow else rights & ~bits
    return Permissions(rights)
