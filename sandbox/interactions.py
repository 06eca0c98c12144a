"""What a person does reaches the bot as an interaction."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from simcord.backend import serializers
from simcord.enums import InteractionType

from sandbox.faults import Kind
from sandbox.shown import Response

if TYPE_CHECKING:
    from sandbox.people import Person
    from sandbox.sandbox import Sandbox

ATTACHMENT_LIMIT = 10 * 1024 * 1024
GUILD_CONTEXT, BOT_DM_CONTEXT = 0, 1
NAMES = {
    InteractionType.APPLICATION_COMMAND: "command",
    InteractionType.MESSAGE_COMPONENT: "component",
    InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE: "autocomplete",
    InteractionType.MODAL_SUBMIT: "modal",
}
IN_DM = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def send_interaction(
    person: Person,
    kind: InteractionType,
    *,
    channel_id: int,
    data: dict[str, Any],
    message_id: int | None = None,
) -> Response:
    """Deliver an interaction to the bot, or not, as the faults have it."""
    sandbox = person.sandbox
    world = sandbox.world
    channel = world.get_channel(channel_id)
    record = world.new_interaction(kind, channel_id, person.id, channel.guild_id)
    record.source_message_id = message_id
    if kind == InteractionType.APPLICATION_COMMAND:
        record.command_name = data["name"]
        record.command_type = data["type"]
    payload: dict[str, Any] = {
        "id": str(record.id),
        "application_id": str(world.application_id),
        "type": int(kind),
        "token": record.token,
        "version": 1,
        "data": data,
        "channel_id": str(channel_id),
        "channel": dict(serializers.channel_payload(world, channel)),
        "locale": person.locale,
        "entitlements": [],
        "attachment_size_limit": ATTACHMENT_LIMIT,
        **_context(person, channel_id, channel.guild_id),
    }
    if message_id is not None:
        message = world.get_message(channel_id, message_id)
        payload["message"] = dict(serializers.message_payload(world, message))
    response = Response(sandbox, person, record)
    _deliver(sandbox, f"{NAMES[kind]} {_name(data)}", payload)
    return response


def _name(data: dict[str, Any]) -> str:
    return str(data.get("custom_id") or data.get("name"))


def _context(person: Person, channel_id: int, guild_id: int | None) -> dict[str, Any]:
    world = person.sandbox.world
    user = {**serializers.user_payload(world.users[person.id]), "locale": person.locale}
    if guild_id is None:
        return {
            "user": user,
            "context": BOT_DM_CONTEXT,
            "app_permissions": str(IN_DM.value),
            "authorizing_integration_owners": {"0": "0"},
        }
    guild = world.get_guild(guild_id)
    granted = world.compute_permissions(guild_id, person.id, channel_id)
    member = {
        **serializers.member_payload(world, guild, guild.members[person.id]),
        "permissions": str(granted),
    }
    bot_may = world.compute_permissions(guild_id, world.bot_user.id, channel_id)
    return {
        "guild_id": str(guild_id),
        "guild": {"id": str(guild_id), "locale": guild.preferred_locale, "features": []},
        "guild_locale": guild.preferred_locale,
        "member": member,
        "context": GUILD_CONTEXT,
        "app_permissions": str(bot_may),
        "authorizing_integration_owners": {"0": str(guild_id)},
    }


def _deliver(sandbox: Sandbox, route: str, payload: dict[str, Any]) -> None:
    fault = sandbox.faults.strike_interaction(route)
    kind = None if fault is None else fault.kind
    if kind not in {Kind.LATE_INTERACTION, Kind.LOST_INTERACTION}:
        sandbox.world.emit("INTERACTION_CREATE", payload)
    if fault is not None and kind in {Kind.LATE_INTERACTION, Kind.DUPLICATE_INTERACTION}:
        sandbox.later(_deliver_after(sandbox, fault.seconds, payload))


async def _deliver_after(sandbox: Sandbox, seconds: float, payload: dict[str, Any]) -> None:
    await asyncio.sleep(seconds)
    sandbox.world.emit("INTERACTION_CREATE", payload)


async def answer_of(response: Response, *, patience: float) -> Response:
    """Return the response as soon as the bot has answered, or did not in time."""
    changed = response.sandbox.changed
    await changed.wait_for(
        lambda: response.answered or response.failed,
        timeout=response.sandbox.limits.acknowledge_within + 1,
    )
    if response.answered:
        try:
            await changed.wait_for(lambda: response.settled, timeout=patience)
        except TimeoutError:
            return response  # it still says "thinking…", and the caller sees that
    return response
