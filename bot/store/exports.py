"""Everything that is kept about one person, read from the schema itself.

A table that hangs on `person` is part of what a member takes along, with all of its columns, from
the day it exists. What is not has to be named here, with the reason, and a test compares this with
the schema; sealed columns are named with what their seal is bound to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import PersonId
from bot.store.schema import metadata, person

OWNER = "person_id"  # the column that says whose a row is

NOT_THEIRS: Mapping[str, str] = {
    "step": "the ladder of a request: the request itself is here, and who was told",
}
"""Tables that hang on a person and stay out, with the reason that the person reads."""

THROUGH: Mapping[str, str] = {"shift_release": "shift_id"}
"""Tables without an owner of their own: the column that points at the row whose owner it is."""

NOT_WORTH: Mapping[str, Mapping[str, str]] = {
    "person": {"key": "the lock of your own words, which stand here opened"},
    "delivery": dict.fromkeys(
        (
            *("key", "lane", "try_at", "owner", "epoch", "claimed_at", "lease_until"),
            *("doubtful_at", "attempts"),
        ),
        "how the bot counts its attempts to send a message",
    ),
}
"""Columns that stay out, with the reason."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the seal of a column is bound to, beside its table, group and person."""

    row: str = "id"  # the column of the row's own part
    is_json: bool = False


SEALED: Mapping[tuple[str, str], Seal] = {
    ("own_date", "sealed"): Seal(),
    ("goal", "sealed"): Seal(),
    ("check_in_note", "sealed"): Seal(row="check_in_id", is_json=True),
    ("check_in_share", "sealed"): Seal(row="check_in_id"),
    ("concern", "sealed"): Seal(),
    ("concern", "answer"): Seal(),
    ("signed_note", "sealed"): Seal(),
    ("hand_note", "sealed"): Seal(row="request_id"),
}


def hanging() -> Sequence[Table]:
    """Return every table whose rows go when a person goes, the person's own first."""
    found = {person.name}
    while True:
        more = {
            table.name
            for table in metadata.sorted_tables
            for key in table.foreign_keys
            if key.column.table.name in found
        }
        if more <= found:
            return [table for table in metadata.sorted_tables if table.name in found]
        found |= more


def taken() -> Sequence[Table]:
    """Return the tables that a person takes along."""
    return [table for table in hanging() if table.name not in NOT_THEIRS]


def columns_of(table: Table) -> Sequence[Column[Any]]:
    """Return the columns that are taken along: not those that point at somebody else's row."""
    left_out = NOT_WORTH.get(table.name, {})
    return [
        column
        for column in table.columns
        if column.name not in left_out and not _is_another(column) and column.name != OWNER
    ]


def _is_another(column: Column[Any]) -> bool:
    points_at = {key.column.table.name for key in column.foreign_keys}
    return column.name != OWNER and person.name in points_at


def is_of(table: Table, person_id: PersonId) -> ColumnElement[bool]:
    """Return the condition that a row is this person's."""
    if table is person:
        return table.c.id == person_id
    if table.name not in THROUGH:
        return table.c[OWNER] == person_id
    (key,) = table.c[THROUGH[table.name]].foreign_keys
    parents = select(key.column).where(is_of(key.column.table, person_id))
    return key.parent.in_(parents)


async def rows(
    tx: AsyncConnection, table: Table, person_id: PersonId
) -> Sequence[Mapping[str, Any]]:
    """Return the rows of a table that are this person's, as they are kept."""
    query = select(*columns_of(table)).where(is_of(table, person_id))
    found = await tx.execute(query.order_by(*table.primary_key.columns))
    return [dict(row) for row in found.mappings()]


async def key_of(tx: AsyncConnection, person_id: PersonId) -> bytes:
    """Return a person's wrapped key."""
    query = select(person.c.key).where(person.c.id == person_id)
    key: bytes = (await tx.execute(query)).scalar_one()
    return key
