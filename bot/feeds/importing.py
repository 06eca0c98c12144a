"""Reading an upload in a process of its own, so that a hostile file stops nothing but itself."""

import asyncio
import signal
import sys
from pathlib import Path

from bot.feeds import wire
from bot.feeds.documents import MOST_BYTES
from bot.models.feeds import Dialect, Reading, Said

MOST_SECONDS = 10  # to wait; the process has less of its own
AT_ONCE = 2
ROOT = Path(__file__).parent.parent.parent
# Isolated: no environment, no working directory, nothing of the user's; so it is told where we are.
START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from bot.feeds import child; child.main()"

_at_once = asyncio.Semaphore(AT_ONCE)  # never waited for


async def read_feed(
    data: bytes, *, dialect: Dialect, source: str, patience: float = MOST_SECONDS
) -> Reading:
    """Return what a list of meetings offers; what is wrong with the file is in the reading."""
    if len(data) > MOST_BYTES:
        return Reading(dialect, source, problem=Said("feeds-too-large"))
    if _at_once.locked():
        return Reading(dialect, source, problem=Said("feeds-busy"))
    async with _at_once:
        return await _read(data, dialect=dialect, source=source, patience=patience)


async def _read(data: bytes, *, dialect: Dialect, source: str, patience: float) -> Reading:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-B", "-c", START, str(ROOT), dialect.value),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},  # no token and no key
    )
    try:
        async with asyncio.timeout(patience):
            out, _ = await process.communicate(data)
    except TimeoutError:
        return Reading(dialect, source, problem=Said("feeds-too-slow"))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode == -signal.SIGXCPU:
        return Reading(dialect, source, problem=Said("feeds-too-slow"))
    try:
        return wire.loaded(out, dialect=dialect, source=source)
    except (ValueError, KeyError, TypeError):  # it ran out of memory, or worse
        return Reading(dialect, source, problem=Said("feeds-unreadable"))
