"""Insert once, on both engines: the database says whether a row was new."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def insert_once(tx: AsyncConnection, table: Table, values: Mapping[str, Any]) -> Any | None:  # noqa: ANN401 — a key may be of any column type
    """Return the new row's first key column, or None where such a row was there already.

    A caught IntegrityError would abort the whole transaction on PostgreSQL; this cannot.
    """
    key = next(iter(table.primary_key.columns))
    statement: Any
    if tx.dialect.name == "postgresql":
        statement = postgresql.insert(table).values(**values).on_conflict_do_nothing()
    else:
        statement = sqlite.insert(table).values(**values).on_conflict_do_nothing()
    return (await tx.execute(statement.returning(key))).scalar_one_or_none()


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
