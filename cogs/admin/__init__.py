"""What admins configure: one command, a module for each part of it."""

from typing import TYPE_CHECKING

from cogs.admin.check_in_panel import CheckInPanel
from cogs.admin.check_ins import CheckInSettings
from cogs.admin.doctor import Doctor
from cogs.admin.escalation import Escalation
from cogs.admin.first_prompts import FirstPrompts
from cogs.admin.group import ADMIN
from cogs.admin.history import Changes
from cogs.admin.library import Keeping
from cogs.admin.meetings import MeetingSettings
from cogs.admin.mourning import Mourning
from cogs.admin.numbers import Numbers
from cogs.admin.privacy import PrivacySettings
from cogs.admin.reports import Counts
from cogs.admin.roles import RoleSettings
from cogs.admin.setting_up import SettingUp
from cogs.admin.showing import Showing
from cogs.admin.wording import Wording

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Admin(
    SettingUp,
    CheckInSettings,
    CheckInPanel,
    FirstPrompts,
    Wording,
    Numbers,
    Keeping,
    Changes,
    RoleSettings,
    Escalation,
    Mourning,
    MeetingSettings,
    PrivacySettings,
    Doctor,
    Counts,
    Showing,
):
    """All of `/admin`."""

    admin = ADMIN


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Admin(bot))
