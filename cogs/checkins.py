"""How is today? The command, the button on the pinned post, and the answers."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui import answers, asking, quiet, starting
from bot.ui.components import Panel, chosen_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from bot.ui.voice import answer_name, day_name

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class CheckIns(commands.Cog):
    """The daily check-in."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @for_whom(Who.ANYBODY)
    @app_commands.command(name="checkin", description="Today's check-in")
    async def checkin(self, interaction: discord.Interaction) -> None:
        """Ask how today is, or offer to start."""
        await self.bot.enter(interaction, "check_in")

    @pressed("check_in", who=Who.ANYBODY)
    async def ask(self, visit: Visit) -> None:
        """Ask how today is, or offer to start to someone new."""
        question = await self.services.check_ins.question(
            visit.guild_id, visit.user_id, now=visit.now
        )
        if question is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await asking.question(visit, question))

    @pressed("other_day", who=Who.OWNER)
    async def other_day(self, visit: Visit) -> None:
        """Offer the days that can still be filled in."""
        days = await self.services.check_ins.other_days(
            visit.guild_id, visit.user_id, now=visit.now
        )
        if days is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await asking.other_days(visit, days))

    @pressed("day_chosen", who=Who.OWNER)
    async def day_chosen(self, visit: Visit) -> None:
        """Ask about the chosen day."""
        day_on, slot = asking.read_choice(chosen_in(visit.interaction)[0])
        question = await self.services.check_ins.question_for(
            visit.guild_id, visit.user_id, day_on=day_on, slot=slot, now=visit.now
        )
        if question is None:
            await visit.say("prompt-closed")
            return
        await visit.show(await asking.question(visit, question))

    @pressed("answer", who=Who.OWNER, notes_press=True)
    async def answer(self, visit: Visit) -> None:
        """Store one tap; it is a whole check-in."""
        day_on, slot, answer = answers.read_row(visit.row)
        answered = await self.services.check_ins.answer(
            visit.guild_id,
            visit.user_id,
            day_on=day_on,
            slot=slot,
            answer=answer,
            now=visit.now,
            press=visit.interaction.id,
            language=visit.locale.partition("-")[0],
        )
        if answered is None:
            await visit.say("prompt-closed")
            return
        visit.learn(answered.guild, answered.member)
        words = await visit.words()
        panel = answers.thanks(
            words,
            self.bot.ids,
            answered.member.person,
            answered.check_in,
            offer=answered.offer,
            meeting=answered.meeting,
            now=visit.now,
        )
        back = f"{words('reply-after-gap')} " if answered.after_gap else ""
        lines = [back + panel.text]
        if answered.edited:
            lines.insert(0, words("reply-edited", answer=answer_name(words, answer)))
        if day_on != answered.today:  # a button of another day changes nothing about today
            lines.insert(0, words("reply-other-day", day=day_name(words, day_on)))
        rows = panel.rows
        if answered.guild.quiet_watch and await self.services.quiet.offer_once(
            visit.guild_id, visit.user_id, now=visit.now
        ):
            lines += ["", words("watch-offer")]
            rows = (*rows, quiet.offer_row(words, self.bot.ids, answered.member.person))
        await visit.show(Panel("\n".join(lines), rows))
        if visit.reply.lost:
            await self.services.check_ins.answer_late(answered, now=visit.now)
            self.bot.wake()

    @pressed("no_thanks", who=Who.ANYBODY)
    async def no_thanks(self, visit: Visit) -> None:
        """Take a no for an answer."""
        await visit.say("answer-thanks")


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(CheckIns(bot))
