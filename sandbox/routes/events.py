"""Scheduled events, with the rules by which they recur."""

from datetime import datetime
from typing import Any

from simcord.backend import serializers
from simcord.backend.models import ScheduledEvent

from sandbox.calls import Call, invalid_if, refuse, route
from sandbox.routes.guilds import require_guild
from sandbox.world import Json

STAGE, VOICE, EXTERNAL = 1, 2, 3
GUILD_ONLY = 2
YEARLY, MONTHLY, WEEKLY, DAILY = 0, 1, 2, 3
NAME, DESCRIPTION, LOCATION = 100, 1000, 100
RULE_FIELDS = {
    "start",
    "end",
    "frequency",
    "interval",
    "by_weekday",
    "by_n_weekday",
    "by_month",
    "by_month_day",
    "by_year_day",
    "count",
}
DAILY_SETS = (
    {0, 1, 2, 3, 4},
    {1, 2, 3, 4, 5},
    {6, 0, 1, 2, 3},
    {4, 5},
    {5, 6},
    {6, 0},
)


@route("POST", "/guilds/{guild_id}/scheduled-events")
def create(call: Call) -> Json:
    """Create an event; external ones need Create Events, no channel, a place and an end."""
    world, body = call.world, call.body
    guild_id = require_guild(call)
    world.require_permissions(guild_id, world.bot_user.id, None, "create_events")
    if len(world.get_guild(guild_id).scheduled_events) >= world.limits.scheduled_events:
        raise refuse(400, 30038, "Maximum number of guild scheduled events reached (100)")
    _check(call, body, int(body["entity_type"]))
    event = world.create_scheduled_event(
        guild_id,
        name=body["name"],
        entity_type=int(body["entity_type"]),
        scheduled_start_time=body["scheduled_start_time"],
        creator_id=world.bot_user.id,
        channel_id=int(body["channel_id"]) if body.get("channel_id") else None,
        description=body.get("description"),
        scheduled_end_time=body.get("scheduled_end_time"),
        entity_metadata=body.get("entity_metadata"),
    )
    if body.get("recurrence_rule"):
        world.recurrence[event.id] = body["recurrence_rule"]
    return _payload(call, event)


@route("PATCH", "/guilds/{guild_id}/scheduled-events/{event_id}")
def edit(call: Call) -> Json:
    """Edit an event; those of others need Manage Events."""
    event = _own(call)
    body = call.body
    kind = int(body.get("entity_type", event.entity_type))
    _check(call, body, kind, new=False)
    changes: dict[str, Any] = {
        key: body[key]
        for key in ("name", "description", "scheduled_start_time", "scheduled_end_time", "status")
        if key in body
    }
    changes["entity_type"] = kind
    if "entity_metadata" in body:
        changes["entity_metadata"] = body["entity_metadata"]
    if "channel_id" in body:
        changes["channel_id"] = int(body["channel_id"]) if body["channel_id"] else None
    if "recurrence_rule" in body:
        if body["recurrence_rule"] is None:
            call.world.recurrence.pop(event.id, None)
        else:
            call.world.recurrence[event.id] = body["recurrence_rule"]
    call.world.edit_scheduled_event(event.guild_id, event.id, changes)
    return _payload(call, event)


@route("DELETE", "/guilds/{guild_id}/scheduled-events/{event_id}")
def delete(call: Call) -> Json:
    """Delete an event."""
    event = _own(call)
    call.world.delete_scheduled_event(event.guild_id, event.id)
    call.world.recurrence.pop(event.id, None)


@route("GET", "/guilds/{guild_id}/scheduled-events/{event_id}")
def one(call: Call) -> Json:
    """Return one event."""
    return _payload(call, call.world.get_scheduled_event(require_guild(call), call.id("event_id")))


@route("GET", "/guilds/{guild_id}/scheduled-events")
def every(call: Call) -> Json:
    """Return all events."""
    guild = call.world.get_guild(require_guild(call))
    return [_payload(call, event) for event in guild.scheduled_events.values()]


