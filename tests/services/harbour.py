"""One invented group, on each database in turn, with the use cases that tests go through."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, select

from bot.database import Database
from bot.erasures import ErasureJournal
from bot.models import Answer, GuildId, Member, Slot, UserId
from bot.outbox import Planner
from bot.services.all import services_over
from bot.services.check_ins import Answered, CheckIns, PromptPlanner
from bot.store.schema import delivery
from bot.vault import MasterKey, Vault

GROUP = GuildId(7)
MARA = UserId(70)
INES = UserId(71)
ZONE = "Europe/London"
MONDAY = date(2026, 3, 2)


def at(on: date, hour: int = 8, minute: int = 0) -> datetime:
    """Return an instant by the clocks of the group."""
    return datetime.combine(on, time(hour, minute), ZoneInfo(ZONE)).astimezone(UTC)


@dataclass
class Harbour:
    """A group and its use cases."""

    database: Database
    directory: Path
    vault: Vault = field(default_factory=lambda: Vault(MasterKey.new(), mac_secret=b"m" * 32))

    def __post_init__(self) -> None:
        journal = ErasureJournal(self.directory / "erasures", self.vault)
        self.services = services_over(self.database, vault=self.vault, journal=journal)
        self.services.check_ins = CheckIns(self.database, chance=lambda: 0.5)
        self.members = self.services.members
        self.check_ins = self.services.check_ins
        self.daily_posts = self.services.daily_posts
        self.notes = self.services.notes
        self.shares = self.services.shares
        self.pauses = self.services.pauses
        self.tidying = self.services.tidying
        self.groups = self.services.groups
        self.days = self.services.days
        self.dates = self.services.dates
        self.milestones = self.services.milestones
        self.goals = self.services.goals

    async def start(self, user_id: UserId = MARA, *, now: datetime | None = None) -> Member:
        """Let somebody start, early on a Monday unless told otherwise."""
        return await self.members.start(
            GROUP, user_id, zone=ZONE, language=None, now=now or at(MONDAY, 7)
        )

    async def answer(
        self,
        on: date = MONDAY,
        answer: Answer = Answer.GOOD,
        *,
        slot: Slot = Slot.MORNING,
        user_id: UserId = MARA,
        now: datetime | None = None,
    ) -> Answered | None:
        """Let somebody answer, on the day itself at ten unless told otherwise."""
        return await self.check_ins.answer(
            GROUP, user_id, day_on=on, slot=slot, answer=answer, now=now or at(on, 10)
        )

    async def member(self, user_id: UserId = MARA) -> Member:
        """Return a member as they are now."""
        member = (await self.members.look(GROUP, user_id)).member
        assert member is not None
        return member

    async def choose(self, user_id: UserId = MARA, **changes: Any) -> Member:
        """Change a member's settings."""
        member = await self.member(user_id)
        return await self.members.choose(member.person.id, changes, now=at(MONDAY, 7))

    async def allow_words(self, *, group: bool = True, member: bool = True) -> None:
        """Switch words in notes on or off, for the group and for a member."""
        await self.groups.change(GROUP, {"free_text": group}, actor_id=INES, now=at(MONDAY, 7))
        await self.choose(free_text=member)

    async def rows(self, table: Table) -> list[dict[str, Any]]:
        """Return every row of a table."""
        async with self.database.reading() as tx:
            return [dict(row) for row in (await tx.execute(select(table))).mappings()]

    async def deliveries(self, kind: str) -> list[dict[str, Any]]:
        """Return every delivery of a kind, in the order of their making."""
        rows = [row for row in await self.rows(delivery) if row["kind"] == kind]
        return sorted(rows, key=lambda row: row["id"])

    async def tick(self, now: datetime, planner: Planner | None = None) -> None:
        """Plan what is due, as a tick does."""
        planner = planner or PromptPlanner()
        async with self.database.transaction() as tx:
            for row in await planner.due(tx, now, 100):
                await planner.plan(tx, row, now)
