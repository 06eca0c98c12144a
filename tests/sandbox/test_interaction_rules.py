"""Answering interactions: in time, once, and within what a form can hold."""

import asyncio
from typing import Any

import pytest
from simcord.enums import InteractionType

from sandbox.interactions import send_interaction

COMMAND = InteractionType.APPLICATION_COMMAND
COMPONENT = InteractionType.MESSAGE_COMPONENT
TYPING = InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE
SUBMIT = InteractionType.MODAL_SUBMIT
EPHEMERAL = 64
MESSAGE, THINKING, LATER, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


def text_input(**more) -> Any:
    return {"type": 4, "custom_id": "words", "style": 1, **more}


def labelled(component, label="Words") -> Any:
    return {"type": 18, "label": label, "component": component}


def options(count) -> Any:
    return [{"label": str(number), "value": str(number)} for number in range(count)]


def form(*components, title="A note") -> Any:
    data = {"custom_id": "form", "title": title, "components": list(components)}
    return {"type": MODAL, "data": data}


@pytest.fixture
def interact(mara, channel) -> Any:
    def send(kind=COMMAND, **more):
        data = {"id": "1", "name": "hello", "type": 1, "custom_id": "x", "component_type": 2}
        return send_interaction(mara, kind, channel_id=channel.id, data=data, **more)

    return send


def callback(response) -> Any:
    return f"/interactions/{response.record.id}/{response.record.token}/callback"


def webhook(response, tail="") -> Any:
    world = response.sandbox.world
    return f"/webhooks/{world.application_id}/{response.record.token}{tail}"


HELLO = {"type": MESSAGE, "data": {"content": "hello", "flags": EPHEMERAL}}


async def test_the_second_answer_is_refused(raw, interact):
    asked = interact()
    assert (await raw.ask("POST", callback(asked), HELLO))[0] == 204

    assert await raw.refused("POST", callback(asked), HELLO) == (400, 40060)


async def test_an_answer_after_three_seconds_is_refused(raw, limits, interact):
    limits.acknowledge_within = 0.05
    asked = interact()
    await asyncio.sleep(0.06)

    assert await raw.refused("POST", callback(asked), HELLO) == (404, 10062)
    assert asked.failed


async def test_an_unknown_interaction_is_unknown(raw, interact):
    asked = interact()

    assert await raw.refused("POST", callback(asked)[:-10] + "/callback", HELLO) == (404, 10062)


async def test_a_refused_answer_does_not_use_up_the_interaction(raw, interact):
    asked = interact()
    too_long = {"type": MESSAGE, "data": {"content": "x" * 2001}}

    assert await raw.refused("POST", callback(asked), too_long) == (400, 50035)
    assert (await raw.ask("POST", callback(asked), HELLO))[0] == 204


async def test_the_reply_says_what_was_made_if_it_is_asked_for(raw, interact):
    asked = interact()
    _, reply = await raw.ask("POST", callback(asked), HELLO, params={"with_response": "true"})

    assert reply["resource"]["message"]["content"] == "hello"
    assert reply["interaction"]["response_message_id"] == str(asked.message.id)


async def test_a_token_is_good_for_fifteen_minutes(raw, limits, interact):
    asked = interact()
    await raw.ask("POST", callback(asked), HELLO)
    assert (await raw.ask("POST", webhook(asked), {"content": "more"}))[0] == 200

    limits.token_lifetime = 0.0
    for method, tail in (("POST", ""), ("PATCH", "/messages/@original")):
        path = webhook(asked, tail)
        assert await raw.refused(method, path, {"content": "late"}) == (401, 50027)


async def test_nothing_follows_before_the_first_answer(raw, interact):
    asked = interact()

    assert await raw.refused("POST", webhook(asked), {"content": "x"}) == (404, 10015)


async def test_an_ephemeral_message_is_for_one_person(raw, guild, channel, interact, mara):
    other = guild.add_member("Sam")
    asked = interact()
    await raw.ask("POST", callback(asked), HELLO)

    assert [it.content for it in mara.messages(channel)] == ["hello"]
    assert other.messages(channel) == []
    _, history = await raw.ask("GET", f"/channels/{channel.id}/messages")
    assert history == []
    path = f"/channels/{channel.id}/messages/{asked.message.id}"
    assert await raw.refused("GET", path) == (404, 10008)


