"""The database keeps its word: nothing lost, nothing half done, one writer."""

import asyncio
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Integer, cast, func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot import places
from bot.clock import SystemClock
from bot.database import Database, DatabaseTrouble, Trouble, in_transaction
from bot.database_engines import connect_file
from bot.errors import Exit, Fatal
from bot.keyring import Keyring
from bot.store.schema import program
from tests.databases import DATABASE_KEY, Place
from tests.postgres import a_server

ROOT = Path(__file__).parent.parent
COUNT = select(cast(program.c.value, Integer)).where(program.c.name == "count")


async def put(database: Database, name: str) -> None:
    async with database.transaction() as tx:
        await tx.execute(program.insert().values(name=name, value="0"))


async def names(database: Database) -> set[str]:
    async with database.reading() as tx:
        found = await tx.scalars(select(program.c.name).where(program.c.name != "keyring"))
        return set(found)


@contextmanager
def locked(place: Place) -> Iterator[sqlcipher.Connection]:
    """Hold the write lock of a SQLite file, as a program of somebody else's might."""
    other = connect_file(place.data_dir / places.DATABASE, DATABASE_KEY)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other
    finally:
        other.close()


async def increment(database: Database) -> None:
    async with database.transaction() as tx:
        before = await tx.scalar(COUNT.with_for_update())
        assert before is not None
        update = program.update().where(program.c.name == "count")
        await tx.execute(update.values(value=str(before + 1)))


async def test_five_hundred_concurrent_increments_lose_none(database: Database) -> None:
    await put(database, "count")
    await asyncio.gather(*(increment(database) for _ in range(500)))
    async with database.reading() as tx:
        assert await tx.scalar(COUNT) == 500


async def test_cancellation_anywhere_loses_nothing_that_was_acknowledged(
    database: Database,
) -> None:
    chance = random.Random(20260101)
    acknowledged: set[str] = set()
    started: set[str] = set()

    async def write(name: str) -> None:
        async with database.transaction() as tx:
            started.add(name)
            await tx.execute(program.insert().values(name=name, value="0"))
            await tx.execute(program.update().where(program.c.name == name).values(value="1"))
        acknowledged.add(name)

    loop = asyncio.get_running_loop()
    for batch in range(40):
        tasks = [loop.create_task(write(f"{batch}.{number}")) for number in range(8)]
        for task in tasks[2:]:
            loop.call_later(chance.random() * 0.012, task.cancel)
        await asyncio.gather(*tasks, return_exceptions=True)
        assert all(task.cancelled() or task.exception() is None for task in tasks)

    kept = await names(database)
    assert acknowledged <= kept <= started
    assert 80 <= len(acknowledged) < 320  # or nothing was cancelled
    async with database.reading() as tx:
        half_done = select(program.c.name).where(program.c.value == "0")
        assert (await tx.scalars(half_done)).all() == []
    await put(database, "afterwards")


async def test_an_error_undoes_the_whole_transaction(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as tx:
            await tx.execute(program.insert().values(name="one", value="0"))
            sentence = "no"
            raise LookupError(sentence)

    with pytest.raises(LookupError):
        await fail()
    assert await names(database) == set()


async def test_a_broken_promise_of_the_schema_is_no_trouble_of_the_database(
    database: Database,
) -> None:
    await put(database, "one")
    with pytest.raises(IntegrityError):
        await put(database, "one")
    assert await names(database) == {"one"}


async def test_an_error_tells_no_value(database: Database) -> None:
    async with database.transaction() as tx:
        with pytest.raises(DBAPIError) as raised:
            await tx.execute(text("SELECT :word FROM nowhere"), {"word": "secret"})
        await tx.rollback()
    assert "secret" not in str(raised.value)


async def test_a_reader_sees_one_moment(database: Database) -> None:
    looked, written = asyncio.Event(), asyncio.Event()

    async def read() -> list[int]:
        count = select(func.count()).select_from(program)
        async with database.reading() as tx:
            first = await tx.scalar(count)
            looked.set()
            await written.wait()
            return [first or 0, await tx.scalar(count) or 0]

    async def write() -> None:
        await looked.wait()
        await put(database, "meanwhile")
        written.set()

    (first, second), _ = await asyncio.gather(read(), write())
    assert first == second
    assert await names(database) == {"meanwhile"}


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DatabaseTrouble) as refused:
        async with database.reading() as tx:
            await tx.execute(program.delete())
    assert refused.value.trouble is Trouble.READ_ONLY
    async with database.reading() as tx:
        assert await tx.scalar(select(program.c.name)) == "keyring"


