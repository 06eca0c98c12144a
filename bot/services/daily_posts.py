"""The group's daily post: a button and a count, and never a name."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.database import Database, Transaction
from bot.models import Delivery, DeliveryKind, Guild, GuildId, Lane, UserId
from bot.rules import calendar, daily
from bot.services.groups import take_away
from bot.store import daily as store, deliveries, guilds, posts

USUAL_AT = time(9)
WORTH_EDITING = timedelta(hours=1)


class DailyPosts:
    """The use cases of the daily post."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def choose(
        self,
        guild_id: GuildId,
        *,
        wanted: bool | None,
        at: time | None,
        actor_id: UserId,
        now: datetime,
    ) -> Guild:
        """Switch the post on or off, or move it; a time alone switches it on.

        Off takes away the one that stands.
        """
        async with self._database.transaction() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            chosen = None if wanted is False else at or guild.daily_at or USUAL_AT
            if chosen == guild.daily_at:
                return guild
            zone = calendar.zone(guild.zone)
            due_at = None if chosen is None else daily.next_at(now, at=chosen, zone=zone)
            await store.set_time(tx, guild_id, at=chosen, due_at=due_at)
            detail = {"daily_at": None if chosen is None else f"{chosen:%H:%M}"}
            await guilds.write_audit(
                tx, guild_id, actor_id=actor_id, act="settings", detail=detail, now=now
            )
            if chosen is None:
                await _take_away_standing(tx, guild_id, now=now)
            return await guilds.read(tx, guild_id) or guild

    async def count(self, delivery: Delivery) -> int | None:
        """Return how many have checked in on the day of a post, as far as that is shown."""
        if delivery.guild_id is None:
            return None
        on = date.fromisoformat(str(delivery.facts["day_on"]))
        async with self._database.reading() as tx:
            return daily.shown(await store.count(tx, delivery.guild_id, on=on))


class DailyPostPlanner:
    """Puts up the post of the day, in place of yesterday's; a planner of the dispatcher."""

    name = "daily posts"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the groups whose post is due."""
        return await store.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Put up the post of one group, unless that of today stands since an earlier hour.

        What an outage has made yesterday's is left out.
        """
        guild = await guilds.read(tx, GuildId(row))
        if guild is None or guild.daily_at is None:
            return
        zone = calendar.zone(guild.zone)
        on = daily.to_post(now, at=guild.daily_at, zone=zone)
        can_stand = guild.check_in_channel_id is not None
        if on is not None and can_stand and not await store.does_stand(tx, guild.id, on=on):
            await _put_up(tx, guild, on, now=now)
        await store.set_due(tx, guild.id, daily.next_at(now, at=guild.daily_at, zone=zone))

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this group again later."""
        await store.set_due(tx, GuildId(row), until)

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next group's post is due."""
        return await store.next_due_at(tx)


class DailyCountPlanner:
    """Changes the count of a post, once for many answers; a planner of the dispatcher."""

    name = "daily counts"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the groups whose post is to be counted again."""
        return await store.to_recount(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Have one post changed, where there is a count to show."""
        guild_id = GuildId(row)
        await store.set_recount(tx, guild_id, None)
        latest = await posts.latest(tx, guild_id, DeliveryKind.DAILY_POST)
        if latest is None or latest[0].message_id is None:
            return  # it is counted as it leaves
        post = latest[0]
        on = date.fromisoformat(str(post.facts["day_on"]))
        if daily.shown(await store.count(tx, guild_id, on=on)) is None:
            return
        await deliveries.enqueue(
            tx,
            key=f"daily-count:{post.id}:{now.isoformat()}",
            kind=DeliveryKind.DAILY_COUNT,
            lane=Lane.PROMPT,
            due_at=now,
            now=now,
            guild_id=guild_id,
            channel_id=post.sent_channel_id,
            facts={"day_on": on.isoformat(), "edits": post.message_id or 0},
            expires_at=now + WORTH_EDITING,
        )

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this group again later."""
        await store.set_recount(tx, GuildId(row), until)

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next post is counted again."""
        return await store.next_recount_at(tx)


async def _put_up(tx: Transaction, guild: Guild, on: date, *, now: datetime) -> None:
    await _take_away_standing(tx, guild.id, now=now)
    await deliveries.enqueue(
        tx,
        key=f"daily:{guild.id}:{on.isoformat()}:{int(now.timestamp())}",  # off and on again
        kind=DeliveryKind.DAILY_POST,
        lane=Lane.PROMPT,
        due_at=now,
        now=now,
        guild_id=guild.id,
        channel_id=guild.check_in_channel_id,
        facts={"day_on": on.isoformat()},
        expires_at=calendar.occurrence(
            on + calendar.ONE_DAY, calendar.MIDNIGHT, calendar.zone(guild.zone)
        ),
    )
    await store.stands(tx, guild.id, on=on)


async def _take_away_standing(tx: Transaction, guild_id: GuildId, *, now: datetime) -> None:
    standing = await posts.latest(tx, guild_id, DeliveryKind.DAILY_POST)
    if standing is not None:
        await take_away(tx, standing[0], now=now)
