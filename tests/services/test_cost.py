"""What a tick and a check-in cost, counted in statements; members who are not due cost nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.app import all_planners
from bot.dispatcher import Dispatcher
from bot.models import Answer, Slot
from bot.store.schema import member, person
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MARA, MONDAY, ZONE, Harbour, at

NOW = at(MONDAY, 7)
CHUNK = 5_000


async def add_members(harbour: Harbour, first: int, last: int) -> None:
    """Let many people be members whose prompts are due tomorrow."""
    for start in range(first, last, CHUNK):
        numbers = range(start, min(start + CHUNK, last))
        async with harbour.database.transaction() as tx:
            await tx.execute(insert(person), [_person(number) for number in numbers])
            await tx.execute(insert(member), [_member(number) for number in numbers])


def _person(number: int) -> dict[str, object]:
    return {
        "id": number,
        "guild_id": GROUP,
        "user_id": number,
        "kind": "member",
        "key": b"key",
        "created_at": NOW,
    }


def _member(number: int) -> dict[str, object]:
    due_at = NOW + timedelta(days=1, seconds=number % 86_400)
    return {
        "person_id": number,
        "zone": ZONE,
        "started_at": NOW,
        "due_at": due_at,
        "due_on": due_at.date(),
        "due_slot": "morning",
    }


@pytest.mark.slow
async def test_a_tick_with_nothing_due_costs_the_same_for_ten_and_for_100_000_members(
    harbour: Harbour,
):
    await harbour.groups.change(GROUP, {"country": "GB"}, actor_id=INES, now=NOW)
    dispatcher = Dispatcher(
        database=harbour.database,
        clock=FakeClock(NOW),
        planners=all_planners(harbour.services),
        wake_senders=lambda: None,
    )

    async def cost() -> int:
        before = harbour.database.statements
        await dispatcher.tick()
        return harbour.database.statements - before

    await add_members(harbour, 1_000, 1_010)
    await dispatcher.tick()  # the first one also looks whether the clock was set back
    with_ten = await cost()
    await add_members(harbour, 1_010, 101_000)
    assert await cost() == with_ten <= 12


async def test_a_check_in_costs_a_handful_of_statements(harbour: Harbour):
    await harbour.start()
    await harbour.answer()
    before = harbour.database.statements
    await harbour.check_ins.answer(
        GROUP, MARA, day_on=MONDAY, slot=Slot.MORNING, answer=Answer.OKAY, now=at(MONDAY, 11)
    )
    assert harbour.database.statements - before <= 12
