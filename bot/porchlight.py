"""The Discord client: intents, cogs, commands, and the doors through which people come in."""

import logging
from typing import TYPE_CHECKING, Any, cast

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.state import AutoShardedConnectionState
from typing_extensions import override

from bot.clock import Clock
from bot.custom_ids import CustomIds
from bot.models import ChannelId, GuildId, RoleId, UserId
from bot.router import REFUSALS, Router, apologise
from bot.services.all import Services
from bot.settings import Settings
from bot.ui.commands import Translator, Tree
from bot.ui.doors import Who, place_of
from bot.ui.text import cleaned
from bot.ui.visits import NO_GROUP, Visit
from bot.ui.voice import Voices
from bot.words import Catalogue

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiohttp import TraceConfig

    from bot.homes import Homes
    from bot.messenger import Messenger
    from bot.roles import Roles

log = logging.getLogger(__name__)

# Voice is not ours, so nobody needs to read at each start that it would not work.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

COGS = (
    *("checkins", "notes", "shares", "pauses", "tellings", "data", "days", "dates", "goals"),
    *(
        "changes",
        "people",
        "concerns",
        "holds",
        "members",
        "requests",
        "leads",
        "board",
        "helping",
        "rota",
        "quiet",
        "meetings",
    ),
    *("hosting", "resources", "admin"),
)
GUILD_PATIENCE = 0.5  # seconds to wait for a group's first news; nothing of ours needs it
LONGEST_RATE_LIMIT = 30.0  # seconds that discord.py may wait by itself; longer is the outbox's


class _State(AutoShardedConnectionState["Porchlight"]):
    """Drops what people write at the edge: only that somebody typed gets further."""

    @override
    def parse_message_create(self, data: Any) -> None:
        author = data["author"]
        if "guild_id" not in data and not author.get("bot"):
            self.dispatch("typed", int(data["channel_id"]), int(author["id"]))


