"""Reading Fluent text into entries: what a message says, needs, and whether it is fixed."""

from dataclasses import dataclass

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

FIXED = "Fixed."
PUSHED = "Pushed."


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalogue, with what its comment says about it."""

    node: ast.Message
    variables: frozenset[str]
    references: frozenset[str]
    fixed: bool
    pushed: bool
    note: str


class _Needs(Visitor):
    """Collects the variables and the references of a pattern."""

    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 — Fluent's name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 — as above
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 — as above
        self.references.add(f"-{node.id.name}")

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802 — as above
        self.references.add(f"{node.id.name}()")
        self.generic_visit(node)


def read_resource(text: str) -> ast.Resource:
    """Return the parsed text; a line that is not Fluent becomes a `Junk` entry in it."""
    return FluentParser(with_spans=False).parse(text)


def complaints(resource: ast.Resource) -> list[str]:
    """Return what the parser could not read, one sentence each."""
    return [
        f'near "{junk.content.strip().splitlines()[0]}": {"; ".join(_reasons(junk))}'
        for junk in resource.body
        if isinstance(junk, ast.Junk) and junk.content is not None
    ]


def read_entry(message: ast.Message) -> Entry:
    """Return the message with what it needs and what its comment marks."""
    needs = _Needs()
    needs.visit(message)
    note = (message.comment.content or "") if message.comment else ""
    marks = note.split()
    return Entry(
        node=message,
        variables=frozenset(needs.variables),
        references=frozenset(needs.references),
        fixed=FIXED in marks,
        pushed=PUSHED in marks,
        note=note,
    )


def _reasons(junk: ast.Junk) -> list[str]:
    return [note.message for note in junk.annotations or [] if note.message]
