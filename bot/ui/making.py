"""A role and two channels that the bot makes in a server, once an admin has said yes."""

import asyncio
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.models import ChannelId, Guild, GuildId, RoleId
from bot.ui import rights
from bot.words import Words

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

PATIENCE_SECONDS = 10.0
REASON = "Asked for by an admin in /admin setup"
TEXT: Final = 0  # a text channel, in Discord's numbers
FOR_A_ROLE, FOR_A_PERSON = 0, 1  # kinds of overwrites
READ_AND_WRITE = discord.Permissions(
    view_channel=True, send_messages=True, read_message_history=True
)
UNSEEN = discord.Permissions(view_channel=True)


class Thing(StrEnum):
    """What can be made; the value is the setting that it answers."""

    ROLE = "lead_role_id"
    CHANNEL = "check_in_channel_id"
    ROOM = "leads_room_id"


def missing(guild: Guild, *things: Thing) -> tuple[Thing, ...]:
    """Return which of these can be made: a room only once it is known for whom."""
    return tuple(
        thing
        for thing in things
        if getattr(guild, thing) is None
        and (thing is not Thing.ROOM or guild.lead_role_id is not None)
    )


def name_of(words: Words, thing: Thing) -> str:
    """Return what it is called when the bot makes it."""
    if thing is Thing.ROLE:
        return words("setup-name-role")
    return words("setup-name-channel" if thing is Thing.CHANNEL else "setup-name-room")


def setting_of(thing: Thing, found: int) -> RoleId | ChannelId:
    """Return an id as the setting holds it."""
    return RoleId(found) if thing is Thing.ROLE else ChannelId(found)


async def look(
    bot: "Porchlight", guild_id: GuildId, wanted: Mapping[Thing, str]
) -> dict[Thing, int]:
    """Return those that are there already under their name; they are taken, not made again.

    Raises:
        discord.HTTPException: Discord gave no answer.
        TimeoutError: Discord gave none in time.
    """
    found: dict[Thing, int] = {}
    async with asyncio.timeout(PATIENCE_SECONDS):
        for thing, name in wanted.items():
            there: list[Any] = (
                list(await bot.http.get_roles(guild_id))
                if thing is Thing.ROLE
                else [
                    channel
                    for channel in await bot.http.get_all_guild_channels(guild_id)
                    if channel["type"] == TEXT
                ]
            )
            named = [int(one["id"]) for one in there if one["name"].casefold() == name.casefold()]
            if named:
                found[thing] = min(named)
    return found


async def lacking(bot: "Porchlight", guild_id: GuildId, *things: Thing) -> tuple[str, ...]:
    """Return the rights that the bot lacks for making these, by Discord's own names.

    Raises:
        discord.HTTPException: Discord gave no answer.
        TimeoutError: Discord gave none in time.
    """
    wanted = {
        flag: name
        for thing in things
        for flag, name in (
            [("manage_roles", "Manage Roles")]
            if thing is Thing.ROLE
            else [("manage_channels", "Manage Channels")]
        )
    }
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await rights.lacking(bot, guild_id, wanted)


async def make(bot: "Porchlight", guild: Guild, thing: Thing, name: str) -> int:
    """Make one of them in the server, and return its id.

    Raises:
        discord.HTTPException: Discord did not let us.
        TimeoutError: Discord gave no answer in time; what it made is found by its name.
    """
    made: Any
    async with asyncio.timeout(PATIENCE_SECONDS):
        if thing is Thing.ROLE:
            made = await bot.http.create_role(
                guild.id, reason=REASON, name=name, permissions=0, mentionable=True
            )
        else:
            said = _for_leads_only(bot, guild) if thing is Thing.ROOM else []
            made = await bot.http.create_channel(
                guild.id, TEXT, reason=REASON, name=name, permission_overwrites=said
            )
    return int(made["id"])


def _for_leads_only(bot: "Porchlight", guild: Guild) -> list[dict[str, Any]]:
    """Return who sees a leads' room: nobody but the role and the bot."""
    own_id = bot.user.id if bot.user else 0
    allowed = ((guild.lead_role_id, FOR_A_ROLE), (own_id, FOR_A_PERSON))
    return [
        {"id": str(guild.id), "type": FOR_A_ROLE, "allow": 0, "deny": UNSEEN.value},
        *(
            {"id": str(one), "type": kind, "allow": READ_AND_WRITE.value, "deny": 0}
            for one, kind in allowed
        ),
    ]
