"""Buttons, selects and forms as Discord wants them, none of them stored by discord.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

import discord

from bot.messenger import Button, Style

STYLES = {Style.PLAIN: discord.ButtonStyle.secondary, Style.MAIN: discord.ButtonStyle.primary}
MOST_OPTIONS = 25


class Choice(StrEnum):
    """What a select offers."""

    TEXT = "text"
    ROLE = "role"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a select."""

    label: str
    value: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A select menu; roles and channels are filled in by Discord."""

    custom_id: str
    placeholder: str
    options: tuple[Option, ...] = ()
    offers: Choice = Choice.TEXT
    most: int = 1
    chosen_id: int | None = None  # of a role or channel


@dataclass(frozen=True, slots=True)
class Panel:
    """What one person is shown: text, rows of buttons, selects."""

    text: str
    rows: tuple[tuple[Button, ...] | Select, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One line to type in a form."""

    name: str  # a-z; comes back with what was typed
    label: str
    hint: str
    most: int = 60  # characters


def view_of(rows: Sequence[tuple[Button, ...] | Select]) -> discord.ui.View:
    """Return rows as a view that is finished already: nothing is stored, the router answers."""
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        if isinstance(row, Select):
            view.add_item(_select(row, number))
            continue
        for button in row:
            view.add_item(_button(button, number))
    view.stop()
    return view


def _button(button: Button, row: int) -> discord.ui.Button[discord.ui.View]:
    style = discord.ButtonStyle.link if button.url else STYLES[button.style]
    return discord.ui.Button(
        label=button.label, custom_id=button.custom_id, url=button.url, style=style, row=row
    )


def _select(select: Select, row: int) -> discord.ui.Item[discord.ui.View]:
    if select.offers is Choice.ROLE:
        chosen = [] if select.chosen_id is None else [_default(select.chosen_id, "role")]
        return discord.ui.RoleSelect(
            custom_id=select.custom_id,
            placeholder=select.placeholder,
            default_values=chosen,
            row=row,
        )
    if select.offers is Choice.CHANNEL:
        chosen = [] if select.chosen_id is None else [_default(select.chosen_id, "channel")]
        return discord.ui.ChannelSelect(
            custom_id=select.custom_id,
            placeholder=select.placeholder,
            channel_types=[discord.ChannelType.text],
            default_values=chosen,
            row=row,
        )
    return discord.ui.Select(
        custom_id=select.custom_id,
        placeholder=select.placeholder,
        min_values=1,
        max_values=min(select.most, len(select.options)),
        options=[
            discord.SelectOption(label=option.label, value=option.value, default=option.chosen)
            for option in select.options[:MOST_OPTIONS]
        ],
        row=row,
    )


def _default(snowflake: int, kind: str) -> discord.SelectDefaultValue:
    of = (
        discord.SelectDefaultValueType.role
        if kind == "role"
        else discord.SelectDefaultValueType.channel
    )
    return discord.SelectDefaultValue(id=snowflake, type=of)


def form_of(title: str, custom_id: str, fields: Sequence[Field]) -> discord.ui.Modal:
    """Return a form that is finished already; what is typed comes back to the router."""
    form = discord.ui.Modal(title=title, custom_id=custom_id)
    for field in fields:
        line: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
            custom_id=field.name, placeholder=field.hint, max_length=field.most, required=True
        )
        form.add_item(discord.ui.Label(text=field.label, component=line))
    form.stop()
    return form


def typed_in(interaction: discord.Interaction) -> dict[str, str]:
    """Return what was typed into a form, by the names of its fields."""
    typed: dict[str, str] = {}
    for row in _data(interaction).get("components", ()):
        inner = [row["component"]] if "component" in row else row.get("components", [])
        typed.update({part["custom_id"]: part["value"] for part in inner if "value" in part})
    return typed


def chosen_in(interaction: discord.Interaction) -> list[str]:
    """Return the values that were chosen in a select."""
    return list(_data(interaction).get("values", ()))


def custom_id_in(interaction: discord.Interaction) -> str:
    """Return the custom id of what was pressed, chosen or submitted."""
    return str(_data(interaction).get("custom_id", ""))


def _data(interaction: discord.Interaction) -> Mapping[str, Any]:
    # Discord's payload; a union of many shapes, of which only these few keys are read here
    return cast("Mapping[str, Any]", interaction.data or {})
