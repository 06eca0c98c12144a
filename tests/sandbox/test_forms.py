"""Forms are filled in as the client fills them in."""

from typing import Any

import pytest
from simcord.enums import InteractionType

from sandbox import CannotDo
from sandbox.interactions import send_interaction

OPTIONS = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2", "default": True}]
FIELDS = [
    ("Words", {"type": 4, "custom_id": "words", "style": 1, "max_length": 5, "value": "kept"}),
    ("Pick", {"type": 3, "custom_id": "pick", "options": OPTIONS}),
    ("Radio", {"type": 21, "custom_id": "radio", "options": OPTIONS, "required": False}),
    ("Boxes", {"type": 22, "custom_id": "boxes", "options": OPTIONS}),
    ("Box", {"type": 23, "custom_id": "box"}),
]


@pytest.fixture
def told(sandbox):
    heard = []
    sandbox.world.subscribers.append(lambda _, payload: heard.append(payload))
    return heard


@pytest.fixture
def open_form(raw, limits, mara, channel):
    async def open_with(fields):
        limits.acknowledge_within = 3.0
        data = {"id": "1", "name": "hello", "type": 1}
        asked = send_interaction(
            mara, InteractionType.APPLICATION_COMMAND, channel_id=channel.id, data=data
        )
        parts = [{"type": 18, "label": label, "component": spec} for label, spec in fields]
        form = {"custom_id": "form", "title": "A form", "components": parts}
        path = f"/interactions/{asked.record.id}/{asked.record.token}/callback"
        status, reply = await raw.ask("POST", path, {"type": 9, "data": form})
        assert status == 204, reply
        limits.acknowledge_within = 0.0
        return asked.modal

    return open_with


def sent(told) -> dict[str, Any]:
    """Return what the last form said, by custom id."""
    fields = [it["component"] for it in told[-1]["data"]["components"]]
    return {it["custom_id"]: it.get("values", it.get("value")) for it in fields}


async def test_what_is_not_named_keeps_what_the_form_shows(open_form, told, mara):
    await mara.submit(await open_form(FIELDS))

    assert sent(told) == {
        "words": "kept",
        "pick": ["2"],
        "radio": "2",
        "boxes": ["2"],
        "box": False,
    }


async def test_fields_are_named_by_label_or_custom_id(open_form, told, mara):
    values = {"Words": "new", "pick": "One", "Radio": ["1"], "boxes": ["One", "2"], "Box": True}
    await mara.submit(await open_form(FIELDS), values)

    assert sent(told) == {
        "words": "new",
        "pick": ["1"],
        "radio": "1",
        "boxes": ["1", "2"],
        "box": True,
    }


@pytest.mark.parametrize(
    "values",
    [{"Words": "too long"}, {"Words": ""}, {"pick": "Three"}, {"boxes": []}, {"Nothing": "x"}],
)
async def test_what_the_form_does_not_take_is_not_sent(open_form, told, mara, values):
    form = await open_form(FIELDS)
    before = len(told)

    with pytest.raises(CannotDo):
        await mara.submit(form, values)
    assert len(told) == before


async def test_a_file_goes_with_the_form(open_form, told, mara, sandbox):
    form = await open_form([("List", {"type": 19, "custom_id": "list"})])
    await mara.submit(form, {"List": ("meetings.csv", b"a,b")})

    attachment = told[-1]["data"]["resolved"]["attachments"][sent(told)["list"][0]]
    assert attachment["filename"] == "meetings.csv"
    assert sandbox.world.files.get(attachment["url"]) == b"a,b"


async def test_a_form_is_sent_once_and_by_whom_it_was_shown_to(open_form, guild, mara):
    form = await open_form(FIELDS)
    with pytest.raises(CannotDo):
        await guild.add_member("Sam").submit(form)

    await mara.submit(form)
    with pytest.raises(CannotDo):
        await mara.submit(form)
