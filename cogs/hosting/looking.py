"""What is on, and one meeting for those who look after it."""

from datetime import date

import discord
from discord import app_commands

from bot.ui import meetings
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.meeting_words import MOST_TYPED
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from cogs.hosting.group import MEETING, ON_AT, HostingPart


class Looking(HostingPart):
    """Nothing is changed here."""

    @for_whom(Who.ANYBODY)
    @MEETING.command(name="list", description="What is on")
    @app_commands.describe(day="Which day: friday, tomorrow, 24 December")
    async def meeting_list(self, interaction: discord.Interaction, day: str | None = None) -> None:
        """Show what is on that day, or today."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        on = None
        if day is not None:
            on = await self.services.agenda.read_day(
                visit.guild_id, visit.user_id, day, now=visit.now
            )
            if on is None:
                await visit.say("meetings-day-unknown", typed=cleaned(day, most=MOST_TYPED))
                return
        shown = await self.services.agenda.day(visit.guild_id, visit.user_id, on=on, now=visit.now)
        await visit.show(await meetings.listing(visit, shown))

    @for_whom(Who.ANYBODY)
    @MEETING.command(name="next", description="The meeting that begins next")
    async def meeting_next(self, interaction: discord.Interaction) -> None:
        """Show the meeting that begins next."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        held = await self.services.agenda.next(visit.guild_id, visit.user_id, now=visit.now)
        if held is None:
            await visit.say("meetings-none")
            return
        await visit.show(await meetings.one(visit, held))

    @pressed("me_desk", who=Who.OWNER)
    async def desk(self, visit: Visit) -> None:
        """Show what can be done with a meeting; its hosts also see who comes."""
        found = await self.theirs(visit)
        if found is None:
            return
        on = date.fromordinal(int(visit.row[ON_AT], 36)) if len(visit.row) > ON_AT else None
        await self.show_desk(visit, found.id, on)
