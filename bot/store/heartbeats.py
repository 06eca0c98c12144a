"""Heartbeats while connected, and the outages that their gaps tell of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import heartbeat, outage
from bot.store.writing import upsert


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which a shard was not running or not connected."""

    from_at: datetime
    until_at: datetime


async def last(tx: AsyncConnection, shard: int) -> datetime | None:
    """Return when a shard last beat; None when it never did."""
    query = select(heartbeat.c.beat_at).where(heartbeat.c.shard == shard)
    return (await tx.execute(query)).scalar_one_or_none()


async def beat(tx: AsyncConnection, shard: int, *, boot: str, now: datetime) -> None:
    """Write that a shard is alive and connected."""
    await upsert(tx, heartbeat, {"shard": shard, "boot": boot, "beat_at": now}, on=["shard"])


async def record_outage(tx: AsyncConnection, shard: int, span: Span) -> None:
    """Write down that a shard was away."""
    await tx.execute(
        insert(outage).values(shard=shard, from_at=span.from_at, until_at=span.until_at)
    )


async def outages(tx: AsyncConnection, *, since: datetime, until: datetime) -> Sequence[Span]:
    """Return the outages that touch this time, in order of their beginning."""
    query = (
        select(outage.c.from_at, outage.c.until_at)
        .where(outage.c.until_at > since, outage.c.from_at < until)
        .order_by(outage.c.from_at)
    )
    return [Span(row.from_at, row.until_at) for row in await tx.execute(query)]


async def latest_outage(tx: AsyncConnection) -> Span | None:
    """Return the outage that ended last."""
    query = select(outage.c.from_at, outage.c.until_at).order_by(outage.c.until_at.desc())
    row = (await tx.execute(query.limit(1))).one_or_none()
    return None if row is None else Span(row.from_at, row.until_at)


async def forget_outages(tx: AsyncConnection, before: datetime) -> None:
    """Delete outages that ended before that."""
    await tx.execute(delete(outage).where(outage.c.until_at < before))
