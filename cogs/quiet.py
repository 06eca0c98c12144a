"""Going quiet: what a member chooses, and what the one lead who is told can do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.messenger import Button
from bot.models import RequestId, UserId
from bot.models.quiet import AskedAfterId, NoteId
from bot.services.asking_after import Line
from bot.services.quiet import Choices
from bot.ui import quiet, starting, summaries
from bot.ui.components import Panel, chosen_in, form_of, typed_in
from bot.ui.doors import Who, pressed
from bot.ui.text import cleaned_lines
from bot.ui.visits import Visit
from bot.ui.voice import weekday_name

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

PAGE = 1  # the place of the page in a row; its owner comes first
SWITCHES = frozenset({"is_on", "hard_days", "notes"})


class Quiet(commands.Cog):
    """The doors of a watch."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    # --- the member

    @pressed("if_quiet", who=Who.OWNER)
    async def show(self, visit: Visit) -> None:
        """Show what somebody has chosen."""
        shown = await self.services.quiet.show(visit.guild_id, visit.user_id, now=visit.now)
        page = int(visit.row[PAGE], 36) if len(visit.row) > PAGE else 0
        await self._show(visit, shown, page=page)

    @pressed("watch_switch", who=Who.OWNER)
    async def switch(self, visit: Visit) -> None:
        """Switch one of the choices on or off."""
        name, is_on = visit.row[1], visit.row[2] == "on"
        changes = {name: is_on} if name in SWITCHES else {}
        await self._choose(visit, changes)

    @pressed("watch_days", who=Who.OWNER)
    async def days(self, visit: Visit) -> None:
        """Take after how many days."""
        await self._choose(visit, {"days": int(chosen_in(visit.interaction)[0])})

    @pressed("watch_lead", who=Who.OWNER)
    async def lead(self, visit: Visit) -> None:
        """Take who hears of it; whom a member leaves out is not taken."""
        chosen = UserId(int(chosen_in(visit.interaction)[0]))
        shown = await self.services.quiet.choose_watcher(
            visit.guild_id, visit.user_id, chosen, now=visit.now
        )
        await self._saved(visit, shown)

    async def _choose(self, visit: Visit, changes: Mapping[str, object]) -> None:
        shown = await self.services.quiet.choose(
            visit.guild_id, visit.user_id, changes, now=visit.now
        )
        await self._saved(visit, shown)

    async def _saved(self, visit: Visit, shown: Choices | None) -> None:
        self.bot.wake()
        words = await visit.words()
        await self._show(visit, shown, said=words("watch-saved"))

    async def _show(
        self, visit: Visit, shown: Choices | None, *, said: str = "", page: int = 0
    ) -> None:
        if shown is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await quiet.panel(visit, shown, said=said, page=page))

    @pressed("quiet_good", who=Who.OWNER)
    async def good(self, visit: Visit) -> None:
        """Take a sign of life; every press is one."""
        await self._alive(visit)
        await visit.say("quiet-good")

    @pressed("quiet_less", who=Who.OWNER)
    async def less(self, visit: Visit) -> None:
        """Ask weekly from now on, with the watch off."""
        await self._alive(visit)
        done = await self.services.quiet.ask_less(visit.guild_id, visit.user_id, now=visit.now)
        self.bot.wake()
        if not done:
            await visit.show(await starting.offer(visit))
            return
        visit.forget()
        words = await visit.words()
        member = (await visit.known()).member
        weekday = min(member.weekdays) if member and member.weekdays else 0
        await visit.say("quiet-less", day=weekday_name(words, weekday))

    @pressed("no_hello", who=Who.OWNER)
    async def no_hello(self, visit: Visit) -> None:
        """Take back that a lead is asked to say hi."""
        await self.services.quiet.no_hello(visit.guild_id, visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("hard-taken-back")

    async def _alive(self, visit: Visit) -> None:
        if await self.services.quiet.alive(visit.user_id, guild_id=visit.guild_id, now=visit.now):
            self.bot.wake()

    # --- the lead who was told

    @pressed("after_open", who=Who.LEAD)
    async def open(self, visit: Visit) -> None:
        """Show one who is to be asked after; the member can see that it was opened."""
        after_id = AskedAfterId(visit.chosen_number())
        line = await self.services.asking_after.open(after_id, by=visit.user_id, now=visit.now)
        await self._show_line(visit, line, "after-yours")

    @pressed("after_take", who=Who.LEAD)
    async def take(self, visit: Visit) -> None:
        """Let the lead have it."""
        line = await self.services.asking_after.take(_after(visit), by=visit.user_id, now=visit.now)
        await self._show_line(visit, line, "after-taken")

    @pressed("after_spoken", who=Who.LEAD)
    async def spoken(self, visit: Visit) -> None:
        """Close it."""
        line = await self.services.asking_after.spoken(
            _after(visit), by=visit.user_id, now=visit.now
        )
        await visit.say("page-not-open" if line is None else "after-closed")

    async def _show_line(self, visit: Visit, line: Line | None, message_id: str) -> None:
        if line is None or line.guild.id != visit.guild_id:
            await visit.say("page-not-open")
            return
        words = await visit.words()
        await visit.show(summaries.line_panel(words, self.bot.ids, line, message_id))

    @pressed("leave_note", who=Who.LEAD, opens_form=True)
    async def write(self, visit: Visit) -> None:
        """Open the form for a note; whether one may be left is looked at when it comes back."""
        words = await visit.words()
        custom_id = visit.id_for("signed_note_typed", _after(visit))
        title = words("leave-note-form-title")
        await visit.reply.open_form(form_of(title, custom_id, (summaries.note_field(words),)))

    @pressed("signed_note_typed", who=Who.LEAD)
    async def written(self, visit: Visit) -> None:
        """Show exactly what would leave."""
        typed = typed_in(visit.interaction).get("note", "")
        left = await self.services.asking_after.write_note(
            _after(visit),
            by=visit.user_id,
            text=cleaned_lines(typed, most=summaries.MOST_NOTE),
            now=visit.now,
        )
        if left is None:
            await visit.say("note-not-now")
            return
        words = await visit.words()
        await visit.show(
            summaries.preview(words, self.bot.voices, self.bot.ids, left, _after(visit))
        )

    @pressed("send_note", who=Who.LEAD)
    async def send(self, visit: Visit) -> None:
        """Send what was shown."""
        note_id = NoteId(int(visit.row[1], 36))
        sent = await self.services.asking_after.send_note(
            _after(visit), note_id, by=visit.user_id, now=visit.now
        )
        self.bot.wake()
        await visit.say("note-sent" if sent else "note-not-now")

    @pressed("no_note", who=Who.LEAD)
    async def no_note(self, visit: Visit) -> None:
        """Send nothing."""
        await visit.say("answer-nobody-told")

    @pressed("to_summary", who=Who.LEAD)
    async def to_summary(self, visit: Visit) -> None:
        """Let one person's No rush requests wait for summaries; coordinators read that."""
        request_id = RequestId(int(visit.row[0], 36))
        done = await self.services.asking_after.to_summaries(
            request_id, by=visit.user_id, now=visit.now
        )
        self.bot.wake()
        if not done:
            await visit.say("page-not-open")
            return
        words = await visit.words()
        back = Button(words("button-ask-directly"), visit.id_for("from_summary", request_id))
        await visit.show(Panel(words("summary-routed"), ((back,),)))

    @pressed("from_summary", who=Who.LEAD)
    async def from_summary(self, visit: Visit) -> None:
        """Let one person's No rush requests be asked of leads directly again."""
        request_id = RequestId(int(visit.row[0], 36))
        done = await self.services.asking_after.to_leads(request_id, by=visit.user_id)
        await visit.say("summary-not-routed" if done else "page-not-open")

    @pressed("test_answered", who=Who.LEAD)
    async def test_answered(self, visit: Visit) -> None:
        """Take in that a test page reached a lead."""
        answered = await self.services.readiness.test_answered(
            visit.guild_id, visit.user_id, now=visit.now
        )
        await visit.say("test-answered" if answered else "lead-not-joined")


def _after(visit: Visit) -> AskedAfterId:
    return AskedAfterId(int(visit.row[0], 36))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Quiet(bot))
