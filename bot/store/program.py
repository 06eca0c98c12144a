"""What the program remembers about itself between runs."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import program
from bot.store.writing import upsert


async def recall(tx: AsyncConnection, name: str) -> str | None:
    """Return what was remembered under a name."""
    query = select(program.c.value).where(program.c.name == name)
    return (await tx.execute(query)).scalar_one_or_none()


async def remember(tx: AsyncConnection, name: str, value: str) -> None:
    """Remember a value under a name."""
    await upsert(tx, program, {"name": name, "value": value}, on=["name"])
