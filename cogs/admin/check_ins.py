"""How check-ins work in a group."""

import discord
from discord import app_commands

from bot.ui import setup as setting_up
from bot.ui.doors import Who, for_whom
from bot.ui.text import cleaned
from cogs.admin.group import ADMIN, AdminPart


class CheckInSettings(AdminPart):
    """What a group decides about check-ins."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="checkins", description="How check-ins work in this group")
    @app_commands.describe(
        words="Whether members may add words to a check-in",
        daily="A post every day with a button and a count",
        time="When the daily post goes up",
    )
    async def check_ins(
        self,
        interaction: discord.Interaction,
        *,
        words: bool | None = None,
        daily: bool | None = None,
        time: str | None = None,
    ) -> None:
        """Store what was typed, and say how check-ins work here."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        before = (await visit.known()).guild
        changes = {} if words is None else {"free_text": words}
        guild = await self.services.groups.change(
            visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
        )
        at = setting_up.typed_time(time)
        if daily is not None or at is not None:
            guild = await self.services.daily_posts.choose(
                visit.guild_id, wanted=daily, at=at, actor_id=visit.user_id, now=visit.now
            )
            self.bot.wake()
        visit.forget()
        said = await setting_up.saved(visit, is_saved=bool(changes) or guild != before)
        if time and at is None:
            say = await visit.words()
            said = [say("error-time-not-understood", typed=cleaned(time))]
        await visit.show(await setting_up.check_ins(visit, guild, said))
