"""Meetings: the door stands, and says kindly what is not behind it yet."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.messenger import Button
from bot.ui.components import Panel
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Meetings(commands.Cog):
    """What is on today."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot

    @for_whom(Who.ANYBODY)
    @app_commands.command(name="meetings", description="What is on today")
    async def meetings(self, interaction: discord.Interaction) -> None:
        """Show the meetings of today."""
        await self.bot.enter(interaction, "meetings")

    @pressed("meetings", who=Who.ANYBODY)
    async def show(self, visit: Visit) -> None:
        """Say that the group's meetings are not known, and offer a person who knows them."""
        words = await visit.words()
        talk = Button(words("button-talk"), visit.id_for("talk"))
        await visit.show(Panel(words("coming-soon-meetings"), ((talk,),)))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Meetings(bot))
