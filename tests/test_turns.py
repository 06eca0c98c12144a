"""Turns at the database: a queue that moves is waited in, one that does not is left."""

import asyncio

import pytest

from bot.database_trouble import DatabaseTrouble, Trouble
from bot.turns import Turns

SHORT = 0.1


async def test_a_queue_longer_than_the_patience_is_waited_in_while_it_moves() -> None:
    turns = Turns(1, patience=SHORT)
    served: list[int] = []

    async def come(number: int) -> None:
        async with turns.turn():
            await asyncio.sleep(SHORT / 5)
            served.append(number)

    await asyncio.gather(*(come(number) for number in range(20)))
    assert served == list(range(20))


async def test_behind_a_turn_that_does_not_end_nobody_waits() -> None:
    turns = Turns(1, patience=SHORT)
    done = asyncio.Event()

    async def hold() -> None:
        async with turns.turn():
            await done.wait()

    holding = asyncio.create_task(hold())
    await asyncio.sleep(0)
    with pytest.raises(DatabaseTrouble) as trouble:
        async with turns.turn():
            pass
    assert trouble.value.trouble is Trouble.LOCKED
    done.set()
    await holding
    async with turns.turn():
        pass


async def test_turns_that_end_in_trouble_do_not_count_as_moving() -> None:
    turns = Turns(1, patience=SHORT)
    given_up = 0

    async def fail() -> None:
        await asyncio.sleep(SHORT * 2 / 3)
        raise DatabaseTrouble(Trouble.FULL)

    async def come() -> None:
        nonlocal given_up
        try:
            async with turns.turn():
                await fail()
        except DatabaseTrouble as trouble:
            given_up += trouble.trouble is Trouble.LOCKED

    await asyncio.gather(*(come() for _ in range(10)))
    assert given_up >= 7


async def test_who_is_cancelled_while_waiting_takes_no_turn_away() -> None:
    turns = Turns(1, patience=60)
    done = asyncio.Event()

    async def hold() -> None:
        async with turns.turn():
            await done.wait()

    holding, waiting = asyncio.create_task(hold()), asyncio.create_task(hold())
    await asyncio.sleep(0)
    waiting.cancel()
    done.set()
    await asyncio.gather(holding, waiting, return_exceptions=True)
    assert waiting.cancelled()
    async with asyncio.timeout(1), turns.turn():
        pass
