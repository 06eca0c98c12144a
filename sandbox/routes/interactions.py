"""Answers to interactions: three seconds, fifteen minutes, one first answer."""

from typing import Any

from simcord.backend import errors
from simcord.backend.models import Interaction
from simcord.enums import CallbackType, InteractionType

from sandbox.calls import Call, invalid_if, refuse, route
from sandbox.routes.messages import check_message
from sandbox.world import Json

CHOICES, CHOICE_CHARACTERS = 25, 100
OF_COMPONENTS = {CallbackType.DEFERRED_UPDATE_MESSAGE, CallbackType.UPDATE_MESSAGE}


@route("POST", "/interactions/{interaction_id}/{token}/callback")
def callback(call: Call) -> Json:
    """Take the first answer."""
    world = call.world
    record = world.interactions.get(call.id("interaction_id"))
    if record is None or record.token != call.args["token"]:
        raise errors.unknown_interaction()
    if record.responded:
        raise errors.already_acknowledged()
    if world.interaction_age(record.id) >= world.limits.acknowledge_within:
        raise errors.unknown_interaction()
    _check_callback(record, call.body)
    answer = call.simcord()
    return answer if call.flag("with_response") else None


def _check_callback(record: Interaction, body: dict[str, Any]) -> None:
    kind, data = body["type"], body.get("data") or {}
    typing = record.type == InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE
    invalid_if(
        typing != (kind == CallbackType.APPLICATION_COMMAND_AUTOCOMPLETE_RESULT),
        "type: not possible for this kind of interaction",
    )
    if typing:
        _check_choices(data.get("choices"))
    invalid_if(
        kind == CallbackType.MODAL and record.type == InteractionType.MODAL_SUBMIT,
        "type: a modal cannot be answered with a modal",
    )
    invalid_if(
        kind in OF_COMPONENTS and record.source_message_id is None,
        "type: there is no message to update",
    )
    if kind == CallbackType.CHANNEL_MESSAGE_WITH_SOURCE:
        check_message(data)
    elif kind == CallbackType.UPDATE_MESSAGE:
        check_message(data, new=False)


def _check_choices(choices: Json) -> None:
    invalid_if(
        not isinstance(choices, list) or len(choices) > CHOICES,
        f"data.choices: Must be {CHOICES} or fewer in length.",
    )
    for choice in choices:
        name, value = choice["name"], choice["value"]
        too_long = isinstance(value, str) and len(value) > CHOICE_CHARACTERS
        invalid_if(
            not 1 <= len(name) <= CHOICE_CHARACTERS or too_long or value == "",
            f"data.choices: Must be between 1 and {CHOICE_CHARACTERS} in length.",
        )


def _answered(call: Call) -> Interaction | None:
    """Return the interaction of the token; None if the token is a webhook's."""
    world = call.world
    interaction_id = world.interaction_tokens.get(call.args["token"])
    if interaction_id is None:
        return None
    record = world.interactions[interaction_id]
    if world.interaction_age(record.id) >= world.limits.token_lifetime:
        raise refuse(401, 50027, "Invalid Webhook Token")
    if not record.responded or call.id("webhook_id") != world.application_id:
        raise errors.unknown_webhook()
    return record


@route("POST", "/webhooks/{webhook_id}/{token}")
def follow_up(call: Call) -> Json:
    """Send another message in answer; the first one after "thinking…" takes its place."""
    record = _answered(call)
    check_message(call.body, files=len(call.files))
    sent = call.simcord()
    if record is not None:
        _touch(call, record, int(sent["id"]))
    return sent


@route("GET", "/webhooks/{webhook_id}/{token}/messages/{message_id}")
def read(call: Call) -> Json:
    """Return one of its messages."""
    _answered(call)
    return call.simcord()


@route("PATCH", "/webhooks/{webhook_id}/{token}/messages/{message_id}")
def edit(call: Call) -> Json:
    """Edit one of its messages."""
    record = _answered(call)
    check_message(call.body, new=False)
    edited = call.simcord()
    if record is not None:
        _touch(call, record, int(edited["id"]))
    return edited


@route("DELETE", "/webhooks/{webhook_id}/{token}/messages/{message_id}")
def delete(call: Call) -> Json:
    """Delete one of its messages."""
    record = _answered(call)
    wanted = call.args["message_id"]
    call.simcord()
    if record is not None:
        first = record.message_id or 0
        _touch(call, record, first if wanted == "@original" else int(wanted))


def _touch(call: Call, record: Interaction, message_id: int) -> None:
    call.world.interaction_times[record.id].touched.append(message_id)
