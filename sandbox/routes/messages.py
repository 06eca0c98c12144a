"""Messages: nonces, limits, edits of old messages, history, pins."""

import time
from datetime import datetime, timedelta
from typing import Any

from simcord.backend import errors, serializers
from simcord.backend.models import Channel
from simcord.components import walk_components
from simcord.enums import SELECT_TYPES, ComponentType

from sandbox.calls import Call, RateLimited, invalid_if, own_message, refuse, route
from sandbox.world import Json

NONCE_CHARACTERS = 25
LINK, PREMIUM = 5, 6
PAGE = 100
FORWARD = 1


@route("POST", "/channels/{channel_id}/messages")
def send_message(call: Call) -> Json:
    """Send, or return the message that this nonce made before."""
    channel = call.channel()
    _allow_sending(call, channel)
    check_message(call.body, files=len(call.files))
    _check_size(call)
    nonce = _nonce(call.body)
    remembered = _remembered(call, channel, nonce)
    if remembered is not None:
        return remembered
    call.world.nonce_in_flight = nonce
    try:
        sent = call.simcord()
    finally:
        call.world.nonce_in_flight = None
    sent["nonce"] = nonce
    message = call.world.get_message(channel.id, int(sent["id"]))
    if nonce is not None:
        key = (channel.id, message.author_id, nonce)
        call.world.nonces[key] = (time.monotonic(), message)
    _wake(call, channel)
    _add_the_mentioned(call, channel, message.ping_user_ids)
    return sent


def _nonce(body: dict[str, Any]) -> str | None:
    nonce = body.get("nonce")
    if nonce is None:
        return None
    right = isinstance(nonce, str | int) and len(str(nonce)) <= NONCE_CHARACTERS
    invalid_if(not right, f"nonce: Must be {NONCE_CHARACTERS} or fewer in length.")
    return str(nonce)


def _remembered(call: Call, channel: Channel, nonce: str | None) -> Json:
    if nonce is None or not call.body.get("enforce_nonce"):
        return None
    world = call.world
    found = world.nonces.get((channel.id, world.bot_user.id, nonce))
    if found is None or time.monotonic() - found[0] > world.limits.nonce_window:
        return None
    return {**serializers.message_payload(world, found[1]), "nonce": nonce}


def _allow_sending(call: Call, channel: Channel) -> None:
    world = call.world
    if channel.guild_id is None:
        person = channel.recipient_ids[0]
        if person in world.closed_dms:
            raise refuse(403, 50007, "Cannot send messages to this user")
        if not world.mutual_guilds(person):
            raise refuse(403, 50278, "Cannot send messages to this user")
        return
    call.channel("send_messages_in_threads" if channel.is_thread else "send_messages")
    meta = channel.thread_metadata
    if meta is not None and meta.locked and not call.bot_may(channel, "manage_threads"):
        raise refuse(400, 160005, "Thread is locked")
    if call.files:
        call.channel("attach_files")


def _check_size(call: Call) -> None:
    if sum(len(upload.data) for upload in call.files) > call.world.limits.attachment_bytes:
        raise refuse(413, 40005, "Request entity too large")


def _wake(call: Call, channel: Channel) -> None:
    if channel.thread_metadata is not None and channel.thread_metadata.archived:
        call.world.edit_channel(channel.id, {}, thread_metadata={"archived": False})


def _add_the_mentioned(call: Call, channel: Channel, user_ids: list[int]) -> None:
    """Whoever is mentioned in a thread joins it."""
    if not channel.is_thread or channel.guild_id is None:
        return
    members = call.world.get_guild(channel.guild_id).members
    for user_id in user_ids:
        if user_id in members:
            call.world.add_thread_member(channel.id, user_id)


def check_message(body: dict[str, Any], *, files: int = 0, new: bool = True) -> None:
    """Refuse what SimCord lets pass: empty messages, nameless buttons, menus that cannot be."""
    reference = body.get("message_reference") or {}
    has_anything = any(
        body.get(key) for key in ("embeds", "components", "sticker_ids", "poll", "attachments")
    )
    empty = not (str(body.get("content") or "").strip() or has_anything or files)
    if new and empty and reference.get("type") != FORWARD:
        raise refuse(400, 50006, "Cannot send an empty message")
    for component in walk_components(body.get("components") or []):
        _check_component(component)