class Porchlight(commands.AutoShardedBot):
    """The bot as Discord sees it. It decides nothing: it lets people in and answers with words."""

    tree: Tree

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock,
        catalogue: Catalogue,
        ids: CustomIds,
        services: Services,
        wake: "Callable[[], None]",
        http_trace: "TraceConfig",
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.dm_messages = True
        super().__init__(
            command_prefix=(),
            tree_cls=Tree,
            # In a server and in the bot's DM; never in somebody's own apps, never in other DMs.
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT,
            help_command=None,
            guild_ready_timeout=GUILD_PATIENCE,
            http_trace=http_trace,
            enable_debug_events=False,
            shard_count=settings.shard_count,
            # None means all of them; the type knows only lists
            shard_ids=cast("list[int]", list(settings.shard_ids) if settings.shard_ids else None),
        )
        self.settings = settings
        self.clock = clock
        self.catalogue = catalogue
        self.voices = Voices(catalogue)
        self.ids = ids
        self.services = services
        self.wake = wake
        self.router = Router(self)
        self.is_machine_well: Callable[[], Awaitable[bool]]
        self.messenger: Messenger  # all set by the composition root, which needs our HTTP client
        self.homes: Homes
        self.roles: Roles

    @override
    def _get_state(self, **options: Any) -> Any:
        return _State(
            dispatch=self.dispatch,
            handlers=self._handlers,
            hooks=self._hooks,
            http=self.http,
            **options,
        )

    @override
    async def setup_hook(self) -> None:
        """Find the gateway, load every cog, or do not start at all."""
        if self.settings.discord_api_url is not None:
            _, gateway, _ = await self.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        await self.tree.set_translator(Translator(self.catalogue))
        for name in COGS:
            await self.load_extension(f"cogs.{name}")
        for cog in self.cogs.values():
            self.router.add(cog)

    # --- people come in

    def visit(self, interaction: discord.Interaction) -> Visit:
        """Return a visit for a command; in the DM its group is not known yet."""
        guild_id, user_id = place_of(interaction)
        return Visit(self, interaction, guild_id or NO_GROUP, user_id, self.clock.now())

    async def enter(self, interaction: discord.Interaction, action: str, *row: str) -> None:
        """Do for a command what the button of this action does; in the DM ask for which group.

        What was typed comes along as `row`, for when the group has been chosen.
        """
        visit = self.visit(interaction)
        door = self.router.doors[action]
        await visit.reply.begin()
        asks_later = action == "talk"  # nobody who needs a person is asked for a group first
        own = (visit.user_id,) if door.who is Who.OWNER else ()
        in_dm = visit.guild_id == NO_GROUP
        if in_dm and not asks_later and not await visit.find_group(action, *own, *row):
            return
        await door.walk_in(visit)

    async def may(self, interaction: discord.Interaction, who: Who) -> bool:
        """Say whether somebody may run a command."""
        return await self.router.may(self.visit(interaction), who)

    async def refuse(self, interaction: discord.Interaction, who: Who) -> None:
        """Say kindly whom a command is for."""
        await self.visit(interaction).say(REFUSALS[who])

    async def apologise(self, interaction: discord.Interaction, error: Exception) -> None:
        """Say that something went wrong on our side."""
        await apologise(self.visit(interaction), error)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Route what is pressed; commands have found their way already."""
        pressed = {discord.InteractionType.component, discord.InteractionType.modal_submit}
        if interaction.type in pressed:
            await self.router.take(interaction)
        is_typing = interaction.type is discord.InteractionType.autocomplete
        if interaction.guild_id is None and interaction.channel_id and not is_typing:
            await self._came_by_dm(ChannelId(interaction.channel_id), UserId(interaction.user.id))
        if not is_typing:
            await self._gave_sign(interaction)

    async def _gave_sign(self, interaction: discord.Interaction) -> None:
        """Take in a sign of life: whatever is pressed, in the DM for each group of theirs."""
        guild_id, user_id = place_of(interaction)
        now = self.clock.now()
        came_back = await self.services.holds.came_back(user_id, guild_id=guild_id, now=now)
        if await self.services.quiet.alive(user_id, guild_id=guild_id, now=now) or came_back:
            self.wake()

    async def _came_by_dm(self, channel_id: ChannelId, user_id: UserId) -> None:
        """Take in that somebody's DM is open: what waits for them may go there now."""
        if await self.services.typed.pressed_in_dm(channel_id, user_id, now=self.clock.now()):
            self.wake()

    async def on_typed(self, channel_id: int, user_id: int) -> None:
        """Answer text in the DM with the one fixed line."""
        if await self.services.typed.heard(
            ChannelId(channel_id), UserId(user_id), locale="en", now=self.clock.now()
        ):
            self.wake()

    # --- groups come and go

    async def on_shard_ready(self, shard_id: int) -> None:
        """Find out which groups removed the bot while it was not connected."""
        named = [GuildId(guild.id) for guild in self.guilds]  # those not available now as well
        shards = self.shard_count or 1
        gone = await self.services.departures.compare(
            named,
            is_ours=lambda guild_id: (guild_id >> 22) % shards == shard_id,
            now=self.clock.now(),
        )
        if gone:
            log.info("removed from groups meanwhile shard=%d groups=%d", shard_id, gone)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Take in a group that the bot is in, and what it lost while the bot was away."""
        await self.services.members.joined(GuildId(guild.id), now=self.clock.now())
        await self._look_for_losses(guild)

    async def _look_for_losses(self, guild: discord.Guild) -> None:
        """Count as gone what the group needs, the gateway did not name and Discord denies."""
        named = {it.id for it in (*guild.channels, *guild.threads, *guild.roles)}
        guild_id, losses = GuildId(guild.id), self.services.losses
        channels, roles = await losses.not_among(guild_id, named)
        try:
            for channel_id in channels:
                if not await self._is_there(channel_id):
                    await losses.channel_gone(guild_id, channel_id, now=self.clock.now())
            left = {int(it["id"]) for it in await self.http.get_roles(guild_id)} if roles else set()
            for role_id in (it for it in roles if it not in left):
                await losses.role_gone(guild_id, role_id, now=self.clock.now())
        except discord.HTTPException as failure:
            log.info("not looked for losses guild=%d: %s", guild_id, failure)
        if channels or roles:
            self.wake()

    async def _is_there(self, channel_id: ChannelId) -> bool:
        try:
            await self.http.get_channel(channel_id)
        except discord.NotFound:
            return False
        return True

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Take in a group that has just added the bot."""
        await self.services.members.joined(GuildId(guild.id), now=self.clock.now())

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Take in that a group has removed the bot."""
        await self.services.members.left(GuildId(guild.id), now=self.clock.now())

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Take in that a channel is gone, which the group may have needed."""
        guild_id, channel_id = GuildId(channel.guild.id), ChannelId(channel.id)
        if await self.services.losses.channel_gone(guild_id, channel_id, now=self.clock.now()):
            self.wake()

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """Take in that a thread is gone, in which a group may have been reminded."""
        guild_id, channel_id = GuildId(thread.guild_id), ChannelId(thread.thread_id)
        if await self.services.losses.channel_gone(guild_id, channel_id, now=self.clock.now()):
            self.wake()

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Take in that a role is gone, which the group may have needed."""
        guild_id, role_id = GuildId(role.guild.id), RoleId(role.id)
        if await self.services.losses.role_gone(guild_id, role_id, now=self.clock.now()):
            self.wake()

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Take in that a role is called otherwise."""
        guild_id, role_id = GuildId(after.guild.id), RoleId(after.id)
        if before.name != after.name and await self.services.losses.role_renamed(
            guild_id, role_id, now=self.clock.now()
        ):
            self.wake()

    def group_name(self, guild_id: GuildId) -> str:
        """Return what a group calls itself, for one of its own people to choose from."""
        guild = self.get_guild(guild_id)
        return (cleaned(guild.name) if guild else "") or str(guild_id)

    @property
    def connected_shards(self) -> list[int]:
        """Return the shards whose gateway is open."""
        return [shard.id for shard in self.shards.values() if not shard.is_closed()]
