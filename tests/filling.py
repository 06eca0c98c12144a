"""Rows for every table, made from the schema itself, so that no new table is forgotten."""

import re
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Table

from bot.database import Transaction
from bot.store.schema import metadata
from tests.fakes import NEW_YEAR

ROWS = 7
CHOICE = re.compile(r"(\w+) IN \(([^)]*)\)")
RANGE = re.compile(r"(\w+) BETWEEN (\d+) AND")


async def fill(tx: Transaction, rows: int = ROWS) -> None:
    """Give every table `rows` rows, each hanging on a different row of its parents."""
    ids: dict[str, list[Any]] = {}
    numbers = count(1)
    for table in metadata.sorted_tables:
        ids[table.name] = []
        for place in range(rows):
            values = _values(table, place, next(numbers), ids)
            row = await tx.execute(table.insert().values(values).returning(*table.primary_key))
            ids[table.name].append(row.one()[0])


def _values(table: Table, place: int, number: int, ids: dict[str, list[Any]]) -> dict[str, Any]:
    checks = [
        str(constraint.sqltext)
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    ]
    choices = {
        found[1]: re.findall(r"'(\w+)'", found[2]) for found in CHOICE.finditer(" ".join(checks))
    }
    least = {found[1]: int(found[2]) for found in RANGE.finditer(" ".join(checks))}
    return {
        column.name: _value(column, place + least.get(column.name, 0), number, ids, choices)
        for column in table.columns
        if column is not table.autoincrement_column
        and not (place == 0 and _may_be_empty(column, checks))
    }


def _may_be_empty(column: Column[Any], checks: list[str]) -> bool:
    return bool(column.nullable) and not any(column.name in check for check in checks)


def _value(
    column: Column[Any],
    place: int,
    number: int,
    ids: dict[str, list[Any]],
    choices: dict[str, list[str]],
) -> object:
    for key in column.foreign_keys:
        return ids[key.column.table.name][place]
    if column.name in choices:
        return choices[column.name][place % len(choices[column.name])]
    if isinstance(column.type, BigInteger) and not column.primary_key:
        return 10**18 + number
    kind = column.type.python_type
    length = getattr(column.type, "length", None)
    made: dict[type, object] = {
        int: number if column.primary_key else place,
        str: f"ü{number}"[:length],
        bytes: bytes([number % 256, 0, 255]),
        object: {"words": ["ü", None, 1.5], "number": number},  # JSON may hold anything
        date: date(2026, 1, 1) + timedelta(days=number),
        time: time(9, 30, place),
        datetime: NEW_YEAR + timedelta(days=number, microseconds=123456),
        bool: bool(place % 2),
        float: number / 7,
    }
    return made[kind]


async def contents(tx: Transaction) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, as Python sees it."""
    return {
        table.name: sorted(map(tuple, (await tx.execute(table.select())).all()), key=repr)
        for table in metadata.sorted_tables
    }
