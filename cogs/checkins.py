"""How is today? The command, the button on the pinned post, and the answers."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.messenger import Button
from bot.ui import answers, own, starting
from bot.ui.components import Panel
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from bot.ui.voice import answer_name, day_name, weekday_name

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class CheckIns(commands.Cog):
    """The daily check-in."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot

    @for_whom(Who.ANYBODY)
    @app_commands.command(name="checkin", description="Today's check-in")
    async def checkin(self, interaction: discord.Interaction) -> None:
        """Ask how today is, or offer to start."""
        await self.bot.enter(interaction, "check_in")

    @pressed("check_in", who=Who.ANYBODY)
    async def ask(self, visit: Visit) -> None:
        """Ask how today is, or offer to start to someone new."""
        question = await self.bot.check_ins.question(visit.guild_id, visit.user_id, now=visit.now)
        if question is None:
            await visit.show(await starting.offer(visit))
            return
        words = await visit.words()
        lines = [words("checkin-question")]
        if question.day_on != question.today:
            day = weekday_name(words, question.day_on.weekday())
            lines = [words("checkin-question-yesterday", day=day)]
        if question.answer is not None:
            lines.append(words("checkin-answered", answer=answer_name(words, question.answer)))
        lines.append(words("prompt-private"))
        rows = answers.rows(
            words, self.bot.ids, question.member.person, question.day_on, question.slot
        )
        if own.is_shut_out(question.member):
            lines += ["", words("notice-dm-failed")]
            shut_out = (
                Button(words("button-settings"), visit.id_for("settings")),
                own.try_again(visit, words),
            )
            rows = (*rows, shut_out)
        await visit.show(Panel("\n".join(lines), rows))

    @pressed("answer", who=Who.OWNER)
    async def answer(self, visit: Visit) -> None:
        """Store one tap; it is a whole check-in."""
        day_on, slot, answer = answers.read_row(visit.row)
        answered = await self.bot.check_ins.answer(
            visit.guild_id, visit.user_id, day_on=day_on, slot=slot, answer=answer, now=visit.now
        )
        if answered is None:
            await visit.say("prompt-closed")
            return
        if visit.reply.lost:
            await self.bot.check_ins.answer_late(answered, now=visit.now)
            self.bot.wake()
            return
        words = await visit.words()
        panel = answers.thanks(words, self.bot.ids, answered.member.person, answered.check_in)
        back = f"{words('reply-after-gap')} " if answered.after_gap else ""
        lines = [back + panel.text]
        if answered.edited:
            lines.insert(0, words("reply-edited", answer=answer_name(words, answer)))
        elif day_on != answered.today:
            lines.insert(0, words("reply-other-day", day=day_name(words, day_on)))
        await visit.show(Panel("\n".join(lines), panel.rows))

    @pressed("no_thanks", who=Who.ANYBODY)
    async def no_thanks(self, visit: Visit) -> None:
        """Take a no for an answer."""
        await visit.say("answer-thanks")


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(CheckIns(bot))
