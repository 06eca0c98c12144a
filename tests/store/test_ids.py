"""An id is given once, even when the row that had it is gone."""

from sqlalchemy import func, select

from bot.database import Database
from bot.store.schema import metadata
from tests.filling import fill


async def test_an_erased_rows_id_is_never_given_again(database: Database) -> None:
    counting = [table for table in metadata.sorted_tables if table.autoincrement_column is not None]
    highest: dict[str, int] = {}
    async with database.transaction() as tx:
        await fill(tx)
        for table in counting:
            highest[table.name] = await tx.scalar(select(func.max(table.autoincrement_column))) or 0
        for table in reversed(metadata.sorted_tables):
            await tx.execute(table.delete())
    async with database.transaction() as tx:
        await fill(tx)
        for table in counting:
            lowest = await tx.scalar(select(func.min(table.autoincrement_column)))
            assert lowest == highest[table.name] + 1, table.name
    assert counting
