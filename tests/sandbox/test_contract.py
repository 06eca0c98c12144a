"""Requests are held against Discord's own document."""

import pytest

from sandbox.contract import NOTICE, document_path

pytestmark = pytest.mark.skipif(not document_path().is_file(), reason=NOTICE)


async def test_a_body_that_the_document_does_not_allow_is_found(raw, sandbox, channel):
    await raw.ask("POST", f"/channels/{channel.id}/messages", {"content": ["x"]})

    assert "content" in sandbox.violations[0]


async def test_an_undocumented_route_is_found(raw, sandbox):
    await raw.ask("POST", "/no/such/route", {})

    assert "no such route" in sandbox.violations[0]


async def test_known_false_alarms_are_none(raw, sandbox, channel, mara):
    await raw.ask("POST", "/users/@me/channels", {"recipient_id": mara.id})
    menu = {"type": 5, "custom_id": "u", "default_values": [{"id": mara.id, "type": "user"}]}
    body = {"content": "x", "components": [{"type": 1, "components": [menu]}]}
    await raw.ask("POST", f"/channels/{channel.id}/messages", body)

    assert sandbox.violations == []
