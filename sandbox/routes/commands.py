"""Registering commands: names, lengths, order, localizations, 8,000 characters, 100 of them."""

import re
from typing import Any

import discord
from simcord.enums import AppCommandType, OptionType

from sandbox.calls import Call, invalid_if, refuse, route
from sandbox.routes.guilds import require_guild
from sandbox.world import Json

NAME = re.compile(r"^[-_'\w]{1,32}$")
NAME_CHARACTERS, DESCRIPTION_CHARACTERS, CHOICE_CHARACTERS = 32, 100, 100
OPTIONS = CHOICES = 25
NESTED = {OptionType.SUBCOMMAND, OptionType.SUBCOMMAND_GROUP}
LOCALES = {locale.value for locale in discord.Locale}
CONTEXTS, INTEGRATIONS = {0, 1, 2}, {0, 1}


@route("PUT", "/applications/{application_id}/commands")
def overwrite_global(call: Call) -> Json:
    """Replace all global commands."""
    return _overwrite(call, None, call.world.limits.global_commands)


@route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands")
def overwrite_in_guild(call: Call) -> Json:
    """Replace all commands of one guild."""
    return _overwrite(call, require_guild(call), call.world.limits.guild_commands)


@route("GET", "/applications/{application_id}/commands/{command_id}")
def one(call: Call) -> Json:
    """Return one global command."""
    for command in call.world.commands.get(None, {}).values():
        if command["id"] == call.args["command_id"]:
            return command
    raise refuse(404, 10063, "Unknown application command")


@route("DELETE", "/applications/{application_id}/commands/{command_id}")
def delete(call: Call) -> Json:
    """Delete one global command."""
    command = one(call)
    del call.world.commands[None][(command["name"], command["type"])]


def _overwrite(call: Call, guild_id: int | None, most: int) -> Json:
    if call.id("application_id") != call.world.application_id:
        raise refuse(403, 20012, "You are not authorized to perform this action")
    invalid_if(not isinstance(call.json, list), "Only a list of commands can be given here")
    seen: dict[int, set[str]] = {}
    for command in call.json:
        kind = int(command.get("type", AppCommandType.CHAT_INPUT))
        names = seen.setdefault(kind, set())
        invalid_if(
            command["name"] in names, f"{command['name']}: Application command names must be unique"
        )
        names.add(command["name"])
        if len(names) > most:
            raise refuse(400, 30032, f"Maximum number of application commands reached ({most})")
        _check_command(command, kind, limit=call.world.limits.command_characters)
    known = [_as_simcord_takes_it(command) for command in call.json]
    registered = call.world.register_commands(guild_id, known)
    for command, sent in zip(registered, call.json, strict=True):
        command["version"] = str(call.world.snowflake())
        command["nsfw"] = bool(sent.get("nsfw", False))
        command["contexts"] = sent.get("contexts")
        command["integration_types"] = sent.get("integration_types") or [0]
    return registered


def _as_simcord_takes_it(command: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in command.items() if key not in {"nsfw", "id", "handler"}}


def _check_command(command: dict[str, Any], kind: int, *, limit: int) -> None:
    if kind != AppCommandType.CHAT_INPUT:
        invalid_if(
            not 1 <= len(command["name"]) <= NAME_CHARACTERS or command.get("options"),
            "name: Must be between 1 and 32 in length, and without options.",
        )
        return
    _check_words(command)
    _check_options(command.get("options") or [], depth=0)
    invalid_if(
        characters(command) > limit, f"{command['name']}: Command exceeds maximum size ({limit})"
    )
    invalid_if(
        set(command.get("contexts") or []) - CONTEXTS, "contexts: Value must be one of {0, 1, 2}."
    )
    invalid_if(
        set(command.get("integration_types") or []) - INTEGRATIONS,
        "integration_types: Value must be one of {0, 1}.",
    )


def _check_words(item: dict[str, Any]) -> None:
    for name in (item["name"], *(item.get("name_localizations") or {}).values()):
        invalid_if(
            not NAME.match(name) or name != name.lower(),
            f"name: {name!r}: String value did not match validation regex.",
        )
    described = (item.get("description_localizations") or {}).values()
    for text in (item.get("description") or "", *described):
        invalid_if(
            not 1 <= len(text) <= DESCRIPTION_CHARACTERS,
            f"description: {item['name']}: Must be between 1 and 100 in length.",
        )
    _check_locales(item)


def _check_locales(item: dict[str, Any]) -> None:
    for key in ("name_localizations", "description_localizations"):
        unknown = set(item.get(key) or {}) - LOCALES
        invalid_if(unknown, f"{key}: {sorted(unknown)}: Value must be one of Discord's locales.")


def _check_options(options: list[dict[str, Any]], *, depth: int) -> None:
    invalid_if(len(options) > OPTIONS, f"options: Must be {OPTIONS} or fewer in length.")
    names = [option["name"] for option in options]
    invalid_if(len(set(names)) != len(names), "options: Option names must be unique")
    kinds = {OptionType(option["type"]) for option in options}
    invalid_if(
        kinds & NESTED and kinds - NESTED,
        "options: Sub-command and sub-command group option types are exclusive",
    )
    invalid_if(
        depth and OptionType.SUBCOMMAND_GROUP in kinds,
        "options: Sub-command groups cannot be nested",
    )
    needed = [bool(option.get("required")) for option in options]
    invalid_if(
        needed != sorted(needed, reverse=True),
        "options: Required options must be placed before non-required options",
    )
    for option in options:
        _check_words(option)
        _check_choices(option)
        _check_options(option.get("options") or [], depth=depth + 1)


def _check_choices(option: dict[str, Any]) -> None:
    choices = option.get("choices") or []
    invalid_if(
        len(choices) > CHOICES or (choices and option.get("autocomplete")),
        f"choices: Must be {CHOICES} or fewer, and not with autocomplete.",
    )
    for choice in choices:
        _check_locales(choice)
        texts = [choice["name"], *(choice.get("name_localizations") or {}).values()]
        if isinstance(choice["value"], str):
            texts.append(choice["value"])
        invalid_if(
            any(not 1 <= len(text) <= CHOICE_CHARACTERS for text in texts),
            f"choices: Must be between 1 and {CHOICE_CHARACTERS} in length.",
        )


def characters(item: dict[str, Any]) -> int:
    """Return what Discord counts: names, descriptions, values; of each the longest language."""
    total = _longest(item, "name") + _longest(item, "description")
    total += sum(characters(option) for option in item.get("options") or [])
    for choice in item.get("choices") or []:
        total += _longest(choice, "name") + len(str(choice["value"]))
    return total


def _longest(item: dict[str, Any], key: str) -> int:
    localized = (item.get(f"{key}_localizations") or {}).values()
    return max(len(text) for text in (item.get(key) or "", *localized))