def _own(call: Call) -> ScheduledEvent:
    world = call.world
    guild_id = require_guild(call)
    event = world.get_scheduled_event(guild_id, call.id("event_id"))
    mine = event.creator_id == world.bot_user.id
    needed = "create_events" if mine else "manage_events"
    world.require_permissions(guild_id, world.bot_user.id, None, needed)
    return event


def _payload(call: Call, event: ScheduledEvent) -> dict[str, Any]:
    return {
        **serializers.scheduled_event_payload(call.world, event),
        "recurrence_rule": call.world.recurrence.get(event.id),
    }


def _check(call: Call, body: dict[str, Any], kind: int, *, new: bool = True) -> None:
    _check_texts(body)
    invalid_if(
        body.get("privacy_level", GUILD_ONLY) != GUILD_ONLY, "privacy_level: Value must be 2."
    )
    if new and kind == EXTERNAL:
        invalid_if(
            body.get("channel_id") or not (body.get("entity_metadata") or {}).get("location"),
            "entity_metadata.location: external events have a place and no channel",
        )
        invalid_if(not body.get("scheduled_end_time"), "scheduled_end_time: This field is required")
    invalid_if(
        new and kind in {STAGE, VOICE} and not body.get("channel_id"),
        "channel_id: This field is required",
    )
    _check_times(call, body)
    if body.get("recurrence_rule"):
        _check_rule(body["recurrence_rule"])


def _check_texts(body: dict[str, Any]) -> None:
    place = (body.get("entity_metadata") or {}).get("location") or "x"
    for key, text, most in (
        ("name", body.get("name", "x"), NAME),
        ("description", body.get("description") or "x", DESCRIPTION),
        ("entity_metadata.location", place, LOCATION),
    ):
        invalid_if(
            not isinstance(text, str) or not 1 <= len(text) <= most,
            f"{key}: Must be between 1 and {most} in length.",
        )


def _check_times(call: Call, body: dict[str, Any]) -> None:
    starts, ends = body.get("scheduled_start_time"), body.get("scheduled_end_time")
    invalid_if(
        starts and datetime.fromisoformat(starts) <= call.world.time.now(),
        "scheduled_start_time: Cannot schedule event in the past.",
    )
    invalid_if(
        starts and ends and datetime.fromisoformat(ends) <= datetime.fromisoformat(starts),
        "scheduled_end_time: Cannot schedule event to end before its start.",
    )


def _check_rule(rule: dict[str, Any]) -> None:
    """Refuse what Discord's page on recurrence rules rules out."""
    invalid_if(
        rule.keys() - RULE_FIELDS or any(rule.get(key) for key in ("end", "count", "by_year_day")),
        "recurrence_rule: has fields that cannot be set",
    )
    datetime.fromisoformat(rule["start"])
    frequency, interval = rule["frequency"], rule["interval"]
    by = {key for key in RULE_FIELDS if key.startswith("by_") and rule.get(key)}
    weekdays = rule.get("by_weekday") or []
    every_other_week = frequency == WEEKLY and interval == 2  # noqa: PLR2004
    invalid_if(interval != 1 and not every_other_week, "recurrence_rule.interval: must be 1")
    allowed: dict[int, tuple[set[str], ...]] = {
        DAILY: (set(), {"by_weekday"}),
        WEEKLY: (set(), {"by_weekday"}),
        MONTHLY: ({"by_n_weekday"},),
        YEARLY: ({"by_month", "by_month_day"},),
    }
    invalid_if(
        frequency not in allowed or by not in allowed[frequency],
        "recurrence_rule: these fields do not go with this frequency",
    )
    invalid_if(
        frequency == DAILY and weekdays and set(weekdays) not in DAILY_SETS,
        "recurrence_rule.by_weekday: not a known set of weekdays",
    )
    invalid_if(
        any(len(rule[key]) != 1 for key in by if frequency != DAILY),
        "recurrence_rule: must hold exactly one entry",
    )
