"""Insert once, on both engines: the database says whether a row was new."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def insert_once(tx: AsyncConnection, table: Table, values: Mapping[str, Any]) -> Any | None:  # noqa: ANN401 — a key may be of any column type
    """Return the new row's first key column, or None where such a row was there already.

    A caught IntegrityError would abort the whole transaction on PostgreSQL; this cannot.
    """
    statement = _once(tx.dialect.name, table)
    return (await tx.execute(statement, dict(values))).scalar_one_or_none()


@cache
def _once(dialect: str, table: Table) -> Any:  # noqa: ANN401 — each engine has its own insert
    """Return the statement, made once: to build it costs half of what it takes to run it."""
    key = next(iter(table.primary_key.columns))
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing().returning(key)


async def upsert(
    tx: AsyncConnection, table: Table, values: Mapping[str, Any], *, on: Sequence[str]
) -> None:
    """Insert a row, or change the one that has the same values in the columns of `on`."""
    changes = {name: value for name, value in values.items() if name not in on}
    statement: Any
    if tx.dialect.name == "postgresql":
        statement = postgresql.insert(table).values(**values)
    else:
        statement = sqlite.insert(table).values(**values)
    await tx.execute(statement.on_conflict_do_update(index_elements=list(on), set_=changes))
