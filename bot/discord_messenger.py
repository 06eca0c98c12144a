"""The one adapter that sends: Discord's REST API by id, without caches, failures sorted."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, Literal

import aiohttp
import discord
from discord.http import HTTPClient, MultipartParameters

from bot.breakers import Breakers
from bot.clock_check import ClockCheck
from bot.messenger import (
    MOST_OF_LABEL,
    Button,
    ClosedDM,
    Event,
    Gone,
    Later,
    MissingRight,
    Never,
    Outgoing,
    SendingFailed,
    Style,
    TooManyOpenings,
    Unauthorized,
    fitted,
)
from bot.models import ChannelId, GuildId, MessageId, RoleId, Sent, UserId

SERVER_ERROR = 500
BANNED_SECONDS = 60.0  # after a 429 that discord.py would not wait for
CLOCKS_APART = timedelta(minutes=1)  # ours and Discord's, at most
SUPPRESS_EMBEDS = 1 << 2  # a link to the numbers needs no preview
PRIVATE_THREAD: Literal[12] = 12
ARCHIVE_AFTER_MINUTES: Literal[10080] = 10080
PAGE = 100  # messages in one look back
MOST_EVENTS = 100  # scheduled or active in one guild, Discord's limit
EXTERNAL, GUILD_ONLY = 3, 2  # of a scheduled event: where, and who sees it
GLOBAL_LIMIT_SECONDS = 30.0  # as `max_ratelimit_timeout`
STYLES = {Style.PLAIN: 2, Style.MAIN: 1}
LINK = 5


def components_of(outgoing: Outgoing) -> list[dict[str, Any]]:
    """Return the rows of buttons as Discord takes them; no view objects, so none is kept."""
    return [{"type": 1, "components": [_button(button) for button in row]} for row in outgoing.rows]


def _button(button: Button) -> dict[str, Any]:
    label = fitted(button.label, MOST_OF_LABEL)
    if button.url is not None:
        return {"type": 2, "style": LINK, "label": label, "url": button.url}
    return {
        "type": 2,
        "style": STYLES[button.style],
        "label": label,
        "custom_id": button.custom_id,
    }


def payload_of(outgoing: Outgoing, *, nonce: str | None = None) -> dict[str, Any]:
    """Return the body of a message; it mentions exactly whom it says it mentions."""
    payload: dict[str, Any] = {
        "content": fitted(outgoing.text),
        "components": components_of(outgoing),
        "flags": SUPPRESS_EMBEDS,
        "allowed_mentions": {
            "parse": [],
            "users": [str(user_id) for user_id in outgoing.ping_users],
            "roles": [str(role_id) for role_id in outgoing.ping_roles],
        },
    }
    if nonce is not None:
        payload["nonce"] = nonce
        payload["enforce_nonce"] = True
    return payload


def trace_of(breakers: Breakers, clock_check: ClockCheck) -> aiohttp.TraceConfig:
    """Return what `discord.Client(http_trace=…)` takes to show these two every answer."""
    trace = aiohttp.TraceConfig()

    async def ended(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        params: aiohttp.TraceRequestEndParams,
    ) -> None:
        clock_check.heard(params.response.headers.get("Date"))
        if params.response.headers.get("X-RateLimit-Scope") != "shared":
            breakers.answered(params.response.status)

    trace.on_request_end.append(ended)
    return trace


class DiscordMessenger:
    """Discord's REST API through discord.py's HTTP client, which keeps the rate limits."""

    def __init__(
        self,
        http: HTTPClient,
        *,
        own_id: Callable[[], int],
        global_limit: float = GLOBAL_LIMIT_SECONDS,
    ) -> None:
        self._http = http
        self._own_id = own_id
        self._global_limit = global_limit

    async def send(self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str) -> Sent:
        """Post a message; with the same nonce within Discord's memory the same one comes back."""
        payload = payload_of(outgoing, nonce=nonce)
        try:
            message = await self._post(channel_id, payload)
        except _Archived as archived:
            await self._wake(channel_id)
            raise Later(archived.reason, retry_after=0) from archived
        return Sent(channel_id, MessageId(int(message["id"])))

    async def edit(self, sent: Sent, outgoing: Outgoing) -> None:
        """Change a message of ours, as far as Discord lets us."""
        async with self._sorted():
            _ = await self._http.edit_message(
                sent.channel_id, sent.message_id, params=_params(payload_of(outgoing))
            )

    async def delete(self, sent: Sent) -> None:
        """Take a message of ours away; one that is gone already is fine."""
        try:
            async with self._sorted():
                await self._http.delete_message(sent.channel_id, sent.message_id)
        except (Gone, _NoMessage):
            return

    async def pin(self, sent: Sent) -> None:
        """Pin a message of ours; one that is pinned already is fine."""
        async with self._sorted():
            await self._http.pin_message(sent.channel_id, sent.message_id)

    async def find_own(
        self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str, since: datetime
    ) -> Sequence[Sent]:
        """Return our own messages since that real instant that may be this one, oldest first."""
        alike: list[Sent] = []
        async for message in self._own_since(channel_id, since - CLOCKS_APART):
            sent = Sent(channel_id, MessageId(int(message["id"])))
            if message.get("nonce") == nonce:
                return [sent]
            if message.get("nonce") is None and _alike(message, outgoing):
                alike.append(sent)
        return alike

    async def open_dm(self, user_id: UserId) -> ChannelId:
        """Open, or find, the DM with somebody; rationed by the caller."""
        async with self._sorted():
            channel = await self._http.start_private_message(user_id)
        return ChannelId(int(channel["id"]))

    async def open_thread(
        self, parent_id: ChannelId, *, name: str, people: tuple[UserId, ...]
    ) -> ChannelId:
        """Find our private thread of that name under the parent, or make it; add these people."""
        async with self._sorted():
            thread_id = await self._find_thread(parent_id, name)
            if thread_id is None:
                made = await self._http.start_thread_without_message(
                    parent_id,
                    name=name,
                    auto_archive_duration=ARCHIVE_AFTER_MINUTES,
                    type=PRIVATE_THREAD,
                    invitable=False,
                )
                thread_id = ChannelId(int(made["id"]))
            for user_id in people:
                await self._http.add_user_to_thread(thread_id, user_id)
        return thread_id

    async def close_thread(self, thread_id: ChannelId) -> None:
        """Lock and archive a thread of ours; it can be read, and one gone already is fine."""
        try:
            async with self._sorted():
                await self._http.edit_channel(thread_id, archived=True, locked=True)
        except Gone:
            return

    async def remove_from_thread(self, thread_id: ChannelId, user_id: UserId) -> None:
        """Take somebody out of a thread of ours; who is not in it any more is fine."""
        try:
            async with self._sorted():
                await self._http.remove_user_from_thread(thread_id, user_id)
        except (Gone, _NoMember):
            return
        except _Archived as archived:
            await self._wake(thread_id)
            raise Later(archived.reason, retry_after=0) from archived

    async def delete_thread(self, thread_id: ChannelId) -> None:
        """Take a thread of ours away, with all that was written in it; one gone already is fine."""
        try:
            async with self._sorted():
                await self._http.delete_channel(thread_id)
        except Gone:
            return

    async def show_event(
        self, guild_id: GuildId, event: Event, *, known: int | None, reference: str
    ) -> int:
        """Change our scheduled event, or make it where there is none with this reference."""
        payload = _event_payload(event, reference)
        if known is not None:
            try:
                async with self._sorted():
                    await self._http.edit_scheduled_event(guild_id, known, **payload)
            except _NoEvent:
                return await self.show_event(guild_id, event, known=None, reference=reference)
            return known
        async with self._sorted():
            there = await self._http.get_scheduled_events(guild_id, with_user_count=False)
        for one in there:
            if str(one.get("description") or "").endswith(reference):
                event_id = int(one["id"])
                return await self.show_event(guild_id, event, known=event_id, reference=reference)
        if len(there) >= MOST_EVENTS:
            sentence = f"{len(there)} scheduled events stand there already"
            raise Never(sentence)
        async with self._sorted():
            made = await self._http.create_guild_scheduled_event(guild_id, **payload)
        return int(made["id"])

    async def remove_event(self, guild_id: GuildId, event_id: int) -> None:
        """Take a scheduled event of ours away."""
        async with self._sorted():
            await self._http.delete_scheduled_event(guild_id, event_id)

    async def holds_role(
        self, guild_id: GuildId, user_id: UserId, role_ids: frozenset[RoleId]
    ) -> bool | None:
        """Say whether somebody has one of these roles; None when they left the guild."""
        try:
            async with self._sorted():
                member = await self._http.get_member(guild_id, user_id)
        except _NoMember:
            return None
        return any(int(role) in role_ids for role in member["roles"])

    async def name_in(self, guild_id: GuildId, user_id: UserId) -> str | None:
        """Return what somebody is called in a guild; None when they left it."""
        try:
            async with self._sorted():
                member = await self._http.get_member(guild_id, user_id)
        except _NoMember:
            return None
        user = member["user"]
        return member.get("nick") or user.get("global_name") or user["username"]

    async def _post(self, channel_id: ChannelId, payload: dict[str, Any]) -> dict[str, Any]:
        async with self._sorted():
            message = await self._http.send_message(channel_id, params=_params(payload))
        return dict(message)

    async def _own_since(
        self, channel_id: ChannelId, since: datetime
    ) -> AsyncIterator[dict[str, Any]]:
        after = max(0, discord.utils.time_snowflake(since))
        while True:
            async with self._sorted():
                page = await self._http.logs_from(channel_id, PAGE, after=after)
            for message in sorted(page, key=lambda message: int(message["id"])):
                after = int(message["id"])
                if int(message["author"]["id"]) == self._own_id():
                    yield dict(message)
            if len(page) < PAGE:
                return

    async def _find_thread(self, parent_id: ChannelId, name: str) -> ChannelId | None:
        parent: Any = await self._http.get_channel(parent_id)
        active = await self._http.get_active_threads(int(parent["guild_id"]))
        archived = await self._http.get_joined_private_archived_threads(parent_id)
        for thread in (*active["threads"], *archived["threads"]):
            is_here = int(thread["parent_id"]) == parent_id
            if is_here and thread["name"] == name:
                thread_id = ChannelId(int(thread["id"]))
                if thread["thread_metadata"]["archived"]:  # nobody can be added to it
                    await self._http.edit_channel(thread_id, archived=False, locked=False)
                return thread_id
        return None

    async def _wake(self, thread_id: ChannelId) -> None:
        """Bring a thread of ours back that Discord, or we, have archived."""
        async with self._sorted():
            await self._http.edit_channel(thread_id, archived=False, locked=False)

    @asynccontextmanager
    async def _sorted(self) -> AsyncIterator[None]:
        """Sort what discord.py raises into the failures of `messenger`."""
        try:
            yield
        except asyncio.CancelledError:
            self._end_global_limit()
            raise
        except discord.RateLimited as limited:
            sentence = "rate limited by Discord"
            raise Later(sentence, retry_after=limited.retry_after) from limited
        except discord.HTTPException as error:
            raise failure_of(error) from error
        except (aiohttp.ClientError, OSError, RuntimeError) as error:
            # RuntimeError: aiohttp says so when its session was closed under a request.
            sentence = f"no answer from Discord: {type(error).__name__}"
            raise Later(sentence) from error

    def _end_global_limit(self) -> None:
        # A request that is cancelled while it sleeps off a global rate limit would leave the gate
        # shut for every later request, for ever (discord.py 2.7.1, HTTPClient.request).
        gate = self._http._global_over  # noqa: SLF001 — there is no public way
        if not gate.is_set():
            asyncio.get_running_loop().call_later(self._global_limit, gate.set)


