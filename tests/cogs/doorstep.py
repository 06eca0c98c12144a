"""The real bot in this process: people's taps and commands go in, what Discord is sent comes out.

No socket and no other process: the library's own objects, a real database, a fake at the border.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.webhook.async_ import AsyncWebhookAdapter, async_context
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection
from typing_extensions import override

from bot.custom_ids import CustomIds
from bot.database import Database
from bot.homes import Homes
from bot.models import ChannelId, GuildId, RoleId, UserId
from bot.porchlight import COGS, Porchlight
from bot.roles import Roles
from bot.settings import load
from bot.ui.commands import Translator
from bot.words import Catalogue
from tests.fakes import FakeClock, FakeMessenger
from tests.services.harbour import Harbour

CATALOGUE = Catalogue.load()
LONG_AGO = "2020-01-01T00:00:00+00:00"
EPHEMERAL = 64
CHANNEL = 700
COMMAND, PRESS, TYPING, FORM = 2, 3, 4, 5  # kinds of interactions, in Discord's numbers
BUTTON = 2
NUMBERS = count(10**17)


WRITTEN = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


class Undone(Database):
    """A database in which everything since `from_here` began is undone at its end."""

    _held: AsyncConnection | None = None

    @asynccontextmanager
    async def from_here(self) -> AsyncIterator[AsyncConnection]:
        """Let every transaction be a part of one that is never committed; note what it wrote."""
        self.written: set[str] = set()
        if self._held is not None:
            inner = await self._held.begin_nested()
            try:
                yield self._held
            finally:
                await inner.rollback()
            return
        async with self._opened.writing.connect() as connection, connection.begin() as whole:
            self._held, self._alone = connection, asyncio.Lock()
            if not self._is_watched:
                engine = self._opened.writing.sync_engine
                event.listen(engine, "after_cursor_execute", self._note_written)
                self._is_watched = True
            try:
                yield connection
            finally:
                self._held = None
                await whole.rollback()

    _is_watched = False

    def _note_written(self, _connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if (found := WRITTEN.match(statement)) and cursor.rowcount:
            self.written.add(found[1])

    @override
    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        if self._held is None:
            async with super().transaction() as tx:
                yield tx
        else:
            async with self._alone, self._held.begin_nested():
                yield self._held

    @override
    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        if self._held is None:
            async with super().reading() as tx:
                yield tx
        else:
            async with self._alone:
                yield self._held


@dataclass
class Answer:
    """All that Discord was sent in answer to one tap, in the order in which it was sent."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    is_private: bool = False

    @property
    def shown(self) -> dict[str, Any]:
        """Return the last message that was shown."""
        return next((it for it in reversed(self.sent) if "content" in it), {})

    @property
    def text(self) -> str:
        """Return its words."""
        return str(self.shown.get("content", ""))

    @property
    def form(self) -> dict[str, Any] | None:
        """Return the form that was opened."""
        return next((it for it in self.sent if "custom_id" in it and "title" in it), None)

    @property
    def choices(self) -> list[dict[str, Any]] | None:
        """Return what was offered to be typed; None when nothing was asked."""
        return next((it["choices"] for it in self.sent if "choices" in it), None)

    @property
    def all_of_it(self) -> str:
        """Return everything that could be read in it, by whoever reads the wire."""
        return json.dumps(self.sent, ensure_ascii=False)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """Return the buttons and selects under it."""
        return [part for row in self.shown.get("components", ()) for part in row["components"]]


