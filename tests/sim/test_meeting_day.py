"""A day of reminders: all of them in time, at a cost that depends on what is due."""

from datetime import timedelta

from bot.database import Database
from tests.sim import meeting_day


async def test_a_day_of_reminders_is_in_time_and_costs_what_is_due(sqlite_database: Database):
    figures = await meeting_day.live(sqlite_database, guilds=20, each=5)
    assert figures.reminders == figures.expected > 100
    assert figures.worst <= timedelta(seconds=60)
    assert figures.idle_statements <= 4
    assert figures.statements / figures.deliveries < 12
