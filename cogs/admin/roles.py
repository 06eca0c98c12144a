"""Who helps, and who looks after those who help."""

import discord
from discord import app_commands

from bot.models import Guild, RoleId
from bot.ui import roles
from bot.ui.components import chosen_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from cogs.admin.group import ADMIN, AdminPart


class RoleSettings(AdminPart):
    """The role of the leads and that of their coordinators, by panel or by typed options."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="roles", description="Who helps, and who coordinates")
    @app_commands.describe(
        lead="The role of your peer leads", coordinator="The role of who looks after the leads"
    )
    async def roles(
        self,
        interaction: discord.Interaction,
        *,
        lead: discord.Role | None = None,
        coordinator: discord.Role | None = None,
    ) -> None:
        """Store what was typed, and say what it means."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        typed = {"lead_role_id": lead, "coordinator_role_id": coordinator}
        changes = {name: RoleId(role.id) for name, role in typed.items() if role is not None}
        await self._keep_roles(visit, changes)

    @pressed("roles_lead", who=Who.ADMIN)
    async def take_lead(self, visit: Visit) -> None:
        """Take the role of the leads."""
        await self._keep_roles(visit, {"lead_role_id": _chosen(visit)})

    @pressed("roles_coordinator", who=Who.ADMIN)
    async def take_coordinator(self, visit: Visit) -> None:
        """Take the role of the coordinators."""
        await self._keep_roles(visit, {"coordinator_role_id": _chosen(visit)})

    async def _keep_roles(self, visit: Visit, changes: dict[str, RoleId]) -> None:
        words = await visit.words()
        guild = (await visit.known()).guild
        if int(visit.guild_id) in {int(role) for role in changes.values()}:
            said = words("setup-role-everyone")  # Discord's @everyone has the id of the server
        elif _are_one(guild, changes):
            said = words("roles-same")
        else:
            said = words("setup-saved") if changes else ""
            guild = await self.services.groups.change(
                visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
            )
            visit.forget()
            self.bot.wake()
        await visit.show(await roles.panel(visit, guild, said=said))


def _are_one(guild: Guild, changes: dict[str, RoleId]) -> bool:
    lead = changes.get("lead_role_id", guild.lead_role_id)
    return lead is not None and lead == changes.get(
        "coordinator_role_id", guild.coordinator_role_id
    )


def _chosen(visit: Visit) -> RoleId:
    return RoleId(int(chosen_in(visit.interaction)[0]))
