"""Days: a member's own record."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.ui import days, starting
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Days(commands.Cog):
    """What a member's check-ins add up to, shown to them alone."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("record", who=Who.OWNER)
    async def show(self, visit: Visit) -> None:
        """Show the picture of Days, and the same in words."""
        record = await self.services.days.show(visit.guild_id, visit.user_id, now=visit.now)
        if record is None:
            await visit.show(await starting.offer(visit))
            return
        kept = await self.services.dates.show(visit.guild_id, visit.user_id, now=visit.now)
        own_dates = kept.dates if kept else ()
        await visit.show(await days.panel(visit, record, own_dates))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Days(bot))