async def test_a_transaction_inside_another_is_refused_at_once(database: Database) -> None:
    async with database.transaction():
        for inner in (database.transaction(), database.reading()):
            with pytest.raises(RuntimeError, match="pass it on"):
                async with inner:
                    pass


async def test_a_task_knows_whether_it_is_inside_a_transaction(database: Database) -> None:
    async def ask(when: asyncio.Event) -> bool:
        await when.wait()
        return in_transaction()

    ended = asyncio.Event()
    assert not in_transaction()
    async with database.transaction():
        assert in_transaction()
        outlives = asyncio.get_running_loop().create_task(ask(ended))
    assert not in_transaction()
    ended.set()
    assert not await outlives


async def test_statements_are_counted_without_begin_and_commit(database: Database) -> None:
    before = database.statements
    await put(database, "one")
    await names(database)
    assert database.statements - before == 2


# SQLite


async def test_a_short_lock_is_waited_for(sqlite_database: Database, place: Place) -> None:
    with locked(place) as other:
        asyncio.get_running_loop().call_later(0.1, other.rollback)
        await put(sqlite_database, "one")
    assert await names(sqlite_database) == {"one"}


async def test_a_long_lock_is_told_and_forgotten(sqlite_database: Database, place: Place) -> None:
    async with sqlite_database.transaction() as tx:
        await tx.execute(text("PRAGMA busy_timeout = 20"))
    with locked(place):
        with pytest.raises(DatabaseTrouble) as told:
            await put(sqlite_database, "one")
        assert told.value.trouble is Trouble.LOCKED
    await put(sqlite_database, "two")
    assert await names(sqlite_database) == {"two"}


async def test_a_full_disk_is_told_and_the_bot_goes_on_when_there_is_room(
    sqlite_database: Database,
) -> None:
    async with sqlite_database.transaction() as tx:
        pages = await tx.scalar(text("PRAGMA page_count"))
        await tx.execute(text(f"PRAGMA max_page_count = {pages}"))
    for _ in range(3):
        with pytest.raises(DatabaseTrouble) as told:
            await big(sqlite_database)
        assert told.value.trouble is Trouble.FULL
    async with sqlite_database.transaction() as tx:
        await tx.execute(text("PRAGMA max_page_count = 1000000"))
    await big(sqlite_database)
    assert await names(sqlite_database) == {"big"}


