"""What people on the demo page do: press, choose, fill in, run, write."""

from __future__ import annotations

import base64
import secrets
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from simcord.components import walk_components
from simcord.enums import InteractionType, OptionType

from sandbox.interactions import answer_of, send_interaction
from sandbox.places import Role
from sandbox.refusals import CannotDo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sandbox.options import Command
    from sandbox.page_view import Stage
    from sandbox.people import Person
    from sandbox.places import Channel
    from sandbox.shown import Modal, Response

Json = dict[str, Any]

USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT, FILE_UPLOAD = 5, 6, 7, 8, 19
ENTITY_SELECTS = {USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT}
ENTITY_OPTIONS = {OptionType.USER, OptionType.CHANNEL, OptionType.ROLE, OptionType.MENTIONABLE}
KEPT_FORMS = 50


class Acts:
    """Does what the page asks for, as the person it names, through their simulated client."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._forms: OrderedDict[str, Modal] = OrderedDict()
        self._known = {
            "press": self._press,
            "choose": self._choose,
            "submit": self._submit,
            "run": self._run,
            "autocomplete": self._autocomplete,
            "type": self._type,
            "open": self._open,
            "dismiss": self._dismiss,
        }

    async def do(self, act: str, asked: Json) -> Json:
        """Return what the page shows next; raises LookupError for an act that does not exist."""
        if act not in self._known:
            msg = "The page has no such act."
            raise LookupError(msg)
        return await self._known[act](self._stage.person(str(asked["person"])), asked)

    async def _press(self, person: Person, asked: Json) -> Json:
        message = self._stage.message(person, asked["place"], asked["message"])
        return self._shown(await person.press(message, asked["custom_id"], patience=0))

    async def _choose(self, person: Person, asked: Json) -> Json:
        message = self._stage.message(person, asked["place"], asked["message"])
        menu = component(message.components, asked["custom_id"])
        values = [self._entity(value) for value in asked["values"]]
        given = values if menu["type"] in ENTITY_SELECTS else asked["values"]
        return self._shown(await person.choose(message, asked["custom_id"], given, patience=0))

    async def _submit(self, person: Person, asked: Json) -> Json:
        modal = self._forms.get(asked["form"])
        if modal is None:
            msg = "This form is no longer open."
            raise LookupError(msg)
        values = {
            custom_id: self._field(component(modal.components, custom_id), value)
            for custom_id, value in asked["values"].items()
        }
        return self._shown(await person.submit(modal, values, patience=0))

    def _field(self, spec: Json, value: Any) -> Any:  # noqa: ANN401 — as the component wants it
        if spec["type"] == FILE_UPLOAD:
            return [file(it) for it in value]
        if spec["type"] in ENTITY_SELECTS:
            return [self._entity(it) for it in value]
        return value

    async def _run(self, person: Person, asked: Json) -> Json:
        channel = self._channel(person, asked)
        command = self._command(person, channel, asked["command"])
        options = self._options(command, asked["options"])
        return self._shown(await run_command(person, channel, command, options))

    async def _autocomplete(self, person: Person, asked: Json) -> Json:
        channel = self._channel(person, asked)
        command = self._command(person, channel, asked["command"])
        filled = self._options(command, asked["options"])
        filled.pop(asked["option"], None)
        response = send_interaction(
            person,
            InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE,
            channel_id=channel.id,
            data=command.typing(person, channel, asked["option"], asked["typed"], filled),
        )
        return {"choices": (await answer_of(response, patience=0)).choices}

    async def _type(self, person: Person, asked: Json) -> Json:
        await person.type(self._channel(person, asked), str(asked["text"]))
        return {}

    async def _open(self, person: Person, _: Json) -> Json:
        person.open_dm()
        return {}

    async def _dismiss(self, person: Person, asked: Json) -> Json:
        message = self._stage.message(person, asked["place"], asked["message"])
        if message.ephemeral_for != person.id:
            msg = "Only what only you can see can be dismissed."
            raise CannotDo(msg)
        self._stage.dismissed.add((person.id, message.id))
        return {}

    def _channel(self, person: Person, asked: Json) -> Channel:
        return self._stage.channel(person, asked["place"]) or person.open_dm()

    def _command(self, person: Person, channel: Channel, name: str) -> Command:
        for command in self._stage.commands(person, channel):
            if command.name == f"/{name}":
                return command
        msg = f"{person.name} is not offered /{name} here."
        raise LookupError(msg)

    def _options(self, command: Command, given: Json) -> Json:
        kinds = {option["name"]: option["type"] for option in command.options}
        return {name: self._option(kinds[name], value) for name, value in given.items()}

    def _option(self, kind: int, value: Any) -> Any:  # noqa: ANN401 — as typed as the option is
        if kind in ENTITY_OPTIONS:
            return self._entity(value)
        return file(value) if kind == OptionType.ATTACHMENT else value

    def _entity(self, wanted: str) -> Any:  # noqa: ANN401 — a person, a role, a channel, or words
        guild = self._stage.guild
        for role in guild.roles:
            if str(role.id) == wanted:
                return Role(guild, role.id)
        everything: Iterable[Person | Channel] = (
            *(actor.person for actor in self._stage.cast),
            *guild.channels,
            *guild.threads,
        )
        return next((it for it in everything if str(it.id) == wanted), wanted)

    def _shown(self, response: Response) -> Json:
        if not response.answered:
            return {"trouble": f"{self._stage.bot_name} did not respond."}
        modal = response.modal
        if modal is None:
            return {}
        form = secrets.token_urlsafe(8)
        self._forms[form] = modal
        while len(self._forms) > KEPT_FORMS:
            self._forms.popitem(last=False)
        return {"form": {"id": form, "title": modal.title, "components": modal.components}}


async def run_command(
    person: Person, channel: Channel, command: Command, options: Json
) -> Response:
    """Run a command whose options may have any name, also `channel`."""
    response = send_interaction(
        person,
        InteractionType.APPLICATION_COMMAND,
        channel_id=channel.id,
        data=command.data(person, channel, options),
    )
    return await answer_of(response, patience=0)


def component(components: list[Json], custom_id: str) -> Json:
    """Return the component with this custom id; raises LookupError if there is none."""
    for spec in walk_components(components):
        if spec.get("custom_id") == custom_id:
            return dict(spec)
    msg = "That is no longer there."
    raise LookupError(msg)


def file(sent: Json) -> tuple[str, bytes]:
    """Return a file that the page sent, as a name and its content."""
    return str(sent["filename"]), base64.b64decode(sent["base64"], validate=True)
