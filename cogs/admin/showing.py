"""All settings at once."""

from dataclasses import replace

import discord

from bot.ui import group_settings
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import MOST_CHARACTERS, Visit
from cogs.admin.group import ADMIN, AdminPart


class Showing(AdminPart):
    """What is set here, and where each of it is changed."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="show", description="All settings, and where each is changed")
    async def show(self, interaction: discord.Interaction) -> None:
        """Show all settings, and above them what admins have not been told yet."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        words = await visit.words()
        waiting = await self.services.notices.take(visit.guild_id, now=visit.now)
        told = [words(notice.line, **notice.facts) for notice in waiting]
        panel = await group_settings.panel(visit, (await visit.known()).guild)
        text = "\n".join([*told, *([""] if told else []), panel.text])[:MOST_CHARACTERS]
        await visit.show(replace(panel, text=text))

    @pressed("shown", who=Who.ADMIN)
    async def turn_page(self, visit: Visit) -> None:
        """Show another page of the settings."""
        number = int(visit.row[0], 36)
        await visit.show(await group_settings.panel(visit, (await visit.known()).guild, number))
