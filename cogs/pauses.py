"""Pause: by the menu, or by a date in one's own words."""

from datetime import date
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.custom_ids import unpacked
from bot.ui import pauses, starting
from bot.ui.components import form_of, typed_in
from bot.ui.doors import Who, pressed
from bot.ui.text import cleaned
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.models import Member
    from bot.porchlight import Porchlight


class Pauses(commands.Cog):
    """Nothing is asked for a while."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("pause", who=Who.ANYBODY)
    async def ask(self, visit: Visit) -> None:
        """Ask for how long, or say until when it lasts; a date that was typed is shown back."""
        member = await self._member(visit)
        if member is None:
            return
        if typed := _typed(visit):
            await self._read(visit, member, typed)
            return
        await visit.show(await pauses.panel(visit, member))

    @pressed("pause_for", who=Who.OWNER)
    async def pause_for(self, visit: Visit) -> None:
        """Pause for one week or two."""
        member = await self._member(visit)
        if member is not None:
            days = int(visit.row[1], 36)
            await self._pause(visit, self.services.pauses.until_in(member, days, now=visit.now))

    @pressed("pause_type", who=Who.OWNER, opens_form=True)
    async def open_form(self, visit: Visit) -> None:
        """Open the form in which a date is typed."""
        words = await visit.words()
        title = words("pause-form-title")
        form = form_of(title, visit.own_id("pause_typed"), (pauses.date_field(words),))
        await visit.reply.open_form(form)

    @pressed("pause_typed", who=Who.OWNER)
    async def take_typed(self, visit: Visit) -> None:
        """Show the date back, in words."""
        member = await self._member(visit)
        if member is not None:
            await self._read(visit, member, typed_in(visit.interaction).get("until", ""))

    @pressed("pause_until", who=Who.OWNER)
    async def pause_until(self, visit: Visit) -> None:
        """Pause until the date that was shown."""
        await self._pause(visit, pauses.read_day(visit.row[1]))

    @pressed("resume", who=Who.OWNER)
    async def resume(self, visit: Visit) -> None:
        """End a pause now."""
        if await self.services.pauses.resume(visit.guild_id, visit.user_id, now=visit.now) is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.say("pause-over")

    async def _pause(self, visit: Visit, until: date) -> None:
        member = await self.services.pauses.pause(
            visit.guild_id, visit.user_id, until=until, now=visit.now
        )
        if member is None:
            await visit.show(await pauses.unclear(visit, "past", ""))
            return
        await visit.show(await pauses.panel(visit, member))

    async def _read(self, visit: Visit, member: "Member", typed: str) -> None:
        found = self.services.pauses.read(member, typed, now=visit.now)
        if isinstance(found, date):
            await visit.show(await pauses.confirm(visit, found))
            return
        await visit.show(await pauses.unclear(visit, found, cleaned(typed, most=40)))

    async def _member(self, visit: Visit) -> "Member | None":
        known = await visit.known()
        if known.is_member:
            return known.member
        await visit.show(await starting.offer(visit))
        return None


def _typed(visit: Visit) -> str:
    """Return the date that was typed with the command, also where its group was asked first."""
    if visit.row:
        return unpacked(visit.row[0])
    return getattr(visit.interaction.namespace, "until", None) or ""


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Pauses(bot))
