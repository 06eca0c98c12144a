"""For leads: joining, being on and off, the board, and what they do with a request."""

import logging
from datetime import datetime, time
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.messenger import Button, SendingFailed
from bot.models import Lead, RequestId
from bot.roles import role_of
from bot.services.leads import read_until
from bot.services.requests import Situation
from bot.ui import board, concerns, leading
from bot.ui.components import Panel, chosen_in
from bot.ui.doors import Who, for_whom, pressed, roles_in
from bot.ui.starting import guessed_zone
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import moment_in, weekday_name

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

log = logging.getLogger(__name__)


class Leads(commands.Cog):
    """The doors of those who help."""

    lead = app_commands.Group(name="lead", description="For peer leads", guild_only=True)

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    # --- joining, and when to be asked

    @for_whom(Who.LEAD)
    @lead.command(name="join", description="Join as a lead")
    async def lead_join(self, interaction: discord.Interaction) -> None:
        """Say what joining means; who has joined sees their settings."""
        await self.bot.enter(interaction, "lead_join")

    @for_whom(Who.LEAD)
    @lead.command(name="on", description="Be on duty")
    @app_commands.describe(until="Until when: 22:00, friday")
    async def lead_on(self, interaction: discord.Interaction, until: str | None = None) -> None:
        """Be on duty, quiet hours or not."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        lead, at = await self._until(visit, until)
        if lead is not None:
            await self._go_on(visit, at)

    @for_whom(Who.LEAD)
    @lead.command(name="off", description="Be off duty")
    @app_commands.describe(until="Until when: 22:00, friday")
    async def lead_off(self, interaction: discord.Interaction, until: str | None = None) -> None:
        """Be off duty; without a time until tomorrow."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        lead, at = await self._until(visit, until)
        if lead is not None:
            await self._go_off(visit, at)

    @for_whom(Who.LEAD)
    @lead.command(name="board", description="Who is waiting, and your hours")
    async def lead_board(self, interaction: discord.Interaction) -> None:
        """Show the board."""
        await self.bot.enter(interaction, "board")

    @pressed("lead_join", who=Who.LEAD)
    async def offer(self, visit: Visit) -> None:
        """Say what joining means; who has joined sees their settings."""
        lead = await self._lead(visit)
        if lead is not None:
            await self._settings(visit, lead)
            return
        guild = (await visit.known()).guild
        await visit.show(board.offer(await visit.words(), self.bot.ids, guild))

    @pressed("lead_not_now", who=Who.LEAD)
    async def not_now(self, visit: Visit) -> None:
        """Keep nothing."""
        await visit.say("start-not-now")

    @pressed("lead_joined", who=Who.LEAD)
    async def join(self, visit: Visit) -> None:
        """Join, with defaults for the three things that may be changed."""
        known = await visit.known()
        zone = known.member.zone if known.member else guessed_zone(visit, known.guild)
        lead = await self.services.leads.join(
            visit.guild_id,
            visit.user_id,
            role=role_of(known.guild, roles_in(visit.interaction) or frozenset()),
            zone=zone,
            language=self.bot.voices.own_language(known.guild, visit.locale),
            now=visit.now,
        )
        self.bot.wake()
        visit.forget()
        await self._settings(visit, lead, said="lead-joined")

    @pressed("lead_settings", who=Who.LEAD)
    async def settings(self, visit: Visit) -> None:
        """Show hours and limits."""
        if (lead := await self._joined(visit)) is not None:
            await self._settings(visit, lead)

    @pressed("lead_zone", who=Who.LEAD)
    async def zone(self, visit: Visit) -> None:
        """Take where a lead lives."""
        await self._choose(visit, {"zone": chosen_in(visit.interaction)[0]})

    @pressed("lead_quiet", who=Who.LEAD)
    async def quiet(self, visit: Visit) -> None:
        """Take the quiet hours."""
        begins, ends = (
            time(int(part[:2]), int(part[2:]))
            for part in chosen_in(visit.interaction)[0].split("-")
        )
        await self._choose(visit, {"quiet_from": begins, "quiet_to": ends})

    @pressed("lead_limits", who=Who.LEAD)
    async def limits(self, visit: Visit) -> None:
        """Take how much at most."""
        most, week = (int(part) for part in chosen_in(visit.interaction)[0].split("-"))
        await self._choose(visit, {"cap_open": most, "cap_week": week})

    @pressed("lead_wake", who=Who.LEAD)
    async def wake(self, visit: Visit) -> None:
        """Turn `Wake me` on or off."""
        if (lead := await self._joined(visit)) is not None:
            await self._choose(visit, {"wake_me": not lead.wake_me})

    @pressed("lead_step_back", who=Who.LEAD)
    async def step_back(self, visit: Visit) -> None:
        """Be a lead no more; no reason is asked for."""
        await self.services.leads.step_back(visit.guild_id, visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("lead-stepped-back")

    @pressed("lead_on", who=Who.LEAD)
    async def on(self, visit: Visit) -> None:
        """Be on until the next quiet hours."""
        await self._go_on(visit, None)

    @pressed("lead_off", who=Who.LEAD)
    async def off(self, visit: Visit) -> None:
        """Be off until tomorrow."""
        await self._go_off(visit, None)

    @pressed("stay_on", who=Who.LEAD)
    async def stay_on(self, visit: Visit) -> None:
        """Take no rest after a hard one."""
        await self.services.leads.stay_on(visit.guild_id, visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("page-stays-on")

    # --- the board

    @pressed("board", who=Who.LEAD)
    async def board(self, visit: Visit) -> None:
        """Show the open requests, without a name but of those this lead has."""
        shown = await self.services.leads.board(visit.guild_id, visit.user_id, now=visit.now)
        words = await visit.words()
        panel = board.board(words, self.bot.voices, self.bot.ids, shown, now=visit.now)
        await visit.show(await concerns.with_waiting(visit, panel))

    @pressed("board_open", who=Who.LEAD)
    async def open_one(self, visit: Visit) -> None:
        """Show what this lead can do with one request."""
        request_id = RequestId(int(chosen_in(visit.interaction)[0]))
        shown = await self.services.leads.board(visit.guild_id, visit.user_id, now=visit.now)
        request = next((it for it in shown.requests if it.id == request_id), None)
        situation = request and await self.services.requests.situation(request_id)
        if request is None or not situation:
            await visit.say("page-not-open")
            return
        words, ids = await visit.words(), self.bot.ids
        if request.taken_by == visit.user_id:
            await visit.show(leading.yours(words, ids, situation))
        elif request.taken_by is not None:
            await visit.say("page-somebody-has-it")
        else:
            row = leading.page_row(words, ids, shown.guild, request)
            text = board.line(words, self.bot.voices, shown, request)
            await visit.show(Panel(text, (row,)))

    # --- what a lead does with a request

    @pressed("take", who=Who.LEAD)
    async def take(self, visit: Visit) -> None:
        """Let a lead have it: first tap wins, and only they learn who it is."""
        request_id = RequestId(int(visit.row[0], 36))
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
        await visit.show(leading.yours(words, self.bot.ids, taken.situation))
        await self._mark_pages(taken.situation)

    @pressed("cant", who=Who.LEAD)
    async def cant(self, visit: Visit) -> None:
        """Take in that a lead can't now; nobody is told who."""
        request_id = RequestId(int(visit.row[0], 36))
        is_open = await self.services.helping.cant(request_id, user_id=visit.user_id, now=visit.now)
        self.bot.wake()
        await visit.say("page-cant" if is_open else "page-not-open")

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
        await visit.say("page-handed" if was_theirs else "page-not-yours")

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
        request = await self.services.helping.come_in(
            request_id, user_id=visit.user_id, now=visit.now
        )
        self.bot.wake()
        if request is None:
            await visit.say("page-second-taken")
            return
        await visit.show(leading.yours_as_second(await visit.words(), request))

    @pressed("close", who=Who.LEAD)
    async def close(self, visit: Visit) -> None:
        """Close the request that this lead has; after a hard one they are off until tomorrow."""
        request_id = RequestId(int(visit.row[0], 36))
        situation = await self.services.requests.close(request_id, by=visit.user_id, now=visit.now)
        self.bot.wake()
        if situation is None:
            await visit.say("page-not-open")
            return
        words = await visit.words()
        lines = [words("page-closed")]
        rows: tuple[tuple[Button, ...], ...] = ()
        lead = await self._lead(visit)
        if lead is not None and lead.rest_until is not None and lead.rest_until > visit.now:
            lines.append(words("page-rest"))
            rows = (leading.stay_on_row(words, self.bot.ids, situation.guild),)
        await visit.show(Panel("\n".join(lines), rows))

    # --- parts

    async def _mark_pages(self, situation: Situation) -> None:
        """Say on every page that somebody has it; the taking itself is stored already."""
        for sent, person in await self.services.arrivals.pages_out(situation.request.id):
            outgoing = leading.page_is_taken(self.bot.voices, situation, person)
            try:
                await self.bot.messenger.edit(sent, outgoing)
            except SendingFailed as failure:
                log.warning("page not edited request=%d: %s", situation.request.id, failure.reason)

    async def _lead(self, visit: Visit) -> Lead | None:
        return await self.services.leads.find(visit.guild_id, visit.user_id)

    async def _joined(self, visit: Visit) -> Lead | None:
        lead = await self._lead(visit)
        if lead is None:
            await visit.say("lead-not-joined")
        return lead

    async def _settings(self, visit: Visit, lead: Lead, *, said: str = "") -> None:
        words = await visit.words()
        text = words(said) if said else ""
        await visit.show(board.settings(words, self.bot.ids, lead, now=visit.now, said=text))

    async def _choose(self, visit: Visit, changes: dict[str, object]) -> None:
        lead = await self.services.leads.choose(
            visit.guild_id, visit.user_id, changes, now=visit.now
        )
        self.bot.wake()
        if lead is None:
            await visit.say("lead-not-joined")
            return
        await self._settings(visit, lead, said="lead-saved")

    async def _until(self, visit: Visit, typed: str | None) -> tuple[Lead | None, datetime | None]:
        """Return the lead and what they typed as a moment; None when they have been answered."""
        lead = await self._joined(visit)
        if lead is None or not typed:
            return lead, None
        at = read_until(lead, typed, visit.now)
        if at is None:
            await visit.say("lead-until-unclear", typed=cleaned(typed))
            return None, None
        return lead, at

    async def _go_on(self, visit: Visit, until: datetime | None) -> None:
        lead = await self.services.leads.go_on(
            visit.guild_id, visit.user_id, until=until, now=visit.now
        )
        await self._say_until(visit, lead, "lead-on", lead.on_until if lead else None)

    async def _go_off(self, visit: Visit, until: datetime | None) -> None:
        lead = await self.services.leads.go_off(
            visit.guild_id, visit.user_id, until=until, now=visit.now
        )
        await self._say_until(visit, lead, "lead-off", lead.off_until if lead else None)

    async def _say_until(
        self, visit: Visit, lead: Lead | None, message_id: str, at: datetime | None
    ) -> None:
        self.bot.wake()
        if lead is None or at is None:
            await visit.say("lead-not-joined")
            return
        words = await visit.words()
        await visit.say(message_id, until=moment_in(words, lead.zone, at, now=visit.now))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Leads(bot))
