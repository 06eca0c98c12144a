"""The roles of those who help, as an admin sees them."""

from bot.models import Guild
from bot.ui import concerns
from bot.ui.components import Choice, Panel, Select
from bot.ui.visits import Visit


async def panel(visit: Visit, guild: Guild, *, said: str = "") -> Panel:
    """Return both roles with what each means, and what waits for this admin."""
    words = await visit.words()
    missing = words("setup-not-set")
    lead = f"<@&{guild.lead_role_id}>" if guild.lead_role_id else missing
    coordinator = f"<@&{guild.coordinator_role_id}>" if guild.coordinator_role_id else missing
    lines = [
        *([said, ""] if said else []),
        words("roles-lead", role=lead),
        words("roles-coordinator", role=coordinator),
        "",
        words("roles-join"),
    ]
    rows = (
        Select(
            visit.id_for("roles_lead"),
            words("setup-placeholder-helpers"),
            offers=Choice.ROLE,
            chosen_id=guild.lead_role_id,
        ),
        Select(
            visit.id_for("roles_coordinator"),
            words("roles-placeholder-coordinator"),
            offers=Choice.ROLE,
            chosen_id=guild.coordinator_role_id,
        ),
    )
    return await concerns.with_waiting(visit, Panel("\n".join(lines), rows))
