"""Notes on check-ins: boxes to tick, and a few words where both sides allow it."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.ui import answers, notes
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Notes(commands.Cog):
    """What a member adds to a check-in, for themselves."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("note", who=Who.OWNER, opens_form=True)
    async def open_form(self, visit: Visit) -> None:
        """Open the form of a note."""
        day_on, slot = answers.read_day(visit.row)
        noted = await self.services.notes.read(
            visit.guild_id, visit.user_id, day_on=day_on, slot=slot
        )
        if noted is None:
            await visit.say("prompt-closed")
            return
        await visit.reply.open_form(await notes.form(visit, noted, day_on, slot))

    @pressed("note_written", who=Who.OWNER)
    async def write(self, visit: Visit) -> None:
        """Keep what was filled in, as far as it is allowed by now."""
        day_on, slot = answers.read_day(visit.row)
        noted = await self.services.notes.write(
            visit.guild_id,
            visit.user_id,
            day_on=day_on,
            slot=slot,
            note=notes.read_form(visit.interaction),
            now=visit.now,
        )
        if noted is None:
            await visit.say("prompt-closed")
            return
        await visit.show(await notes.kept(visit, noted, day_on, slot))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Notes(bot))
