"""An outbox to test: a real database, real senders, a fake Discord, and kinds that take notes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import insert, select

from bot.breakers import Breakers
from bot.courier import Courier, Timing
from bot.database import Database, Transaction
from bot.fates import Fates
from bot.help_threads import HelpThreads
from bot.homes import RATIONS, Homes
from bot.keyring import Keyring
from bot.messenger import Outgoing, SendingFailed
from bot.models import (
    ChannelId,
    Delivery,
    DeliveryId,
    DeliveryKind,
    DeliveryState,
    DirectMessages,
    GuildId,
    Lane,
    PersonId,
    Sent,
)
from bot.senders import Senders
from bot.store import deliveries, people
from bot.store.schema import delivery, guild, person
from tests.fakes import FakeClock, FakeMessenger

ROOM = ChannelId(77)
GUILD = GuildId(7)
QUIET = {"per_second": 1000, "count": 2, "reserved": 1}
CHECK_INS = ChannelId(70)  # the parent of private threads


@dataclass
class NotingKind:
    """Words a delivery by its key, and notes what it is told."""

    arrived: list[tuple[str, Sent]] = field(default_factory=list)
    refused: list[tuple[str, type[SendingFailed]]] = field(default_factory=list)
    unwanted: set[str] = field(default_factory=set)
    poisonous: set[str] = field(default_factory=set)
    deaf: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    pin: bool = False
    while_composing: Callable[[], None] = lambda: None
    when_closed: Callable[[Transaction, Delivery], Awaitable[None]] | None = None

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Say the key, or the text for it."""
        self.while_composing()
        if delivery.key in self.poisonous:
            sentence = "poison"
            raise ValueError(sentence)
        if delivery.key in self.unwanted:
            return None
        return Outgoing(self.texts.get(delivery.key, delivery.key), pin=self.pin)

    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Note it."""
        if delivery.key in self.deaf:
            sentence = "deaf"
            raise ValueError(sentence)
        self.arrived.append((delivery.key, sent))

    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Note it."""
        self.refused.append((delivery.key, type(failure)))
        if self.when_closed is not None:
            await self.when_closed(tx, delivery)


