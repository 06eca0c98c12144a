"""Talk to someone: asking for a person, and a lead taking it."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.messenger import Button
from bot.models import Level, RequestId, RequestKind
from bot.services.requests import Asked, Situation
from bot.ui import standing, talking
from bot.ui.components import Panel
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.marking import mark_pages
from bot.ui.visits import NO_GROUP, Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Requests(commands.Cog):
    """From the tap of somebody who asks to the tap of a lead."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

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
            request = await self.services.requests.open_of(visit.guild_id, visit.user_id)
            situation = request and await self.services.requests.situation(request.id)
            if situation:
                merged = _merged(situation, visit.now)
                said = talking.asked(words, self.bot.ids, situation, message_id=merged)
                panel = Panel(said.text, said.rows)
        await visit.show(panel)

    @pressed("level", who=Who.ANYBODY)
    async def ask(self, visit: Visit) -> None:
        """Ask for a person at a level. On Right now the numbers come before anything else."""
        level = Level(visit.row[0])
        is_urgent = level is Level.RIGHT_NOW
        if visit.guild_id == NO_GROUP:
            if is_urgent:
                await visit.show_above(await visit.numbers())
            if not await visit.find_group("level", level.value):
                return
        if is_urgent and not visit.above:
            asked = await self._store_and_show_numbers(visit, level)
        else:
            asked = await self._store(visit, RequestKind.TALK, level)
        await self._tell(visit, RequestKind.TALK, asked)

    @pressed("hello", who=Who.OWNER)
    async def hello(self, visit: Visit) -> None:
        """Ask the leads for a hello to somebody new."""
        asked = await self._store(visit, RequestKind.HELLO, Level.NO_RUSH)
        await self._tell(visit, RequestKind.HELLO, asked)

    @pressed("no_hello_yet", who=Who.OWNER)
    async def no_hello_yet(self, visit: Visit) -> None:
        """Take a no for now: nobody learns who is new."""
        await visit.say("hello-not-yet")

    async def _store_and_show_numbers(self, visit: Visit, level: Level) -> Asked:
        """Store the request while the numbers are shown: neither waits for the other.

        The numbers stay on top of whatever follows, be it the truth or an error.
        """
        _, asked = await asyncio.gather(
            visit.show_above(await visit.numbers()),
            self._store(visit, RequestKind.TALK, level),
            return_exceptions=True,
        )
        if isinstance(asked, BaseException):
            raise asked
        return asked

    async def _store(self, visit: Visit, kind: RequestKind, level: Level) -> Asked:
        known = await visit.known()
        language = known.person.language if known.person else None
        asked = await self.services.requests.ask(
            visit.guild_id,
            visit.user_id,
            kind=kind,
            level=level,
            language=language or self.bot.voices.own_language(known.guild, visit.locale),
            now=visit.now,
            is_there=visit.interaction.guild_id is not None,
        )
        self.bot.wake()
        return asked

    async def _tell(self, visit: Visit, kind: RequestKind, asked: Asked) -> None:
        """Say what became of asking."""
        found = await self.services.arrivals.standing(asked.request.id, now=visit.now)
        if found is None:
            return
        situation, stands, _ = found
        words = await visit.words()
        if not asked.is_heard:
            text = words("talk-no-room")
            if not visit.above:
                text = f"{text}\n\n{await visit.numbers()}"
            await visit.show(Panel(text))
            return
        told = standing.Told(situation, stands, visit.now)
        if asked.is_asked_again or (asked.is_new and kind is RequestKind.TALK):
            row = talking.member_row(words, self.bot.ids, situation)
            await visit.show(Panel(standing.first_reply(words, told), (row,)))
            return
        if asked.is_new:
            message_id = "hello-yes"
        else:
            message_id = "talk-raised" if asked.is_raised else _merged(situation, visit.now)
        panel = talking.asked(words, self.bot.ids, situation, message_id=message_id)
        if asked.is_raised and situation.request.level is Level.RIGHT_NOW and stands.joined:
            panel = replace(panel, text=f"{panel.text}\n{standing.first_reply(words, told)}")
        await visit.show(panel)

    @pressed("okay_now", who=Who.OWNER)
    async def okay_now(self, visit: Visit) -> None:
        """Close the request at the wish of the person who asked."""
        await self._close(visit, RequestId(int(visit.row[1], 36)), "talk-stopped")

    @pressed("keep_thread", who=Who.OWNER)
    async def keep_thread(self, visit: Visit) -> None:
        """Keep the thread: it is not deleted when the request is over."""
        request_id = RequestId(int(visit.row[1], 36))
        kept = await self.services.requests.keep_thread(request_id, by=visit.user_id, now=visit.now)
        await visit.say("talk-thread-kept" if kept else "page-not-open")

    @pressed("tomorrow", who=Who.OWNER)
    async def tomorrow(self, visit: Visit) -> None:
        """Let it be tomorrow: nobody is asked any more today, and the status says when."""
        request_id = RequestId(int(visit.row[1], 36))
        request = await self.services.requests.leave_till_tomorrow(
            request_id, by=visit.user_id, now=visit.now
        )
        self.bot.wake()
        if request is None or request.closed_at is not None:
            await visit.say("page-not-open")
        elif request.taken_by is not None:
            await visit.say("talk-merged-taken")
        elif request.resumes_at is None:
            await visit.say("talk-asking")
        else:
            await visit.say("talk-tomorrow")

    @pressed("ask_room", who=Who.OWNER)
    async def preview(self, visit: Visit) -> None:
        """Show exactly what would be posted in this person's name, and where."""
        request_id = RequestId(int(visit.row[1], 36))
        situation = await self.services.requests.situation(request_id)
        is_theirs = situation is not None and situation.request.user_id == visit.user_id
        if situation is None or not is_theirs or situation.request.closed_at is not None:
            await visit.say("page-not-open")
            return
        if situation.guild.check_in_channel_id is None:
            await visit.say("talk-room-nowhere")
            return
        words = await visit.words()
        above = words("talk-room-preview", channel=f"<#{situation.guild.check_in_channel_id}>")
        post = talking.room_post(self.bot.voices, situation)
        row = (
            Button(words("button-post-it"), visit.own_id("post_in_room", request_id)),
            Button(words("button-cancel"), visit.own_id("no_post")),
        )
        await visit.show(Panel(f"{above}\n\n{post}", (row,)))

    @pressed("no_post", who=Who.OWNER)
    async def no_post(self, visit: Visit) -> None:
        """Post nothing."""
        await visit.say("answer-nobody-told")

    @pressed("post_in_room", who=Who.OWNER)
    async def post_in_room(self, visit: Visit) -> None:
        """Post what was shown."""
        request_id = RequestId(int(visit.row[1], 36))
        posted = await self.services.requests.ask_room(request_id, by=visit.user_id, now=visit.now)
        self.bot.wake()
        if not posted:
            await visit.say("page-not-open")
            return
        words = await visit.words()
        back = Button(words("button-take-back"), visit.own_id("take_post_back", request_id))
        await visit.show(Panel(words("talk-room-posted"), ((back,),)))

    @pressed("take_post_back", who=Who.OWNER)
    async def take_post_back(self, visit: Visit) -> None:
        """Take the post away again."""
        request_id = RequestId(int(visit.row[1], 36))
        await self.services.requests.take_back_post(request_id, by=visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("talk-room-taken-back")

    async def _close(self, visit: Visit, request_id: RequestId, message_id: str) -> None:
        situation = await self.services.requests.close(request_id, by=visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("page-not-open" if situation is None else message_id)
        if situation is not None:
            await mark_pages(self.bot, situation.request.id)


def _merged(situation: Situation, now: datetime) -> str:
    request = situation.request
    if request.taken_by is not None:
        return "talk-merged-taken"
    return "talk-tomorrow" if request.asked_from_at > now else "talk-merged"


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Requests(bot))
