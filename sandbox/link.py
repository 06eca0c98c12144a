"""The wire between the sandbox and the bots it started: the clock, and how far they are."""

import asyncio
import json
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from sandbox.changes import Changes
from sandbox.clock import OffsetClock

HOST = "127.0.0.1"
ANSWER_WITHIN = 120.0


class Link:
    """One bot as the sandbox sees it; it may be away, or halted."""

    def __init__(self, changes: Changes) -> None:
        self.secret = secrets.token_urlsafe(24)
        self.ready = False
        self.halted = False
        self._changes = changes
        self._writer: asyncio.StreamWriter | None = None
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._number = 0

    @property
    def present(self) -> bool:
        """Tell whether the bot is connected and runs."""
        return self._writer is not None and not self.halted

    def tell(self, offset: timedelta) -> None:
        """Set the bot's clock, without waiting for anything."""
        self._send({"offset": offset.total_seconds()})

    async def settle(self) -> datetime | None:
        """Let the bot do all that is due now; returns when the next thing is due."""
        self._number += 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._asked[self._number] = answer
        self._send({"settle": self._number})
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                told = await answer
        finally:
            del self._asked[self._number]
        if "error" in told:
            raise RuntimeError(told["error"])
        due = told.get("next_due")
        return None if due is None else datetime.fromisoformat(due)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read what the bot says until it goes."""
        self._writer = writer
        try:
            while line := await reader.readline():
                self._take(json.loads(line))
        except ConnectionError:
            pass  # killed
        finally:
            self._writer = None
            self.ready = False
            for answer in self._asked.values():
                if not answer.done():
                    answer.set_result({})  # it is gone, so nothing is due
            self._changes.bump()

    def _take(self, told: dict[str, Any]) -> None:
        if told.get("ready"):
            self.ready = True
        answer = self._asked.get(told.get("settled", 0))
        if answer is not None and not answer.done():
            answer.set_result(told)
        self._changes.bump()

    def _send(self, message: dict[str, Any]) -> None:
        if self._writer is not None:
            self._writer.write(json.dumps(message).encode() + b"\n")


class LinkServer:
    """Where started bots report; each shows the secret it was given."""

    def __init__(self, clock: OffsetClock) -> None:
        self.clock = clock
        self.links: list[Link] = []
        self.port = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Start to listen on loopback."""
        self._server = await asyncio.start_server(self._accept, HOST, 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and hang up."""
        if self._server is not None:
            self._server.close()
            for writer in list(self._writers):
                writer.close()
            await self._server.wait_closed()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            hello = json.loads(await reader.readline() or b"{}")
            given = str(hello.get("secret", ""))
            for link in self.links:
                if secrets.compare_digest(link.secret, given):
                    # The first thing a bot learns: it must never see another time.
                    offset = self.clock.offset.total_seconds()
                    writer.write(json.dumps({"offset": offset}).encode() + b"\n")
                    await link.serve(reader, writer)
        finally:
            self._writers.discard(writer)
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
