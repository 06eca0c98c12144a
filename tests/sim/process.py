"""One run of the bot within the test: all real parts over a file, but for Discord and the clock.

It can die at a point that is named, before or after a commit or a call of Discord: then nothing
of it does anything any more, and another run starts over the same file.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import text
from typing_extensions import override

from bot.app import all_planners
from bot.breakers import Breakers
from bot.courier import Courier, Timing
from bot.custom_ids import CustomIds
from bot.database import Database, Transaction
from bot.dispatcher import Dispatcher
from bot.fates import Fates
from bot.help_threads import HelpThreads
from bot.homes import Homes
from bot.outages import Outages
from bot.roles import Roles
from bot.senders import Senders
from bot.services.all import services_over
from bot.services.escalation import EscalationPlanner
from bot.store import deliveries
from bot.ui.desk import Desk
from bot.ui.letters import all_letters
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.fakes import FakeMessenger

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.erasures import ErasureJournal
    from bot.messenger import Outgoing
    from bot.models import ChannelId, Sent, UserId
    from bot.vault import Vault

CATALOGUE = Catalogue.load(strict=True)
POINTS = ("before-commit", "after-commit", "before-call", "after-call")
TIMING = Timing()
boots = (f"boot-{number}" for number in count(1))


class Died(BaseException):
    """The process is gone. No guard of the program may catch it."""


class Fate:
    """Counts the points that are passed, and dies at the one that is named."""

    def __init__(self) -> None:
        self.is_dead = False
        self._passed: Counter[str] = Counter()
        self._end: tuple[str, int] | None = None

    def name(self, point: str, number: int) -> None:
        """Let it end at the so-manieth point of a kind from now on."""
        self._passed.clear()
        self._end = (point, number)

    def alive(self) -> None:
        """Let nothing more be done by a dead process."""
        if self.is_dead:
            raise Died

    def passes(self, point: str) -> None:
        """Die here if this is where it is to be."""
        self.alive()
        self._passed[point] += 1
        if self._end == (point, self._passed[point]):
            self.is_dead = True
            raise Died


class MortalDatabase(Database):
    """A database whose process dies before or after a commit that changes something."""

    fate = Fate()

    @override
    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        self.fate.alive()
        async with super().transaction() as tx:
            before = await _changes(tx)
            yield tx
            has_written = await _changes(tx) > before
            if has_written:
                self.fate.passes("before-commit")
        if has_written:
            self.fate.passes("after-commit")


class MortalMessenger(FakeMessenger):
    """A Discord that loses the process before or after it has done what it was asked."""

    fate = Fate()

    @override
    async def send(self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str) -> Sent:
        self.fate.passes("before-call")
        sent = await super().send(channel_id, outgoing, nonce=nonce)
        self.fate.passes("after-call")
        return sent

    @override
    async def edit(self, sent: Sent, outgoing: Outgoing) -> None:
        self.fate.passes("before-call")
        await super().edit(sent, outgoing)
        self.fate.passes("after-call")

    @override
    async def open_thread(
        self, parent_id: ChannelId, *, name: str, people: tuple[UserId, ...]
    ) -> ChannelId:
        self.fate.passes("before-call")
        thread_id = await super().open_thread(parent_id, name=name, people=people)
        self.fate.passes("after-call")
        return thread_id

    @override
    async def close_thread(self, thread_id: ChannelId) -> None:
        self.fate.passes("before-call")
        await super().close_thread(thread_id)
        self.fate.passes("after-call")

    @override
    async def delete_thread(self, thread_id: ChannelId) -> None:
        self.fate.passes("before-call")
        await super().delete_thread(thread_id)
        self.fate.passes("after-call")


async def _changes(tx: Transaction) -> int:
    return int((await tx.execute(text("SELECT total_changes()"))).scalar_one())


class Process:
    """One run: the services that people's taps call, and what the bot does on its own."""

    def __init__(
        self, database: Database, messenger: FakeMessenger, *, vault: Vault, journal: ErasureJournal
    ) -> None:
        self.database = database
        self.messenger = messenger
        self.clock = messenger.clock
        self.services = services_over(database, vault=vault, journal=journal)
        roles = Roles(self.services.leads, messenger)
        desk = Desk(
            ids=CustomIds(vault), voices=Voices(CATALOGUE), services=self.services, roles=roles
        )
        self._kinds = all_letters(desk)
        self._vault = vault
        self._boot_id = next(boots)
        self._outages = Outages(
            database=database,
            clock=self.clock,
            boot_id=self._boot_id,
            connected=lambda: (0,),
            after=(EscalationPlanner(),),
        )

    async def settle(self, *, beats: bool = False) -> None:
        """Do all that is due now, and what comes of it."""
        if beats:
            await self._outages.beat()
        senders = self._senders()
        dispatcher = Dispatcher(
            database=self.database,
            clock=self.clock,
            planners=all_planners(self.services),
            wake_senders=senders.wake,
        )
        async with asyncio.TaskGroup() as group:
            run = group.create_task(senders.run())
            for _ in range(2):  # what arrives may bring more
                await dispatcher.tick()
                await senders.drained()
            await senders.stop(grace=1)
            await run

    async def next_due_at(self) -> datetime | None:
        """Return when there is something to do next."""
        async with self.database.reading() as tx:
            due = [await planner.next_due_at(tx) for planner in all_planners(self.services)]
            due.append(await deliveries.next_try_at(tx))
        return min((at for at in due if at is not None), default=None)

    def _senders(self) -> Senders:
        database, clock, messenger = self.database, self.clock, self.messenger
        return Senders(
            database=database,
            clock=clock,
            courier=Courier(
                database=database,
                clock=clock,
                messenger=messenger,
                kinds=self._kinds,
                homes=Homes(
                    database=database,
                    clock=clock,
                    messenger=messenger,
                    vault=self._vault,
                    rations=((1000, 1),),
                ),
                help_threads=HelpThreads(database=database, messenger=messenger, vault=self._vault),
                vault=self._vault,
                timing=TIMING,
            ),
            fates=Fates(self._kinds, chance=lambda: 0.5),
            breakers=Breakers(clock),
            boot_id=self._boot_id,
            timing=TIMING,
            per_second=1000,
            count=1,
            reserved=0,
        )
