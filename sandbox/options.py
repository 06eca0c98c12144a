"""Slash commands as a person's client knows them: which, with which options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from simcord.backend import serializers
from simcord.backend.errors import OptionError
from simcord.enums import OptionType
from simcord.interactions import command_leaves, validate_option_value

from sandbox.places import Channel, Role
from sandbox.refusals import CannotDo

if TYPE_CHECKING:
    from sandbox.people import Person

File = tuple[str, bytes]
Value: TypeAlias = "str | int | float | bool | File | Person | Role | Channel"

ENTITIES = {OptionType.USER, OptionType.CHANNEL, OptionType.ROLE, OptionType.MENTIONABLE}


@dataclass(frozen=True)
class Command:
    """One command that can be run, with its place under its parents."""

    root: dict[str, Any]
    path: tuple[str, ...]
    leaf: dict[str, Any]

    @property
    def name(self) -> str:
        """Return what a person types, such as "/my start"."""
        return "/" + " ".join(self.path)

    @property
    def description(self) -> str:
        """Return the line under it."""
        return str(self.leaf["description"])

    @property
    def options(self) -> list[dict[str, Any]]:
        """Return its options as Discord's JSON."""
        return list(self.leaf.get("options") or [])

    def localized(self, locale: str) -> tuple[str, str]:
        """Return its name and description in a language."""
        names = [self.root, *self._steps()]
        words = [(it.get("name_localizations") or {}).get(locale) or it["name"] for it in names]
        described = (self.leaf.get("description_localizations") or {}).get(locale)
        return "/" + " ".join(words), described or self.description

    def data(self, person: Person, channel: Channel, given: dict[str, Any]) -> dict[str, Any]:
        """Return the data of an interaction that runs it."""
        missing = [
            it["name"] for it in self.options if it.get("required") and it["name"] not in given
        ]
        if missing:
            msg = f"{self.name} asks for {missing}"
            raise CannotDo(msg)
        resolved: dict[str, Any] = {}
        options = [self._option(person, channel, name, it, resolved) for name, it in given.items()]
        data = self._wrapped(options)
        if resolved:
            data["resolved"] = resolved
        return data

    def typing(
        self, person: Person, channel: Channel, name: str, typed: str, filled: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the data of an interaction that asks what could be typed."""
        spec = self._spec(name)
        if not spec.get("autocomplete"):
            msg = f"option {name} of {self.name} offers nothing"
            raise CannotDo(msg)
        options = [self._option(person, channel, key, it, {}) for key, it in filled.items()]
        options.append({"name": name, "type": spec["type"], "value": typed, "focused": True})
        return self._wrapped(options)

    def _steps(self) -> list[dict[str, Any]]:
        steps, node = [], self.root
        for name in self.path[1:]:
            node = next(it for it in node["options"] if it["name"] == name)
            steps.append(node)
        return steps

    def _spec(self, name: str) -> dict[str, Any]:
        for spec in self.options:
            if spec["name"] == name:
                return spec
        msg = f"{self.name} has no option {name}; it has {[it['name'] for it in self.options]}"
        raise CannotDo(msg)

    def _option(
        self,
        person: Person,
        channel: Channel,
        name: str,
        value: Any,  # noqa: ANN401 — as typed as the option is
        resolved: dict[str, Any],
    ) -> dict[str, Any]:
        spec = self._spec(name)
        kind = OptionType(spec["type"])
        if kind in ENTITIES:
            wire: Any = str(value.id)
            resolve(person, value, resolved, guild_id=channel.model.guild_id)
        else:
            try:
                wire = validate_option_value(self.name, spec, value)
            except OptionError as error:
                raise CannotDo(str(error)) from error
            if kind == OptionType.ATTACHMENT:
                wire = upload(person, channel.id, value, resolved)
        return {"name": name, "type": int(kind), "value": wire}

    def _wrapped(self, options: list[dict[str, Any]]) -> dict[str, Any]:
        for step in reversed(self._steps()):
            options = [{"name": step["name"], "type": step["type"], "options": options}]
        data = {
            "id": self.root["id"],
            "name": self.root["name"],
            "type": self.root["type"],
            "options": options,
        }
        if self.root.get("guild_id"):
            data["guild_id"] = self.root["guild_id"]
        return data


def commands_for(person: Person, channel: Channel) -> list[Command]:
    """Return the commands that the person's client offers in a channel."""
    if not person.sees(channel):
        return []
    roots = person.sandbox.world.visible_commands(user_id=person.id, channel_id=channel.id)
    return [
        Command(root, tuple(path), leaf) for root in roots for path, leaf in command_leaves(root)
    ]


def find_command(person: Person, channel: Channel, typed: str) -> Command:
    """Return the command that the person names, or raise what their client would do."""
    wanted = tuple(typed.removeprefix("/").split())
    offered = commands_for(person, channel)
    for command in offered:
        if command.path == wanted:
            return command
    names = [command.name for command in offered]
    msg = f"{person.name} is not offered {typed} there; only {names}"
    raise CannotDo(msg)


def resolve(
    person: Person,
    value: Person | Role | Channel,
    resolved: dict[str, Any],
    *,
    guild_id: int | None,
) -> None:
    """Add what a chosen person, role or channel is to the interaction's `resolved`."""
    world = person.sandbox.world
    key = str(value.id)
    if isinstance(value, Role):
        resolved.setdefault("roles", {})[key] = dict(serializers.role_payload(value.model))
    elif isinstance(value, Channel):
        payload = dict(serializers.channel_payload(world, value.model))
        if value.model.guild_id is not None:
            granted = world.compute_permissions(value.model.guild_id, person.id, value.id)
            payload["permissions"] = str(granted)
        resolved.setdefault("channels", {})[key] = payload
    else:
        resolved.setdefault("users", {})[key] = dict(
            serializers.user_payload(world.users[value.id])
        )
        guild = world.guilds.get(guild_id or 0)
        if guild is not None and value.id in guild.members:
            payload = dict(
                serializers.member_payload(world, guild, guild.members[value.id], with_user=False)
            )
            payload["permissions"] = str(world.compute_permissions(guild.id, value.id))
            resolved.setdefault("members", {})[key] = payload


def upload(person: Person, channel_id: int, file: File, resolved: dict[str, Any]) -> str:
    """Keep a file that a person sends with an interaction; returns its id."""
    world = person.sandbox.world
    attachment_id = world.snowflake()
    name, content = file
    kept = world.cdn.store_attachment(attachment_id, channel_id, name, content, None)
    resolved.setdefault("attachments", {})[str(attachment_id)] = kept
    return str(attachment_id)
