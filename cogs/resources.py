"""Numbers, and what the bot is: for everybody, without starting."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.messenger import Button
from bot.ui import choices, posts
from bot.ui.components import Panel
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

ABOUT = (
    "about-what",
    "about-not",
    "about-no-reading",
    "about-keeps",
    "about-how-long",
    "about-notes",
    "about-own",
    "about-told",
    "about-who-reads",
    "about-threads",
    "about-stop",
)


class Resources(commands.Cog):
    """What needs no starting."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot

    @for_whom(Who.ANYBODY)
    @app_commands.command(name="numbers", description="Emergency numbers and people who answer")
    @app_commands.describe(country="The name of a country")
    async def numbers(self, interaction: discord.Interaction, country: str | None = None) -> None:
        """Show whom to call; never a question before it."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        await self._show(visit, country)

    @numbers.autocomplete("country")
    async def countries(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the countries that fit what is typed."""
        return choices.country_names(current, self.bot.visit(interaction).locale)

    @pressed("numbers", who=Who.ANYBODY)
    async def show(self, visit: Visit) -> None:
        """Show whom to call where this person is."""
        await self._show(visit, None)

    async def _show(self, visit: Visit, country: str | None) -> None:
        text = await visit.numbers(country)
        words = await visit.words()
        rows = ((Button(words("button-talk"), visit.id_for("talk")),), posts.link_row(words))
        await visit.show(Panel(text, rows))

    @for_whom(Who.ANYBODY)
    @app_commands.command(
        name="about", description="What this bot is, what it keeps, who can read it"
    )
    async def about(self, interaction: discord.Interaction) -> None:
        """Say what the bot is and is not."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        await self.tell(visit)

    @pressed("about", who=Who.ANYBODY)
    async def tell(self, visit: Visit) -> None:
        """Say what the bot is, what it keeps, for how long, and who can read it."""
        words = await visit.words()
        operator = self.bot.settings.operator_name or words("operator-unnamed")
        lines = [f"**{words('about-title')}**"]
        lines += [
            words(line, operator=operator) if line == "about-who-reads" else words(line)
            for line in ABOUT
        ]
        await visit.show(Panel("\n\n".join(lines)))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Resources(bot))
