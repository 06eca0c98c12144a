"""Who was told: shown to the one person it is about."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.ui import tellings
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

PAGE = 1  # the place of the page in a row; its owner comes first


class Tellings(commands.Cog):
    """Who was told what about me, and who opened my line on the board."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("told", who=Who.OWNER)
    async def show(self, visit: Visit) -> None:
        """Show a page, the newest first."""
        page = int(visit.row[PAGE], 36) if len(visit.row) > PAGE else 0
        found = await self.services.tellings.show(visit.guild_id, visit.user_id, page=page)
        await visit.show(await tellings.panel(visit, found))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Tellings(bot))