async def big(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute(program.insert().values(name="big", value="x" * 100_000))


async def test_the_file_keeps_every_commit_to_itself(
    sqlite_database: Database, place: Place
) -> None:
    await put(sqlite_database, "a word to find")
    for file in place.data_dir.iterdir():
        assert b"a word to find" not in file.read_bytes()
        assert not file.stat().st_mode & 0o077
    settings = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    for access in (sqlite_database.reading, sqlite_database.transaction):
        async with access() as tx:
            found = {name: await tx.scalar(text(f"PRAGMA {name}")) for name in settings}
        assert found == settings


async def test_scrubbing_empties_the_log(sqlite_database: Database, place: Place) -> None:
    await put(sqlite_database, "one")
    log = place.data_dir / f"{places.DATABASE}-wal"
    assert log.stat().st_size > 0
    await sqlite_database.scrub()
    assert log.stat().st_size == 0
    assert await names(sqlite_database) == {"one"}


@pytest.mark.slow
async def test_a_second_instance_gets_a_sentence_until_the_first_is_killed(
    place: Place, keyring: Keyring
) -> None:
    program_text = f"""
        import asyncio, sys
        from pathlib import Path
        from bot.clock import SystemClock
        from bot.database import Database
        from bot.keyring import Keyring
        from tests.databases import Place
        from tests.test_database import put
        async def main():
            place = Place(Path({str(place.data_dir)!r}))
            keyring = Keyring.load_or_create(place, print)
            await put(await Database.open(place, keyring, clock=SystemClock()), "first")
            print("open", flush=True)
            sys.stdin.read()
        asyncio.run(main())
    """
    first = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", dedent(program_text)),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert first.stdout is not None
    assert await first.stdout.readline() == b"open\n"
    with pytest.raises(Fatal, match=rf"process {first.pid}\) is using .*porchlight") as refused:
        await Database.open(place, keyring, clock=SystemClock())
    assert refused.value.exit_code is Exit.DATABASE
    first.kill()
    await first.communicate()
    second = await Database.open(place, keyring, clock=SystemClock())
    assert await names(second) == {"first"}
    await second.close()


def overwritten(at: int) -> Callable[[Path], object]:
    def damage(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[at : at + 64] = b"\xff" * 64
        file.write_bytes(content)

    return damage


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (overwritten(0), "damaged"),
        (overwritten(100), "damaged"),
        (overwritten(5 * 4096 + 100), "damaged"),
        (lambda file: os.truncate(file, 3 * 4096), "damaged"),
        (lambda file: file.write_text("not a database"), "damaged"),
        (lambda file: sqlite3.connect(file).execute("CREATE TABLE t (a)"), "not encrypted"),
    ],
)
async def test_a_damaged_file_refuses_to_start(
    place: Place,
    keyring: Keyring,
    sqlite_template: Path,
    damage: Callable[[Path], object],
    sentence: str,
) -> None:
    file = place.data_dir / places.DATABASE
    if sentence == "damaged":
        shutil.copyfile(sqlite_template, file)
    damage(file)
    with pytest.raises(Fatal, match=sentence) as refused:
        await Database.open(place, keyring, clock=SystemClock())
    assert refused.value.exit_code is Exit.DATABASE
    assert "\n" not in refused.value.sentence


async def test_a_directory_that_cannot_be_made_is_told(tmp_path: Path, keyring: Keyring) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Fatal, match="cannot be made") as refused:
        await Database.open(Place(tmp_path / "file" / "data"), keyring, clock=SystemClock())
    assert refused.value.exit_code is Exit.DATABASE


# PostgreSQL


@pytest.mark.parametrize(
    "change", [("host=", "host=/nowhere"), ("porchlight@", "nobody@"), ("test_", "no_")]
)
async def test_an_unreachable_server_is_told(
    place: Place, keyring: Keyring, empty_postgres: str, change: tuple[str, str]
) -> None:
    here = Place(place.data_dir, empty_postgres.replace(*change))
    with pytest.raises(Fatal, match="does not let us in") as refused:
        await Database.open(here, keyring, clock=SystemClock())
    assert refused.value.exit_code is Exit.DATABASE
    assert "\n" not in refused.value.sentence


async def test_another_keyring_does_not_open_a_server(
    place: Place, keyring: Keyring, empty_postgres: str
) -> None:
    here = Place(place.data_dir, empty_postgres)
    first = await Database.open(here, keyring, clock=SystemClock())
    await first.close()
    other = Keyring(keyring.master, database_key=keyring.database_key, mac_secret=b"o" * 32)
    with pytest.raises(Fatal, match="another keyring") as refused:
        await Database.open(here, other, clock=SystemClock())
    assert refused.value.exit_code is Exit.KEY


async def test_a_lost_connection_is_told_and_replaced(postgres_database: Database) -> None:
    async def lose() -> None:
        async with postgres_database.transaction() as tx:
            await tx.execute(program.delete())
            await tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    await put(postgres_database, "before")
    with pytest.raises(DatabaseTrouble) as told:
        await lose()
    assert told.value.trouble is Trouble.UNREACHABLE
    await put(postgres_database, "after")
    assert await names(postgres_database) == {"before", "after"}


@pytest.mark.slow
async def test_a_stopped_server_is_told_and_its_return_needs_no_restart(
    place: Place, keyring: Keyring
) -> None:
    with a_server() as server:
        here = Place(place.data_dir, server.url("postgres"))
        database = await Database.open(here, keyring, clock=SystemClock())
        await put(database, "before")
        server.stop()
        with pytest.raises(DatabaseTrouble) as told:
            await put(database, "lost")
        assert told.value.trouble is Trouble.UNREACHABLE
        server.start()
        await put(database, "after")
        assert await names(database) == {"before", "after"}
        await database.close()
