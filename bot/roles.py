"""Whether somebody holds the lead role: known for a while, asked of Discord when it is not."""

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime

from bot.messenger import Messenger, SendingFailed
from bot.models import Guild, GuildId, Lead, LeadRole, RoleId, UserId
from bot.services.leads import ROLE_KNOWN_FOR, Leads

log = logging.getLogger(__name__)

PATIENCE = 3.0  # seconds; a page waits no longer for the answer


def lead_roles(guild: Guild) -> frozenset[RoleId]:
    """Return the roles whose holders may take a request."""
    roles = (guild.lead_role_id, guild.coordinator_role_id)
    return frozenset(role for role in roles if role is not None)


def role_of(guild: Guild, held: frozenset[RoleId]) -> LeadRole:
    """Return what somebody with these roles joins as."""
    return LeadRole.COORDINATOR if guild.coordinator_role_id in held else LeadRole.LEAD


class Roles:
    """Looks whether leads still hold the role, before each page."""

    def __init__(self, leads: Leads, messenger: Messenger) -> None:
        self._leads = leads
        self._messenger = messenger

    async def holds(self, guild: Guild, lead: Lead, now: datetime) -> bool:
        """Say whether a lead may still be asked. Not knowing holds nothing back."""
        if now - lead.role_seen_at <= ROLE_KNOWN_FOR:
            return True
        wanted = lead_roles(guild)
        user_id = lead.person.user_id
        try:
            async with asyncio.timeout(PATIENCE):
                held = bool(wanted) and await self._messenger.holds_role(guild.id, user_id, wanted)
        except (SendingFailed, TimeoutError) as failure:
            log.warning("role not checked guild=%d: %r", guild.id, failure)
            return True
        await self._leads.role_seen(guild.id, user_id, held=bool(held), now=now)
        return bool(held)

    async def names(self, guild_id: GuildId, user_ids: Iterable[UserId]) -> dict[UserId, str]:
        """Return what people are called in a group now, as far as Discord says so in time."""
        wanted = list(dict.fromkeys(user_ids))
        found = await asyncio.gather(*(self._name(guild_id, user_id) for user_id in wanted))
        return {user_id: name for user_id, name in zip(wanted, found, strict=True) if name}

    async def _name(self, guild_id: GuildId, user_id: UserId) -> str | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._messenger.name_in(guild_id, user_id)
        except (SendingFailed, TimeoutError) as failure:
            log.warning("name not known guild=%d: %r", guild_id, failure)
            return None
