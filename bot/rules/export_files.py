"""What a person takes along, as two files: JSON for programs, CSV for a table on a phone."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import StringIO
from typing import Any

Value = str | int | float | bool | None | dict[str, Any] | list[Any]
Rows = Sequence[Mapping[str, Value]]

# The largest whole number that every reader of JSON keeps; Discord's ids are larger.
EXACT = 2**53
# What a spreadsheet takes for a formula, and runs.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = ("what", "row", "name", "value")


def plain(value: object) -> Value:
    """Return a stored value as JSON can say it: moments and dates in words of ISO 8601."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= EXACT:
        return str(value)
    if value is None or isinstance(value, str | int | float | dict | list):
        return value
    return str(value)


def as_json(head: Mapping[str, Value], tables: Mapping[str, Rows]) -> bytes:
    """Return all of it, indented for people."""
    told = {**head, "data": {name: [dict(row) for row in rows] for name, rows in tables.items()}}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def as_csv(tables: Mapping[str, Rows]) -> bytes:
    """Return all of it as one table: one line for each value, so that any phone can show it.

    What a spreadsheet would run as a formula begins with an apostrophe, which makes it text.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_lines(tables))
    return out.getvalue().encode("utf-8-sig")  # or spreadsheets take accents for other letters


def _lines(tables: Mapping[str, Rows]) -> Iterator[tuple[str, int, str, str]]:
    for name, rows in tables.items():
        for number, row in enumerate(rows, 1):
            for column, value in row.items():
                if value is not None:
                    yield name, number, column, _cell(value)


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{said}" if said.startswith(FORMULA) else said
