"""Slash commands: their names in other languages, their checks, their one error handler."""

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation
from typing_extensions import override

from bot.ui.doors import who_of
from bot.words import Catalogue

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

log = logging.getLogger(__name__)

# Discord's locales by the language of the catalogue
LOCALES = {
    discord.Locale.spain_spanish: "es",
    discord.Locale.latin_american_spanish: "es",
}


class Translator(app_commands.Translator):
    """Names and describes commands in the languages of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @override
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        language = LOCALES.get(locale)
        key = None if language is None else _key(context)
        return self._catalogue.command_texts(language).get(key) if language and key else None


def _key(context: app_commands.TranslationContextTypes) -> str | None:
    """Return the catalogue's id for a part of a command: `command-my-start-about`."""
    where, data = context.location, context.data
    if where in {TranslationContextLocation.command_name, TranslationContextLocation.group_name}:
        return _command_key(data)
    if where in {
        TranslationContextLocation.command_description,
        TranslationContextLocation.group_description,
    }:
        return f"{_command_key(data)}-about"
    if isinstance(data, app_commands.Parameter):
        key = f"{_command_key(data.command)}-{data.name}"
        is_name = where is TranslationContextLocation.parameter_name
        return key if is_name else f"{key}-about"
    return None


def _command_key(command: Any) -> str:  # noqa: ANN401 — commands and groups share no base
    return f"command-{command.qualified_name.replace(' ', '-')}"


class Tree(app_commands.CommandTree["Porchlight"]):
    """Checks who may before a command runs and before it completes a word."""

    @override
    async def interaction_check(self, interaction: discord.Interaction["Porchlight"], /) -> bool:
        command = interaction.command
        if command is None or await self.client.may(interaction, who_of(command)):
            return True
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            await self.client.refuse(interaction, who_of(command))
        return False

    @override
    async def on_error(
        self, interaction: discord.Interaction["Porchlight"], error: app_commands.AppCommandError, /
    ) -> None:
        log.error("command failed interaction=%d", interaction.id, exc_info=error)
        if interaction.type is discord.InteractionType.autocomplete:
            return  # an empty list is what Discord shows then
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await self.client.apologise(interaction, cause)

    async def fingerprint(self) -> str:
        """Return a word that changes when the commands do, names in every language included."""
        commands = [
            await command.get_translated_payload(self, self.translator)
            if self.translator
            else command.to_dict(self)
            for command in self.get_commands()
        ]
        spelled = json.dumps(commands, sort_keys=True, default=str)
        return hashlib.sha256(spelled.encode()).hexdigest()[:16]
