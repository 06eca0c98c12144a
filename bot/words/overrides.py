"""The lines that a group changes: read alone, so that one text can never touch another."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fluent.syntax import ast

from bot.words.entries import complaints, read_entry, read_resource
from bot.words.rendering import new_bundle, render
from bot.words.samples import likely, longest

if TYPE_CHECKING:
    from bot.words.catalogue import Catalogue

MOST_LINES = 2
MOST_CHARACTERS = 300
MOST_TYPED = 1000  # a choice by variable writes more than it shows
MOST_BRACKETS = 20  # nested ones could exhaust the parser


def read_override(message_id: str, text: str) -> ast.Resource | None:
    """Return the text as the one message of this id, or nothing if it is not exactly that."""
    resource, problems = _read(message_id, text)
    return None if problems else resource


def check_override(catalogue: "Catalogue", message_id: str, text: str, language: str) -> list[str]:
    """Return what stands against this text as sentences for the admin; none if it may be used."""
    if not catalogue.has(message_id):
        return [f"There is no line called {message_id}."]
    resource, problems = _read(message_id, text)
    if problems:
        return problems
    entry = read_entry(_only_message(resource))
    problems += _strangers(
        entry.variables - catalogue.variables(message_id),
        entry.references - catalogue.references(message_id),
    )
    if not problems:
        problems += _trial(message_id, resource, catalogue, language)
    return problems


def _read(message_id: str, text: str) -> tuple[ast.Resource, list[str]]:
    lines = text.replace("\r\n", "\n").strip().split("\n")
    if not any(line.strip() for line in lines):
        return ast.Resource([]), ["The text is empty."]
    if len(text) > MOST_TYPED or text.count("{") > MOST_BRACKETS:
        return ast.Resource([]), ["The text is too long or has too many brackets."]
    # indented, a line such as "other-id = x" is text of this message and not a second one
    indented = "\n".join(f"    {line.strip()}" for line in lines)
    resource = read_resource(f"{message_id} =\n{indented}\n")
    return resource, list(_shape(resource, message_id))


def _shape(resource: ast.Resource, message_id: str) -> Iterator[str]:
    if complaints(resource):
        yield "A curly bracket is open, or a line begins with one of . * [ }."
    elif len(resource.body) != 1 or not isinstance(resource.body[0], ast.Message):
        yield "The text must be one line of the bot and nothing else."
    else:
        message = resource.body[0]
        if message.id.name != message_id or message.value is None or message.attributes:
            yield "The text must be one line of the bot and nothing else."


def _only_message(resource: ast.Resource) -> ast.Message:
    message = resource.body[0]
    assert isinstance(message, ast.Message)  # noqa: S101 — `_shape` has seen to it
    return message


def _strangers(variables: frozenset[str], references: frozenset[str]) -> list[str]:
    problems = [f"This line does not know {{${name}}}." for name in sorted(variables)]
    return problems + [f"A line may not use {{{name}}}." for name in sorted(references)]


def _trial(
    message_id: str, resource: ast.Resource, catalogue: "Catalogue", language: str
) -> list[str]:
    problems: list[str] = []
    bundle = new_bundle(catalogue.nearest(language), resource)
    names = catalogue.variables(message_id)
    for values in (likely(names), longest(names)):
        text, errors = render(bundle, message_id, values)
        if errors:
            problems.append("The text cannot be put together with its variables.")
        elif not text.strip():
            problems.append("The text is empty.")
        elif len(text.split("\n")) > MOST_LINES:
            problems.append(f"The text may have {MOST_LINES} lines at most.")
        elif len(text) > MOST_CHARACTERS:
            problems.append(f"The text may have {MOST_CHARACTERS} characters at most.")
        if problems:
            break
    return problems
