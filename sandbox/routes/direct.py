"""Direct messages: opening a channel, and what the application knows of itself."""

from datetime import timedelta

from simcord.backend import serializers

from sandbox.calls import Call, refuse, route
from sandbox.world import Json

GUILDS_PAGE = 200


@route("POST", "/users/@me/channels")
def open_dm(call: Call) -> Json:
    """Return the DM channel with a person; new ones not too fast."""
    world = call.world
    user_id = int(call.body["recipient_id"])
    if user_id not in world.users:
        raise refuse(400, 50033, "Invalid Recipient(s)")
    if world.users[user_id].bot:
        raise refuse(400, 50007, "Cannot send messages to this user")
    if user_id not in world.dm_channels:
        now = world.time.now()
        window = timedelta(seconds=world.limits.dm_window)
        world.dm_openings[:] = [it for it in world.dm_openings if now - it < window]
        if len(world.dm_openings) >= world.limits.dm_openings:
            raise refuse(403, 40003, "You are opening direct messages too fast.")
        world.dm_openings.append(now)
    return dict(serializers.channel_payload(world, world.get_dm_channel(user_id)))


@route("GET", "/users/@me/guilds")
def guilds(call: Call) -> Json:
    """Return the guilds that the bot is in."""
    world = call.world
    after, before = int(call.query.get("after", 0)), int(call.query.get("before", 1 << 63))
    ids = sorted(key for key in world.guilds if world.bot_is_in(key) and after < key < before)
    return [
        {
            "id": str(key),
            "name": world.guilds[key].name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(world.compute_permissions(key, world.bot_user.id)),
            "features": [],
        }
        for key in ids[: int(call.query.get("limit", GUILDS_PAGE))]
    ]


@route("GET", "/applications/@me")
def application(call: Call) -> Json:
    """Return the application."""
    return _application(call)


@route("GET", "/oauth2/applications/@me")
def oauth_application(call: Call) -> Json:
    """Return the application."""
    return _application(call)


def _application(call: Call) -> Json:
    world = call.world
    bot = dict(serializers.user_payload(world.bot_user))
    return {
        "id": str(world.application_id),
        "name": world.bot_user.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": bot,
        "flags": 0,
        "team": None,
        "bot": bot,
        "approximate_guild_count": len(world.guilds),
        "integration_types_config": {"0": {}},
    }
