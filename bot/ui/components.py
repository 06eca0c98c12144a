"""Buttons, selects and forms as Discord wants them, none of them stored by discord.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

import discord

from bot.messenger import MOST_OF_LABEL, Button, Style, fitted

STYLES = {Style.PLAIN: discord.ButtonStyle.secondary, Style.MAIN: discord.ButtonStyle.primary}
MOST_OPTIONS = 25
# characters, Discord's limits; a group's own words, and names, can be longer
MOST_OF_OPTION, MOST_OF_PLACEHOLDER = 100, 150
MOST_OF_TITLE, MOST_OF_FIELD, MOST_OF_HINT = 45, 45, 100


class Choice(StrEnum):
    """What a select offers."""

    TEXT = "text"
    ROLE = "role"
    CHANNEL = "channel"
    ROOM = "room"  # a channel or an open thread
    PERSON = "person"


CHANNELS = {
    Choice.CHANNEL: [discord.ChannelType.text],
    Choice.ROOM: [
        *(discord.ChannelType.text, discord.ChannelType.news),
        *(discord.ChannelType.public_thread, discord.ChannelType.news_thread),
    ],
}


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a select."""

    label: str
    value: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A select menu; roles, channels and people are filled in by Discord."""

    custom_id: str
    placeholder: str
    options: tuple[Option, ...] = ()
    offers: Choice = Choice.TEXT
    most: int = 1
    least: int = 1  # 0: choosing nothing takes what was chosen back
    chosen_id: int | None = None  # of a role or channel


@dataclass(frozen=True, slots=True)
class Panel:
    """What one person is shown: text, rows of buttons, selects."""

    text: str
    rows: tuple[tuple[Button, ...] | Select, ...] = ()
    picture: bytes | None = None  # a PNG
    alt: str = ""  # what the picture shows
    files: tuple[tuple[str, bytes], ...] = ()  # names and contents, to take along


@dataclass(frozen=True, slots=True)
class Field:
    """One line to type in a form, or a few."""

    name: str  # a-z; comes back with what was typed
    label: str
    hint: str
    most: int = 60  # characters
    required: bool = True
    long: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick in a form, any number of them or none."""

    name: str  # a-z; comes back with the values of what was ticked
    label: str
    options: tuple[Option, ...]


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
        label=fitted(button.label, MOST_OF_LABEL),
        custom_id=button.custom_id,
        url=button.url,
        style=style,
        row=row,
    )


def _select(select: Select, row: int) -> discord.ui.Item[discord.ui.View]:
    placeholder = fitted(select.placeholder, MOST_OF_PLACEHOLDER)
    if select.offers is Choice.ROLE:
        chosen = [] if select.chosen_id is None else [_default(select.chosen_id, "role")]
        return discord.ui.RoleSelect(
            custom_id=select.custom_id,
            placeholder=placeholder,
            default_values=chosen,
            row=row,
        )
    if select.offers in CHANNELS:
        chosen = [] if select.chosen_id is None else [_default(select.chosen_id, "channel")]
        return discord.ui.ChannelSelect(
            custom_id=select.custom_id,
            placeholder=placeholder,
            channel_types=CHANNELS[select.offers],
            default_values=chosen,
            row=row,
        )
    if select.offers is Choice.PERSON:
        return discord.ui.UserSelect(custom_id=select.custom_id, placeholder=placeholder, row=row)
    options = _different(select.options)
    return discord.ui.Select(
        custom_id=select.custom_id,
        placeholder=placeholder,
        min_values=select.least,
        max_values=min(select.most, len(options)),
        options=[
            discord.SelectOption(
                label=fitted(option.label, MOST_OF_OPTION),
                value=option.value,
                default=option.chosen,
            )
            for option in options
        ],
        row=row,
    )


def _different(options: Sequence[Option]) -> list[Option]:
    """Return those that fit into one select, without a second of one value: Discord takes none."""
    by_value = {option.value: option for option in reversed(options)}
    return [option for option in options if by_value[option.value] is option][:MOST_OPTIONS]


def _default(snowflake: int, kind: str) -> discord.SelectDefaultValue:
    of = (
        discord.SelectDefaultValueType.role
        if kind == "role"
        else discord.SelectDefaultValueType.channel
    )
    return discord.SelectDefaultValue(id=snowflake, type=of)


def form_of(title: str, custom_id: str, fields: Sequence[Field | Boxes]) -> discord.ui.Modal:
    """Return a form that is finished already; what is typed comes back to the router."""
    form = discord.ui.Modal(title=fitted(title, MOST_OF_TITLE), custom_id=custom_id)
    for field in fields:
        part = _boxes(field) if isinstance(field, Boxes) else _line(field)
        form.add_item(discord.ui.Label(text=fitted(field.label, MOST_OF_FIELD), component=part))
    form.stop()
    return form


def _line(field: Field) -> discord.ui.Item[discord.ui.Modal]:
    return discord.ui.TextInput(
        custom_id=field.name,
        placeholder=fitted(field.hint, MOST_OF_HINT),
        max_length=field.most,
        required=field.required,
        style=discord.TextStyle.long if field.long else discord.TextStyle.short,
        default=field.shown[: field.most] or None,
    )


def _boxes(boxes: Boxes) -> discord.ui.Item[discord.ui.Modal]:
    return discord.ui.CheckboxGroup(
        custom_id=boxes.name,
        required=False,
        min_values=0,
        max_values=len(boxes.options),
        options=[
            discord.CheckboxGroupOption(
                label=fitted(option.label, MOST_OF_OPTION),
                value=option.value,
                default=option.chosen,
            )
            for option in boxes.options
        ],
    )


def typed_in(interaction: discord.Interaction) -> dict[str, str]:
    """Return what was typed into a form, by the names of its fields."""
    parts = _parts_of(interaction)
    return {part["custom_id"]: part["value"] for part in parts if "value" in part}


def ticked_in(interaction: discord.Interaction, name: str) -> list[str]:
    """Return the values of the boxes of this name that were ticked in a form."""
    parts = [part for part in _parts_of(interaction) if part["custom_id"] == name]
    return [value for part in parts for value in part.get("values", ())]


def _parts_of(interaction: discord.Interaction) -> list[Mapping[str, Any]]:
    rows = _data(interaction).get("components", ())
    return [
        part
        for row in rows
        for part in ([row["component"]] if "component" in row else row.get("components", []))
    ]


def chosen_in(interaction: discord.Interaction) -> list[str]:
    """Return the values that were chosen in a select."""
    return list(_data(interaction).get("values", ()))


def offered_in(interaction: discord.Interaction) -> frozenset[str] | None:
    """Return the values that the select offered, as it was shown; None where that is not known."""
    rows = [] if interaction.message is None else interaction.message.components
    for row in rows:
        parts = row.children if isinstance(row, discord.ActionRow) else []
        for part in parts:
            if isinstance(part, discord.SelectMenu) and part.custom_id == custom_id_in(interaction):
                return frozenset(option.value for option in part.options)
    return None


def custom_id_in(interaction: discord.Interaction) -> str:
    """Return the custom id of what was pressed, chosen or submitted."""
    return str(_data(interaction).get("custom_id", ""))


def _data(interaction: discord.Interaction) -> Mapping[str, Any]:
    # Discord's payload; a union of many shapes, of which only these few keys are read here
    return cast("Mapping[str, Any]", interaction.data or {})
