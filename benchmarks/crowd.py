"""Many members at once, written as rows while the bot is down."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from bot.models import DeliveryState
from bot.store.schema import check_in, delivery, member, person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.sim.stage import Stage

CHUNK = 2_000
ASKED_AT = time(9)
ZONE = "Etc/UTC"


async def enrol(
    stage: Stage,
    user_ids: Sequence[int],
    *,
    due_at: datetime,
    dms: Sequence[int] | None = None,
    spread: timedelta = timedelta(),
) -> None:
    """Make these people members of the group, first asked at `due_at` or within `spread` after.

    `dms` are their open DMs, in the same order; left out, they have none.
    """
    count = len(user_ids)
    people = [
        _person(stage, user_id, None if dms is None else dms[number], due_at)
        for number, user_id in enumerate(user_ids)
    ]
    async with stage.database() as database:
        for start in range(0, count, CHUNK):
            here = slice(start, start + CHUNK)
            async with database.transaction() as tx:
                added = await tx.execute(
                    insert(person).returning(person.c.id, sort_by_parameter_order=True),
                    people[here],
                )
                members = [
                    _member(person_id, due_at + spread * ((start + number) / count))
                    for number, (person_id,) in enumerate(added.all())
                ]
                _ = await tx.execute(insert(member), members)


async def answered(stage: Stage) -> int:
    """Return how many check-ins have an answer, while the bot is down."""
    async with stage.database() as database, database.reading() as tx:
        query = select(func.count()).where(check_in.c.answer.is_not(None))
        return (await tx.execute(query)).scalar_one()


async def end_queue(stage: Stage) -> None:
    """Let nothing wait to be sent any more, while the bot is down."""
    async with stage.database() as database, database.transaction() as tx:
        waiting = delivery.c.state == DeliveryState.DUE.value
        now = stage.sandbox.clock.now()
        ended = {"state": DeliveryState.DROPPED.value, "finished_at": now}
        _ = await tx.execute(update(delivery).where(waiting).values(**ended))
        _ = await tx.execute(update(member).values(due_at=now + timedelta(days=1)))


def _person(stage: Stage, user_id: int, dm: int | None, now: datetime) -> dict[str, Any]:
    return {
        "guild_id": stage.guild.id,
        "user_id": user_id,
        "kind": "member",
        "key": b"key",  # nobody here writes a note
        "dm_channel_id": dm,
        "dm": "unknown" if dm is None else "open",
        "created_at": now,
    }


def _member(person_id: int, due_at: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "zone": ZONE,
        "started_at": due_at,
        "morning_at": ASKED_AT,
        "due_at": due_at,
        "due_on": due_at.date(),
        "due_slot": "morning",
    }
