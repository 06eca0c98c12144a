"""Opening a database: alone, sound, backed up and brought to the program's level."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import database_engines as engines, database_files as files, places
from bot.clock import Clock
from bot.database_trouble import DatabaseTrouble, translated
from bot.errors import Exit, Fatal
from bot.instance_lock import InstanceLock
from bot.keyring import Keyring
from bot.migrations import runner

SQLITE_READERS = 4
POSTGRES_READERS = 4
POSTGRES_WRITERS = 8
PRESENT = 0x706F726369  # PostgreSQL's lock that every running instance shares

Backup = Callable[[str], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Opened:
    """The engines of a database that is ready, and how many may use each at once."""

    dialect: Literal["sqlite", "postgresql"]
    writing: AsyncEngine
    reading: AsyncEngine
    writers: int
    readers: int
    problems: Callable[[], Awaitable[list[str]]]

    def count_statements(self, count: Callable[[], None]) -> None:
        """Call `count` for every statement from now on."""
        engines.counted(self.writing, count)
        if self.dialect == "sqlite":  # PostgreSQL reads and writes through the same pool
            engines.counted(self.reading, count)


async def opened(
    place: places.Place, keyring: Keyring, clock: Clock, resources: AsyncExitStack
) -> Opened:
    """Return the engines of the database of this place; `resources` lets go of them.

    Raises:
        Fatal: one sentence, with what to do.
    """
    file = places.database_file(place)
    try:
        if file is not None:
            return await _sqlite(place, file, keyring, clock, resources)
        return await _postgres(place, keyring, resources)
    except DatabaseTrouble as error:
        raise Fatal(error.sentence, Exit.DATABASE) from error


@asynccontextmanager
async def disposing(engine: AsyncEngine) -> AsyncIterator[AsyncEngine]:
    """Close every connection of the engine at the end."""
    try:
        yield engine
    finally:
        await engine.dispose()


async def migrate_file(
    file: Path, key: bytes, *, steps: runner.Steps, before: Backup, to: str | None = None
) -> None:
    """Bring a SQLite file to a level; `before` is called first when there is something to lose."""
    engine = engines.sqlite_engine(
        file, key, connections=1, begin="BEGIN IMMEDIATE", foreign_keys=False
    )
    async with disposing(engine):
        await _migrate(engine, steps, before)


async def _migrate(engine: AsyncEngine, steps: runner.Steps, before: Backup) -> None:
    with translated():
        current = await runner.level(engine)
        if current == steps.newest:
            return
        runner.refuse_newer(steps, current)
        if current is not None:
            await before(current)
        await runner.migrate(engine, steps)


async def _sqlite(
    place: places.Place, file: Path, keyring: Keyring, clock: Clock, resources: AsyncExitStack
) -> Opened:
    places.made(file.parent)
    resources.callback(InstanceLock.take(file).release)
    key = keyring.database_key
    await asyncio.to_thread(files.probe, file, key)

    async def keep(level: str) -> None:
        name = f"before-{level}-{clock.now():%Y%m%dT%H%M%SZ}.sqlite3"
        await asyncio.to_thread(files.copy, file, places.backup_directory(place) / name, key)

    async def problems() -> list[str]:
        return await asyncio.to_thread(files.problems, file, key)

    await migrate_file(file, key, steps=runner.Steps(), before=keep)
    writing = engines.sqlite_engine(file, key, connections=1, begin="BEGIN IMMEDIATE")
    await resources.enter_async_context(disposing(writing))
    reading = engines.sqlite_engine(file, key, connections=SQLITE_READERS, begin="BEGIN")
    await resources.enter_async_context(disposing(reading))
    await _refuse_other_keyring(writing, keyring)
    return Opened("sqlite", writing, reading, 1, SQLITE_READERS, problems)


async def _postgres(place: places.Place, keyring: Keyring, resources: AsyncExitStack) -> Opened:
    url = place.database_url or ""
    await resources.enter_async_context(presence(url))

    async def keep(level: str) -> None:
        del level

    async with disposing(engines.postgres_engine(url, statement_milliseconds=0)) as engine:
        await _migrate(engine, runner.Steps(), keep)
    writing = engines.postgres_engine(url)
    await resources.enter_async_context(disposing(writing))
    await _refuse_other_keyring(writing, keyring)

    async def problems() -> list[str]:
        return []  # the server looks after its own pages, and checks every reference

    return Opened(
        "postgresql",
        writing,
        engines.reading_view(writing),
        POSTGRES_WRITERS,
        POSTGRES_READERS,
        problems,
    )


@asynccontextmanager
async def presence(url: str, *, alone: bool = False) -> AsyncIterator[None]:
    """Be known on the server as a running instance, or as the only one.

    Raises:
        Fatal: the server does not answer, or others are running and `alone` was asked for.
    """
    kind = "" if alone else "_shared"
    async with disposing(engines.postgres_engine(url)) as engine:
        try:
            connection = await engine.connect()
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            sentence = f"The database server does not let us in ({type(error).__name__}): "
            raise Fatal(sentence + "check DATABASE_URL and the server.", Exit.DATABASE) from error
        async with aclosing(connection):
            _ = await connection.execution_options(isolation_level="AUTOCOMMIT")
            question = text(f"SELECT pg_try_advisory_lock{kind}({PRESENT})")
            if not await connection.scalar(question):
                sentence = "Another Porchlight is using this database: stop every instance first."
                raise Fatal(sentence, Exit.DATABASE)
            yield


async def _refuse_other_keyring(engine: AsyncEngine, keyring: Keyring) -> None:
    with translated():
        async with engine.begin() as connection:
            await connection.execute(
                text(
                    "INSERT INTO program (name, value) VALUES ('keyring', :mark)"
                    " ON CONFLICT DO NOTHING"
                ),
                {"mark": keyring.mark},
            )
            mark = await connection.scalar(text("SELECT value FROM program WHERE name = 'keyring'"))
    if mark != keyring.mark:
        sentence = "This database belongs to another keyring: put the keyring of its first "
        raise Fatal(sentence + "instance, and its key, in place.", Exit.KEY)
