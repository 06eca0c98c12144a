"""Every row of one database into another: between SQLite and PostgreSQL, counted on both sides."""

import logging
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    MetaData,
    Table,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.types import TypeEngine

from bot import database_engines as engines, places
from bot.errors import Exit, Fatal
from bot.keyring import Keyring
from bot.migrations import runner
from bot.store.types import Instant
from bot.vault import Unreadable

ROWS_AT_ONCE = 2_000

log = logging.getLogger(__name__)

Counts = Mapping[str, int]


async def copy_rows(source: AsyncEngine, target: AsyncEngine, *, instead: bool = False) -> Counts:
    """Fill an empty database with every row of another, in one transaction; both at one level.

    One of the two is PostgreSQL: the types of its columns tell what SQLite's numbers mean.
    With `instead`, the rows that the target has are replaced.

    Raises:
        Fatal: the levels differ, the target has rows, or not all of them arrived.
    """
    async with source.begin() as origin, target.begin() as goal:
        server = origin if origin.dialect.name == "postgresql" else goal
        tables = await server.run_sync(_tables)
        await _refuse_mismatch(origin, goal)
        if instead:
            for filled in reversed(tables):
                await goal.execute(filled.delete())
        await _refuse_rows(goal)
        for filled in tables:
            async for rows in _batches(origin, filled):
                await goal.execute(filled.insert(), rows)
        if goal is server:
            await goal.run_sync(_continue_counting)
        return await _compared(origin, goal)


async def _refuse_mismatch(origin: AsyncConnection, goal: AsyncConnection) -> None:
    if await origin.run_sync(runner.level_of) != await goal.run_sync(runner.level_of):
        sentence = "The two databases are not at one level: start the bot once on the older."
        raise Fatal(sentence, Exit.DATABASE)


async def _refuse_rows(goal: AsyncConnection) -> None:
    if any((await goal.run_sync(runner.row_counts)).values()):
        sentence = "The database to copy to is not empty: name an empty one."
        raise Fatal(sentence, Exit.DATABASE)


async def _compared(origin: AsyncConnection, goal: AsyncConnection) -> Counts:
    before = await origin.run_sync(runner.row_counts)
    after = await goal.run_sync(runner.row_counts)
    if before != after:
        short = ", ".join(name for name in before if before[name] != after.get(name))
        sentence = f"Not every row of {short} arrived; nothing was kept."
        raise Fatal(sentence, Exit.DATABASE)
    return after


def _tables(connection: Connection) -> list[Table]:
    """Return the tables in an order that fills parents first, with types both engines know."""
    metadata = MetaData()
    metadata.reflect(connection)
    plain = MetaData()
    return [
        Table(found.name, plain, *(Column(c.name, _common(c.type)) for c in found.columns))
        for found in metadata.sorted_tables
        if found.name != runner.VERSION_TABLE
    ]


def _common(type_: TypeEngine[Any]) -> TypeEngine[Any]:
    if isinstance(type_, TIMESTAMP):
        return Instant()
    if isinstance(type_, JSON):
        return JSON(none_as_null=True)
    return type_.as_generic()


async def _batches(origin: AsyncConnection, filled: Table) -> AsyncIterator[list[dict[str, Any]]]:
    if origin.dialect.name == "postgresql":
        async with origin.stream(select(filled)) as result:
            async for rows in result.mappings().partitions(ROWS_AT_ONCE):
                yield [dict(row) for row in rows]
        return
    names = [known.name for known in filled.columns]
    last, rowid = -(2**63), literal_column("rowid", BigInteger())
    while True:
        page = select(filled, rowid.label("rowid")).where(rowid > last).order_by(rowid)
        found = (await origin.execute(page.limit(ROWS_AT_ONCE))).mappings().all()
        if not found:
            return
        last = found[-1]["rowid"]
        yield [{name: row[name] for name in names} for row in found]


def _continue_counting(connection: Connection) -> None:
    """Let PostgreSQL's counters go on after the highest id that was copied."""
    counters = connection.execute(
        text(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'"
        )
    ).all()
    for name, column_name in counters:
        sequence = func.pg_get_serial_sequence(func.quote_ident(name), column_name)
        highest = func.coalesce(func.max(literal_column(column_name, BigInteger())), 0)
        connection.execute(
            select(func.setval(sequence, highest + 1, False)).select_from(table(name))
        )


async def file_from_server(url: str, file: Path, key: bytes) -> Counts:
    """Write every row of a PostgreSQL database, as it is at one moment, to a new encrypted file."""
    server = engines.postgres_engine(url, statement_milliseconds=0)
    target = _sqlite(file, key)
    async with engines.disposing(server), engines.disposing(target):
        level = await runner.level(server)
        if level is None:
            sentence = "There is nothing to copy: the database is empty."
            raise Fatal(sentence, Exit.DATABASE)
        await runner.migrate(target, runner.Steps(), level)
        return await copy_rows(engines.reading_view(server), target)


async def server_from_file(file: Path, key: bytes, url: str, *, instead: bool = False) -> Counts:
    """Write every row of an encrypted file to a PostgreSQL database, which is brought to its level.

    The database must be empty; with `instead`, the rows that it has are replaced.
    """
    source = _sqlite(file, key)
    server = engines.postgres_engine(url, statement_milliseconds=0)
    async with engines.disposing(server), engines.disposing(source):
        await runner.migrate(server, runner.Steps(), await runner.level(source))
        return await copy_rows(source, server, instead=instead)


async def server_level(url: str) -> str | None:
    """Return the level of a PostgreSQL database; None when it is empty."""
    async with engines.disposing(engines.postgres_engine(url)) as server:
        return await runner.level(server)


async def raise_level(file: Path, key: bytes) -> None:
    """Bring a file that nobody uses to the program's level.

    Raises:
        Fatal: it is newer than the program.
    """
    engine = _sqlite(file, key)
    async with engines.disposing(engine):
        await runner.migrate(engine, runner.Steps())


async def rewrap_person_keys(place: places.Place, keyring: Keyring) -> None:
    """Wrap every person's key by today's master key; what the keys sealed is not touched."""
    file, vault = places.database_file(place), keyring.vault
    if file is None:
        engine = engines.postgres_engine(place.database_url or "", statement_milliseconds=0)
    elif file.exists():
        engine = _sqlite(file, keyring.database_key)
    else:
        return
    async with engines.disposing(engine), engine.begin() as connection:
        if await connection.run_sync(runner.level_of) is None:
            return
        wrapped = []
        for row, key in (await connection.execute(text("SELECT id, key FROM person"))).all():
            try:
                wrapped.append({"row": row, "wrapped": vault.rewrap(key)})
            except Unreadable:  # it opened nothing before, either
                log.exception("key of a person does not open person=%d", row)
        if wrapped:
            update = text("UPDATE person SET key = :wrapped WHERE id = :row")
            await connection.execute(update, wrapped)


def _sqlite(file: Path, key: bytes) -> AsyncEngine:
    return engines.sqlite_engine(
        file, key, connections=1, begin="BEGIN IMMEDIATE", foreign_keys=False
    )