@dataclass
class Outbox:
    """Everything that a test of deliveries touches."""

    database: Database
    keyring: Keyring
    clock: FakeClock = field(default_factory=FakeClock)
    kind: NotingKind = field(default_factory=NotingKind)

    def __post_init__(self) -> None:
        self.messenger = FakeMessenger(self.clock)
        self.breakers = Breakers(self.clock)
        self._boots = (f"boot-{number}" for number in count(1))
        self.timing = Timing()
        self.kinds = dict.fromkeys(DeliveryKind, self.kind)

    def senders(self, **options: object) -> Senders:
        """Return senders of a new boot."""
        given: dict[str, Any] = {**QUIET, "timing": self.timing, **options}
        return Senders(
            database=self.database,
            clock=self.clock,
            courier=self.courier(given["timing"], rations=given.pop("rations", RATIONS)),
            fates=Fates(self.kinds),
            breakers=self.breakers,
            boot_id=next(self._boots),
            **given,
        )

    def courier(self, timing: Timing, *, rations: Sequence[tuple[int, int]] = RATIONS) -> Courier:
        """Return what makes attempts."""
        homes = Homes(
            database=self.database,
            clock=self.clock,
            messenger=self.messenger,
            vault=self.keyring.vault,
            rations=rations,
        )
        return Courier(
            database=self.database,
            clock=self.clock,
            messenger=self.messenger,
            kinds=self.kinds,
            homes=homes,
            help_threads=HelpThreads(
                database=self.database, messenger=self.messenger, vault=self.keyring.vault
            ),
            vault=self.keyring.vault,
            timing=timing,
        )

    @asynccontextmanager
    async def running(self, **options: object) -> AsyncIterator[Senders]:
        """Run senders for a while, then stop them as the bot does."""
        senders = self.senders(**options)
        async with asyncio.TaskGroup() as group:
            run = group.create_task(senders.run())
            yield senders
            await senders.stop(grace=1)
            await run

    async def send_all(self, **options: object) -> None:
        """Let fresh senders try once all that is due."""
        async with self.running(**options) as senders:
            await senders.drained()

    async def put(
        self, key: str, *, lane: Lane = Lane.PROMPT, **values: object
    ) -> DeliveryId | None:
        """Enqueue a message to the room, due now, unless the values say otherwise."""
        now = self.clock.now()
        filled: dict[str, object] = {
            "kind": DeliveryKind.STATUS,
            "due_at": now,
            "channel_id": None if "person_id" in values else ROOM,
            **values,
        }
        async with self.database.transaction() as tx:
            return await deliveries.enqueue(
                tx,
                key=key,
                lane=lane,
                now=now,
                **filled,  # type: ignore[arg-type]  # values of a test
            )

    async def read(self, key: str) -> Delivery:
        """Return a delivery by its key."""
        async with self.database.reading() as tx:
            query = select(delivery.c.id).where(delivery.c.key == key)
            found = await deliveries.read(tx, (await tx.execute(query)).scalar_one())
        assert found is not None
        return found

    async def states(self) -> dict[str, DeliveryState]:
        """Return the state of every delivery by key."""
        async with self.database.reading() as tx:
            rows = await tx.execute(select(delivery.c.key, delivery.c.state))
            return {row.key: DeliveryState(row.state) for row in rows}

    async def reasons(self) -> dict[str, str | None]:
        """Return the reason of every delivery by key."""
        async with self.database.reading() as tx:
            return {
                row.key: row.reason
                for row in await tx.execute(select(delivery.c.key, delivery.c.reason))
            }

    async def add_guild(self, guild_id: GuildId = GUILD) -> None:
        """Let there be a group."""
        async with self.database.transaction() as tx:
            await tx.execute(
                insert(guild).values(
                    id=guild_id, check_in_channel_id=CHECK_INS, joined_at=self.clock.now()
                )
            )

    async def add_person(self, user_id: int, **values: object) -> PersonId:
        """Let there be a person of the group."""
        async with self.database.transaction() as tx:
            filled = {
                "guild_id": GUILD,
                "user_id": user_id,
                "kind": "guest",
                "key": b"key",
                "created_at": self.clock.now(),
                **values,
            }
            made = await tx.execute(insert(person).values(**filled).returning(person.c.id))
            return PersonId(made.scalar_one())

    async def erase(self, person_id: PersonId) -> None:
        """Erase a person, with all that hangs on them."""
        async with self.database.transaction() as tx:
            await people.erase(tx, person_id)

    async def meet_in_dm(self, person_id: PersonId, channel_id: ChannelId) -> None:
        """Learn a DM channel from the person's own act there."""
        async with self.database.transaction() as tx:
            await people.remember_dm(
                tx, person_id, channel_id=channel_id, state=DirectMessages.OPEN
            )
            await deliveries.hurry(tx, person_id, self.clock.now())

    async def free_expired(self) -> None:
        """Free claims whose lease has ended, as the tick does."""
        async with self.database.transaction() as tx:
            await deliveries.free(tx, real_now=self.clock.now())

    async def claim_as_dead_owner(self) -> None:
        """Claim what is due for a process that then dies."""
        now, real_now = self.clock.now(), datetime.fromtimestamp(self.clock.elapsed(), UTC)
        lease = timedelta(seconds=self.timing.lease)
        async with self.database.transaction() as tx:
            claimed = await deliveries.claim(
                tx,
                owner="dead",
                lanes=tuple(Lane),
                now=now,
                real_now=real_now,
                lease_until=real_now + lease,
            )
        assert claimed is not None

    async def any_due(self) -> bool:
        """Say whether something waits for a sender."""
        async with self.database.reading() as tx:
            return await deliveries.any_due(tx, self.clock.now())

    async def post_as_dead_owner(self) -> None:
        """Post the first thing that is due for a process that then dies, before its record."""
        now, real_now = self.clock.now(), datetime.fromtimestamp(self.clock.elapsed(), UTC)
        lease = timedelta(seconds=self.timing.lease)
        async with self.database.transaction() as tx:
            claimed = await deliveries.claim(
                tx,
                owner="dead",
                lanes=tuple(Lane),
                now=now,
                real_now=real_now,
                lease_until=real_now + lease,
            )
        assert claimed is not None
        _ = await self.courier(self.timing).attempt(claimed)

    def after(self, **span: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(**span))
