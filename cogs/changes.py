"""Something changed."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.ui import changes, starting
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Changes(commands.Cog):
    """What a member may say, and need not decide."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("changed", who=Who.OWNER)
    async def say(self, visit: Visit) -> None:
        """Thank them, show what stays, and offer a person; nobody is told."""
        stays = await self.services.changes.say(visit.guild_id, visit.user_id, now=visit.now)
        kept = await self.services.dates.show(visit.guild_id, visit.user_id, now=visit.now)
        if stays is None or kept is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await changes.panel(visit, stays, kept.dates))

    @pressed("changed_later", who=Who.OWNER)
    async def later(self, visit: Visit) -> None:
        """Decide nothing."""
        await visit.say("changed-later")

    @pressed("changed_keep", who=Who.OWNER)
    async def keep(self, visit: Visit) -> None:
        """Leave every date as it is."""
        await visit.say("changed-kept")

    @pressed("changed_which", who=Who.OWNER)
    async def which(self, visit: Visit) -> None:
        """Ask which of several dates is meant."""
        kept = await self.services.dates.show(visit.guild_id, visit.user_id, now=visit.now)
        own_dates = kept.dates if kept else ()
        await visit.show(await changes.which(visit, own_dates, visit.row[1]))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Changes(bot))
