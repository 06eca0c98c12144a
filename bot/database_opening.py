"""Opening a database: alone, sound, backed up and brought to the program's level."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import database_engines as engines, database_files as files, places
from bot.clock import Clock
from bot.database_engines import disposing
from bot.database_rows import file_from_server
from bot.database_trouble import fatal_when_troubled
from bot.errors import Exit, Fatal
from bot.instance_lock import InstanceLock
from bot.keyring import Keyring
from bot.migrations import runner

__all__ = ["Opened", "Opening", "alone", "disposing", "opened", "presence"]

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
    scrub: Callable[[], Awaitable[None]]

    def count_statements(self, count: Callable[[], None]) -> None:
        """Call `count` for every statement from now on."""
        engines.counted(self.writing, count)
        if self.dialect == "sqlite":  # PostgreSQL reads and writes through the same pool
            engines.counted(self.reading, count)


@dataclass(frozen=True, slots=True)
class Opening:
    """What it takes to open a database; `resources` lets go of it again."""

    place: places.Place
    keyring: Keyring
    clock: Clock
    steps: runner.Steps
    resources: AsyncExitStack

    def backup_before(self, level: str) -> Path:
        """Return where the database is kept as it was before a migration, beside its keyring."""
        name = f"before-{level}-{self.clock.now():%Y%m%dT%H%M%SZ}.sqlite3"
        aside = places.made(places.backup_directory(self.place)) / name
        places.keep_keyring_beside(self.place, aside)
        return aside


async def opened(opening: Opening) -> Opened:
    """Return the engines of a database that is sound, at our level and ours to write.

    Raises:
        Fatal: one sentence, with what to do.
    """
    places.refuse_half_restored(opening.place)
    file = places.database_file(opening.place)
    with fatal_when_troubled():
        if file is not None:
            return await _sqlite(opening, file)
        return await _postgres(opening, opening.place.database_url or "")


async def _migrate(engine: AsyncEngine, steps: runner.Steps, before: Backup) -> None:
    current = await runner.level(engine)
    if current == steps.newest:
        return
    runner.refuse_newer(steps, current)
    if current is not None:
        await before(current)
    await runner.migrate(engine, steps)


async def _sqlite(opening: Opening, file: Path) -> Opened:
    places.made(file.parent)
    opening.resources.callback(InstanceLock.take(file).release)
    key = opening.keyring.database_key
    await asyncio.to_thread(files.probe, file, key)

    async def keep(level: str) -> None:
        await asyncio.to_thread(files.copy, file, opening.backup_before(level), key)

    async def problems() -> list[str]:
        return await asyncio.to_thread(files.problems, file, key)

    async def scrub() -> None:
        await asyncio.to_thread(files.empty_log, file, key)

    migrating = engines.sqlite_engine(
        file, key, connections=1, begin="BEGIN IMMEDIATE", foreign_keys=False
    )
    async with disposing(migrating):
        await _migrate(migrating, opening.steps, keep)
    writing = engines.sqlite_engine(file, key, connections=1, begin="BEGIN IMMEDIATE")
    await opening.resources.enter_async_context(disposing(writing))
    reading = engines.sqlite_engine(file, key, connections=SQLITE_READERS, begin="BEGIN")
    await opening.resources.enter_async_context(disposing(reading))
    await _refuse_other_keyring(writing, opening.keyring)
    return Opened("sqlite", writing, reading, 1, SQLITE_READERS, problems, scrub)


async def _postgres(opening: Opening, url: str) -> Opened:
    await opening.resources.enter_async_context(presence(url))

    async def keep(level: str) -> None:
        await file_from_server(url, opening.backup_before(level), opening.keyring.database_key)

    async with disposing(engines.postgres_engine(url, statement_milliseconds=0)) as engine:
        await _migrate(engine, opening.steps, keep)
    writing = engines.postgres_engine(url)
    await opening.resources.enter_async_context(disposing(writing))
    await _refuse_other_keyring(writing, opening.keyring)

    async def problems() -> list[str]:
        return []  # the server looks after its own pages, and checks every reference

    async def scrub() -> None:
        pass  # its log is the operator's, as its disks are

    return Opened(
        "postgresql",
        writing,
        engines.reading_view(writing),
        POSTGRES_WRITERS,
        POSTGRES_READERS,
        problems,
        scrub,
    )


@asynccontextmanager
async def alone(place: places.Place) -> AsyncIterator[None]:
    """Keep every instance from the database of this place while it is taken apart.

    Raises:
        Fatal: one is running.
    """
    file = places.database_file(place)
    if file is None:
        async with presence(place.database_url or "", alone=True):
            yield
        return
    places.made(file.parent)
    lock = InstanceLock.take(file)
    try:
        yield
    finally:
        lock.release()


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
        except (OSError, TimeoutError, DBAPIError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            reason = str(cause).partition("\n")[0].rstrip(".") or type(cause).__name__
            sentence = f"The database server does not let us in ({reason}): check DATABASE_URL "
            raise Fatal(sentence + "and the server.", Exit.DATABASE) from error
        async with aclosing(connection):
            _ = await connection.execution_options(isolation_level="AUTOCOMMIT")
            question = text(f"SELECT pg_try_advisory_lock{kind}({PRESENT})")
            if not await connection.scalar(question):
                sentence = "Another Porchlight is using this database: stop every instance first."
                raise Fatal(sentence, Exit.DATABASE)
            yield


async def _refuse_other_keyring(engine: AsyncEngine, keyring: Keyring) -> None:
    insert = "INSERT INTO program (name, value) VALUES ('keyring', :mark) ON CONFLICT DO NOTHING"
    async with engine.begin() as connection:
        await connection.execute(text(insert), {"mark": keyring.mark})
        mark = await connection.scalar(text("SELECT value FROM program WHERE name = 'keyring'"))
    if mark != keyring.mark:
        sentence = "This database belongs to another keyring: put the keyring of its first "
        raise Fatal(sentence + "instance, and its key, in place.", Exit.KEY)
