"""What Discord takes of a message, a form or a list of choices: its own numbers, held against ours.

A pure function of what would be sent; the sandbox holds requests against Discord's OpenAPI too.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
ROW, BUTTON, SELECT, INPUT, LABEL, BOXES = 1, 2, 3, 4, 18, 22  # kinds of components
SELECTS = frozenset({SELECT, 5, 6, 7, 8})
LINK = 5  # a style of buttons


def broken(sent: Json) -> list[str]:
    """Return what Discord would refuse in a body that answers an interaction, or is a message."""
    if "choices" in sent:
        return list(_choices(sent["choices"]))
    if "title" in sent:
        return list(_form(sent))
    return list(_message(sent)) if "content" in sent else []


def _message(sent: Json) -> Iterator[str]:
    yield from _length("content", sent["content"], 2000)
    rows: Sequence[Json] = sent.get("components") or ()
    parts = [part for row in rows for part in row["components"]]
    if len(rows) > 5:
        yield f"{len(rows)} rows"
    if len(rows) + len(parts) > 40:
        yield f"{len(rows) + len(parts)} components"
    for row in rows:
        kinds = [part["type"] for part in row["components"]]
        if not kinds or len(kinds) > (1 if SELECTS & set(kinds) else 5):
            yield f"{len(kinds)} in a row"
    ids = [part["custom_id"] for part in parts if part.get("custom_id")]
    if len(set(ids)) < len(ids):
        yield f"a custom id is there twice: {sorted(it for it in ids if ids.count(it) > 1)}"
    for part in parts:
        yield from _part(part)
    for file in sent.get("attachments") or ():
        yield from _length("description of a file", file.get("description") or "-", 1024)


def _part(part: Json) -> Iterator[str]:
    if part["type"] == BUTTON:
        yield from _length("label of a button", part["label"], 80)
        if part.get("style") == LINK:
            yield from _length("address of a button", part["url"], 512)
            return
    yield from _length("custom id", part["custom_id"], 100)
    if part["type"] not in SELECTS:
        return
    yield from _length("placeholder", part.get("placeholder") or "-", 150)
    least, most = part.get("min_values", 1), part.get("max_values", 1)
    if not 0 <= least <= most <= 25:
        yield f"from {least} to {most} to choose"
    if part["type"] == SELECT:
        yield from _options(part["options"], most=25)
        if most > len(part["options"]):
            yield f"{most} to choose of {len(part['options'])}"
        if sum(bool(it.get("default")) for it in part["options"]) > most:
            yield "more chosen than can be"


def _options(options: Sequence[Json], *, most: int) -> Iterator[str]:
    if not 1 <= len(options) <= most:
        yield f"{len(options)} options"
    if len({it["value"] for it in options}) < len(options):
        yield "two options with one value"
    for option in options:
        yield from _length("label of an option", option["label"], 100)
        yield from _length("value of an option", option["value"], 100)
        yield from _length("description of an option", option.get("description") or "-", 100)


def _form(sent: Json) -> Iterator[str]:
    yield from _length("title of a form", sent["title"], 45)
    yield from _length("custom id", sent["custom_id"], 100)
    if not 1 <= len(sent["components"]) <= 5:
        yield f"{len(sent['components'])} fields"
    for field in sent["components"]:
        yield from _length("label of a field", field["label"], 45)
        yield from _length("description of a field", field.get("description") or "-", 100)
        part = field["component"]
        yield from _length("custom id", part["custom_id"], 100)
        if part["type"] == BOXES:
            yield from _options(part["options"], most=10)
        if part["type"] == INPUT:
            yield from _length("hint of a field", part.get("placeholder") or "-", 100)
            most = part.get("max_length", 4000)
            if not 1 <= most <= 4000:
                yield f"a field for {most}"
            yield from _length("what stands in a field", part.get("value") or "-", most)


def _choices(choices: Sequence[Json]) -> Iterator[str]:
    if len(choices) > 25:
        yield f"{len(choices)} choices"
    for choice in choices:
        yield from _length("name of a choice", choice["name"], 100)
        if isinstance(choice["value"], str):
            yield from _length("value of a choice", choice["value"], 100)


def _length(what: str, text: str, most: int) -> Iterator[str]:
    if not 1 <= len(text) <= most or not text.strip():
        yield f"{what}: {len(text)} of {most}: {text[:40]!r}"
