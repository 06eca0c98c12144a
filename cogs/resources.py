"""Numbers, and what the bot is: for everybody, without starting."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.custom_ids import packable, packed, unpacked
from bot.messenger import Button
from bot.models.library import Entry
from bot.ui import about, choices, library, posts
from bot.ui.components import Panel, chosen_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.text import cleaned
from bot.ui.visits import NO_GROUP, Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Resources(commands.Cog):
    """What needs no starting."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

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
    @app_commands.command(name="resources", description="What this group keeps to read")
    @app_commands.describe(topic="A topic, or some words of a title")
    async def resources(self, interaction: discord.Interaction, topic: str | None = None) -> None:
        """Show what fits, or all there is."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        typed = packed(packable(topic or ""))  # for when the group has been chosen
        if visit.guild_id == NO_GROUP and not await visit.find_group("library", *typed):
            return
        await self._show_library(visit, topic or "")

    @resources.autocomplete("topic")
    async def topics(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the topics and titles that contain what is typed."""
        return library.matching(await self._entries(self.bot.visit(interaction)), current)

    @pressed("library", who=Who.ANYBODY)
    async def show_library(self, visit: Visit) -> None:
        """Show all there is to read, or what fits the topic that was typed in the DM."""
        await self._show_library(visit, unpacked(visit.row[0]) if visit.row else "")

    @pressed("library_open", who=Who.ANYBODY)
    async def open_library(self, visit: Visit) -> None:
        """Show what was chosen: an entry, or those of a topic."""
        chosen = library.marked(await self._entries(visit), chosen_in(visit.interaction)[0])
        await visit.show(await library.shelf(visit, chosen or await self._entries(visit)))

    async def _show_library(self, visit: Visit, typed: str) -> None:
        entries = await self._entries(visit)
        found = library.named(entries, typed) if typed else entries
        words = await visit.words()
        said = "" if found else words("library-none", typed=cleaned(typed))
        await visit.show(await library.shelf(visit, found or entries, said))

    async def _entries(self, visit: Visit) -> list[Entry]:
        own = await self.services.library.entries(visit.guild_id)
        return [*own, *library.shipped(await visit.words())]

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
        await visit.show(await about.panel_for(visit, operator=self.bot.settings.operator_name))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Resources(bot))
