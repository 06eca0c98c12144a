"""The REST front: reads requests, lets faults strike, asks the routes, writes Discord's replies."""

import asyncio
import json
import secrets
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web
from simcord.backend.errors import BackendError
from simcord.http.router import RouteNotImplemented, UnsupportedField

import sandbox.routes  # noqa: F401 — registers our routes
from sandbox.calls import Call, RateLimited, Upload, answer
from sandbox.contract import Contract
from sandbox.faults import SERVER_ERRORS, Fault, Faults, Kind
from sandbox.world import Json, World

PREFIX = "/api/v10"
VIA = {"Via": "1.1 google"}  # discord.py takes a 429 without it for a ban by Cloudflare
NO_CONTENT, BAD_REQUEST, UNAUTHORIZED, TOO_MANY = 204, 400, 401, 429


@dataclass
class Request:
    """One request of the bot, as it is logged."""

    method: str
    path: str
    body: Json
    status: int
    at: datetime
    code: int | None = None
    fault: str | None = None

    @property
    def route(self) -> str:
        """Return the method and the path."""
        return f"{self.method} {self.path}"


class Rest:
    """Everything below /api/v10."""

    def __init__(
        self, world: World, *, token: str, faults: Faults, contract: Contract, kept: int
    ) -> None:
        self.world = world
        self.token = token
        self.faults = faults
        self.contract = contract
        self.gateway_url = ""
        self.requests: deque[Request] = deque(maxlen=kept)
        self.violations: list[str] = contract.violations
        self.invalid_requests = 0
        self.closing = asyncio.Event()

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        path = unquote(request.path.removeprefix(PREFIX))
        try:
            body, files = await _read(request)
        except (ValueError, AttributeError):
            return self._refusal(
                BackendError(400, 50109, "The request body contains invalid JSON.")
            )
        call = Call(
            self.world,
            request.method,
            path,
            query=dict(request.query),
            json=body,
            files=files,
            reason=request.headers.get("X-Audit-Log-Reason"),
        )
        fault = self.faults.strike(f"{call.method} {call.path}")
        if fault is not None and not fault.after:
            return await self._fail(request, call, fault)
        logged = Request(call.method, path, body, 0, self.world.time.now())
        self.requests.append(logged)
        response = self._answer(request, call, logged)
        self.world.changes.bump()
        if fault is not None:
            logged.fault = f"{fault.kind} after"
            return await self._broken(request, fault)
        return response

    def _answer(self, request: web.Request, call: Call, logged: Request) -> web.Response:
        try:
            self._authorize(request, call.path)
            self.contract.check(call)
            reply = self._special(call) or answer(call)
        except (RouteNotImplemented, UnsupportedField) as gap:
            self.violations.append(f"{call.method} {call.path}: {gap.message}")
            return self._refusal(gap, logged)
        except BackendError as refusal:
            return self._refusal(refusal, logged)
        except (KeyError, TypeError, ValueError) as error:
            malformed = BackendError(BAD_REQUEST, 50035, f"Invalid Form Body: {error!r}")
            return self._refusal(malformed, logged)
        if reply is None:
            logged.status = NO_CONTENT
            return web.Response(status=NO_CONTENT, headers=VIA)
        logged.status = 200
        return _json(reply)

    def _authorize(self, request: web.Request, path: str) -> None:
        given = request.headers.get("Authorization", "")
        if _by_token_in_path(path) or secrets.compare_digest(given, f"Bot {self.token}"):
            return
        raise BackendError(UNAUTHORIZED, 0, "401: Unauthorized")

    def _special(self, call: Call) -> Json:
        if call.path == "/gateway":
            return {"url": self.gateway_url}
        if call.path != "/gateway/bot":
            return None
        return {
            "url": self.gateway_url,
            "shards": 1,
            "session_start_limit": {
                "total": 1000,
                "remaining": 999,
                "reset_after": 14_400_000,
                "max_concurrency": 1,
            },
        }

    def _refusal(self, refusal: BackendError, logged: Request | None = None) -> web.Response:
        if refusal.status in {401, 403, 429}:
            self.invalid_requests += 1
        if logged is not None:
            logged.status, logged.code = refusal.status, refusal.code
        payload = refusal.to_json()
        headers: dict[str, str] = {}
        if isinstance(refusal, RateLimited):
            payload["retry_after"] = refusal.retry_after
            payload["global"] = refusal.everywhere
            headers["Retry-After"] = str(refusal.retry_after)
        return _json(payload, status=refusal.status, headers=headers)

    async def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        logged = Request(call.method, call.path, call.json, 0, self.world.time.now())
        logged.fault = f"{fault.kind} before"
        self.requests.append(logged)
        self.world.changes.bump()
        return await self._broken(request, fault, logged)

    async def _broken(
        self, request: web.Request, fault: Fault, logged: Request | None = None
    ) -> web.StreamResponse:
        if fault.kind in {Kind.RATE_LIMIT, Kind.GLOBAL_RATE_LIMIT}:
            everywhere = fault.kind is Kind.GLOBAL_RATE_LIMIT
            limited = RateLimited(
                0, "You are being rate limited.", retry_after=fault.seconds, everywhere=everywhere
            )
            return self._refusal(limited, logged)
        if fault.kind is Kind.HANG:
            with suppress(TimeoutError):
                async with asyncio.timeout(fault.seconds):
                    await self.closing.wait()
        if fault.kind in {Kind.RESET, Kind.HANG}:
            if isinstance(request.transport, asyncio.Transport):
                request.transport.abort()
            return web.Response(status=500)  # nobody reads it
        status = SERVER_ERRORS[fault.kind]
        if logged is not None:
            logged.status = status
        return web.Response(status=status, text=f"<html>{status}</html>", content_type="text/html")


def _json(
    payload: Json, *, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    # A text response would add a charset, and discord.py ignores such bodies.
    return web.Response(
        body=json.dumps(payload).encode(),
        status=status,
        content_type="application/json",
        headers={**VIA, **(headers or {})},
    )


def _by_token_in_path(path: str) -> bool:
    parts = path.strip("/").split("/")
    return (parts[0] == "webhooks" and len(parts) > 2) or parts[0] == "interactions"  # noqa: PLR2004


async def _read(request: web.Request) -> tuple[Json, list[Upload]]:
    if request.content_type.startswith("multipart/"):
        return await _read_parts(request)
    raw = await request.read()
    return (json.loads(raw) if raw else None), []


async def _read_parts(request: web.Request) -> tuple[Json, list[Upload]]:
    body: dict[str, Any] = {}
    found: dict[str, Upload] = {}
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read())
        if part.name == "payload_json":
            body.update(json.loads(data))
        elif part.filename is not None:
            found[part.name] = Upload(part.filename, data)
        else:
            body[part.name] = data.decode()
    for declared in body.get("attachments") or []:
        upload = found.get(f"files[{declared.get('id')}]")
        if upload is not None:
            upload.description = declared.get("description")
            upload.filename = declared.get("filename") or upload.filename
    return body, list(found.values())
