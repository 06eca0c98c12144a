"""Guilds that the bot is not in are unknown to it."""

from simcord.backend import errors, serializers

from sandbox.calls import Call, route
from sandbox.world import Json


def require_guild(call: Call) -> int:
    """Return the guild of the path, or raise what Discord says to strangers."""
    guild_id = call.id("guild_id")
    if guild_id not in call.world.guilds or not call.world.bot_is_in(guild_id):
        raise errors.unknown_guild()
    return guild_id


def _known(call: Call) -> Json:
    require_guild(call)
    return call.simcord()


for _method, _template in (
    ("GET", "/guilds/{guild_id}/channels"),
    ("GET", "/guilds/{guild_id}/roles"),
    ("GET", "/guilds/{guild_id}/roles/{role_id}"),
    ("POST", "/guilds/{guild_id}/roles"),
    ("POST", "/guilds/{guild_id}/channels"),
    ("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
    ("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
):
    route(_method, _template)(_known)


@route("GET", "/guilds/{guild_id}")
def guild(call: Call) -> Json:
    """Return a guild, with counts if they are asked for."""
    world = call.world
    model = world.get_guild(require_guild(call))
    payload = dict(serializers.guild_create_payload(world, model))
    for key in ("members", "channels", "threads", "presences", "voice_states", "member_count"):
        payload.pop(key, None)
    if call.flag("with_counts"):
        payload["approximate_member_count"] = len(model.members)
        payload["approximate_presence_count"] = len(model.members)
    return payload


@route("GET", "/guilds/{guild_id}/members/{user_id}")
def member(call: Call) -> Json:
    """Return a member, as the bot sees itself too."""
    world = call.world
    guild_id = require_guild(call)
    wanted = call.args["user_id"]
    user_id = world.bot_user.id if wanted == "@me" else int(wanted)
    if user_id not in world.users:
        raise errors.unknown_user()
    found = world.get_member(guild_id, user_id)
    return dict(serializers.member_payload(world, world.get_guild(guild_id), found))


@route("GET", "/guilds/{guild_id}/members")
def members(call: Call) -> Json:
    """Return members; that takes the privileged intent, which the portal has not allowed."""
    require_guild(call)
    raise errors.missing_access()


@route("GET", "/guilds/{guild_id}/threads/active")
def active_threads(call: Call) -> Json:
    """Return the threads that are not archived and that the bot can see."""
    world = call.world
    guild_id = require_guild(call)
    bot_id = world.bot_user.id
    seen = [it for it in world.active_threads(guild_id) if world.can_see(it.id, bot_id)]
    return serializers.thread_list_payload(world, seen)
