"""What a lead does with a request: taking it, passing it on, calling someone in, closing it."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import RequestId
from bot.ui import leading
from bot.ui.components import Panel, typed_in
from bot.ui.doors import Who, pressed
from bot.ui.marking import mark_pages
from bot.ui.visits import Visit
from bot.ui.voice import weekday_name

if TYPE_CHECKING:
    from bot.messenger import Button
    from bot.porchlight import Porchlight


class Helping(commands.Cog):
    """From the page to the all-clear."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("take", who=Who.LEAD)
    async def take(self, visit: Visit) -> None:
        """Let a lead have it: first tap wins, and only they learn who it is."""
        request_id = RequestId(int(visit.row[0], 36))
        if not await self._is_of_this_group(visit, request_id):
            await visit.say("page-not-open")
            return
        taken = await self.services.requests.take(request_id, user_id=visit.user_id, now=visit.now)
        self.bot.wake()
        if taken is None or not taken.is_open:
            await visit.say("page-not-open")
            return
        if not taken.by_this_tap:
            is_own = taken.situation.request.user_id == visit.user_id
            await visit.say("page-own" if is_own else "page-somebody-has-it")
            return
        words = await visit.words()
        note = await self.services.handing.read(request_id, by=visit.user_id)
        await visit.show(leading.yours(words, self.bot.ids, taken.situation, note=note))
        await mark_pages(self.bot, request_id)

    @pressed("cant", who=Who.LEAD)
    async def cant(self, visit: Visit) -> None:
        """Take in that a lead can't now; nobody is told who."""
        request_id = RequestId(int(visit.row[0], 36))
        others = await self.services.helping.cant(request_id, user_id=visit.user_id, now=visit.now)
        self.bot.wake()
        if others is None:
            await visit.say("page-not-open")
        else:
            await visit.say("page-cant" if others else "page-somebody-has-it")

    @pressed("not_this_week", who=Who.LEAD)
    async def not_this_week(self, visit: Visit) -> None:
        """Let a lead be off until Monday, without a reason."""
        lead = await self.services.leads.not_this_week(visit.guild_id, visit.user_id, now=visit.now)
        self.bot.wake()
        if lead is None:
            await visit.say("lead-not-joined")
            return
        words = await visit.words()
        await visit.say("page-not-this-week", day=weekday_name(words, 0))

    @pressed("hand_off", who=Who.LEAD)
    async def hand_off(self, visit: Visit) -> None:
        """Give a request back, without a reason."""
        request_id = RequestId(int(visit.row[0], 36))
        was_theirs = await self.services.helping.hand_off(
            request_id, user_id=visit.user_id, now=visit.now
        )
        self.bot.wake()
        if not was_theirs:
            await visit.say("page-not-yours")
            return
        words = await visit.words()
        await visit.show(leading.handed(words, self.bot.ids, visit.guild_id, request_id))

    @pressed("hand_note", who=Who.LEAD, opens_form=True)
    async def hand_note(self, visit: Visit) -> None:
        """Open the form for a note to the next lead."""
        custom_id = visit.id_for("hand_noted", int(visit.row[0], 36))
        await visit.reply.open_form(leading.hand_note_form(await visit.words(), custom_id))

    @pressed("hand_noted", who=Who.LEAD)
    async def hand_noted(self, visit: Visit) -> None:
        """Keep the note; the next lead who takes it reads it, and nobody else."""
        request_id = RequestId(int(visit.row[0], 36))
        text = typed_in(visit.interaction).get("note", "").strip()
        kept = await self.services.handing.leave(
            request_id, by=visit.user_id, text=text, now=visit.now
        )
        await visit.say("hand-kept" if kept else "hand-too-late")

    @pressed("call_in", who=Who.LEAD)
    async def call_in(self, visit: Visit) -> None:
        """Ask the others for a second person."""
        request_id = RequestId(int(visit.row[0], 36))
        called = await self.services.helping.call_in(
            request_id, user_id=visit.user_id, now=visit.now
        )
        self.bot.wake()
        words = await visit.words()
        if not called.is_yours:
            await visit.say("page-not-yours")
            return
        text = (
            words("page-called", count=called.asked)
            if called.asked
            else words("page-called-nobody")
        )
        situation = await self.services.requests.situation(request_id)
        if situation is not None:
            row = leading.held_row(words, self.bot.ids, situation.guild, situation.request)
            await visit.show(Panel(text, (row,)))

    @pressed("come_in", who=Who.LEAD)
    async def come_in(self, visit: Visit) -> None:
        """Let a lead be the second person: first tap wins."""
        request_id = RequestId(int(visit.row[0], 36))
        if not await self._is_of_this_group(visit, request_id):
            await visit.say("page-second-taken")
            return
        request = await self.services.helping.come_in(
            request_id, user_id=visit.user_id, now=visit.now
        )
        self.bot.wake()
        if request is None:
            await visit.say("page-second-taken")
            return
        await visit.show(leading.yours_as_second(await visit.words(), request))
        await mark_pages(self.bot, request_id)

    @pressed("close", who=Who.LEAD)
    async def close(self, visit: Visit) -> None:
        """Close the request that this lead has; after a hard one they are off until tomorrow."""
        request_id = RequestId(int(visit.row[0], 36))
        situation = await self.services.requests.close(request_id, by=visit.user_id, now=visit.now)
        self.bot.wake()
        if situation is None:
            await visit.say("page-not-yours")
            return
        words = await visit.words()
        lines = [words("page-closed")]
        rows: tuple[tuple[Button, ...], ...] = ()
        lead = await self.services.leads.find(visit.guild_id, visit.user_id)
        if lead is not None and lead.rest_until is not None and lead.rest_until > visit.now:
            lines.append(words("page-rest"))
            rows = (leading.stay_on_row(words, self.bot.ids, situation.guild),)
        await visit.show(Panel("\n".join(lines), rows))
        await mark_pages(self.bot, request_id)

    async def _is_of_this_group(self, visit: Visit, request_id: RequestId) -> bool:
        """Say so; whoever takes one learns who it is, and they are a lead here and nowhere else."""
        situation = await self.services.requests.situation(request_id)
        return situation is not None and situation.guild.id == visit.guild_id


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Helping(bot))
