"""Goals and habits."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import GoalId
from bot.ui import goals, starting
from bot.ui.components import chosen_in
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

PLACE = 1  # of the page, or of the goal, in a row; its owner comes first


class Goals(commands.Cog):
    """What a member sets out to do, in their own words."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("goals", who=Who.OWNER)
    async def show(self, visit: Visit) -> None:
        """Show a page of the goals."""
        page = int(visit.row[PLACE], 36) if len(visit.row) > PLACE else 0
        await self._show(visit, page)

    async def _show(self, visit: Visit, page: int = 0) -> None:
        found = await self.services.goals.show(visit.guild_id, visit.user_id, now=visit.now)
        if found is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await goals.listing(visit, found, page=page))

    @pressed("goal", who=Who.OWNER)
    async def choose(self, visit: Visit) -> None:
        """Show the chosen goal."""
        chosen = GoalId(int(chosen_in(visit.interaction)[0]))
        found = await self.services.goals.show(visit.guild_id, visit.user_id, now=visit.now)
        goal = next((it for it in found or () if it.id == chosen), None)
        if goal is None:
            await self._show(visit)
            return
        await visit.show(await goals.one(visit, goal))

    @pressed("goal_add", who=Who.OWNER, opens_form=True)
    async def open_form(self, visit: Visit) -> None:
        """Open the form of a new goal."""
        await visit.reply.open_form(await goals.form(visit))

    @pressed("goal_added", who=Who.OWNER)
    async def add(self, visit: Visit) -> None:
        """Keep a new goal."""
        words, daily = goals.read_form(visit.interaction)
        if words:
            await self.services.goals.add(
                visit.guild_id, visit.user_id, words=words, daily=daily, now=visit.now
            )
        await self._show(visit)

    @pressed("goal_done", who=Who.OWNER)
    async def done(self, visit: Visit) -> None:
        """Take that a goal is done, or not yet; no comment."""
        goal_id, done = GoalId(int(visit.row[PLACE], 36)), visit.row[PLACE + 1] == "y"
        await self.services.goals.set_done(
            visit.guild_id, visit.user_id, goal_id, done=done, now=visit.now
        )
        await self._show(visit)

    @pressed("goal_drop", who=Who.OWNER)
    async def drop(self, visit: Visit) -> None:
        """Let a goal go; no comment."""
        goal_id = GoalId(int(visit.row[PLACE], 36))
        await self.services.goals.drop(visit.guild_id, visit.user_id, goal_id)
        await self._show(visit)


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Goals(bot))
