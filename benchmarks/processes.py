"""Bots as an operator starts them: a process of their own, with nothing of the sandbox in it."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sandbox.process import PROJECT
from tests.sim.stage import KEY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.sim.stage import Stage

BARE = ("benchmarks.bare",)
THE_BOT = ("bot", "run")


@asynccontextmanager
async def running(stage: Stage, module: tuple[str, ...]) -> AsyncIterator[int]:
    """Run a bot on this stage; gives its process id once it is connected."""
    sandbox = stage.sandbox
    connected = sandbox.gateway.identified
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *module,
        cwd=PROJECT,
        env={
            "DISCORD_TOKEN": sandbox.token,
            "DISCORD_API_URL": sandbox.api_url,
            "DATA_DIR": str(stage.place.data_dir),
            "PORCHLIGHT_KEY": KEY.get_secret_value(),
        },
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        _ = await sandbox.wait_for(lambda: sandbox.gateway.identified > connected, timeout=60)
        yield process.pid
    finally:
        process.terminate()
        _ = await process.wait()
