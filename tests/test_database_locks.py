"""SQLite holds locks on its file; a process that closes the file by hand lets go of them all."""

import asyncio
import subprocess
import sys

import pytest
from sqlalchemy import text

from bot import places
from bot.database import DatabaseTrouble, Trouble

# The byte range that every connection in WAL mode holds a shared lock on; whoever gets it
# exclusively believes that nobody else has the file, and may delete the write-ahead log.
SHARED = """
import fcntl, os, sys
file = os.open(sys.argv[1], os.O_RDWR)
try:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000000 + 2)
except OSError:
    sys.exit(0)
sys.exit(1)
"""


async def is_held(file) -> bool:
    tried = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", SHARED, str(file)])
    return tried.returncode == 0


async def test_more_connections_and_a_scrub_keep_the_locks_on_the_file(sqlite_database, place):
    file = places.database_file(place)

    async def read() -> None:
        async with sqlite_database.reading() as tx:
            await tx.execute(text("SELECT count(*) FROM guild"))

    async with sqlite_database.transaction() as tx:
        await tx.execute(text("SELECT 1"))
    assert await is_held(file)
    await asyncio.gather(*(read() for _ in range(6)))
    assert await is_held(file)
    await sqlite_database.scrub()
    assert await is_held(file)


@pytest.mark.slow
async def test_nobody_waits_for_ever_behind_a_transaction_that_does_not_end(sqlite_database):
    stuck, done = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with sqlite_database.transaction():
            stuck.set()
            await done.wait()

    holding = asyncio.create_task(hold())
    await stuck.wait()
    with pytest.raises(DatabaseTrouble) as trouble:
        async with sqlite_database.transaction():
            pass
    assert trouble.value.trouble is Trouble.LOCKED
    done.set()
    await holding
    async with sqlite_database.transaction() as tx:
        assert (await tx.execute(text("SELECT 1"))).scalar_one() == 1
