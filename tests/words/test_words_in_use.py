"""The catalogue and the code: what the code says exists, and what exists is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.words import Catalogue

ROOT = Path(__file__).parent.parent.parent
CATALOGUE = Catalogue.load(strict=True)
IDS = CATALOGUE.ids()
SPEAKERS = {"words", "say"}  # words("id", …), self._words("id", …), visit.say("id", …)
NOT_SAID_YET = ROOT / "tests" / "words" / "not_said_yet.txt"


def trees() -> list[tuple[str, ast.Module]]:
    files = [file for top in ("bot", "cogs") for file in sorted((ROOT / top).rglob("*.py"))]
    return [(str(file.relative_to(ROOT)), ast.parse(file.read_text("utf-8"))) for file in files]


def speaker(function: ast.expr) -> str:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return str(name).lstrip("_")


def wrong_calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or speaker(node.func) not in SPEAKERS:
            continue
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
            yield from complaint(node.args[0].value, node)


def complaint(message_id: str, call: ast.Call) -> Iterator[str]:
    given = {keyword.arg for keyword in call.keywords}
    if not CATALOGUE.has(message_id):
        yield f"line {call.lineno}: there is no {message_id}"
    elif None not in given and given != CATALOGUE.variables(message_id):
        wanted = sorted(CATALOGUE.variables(message_id))
        yield f"line {call.lineno}: {message_id} takes {wanted}"


def constants(tree: ast.Module) -> set[str]:
    found = {getattr(node, "value", None) for node in ast.walk(tree)}
    return {value for value in found if isinstance(value, str)}


def shapes(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [getattr(part, "value", "") for part in node.values]
            if re.match("[a-z]+-", str(parts[0])):  # "level-{…}", and never "{…}-{…}"
                yield "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
                    for part in node.values
                )


def said_in(found: list[ast.Module], vocabulary: set[str]) -> set[str]:
    """What these modules say: whole ids, and shapes filled with words that the code has."""
    whole = {value for tree in found for value in constants(tree)}
    filled = {shape for tree in found for shape in shapes(tree)}
    return {
        name
        for name in IDS
        if name in whole
        or any(
            match and all(part in vocabulary for part in match.groups())
            for match in (re.fullmatch(shape, name) for shape in filled)
        )
    }


def vocabulary() -> set[str]:
    words = {value.replace("_", "-") for _, tree in trees() for value in constants(tree)}
    numbers = {str(number) for number in range(1, 13)}  # months
    commands = {name.removeprefix("command-") for name in IDS if name.startswith("command-")}
    return words | numbers | set(CATALOGUE.languages) | commands


def said() -> set[str]:
    return said_in([tree for _, tree in trees()], vocabulary())


def not_said_yet() -> list[str]:
    lines = NOT_SAID_YET.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_message_that_the_code_says_exists_with_these_variables() -> None:
    wrong = [f"{file}, {found}" for file, tree in trees() for found in wrong_calls(tree)]
    assert wrong == []


def test_a_wrong_call_is_found() -> None:
    code = 'words("no-such-thing")\nself.say("reply-edited")\nself._words("reply-good")'
    assert list(wrong_calls(ast.parse(code))) == [
        "line 1: there is no no-such-thing",
        "line 2: reply-edited takes ['answer']",
    ]


def test_every_message_is_said_somewhere() -> None:
    unsaid = set(IDS) - said() - set(not_said_yet())
    assert sorted(unsaid) == [], "say them, delete them, or list them in not_said_yet.txt"


def test_the_list_of_what_is_not_said_yet_only_shrinks() -> None:
    listed = not_said_yet()
    assert sorted(set(listed) & said()) == [], "these are said now: take them off not_said_yet.txt"
    assert sorted(set(listed) - set(IDS)) == [], "these are gone from the catalogue"
    assert listed == sorted(set(listed))


def test_what_opens_a_message_sent_unasked_is_listed_for_the_lock_screen() -> None:
    below = {"prompt-private", "thread-answers"}  # a line above them is always there
    no_slots = {"prompt-closed"}  # "prompt-{slot}" could mean it and never does
    letters = ast.parse((ROOT / "bot" / "ui" / "letters.py").read_text("utf-8"))
    opening = said_in([letters], vocabulary()) - below - no_slots
    assert opening
    assert {name for name in opening if not CATALOGUE.pushed(name)} == set()
