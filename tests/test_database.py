"""The database keeps its word: nothing lost, nothing half done, one writer."""

import asyncio

from sqlalchemy import Integer, cast, select

from bot.database import Database
from bot.store.schema import program

COUNT = select(program.c.value).where(program.c.name == "count")


async def increment(database: Database) -> None:
    async with database.transaction() as tx:
        before = await tx.scalar(
            select(cast(program.c.value, Integer))
            .where(program.c.name == "count")
            .with_for_update()
        )
        assert before is not None
        await tx.execute(
            program.update().values(value=str(before + 1)).where(program.c.name == "count")
        )


async def test_five_hundred_concurrent_increments_lose_none(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute(program.insert().values(name="count", value="0"))
    await asyncio.gather(*(increment(database) for _ in range(500)))
    async with database.reading() as tx:
        assert await tx.scalar(COUNT) == "500"
