"""What a group needs before its members may count on a watch; nothing else stands in its way."""

from collections.abc import Sequence
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import Delivery, DeliveryKind, DeliveryState, Guild, GuildId, Lane, Lead, UserId
from bot.rules import duty, numbers
from bot.services.hours import hours_of
from bot.store import deliveries, guilds, leads

TEST_PAGE, NUMBERS = "test-page", "numbers"
NOT_ARRIVED = frozenset({DeliveryState.DROPPED, DeliveryState.DEAD})


async def missing(tx: Transaction, guild: Guild) -> tuple[str, ...]:
    """Return what is missing: a lead who answered a test page, numbers that a human confirmed."""
    answered = guild.test_answered_at is not None and await leads.of_guild(tx, guild.id)
    found = [] if answered else [TEST_PAGE]
    if not numbers.is_ready(guild.country, guild.numbers):
        found.append(NUMBERS)
    return tuple(found)


class Readiness:
    """The use cases of trying the way to the leads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def send_test_page(self, guild_id: GuildId, *, now: datetime) -> Sequence[Lead]:
        """Send every lead who joined a test page, in their hours and once a day; return them.

        One that did not arrive does not count.
        """
        async with self._database.transaction() as tx:
            joined = await leads.of_guild(tx, guild_id)
            for lead in joined:
                today = f"test-page:{lead.person.id}:{now.date().isoformat()}"
                before = await deliveries.latest_like(tx, DeliveryKind.TEST_PAGE, today)
                failed = before is not None and before.state in NOT_ARRIVED
                await deliveries.enqueue(
                    tx,
                    key=f"{today}:{before.id}" if before and failed else today,
                    kind=DeliveryKind.TEST_PAGE,
                    lane=Lane.REMINDER,
                    due_at=duty.next_on_at(hours_of(lead), now),
                    now=now,
                    guild_id=guild_id,
                    person_id=lead.person.id,
                )
            return joined

    async def lead_of(self, delivery: Delivery) -> tuple[Lead, Guild] | None:
        """Return to whom a test page goes; None when they are no lead any more."""
        async with self._database.reading() as tx:
            lead = delivery.person_id and await leads.read(tx, delivery.person_id)
            if not lead:
                return None
            guild_id = lead.person.guild_id
            return lead, await guilds.read(tx, guild_id) or Guild(guild_id)

    async def test_answered(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> bool:
        """Take in that a lead answered; False for somebody who has not joined."""
        async with self._database.transaction() as tx:
            if await leads.find(tx, guild_id, user_id) is None:
                return False
            await guilds.change(tx, guild_id, {"test_answered_at": now})
            return True
