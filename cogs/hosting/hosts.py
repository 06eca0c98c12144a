"""Who hosts a meeting: always by their own tap."""

from datetime import date

import discord
from discord import app_commands

from bot.models import UserId
from bot.models.meetings import HostPlace, MeetingId
from bot.ui import meetings
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.meeting_words import name_of
from bot.ui.visits import Visit
from cogs.hosting.group import MEETING, MEETING_AT, ON_AT, HostingPart, offered_meetings


class HostDoors(HostingPart):
    """Hosting, standing in, stepping back, and a word afterwards."""

    @for_whom(Who.HOST)
    @MEETING.command(name="host", description="Host a meeting, or ask somebody to")
    @app_commands.describe(
        meeting="Which one", member="Whom to ask; nobody: yourself", stand_in="As the stand-in"
    )
    async def meeting_host(
        self,
        interaction: discord.Interaction,
        meeting: str,
        member: discord.Member | None = None,
        stand_in: bool = False,
    ) -> None:
        """Let somebody host by their own act: oneself at once, another when they press."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        found = await self.known(visit, meeting)
        if found is None:
            return
        place = HostPlace.STAND_IN if stand_in else HostPlace.HOST
        if member is None or member.id == visit.user_id:
            await self._host(visit, found.id, place)
            return
        if await self.theirs(visit, meeting) is None:
            return
        asked = await self.services.hosts.offer(
            visit.guild_id,
            found.id,
            UserId(member.id),
            place=place,
            by=visit.user_id,
            now=visit.now,
        )
        self.bot.wake()
        await visit.say("host-asked" if asked else "host-no-room")

    @pressed("me_host", who=Who.OWNER)
    async def host(self, visit: Visit) -> None:
        """Let somebody who looks after meetings host one."""
        if await self.may(visit, Who.HOST):
            await self._host(visit, MeetingId(int(visit.row[MEETING_AT], 36)), HostPlace.HOST)

    @pressed("h_accept", who=Who.OWNER)
    async def accept(self, visit: Visit) -> None:
        """Let the one who was asked in the leads' room host it."""
        place = HostPlace(visit.row[ON_AT])
        await self._host(visit, MeetingId(int(visit.row[MEETING_AT], 36)), place)

    async def _host(self, visit: Visit, meeting_id: MeetingId, place: HostPlace) -> None:
        language = self.bot.voices.own_language((await visit.known()).guild, visit.locale)
        meeting = await self.services.hosts.host(
            visit.guild_id,
            visit.user_id,
            meeting_id,
            place=place,
            language=language,
            now=visit.now,
        )
        if meeting is None:
            await visit.say("meeting-unknown")
            return
        self.bot.wake()
        said = "host-is-you" if place is HostPlace.HOST else "host-stands-in"
        await visit.say(said, name=name_of(meeting))

    @pressed("me_leave", who=Who.OWNER)
    async def leave(self, visit: Visit) -> None:
        """Be the host of a meeting no more; no reason is asked for."""
        meeting_id = MeetingId(int(visit.row[MEETING_AT], 36))
        found = await self.services.agenda.find(visit.guild_id, meeting_id)
        left = await self.services.hosts.step_back(
            visit.guild_id, visit.user_id, meeting_id, now=visit.now
        )
        if found is None or not left:
            await visit.say("meeting-gone")
            return
        self.bot.wake()
        await visit.say("host-is-not-you", name=name_of(found))

    @pressed("h_yes", who=Who.OWNER)
    async def confirm(self, visit: Visit) -> None:
        """Note that they host one date."""
        await self._say_hosting(visit, hosts=True)

    @pressed("h_no", who=Who.OWNER)
    async def cannot(self, visit: Visit) -> None:
        """Note that they cannot, and ask the next one."""
        await self._say_hosting(visit, hosts=False)

    async def _say_hosting(self, visit: Visit, *, hosts: bool) -> None:
        found = meetings.read_date(visit.row, [])
        say = self.services.hosts.confirm if hosts else self.services.hosts.cannot
        turn = found and await say(visit.guild_id, visit.user_id, *found, now=visit.now)
        self.bot.wake()
        if not turn:
            await visit.say("meeting-gone")
        elif not hosts:
            await visit.say("host-passed-on")
        elif turn.hosted_by == visit.user_id:
            await visit.say("host-noted")
        else:
            await visit.say("host-taken", host=f"<@{turn.hosted_by}>")

    @pressed("h_take", who=Who.LEAD)
    async def take(self, visit: Visit) -> None:
        """Let a lead host one date; the first tap has it."""
        meeting_id = MeetingId(int(visit.row[0], 36))
        on = date.fromordinal(int(visit.row[1], 36))
        turn = await self.services.hosts.take(
            visit.guild_id,
            visit.user_id,
            meeting_id,
            on,
            language=self.bot.voices.own_language((await visit.known()).guild, visit.locale),
            now=visit.now,
        )
        self.bot.wake()
        if turn is None:
            await visit.say("meeting-gone")
        elif turn.hosted_by == visit.user_id:
            await visit.say("host-noted")
        else:
            await visit.say("host-taken", host=f"<@{turn.hosted_by}>")

    @pressed("h_write", who=Who.OWNER)
    async def write(self, visit: Visit) -> None:
        """Write to those who asked for a word, in the host's name."""
        found = meetings.read_date(visit.row, [])
        count = found and await self.services.hosts.write_after(
            visit.guild_id, visit.user_id, *found, now=visit.now
        )
        self.bot.wake()
        if count is None:
            await visit.say("host-too-early")
            return
        await visit.say("host-wrote", count=int(count))

    @meeting_host.autocomplete("meeting")
    async def offer_meetings(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the meetings of this group."""
        return await offered_meetings(self.bot, interaction, current)