def _check_component(component: dict[str, Any]) -> None:
    kind = component.get("type")
    if kind == ComponentType.BUTTON and component.get("style") != PREMIUM:
        invalid_if(
            not component.get("label") and not component.get("emoji"),
            "components: A button must have a label or an emoji.",
        )
    elif kind in SELECT_TYPES:
        options = component.get("options")
        if kind == ComponentType.STRING_SELECT and isinstance(options, list):
            most = component.get("max_values")
            invalid_if(
                most is not None and most > len(options),
                "components: max_values must not exceed the number of options.",
            )
            invalid_if(
                sum(bool(option.get("default")) for option in options) > (most or 1),
                "components: more options are default than can be chosen.",
            )


@route("PATCH", "/channels/{channel_id}/messages/{message_id}")
def edit_message(call: Call) -> Json:
    """Edit an own message; old ones not too often."""
    channel = call.channel()
    message = own_message(call, channel)
    _allow_old_edit(call, channel.id, message.timestamp)
    check_message(call.body, new=False)
    return call.simcord()


def _allow_old_edit(call: Call, channel_id: int, timestamp: str) -> None:
    world, limits = call.world, call.world.limits
    age = world.time.now() - datetime.fromisoformat(timestamp)
    if age < timedelta(seconds=limits.old_after):
        return
    now = time.monotonic()
    recent = [it for it in world.old_edits.get(channel_id, []) if now - it < limits.old_edit_window]
    world.old_edits[channel_id] = recent
    if len(recent) >= limits.old_edits:
        wait = limits.old_edit_window - (now - recent[0]) if recent else limits.old_edit_window
        message = "Maximum number of edits to messages older than 1 hour reached. Try again later."
        raise RateLimited(30046, message, retry_after=round(wait, 3))
    recent.append(now)


@route("GET", "/channels/{channel_id}/messages")
def history(call: Call) -> Json:
    """Return a page of messages, newest first."""
    channel = call.channel()
    if not call.bot_may(channel, "read_message_history"):
        return []
    limit = int(call.query.get("limit", 50))
    invalid_if(not 1 <= limit <= PAGE, f"limit: int value should be between 1 and {PAGE}.")
    invalid_if(
        len({"before", "after", "around"} & call.query.keys()) > 1,
        "Only one of 'before', 'after', or 'around' may be specified.",
    )
    kept = call.world.messages[channel.id]
    ids = [key for key, message in kept.items() if not message.is_ephemeral]
    chosen = _page(ids, call.query, limit)
    return [dict(serializers.message_payload(call.world, kept[key])) for key in reversed(chosen)]


def _page(ids: list[int], query: dict[str, str], limit: int) -> list[int]:
    """Return the wanted ids, oldest first; ids grow, so they are in order."""
    if "after" in query:
        after = int(query["after"])
        return [key for key in ids if key > after][:limit]
    if "around" in query:
        around = int(query["around"])
        older = [key for key in ids if key < around]
        newer = [key for key in ids if key >= around]
        half = limit // 2
        return (older[-half:] if half else []) + newer[: limit - half]
    if "before" in query:
        before = int(query["before"])
        ids = [key for key in ids if key < before]
    return ids[-limit:]


@route("DELETE", "/channels/{channel_id}/messages/{message_id}")
def delete_message(call: Call) -> Json:
    """Delete; in a DM only own messages."""
    channel = call.channel()
    if channel.guild_id is None:
        message = call.world.get_message(channel.id, call.id("message_id"))
        if message.author_id != call.world.bot_user.id:
            raise refuse(403, 50003, "Cannot execute action on a DM channel")
    return call.simcord()


@route("PUT", "/channels/{channel_id}/messages/pins/{message_id}")
def pin(call: Call) -> Json:
    """Pin, with Pin Messages where Discord has split it off Manage Messages."""
    channel = call.channel()
    if not (call.bot_may(channel, "pin_messages") or call.bot_may(channel, "manage_messages")):
        raise errors.missing_permissions()
    world = call.world
    message = world.get_message(channel.id, call.id("message_id"))
    if message.is_ephemeral:
        raise errors.unknown_message()
    pinned = sum(it.pinned for it in world.messages[channel.id].values())
    if not message.pinned and pinned >= world.limits.pins:
        raise refuse(400, 30003, f"Maximum number of pins reached ({world.limits.pins})")
    world.set_pinned(channel.id, message.id, True)
    return None


@route("DELETE", "/channels/{channel_id}/messages/pins/{message_id}")
def unpin(call: Call) -> Json:
    """Unpin."""
    channel = call.channel()
    if not (call.bot_may(channel, "pin_messages") or call.bot_may(channel, "manage_messages")):
        raise errors.missing_permissions()
    message = call.world.get_message(channel.id, call.id("message_id"))
    call.world.set_pinned(channel.id, message.id, False)
    return None
