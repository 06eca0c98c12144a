"""Looking at everything the group stands on."""

import discord

from bot.ui import checkup
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from cogs.admin.group import ADMIN, AdminPart


class Doctor(AdminPart):
    """What is well here, and what to do about the rest."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="doctor", description="What is well here, and what to do about the rest")
    async def doctor(self, interaction: discord.Interaction) -> None:
        """Look at rights, channels, leads, numbers and deliveries."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        await self.look(visit)

    @pressed("doctor", who=Who.ADMIN)
    async def look(self, visit: Visit) -> None:
        """Look again."""
        condition = await self.services.checkup.look(visit.guild_id, now=visit.now)
        is_well = await self.bot.is_machine_well()
        await visit.show(await checkup.panel(visit, condition, is_machine_well=is_well))