class _Archived(Never):
    """The thread is archived and locked."""


class _NoMessage(Never):
    """The message is not there any more."""


class _NoEvent(Never):
    """The scheduled event is not there any more."""


class _NoMember(Never):
    """There is no such member in the guild."""


def failure_of(error: discord.HTTPException) -> SendingFailed:
    """Return what an answer of Discord means for a delivery: its code says more than its status."""
    first_line = error.text.partition("\n")[0]
    reason = f"{error.status} ({error.code}) {first_line}".rstrip()
    if (known := BY_CODE.get(error.code) or BY_STATUS.get(error.status)) is not None:
        return known(reason)
    return Later(reason) if error.status >= SERVER_ERROR else Never(reason)


def _left(reason: str) -> ClosedDM:
    return ClosedDM(reason, left=True)


def _banned(reason: str) -> Later:
    return Later(reason, retry_after=BANNED_SECONDS)


BY_CODE: dict[int, Callable[[str], SendingFailed]] = {
    10003: Gone,
    10007: _NoMember,
    10008: _NoMessage,
    10070: _NoEvent,
    20026: TooManyOpenings,  # quarantined for it
    40003: TooManyOpenings,
    50007: ClosedDM,
    50083: _Archived,
    50278: _left,
}
BY_STATUS: dict[int, Callable[[str], SendingFailed]] = {
    401: Unauthorized,
    403: MissingRight,
    408: Later,
    429: _banned,
}


def _event_payload(event: Event, reference: str) -> dict[str, Any]:
    return {
        "name": event.name,
        "privacy_level": GUILD_ONLY,
        "entity_type": EXTERNAL,
        "entity_metadata": {"location": event.where},
        "scheduled_start_time": event.starts_at.isoformat(),
        "scheduled_end_time": event.ends_at.isoformat(),
        "description": f"{event.about}\n{reference}",
    }


def _params(payload: dict[str, Any]) -> MultipartParameters:
    return MultipartParameters(payload=payload, multipart=None, files=None)


def _alike(message: dict[str, Any], outgoing: Outgoing) -> bool:
    ours = {button.custom_id for row in outgoing.rows for button in row if button.custom_id}
    if ours:
        return ours == set(_custom_ids(message.get("components", [])))
    return str(message["content"]).strip() == fitted(outgoing.text).strip()


def _custom_ids(components: list[dict[str, Any]]) -> Iterator[str]:
    for component in components:
        if "custom_id" in component:
            yield component["custom_id"]
        yield from _custom_ids(component.get("components", []))
