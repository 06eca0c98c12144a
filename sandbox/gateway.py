"""The gateway: sessions, events by intent and shard, heartbeats, resuming."""

import asyncio
import json
import secrets
import zlib
from collections import deque
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import discord
from aiohttp import WSCloseCode, WSMsgType, web
from simcord import intents as simcord_intents
from simcord.backend import serializers
from simcord.backend.access import channel_accessible

from sandbox.members import chunks_of_members
from sandbox.world import Json, World

HEARTBEAT_MS = 41_250
DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME = 0, 1, 2, 3, 4, 6
RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 8, 9, 10, 11
KEPT_EVENTS = 20_000  # Discord, too, gives up on a session that is away for long


class Session:
    """What Discord knows of one connected shard; outlives the connection so it can be resumed."""

    def __init__(self, *, shard: tuple[int, int], intents: discord.Intents) -> None:
        self.id = secrets.token_hex(16)
        self.shard = shard
        self.intents = intents
        self.sequence = 0
        self.kept: deque[tuple[int, str]] = deque(maxlen=KEPT_EVENTS)
        self.connection: Connection | None = None
        self.resumable = True

    def send(self, event: str, data: Mapping[str, Any]) -> None:
        """Number an event, keep it for a resume, and send it if connected."""
        self.sequence += 1
        text = json.dumps({"op": DISPATCH, "s": self.sequence, "t": event, "d": data})
        self.kept.append((self.sequence, text))
        if self.connection is not None:
            self.connection.send_text(text)

    def wants_guild(self, guild_id: int | None) -> bool:
        """Tell whether events of this guild (or of direct messages) belong to this shard."""
        number, count = self.shard
        return number == (0 if guild_id is None else (guild_id >> 22) % count)


