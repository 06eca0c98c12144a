"""No statement of a tick, a claim, an audit or a tap reads a big table from end to end."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.app import all_planners
from bot.auditor import Auditor
from bot.database import Database
from bot.dispatcher import Dispatcher
from bot.models import ChannelId, Level, Slot, UserId
from bot.outages import Outages
from bot.services.typed import Typed
from tests.services.circle_of_leads import JO, NOON, CircleOfLeads
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at

# Tables that grow with members, messages and taps. The others hold a handful of rows a group.
BIG = frozenset(
    {"check_in", "delivery", "goal", "member", "note", "own_date", "person", "press", "request"}
)
DM = ChannelId(50_000 + MARA)
# Indexes of what is open only: as long as what is due, however much was ever sent.
SHORT = frozenset({"ix_delivery_open", "ix_delivery_sending", "uq_request_open"})


class Heard:
    """Every statement that goes to a database, once, with what was bound to it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.statements: dict[str, Any] = {}

    def _note(self, _1: object, _2: object, sql: str, bound: Any, *_: object) -> None:
        if re.match(r"(SELECT|UPDATE|DELETE|WITH)\b", sql):
            self.statements.setdefault(sql, bound)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear what is said from now on."""
        engines = (self.database._opened.writing, self.database._opened.reading)
        targets = {id(it.sync_engine): it.sync_engine for it in engines}.values()
        for target in targets:
            event.listen(target, "before_cursor_execute", self._note)
        try:
            yield
        finally:
            for target in targets:
                event.remove(target, "before_cursor_execute", self._note)


async def live(circle: CircleOfLeads) -> None:
    """Do once what a bot does all day."""
    database, clock = circle.database, circle.clock
    harbour = circle.harbour
    await harbour.start(now=clock.now())
    await circle.join(JO)
    dispatcher = Dispatcher(
        database=database,
        clock=clock,
        planners=all_planners(harbour.services),
        wake_senders=lambda: None,
    )
    outages = Outages(database=database, clock=clock, boot_id="boot", connected=lambda: (0,))
    for _ in range(3):
        await dispatcher.tick()
        await outages.beat()
        await circle.settle()
        clock.advance(timedelta(hours=12))
    await Auditor(database=database, clock=clock).audit()
    await Typed(database).heard(DM, MARA, locale="en", now=clock.now())
    today = MONDAY + timedelta(days=1)
    await harbour.check_ins.question(GROUP, MARA, now=at(today, 12))
    await harbour.answer(today, slot=Slot.MORNING, now=at(today, 12))
    await harbour.services.presses.first(1, now=clock.now())
    request_id = await circle.ask(Level.RIGHT_NOW)
    await circle.take(request_id, JO)
    await circle.requests.close(request_id, by=JO, now=clock.now())
    await circle.settle()
    await harbour.members.look(GROUP, UserId(99))


@pytest.fixture
async def heard(harbour: Harbour) -> Heard:
    """What a day of a group says to its database."""
    circle = CircleOfLeads(harbour)
    await circle.set_up(NOON)
    heard = Heard(harbour.database)
    with heard.listening():
        await live(circle)
    return heard


async def test_no_statement_of_every_day_reads_a_big_table_from_end_to_end(heard: Heard) -> None:
    assert len(heard.statements) > 60
    on_sqlite = heard.database.dialect == "sqlite"
    explained = _of_sqlite if on_sqlite else _of_postgresql
    whole = {
        sql: tables for sql in heard.statements if (tables := await explained(heard, sql) & BIG)
    }
    assert whole == {}


async def _of_sqlite(heard: Heard, sql: str) -> set[str]:
    """Return the tables that SQLite would read whole."""
    async with heard.database.reading() as tx:
        plan = await tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", heard.statements[sql])
        steps = [str(row.detail) for row in plan]
    found = set()
    for step in steps:
        scan = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step)
        if scan and scan[2] not in SHORT:
            found.add(scan[1])
    return found


async def _of_postgresql(heard: Heard, sql: str) -> set[str]:
    """Return the tables for which PostgreSQL has no index to use."""
    async with heard.database.reading() as tx:
        await tx.execute(text("SET LOCAL enable_seqscan = off"))
        rows = await tx.exec_driver_sql(f"EXPLAIN {sql}", heard.statements[sql])
        plan = "\n".join(str(row[0]) for row in rows)
    return set(re.findall(r"Seq Scan on (\w+)", plan))
