"""What a tick and a check-in cost, counted in statements; members who are not due cost nothing."""

from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert
from typing_extensions import override

from bot.app import all_planners
from bot.database import Database, Transaction
from bot.dispatcher import Dispatcher
from bot.keyring import Keyring
from bot.models import Answer, Slot
from bot.store.schema import member, person
from tests.databases import Place
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
    planners = all_planners(harbour.services)
    dispatcher = Dispatcher(
        database=harbour.database,
        clock=FakeClock(NOW),
        planners=planners,
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
    assert await cost() == with_ten <= len(planners) + 5  # one look each, and the tick's own


async def test_a_check_in_costs_a_handful_of_statements(harbour: Harbour):
    await harbour.start()
    await harbour.answer()
    before = harbour.database.statements
    await harbour.check_ins.answer(
        GROUP, MARA, day_on=MONDAY, slot=Slot.MORNING, answer=Answer.OKAY, now=at(MONDAY, 11)
    )
    assert harbour.database.statements - before <= 9


async def test_a_first_answer_and_its_press_cost_one_transaction(
    place: Place, keyring: Keyring, tmp_path: Path
):
    opened = 0

    class Counted(Database):
        @override
        def transaction(self) -> AbstractAsyncContextManager[Transaction]:
            nonlocal opened
            opened += 1
            return super().transaction()

    database = await Counted.open(place, keyring, clock=FakeClock(NOW))
    harbour = Harbour(database, tmp_path)
    await harbour.start()
    opened, before = 0, database.statements
    answered = await harbour.check_ins.answer(
        GROUP, MARA, day_on=MONDAY, slot=Slot.MORNING, answer=Answer.OKAY, now=NOW, press=1
    )
    assert answered is not None
    assert opened == 1
    assert database.statements - before <= 11
    await database.close()
