"""How a group is doing, from what is stored: for its admins, without a name of anybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.database import Database
from bot.models import ChannelId, Guild, GuildId
from bot.rules import numbers
from bot.store import deliveries, guilds, heartbeats, leads, meetings, openings
from bot.store.heartbeats import Span

RECENTLY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Condition:
    """What an admin wants to know of their group."""

    guild: Guild
    announced_in: tuple[ChannelId, ...]  # where the group is reminded of meetings
    leads: int
    is_numbers_ready: bool
    waiting_dms: int  # people whose first message waits for its turn
    given_up: int  # messages of the last week that could not be delivered
    last_outage: Span | None


class Checkup:
    """Looks at a group."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, guild_id: GuildId, *, now: datetime) -> Condition:
        """Return how a group is doing."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            outage = await heartbeats.latest_outage(tx)
            return Condition(
                guild=guild,
                announced_in=tuple(sorted(await meetings.announced_channels(tx, guild_id))),
                leads=len(await leads.of_guild(tx, guild_id)),
                is_numbers_ready=numbers.is_ready(guild.country, guild.numbers),
                waiting_dms=await openings.waiting_in(tx, guild_id),
                given_up=await deliveries.dead_in(tx, guild_id, since=now - RECENTLY),
                last_outage=outage if outage and outage.until_at > now - RECENTLY else None,
            )
