"""Every button, select and form, read from the code, and pressing what one is not shown."""

import importlib
import inspect
from collections.abc import Iterator
from typing import Any

from simcord.enums import ComponentType, InteractionType

from bot.custom_ids import CustomIds
from bot.keyring import Keyring
from bot.models import GuildId
from bot.porchlight import COGS
from bot.settings import load
from bot.ui.doors import Door
from sandbox import Channel, Message, Person, Response
from sandbox.interactions import answer_of, send_interaction
from sandbox.options import find_command
from tests.wire.circle import Circle

FILLER = ("morning", "20260101", "good")


def doors() -> list[Door]:
    """Return every door that a cog declares."""
    return sorted(_doors(), key=lambda door: door.action)


def _doors() -> Iterator[Door]:
    for name in COGS:
        module = importlib.import_module(f"cogs.{name}")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            for _, method in inspect.getmembers(kind, inspect.isfunction):
                if isinstance(found := getattr(method, "__door__", None), Door):
                    yield found


def ids_of(circle: Circle) -> CustomIds:
    """Return what makes the custom ids of the bot under test."""
    environment = {"DISCORD_TOKEN": circle.sandbox.token, "DATA_DIR": str(circle.data)}
    settings = load(environment, env_file=None)
    return CustomIds(Keyring.load_or_create(settings, lambda _: None).vault)


def its_id(circle: Circle, door: Door, person: Person, guild_id: int | None = None) -> str:
    """Return the custom id of a door, as somebody's own."""
    return ids_of(circle).make(
        door.action, GuildId(guild_id or circle.guild.id), person.id, *FILLER
    )


async def press_raw(person: Person, message: Message, custom_id: str) -> Response:
    """Press something that this person's app does not show, as a crafted client could."""
    data: dict[str, Any] = {"component_type": int(ComponentType.BUTTON), "custom_id": custom_id}
    response = send_interaction(
        person,
        InteractionType.MESSAGE_COMPONENT,
        channel_id=message.channel_id,
        data={**data, "id": 0},
        message_id=message.id,
    )
    return await answer_of(response, patience=10)


async def submit_raw(person: Person, channel: Channel, custom_id: str) -> Response:
    """Send a form that was never opened."""
    response = send_interaction(
        person,
        InteractionType.MODAL_SUBMIT,
        channel_id=channel.id,
        data={"custom_id": custom_id, "components": []},
    )
    return await answer_of(response, patience=10)


async def run_as(person: Person, shown_to: Person, command: str, channel: Channel) -> Response:
    """Run a command that Discord shows only to somebody else."""
    data = find_command(shown_to, channel, command).data(shown_to, channel, {})
    response = send_interaction(
        person, InteractionType.APPLICATION_COMMAND, channel_id=channel.id, data=data
    )
    return await answer_of(response, patience=10)


async def complete_as(
    person: Person, shown_to: Person, command: str, option: str, channel: Channel
) -> list[dict[str, Any]]:
    """Have an option completed of a command that Discord shows only to somebody else."""
    data = find_command(shown_to, channel, command).typing(shown_to, channel, option, "a", {})
    response = send_interaction(
        person, InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE, channel_id=channel.id, data=data
    )
    return (await answer_of(response, patience=0)).choices
