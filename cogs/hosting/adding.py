"""Adding and changing meetings: shown back first, then saved."""

from typing import Any

import discord
from discord import app_commands

from bot.models.meetings import DraftId, MeetingId, MeetingKind
from bot.services import drafting
from bot.ui import announcing, meeting_desk, meeting_forms
from bot.ui.components import Panel, ticked_in, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from cogs.hosting.group import MEETING, MEETING_AT, ON_AT, HostingPart, offered_meetings

KINDS = [app_commands.Choice(name=kind.value, value=kind.value) for kind in MeetingKind]
OPTIONS = {
    "name": "What it is called",
    "when": "When: every tue and thu 7:30pm, last friday 18:00",
    "where": "A link or an address",
    "channel": "A voice channel or thread of this server",
    "kind": "What people come for",
    "anybody": "Whether anybody may come",
    "language": "Its language, such as es",
    "pathway": "For which pathway",
    "zone": "A city: whose clocks count",
    "remind": "Minutes before it that people are reminded",
    "remind_in": "A channel in which the group is reminded, without names",
    "remind_before": "Minutes before it that the channel is reminded; 0: not at all",
}


class Adding(HostingPart):
    """What is typed by options or in a form; the two do the same."""

    @for_whom(Who.HOST)
    @MEETING.command(name="add", description="Add a meeting")
    @app_commands.describe(**OPTIONS)
    @app_commands.choices(kind=KINDS)
    async def meeting_add(
        self,
        interaction: discord.Interaction,
        *,
        name: str | None = None,
        when: str | None = None,
        where: str | None = None,
        channel: discord.VoiceChannel | discord.Thread | discord.TextChannel | None = None,
        kind: str | None = None,
        anybody: bool | None = None,
        language: str | None = None,
        pathway: str | None = None,
        zone: str | None = None,
        remind: app_commands.Range[int, 5, 2880] | None = None,
        remind_in: discord.TextChannel | discord.Thread | None = None,
        remind_before: app_commands.Range[int, 0, 1440] | None = None,
    ) -> None:
        """Show what was typed back before it is kept; with nothing typed, open the form."""
        visit = self.bot.visit(interaction)
        typed = _typed(
            name=name,
            when=when,
            where=where,
            channel=channel,
            kind=kind,
            anybody=anybody,
            language=language,
            pathway=pathway,
            zone=zone,
            remind=remind,
            remind_in=remind_in,
            remind_before=remind_before,
        )
        if not await self.is_staff(visit):
            return
        if not typed:
            await self.open_form(visit, visit.own_id("me_added"), {}, None)
            return
        await visit.reply.begin()
        await self.preview(visit, typed, None)

    @for_whom(Who.HOST)
    @MEETING.command(name="edit", description="Change a meeting")
    @app_commands.describe(meeting="Which one", **OPTIONS)
    @app_commands.choices(kind=KINDS)
    async def meeting_edit(
        self,
        interaction: discord.Interaction,
        *,
        meeting: str,
        name: str | None = None,
        when: str | None = None,
        where: str | None = None,
        channel: discord.VoiceChannel | discord.Thread | discord.TextChannel | None = None,
        kind: str | None = None,
        anybody: bool | None = None,
        language: str | None = None,
        pathway: str | None = None,
        zone: str | None = None,
        remind: app_commands.Range[int, 5, 2880] | None = None,
        remind_in: discord.TextChannel | discord.Thread | None = None,
        remind_before: app_commands.Range[int, 0, 1440] | None = None,
    ) -> None:
        """Show the change back before it is kept; with nothing typed, open the form."""
        visit = self.bot.visit(interaction)
        typed = _typed(
            name=name,
            when=when,
            where=where,
            channel=channel,
            kind=kind,
            anybody=anybody,
            language=language,
            pathway=pathway,
            zone=zone,
            remind=remind,
            remind_in=remind_in,
            remind_before=remind_before,
        )
        found = await self.theirs(visit, meeting)
        if found is None:
            return
        if not typed:
            await self.open_form(
                visit, visit.own_id("me_added", found.id), meeting_forms.typed_of(found), found
            )
            return
        await visit.reply.begin()
        await self.preview(visit, typed, found)

    @pressed("me_new", who=Who.OWNER, opens_form=True)
    async def open_new(self, visit: Visit) -> None:
        """Open the form of a new meeting."""
        if await self.is_staff(visit):
            await self.open_form(visit, visit.own_id("me_added"), {}, None)

    @pressed("me_edit", who=Who.OWNER, opens_form=True)
    async def open_change(self, visit: Visit) -> None:
        """Open the form of a meeting that stands."""
        found = await self.theirs(visit)
        if found is not None:
            typed = meeting_forms.typed_of(found)
            await self.open_form(visit, visit.own_id("me_added", found.id), typed, found)

    @pressed("me_again", who=Who.OWNER, opens_form=True)
    async def open_again(self, visit: Visit) -> None:
        """Open the form with what was typed before."""
        body = await self.draft(visit)
        if body is None:
            await visit.say("meeting-draft-gone")
            return
        found = None
        row: tuple[int, ...] = (0,)
        if body.get("meeting"):
            found = await self.services.agenda.find(visit.guild_id, MeetingId(body["meeting"]))
            row = (int(body["meeting"]),)
        custom_id = visit.own_id("me_added", *row, visit.pressed.number(1) if visit.pressed else 0)
        as_it_is = {} if found is None else meeting_forms.typed_of(found)
        await self.open_form(visit, custom_id, {**as_it_is, **body["typed"]}, found)

    @pressed("me_added", who=Who.OWNER)
    async def form_came(self, visit: Visit) -> None:
        """Show what was typed into the form back before it is kept."""
        if not await self.may(visit, Who.HOST):
            return
        meeting = None
        if len(visit.row) > MEETING_AT and int(visit.row[MEETING_AT], 36):
            meeting = await self.theirs(visit)
            if meeting is None:
                return
        elif not await self.is_staff(visit):
            return
        before: dict[str, str] = {}
        if len(visit.row) > ON_AT:  # what options said, and the form does not ask
            draft_id = DraftId(int(visit.row[ON_AT], 36))
            body = await self.services.meetings.read_draft(visit.guild_id, visit.user_id, draft_id)
            before = body["typed"] if body else {}
        ticked = ticked_in(visit.interaction, "traits")
        typed = {**before, **meeting_forms.from_form(typed_in(visit.interaction), ticked)}
        await self.preview(visit, typed, meeting)

    @pressed("me_save", who=Who.OWNER)
    async def save(self, visit: Visit) -> None:
        """Keep what was shown."""
        body = await self.draft(visit)
        if body is None or "outline" not in body:
            await visit.say("meeting-draft-gone")
            return
        meeting_id, before = body.get("meeting"), None
        if meeting_id and (before := await self.theirs(visit, str(meeting_id))) is None:
            return
        if not meeting_id and not await self.is_staff(visit):
            return
        outline = drafting.outline_of(body["outline"])
        said = await announcing.objection(visit, outline, before)
        if said is not None:  # something was changed there since it was shown
            await visit.show(Panel(said))
            return
        saved = await self.services.meetings.save(
            visit.guild_id, visit.user_id, DraftId(int(visit.row[1], 36)), now=visit.now
        )
        if saved is None:
            await visit.say("meeting-draft-gone")
            return
        self.bot.wake()
        await visit.show(await meeting_desk.saved(visit, saved))

    @meeting_edit.autocomplete("meeting")
    async def offer_meetings(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the meetings of this group."""
        return await offered_meetings(self.bot, interaction, current)


def _typed(**options: Any) -> dict[str, str]:  # noqa: ANN401 — what Discord gives for an option
    """Return the options that were given, as a form would have them."""
    names = {"anybody": meeting_forms.OPEN}
    typed: dict[str, str] = {}
    for name, value in options.items():
        if value is None:
            continue
        if isinstance(value, bool):
            typed[names.get(name, name)] = "1" if value else ""
        else:
            typed[names.get(name, name)] = str(getattr(value, "id", value))
    return typed
