"""Whom a member trusts: who is asked first, who is left out, who says hello."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import UserId
from bot.services.circles import People as Shown
from bot.ui import people, starting
from bot.ui.components import chosen_in, offered_in
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class People(commands.Cog):
    """The panel of people, and each choice on it."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("people", who=Who.OWNER)
    async def panel(self, visit: Visit) -> None:
        """Show who is asked first, left out and told."""
        shown = await self.services.circles.show(visit.guild_id, visit.user_id)
        await self._show(visit, shown)

    @pressed("people_first", who=Who.OWNER)
    async def ask_first(self, visit: Visit) -> None:
        """Take who is asked first."""
        shown = await self.services.circles.ask_first(
            visit.guild_id, visit.user_id, _chosen(visit), now=visit.now
        )
        await self._saved(visit, shown)

    @pressed("people_left_out", who=Who.OWNER)
    async def leave_out(self, visit: Visit) -> None:
        """Take who is left out; who is not chosen any more is let back."""
        offered = offered_in(visit.interaction)
        shown = await self.services.circles.leave_out(
            visit.guild_id,
            visit.user_id,
            _chosen(visit),
            offered=None if offered is None else {UserId(int(it)) for it in offered},
            now=visit.now,
        )
        await self._saved(visit, shown)

    @pressed("people_other", who=Who.OWNER)
    async def leave_out_too(self, visit: Visit) -> None:
        """Leave out somebody who is on no list of ours."""
        shown = await self.services.circles.leave_out_too(
            visit.guild_id, visit.user_id, _chosen(visit)[0], now=visit.now
        )
        await self._saved(visit, shown)

    @pressed("people_watch", who=Who.OWNER)
    async def watch(self, visit: Visit) -> None:
        """Take who says hello, and who hears when it is quiet."""
        chosen = _chosen(visit)
        shown = await self.services.circles.choose_watcher(
            visit.guild_id, visit.user_id, chosen[0] if chosen else None
        )
        await self._saved(visit, shown)

    async def _saved(self, visit: Visit, shown: Shown | None) -> None:
        self.bot.wake()
        words = await visit.words()
        await self._show(visit, shown, said=words("people-saved"))

    async def _show(self, visit: Visit, shown: Shown | None, *, said: str = "") -> None:
        if shown is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await people.panel(visit, shown, said=said))


def _chosen(visit: Visit) -> list[UserId]:
    return [UserId(int(value)) for value in chosen_in(visit.interaction)]


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(People(bot))
