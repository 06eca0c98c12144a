"""Who changed what."""

import discord

from bot.ui import history
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from cogs.admin.group import ADMIN, AdminPart


class Changes(AdminPart):
    """Looking at who changed which setting, and who became a lead."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="audit", description="Who changed which setting")
    async def audit(self, interaction: discord.Interaction) -> None:
        """Show the newest changes."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        await self._show_changes(visit, 0)

    @pressed("history", who=Who.ADMIN)
    async def show_changes(self, visit: Visit) -> None:
        """Show another page."""
        await self._show_changes(visit, int(visit.row[0], 36))

    async def _show_changes(self, visit: Visit, number: int) -> None:
        page = await self.services.history.page(visit.guild_id, number)
        await visit.show(await history.panel(visit, page))
