"""Sharing with the group: preview, confirm, take back."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import ShareId
from bot.ui import answers, shares
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Shares(commands.Cog):
    """What a member shows to the group, by their own act."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("share", who=Who.OWNER)
    async def preview(self, visit: Visit) -> None:
        """Show exactly what would be posted; nothing is."""
        day_on, slot = answers.read_day(visit.row)
        found = await self.services.shares.look(
            visit.guild_id, visit.user_id, day_on=day_on, slot=slot
        )
        if found is None or found.channel_id is None:
            await visit.say("share-not-possible")
            return
        if found.standing is not None:
            await visit.show(await shares.posted(visit, found.channel_id, found.standing))
            return
        how = visit.row[3] if len(visit.row) > len(answers.DAY_ROW) else shares.at_first(found)
        await visit.show(await shares.preview(visit, found, day_on, slot, how))

    @pressed("share_post", who=Who.OWNER)
    async def post(self, visit: Visit) -> None:
        """Post what was previewed; what would be other words, or elsewhere, is previewed again."""
        day_on, slot = answers.read_day(visit.row)
        how, mark = visit.row[3], visit.row[4]
        found = await self.services.shares.look(
            visit.guild_id, visit.user_id, day_on=day_on, slot=slot
        )
        if found is None or found.channel_id is None:
            await visit.say("share-not-possible")
            return
        text = await shares.shared_text(visit, found, how)
        if found.standing is None and shares.mark(found, text) != mark:
            await visit.show(await shares.preview(visit, found, day_on, slot, how))
            return
        share_id = await self.services.shares.share(
            visit.guild_id, visit.user_id, day_on=day_on, slot=slot, text=text, now=visit.now
        )
        self.bot.wake()
        if share_id is None:
            await visit.say("share-not-possible")
            return
        await visit.show(await shares.posted(visit, found.channel_id, share_id))

    @pressed("share_not", who=Who.OWNER)
    async def leave(self, visit: Visit) -> None:
        """Post nothing."""
        await visit.say("share-not-posted")

    @pressed("take_back", who=Who.OWNER)
    async def take_back(self, visit: Visit) -> None:
        """Take a post away again."""
        share_id = ShareId(int(visit.row[1], 36))
        await self.services.shares.take_back(visit.guild_id, visit.user_id, share_id, now=visit.now)
        self.bot.wake()
        await visit.say("share-taken-back")


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Shares(bot))
