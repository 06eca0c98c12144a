"""Threads: private ones, who is in them, locking, archiving, deleting."""

from typing import Any

from simcord.backend import errors, serializers
from simcord.backend.models import Channel
from simcord.enums import ChannelType, MessageType

from sandbox.calls import Call, invalid_if, refuse, route
from sandbox.world import Json

NAME_CHARACTERS = 100
ARCHIVE_MINUTES = {60, 1440, 4320, 10080}
OWNERS_FIELDS = {"name", "archived", "auto_archive_duration", "invitable"}
FIELDS = {*OWNERS_FIELDS, "locked", "rate_limit_per_user", "flags", "applied_tags"}


@route("POST", "/channels/{channel_id}/threads")
def create_thread(call: Call) -> Json:
    """Start a thread that hangs on no message."""
    parent = call.channel()
    body = call.body
    kind = int(body.get("type", ChannelType.PRIVATE_THREAD))
    if parent.type != ChannelType.TEXT or kind not in {
        ChannelType.PUBLIC_THREAD,
        ChannelType.PRIVATE_THREAD,
    }:
        raise errors.cannot_execute_on_channel_type()
    private = kind == ChannelType.PRIVATE_THREAD
    call.channel("create_private_threads" if private else "create_public_threads")
    _check_fields(body)
    _allow_another(call, parent)
    world = call.world
    thread = world.create_thread(
        parent.id,
        str(body["name"]),
        world.bot_user.id,
        type=kind,
        auto_archive_duration=int(body.get("auto_archive_duration") or 4320),
        broadcast=False,
    )
    if thread.thread_metadata is not None:
        thread.thread_metadata.invitable = bool(body.get("invitable", True)) if private else True
    world.announce_thread_create(thread)
    if not private:  # a private one leaves no trace in its parent
        world.create_system_message(
            parent.id,
            MessageType.THREAD_CREATED,
            world.bot_user.id,
            target_channel_id=thread.id,
        )
    return dict(serializers.thread_payload(world, thread))


def _allow_another(call: Call, parent: Channel) -> None:
    world = call.world
    if parent.guild_id is None:
        raise errors.cannot_execute_on_channel_type()
    if len(world.active_threads(parent.guild_id)) >= world.limits.active_threads:
        raise refuse(400, 160006, "Maximum number of active threads reached")


def _check_fields(body: dict[str, Any]) -> None:
    name = body.get("name", "x")
    invalid_if(
        not isinstance(name, str) or not 1 <= len(name) <= NAME_CHARACTERS,
        f"name: Must be between 1 and {NAME_CHARACTERS} in length.",
    )
    minutes = body.get("auto_archive_duration")
    invalid_if(
        minutes is not None and minutes not in ARCHIVE_MINUTES,
        f"auto_archive_duration: Value must be one of {sorted(ARCHIVE_MINUTES)}.",
    )


@route("PATCH", "/channels/{channel_id}")
def edit_channel(call: Call) -> Json:
    """Edit a thread by its own rules; other channels as SimCord does."""
    thread = call.channel()
    if not thread.is_thread:
        return call.simcord()
    body = call.body
    unknown = body.keys() - FIELDS
    invalid_if(unknown, f"{sorted(unknown)}: not for threads")
    _check_fields(body)
    _allow_edit(call, thread, set(body))
    changes: dict[str, Any] = {
        key: body[key] for key in ("name", "rate_limit_per_user") if key in body
    }
    meta: dict[str, Any] = {
        key: body[key]
        for key in ("archived", "locked", "auto_archive_duration", "invitable")
        if key in body
    }
    if "archived" in meta:
        meta["archive_timestamp"] = call.world.now_iso()
    call.world.edit_channel(thread.id, changes, thread_metadata=meta)
    return dict(serializers.thread_payload(call.world, thread))


def _allow_edit(call: Call, thread: Channel, fields: set[str]) -> None:
    if call.bot_may(thread, "manage_threads"):
        return
    meta = thread.thread_metadata
    owns = thread.owner_id == call.world.bot_user.id
    if not owns or fields - OWNERS_FIELDS or (meta is not None and meta.locked):
        raise errors.missing_permissions()


@route("DELETE", "/channels/{channel_id}")
def delete_channel(call: Call) -> Json:
    """Delete a thread with Manage Threads, a channel with Manage Channels, or close a DM."""
    channel = call.channel()
    if channel.guild_id is None:  # it is only hidden, and comes back with the next message
        return dict(serializers.channel_payload(call.world, channel))
    if not channel.is_thread:
        return call.simcord()
    call.channel("manage_threads")
    payload = dict(serializers.thread_payload(call.world, channel))
    call.world.delete_channel(channel.id)
    return payload


@route("PUT", "/channels/{channel_id}/thread-members/{user_id}")
def add_member(call: Call) -> Json:
    """Add somebody to a thread."""
    thread = _open_thread(call)
    call.channel("send_messages_in_threads")
    world = call.world
    user_id = call.id("user_id")
    if thread.guild_id is None or user_id not in world.get_guild(thread.guild_id).members:
        raise errors.unknown_member()
    if not world.can_see(thread.parent_id or 0, user_id):
        raise errors.missing_access()  # nobody is added to a thread whose channel they cannot see
    world.add_thread_member(thread.id, user_id)
    return None


@route("DELETE", "/channels/{channel_id}/thread-members/{user_id}")
def remove_member(call: Call) -> Json:
    """Take somebody out of a thread; its owner may, if it is private."""
    thread = _open_thread(call)
    owns = thread.owner_id == call.world.bot_user.id and thread.type == ChannelType.PRIVATE_THREAD
    if not owns and not call.bot_may(thread, "manage_threads"):
        raise errors.missing_permissions()
    if call.id("user_id") not in thread.thread_members:
        raise errors.unknown_member()
    call.world.remove_thread_member(thread.id, call.id("user_id"))
    return None


def _open_thread(call: Call) -> Channel:
    call.channel()
    thread = call.world.get_thread(call.id("channel_id"))
    if thread.thread_metadata is not None and thread.thread_metadata.archived:
        raise refuse(400, 50083, "Thread is archived")
    return thread
