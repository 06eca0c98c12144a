"""Interactions already taken in: Discord can deliver one twice."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import press
from bot.store.writing import insert_once


async def first(tx: AsyncConnection, interaction_id: int, *, now: datetime) -> bool:
    """Say whether this interaction is seen for the first time, and remember it."""
    values = {"interaction_id": interaction_id, "received_at": now}
    return await insert_once(tx, press, values) is not None


async def forget(tx: AsyncConnection, *, before: datetime) -> None:
    """Drop what is too old to be delivered again."""
    await tx.execute(delete(press).where(press.c.received_at < before))
