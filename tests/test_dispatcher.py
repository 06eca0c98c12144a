"""The tick: what is due is planned once, and nothing stands in the way of the rest."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from typing_extensions import override

from bot.database import Database, DatabaseTrouble, Transaction, Trouble, in_transaction
from bot.dispatcher import BATCH, PUT_OFF, Dispatcher
from bot.keyring import Keyring
from bot.models import DeliveryKind, DeliveryState, Lane
from bot.outbox import Planner
from bot.store import deliveries, program
from tests.outboxes import ROOM, Outbox

HOUR = timedelta(hours=1)


@dataclass
class Chores:
    """A planner over rows that it keeps in memory, each with its due time."""

    due_at: dict[int, datetime]
    name: str = "chores"
    planned: list[int] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    is_broken: bool = False
    forgets: bool = False  # to give a planned row its next due time

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the rows that are due."""
        assert tx.in_transaction()
        if self.is_broken:
            sentence = "broken planner"
            raise ValueError(sentence)
        rows = sorted(self.due_at, key=lambda row: self.due_at[row])
        return [row for row in rows if self.due_at[row] <= now][:limit]

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Enqueue a message for the row, and be due an hour later."""
        assert in_transaction()
        await deliveries.enqueue(
            tx,
            key=f"{self.name}:{row}:{self.due_at[row].isoformat()}",
            kind=DeliveryKind.PROMPT,
            lane=Lane.PROMPT,
            due_at=self.due_at[row],
            now=now,
            channel_id=ROOM,
        )
        if row in self.broken:
            sentence = "broken row"
            raise ValueError(sentence)
        self.planned.append(row)
        if not self.forgets:
            self.due_at[row] += HOUR

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Let it wait."""
        assert tx.in_transaction()
        self.due_at[row] = until

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next row is due."""
        assert tx.in_transaction()
        return min(self.due_at.values(), default=None)


@pytest.fixture
def outbox(sqlite_database: Database, keyring: Keyring) -> Outbox:
    """An outbox on SQLite."""
    return Outbox(sqlite_database, keyring)


def dispatcher_of(
    outbox: Outbox, *planners: Planner, woken: list[bool] | None = None
) -> Dispatcher:
    """Return a dispatcher of these planners."""
    return Dispatcher(
        database=outbox.database,
        clock=outbox.clock,
        planners=planners,
        wake_senders=lambda: None if woken is None else woken.append(True),
    )


async def test_what_is_due_becomes_deliveries_and_wakes_the_senders(outbox: Outbox) -> None:
    now = outbox.clock.now()
    woken: list[bool] = []
    chores = Chores({1: now, 2: now + HOUR})
    await dispatcher_of(outbox, chores, woken=woken).tick()
    assert chores.planned == [1]
    assert list((await outbox.states()).values()) == [DeliveryState.DUE]
    assert woken


async def test_a_late_start_still_plans(outbox: Outbox) -> None:
    chores = Chores({1: outbox.clock.now()})
    outbox.after(minutes=40)
    await dispatcher_of(outbox, chores).tick()
    assert chores.planned == [1]


async def test_a_restart_in_the_middle_plans_the_rest_and_nothing_twice(outbox: Outbox) -> None:
    now = outbox.clock.now()
    before = Chores(dict.fromkeys(range(5), now), broken={3})
    await dispatcher_of(outbox, before).tick()
    after = Chores(dict.fromkeys(range(5), now))  # a start from what the database said
    await dispatcher_of(outbox, after).tick()
    assert len(await outbox.states()) == 5


async def test_one_broken_row_stops_no_other_and_is_put_off(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    now = outbox.clock.now()
    chores = Chores({1: now, 2: now, 3: now}, broken={1})
    await dispatcher_of(outbox, chores).tick()
    assert chores.planned == [2, 3]
    assert chores.due_at[1] == now + PUT_OFF
    assert len(await outbox.states()) == 2  # what the broken row had written is undone
    assert "row=1" in caplog.text
    assert any(record.levelno == logging.ERROR for record in caplog.records)


async def test_one_broken_planner_stops_no_other(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    now = outbox.clock.now()
    broken, whole = Chores({1: now}, name="broken", is_broken=True), Chores({1: now})
    await dispatcher_of(outbox, broken, whole).tick()
    assert whole.planned == [1]
    assert "planner=broken" in caplog.text


async def test_what_one_planner_makes_due_for_another_is_planned_in_the_same_tick(
    outbox: Outbox,
) -> None:
    now = outbox.clock.now()
    earlier = Chores({}, name="earlier")

    class Later(Chores):
        @override
        async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
            await super().plan(tx, row, now)
            earlier.due_at[1] = now

    later = Later({1: now}, name="later")
    await dispatcher_of(outbox, earlier, later).tick()
    assert (earlier.planned, later.planned) == ([1], [1])


async def test_a_row_that_cannot_even_be_put_off_does_not_hold_the_tick_for_ever(
    outbox: Outbox,
) -> None:
    class Stuck(Chores):
        @override
        async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
            sentence = "stuck"
            raise ValueError(sentence)

    now = outbox.clock.now()
    stuck, whole = Stuck({1: now}, name="stuck", broken={1}), Chores({1: now})
    async with asyncio.timeout(20):
        await dispatcher_of(outbox, stuck, whole).tick()
    assert whole.planned == [1]


async def test_a_row_that_stays_due_does_not_hold_the_tick_for_ever(outbox: Outbox) -> None:
    now = outbox.clock.now()
    chores = Chores(dict.fromkeys(range(BATCH + 1), now), forgets=True)
    async with asyncio.timeout(120):
        await dispatcher_of(outbox, chores).tick()
    assert chores.planned == list(range(BATCH))


async def test_more_than_a_batch_is_planned_in_one_tick_and_planners_take_turns(
    outbox: Outbox,
) -> None:
    now = outbox.clock.now()
    order: list[str] = []

    class Noting(Chores):
        @override
        async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
            order.append(self.name)
            await super().plan(tx, row, now)

    many = Noting(dict.fromkeys(range(BATCH + 50), now), name="many")
    few = Noting({1: now}, name="few")
    await dispatcher_of(outbox, many, few).tick()
    assert len(many.planned) == BATCH + 50
    assert order.index("few") == BATCH


async def test_a_tick_asked_for_while_one_runs_runs_once_more(outbox: Outbox) -> None:
    now = outbox.clock.now()
    running, go_on = asyncio.Event(), asyncio.Event()
    looks = 0

    class Slow(Chores):
        @override
        async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
            nonlocal looks
            looks += 1
            running.set()
            await go_on.wait()
            return await super().due(tx, now, limit)

    dispatcher = dispatcher_of(outbox, Slow({1: now + HOUR}))
    async with asyncio.TaskGroup() as group:
        _ = group.create_task(dispatcher.tick())
        await running.wait()
        for _ in range(5):
            _ = group.create_task(dispatcher.tick())
        await asyncio.sleep(0)
        go_on.set()
    assert looks == 2


async def test_a_tick_tells_how_long_it_took(outbox: Outbox) -> None:
    class Slow(Chores):
        @override
        async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
            outbox.after(seconds=2)
            return []

    dispatcher = dispatcher_of(outbox, Slow({}))
    await dispatcher.tick()
    assert dispatcher.last_tick_seconds == pytest.approx(2)
    assert dispatcher.last_tick_at == outbox.clock.now()


async def test_a_claim_whose_lease_has_ended_is_freed_by_the_tick(
    database: Database, keyring: Keyring
) -> None:
    outbox = Outbox(database, keyring)
    woken: list[bool] = []
    dispatcher = dispatcher_of(outbox, woken=woken)
    await outbox.put("hello")
    await outbox.claim_as_dead_owner()
    await dispatcher.tick()
    assert (await outbox.read("hello")).state is DeliveryState.SENDING
    claimed_at = outbox.clock.now()
    outbox.after(seconds=45)
    await dispatcher.tick()
    freed = await outbox.read("hello")
    assert (freed.state, freed.doubtful_at) == (DeliveryState.DUE, claimed_at)
    assert woken


async def test_the_next_due_time_is_the_earliest_of_planners_and_deliveries(
    database: Database, keyring: Keyring
) -> None:
    outbox = Outbox(database, keyring)
    now = outbox.clock.now()
    assert await dispatcher_of(outbox).next_due_at() is None
    chores = Chores({1: now + HOUR})
    assert await dispatcher_of(outbox, Chores({}), chores).next_due_at() == now + HOUR
    await outbox.put("hello", due_at=now + timedelta(minutes=5))
    assert await dispatcher_of(outbox, chores).next_due_at() == now + timedelta(minutes=5)


@pytest.mark.parametrize("waiting", [10, 3000])
async def test_a_tick_with_nothing_due_costs_the_same_however_much_waits(
    outbox: Outbox, waiting: int
) -> None:
    later = outbox.clock.now() + HOUR
    async with outbox.database.transaction() as tx:
        for number in range(waiting):
            await deliveries.enqueue(
                tx,
                key=f"{number}",
                kind=DeliveryKind.PROMPT,
                lane=Lane(number % 3),
                due_at=later,
                now=outbox.clock.now(),
                channel_id=ROOM,
            )
    dispatcher = dispatcher_of(outbox, Chores({}))
    await dispatcher.tick()
    before = outbox.database.statements
    await dispatcher.tick()
    assert outbox.database.statements - before == 2


async def test_a_tick_never_waits_for_discord(outbox: Outbox) -> None:
    await outbox.put("hangs")
    outbox.messenger.hang()
    async with outbox.running(count=1, reserved=0):
        await outbox.messenger.until(lambda: outbox.messenger.hanging == 1)
        async with asyncio.timeout(5):
            await dispatcher_of(outbox, Chores({1: outbox.clock.now()})).tick()
        outbox.messenger.released.set()
    assert len(await outbox.states()) == 2


async def test_a_planner_whose_row_cannot_even_be_put_off_stops_no_other(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    now = outbox.clock.now()

    class Stuck(Chores):
        @override
        async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
            await program.remember(tx, "never", "kept")
            sentence = "stuck"
            raise ValueError(sentence)

    stuck, whole = Stuck({1: now}, name="stuck", broken={1}), Chores({1: now})
    await dispatcher_of(outbox, stuck, whole).tick()
    assert whole.planned == [1]
    assert "planner=stuck" in caplog.text
    async with outbox.database.reading() as tx:
        assert await program.recall(tx, "never") is None


@pytest.mark.parametrize("restarts", [True, False])
async def test_a_clock_that_is_set_back_holds_up_no_request(
    database: Database, keyring: Keyring, *, restarts: bool
) -> None:
    outbox = Outbox(database, keyring)
    dispatcher = dispatcher_of(outbox)
    await dispatcher.tick()
    await outbox.put("help", lane=Lane.REQUEST)
    await outbox.put("prompt")
    outbox.clock.jump(-HOUR)
    outbox.after(seconds=1)
    await (dispatcher_of(outbox) if restarts else dispatcher).tick()
    await outbox.send_all()
    assert outbox.messenger.texts() == ["help"]


async def test_a_request_that_waits_on_purpose_is_not_hurried(outbox: Outbox) -> None:
    await outbox.put("help", lane=Lane.REQUEST, due_at=outbox.clock.now() + HOUR)
    await dispatcher_of(outbox).tick()
    await outbox.send_all()
    assert outbox.messenger.texts() == []


class Troubled(Database):
    """A database that is in trouble for as long as it is told to be."""

    def __init__(self, whole: Database) -> None:
        self._whole = whole
        self.now_in: Trouble | None = None

    @override
    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        if self.now_in is not None:
            raise DatabaseTrouble(self.now_in)
        return self._whole.transaction()

    @override
    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        return self._whole.reading()


async def test_a_database_in_trouble_is_said_once_and_what_is_due_waits_for_its_end(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="bot.dispatcher")
    now = outbox.clock.now()
    outbox.database = troubled = Troubled(outbox.database)
    chores = Chores({1: now})
    dispatcher = dispatcher_of(outbox, chores)
    troubled.now_in = Trouble.FULL
    for _ in range(3):
        await dispatcher.tick()
        assert dispatcher.trouble is not None
    assert chores.due_at == {1: now}  # not put off: it is not this row's fault
    troubled.now_in = None
    for _ in range(2):
        await dispatcher.tick()
        assert dispatcher.trouble is None
    assert chores.planned == [1]
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
