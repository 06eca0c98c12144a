"""For leads: joining, being on and off, the board, and what they do with a request."""

import logging
from datetime import datetime, time
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.models import Lead
from bot.roles import role_of
from bot.services.leads import read_until
from bot.ui import board
from bot.ui.components import chosen_in
from bot.ui.doors import Who, for_whom, pressed, roles_in
from bot.ui.starting import guessed_zone
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import moment_in

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

log = logging.getLogger(__name__)


class Leads(commands.Cog):
    """The doors of those who help."""

    lead = app_commands.Group(
        name="lead",
        description="For peer leads",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False),
    )

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

    # --- parts

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
