"""Select menus and forms as a person fills them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simcord.enums import SELECT_TYPES, ComponentType

from sandbox.options import resolve, upload
from sandbox.refusals import CannotDo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.people import Person
    from sandbox.shown import Modal
    from sandbox.world import Json

CONTROLS = {
    ComponentType.TEXT_INPUT,
    *SELECT_TYPES,
    ComponentType.FILE_UPLOAD,
    ComponentType.RADIO_GROUP,
    ComponentType.CHECKBOX_GROUP,
    ComponentType.CHECKBOX,
}
TEXT_LIMIT = 4000


def choose(
    person: Person,
    menu: dict[str, Any],
    values: Sequence[Json],
    resolved: dict[str, Any],
    *,
    guild_id: int | None,
) -> list[str]:
    """Return the values of a select menu, as the client would send them."""
    least, most = _bounds(menu)
    if not least <= len(values) <= most:
        msg = f"choose {least} to {most} here, not {len(values)}"
        raise CannotDo(msg)
    if menu["type"] in {ComponentType.STRING_SELECT, ComponentType.CHECKBOX_GROUP}:
        return [_value_of(menu, it) for it in values]
    for value in values:
        resolve(person, value, resolved, guild_id=guild_id)
    return [str(value.id) for value in values]


def _bounds(menu: dict[str, Any]) -> tuple[int, int]:
    options = menu.get("options") or []
    checkboxes = menu["type"] == ComponentType.CHECKBOX_GROUP
    least = menu.get("min_values")
    most = menu.get("max_values")
    if least is None:
        least = 1
    if most is None:
        most = len(options) if checkboxes else 1
    return (0 if menu.get("required") is False else least), most


def _value_of(menu: dict[str, Any], named: str) -> str:
    options = menu.get("options") or []
    for option in options:
        if named in {option["value"], option["label"]}:
            return str(option["value"])
    msg = f"there is no {named!r} here; there are {[it['label'] for it in options]}"
    raise CannotDo(msg)


def fill_in(
    person: Person, modal: Modal, values: dict[str, Any], resolved: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return the components of a form as the client sends them."""
    if modal.person.id != person.id:
        msg = f"this form is on the screen of {modal.person.name}"
        raise CannotDo(msg)
    form = _Form(person, modal, dict(values), resolved)
    sent = [form.component(it) for it in modal.components]
    if form.values:
        msg = f"this form has no {sorted(form.values)}"
        raise CannotDo(msg)
    return sent


class _Form:
    def __init__(
        self, person: Person, modal: Modal, values: dict[str, Any], resolved: dict[str, Any]
    ) -> None:
        self.person = person
        self.modal = modal
        self.values = values
        self.resolved = resolved

    def component(self, spec: dict[str, Any], label: str | None = None) -> dict[str, Any]:
        kind = spec["type"]
        sent: dict[str, Any] = {"type": kind, "id": spec["id"]}
        if kind == ComponentType.LABEL:
            sent["component"] = self.component(spec["component"], spec["label"])
        elif kind == ComponentType.ACTION_ROW:
            sent["components"] = [self.component(it) for it in spec["components"]]
        elif kind in CONTROLS:
            sent["custom_id"] = spec["custom_id"]
            sent.update(self._filled(spec, label or spec.get("label")))
        return sent

    def _filled(self, spec: dict[str, Any], label: str | None) -> dict[str, Any]:
        keys = [key for key in (spec["custom_id"], label) if key in self.values]
        given = self.values.pop(keys[0]) if keys else _shown_at_first(spec)
        kind = spec["type"]
        if kind == ComponentType.TEXT_INPUT:
            return {"value": _text(spec, given, label)}
        if kind == ComponentType.CHECKBOX:
            return {"value": bool(given)}
        listed = _listed(given)
        if not listed and spec.get("required", True):
            msg = f"{label or spec['custom_id']!r} has to be filled in"
            raise CannotDo(msg)
        if kind == ComponentType.RADIO_GROUP:
            return {"value": _value_of(spec, listed[0]) if listed else None}
        if kind == ComponentType.FILE_UPLOAD:
            channel_id = self.modal.record.channel_id
            return {"values": [upload(self.person, channel_id, it, self.resolved) for it in listed]}
        if not listed:
            return {"values": []}
        guild_id = self.modal.record.guild_id
        return {"values": choose(self.person, spec, listed, self.resolved, guild_id=guild_id)}


def _shown_at_first(spec: dict[str, Any]) -> Json:
    kind = spec["type"]
    if kind == ComponentType.TEXT_INPUT:
        return spec.get("value") or ""
    if kind == ComponentType.CHECKBOX:
        return spec.get("default", False)
    return [it["value"] for it in spec.get("options") or [] if it.get("default")]


def _listed(given: Json) -> list[Any]:
    if given is None:
        return []
    return list(given) if isinstance(given, list) else [given]


def _text(spec: dict[str, Any], given: str, label: str | None) -> str:
    least = spec.get("min_length") or 0
    most = spec.get("max_length") or TEXT_LIMIT
    required = spec.get("required", True)
    if required:
        least = max(least, 1)
    if (given or required) and not least <= len(given) <= most:
        msg = f"{label or spec['custom_id']!r} takes {least} to {most} characters"
        raise CannotDo(msg)
    return given
