"""The group of commands that all modules here add to, and what their doors share."""

from datetime import date
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

from bot.models.meetings import DraftId, Meeting, MeetingId
from bot.services import drafting
from bot.ui import announcing, meeting_desk, meeting_forms
from bot.ui.components import chosen_in
from bot.ui.doors import Who, is_admin
from bot.ui.visits import Visit

if TYPE_CHECKING:
    import discord

    from bot.porchlight import Porchlight

MEETING_AT, ON_AT = 1, 2  # places in a row; the person comes first
MOST_CHOICES = 25

MEETING = app_commands.Group(
    name="meeting",
    description="Meetings: add and look after them",
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False),
)


class HostingPart(commands.Cog):
    """Doors for those who look after meetings. Hosts change their own; leads and admins all."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    async def open_form(
        self, visit: Visit, custom_id: str, typed: dict[str, str], meeting: Meeting | None
    ) -> None:
        """Open the form of a new or changed meeting."""
        words = await visit.words()
        form = meeting_forms.form(words, custom_id, typed, meeting=meeting)
        await visit.reply.open_form(form)

    async def preview(self, visit: Visit, typed: dict[str, str], meeting: Meeting | None) -> None:
        """Show what was typed back before it is kept, or what is unclear about it."""
        words = await visit.words()
        guild = (await visit.known()).guild
        outline = meeting_forms.outline_of(
            words, typed, meeting=meeting, zone=guild.zone, now=visit.now
        )
        body: dict[str, Any] = {"typed": typed, "meeting": meeting.id if meeting else None}
        said = None
        if not isinstance(outline, str):
            outline, said = await announcing.checked(visit, outline, meeting)
            body["outline"] = drafting.body_of(outline)
        draft_id = await self.services.meetings.draft(
            visit.guild_id, visit.user_id, body, now=visit.now
        )
        if isinstance(outline, str):
            await visit.show(await meeting_desk.unclear(visit, outline, draft_id))
            return
        await visit.show(await meeting_desk.preview(visit, outline, draft_id, said=said))

    async def draft(self, visit: Visit) -> dict[str, Any] | None:
        """Return the draft that a button carries; None when it is saved or gone."""
        draft_id = DraftId(int(visit.row[1], 36))
        return await self.services.meetings.read_draft(visit.guild_id, visit.user_id, draft_id)

    async def may(self, visit: Visit, who: Who) -> bool:
        """Say whether somebody may still, and tell them if not: a role can be gone since."""
        if is_admin(visit.interaction) or await self.bot.router.may(visit, who):
            return True
        await visit.say("error-not-host")
        return False

    async def known(self, visit: Visit, typed: str) -> Meeting | None:
        """Return the meeting that was chosen from the list, or typed by its name."""
        found = None
        if typed.isdecimal():
            found = await self.services.agenda.find(visit.guild_id, MeetingId(int(typed)))
        if found is None:
            wanted = " ".join(typed.split()).casefold()
            named = [
                each
                for each in await self.services.agenda.all(visit.guild_id)
                if each.name.casefold() == wanted
            ]
            found = named[0] if len(named) == 1 else None
        if found is None:
            await visit.say("meeting-unknown")
        return found

    async def theirs(self, visit: Visit, typed: str | None = None) -> Meeting | None:
        """Return a meeting that this person may change; they are told when they may not."""
        if not await self.may(visit, Who.HOST):
            return None
        found: Meeting | None
        if typed is not None:
            found = await self.known(visit, typed)
        else:
            meeting_id = MeetingId(int(visit.row[MEETING_AT], 36))
            found = await self.services.agenda.find(visit.guild_id, meeting_id)
            if found is None:
                await visit.say("meeting-gone")
        if found is None or visit.user_id in {found.host, found.stand_in}:
            return found
        if is_admin(visit.interaction) or await self.bot.router.may(visit, Who.LEAD):
            return found
        await visit.say("meeting-not-yours")
        return None

    async def is_staff(self, visit: Visit) -> bool:
        """Say whether somebody is a lead or an admin, and tell them if not."""
        if is_admin(visit.interaction) or await self.bot.router.may(visit, Who.LEAD):
            return True
        await visit.say("error-not-host")
        return False

    async def show_desk(self, visit: Visit, meeting_id: MeetingId, on: date | None = None) -> None:
        """Show what can be done with a meeting; its hosts also see who comes that day."""
        meeting = await self.services.agenda.find(visit.guild_id, meeting_id)
        if meeting is None:
            await visit.say("meeting-gone")
            return
        turn = None
        if on is not None:
            turn = await self.services.hosts.turn(visit.guild_id, visit.user_id, meeting_id, on)
        await visit.show(await meeting_desk.desk(visit, meeting, turn))


async def offered_meetings(
    bot: "Porchlight", interaction: "discord.Interaction", current: str
) -> list[app_commands.Choice[str]]:
    """Offer the meetings of this group, never another's."""
    typed = current.casefold().strip()
    visit = bot.visit(interaction)
    found = [
        each
        for each in await bot.services.agenda.all(visit.guild_id)
        if typed in each.name.casefold()
    ]
    return [
        app_commands.Choice(name=each.name[:100], value=str(each.id))
        for each in found[:MOST_CHOICES]
    ]


async def offered_dates(
    bot: "Porchlight", interaction: "discord.Interaction", current: str
) -> list[app_commands.Choice[str]]:
    """Offer the next dates of the meeting that was chosen."""
    visit = bot.visit(interaction)
    chosen = str(interaction.namespace.meeting or "")
    if not chosen.isdecimal():
        return []
    found = await bot.services.agenda.find(visit.guild_id, MeetingId(int(chosen)))
    if found is None:
        return []
    return [
        app_commands.Choice(name=label, value=held.on.isoformat())
        for held, label in meeting_desk.date_choices(found, visit.now)
        if current.strip() in label
    ][:MOST_CHOICES]


def read_on(typed: str | None) -> date | None:
    """Return the date that was chosen from the list."""
    try:
        return date.fromisoformat((typed or "")[:10])
    except ValueError:
        return None


def chosen_on(visit: Visit) -> date | None:
    """Return the date that was chosen in a select."""
    chosen = chosen_in(visit.interaction)
    return date.fromordinal(int(chosen[0])) if chosen and chosen[0].isdecimal() else None
