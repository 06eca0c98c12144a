"""A group's settings, and setting it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.database import Database, Transaction
from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Guild,
    GuildId,
    Lane,
    PersonKind,
    Sent,
    UserId,
)
from bot.services.outlook import hours_change
from bot.services.rooms import ROOMS, settle
from bot.store import deliveries, guilds, people, posts
from bot.store.messages import enqueue_removal
from bot.vault import Vault

# they are read with the group, at each of its messages
MOST_LINES_CHANGED = 60
IN_THE_POST = frozenset({"language", "country", "lead_role_id"})  # what the pinned post says
WORTH_CHANGING = timedelta(days=1)
ROLES = frozenset({"lead_role_id", "coordinator_role_id"})


@dataclass(frozen=True, slots=True)
class PostStanding:
    """How the pinned post of a group is doing."""

    channel_id: ChannelId | None
    standing: bool
    reason: str | None = None  # why it could not be put up, for the admin


class Groups:
    """What a group has decided; every change is noted with who made it."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def read(self, guild_id: GuildId) -> Guild:
        """Return a group's settings; those of a group never met are the defaults."""
        async with self._database.reading() as tx:
            return await guilds.read(tx, guild_id) or Guild(guild_id)

    async def change(
        self, guild_id: GuildId, changes: Mapping[str, Any], *, actor_id: UserId, now: datetime
    ) -> Guild:
        """Change settings, note who did, and return all of them as they are now.

        The pinned post is changed where it stands, when it would read differently. What is told
        in no room of leads is told in one that is set now.
        """
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            before = await _known(tx, guild_id)
            news = {
                name: value for name, value in changes.items() if getattr(before, name) != value
            }
            if news:
                await change(tx, guild_id, {**news, "set_up_by": actor_id}, now=now)
                await people.add(  # so that they can be told when something is missing
                    tx,
                    guild_id,
                    actor_id,
                    kind=PersonKind.GUEST,
                    key=self._vault.new_person_key(),
                    language=None,
                    now=now,
                )
                await guilds.write_audit(
                    tx, guild_id, actor_id=actor_id, act="settings", detail=news, now=now
                )
            after = await _known(tx, guild_id)
            if news.keys() & ROOMS:
                await settle(tx, after, now=now)
            return after

    async def say(
        self,
        guild_id: GuildId,
        *,
        language: str,
        message_id: str,
        text: str | None,
        actor_id: UserId,
        now: datetime,
    ) -> Guild | None:
        """Say a text in a group's own words from now on; None for the text brings back the usual.

        None when the group has as many of its own as there may be.
        """
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            lines = {name: dict(own) for name, own in (await _known(tx, guild_id)).lines.items()}
            own = lines.setdefault(language, {})
            own.pop(message_id, None)
            if text is not None:
                own[message_id] = text
            if sum(map(len, lines.values())) > MOST_LINES_CHANGED:
                return None
            await guilds.change(tx, guild_id, {"lines": lines})
            await guilds.write_audit(
                tx,
                guild_id,
                actor_id=actor_id,
                act="words",
                detail={"line": message_id, "language": language, "own": int(text is not None)},
                now=now,
            )
            await renew_post(tx, guild_id, now=now)
            return await _known(tx, guild_id)

    async def put_up_post(self, guild_id: GuildId, *, press_id: int, now: datetime) -> bool:
        """Send the pinned post to the check-in channel, and take an older one away.

        False when no channel is set. The same press puts up one post, however often it arrives.
        """
        async with self._database.transaction() as tx:
            group = await _known(tx, guild_id)
            if group.check_in_channel_id is None:
                return False
            older = await posts.latest(tx, guild_id, DeliveryKind.PINNED_POST)
            if older is not None and _is_on_its_way(older[0], group):
                return True
            new = await deliveries.enqueue(
                tx,
                key=f"post:{guild_id}:{press_id}",
                kind=DeliveryKind.PINNED_POST,
                lane=Lane.REMINDER,
                due_at=now,
                now=now,
                guild_id=guild_id,
                channel_id=group.check_in_channel_id,
            )
            if new is not None and older is not None:
                await take_away(tx, older[0], now=now)
            return True

    async def post(self, guild_id: GuildId) -> PostStanding | None:
        """Return how the pinned post is doing; None when there never was one."""
        async with self._database.reading() as tx:
            latest = await posts.latest(tx, guild_id, DeliveryKind.PINNED_POST)
            if latest is None:
                return None
            delivery, reason = latest
            return PostStanding(delivery.channel_id, delivery.message_id is not None, reason)


async def change(
    tx: Transaction, guild_id: GuildId, changes: Mapping[str, Any], *, now: datetime
) -> None:
    """Change settings; who waits hears it when another role lets others be there, or nobody."""
    if changes.keys() & IN_THE_POST:
        await renew_post(tx, guild_id, now=now)
    if not changes.keys() & ROLES:
        await guilds.change(tx, guild_id, changes)
        return
    async with hours_change(tx, guild_id, now):
        await guilds.change(tx, guild_id, changes)


def _is_on_its_way(post: Delivery, group: Guild) -> bool:
    open_states = {DeliveryState.DUE, DeliveryState.SENDING}
    return post.state in open_states and post.channel_id == group.check_in_channel_id


async def _known(tx: Transaction, guild_id: GuildId) -> Guild:
    return await guilds.read(tx, guild_id) or Guild(guild_id)


async def renew_post(tx: Transaction, guild_id: GuildId, *, now: datetime) -> None:
    """Have the pinned post say what is so now: a number to call in it, or who leads."""
    latest = await posts.latest(tx, guild_id, DeliveryKind.PINNED_POST)
    if latest is None or latest[0].message_id is None:
        return  # it is worded as it leaves
    post = latest[0]
    await deliveries.enqueue(
        tx,
        key=f"post-change:{post.id}:{int(now.timestamp() * 1000)}",
        kind=DeliveryKind.POST_CHANGE,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=guild_id,
        channel_id=post.sent_channel_id,
        facts={"edits": post.message_id or 0},
        expires_at=now + WORTH_CHANGING,
    )


async def take_away(tx: Transaction, older: Delivery, *, now: datetime) -> None:
    """Have a post of ours deleted, where it arrived."""
    if older.message_id is None or older.sent_channel_id is None:
        return
    sent = Sent(older.sent_channel_id, older.message_id)
    await enqueue_removal(tx, sent, guild_id=older.guild_id, now=now)
