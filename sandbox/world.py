"""The state behind the sockets: SimCord's back end, with Discord's two kinds of time."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from simcord.backend import Backend, serializers
from simcord.backend.access import channel_accessible
from simcord.backend.cdn import CDN_BASE, CdnStore
from simcord.backend.models import Guild, Interaction, Message, Role
from simcord.backend.state import DEFAULT_EVERYONE_PERMISSIONS
from typing_extensions import override
from yarl import URL

from sandbox.changes import Changes
from sandbox.clock import OffsetClock, SimulatedTime
from sandbox.limits import Limits

Json = Any  # what a request, a reply or an event holds; checked by rules, not by types
DISCORD_EPOCH_MS = 1_420_070_400_000
CREATE_PRIVATE_THREADS = 1 << 36


class _Unkept(list[Any]):
    """A list that keeps nothing: SimCord's own logs would grow without end in a soak."""

    @override
    def append(self, item: Any, /) -> None:
        return


class Files(CdnStore):
    """Attachments, under addresses of this sandbox."""

    def __init__(self) -> None:
        super().__init__()
        self.origin = CDN_BASE

    @override
    def store_attachment(
        self,
        attachment_id: int,
        channel_id: int,
        filename: str,
        data: bytes,
        description: str | None,
    ) -> dict[str, Any]:
        kept = super().store_attachment(attachment_id, channel_id, filename, data, description)
        given = kept["url"]
        address = str(URL(given.replace(CDN_BASE, self.origin)))
        self._blobs[address] = self._blobs.pop(given)
        return {**kept, "url": address, "proxy_url": address}


@dataclass
class InteractionTimes:
    """When an interaction was made and answered, in real monotonic seconds."""

    made_at: float
    touched: list[int] = field(default_factory=list)
    """Messages made or changed with its token, in order, after the first answer."""


class World(Backend):
    """One simulated Discord.

    What people see (message times) follows the simulated clock. What Discord itself counts (ids,
    ages of tokens, nonce windows) follows the computer's.
    """

    def __init__(self, *, clock: OffsetClock, changes: Changes, limits: Limits) -> None:
        self._last_id = 0
        super().__init__(clock=SimulatedTime(clock))
        self.time = clock
        self.changes = changes
        self.limits = limits
        self.cdn = self.files = Files()
        self.transcript = _Unkept()
        self.http_requests = _Unkept()
        self.bot_user.name = "Porchlight"
        self.interaction_times: dict[int, InteractionTimes] = {}
        self.closed_dms: set[int] = set()
        self.locales: dict[int, str] = {}
        self.recurrence: dict[int, dict[str, Any]] = {}
        self.old_edits: dict[int, list[float]] = {}
        self.dm_openings: list[datetime] = []
        self.nonces: dict[tuple[int, int, str], tuple[float, Message]] = {}
        self.nonce_in_flight: str | None = None

    @override
    def snowflake(self) -> int:
        milliseconds = int(datetime.now(UTC).timestamp() * 1000) - DISCORD_EPOCH_MS
        self._last_id = max(milliseconds << 22, self._last_id + 1)
        return self._last_id

    @override
    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        shown = dict(payload)
        if event == "MESSAGE_CREATE" and self.nonce_in_flight is not None:
            shown["nonce"] = self.nonce_in_flight
        if event.startswith("GUILD_SCHEDULED_EVENT_") and "id" in shown:
            shown["recurrence_rule"] = self.recurrence.get(int(shown["id"]))
        for listener in self.subscribers:
            listener(event, shown)
        self.changes.bump()

    def found_guild(self, name: str) -> Guild:
        """Return a new guild, with an invented owner and without the bot."""
        guild_id = self.snowflake()
        owner = self.make_user(f"{name} owner")
        guild = Guild(id=guild_id, name=name, owner_id=owner.id)
        guild.roles[guild_id] = Role(
            id=guild_id,
            name="@everyone",
            permissions=DEFAULT_EVERYONE_PERMISSIONS | CREATE_PRIVATE_THREADS,
        )
        self.guilds[guild_id] = guild
        self.add_member(guild_id, owner.id)
        return guild

    def add_bot(self, guild_id: int, *, permissions: int) -> None:
        """Let the application join with a managed role of these permissions."""
        guild = self.get_guild(guild_id)
        role = Role(
            id=self.snowflake(),
            name=self.bot_user.name,
            permissions=permissions,
            position=len(guild.roles),
            managed=True,
        )
        guild.roles[role.id] = role
        self.add_member(guild_id, self.bot_user.id, roles=[role.id])
        self.emit("GUILD_CREATE", serializers.guild_create_payload(self, guild))

    def remove_bot(self, guild_id: int) -> None:
        """Throw the application out; its managed role goes with it."""
        guild = self.get_guild(guild_id)
        member = guild.members.pop(self.bot_user.id)
        for role_id in member.role_ids:
            guild.roles.pop(role_id, None)
        self.emit("GUILD_DELETE", {"id": str(guild_id)})

    def bot_is_in(self, guild_id: int) -> bool:
        """Tell whether the application is a member of the guild."""
        guild = self.guilds.get(guild_id)
        return guild is not None and self.bot_user.id in guild.members

    def can_see(self, channel_id: int, user_id: int) -> bool:
        """Tell whether somebody, or the bot, can open a channel."""
        return channel_accessible(self, channel_id, user_id)

    def mutual_guilds(self, user_id: int) -> list[Guild]:
        """Return the guilds that the person shares with the bot."""
        bot_id = self.bot_user.id
        return [
            guild
            for guild in self.guilds.values()
            if user_id in guild.members and bot_id in guild.members
        ]

    @override
    def new_interaction(
        self, type: int, channel_id: int, user_id: int, guild_id: int | None
    ) -> Interaction:
        record = super().new_interaction(type, channel_id, user_id, guild_id)
        # Ages are judged by the front in real time; SimCord would judge them in simulated time.
        record.expires_at = None
        record.initial_response_deadline = None
        del self.interaction_tokens[record.token]
        record.token = secrets.token_urlsafe(120)
        self.interaction_tokens[record.token] = record.id
        self.interaction_times[record.id] = InteractionTimes(made_at=time.monotonic())
        return record

    def interaction_age(self, interaction_id: int) -> float:
        """Return the real seconds since the interaction was made."""
        return time.monotonic() - self.interaction_times[interaction_id].made_at