async def test_the_original_is_edited_and_deleted_by_its_token(raw, interact, mara, channel):
    asked = interact()
    await raw.ask("POST", callback(asked), {"type": THINKING, "data": {"flags": EPHEMERAL}})
    assert asked.deferred

    path = webhook(asked, "/messages/@original")
    await raw.ask("PATCH", path, {"content": "done"})
    assert (asked.deferred, asked.text) == (False, "done")

    assert (await raw.ask("DELETE", path))[0] == 204
    assert mara.messages(channel) == []


async def test_a_follow_up_takes_the_place_of_thinking(raw, interact, mara, channel):
    asked = interact()
    await raw.ask("POST", callback(asked), {"type": THINKING, "data": {"flags": EPHEMERAL}})
    await raw.ask("POST", webhook(asked), {"content": "done"})

    assert [it.content for it in mara.messages(channel)] == ["done"]
    assert mara.last(channel).ephemeral_for == mara.id


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (COMMAND, {"type": LATER}),
        (COMMAND, {"type": UPDATE, "data": {"content": "x"}}),
        (COMMAND, {"type": CHOICES, "data": {"choices": []}}),
        (TYPING, HELLO),
        (SUBMIT, form(labelled(text_input()))),
    ],
)
async def test_an_answer_of_the_wrong_kind_is_refused(raw, interact, kind, answer):
    assert await raw.refused("POST", callback(interact(kind)), answer) == (400, 50035)


@pytest.mark.parametrize(
    "choices",
    [
        [{"name": str(number), "value": number} for number in range(26)],
        [{"name": "n" * 101, "value": 1}],
        [{"name": "", "value": 1}],
        [{"name": "n", "value": "v" * 101}],
    ],
)
async def test_choices_beyond_the_limits_are_refused(raw, interact, choices):
    answer = {"type": CHOICES, "data": {"choices": choices}}

    assert await raw.refused("POST", callback(interact(TYPING)), answer) == (400, 50035)


@pytest.mark.parametrize(
    "answer",
    [
        form(labelled(text_input()), title="t" * 46),
        form(),
        form(*[labelled(text_input(custom_id=str(number))) for number in range(6)]),
        form(labelled(text_input()), labelled(text_input())),
        form(labelled(text_input(), label="l" * 46)),
        form(labelled(text_input(max_length=4001))),
        form(labelled(text_input(placeholder="p" * 101))),
        form(text_input()),
        form(labelled({"type": 21, "custom_id": "r", "options": options(1)})),
        form(labelled({"type": 21, "custom_id": "r", "options": options(11)})),
        form(labelled({"type": 22, "custom_id": "c", "options": options(11)})),
        form(labelled({"type": 22, "custom_id": "c", "options": options(2), "max_values": 11})),
        form(labelled({"type": 3, "custom_id": "s", "options": options(26)})),
        form(labelled({"type": 2, "custom_id": "b", "style": 1, "label": "x"})),
    ],
)
async def test_a_form_beyond_the_limits_is_refused(raw, interact, answer):
    assert await raw.refused("POST", callback(interact()), answer) == (400, 50035)


@pytest.mark.parametrize(
    "component",
    [
        text_input(),
        {"type": 3, "custom_id": "s", "options": options(25)},
        {"type": 5, "custom_id": "u"},
        {"type": 8, "custom_id": "c"},
        {"type": 19, "custom_id": "f"},
        {"type": 21, "custom_id": "r", "options": options(10)},
        {"type": 22, "custom_id": "c", "options": options(10)},
        {"type": 23, "custom_id": "b"},
    ],
)
async def test_every_kind_of_field_can_be_in_a_form(raw, sandbox, interact, component):
    asked = interact()

    assert (await raw.ask("POST", callback(asked), form(labelled(component))))[0] == 204
    assert asked.modal is not None
    assert sandbox.violations == []


async def test_an_interaction_bears_what_discord_puts_in(sandbox, interact, mara, channel):
    told = []
    sandbox.world.subscribers.append(lambda event, payload: told.append((event, payload)))
    interact()

    event, payload = told[0]
    assert event == "INTERACTION_CREATE"
    assert int(payload["app_permissions"]) & 1 << 11
    assert payload["attachment_size_limit"] > 0
    assert payload["member"]["user"]["id"] == str(mara.id)
    assert payload["context"] == 0
