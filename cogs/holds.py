"""Hold: a lead or coordinator lets everything rest for somebody, whose own tap undoes it."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import HoldReason, RequestId, UserId
from bot.ui import holds
from bot.ui.components import chosen_in
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Holds(commands.Cog):
    """Putting somebody on hold, and their way back."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("hold_who", who=Who.LEAD)
    async def who(self, visit: Visit) -> None:
        """Ask for whom."""
        await visit.show(await holds.who(visit))

    @pressed("hold_chosen", who=Who.LEAD)
    async def chosen(self, visit: Visit) -> None:
        """Ask why."""
        await visit.show(await holds.why(visit, UserId(int(chosen_in(visit.interaction)[0]))))

    @pressed("hold_this", who=Who.LEAD)
    async def this(self, visit: Visit) -> None:
        """Ask why, about the person whose request this lead has."""
        situation = await self.services.requests.situation(RequestId(int(visit.row[0], 36)))
        request = None if situation is None else situation.request
        if request is None or visit.user_id not in {request.taken_by, request.second}:
            await visit.say("page-not-yours")
            return
        await visit.show(await holds.why(visit, request.user_id))

    @pressed("hold_put", who=Who.LEAD)
    async def put(self, visit: Visit) -> None:
        """Put somebody on hold; the answer is the same for everybody."""
        of, reason = UserId(int(visit.row[0], 36)), HoldReason(visit.row[1])
        await self.services.holds.put(
            visit.guild_id, of, by=visit.user_id, reason=reason, now=visit.now
        )
        self.bot.wake()
        await visit.show(await holds.done(visit, of, reason))

    @pressed("start_again", who=Who.OWNER)
    async def start_again(self, visit: Visit) -> None:
        """End the hold of the one who taps."""
        await self.services.holds.came_back(visit.user_id, guild_id=visit.guild_id, now=visit.now)
        self.bot.wake()
        await visit.say("hold-lifted")


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Holds(bot))
