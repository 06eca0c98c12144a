"""How meetings show in the server: among Discord's events or not."""

import discord
from discord import app_commands

from bot.ui.doors import Who, for_whom
from cogs.admin.group import ADMIN, AdminPart


class MeetingSettings(AdminPart):
    """What an admin decides about meetings; adding them is `/meeting`."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="meetings", description="How meetings show in this server")
    @app_commands.describe(events="Show the next date of each among the events of the server")
    async def admin_meetings(
        self,
        interaction: discord.Interaction,
        events: bool,
    ) -> None:
        """Switch the mirror on or off, and say what that means."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        await self.services.events.switch(
            visit.guild_id, on=events, by=visit.user_id, now=visit.now
        )
        self.bot.wake()
        await visit.say("events-on" if events else "events-off")
