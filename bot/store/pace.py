"""How many sends were begun in one real second, counted for all processes together."""

from sqlalchemy import case, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import pace
from bot.store.writing import insert_once

SENDS = "sends"


async def take_turn(tx: AsyncConnection, *, second: int, cap: int) -> bool:
    """Count one send in this second; False when `cap` of them were begun already."""
    await insert_once(tx, pace, {"name": SENDS, "second": 0, "used": 0})
    is_new = pace.c.second < second
    statement = (
        update(pace)
        .where(pace.c.name == SENDS, or_(is_new, pace.c.used < cap))
        .values(second=second, used=case((is_new, 1), else_=pace.c.used + 1))
        .returning(pace.c.used)
    )
    return (await tx.execute(statement)).scalar_one_or_none() is not None
