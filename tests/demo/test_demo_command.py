"""`porchlight demo` as a person types it: it says where it is, and leaves nothing behind."""

import asyncio
import os
import re
import signal
import socket
import sys
from contextlib import asynccontextmanager

import aiohttp
import pytest

pytestmark = [pytest.mark.wire, pytest.mark.slow]

STARTED_WITHIN = 30
ENDED_WITHIN = 20


@asynccontextmanager
async def typed(*arguments: str, tmp_path):
    """The command running in an empty directory for passing files."""
    passing = tmp_path / "passing"
    passing.mkdir()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "demo"),
        *arguments,
        env={**os.environ, "TMPDIR": str(passing)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def address_of(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    async with asyncio.timeout(STARTED_WITHIN):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"is at (http://127\.0\.0\.1:\d+/) \(Ctrl-C stops it\)", line):
                return found[1]
    pytest.fail("the demo ended without saying where it is")


async def ended(process: asyncio.subprocess.Process, number: signal.Signals) -> int:
    process.send_signal(number)
    async with asyncio.timeout(ENDED_WITHIN):
        return await process.wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_starts_says_where_it_is_and_leaves_nothing_behind(tmp_path, number):
    async with typed(tmp_path=tmp_path) as process:
        address = await address_of(process)
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            assert "This is a simulation." in await answer.text()
        assert await ended(process, number) == 0
    assert list((tmp_path / "passing").iterdir()) == []


async def test_what_is_to_be_kept_is_kept(tmp_path):
    kept = tmp_path / "kept"
    async with typed("--keep", str(kept), tmp_path=tmp_path) as process:
        await address_of(process)
        assert await ended(process, signal.SIGINT) == 0
    assert (kept / "porchlight.sqlite3").exists()
    assert list((tmp_path / "passing").iterdir()) == []


async def test_a_port_that_is_taken_is_told_in_a_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with typed("--port", str(port), tmp_path=tmp_path) as process:
            said, _ = await process.communicate()
    assert process.returncode == 78
    assert f"Port {port} is taken" in said.decode()
    assert "Traceback" not in said.decode()
    assert list((tmp_path / "passing").iterdir()) == []
