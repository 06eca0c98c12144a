"""Single dates left out or moved, and the end of a meeting."""

from datetime import date, datetime

import discord
from discord import app_commands

from bot.messenger import Button
from bot.models.meetings import Meeting
from bot.services.agenda import Held
from bot.ui import meeting_desk, meetings
from bot.ui.components import Field, Panel, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.meeting_words import complaint, moment, name_of
from bot.ui.visits import Visit
from cogs.hosting.group import (
    MEETING,
    ON_AT,
    HostingPart,
    chosen_on,
    offered_dates,
    offered_meetings,
    read_on,
)

SKIP = ("me_skip", "meeting-skip-which")  # what is pressed, and what is asked
MOVE = ("me_move", "meeting-move-which")


class Dates(HostingPart):
    """Changes are about dates to come; those who come are told."""

    @for_whom(Who.HOST)
    @MEETING.command(name="skip", description="Leave out one date")
    @app_commands.describe(meeting="Which one", date="Which date falls out")
    async def meeting_skip(
        self, interaction: discord.Interaction, meeting: str, date: str | None = None
    ) -> None:
        """Leave out one date; without one, offer the next."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        found = await self.theirs(visit, meeting)
        if found is None:
            return
        on = await self._which(visit, found, await self._read_on(visit, date), *SKIP)
        if on is not None:
            await self._skip(visit, found, on)

    @pressed("me_skip", who=Who.OWNER)
    async def skip(self, visit: Visit) -> None:
        """Leave out the chosen date, or offer the next ones."""
        found = await self.theirs(visit)
        if found is None:
            return
        on = await self._which(visit, found, chosen_on(visit), *SKIP)
        if on is not None:
            await self._skip(visit, found, on)

    async def _skip(self, visit: Visit, meeting: Meeting, on: date) -> None:
        held = await self.services.agenda.look(visit.guild_id, visit.user_id, meeting.id, on)
        skipped = held is not None and await self.services.meetings.skip(
            visit.guild_id, meeting.id, on, by=visit.user_id, now=visit.now
        )
        if held is None or not skipped:
            await visit.say("meeting-no-such-date")
            return
        await self._done(visit, meeting, on, "meeting-skipped", held)

    async def _read_on(self, visit: Visit, typed: str | None) -> date | None:
        """Return the date that was chosen from the list, or typed: "friday", "24 december"."""
        on = read_on(typed)
        if on is not None or not typed:
            return on
        return await self.services.agenda.read_day(
            visit.guild_id, visit.user_id, typed, now=visit.now
        )

    async def _which(
        self, visit: Visit, meeting: Meeting, on: date | None, action: str, question: str
    ) -> date | None:
        """Return the date that was chosen; without one, offer the next ones."""
        if on is None:
            await visit.show(await meeting_desk.choose_date(visit, meeting, action, question))
        return on

    async def _done(self, visit: Visit, meeting: Meeting, on: date, said: str, held: Held) -> None:
        """Say what became of a date, with the way back."""
        self.bot.wake()
        words = await visit.words()
        back = visit.own_id("me_back", *meetings.date_row(meeting, on))
        text = words(said, start=moment(held.occurrence.starts_at))
        await visit.show(Panel(text, ((Button(words("button-put-back"), back),),)))

    @pressed("me_back", who=Who.OWNER)
    async def put_back(self, visit: Visit) -> None:
        """Hold a date as the rule has it again."""
        found = await self.theirs(visit)
        if found is None:
            return
        on = date.fromordinal(int(visit.row[ON_AT], 36))
        put_back = await self.services.meetings.put_back(
            visit.guild_id, found.id, on, by=visit.user_id, now=visit.now
        )
        self.bot.wake()
        if not put_back:
            await visit.say("meeting-no-such-date")
            return
        await self.show_desk(visit, found.id)

    @for_whom(Who.HOST)
    @MEETING.command(name="move", description="Move one date")
    @app_commands.describe(
        meeting="Which one", date="Which date is moved", to="To when: wednesday 18:00, 20:00"
    )
    async def meeting_move(
        self, interaction: discord.Interaction, meeting: str, date: str, to: str
    ) -> None:
        """Hold one date at another time."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        found = await self.theirs(visit, meeting)
        if found is None:
            return
        on = await self._read_on(visit, date)
        if on is None:
            await visit.say("meeting-no-such-date")
            return
        await self._move(visit, found, on, to)

    @pressed("me_move", who=Who.OWNER)
    async def choose_moved(self, visit: Visit) -> None:
        """Offer the dates that can be moved, or the way to say to when."""
        found = await self.theirs(visit)
        if found is None:
            return
        on = await self._which(visit, found, chosen_on(visit), *MOVE)
        if on is None:
            return
        words = await visit.words()
        custom_id = visit.own_id("me_move_to", *meetings.date_row(found, on))
        button = Button(words("meeting-move-form-to"), custom_id)
        await visit.show(Panel(f"**{name_of(found)}**", ((button,),)))

    @pressed("me_move_to", who=Who.OWNER, opens_form=True)
    async def open_move(self, visit: Visit) -> None:
        """Open the form in which the new time is typed."""
        words = await visit.words()
        label, hint = words("meeting-move-form-to"), words("meeting-move-form-hint")
        custom_id = visit.own_id("me_moved", *(int(part, 36) for part in visit.row[1:]))
        form = form_of(words("button-move-date"), custom_id, (Field("to", label, hint),))
        await visit.reply.open_form(form)

    @pressed("me_moved", who=Who.OWNER)
    async def move(self, visit: Visit) -> None:
        """Hold a date at the time that was typed."""
        found = await self.theirs(visit)
        if found is not None:
            on = date.fromordinal(int(visit.row[ON_AT], 36))
            await self._move(visit, found, on, typed_in(visit.interaction).get("to", ""))

    async def _move(self, visit: Visit, meeting: Meeting, on: date, typed: str) -> None:
        to = await self.services.meetings.read_move(
            visit.guild_id, meeting.id, on, typed, now=visit.now
        )
        if to is None:
            await visit.say("meeting-no-such-date")
            return
        if not isinstance(to, datetime):
            await visit.show(Panel(complaint(await visit.words(), to)))
            return
        moved = await self.services.meetings.move(
            visit.guild_id, meeting.id, on, to=to, by=visit.user_id, now=visit.now
        )
        held = await self.services.agenda.look(visit.guild_id, visit.user_id, meeting.id, on)
        if not moved or held is None:
            await visit.say("meeting-move-past")
            return
        await self._done(visit, meeting, on, "meeting-moved", held)

    @for_whom(Who.HOST)
    @MEETING.command(name="end", description="End a meeting for good")
    @app_commands.describe(meeting="Which one")
    async def meeting_end(self, interaction: discord.Interaction, meeting: str) -> None:
        """Ask whether a meeting ends."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        found = await self.theirs(visit, meeting)
        if found is not None:
            await self._ask_end(visit, found)

    @pressed("me_end", who=Who.OWNER)
    async def ask_end(self, visit: Visit) -> None:
        """Ask whether a meeting ends."""
        found = await self.theirs(visit)
        if found is not None:
            await self._ask_end(visit, found)

    async def _ask_end(self, visit: Visit, meeting: Meeting) -> None:
        words = await visit.words()
        row = (
            Button(words("button-end-it"), visit.own_id("me_ended", meeting.id)),
            Button(words("button-not-now"), visit.own_id("not_now")),
        )
        await visit.show(Panel(words("meeting-end-question", name=name_of(meeting)), (row,)))

    @pressed("me_ended", who=Who.OWNER)
    async def end(self, visit: Visit) -> None:
        """End a meeting."""
        found = await self.theirs(visit)
        if found is None:
            return
        await self.services.meetings.end(visit.guild_id, found.id, by=visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("meeting-ended", name=name_of(found))

    @meeting_skip.autocomplete("meeting")
    @meeting_move.autocomplete("meeting")
    @meeting_end.autocomplete("meeting")
    async def offer_meetings(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the meetings of this group."""
        return await offered_meetings(self.bot, interaction, current)

    @meeting_skip.autocomplete("date")
    @meeting_move.autocomplete("date")
    async def offer_dates(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the next dates of the meeting that was chosen."""
        return await offered_dates(self.bot, interaction, current)
