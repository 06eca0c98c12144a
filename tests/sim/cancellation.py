"""Tasks cancelled at every await of a write: what was acknowledged is there.

`python -m tests.sim.cancellation --operations 100000` prints the figures.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

from sqlalchemy import select

from bot import places
from bot.clock import SystemClock
from bot.database import Database
from bot.keyring import Keyring
from bot.store import program
from bot.store.schema import program as table
from bot.vault import MasterKey
from tests.databases import Place

AT_ONCE = 5
MOST_STEPS = 1200  # of the event loop: about what a few writes take


async def cancelled(database: Database, name: str, *, steps: int) -> bool:
    """Write once, cancelled after so many steps of the loop; say whether it was acknowledged."""

    async def write() -> None:
        async with database.transaction() as tx:
            await program.remember(tx, name, "kept")

    task = asyncio.create_task(write())
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return False
    return True


async def lose(database: Database, *, operations: int, seed: int) -> tuple[int, int, int]:
    """Return how many writes were acknowledged, how many were not, and how many are lost."""
    dice = random.Random(seed)
    acknowledged: set[str] = set()
    for first in range(0, operations, AT_ONCE):
        names = [f"write {number}" for number in range(first, min(first + AT_ONCE, operations))]
        done = await asyncio.gather(
            *(cancelled(database, name, steps=dice.randint(0, MOST_STEPS)) for name in names)
        )
        acknowledged.update(name for name, known in zip(names, done, strict=True) if known)
    async with database.reading() as tx:
        found = {row.name for row in await tx.execute(select(table.c.name))}
    lost = len(acknowledged - found)
    return len(acknowledged), operations - len(acknowledged), lost


async def run(directory: Path, *, operations: int, seed: int) -> tuple[int, int, int]:
    """Do it on a new SQLite file."""
    keyring = Keyring(MasterKey(b"k" * 32), database_key=b"d" * 32, mac_secret=b"m" * 32)
    place = Place(directory)
    _ = places.write_once(places.keyring_file(place), keyring.wrapped())
    database = await Database.open(place, keyring, clock=SystemClock())
    try:
        return await lose(database, operations=operations, seed=seed)
    finally:
        await database.close()


def main() -> int:
    """Run what the command line asks for; 1 when an acknowledged write was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="porchlight-") as directory:
        known, unknown, lost = asyncio.run(
            run(Path(directory), operations=given.operations, seed=given.seed)
        )
    sys.stdout.write(f"acknowledged {known} · cancelled {unknown} · lost {lost}\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
