"""Every button, select and form comes in here, found by its custom id; nothing is remembered."""

import inspect
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.custom_ids import Pressed, spelled
from bot.database_trouble import DatabaseTrouble
from bot.models import GuildId, UserId
from bot.roles import lead_roles, role_of
from bot.services.presses import DeliveredTwice
from bot.ui import gone
from bot.ui.components import Panel, custom_id_in
from bot.ui.doors import Door, Who, is_admin, place_of, roles_in
from bot.ui.visits import NO_GROUP, Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

log = logging.getLogger(__name__)

REFUSALS = {
    Who.OWNER: "error-wrong-person",
    Who.LEAD: "error-not-lead",
    Who.HOST: "error-not-host",
    Who.ADMIN: "error-not-admin",
}


class Router:
    """Finds the door for what was pressed, checks who may, and lets them in."""

    def __init__(self, bot: "Porchlight") -> None:
        self._bot = bot
        self._doors: dict[str, Door] = {}

    @property
    def doors(self) -> dict[str, Door]:
        """Return every door by its action."""
        return dict(self._doors)

    def add(self, cog: commands.Cog) -> None:
        """Take in the methods of a cog that are declared with `pressed`."""
        for _, method in inspect.getmembers(cog, inspect.ismethod):
            door = getattr(method, "__door__", None)
            if not isinstance(door, Door):
                continue
            if door.action in self._doors:
                message = f"two doors for the action {door.action}"
                raise ValueError(message)
            self._doors[door.action] = replace(door, walk_in=method)

    async def take(self, interaction: discord.Interaction) -> None:
        """Answer a press; whatever goes wrong, the person gets a sentence."""
        custom_id = custom_id_in(interaction)
        pressed = self._bot.ids.read(custom_id)
        guild_id, user_id = place_of(interaction)
        visit = Visit(
            self._bot,
            interaction,
            guild_id or (pressed.guild_id if pressed else NO_GROUP),
            user_id,
            self._bot.clock.now(),
            pressed,
        )
        try:
            await self._let_in(visit, guild_id)
        except DeliveredTwice:
            log.info("delivered twice interaction=%d", interaction.id)
        except Exception as error:
            log.exception("press failed interaction=%d", interaction.id)
            await apologise(visit, error)

    async def _let_in(self, visit: Visit, guild_id: GuildId | None) -> None:
        pressed = visit.pressed
        door = self._doors.get(pressed.action) if pressed else None
        if pressed is None or door is None or _is_elsewhere(pressed, guild_id):
            await visit.say("error-expired-button")
            return
        if not door.opens_form:
            await visit.reply.begin()
            if not door.notes_press:
                await self._note(visit)
        if guild_id is None and await gone.is_answered(visit):
            return
        if not await self.may(visit, door.who):
            await visit.say(REFUSALS[door.who])
            return
        await door.walk_in(visit)

    async def _note(self, visit: Visit) -> None:
        """Note this press; what opens a form changes nothing and is not noted.

        Raises:
            DeliveredTwice: it was taken in before.
        """
        interaction_id = visit.interaction.id
        try:
            is_first = await self._bot.services.presses.first(interaction_id, now=visit.now)
        except DatabaseTrouble:
            # Whoever asks for a person has to be shown the numbers even now.
            log.exception("press not noted interaction=%d", interaction_id)
            return
        if not is_first:
            raise DeliveredTwice

    async def may(self, visit: Visit, who: Who) -> bool:
        """Say whether this person may; Discord itself checks nothing about a press."""
        if who is Who.ANYBODY:
            return True
        if who is Who.OWNER:
            pressed = visit.pressed
            return pressed is not None and UserId(pressed.number(0)) == visit.user_id
        if who is Who.ADMIN:
            return is_admin(visit.interaction)
        if await self._is_lead(visit):
            return True
        return who is Who.HOST and await self._is_host(visit)

    async def _is_host(self, visit: Visit) -> bool:
        if is_admin(visit.interaction):
            return True
        return await self._bot.services.agenda.hosts_any(visit.guild_id, visit.user_id)

    async def _is_lead(self, visit: Visit) -> bool:
        guild = (await visit.known()).guild
        wanted = lead_roles(guild)
        if not wanted:
            return False
        bot, user_id = self._bot, visit.user_id
        here = roles_in(visit.interaction)
        if here is not None:
            is_held = bool(here & wanted)
            await bot.services.leads.role_seen(
                visit.guild_id, user_id, held=is_held, now=visit.now, role=role_of(guild, here)
            )
            return is_held
        lead = await bot.services.leads.find(visit.guild_id, user_id)
        if lead is not None:
            return await bot.roles.holds(guild, lead, visit.now)
        return bool(await bot.messenger.holds_role(visit.guild_id, user_id, wanted))


def _is_elsewhere(pressed: Pressed, guild_id: GuildId | None) -> bool:
    """Say whether something of one group was pressed in another; NO_GROUP is only for the DM."""
    return guild_id is not None and pressed.guild_id != guild_id


async def apologise(visit: Visit, error: Exception) -> None:
    """Say that something went wrong, with a reference that the log has too."""
    words = visit.bot.voices.in_language(visit.locale)
    if isinstance(error, DatabaseTrouble):
        await visit.show(Panel(f"{words('error-storage')}\n{words('error-urgent')}"))
        return
    reference = spelled(visit.interaction.id)[-6:].upper()
    log.error("apologised interaction=%d reference=%s", visit.interaction.id, reference)
    lines = [words("error-unexpected", reference=reference), words("error-urgent")]
    await visit.show(Panel("\n".join(lines)))
