"""Answers to a request for guild members over the gateway."""

from typing import Any

from simcord.backend import serializers

from sandbox.world import World

CHUNK = 1000


def chunks_of_members(world: World, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the GUILD_MEMBERS_CHUNK payloads for opcode 8."""
    guild = world.guilds.get(int(asked["guild_id"]))
    if guild is None or not world.bot_is_in(guild.id):
        return []
    wanted = asked.get("user_ids") or []
    ids = {int(user_id) for user_id in (wanted if isinstance(wanted, list) else [wanted])}
    start = str(asked.get("query") or "").lower()
    found = [
        member
        for member in guild.members.values()
        if (not ids or member.user_id in ids)
        and world.users[member.user_id].name.lower().startswith(start)
    ]
    found = found[: int(asked.get("limit") or len(found))]
    parts = [found[at : at + CHUNK] for at in range(0, len(found), CHUNK)] or [[]]
    return [
        {
            "guild_id": str(guild.id),
            "members": [serializers.member_payload(world, guild, member) for member in part],
            "chunk_index": number,
            "chunk_count": len(parts),
            "not_found": [str(user_id) for user_id in ids if user_id not in guild.members],
            "nonce": asked.get("nonce"),
        }
        for number, part in enumerate(parts)
    ]
