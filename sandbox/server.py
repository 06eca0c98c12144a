"""The socket front: one HTTP server on loopback for REST, the gateway and files."""

import asyncio

from aiohttp import web

from sandbox.gateway import Gateway
from sandbox.rest import PREFIX, Rest
from sandbox.world import World

MAX_BODY = 64 * 1024 * 1024


class Server:
    """Listens on 127.0.0.1, on a port of the system's choice."""

    def __init__(self, world: World, *, rest: Rest, gateway: Gateway) -> None:
        self.world = world
        self.rest = rest
        self.gateway = gateway
        self.origin = ""
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0) -> None:
        """Start to listen."""
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_route("*", PREFIX + "/{tail:.*}", self.rest.accept)
        app.router.add_get("/gateway/", self.gateway.accept)
        app.router.add_get("/attachments/{tail:.*}", self._file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        host, bound = self._runner.addresses[0][:2]
        self.origin = f"http://{host}:{bound}"
        self.world.files.origin = self.origin
        self.gateway.url = self.rest.gateway_url = f"ws://{host}:{bound}/gateway/"

    async def stop(self) -> None:
        """End every connection and stop listening."""
        self.rest.closing.set()
        await self.gateway.close()
        if self._runner is not None:
            async with asyncio.timeout(10):
                await self._runner.cleanup()

    async def _file(self, request: web.Request) -> web.Response:
        data = self.world.files.get(str(request.url))
        if data is None:
            raise web.HTTPNotFound
        return web.Response(body=data)
