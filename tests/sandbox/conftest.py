"""A sandbox with one guild, one person and, where asked for, a small bot as its own process."""

from typing import Any

import aiohttp
import pytest

from sandbox import Faults, Limits, Sandbox

SMALL_BOT = "tests.sandbox.small_bot:compose"


class Raw:
    """A client that says exactly what it is told to, also what no library would."""

    def __init__(self, session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
        self.session = session
        self.sandbox = sandbox

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        known: bool = True,
        params: dict[str, str] | None = None,
    ) -> tuple[int, Any]:
        """Return the status and the JSON of the reply."""
        headers = {"Authorization": f"Bot {self.sandbox.token if known else 0}"}
        url = self.sandbox.api_url + path
        async with self.session.request(
            method, url, json=body, headers=headers, params=params
        ) as reply:
            return reply.status, (await reply.json() if reply.status != 204 else None)

    async def refused(
        self, method: str, path: str, body: Any = None, **more: Any
    ) -> tuple[int, int]:
        """Return the status and Discord's code of a refusal."""
        status, reply = await self.ask(method, path, body, **more)
        assert status >= 400, reply
        return status, reply["code"]


@pytest.fixture
def faults():
    return Faults()


@pytest.fixture
def limits():
    return Limits()


@pytest.fixture
async def sandbox(faults, limits):
    async with Sandbox.open(faults=faults, limits=limits) as opened:
        yield opened


@pytest.fixture
async def raw(sandbox):
    async with aiohttp.ClientSession() as session:
        yield Raw(session, sandbox)


@pytest.fixture
def guild(sandbox):
    guild = sandbox.create_guild("Harbour Lights")
    guild.add_bot()
    return guild


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("check-in")


@pytest.fixture
def mara(guild):
    return guild.add_member("Mara")


@pytest.fixture
async def bot(sandbox, guild, tmp_path):
    return await sandbox.launch_bot(data_dir=tmp_path, compose=SMALL_BOT)