class Border(AsyncWebhookAdapter):
    """Discord's end of the answers to interactions."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's own
        self.answer = Answer()

    @override
    async def request(self, route: Any, session: Any, **sent: Any) -> Any:
        body = sent.get("payload") or {}
        for part in sent.get("multipart") or ():
            if part["name"] == "payload_json":
                body = json.loads(part["value"])
        if not route.url.endswith("/callback"):
            self.answer.sent.append(body)
            return _message(str(body.get("content", "")))
        data = body.get("data") or {}
        self.answer.is_private |= bool(data.get("flags", 0) & EPHEMERAL)
        self.answer.sent.append(data)
        return {"interaction": {"id": "1", "type": 2}}


def _message(content: str) -> dict[str, Any]:
    """Return a message that everybody sees: what answers a tap on it is a new one."""
    return {
        "id": str(next(NUMBERS)),
        "channel_id": str(CHANNEL),
        "author": {"id": "1", "username": "bot", "discriminator": "0", "avatar": None},
        "content": content,
        "timestamp": LONG_AGO,
        "edited_timestamp": None,
        "flags": 0,
        "type": 0,
        **{name: [] for name in ("attachments", "embeds", "mentions", "mention_roles")},
        "components": [],
        **dict.fromkeys(("tts", "pinned", "mention_everyone"), False),
    }


@dataclass(frozen=True)
class Somebody:
    """Who taps, with what Discord says of them in the place where they do."""

    user_id: UserId
    roles: frozenset[RoleId] = frozenset()
    is_admin: bool = False
    locale: str = "en-GB"


def dm_of(who: Somebody) -> ChannelId:
    """Return the DM in which somebody is."""
    return ChannelId(who.user_id + 1000)


class Doorstep:
    """The bot, and a way to knock at every door of it."""

    def __init__(self, harbour: Harbour, clock: FakeClock) -> None:
        self.harbour = harbour
        self.clock = clock
        self.messenger = FakeMessenger(clock)
        self.ids = CustomIds(harbour.vault)
        self.settings = load(
            {"DISCORD_TOKEN": "token", "DATA_DIR": str(harbour.directory)}, env_file=None
        )

    async def open(self) -> None:
        """Load every cog, as the start of the program does."""
        services = self.harbour.services
        self.bot = Porchlight(
            self.settings,
            clock=self.clock,
            catalogue=CATALOGUE,
            ids=self.ids,
            services=services,
            wake=lambda: None,
            http_trace=aiohttp.TraceConfig(),
        )
        self.bot.messenger = self.messenger
        self.bot.roles = Roles(services.leads, self.messenger)
        self.bot.homes = Homes(
            database=self.harbour.database,
            clock=self.clock,
            messenger=self.messenger,
            vault=self.harbour.vault,
            rations=((1000, 1),),
        )
        self.bot.is_machine_well = _well
        vars(self.bot.http)["request"] = _nothing_there
        state: Any = self.bot._connection
        state.user = discord.ClientUser(state=state, data=_user(1))
        await self.bot.tree.set_translator(Translator(CATALOGUE))
        for name in COGS:
            await self.bot.load_extension(f"cogs.{name}")
        for cog in self.bot.cogs.values():
            self.bot.router.add(cog)

    def commands(self) -> dict[str, app_commands.Command[Any, ..., Any]]:
        """Return every slash command by what is typed for it."""
        return {
            f"/{it.qualified_name}": it
            for it in self.bot.tree.walk_commands()
            if isinstance(it, app_commands.Command)
        }

    async def press(
        self,
        who: Somebody,
        custom_id: str,
        *,
        guild_id: GuildId | None,
        chosen: Sequence[str] = (),
        typed: Mapping[str, str] | None = None,
        on: str = "",
        under: Answer | None = None,
    ) -> Answer:
        """Press or choose something, or send a form with what is typed.

        `on` is the message, `under` what showed it with its buttons and menus.
        """
        data: dict[str, Any] = {
            "custom_id": custom_id,
            "component_type": BUTTON,
            "values": list(chosen),
        }
        if typed is not None:
            data["components"] = [
                {"type": 18, "component": {"type": 4, "custom_id": name, "value": value}}
                for name, value in typed.items()
            ]
        kind = PRESS if typed is None else FORM
        message = _message(on)
        if under is not None:
            message["components"] = under.shown.get("components", [])
        return await self._act(kind, who, guild_id, data, message=message)

    async def run(
        self, who: Somebody, command: str, options: Any = (), *, guild_id: GuildId | None
    ) -> Answer:
        """Run a slash command with what was typed, as Discord's JSON has it."""
        return await self._act(COMMAND, who, guild_id, _data(command, options))

    async def type(
        self, who: Somebody, command: str, option: str, *, guild_id: GuildId | None, more: Any = ()
    ) -> Answer:
        """Type a letter into an option that offers what it could become."""
        typed = {"name": option, "type": 3, "value": "", "focused": True}
        return await self._act(TYPING, who, guild_id, _data(command, [*more, typed]))

    async def _act(
        self,
        kind: int,
        who: Somebody,
        guild_id: GuildId | None,
        data: dict[str, Any],
        **more: Any,
    ) -> Answer:
        border = Border()
        async_context.set(border)
        payload = {**_payload(kind, who, guild_id, data), **more}
        state: Any = self.bot._connection
        interaction: discord.Interaction[Porchlight] = discord.Interaction(
            data=payload,  # type: ignore[arg-type]  # as Discord sends it
            state=state,
        )
        if kind in {COMMAND, TYPING}:
            try:
                await self.bot.tree._call(interaction)
            except app_commands.AppCommandError as error:
                await self.bot.tree.on_error(interaction, error)
        await self.bot.on_interaction(interaction)
        return border.answer


def _user(user_id: int) -> Any:
    return {"id": str(user_id), "username": "x", "discriminator": "0", "avatar": None}


def _payload(
    kind: int, who: Somebody, guild_id: GuildId | None, data: dict[str, Any]
) -> dict[str, Any]:
    user = _user(who.user_id)
    payload: dict[str, Any] = {
        "id": str(next(NUMBERS)),
        "application_id": "1",
        "type": kind,
        "token": "token",
        "version": 1,
        "data": data,
        "locale": who.locale,
        "attachment_size_limit": 10**7,
        "channel": {"id": str(CHANNEL if guild_id else dm_of(who)), "type": 0 if guild_id else 1},
        "app_permissions": "0",
    }
    if guild_id is None:
        return {**payload, "user": user}
    rights = discord.Permissions(manage_guild=who.is_admin)
    member = {
        "user": user,
        "roles": [str(it) for it in who.roles],
        "joined_at": LONG_AGO,
        "permissions": str(rights.value),
        **dict.fromkeys(("nick", "avatar", "premium_since"), None),
        **dict.fromkeys(("deaf", "mute", "pending"), False),
        "flags": 0,
    }
    channel = {
        **payload["channel"],
        "name": "room",
        "position": 0,
        "permission_overwrites": [],
        "guild_id": str(guild_id),
    }
    guild = {"id": str(guild_id), "locale": "en-GB", "features": []}
    return {
        **payload,
        "guild_id": str(guild_id),
        "guild": guild,
        "member": member,
        "channel": channel,
    }


def _data(command: str, options: Any) -> dict[str, Any]:
    first, *rest = command.removeprefix("/").split()
    inner: Any = list(options)
    for at, name in enumerate(reversed(rest)):
        inner = [{"name": name, "type": 1 if at == 0 else 2, "options": inner}]
    return {"id": "1", "name": first, "type": 1, "options": inner}


async def _well() -> bool:
    return True


async def _nothing_there(*_: Any, **__: Any) -> Any:
    gone: Any = SimpleNamespace(status=404, reason="Not Found")
    raise discord.NotFound(gone, "nothing is there")


async def a_doorstep(directory: Path, database: Database, clock: FakeClock) -> Doorstep:
    """Return the bot over a database, with every cog loaded."""
    made = Doorstep(Harbour(database, directory), clock)
    await made.open()
    return made
