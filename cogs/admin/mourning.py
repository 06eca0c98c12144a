"""The group has had a loss."""

import discord
from discord import app_commands

from bot.services.mourning import LONGEST_DAYS, is_resting
from bot.ui import mourning
from bot.ui.components import form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.text import cleaned_lines
from bot.ui.visits import Visit
from cogs.admin.group import ADMIN, AdminPart


class Mourning(AdminPart):
    """Words of the group's own on each prompt, for up to seven days."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="hold", description="The group has had a loss")
    @app_commands.describe(days="For how many days, up to seven", end="End it now")
    async def hold(
        self,
        interaction: discord.Interaction,
        *,
        days: app_commands.Range[int, 1, LONGEST_DAYS] | None = None,
        end: bool | None = None,
    ) -> None:
        """Show how it stands; the words are written in a form, and shown before they are used."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        if end:
            await self.end(visit)
            return
        guild = (await visit.known()).guild
        await visit.show(await mourning.panel(visit, guild, days=days or LONGEST_DAYS))

    @pressed("loss_write", who=Who.ADMIN, opens_form=True)
    async def open_words(self, visit: Visit) -> None:
        """Open the form for the words."""
        words = await visit.words()
        guild, days = (await visit.known()).guild, int(visit.row[0])
        custom_id = visit.id_for("loss_written", str(days))
        form = form_of(words("loss-title"), custom_id, mourning.fields(words, guild, days=days))
        await visit.reply.open_form(form)

    @pressed("loss_written", who=Who.ADMIN)
    async def write(self, visit: Visit) -> None:
        """Keep the words, and show a prompt as it will read."""
        typed = typed_in(visit.interaction)
        days = mourning.days_in(typed.get("days", ""), otherwise=int(visit.row[0]))
        text = cleaned_lines(typed.get("words", ""), most=mourning.MOST_WORDS)
        guild = await self.services.mourning.write(visit.guild_id, text, now=visit.now)
        visit.forget()
        if not guild.hold_words or guild.hold_words != text:
            await visit.show(await mourning.panel(visit, guild, days=days))
            return
        await visit.show(await mourning.preview(visit, guild, days=days))

    @pressed("loss_start", who=Who.ADMIN)
    async def start(self, visit: Visit) -> None:
        """Start with what was shown; words that were changed since are shown first."""
        days = int(visit.row[0])
        known = (await visit.known()).guild
        is_new = bool(known.hold_words) and visit.row[1:] != (mourning.mark_of(known),)
        if is_new and not is_resting(known, visit.now):
            await visit.show(await mourning.preview(visit, known, days=days))
            return
        guild = await self.services.mourning.start(
            visit.guild_id, days=days, actor_id=visit.user_id, now=visit.now
        )
        visit.forget()
        words = await visit.words()
        said = "" if guild is None else words("setup-saved")
        known = (await visit.known()).guild
        await visit.show(await mourning.panel(visit, known, days=days, said=said))

    @pressed("loss_end", who=Who.ADMIN)
    async def end(self, visit: Visit) -> None:
        """End it before its time."""
        ended = await self.services.mourning.end(
            visit.guild_id, actor_id=visit.user_id, now=visit.now
        )
        self.bot.wake()
        visit.forget()
        await visit.say("loss-ended" if ended else "loss-none")
