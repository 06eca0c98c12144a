"""Meetings for everybody: what is on, coming, being reminded, and having been there."""

from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.models.meetings import MeetingId
from bot.services.agenda import Held
from bot.ui import meetings
from bot.ui.components import Panel, chosen_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.meeting_words import MOST_TYPED
from bot.ui.text import cleaned
from bot.ui.visits import NO_GROUP, Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Meetings(commands.Cog):
    """What is on, and what a person chooses about it. Nothing here needs starting."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @for_whom(Who.ANYBODY)
    @app_commands.command(name="meetings", description="What is on today")
    @app_commands.describe(day="Which day: friday, tomorrow, 24 December")
    async def meetings(self, interaction: discord.Interaction, day: str | None = None) -> None:
        """Show the meetings of a day; without one of today."""
        if day is None:
            await self.bot.enter(interaction, "meetings")
            return
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        on = await self.services.agenda.read_day(visit.guild_id, visit.user_id, day, now=visit.now)
        if on is None:
            await visit.say("meetings-day-unknown", typed=cleaned(day, most=MOST_TYPED))
            return
        if visit.guild_id == NO_GROUP and not await visit.find_group("meetings", on.toordinal()):
            return
        await self._list(visit, on)

    @pressed("meetings", who=Who.ANYBODY)
    async def show(self, visit: Visit) -> None:
        """Show the meetings of today, or of the day that a button carries."""
        await self._list(visit, date.fromordinal(int(visit.row[0], 36)) if visit.row else None)

    async def _list(self, visit: Visit, on: date | None) -> None:
        day = await self.services.agenda.day(visit.guild_id, visit.user_id, on=on, now=visit.now)
        await visit.show(await meetings.listing(visit, day))

    # --- one meeting

    @pressed("meeting", who=Who.OWNER)
    async def one(self, visit: Visit) -> None:
        """Show one date of a meeting."""
        await self._show(visit, await self._held(visit))

    @pressed("m_come", who=Who.OWNER)
    async def come(self, visit: Visit) -> None:
        """Count somebody who comes, and show them the link."""
        await self._come(visit, self._date(visit), comes=True, said="meeting-see-you")

    @pressed("m_join", who=Who.ANYBODY)
    async def join(self, visit: Visit) -> None:
        """Count whoever presses it under the post in a channel, and show the link to them alone."""
        found = meetings.read_date(("", *visit.row), [])
        await self._come(visit, found, comes=True, said="meeting-see-you")

    @pressed("m_not", who=Who.OWNER)
    async def stay_away(self, visit: Visit) -> None:
        """Count somebody no more."""
        await self._come(visit, self._date(visit), comes=False, said="meeting-not-coming")

    async def _come(
        self, visit: Visit, found: tuple[MeetingId, date] | None, *, comes: bool, said: str
    ) -> None:
        if found is None:
            await self._show(visit, None)
            return
        held = await self.services.attendance.come(
            visit.guild_id,
            visit.user_id,
            *found,
            comes=comes,
            language=await self._language(visit),
            now=visit.now,
        )
        self.bot.wake()
        await self._show(visit, held, said=said)

    @pressed("m_remind", who=Who.OWNER)
    async def ask_when(self, visit: Visit) -> None:
        """Ask how long before it."""
        held = await self._held(visit)
        if held is None or held.is_over(visit.now):
            await self._show(visit, None)
            return
        await visit.show(await meetings.remind(visit, held))

    @pressed("m_reminded", who=Who.OWNER)
    async def remind(self, visit: Visit) -> None:
        """Remind somebody so long before it."""
        await self._remind(visit, int(chosen_in(visit.interaction)[0]))

    @pressed("m_remind_off", who=Who.OWNER)
    async def remind_not(self, visit: Visit) -> None:
        """Remind somebody not."""
        await self._remind(visit, None)

    async def _remind(self, visit: Visit, minutes: int | None) -> None:
        if (found := self._date(visit)) is None:
            await self._show(visit, None)
            return
        held = await self.services.attendance.remind(
            visit.guild_id,
            visit.user_id,
            *found,
            minutes=minutes,
            language=await self._language(visit),
            now=visit.now,
        )
        self.bot.wake()
        await self._show(visit, held, said="meeting-not-reminded" if minutes is None else None)

    @pressed("m_name", who=Who.OWNER)
    async def name(self, visit: Visit) -> None:
        """Show the host a name, or hide it."""
        await self._tell(visit, "tells_host", on="meeting-name-shown", off="meeting-name-hidden")

    @pressed("m_word", who=Who.OWNER)
    async def word(self, visit: Visit) -> None:
        """Let the host write if somebody is not there, or not."""
        await self._tell(visit, "wants_word", on="meeting-word-wanted", off="meeting-word-unwanted")

    async def _tell(self, visit: Visit, what: str, *, on: str, off: str) -> None:
        held = await self._held(visit)
        if held is None or held.mine is None:
            await self._show(visit, held)
            return
        wanted = not getattr(held.mine, what)
        changed = await self.services.attendance.tell_host(
            visit.guild_id,
            visit.user_id,
            held.meeting.id,
            held.occurrence.on,
            {what: wanted},
            now=visit.now,
        )
        await self._show(visit, changed or held, said=on if wanted else off)

    @pressed("m_there", who=Who.OWNER)
    async def was_there(self, visit: Visit) -> None:
        """Count a meeting that somebody was at."""
        held = await self._held(visit)
        if held is None:
            await self._show(visit, None)
            return
        if held.occurrence.starts_at > visit.now:
            await visit.say("meeting-not-begun")
            return
        seen = await self.services.attendance.was_there(
            visit.guild_id, visit.user_id, held.meeting.id, held.occurrence.on, now=visit.now
        )
        if seen is None:
            await self._show(visit, None)
            return
        words = await visit.words()
        lines = [words("meeting-there")]
        if seen[1] is not None and seen[1] > 1:
            lines.append(words("meeting-there-count", count=seen[1]))
        await visit.show(Panel("\n".join(lines)))

    # --- what these share

    @staticmethod
    def _date(visit: Visit) -> tuple[MeetingId, date] | None:
        return meetings.read_date(visit.row, chosen_in(visit.interaction))

    async def _held(self, visit: Visit) -> Held | None:
        found = self._date(visit)
        if found is None:
            return None
        return await self.services.agenda.look(visit.guild_id, visit.user_id, *found)

    async def _language(self, visit: Visit) -> str | None:
        return self.bot.voices.own_language((await visit.known()).guild, visit.locale)

    async def _show(self, visit: Visit, held: Held | None, *, said: str | None = None) -> None:
        if held is None:
            await visit.say("meeting-gone")
            return
        words = await visit.words()
        lines = [words(said)] if said else []
        visit.forget()
        if held.mine is not None and (await visit.known()).member is None:
            lines.append(words("meeting-kept-until-over"))
        runs = await self.bot.router.may(visit, Who.HOST)
        panel = await meetings.one(visit, held, said="\n".join(lines), looks_after=runs)
        await visit.show(panel)


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Meetings(bot))
