"""Who may come in where: a declaration beside each command and each button, and its check."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.models import GuildId, RoleId, UserId

T = TypeVar("T")
WHO = "who"  # where a command carries its declaration


class Who(StrEnum):
    """Whom a command or button is for."""

    ANYBODY = "anybody"
    OWNER = "owner"  # the person whose id is the first part of the custom id's row
    LEAD = "lead"
    HOST = "host"  # hosts of any meeting, leads and admins
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Door:
    """A way in for presses: who may, and how it is answered and noted."""

    action: str
    who: Who
    opens_form: bool
    walk_in: Callable[..., Awaitable[None]]
    notes_press: bool = False
    """It notes the press itself, in the one transaction in which it writes: one commit, not two."""


def pressed(
    action: str, *, who: Who, opens_form: bool = False, notes_press: bool = False
) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., Awaitable[None]]]:
    """Declare a method of a cog as what happens on a button, select or form of this action."""

    def declare(method: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        door = Door(action, who, opens_form, method, notes_press)
        method.__door__ = door  # type: ignore[attr-defined]  # read by the router
        return method

    return declare


def for_whom(who: Who) -> Callable[[T], T]:
    """Declare who may run a command; checked before it runs, and before it completes a word.

    The other half, what Discord shows to whom, is declared with it for admins.
    """

    def declare(command: T) -> T:
        target: Any = command
        target.extras[WHO] = who
        return command

    return declare


def who_of(command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu) -> Who:
    """Return whom a command is for; KeyError for one that does not say."""
    return Who(command.extras[WHO])


def is_admin(interaction: discord.Interaction) -> bool:
    """Say whether somebody may manage the server, by the rights Discord sent with this tap."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def roles_in(interaction: discord.Interaction) -> frozenset[RoleId] | None:
    """Return the roles that came with a tap in a server; None in a DM, where none come."""
    if not isinstance(interaction.user, discord.Member):
        return None
    # from the payload, not from the cache: discord.py keeps the ids it was sent
    return frozenset(RoleId(role) for role in interaction.user._roles)  # noqa: SLF001


def place_of(interaction: discord.Interaction) -> tuple[GuildId | None, UserId]:
    """Return the group, if the tap was in one, and who tapped."""
    guild_id = None if interaction.guild_id is None else GuildId(interaction.guild_id)
    return guild_id, UserId(interaction.user.id)
