"""Your data: everything, in two files, for the one person whose it is."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.messenger import Button
from bot.ui.components import Panel
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

JSON_NAME, CSV_NAME = "my-data.json", "my-data.csv"


class Data(commands.Cog):
    """What a person takes along."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("data", who=Who.OWNER)
    async def show(self, visit: Visit) -> None:
        """Show both files in an answer that only this person sees, in the DM too.

        Discord keeps the files of such an answer no longer than the answer, which goes when the
        app is opened anew: so nothing stays in the DM.
        """
        files = await self.services.exports.take(visit.guild_id, visit.user_id, now=visit.now)
        words = await visit.words()
        if files is None:
            await visit.show(Panel(words("data-none")))
            return
        row = (
            Button(words("button-stop"), visit.id_for("stop")),
            Button(words("button-menu"), visit.id_for("menu")),
        )
        text = "\n".join([words("data-here"), words("data-more")])
        both = ((CSV_NAME, files.as_csv), (JSON_NAME, files.as_json))
        await visit.show(Panel(text, (row,), files=both))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Data(bot))
