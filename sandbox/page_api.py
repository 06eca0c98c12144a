"""The demo page's server: what the page shows, what its people do, and the clock it moves."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web
from simcord.backend.errors import BackendError

from sandbox.page_acts import Acts
from sandbox.page_clock import PageClock
from sandbox.refusals import CannotDo

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.page_view import Stage

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FILES = Path(__file__).parent / "page"
MAX_BODY = 16 * 1024 * 1024
# One look per burst of changes is enough for the eye.
BURST_SECONDS = 0.1
WALKING_SECONDS = 0.15
RESTING_SECONDS = 5.0


class PageServer:
    """The page on 127.0.0.1; use as `async with PageServer(stage, port=0) as page`."""

    def __init__(self, stage: Stage, *, port: int = 0) -> None:
        self.stage = stage
        self.clock = PageClock(stage)
        self.acts = Acts(stage)
        self.address = ""
        self._port = port
        self._closing = asyncio.Event()
        app = web.Application(client_max_size=MAX_BODY, middlewares=[self._guard])
        app.router.add_get("/", self._index)
        app.router.add_get("/page/state", self._state)
        app.router.add_get("/page/pane", self._pane)
        app.router.add_get("/page/events", self._events)
        app.router.add_post("/page/clock", self._move_clock)
        app.router.add_post("/page/clock/stop", self._stop_clock)
        app.router.add_post("/page/{act}", self._act)
        app.router.add_static("/", FILES)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5, access_log=None)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        self.address = f"http://127.0.0.1:{self._port}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self.clock.stop()
        await self._runner.cleanup()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in only this page itself, and answer every refusal with a sentence."""
        refusal = self._refusal(request)
        if refusal is not None:
            return _told(403, refusal)
        try:
            response = await handler(request)
        except (CannotDo, BackendError) as error:
            return _told(409, str(error))
        except LookupError as error:
            return _told(404, str(error.args[0]) if error.args else "That is not there.")
        except (TypeError, ValueError, OverflowError):
            return _told(400, "The page asked for something it should not have.")
        if not response.prepared:
            response.headers.update(self._headers())
        return response

    def _refusal(self, request: web.Request) -> str | None:
        """Return why a request does not come from this page, if it does not.

        The name is checked, so that another site's name that points here (DNS rebinding) is
        refused; the origin, so that another site's page cannot press buttons.
        """
        hosts = {f"127.0.0.1:{self._port}", f"localhost:{self._port}"}
        if request.host not in hosts:
            return "This page answers only at its own address."
        if request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
            return "This page answers only to itself."
        if request.method == "GET":
            return None
        if request.headers.get("Origin") not in {f"http://{host}" for host in hosts}:
            return "This page takes orders only from itself."
        if request.content_type != "application/json":
            return "This page takes orders only as JSON."
        return None

    def _headers(self) -> dict[str, str]:
        files = self.stage.sandbox.server.origin
        return {
            "Cache-Control": "no-store",
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                f"img-src 'self' {files}; base-uri 'none'; form-action 'none'; "
                "frame-ancestors 'none'"
            ),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html")

    async def _state(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({**self.stage.state(), "clock": self.clock.state()})

    async def _pane(self, request: web.Request) -> web.StreamResponse:
        person = self.stage.person(request.query["person"])
        return web.json_response(self.stage.pane(person, request.query["place"]))

    async def _act(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(
            await self.acts.do(request.match_info["act"], await _body(request))
        )

    async def _move_clock(self, request: web.Request) -> web.StreamResponse:
        to = self.clock.start(await _body(request))
        return web.json_response({"to": to.isoformat()})

    async def _stop_clock(self, _: web.Request) -> web.StreamResponse:
        await self.clock.stop()
        return web.json_response({})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Tell the page what time it is, and that something changed, until it goes away."""
        stream = web.StreamResponse(
            headers={**self._headers(), "Content-Type": "text/event-stream"}
        )
        await stream.prepare(request)
        seen = -1
        while not self._closing.is_set():
            version = self.stage.sandbox.changed.version
            name, seen = ("clock" if version == seen else "changed"), version
            data = json.dumps({"clock": self.clock.state()})
            try:
                await stream.write(f"event: {name}\ndata: {data}\n\n".encode())
            except ConnectionError:
                break
            await self._something(seen)
        return stream

    async def _something(self, seen: int) -> None:
        """Wait for a change, for the end, or for as long as a clock may stand still."""
        walking = self.clock.walking is not None
        waiting = {
            asyncio.create_task(self.stage.sandbox.changed.after(seen)),
            asyncio.create_task(self._closing.wait()),
        }
        try:
            patience = WALKING_SECONDS if walking else RESTING_SECONDS
            await asyncio.wait(waiting, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.sleep(BURST_SECONDS)


async def _body(request: web.Request) -> dict[str, Any]:
    body = await request.json()
    if not isinstance(body, dict):
        msg = "a request is an object"
        raise TypeError(msg)
    return body


def _told(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)
