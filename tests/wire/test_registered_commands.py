"""What Discord is told about our commands, and how often."""

from typing import Any

import pytest

from tests.wire.circle import Circle

pytestmark = pytest.mark.asyncio(loop_scope="module")

IN_SERVERS, IN_OUR_DM = 0, 1


def registrations(circle: Circle) -> list[Any]:
    return [it for it in circle.sandbox.requests if it.method == "PUT" and "commands" in it.path]


async def test_commands_work_in_servers_and_in_our_dm_and_some_in_servers_only(circle):
    (registered,) = registrations(circle)
    places = {command["name"]: sorted(command["contexts"]) for command in registered.body}
    for name in ("admin", "lead", "meeting"):
        assert places.pop(name) == [IN_SERVERS]
    assert places
    assert {tuple(at) for at in places.values()} == {(IN_SERVERS, IN_OUR_DM)}
    assert all(command["integration_types"] == [0] for command in registered.body)


async def test_commands_have_spanish_names(circle):
    (registered,) = registrations(circle)
    for command in registered.body:
        assert {"es-ES", "es-419"} <= set(command["description_localizations"]), command["name"]


async def test_commands_that_did_not_change_are_not_registered_again(alone):
    assert len(registrations(alone)) == 1
    await alone.bot.restart()
    assert len(registrations(alone)) == 1
