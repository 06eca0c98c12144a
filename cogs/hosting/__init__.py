"""For hosts, leads and admins: `/meeting`, and the buttons that do the same."""

from typing import TYPE_CHECKING

from cogs.hosting.adding import Adding
from cogs.hosting.announcing import AnnouncingDoors
from cogs.hosting.dates import Dates
from cogs.hosting.exchange import Exchange
from cogs.hosting.group import MEETING
from cogs.hosting.hosts import HostDoors
from cogs.hosting.looking import Looking

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Hosting(Adding, AnnouncingDoors, Dates, HostDoors, Looking, Exchange):
    """All of `/meeting`."""

    meeting = MEETING


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Hosting(bot))
