"""Goals and habits in a member's own words: done, or dropped, without a comment."""

from dataclasses import dataclass
from datetime import datetime

from bot.database import Database
from bot.models import GoalId, GuildId, UserId
from bot.rules import calendar
from bot.store import dates, goals
from bot.vault import Vault

TABLE = "goal"


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, or a habit, as it is shown to the person whose it is."""

    id: GoalId
    words: str
    daily: bool
    done: bool  # a habit: today


class Goals:
    """The use cases of goals. Words are sealed before they reach the database."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def show(
        self, guild_id: GuildId, user_id: UserId, *, now: datetime
    ) -> tuple[Goal, ...] | None:
        """Return somebody's own goals, what is done at the end; None for who has not started."""
        async with self._database.reading() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is None:
                return None
            found = await goals.of_person(tx, holder.person.id)
        today = calendar.local_date(now, calendar.zone(holder.zone))
        shown = [
            Goal(
                kept.id,
                self._vault.open(
                    holder.key, kept.sealed, associated=(TABLE, guild_id, holder.person.id, kept.id)
                ),
                kept.daily,
                kept.done_on == today if kept.daily else kept.done_on is not None,
            )
            for kept in found
        ]
        return tuple(sorted(shown, key=lambda goal: goal.done))

    async def add(
        self, guild_id: GuildId, user_id: UserId, *, words: str, daily: bool, now: datetime
    ) -> GoalId | None:
        """Keep a goal; None for who has not started."""
        async with self._database.transaction() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is None:
                return None
            goal_id = await goals.add(tx, holder.person.id, daily=daily, now=now)
            place = (TABLE, guild_id, holder.person.id, goal_id)
            await goals.write(
                tx, goal_id, sealed=self._vault.seal(holder.key, words, associated=place)
            )
            return goal_id

    async def set_done(
        self, guild_id: GuildId, user_id: UserId, goal_id: GoalId, *, done: bool, now: datetime
    ) -> None:
        """Store that a goal is done, a habit for today; or that it is not yet."""
        async with self._database.transaction() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is None:
                return
            today = calendar.local_date(now, calendar.zone(holder.zone))
            await goals.set_done(tx, holder.person.id, goal_id, on=today if done else None)

    async def drop(self, guild_id: GuildId, user_id: UserId, goal_id: GoalId) -> None:
        """Let a goal go, with its words."""
        async with self._database.transaction() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is not None:
                await goals.drop(tx, holder.person.id, goal_id)
