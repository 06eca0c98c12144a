"""Every command says whom it is for, where it works, and keeps to Discord's limits."""

import importlib
import inspect
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.porchlight import COGS
from bot.ui.doors import Door, Who, who_of

CHARACTERS = 8000


def tops() -> list[Any]:
    """Return the top-level commands that the cogs declare."""
    return [
        command
        for name in COGS
        for _, kind in inspect.getmembers(importlib.import_module(f"cogs.{name}"), inspect.isclass)
        if kind.__module__ == f"cogs.{name}"
        for command in getattr(kind, "__cog_app_commands__", [])
        if command.parent is None
    ]


def commands() -> Iterator[Any]:
    for top in tops():
        if isinstance(top, app_commands.Group):
            yield from (it for it in top.walk_commands() if isinstance(it, app_commands.Command))
        else:
            yield top


ALL = pytest.mark.parametrize("command", list(commands()), ids=lambda it: it.qualified_name)


@ALL
def test_a_command_says_who_may(command: Any):
    is_admins = command.qualified_name.startswith("admin ")
    assert (who_of(command) is Who.ADMIN) is is_admins


def test_admin_commands_are_hidden_from_others_and_only_in_a_server():
    (admin,) = [top for top in tops() if top.name == "admin"]
    assert admin.default_permissions == discord.Permissions(manage_guild=True)
    assert admin.allowed_contexts.guild
    assert admin.allowed_contexts.dm_channel is False


@pytest.mark.parametrize("top", tops(), ids=lambda top: top.name)
def test_no_command_name_says_anything_tender(top: Any):
    names = {top.name, *(it.name for it in getattr(top, "commands", []))}
    assert not names & {"me", "relapse", "crisis", "help", "sos", "craving", "hard"}


def characters(command: Any) -> int:
    if isinstance(command, app_commands.Group):
        own = len(command.name) + len(command.description)
        return own + sum(characters(it) for it in command.commands)
    options = (len(it.name) + len(str(it.description)) for it in command.parameters)
    return len(command.name) + len(command.description) + sum(options)


@pytest.mark.parametrize("top", tops(), ids=lambda top: top.name)
def test_a_command_keeps_within_discords_characters(top: Any):
    assert 0 < characters(top) <= CHARACTERS


def test_every_door_says_who_may_and_no_two_have_one_action():
    doors = [
        found
        for name in COGS
        for _, kind in inspect.getmembers(importlib.import_module(f"cogs.{name}"), inspect.isclass)
        if kind.__module__ == f"cogs.{name}"
        for _, method in inspect.getmembers(kind, inspect.isfunction)
        if isinstance(found := getattr(method, "__door__", None), Door)
    ]
    assert len({door.action for door in doors}) == len(doors) > 30
    assert all(isinstance(door.who, Who) for door in doors)
