"""Lists of meetings in, and a calendar file out."""

import asyncio
import json

import discord
from discord import app_commands

from bot.feeds import wire
from bot.feeds.calendar_file import calendar_file
from bot.feeds.importing import read_feed
from bot.models.feeds import Dialect, Reading, Said
from bot.models.meetings import DraftId
from bot.ui import meeting_forms, meeting_imports
from bot.ui.components import Field, Panel, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.meeting_words import MOST_TYPED
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from cogs.hosting.group import MEETING, HostingPart, offered_meetings

DIALECTS = [app_commands.Choice(name=it.value, value=it.value) for it in Dialect]
MOST_BYTES = 2**18
MOST_SOURCE = 60
FILE_NAME, CALENDAR_NAME, HOST = "dates.ics", "Dates", "porchlight.invalid"


class Exchange(HostingPart):
    """What an uploaded list says is shown in words before anything is saved."""

    @for_whom(Who.HOST)
    @MEETING.command(name="import", description="Take in a list of meetings from elsewhere")
    @app_commands.describe(
        file="The list: JSON, .ics or CSV, up to 256 KB",
        dialect="Which kind of list it is",
        source="What you call this list; the same name again updates it",
        zone="A city: whose clocks count where the list does not say",
    )
    @app_commands.choices(dialect=DIALECTS)
    async def meeting_import(
        self,
        interaction: discord.Interaction,
        *,
        file: discord.Attachment,
        dialect: str,
        source: str,
        zone: str | None = None,
    ) -> None:
        """Read an uploaded list, and show what it would change."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        if not await self.is_staff(visit):
            return
        name = " ".join(source.split())[:MOST_SOURCE]
        where = (await visit.known()).guild.zone
        if zone is not None:
            found = meeting_forms.read_zone(zone, visit.now)
            if found is None:
                await visit.say("meeting-zone-unknown", typed=cleaned(zone, most=MOST_TYPED))
                return
            where = found
        if file.size > MOST_BYTES:
            reading = Reading(Dialect(dialect), name, problem=Said("feeds-too-large"))
        else:
            reading = await read_feed(await file.read(), dialect=Dialect(dialect), source=name)
        await self._show(visit, reading, zone=where)

    async def _show(self, visit: Visit, reading: Reading, *, zone: str) -> None:
        if reading.problem is not None:
            words = await visit.words()
            await visit.show(Panel(meeting_imports.said(words, reading.problem)))
            return
        body = {
            "feed": json.loads(wire.dumped(reading)),
            "dialect": reading.dialect.value,
            "source": reading.source,
            "zone": zone,
        }
        draft_id = await self.services.meetings.draft(
            visit.guild_id, visit.user_id, body, now=visit.now
        )
        found = await self.services.imports.compare(visit.guild_id, reading)
        panel = await meeting_imports.preview(visit, reading, found, draft_id, zone=zone)
        await visit.show(panel)

    @pressed("im_zone", who=Who.OWNER, opens_form=True)
    async def ask_zone(self, visit: Visit) -> None:
        """Open the form in which the city is typed whose clocks count."""
        words = await visit.words()
        field = Field("zone", words("import-form-zone"), words("import-form-zone-hint"))
        custom_id = visit.own_id("im_zoned", int(visit.row[1], 36))
        form = form_of(words("button-other-zone"), custom_id, (field,))
        await visit.reply.open_form(form)

    @pressed("im_zoned", who=Who.OWNER)
    async def take_zone(self, visit: Visit) -> None:
        """Show the list again, by the clocks of a city."""
        found = await self._read_draft(visit)
        if found is None:
            return
        typed = typed_in(visit.interaction).get("zone", "")
        zone = meeting_forms.read_zone(typed, visit.now)
        if zone is None:
            await visit.say("meeting-zone-unknown", typed=cleaned(typed, most=MOST_TYPED))
            return
        await self._show(visit, found[0], zone=zone)

    @pressed("im_save", who=Who.OWNER)
    async def keep(self, visit: Visit) -> None:
        """Take in what was shown."""
        found = await self._read_draft(visit)
        if found is None:
            return
        reading, zone = found
        kept = await self.services.imports.keep(
            visit.guild_id, reading, zone=zone, by=visit.user_id, now=visit.now
        )
        await self.services.meetings.drop_draft(DraftId(int(visit.row[1], 36)))
        self.bot.wake()
        words = await visit.words()
        lines = [words("import-done", count=kept.added + kept.changed)]
        if kept.left:
            lines.append(words("import-left", count=kept.left))
        await visit.show(Panel("\n".join(lines)))

    async def _read_draft(self, visit: Visit) -> tuple[Reading, str] | None:
        if not await self.is_staff(visit):
            return None
        body = await self.draft(visit)
        if body is None or "feed" not in body:
            await visit.say("meeting-draft-gone")
            return None
        data = json.dumps(body["feed"]).encode()
        reading = wire.loaded(data, dialect=Dialect(body["dialect"]), source=body["source"])
        return reading, str(body["zone"])

    @for_whom(Who.ANYBODY)
    @MEETING.command(name="calendar", description="The meetings as a calendar file")
    @app_commands.describe(meeting="Which one; none: all of them")
    async def meeting_calendar(
        self, interaction: discord.Interaction, meeting: str | None = None
    ) -> None:
        """Give the calendar file to this person alone; links are for those who come."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        found = list(await self.services.agenda.all(visit.guild_id))
        if meeting is not None:
            one = await self.known(visit, meeting)
            if one is None:
                return
            found = [one]
        if not found:
            await visit.say("meetings-none")
            return
        file = await asyncio.to_thread(
            calendar_file, found, stamp=visit.now, name=CALENDAR_NAME, host=HOST
        )
        words = await visit.words()
        await visit.show(Panel(words("calendar-here"), files=((FILE_NAME, file),)))

    @meeting_calendar.autocomplete("meeting")
    async def offer_for_calendar(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the meetings of this group."""
        return await offered_meetings(self.bot, interaction, current)