class Connection:
    """One web socket; a writer task keeps a stopped client from stopping the sandbox."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        *,
        transport: asyncio.BaseTransport | None,
        compressed: bool,
    ) -> None:
        self.socket = socket
        self._transport = transport
        self.session: Session | None = None
        self._compressor = zlib.compressobj() if compressed else None
        self._unsent: asyncio.Queue[str | None] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())

    def send_text(self, text: str) -> None:
        """Queue a message for the client."""
        self._unsent.put_nowait(text)

    def send(self, op: int, data: Json) -> None:
        """Queue a message that is not an event."""
        self.send_text(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def _write(self) -> None:
        try:
            while (text := await self._unsent.get()) is not None:
                if self._compressor is None:
                    await self.socket.send_str(text)
                    continue
                packed = self._compressor.compress(text.encode())
                await self.socket.send_bytes(packed + self._compressor.flush(zlib.Z_SYNC_FLUSH))
        except ConnectionError:
            return  # the reader sees the end and tidies up

    async def close(self, code: int) -> None:
        """Send what is queued, then close."""
        self._unsent.put_nowait(None)
        try:
            async with asyncio.timeout(1):
                await self._writer
        except TimeoutError:
            self._writer.cancel()
        await self.socket.close(code=code)

    def abort(self) -> None:
        """Cut the wire: no closing handshake, as when a network goes away."""
        self._writer.cancel()
        if isinstance(self._transport, asyncio.Transport):
            self._transport.abort()


class Gateway:
    """All sessions of the application, and what each of them is told."""

    def __init__(self, world: World, *, token: str) -> None:
        self.world = world
        self.token = token
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.refusing = False
        self.identified = 0
        self.resumed = 0
        world.subscribers.append(self._on_event)

    @property
    def connected(self) -> bool:
        """Tell whether any shard is connected and identified."""
        return any(session.connection is not None for session in self.sessions.values())

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it ends."""
        if self.refusing:
            return web.Response(status=503)
        compression = request.query.get("compress")
        if compression not in {None, "zlib-stream"}:
            return web.Response(status=400, text="only zlib-stream is simulated")
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(
            socket, transport=request.transport, compressed=compression is not None
        )
        connection.send(HELLO, {"heartbeat_interval": HEARTBEAT_MS, "_trace": []})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._on_message(connection, json.loads(message.data))
        finally:
            session = connection.session
            if session is not None and session.connection is connection:
                session.connection = None
            await connection.close(WSCloseCode.OK)
            self.world.changes.bump()
        return socket

    async def _on_message(self, connection: Connection, message: dict[str, Any]) -> None:
        op, data = message.get("op"), message.get("d")
        if op == HEARTBEAT:
            connection.send(HEARTBEAT_ACK, None)
        elif op == IDENTIFY and isinstance(data, dict):
            await self._identify(connection, data)
        elif op == RESUME and isinstance(data, dict):
            await self._resume(connection, data)
        elif op == REQUEST_MEMBERS and isinstance(data, dict) and connection.session is not None:
            for chunk in chunks_of_members(self.world, data):
                connection.session.send("GUILD_MEMBERS_CHUNK", chunk)
        elif op not in {PRESENCE, VOICE_STATE}:
            await connection.close(4001)

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        if connection.session is not None:
            await connection.close(4005)
            return
        if str(data.get("token", "")).removeprefix("Bot ") != self.token:
            await connection.close(4004)
            return
        number, count = data.get("shard") or (0, 1)
        session = Session(
            shard=(int(number), int(count)),
            intents=discord.Intents._from_value(int(data["intents"])),  # noqa: SLF001
        )
        privileged = simcord_intents.PRIVILEGED_INTENTS
        if any(getattr(session.intents, name) for name in privileged):
            await connection.close(4014)  # the portal has not allowed any of them
            return
        self._forget_older(session.shard)
        self.sessions[session.id] = session
        session.connection, connection.session = connection, session
        self.identified += 1
        self._greet(session)
        self.world.changes.bump()

    def _forget_older(self, shard: tuple[int, int]) -> None:
        for session_id, session in list(self.sessions.items()):
            if session.shard == shard and session.connection is None:
                del self.sessions[session_id]

    def _greet(self, session: Session) -> None:
        world = self.world
        guilds = [
            guild
            for guild in world.guilds.values()
            if world.bot_is_in(guild.id) and session.wants_guild(guild.id)
        ]
        session.send(
            "READY",
            {
                "v": 10,
                "user": {**serializers.user_payload(world.bot_user), "email": None},
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self.url,
                "shard": list(session.shard),
                "application": {"id": str(world.application_id), "flags": 0},
                "private_channels": [],
                "_trace": [],
            },
        )
        for guild in guilds:
            self._tell(session, "GUILD_CREATE", serializers.guild_create_payload(world, guild))

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        seen = int(data.get("seq") or 0)
        lost = session is not None and bool(session.kept) and session.kept[0][0] > seen + 1
        if session is None or lost or not session.resumable or data.get("token") != self.token:
            connection.send(INVALID_SESSION, False)
            return
        if session.connection is not None:
            old, session.connection = session.connection, None
            await old.close(4000)
        for number, text in list(session.kept):
            if number > seen:
                connection.send_text(text)
        session.connection, connection.session = connection, session
        session.send("RESUMED", {"_trace": []})
        self.resumed += 1
        self.world.changes.bump()

    async def drop(
        self, *, resumable: bool = True, politely: bool = False, abruptly: bool = False
    ) -> None:
        """End every connection; the next RESUME works only if `resumable`.

        `politely` asks with opcode 7 first, as Discord does before it moves a session;
        `abruptly` cuts the wire.
        """
        for session in list(self.sessions.values()):
            connection = session.connection
            if connection is None:
                continue
            session.resumable = resumable
            session.connection = None
            if abruptly:
                connection.abort()
                continue
            if politely:
                connection.send(RECONNECT, None)
            await connection.close(4000)

    async def close(self) -> None:
        """End everything."""
        self.refusing = True
        for session in list(self.sessions.values()):
            if session.connection is not None:
                await session.connection.close(1001)

    def _on_event(self, event: str, payload: Mapping[str, Any]) -> None:
        for session in list(self.sessions.values()):
            self._tell(session, event, payload)

    def _tell(self, session: Session, event: str, payload: Mapping[str, Any]) -> None:
        guild_id = _guild_of(event, payload)
        if not session.wants_guild(guild_id) or not self._may_see(event, payload, guild_id):
            return
        gate = simcord_intents.required_intent(event, payload)
        if gate is not None and not getattr(session.intents, gate):
            return
        session.send(event, self._as_seen(session, event, payload))

    def _may_see(self, event: str, payload: Mapping[str, Any], guild_id: int | None) -> bool:
        world = self.world
        if guild_id is None:
            return True
        if not world.bot_is_in(guild_id):
            return event == "GUILD_DELETE"
        if not event.startswith(("MESSAGE_", "TYPING_", "CHANNEL_PINS_", "THREAD_")):
            return True
        channel_id = int(payload.get("channel_id") or payload["id"])
        if channel_id not in world.channels:
            return True  # its deletion is what is being told
        return channel_accessible(world, channel_id, world.bot_user.id)

    def _as_seen(
        self, session: Session, event: str, payload: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        bot_id = self.world.bot_user.id
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and not session.intents.message_content:
            shown = deepcopy(dict(payload))
            simcord_intents.censor_message(shown, bot_id, backend=self.world)
            return shown
        if event == "GUILD_CREATE":
            shown = dict(payload)
            simcord_intents.prune_guild_create(shown, session.intents, bot_id)
            shown["threads"] = [
                thread
                for thread in shown["threads"]
                if not thread["thread_metadata"]["archived"]
                and channel_accessible(self.world, int(thread["id"]), bot_id)
            ]
            return shown
        return payload


def _guild_of(event: str, payload: Mapping[str, Any]) -> int | None:
    if event in {"GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE"}:
        return int(payload["id"])
    guild_id = payload.get("guild_id")
    return None if guild_id is None else int(guild_id)
