"""`/admin`, to which each part of the cog adds its commands."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

ADMIN = app_commands.Group(
    name="admin",
    description="Set up and look after the bot",
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False),
)


class AdminPart(commands.Cog):
    """Some commands of `/admin`, and what is pressed on their panels."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services
