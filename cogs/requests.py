"""Talk to someone: asking for a person, and a lead taking it."""

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.messenger import SendingFailed
from bot.models import Level, RequestId, RequestKind, Sent
from bot.services.requests import Situation
from bot.ui import talking
from bot.ui.components import Panel
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import NO_GROUP, Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

log = logging.getLogger(__name__)


class Requests(commands.Cog):
    """From the tap of somebody who asks to the tap of a lead."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot

    @for_whom(Who.ANYBODY)
    @app_commands.command(name="talk", description="Ask for a person")
    async def talk(self, interaction: discord.Interaction) -> None:
        """Ask how soon somebody would like a person."""
        await self.bot.enter(interaction, "talk")

    @pressed("talk", who=Who.ANYBODY)
    async def how_soon(self, visit: Visit) -> None:
        """Ask how soon; what is open already is said."""
        words = await visit.words()
        panel = talking.levels(words, self.bot.ids, visit.guild_id)
        if visit.guild_id != NO_GROUP:
            request = await self.bot.requests.open_of(visit.guild_id, visit.user_id)
            situation = request and await self.bot.requests.situation(request.id)
            if situation:
                said = talking.asked(words, self.bot.ids, situation, message_id=_merged(situation))
                panel = Panel(said.text, said.rows)
        await visit.show(panel)

    @pressed("level", who=Who.ANYBODY)
    async def ask(self, visit: Visit) -> None:
        """Ask for a person at a level. On Right now the numbers come before anything else."""
        level = Level(visit.row[0])
        if level is Level.RIGHT_NOW:
            # They stay on top of whatever follows, be it a question, the truth or an error.
            await visit.show_above(await visit.numbers())
        if visit.guild_id == NO_GROUP and not await visit.find_group("level", level.value):
            return
        await self._ask(visit, RequestKind.TALK, level)

    @pressed("hello", who=Who.OWNER)
    async def hello(self, visit: Visit) -> None:
        """Ask the leads for a hello to somebody new."""
        await self._ask(visit, RequestKind.HELLO, Level.NO_RUSH)

    async def _ask(self, visit: Visit, kind: RequestKind, level: Level) -> None:
        known = await visit.known()
        language = known.person.language if known.person else None
        asked = await self.bot.requests.ask(
            visit.guild_id,
            visit.user_id,
            kind=kind,
            level=level,
            language=language or self.bot.voices.own_language(known.guild, visit.locale),
            now=visit.now,
        )
        self.bot.wake()
        situation = await self.bot.requests.situation(asked.request.id)
        if situation is None:
            return
        words = await visit.words()
        if not asked.has_room:
            text = words("talk-no-room")
            if level is not Level.RIGHT_NOW:
                text = f"{text}\n\n{await visit.numbers()}"
            await visit.show(Panel(text))
            return
        if asked.is_new:
            message_id = "hello-yes" if kind is RequestKind.HELLO else "talk-asking"
        else:
            message_id = "talk-raised" if asked.is_raised else _merged(situation)
        await visit.show(talking.asked(words, self.bot.ids, situation, message_id=message_id))

    @pressed("okay_now", who=Who.OWNER)
    async def okay_now(self, visit: Visit) -> None:
        """Close the request at the wish of the person who asked."""
        await self._close(visit, RequestId(int(visit.row[1], 36)), "talk-stopped")

    @pressed("take", who=Who.LEAD)
    async def take(self, visit: Visit) -> None:
        """Let a lead have it: first tap wins, and only they learn who it is."""
        request_id = RequestId(int(visit.row[0], 36))
        taken = await self.bot.requests.take(request_id, user_id=visit.user_id, now=visit.now)
        self.bot.wake()
        if taken is None or not taken.is_open:
            await visit.say("page-not-open")
            return
        if not taken.by_this_tap:
            await visit.say("page-somebody-has-it")
            return
        words = await visit.words()
        await visit.show(talking.for_the_lead(words, self.bot.ids, taken.situation))
        await self._mark_page(taken.situation)

    @pressed("close", who=Who.LEAD)
    async def close(self, visit: Visit) -> None:
        """Close the request that this lead has."""
        await self._close(visit, RequestId(int(visit.row[0], 36)), "page-closed")

    async def _close(self, visit: Visit, request_id: RequestId, message_id: str) -> None:
        situation = await self.bot.requests.close(request_id, by=visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("page-not-open" if situation is None else message_id)

    async def _mark_page(self, situation: Situation) -> None:
        """Say on the room's page that somebody has it; the taking itself is stored already."""
        page = situation.page
        if page is None or page.message_id is None or page.sent_channel_id is None:
            return
        outgoing = talking.page_is_taken(self.bot.voices, situation)
        try:
            await self.bot.messenger.edit(Sent(page.sent_channel_id, page.message_id), outgoing)
        except SendingFailed as failure:
            log.warning("page not edited request=%d: %s", situation.request.id, failure.reason)


def _merged(situation: Situation) -> str:
    return "talk-merged" if situation.request.taken_by is None else "talk-merged-taken"


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Requests(bot))
