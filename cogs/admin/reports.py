"""Counts over some weeks."""

import discord
from discord import app_commands

from bot.services.reports import MOST_WEEKS
from bot.ui import reports
from bot.ui.doors import Who, for_whom
from cogs.admin.group import ADMIN, AdminPart

WEEKS = 8


class Counts(AdminPart):
    """How the group is doing, in counts."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="report", description="Counts over some weeks, without a name")
    @app_commands.describe(weeks="How many whole weeks")
    async def report(
        self,
        interaction: discord.Interaction,
        weeks: app_commands.Range[int, 1, MOST_WEEKS] = WEEKS,
    ) -> None:
        """Show the counts of the last whole weeks, with one picture."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        found = await self.services.reports.of_group(visit.guild_id, weeks=weeks, now=visit.now)
        await visit.show(await reports.panel(visit, found))
