"""The lines that a group changes: read alone, so that one text can never touch another."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from fluent.syntax import ast

from bot.words.entries import complaints, read_entry, read_resource
from bot.words.rendering import new_bundle, render
from bot.words.samples import likely, longest

if TYPE_CHECKING:
    from bot.words.catalogue import Catalogue


class Problem(NamedTuple):
    """What stands against a text: the id of a message, and its variables."""

    message_id: str
    variables: Mapping[str, str | int] = MappingProxyType({})


EMPTY = Problem("words-problem-empty")
TOO_LONG = Problem("words-problem-too-long")
MOST_LINES = 2
MOST_CHARACTERS = 300
SHORT = (  # what stands on buttons, in menus and in forms, by its id; Discord's limits
    ("button", 80),
    ("placeholder", 150),
    ("-hint", 100),
    ("-form-", 45),
    *((f"answer-{name}", 80) for name in ("good", "okay", "hard", "very-hard")),
    *((name, 60) for name in ("month-", "language-")),
)
MOST_TYPED = 1000  # a choice by variable writes more than it shows
MOST_BRACKETS = 20  # nested ones could exhaust the parser


def read_override(message_id: str, text: str) -> ast.Resource | None:
    """Return the text as the one message of this id, or nothing if it is not exactly that."""
    resource, problems = _read(message_id, text)
    return None if problems else resource


def most_characters(message_id: str) -> int:
    """Return how long a text may be where it stands."""
    found = (most for mark, most in SHORT if mark in message_id)
    return next(found, MOST_CHARACTERS)


def check_override(
    catalogue: "Catalogue", message_id: str, text: str, language: str
) -> list[Problem]:
    """Return what stands against this text, for the admin to read; none if it may be used."""
    if not catalogue.has(message_id):
        return [Problem("words-problem-no-line", {"typed": message_id})]
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


def _read(message_id: str, text: str) -> tuple[ast.Resource, list[Problem]]:
    lines = text.replace("\r\n", "\n").strip().split("\n")
    if not any(line.strip() for line in lines):
        return ast.Resource([]), [EMPTY]
    if len(text) > MOST_TYPED or text.count("{") > MOST_BRACKETS:
        return ast.Resource([]), [TOO_LONG]
    # indented, a line such as "other-id = x" is text of this message and not a second one
    indented = "\n".join(f"    {line.strip()}" for line in lines)
    resource = read_resource(f"{message_id} =\n{indented}\n")
    return resource, list(_shape(resource, message_id))


def _shape(resource: ast.Resource, message_id: str) -> Iterator[Problem]:
    if complaints(resource):
        yield Problem("words-problem-bracket")
    elif len(resource.body) != 1 or not isinstance(resource.body[0], ast.Message):
        yield Problem("words-problem-more")
    else:
        message = resource.body[0]
        if message.id.name != message_id or message.value is None or message.attributes:
            yield Problem("words-problem-more")


def _about(message_id: str, what: str) -> Problem:
    return Problem(message_id, {"typed": what})


def _only_message(resource: ast.Resource) -> ast.Message:
    message = resource.body[0]
    assert isinstance(message, ast.Message)  # noqa: S101 — `_shape` has seen to it
    return message


def _strangers(variables: frozenset[str], references: frozenset[str]) -> list[Problem]:
    problems = [_about("words-problem-variable", f"{{${name}}}") for name in sorted(variables)]
    return problems + [
        _about("words-problem-reference", f"{{{name}}}") for name in sorted(references)
    ]


def _most_lines(message_id: str) -> int:
    return MOST_LINES if most_characters(message_id) == MOST_CHARACTERS else 1


def _trial(
    message_id: str, resource: ast.Resource, catalogue: "Catalogue", language: str
) -> list[Problem]:
    problems: list[Problem] = []
    bundle = new_bundle(catalogue.nearest(language), resource)
    names = catalogue.variables(message_id)
    for values in (likely(names), longest(names)):
        text, errors = render(bundle, message_id, values)
        if errors:
            problems.append(Problem("words-problem-variables"))
        elif not text.strip():
            problems.append(EMPTY)
        elif len(text.split("\n")) > (lines := _most_lines(message_id)):
            problems.append(Problem("words-problem-lines", {"count": lines}))
        elif len(text) > (most := most_characters(message_id)):
            problems.append(Problem("words-problem-characters", {"count": most}))
        if problems:
            break
    return problems
