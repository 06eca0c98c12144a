"""Scheduled events and the rules by which they recur."""

from datetime import timedelta
from typing import Any

import discord
import pytest

YEARLY, MONTHLY, WEEKLY, DAILY = 0, 1, 2, 3


@pytest.fixture
def path(guild) -> Any:
    guild.set_bot_permissions(discord.Permissions(create_events=True, view_channel=True))
    return f"/guilds/{guild.id}/scheduled-events"


@pytest.fixture
def event(sandbox) -> Any:
    starts = sandbox.clock.now() + timedelta(days=1)
    return {
        "name": "Evening meeting",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": {"location": "Online"},
        "scheduled_start_time": starts.isoformat(),
        "scheduled_end_time": (starts + timedelta(hours=1)).isoformat(),
    }


def rule(event, **more) -> Any:
    start = event["scheduled_start_time"]
    return {"start": start, "frequency": WEEKLY, "interval": 1, "by_weekday": [2], **more}


async def test_an_event_recurs_as_it_was_told(raw, sandbox, guild, path, event):
    weekly = rule(event, interval=2)
    status, made = await raw.ask("POST", path, {**event, "recurrence_rule": weekly})

    assert status == 200
    assert made["recurrence_rule"] == weekly
    assert guild.events[0]["recurrence_rule"] == weekly
    assert sandbox.violations == []

    await raw.ask("PATCH", f"{path}/{made['id']}", {"recurrence_rule": None})
    assert guild.events[0]["recurrence_rule"] is None
    assert (await raw.ask("DELETE", f"{path}/{made['id']}"))[0] == 204
    assert guild.events == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"interval": 3},
        {"frequency": DAILY, "interval": 2},
        {"frequency": DAILY, "by_weekday": [0, 2]},
        {"by_weekday": [1, 3]},
        {"frequency": MONTHLY},
        {"frequency": YEARLY, "by_weekday": None, "by_month": [2]},
        {"frequency": YEARLY, "by_weekday": None, "by_month": [1, 2], "by_month_day": [3]},
        {"count": 5},
        {"frequency": 4},
    ],
)
async def test_a_rule_that_discord_does_not_know_is_refused(raw, path, event, wrong):
    body = {**event, "recurrence_rule": rule(event, **wrong)}

    assert await raw.refused("POST", path, body) == (400, 50035)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "n" * 101},
        {"description": "d" * 1001},
        {"entity_metadata": {"location": "l" * 101}},
        {"entity_metadata": {}},
        {"scheduled_end_time": None},
        {"privacy_level": 1},
        {"scheduled_start_time": "2020-01-01T00:00:00+00:00"},
    ],
)
async def test_an_event_beyond_the_limits_is_refused(raw, path, event, wrong):
    assert await raw.refused("POST", path, {**event, **wrong}) == (400, 50035)


async def test_events_take_their_permission(raw, guild, path, event):
    guild.set_bot_permissions(0)

    assert await raw.refused("POST", path, event) == (403, 50013)


async def test_there_is_an_end_to_events(raw, limits, path, event):
    limits.scheduled_events = 1
    await raw.ask("POST", path, event)

    assert await raw.refused("POST", path, event) == (400, 30038)
