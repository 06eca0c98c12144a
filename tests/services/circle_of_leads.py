"""A group with leads, the real outbox and a fake Discord."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.breakers import Breakers
from bot.courier import Courier, Timing
from bot.custom_ids import CustomIds
from bot.database import Database
from bot.dispatcher import Dispatcher
from bot.fates import Fates
from bot.help_threads import HelpThreads
from bot.homes import Homes
from bot.models import (
    ChannelId,
    Lead,
    LeadRole,
    Level,
    PersonKind,
    RequestId,
    RequestKind,
    RoleId,
    UserId,
)
from bot.outbox import Planner
from bot.roles import Roles
from bot.senders import Senders
from bot.services.escalation import EscalationPlanner
from bot.services.members import ErasurePlanner
from bot.services.requests import Taken
from bot.store import leads as lead_store, people
from bot.store.schema import request
from bot.ui.desk import Desk
from bot.ui.letters import all_letters
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.fakes import FakeClock, FakeMessenger
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

CATALOGUE = Catalogue.load(strict=True)
ROOM, CHECK_INS = ChannelId(77), ChannelId(70)
LEAD, COORDINATOR = RoleId(3), RoleId(4)
JO, SAM, KIM, LEE = UserId(81), UserId(82), UserId(83), UserId(84)
NOON, NIGHT = at(MONDAY, 12), at(MONDAY, 3)


def dm_of(user_id: UserId) -> ChannelId:
    """Return the DM that the fake Discord opens with somebody."""
    return ChannelId(50_000 + user_id)


@dataclass
class CircleOfLeads:
    """The group, and everything that moves in it."""

    harbour: Harbour

    def __post_init__(self) -> None:
        services = self.harbour.services
        self.clock = FakeClock(NOON)
        self.messenger = FakeMessenger(self.clock)
        self.requests = services.requests
        self.arrivals = services.arrivals
        self.helping = services.helping
        self.leads = services.leads
        self.roles = Roles(self.leads, self.messenger)
        self.desk = Desk(
            ids=CustomIds(self.harbour.vault),
            voices=Voices(CATALOGUE),
            services=services,
            roles=self.roles,
        )
        self.planner = EscalationPlanner()

    @property
    def database(self) -> Database:
        """Return the database."""
        return self.harbour.database

    @property
    def now(self) -> datetime:
        """Return what time it is."""
        return self.clock.now()

    async def set_up(self, now: datetime = NOON, *, room: bool = True) -> None:
        """Let it be that time, in a group that has been set up."""
        self.clock = FakeClock(now)
        self.messenger.clock = self.clock
        settings = {
            "leads_room_id": ROOM if room else None,
            "check_in_channel_id": CHECK_INS,
            "lead_role_id": LEAD,
            "coordinator_role_id": COORDINATOR,
            "country": "GB",
            "zone": "Europe/London",
        }
        await self.harbour.groups.change(GROUP, settings, actor_id=INES, now=now)

    async def join(
        self, *user_ids: UserId, role: LeadRole = LeadRole.LEAD, **choices: object
    ) -> Lead:
        """Let people join as leads, who hold the role."""
        lead = None
        for user_id in user_ids:
            self.messenger.roles[user_id] = frozenset({LEAD})
            lead = await self.leads.join(
                GROUP, user_id, role=role, zone="Europe/London", language=None, now=self.now
            )
            if choices:
                lead = await self.leads.choose(GROUP, user_id, choices, now=self.now)
        assert lead is not None
        return lead

    async def ask(
        self,
        level: Level = Level.RIGHT_NOW,
        *,
        kind: RequestKind = RequestKind.TALK,
        user_id: UserId = MARA,
    ) -> RequestId:
        """Let somebody ask for a person, and everything leave that is due."""
        asked = await self.requests.ask(
            GROUP, user_id, kind=kind, level=level, language=None, now=self.now
        )
        await self.settle()
        return asked.request.id

    async def take(self, request_id: RequestId, user_id: UserId = JO) -> Taken | None:
        """Let a lead press `I've got this`."""
        taken = await self.requests.take(request_id, user_id=user_id, now=self.now)
        await self.settle()
        return taken

    async def leave_out(self, user_id: UserId, *, by: UserId = MARA) -> None:
        """Let a member leave a lead out."""
        async with self.database.transaction() as tx:
            person_id = await people.add(
                tx,
                GROUP,
                by,
                kind=PersonKind.GUEST,
                key=b"key",
                language=None,
                now=self.now,
            )
            await lead_store.set_contact(tx, person_id, user_id, "left_out")

    async def settle(self) -> None:
        """Let a fresh process do all that is due now, twice: what arrives may bring more."""
        for _ in range(2):
            await self._settle()

    async def _settle(self) -> None:
        vault = self.harbour.vault
        kinds = all_letters(self.desk)
        senders = Senders(
            database=self.database,
            clock=self.clock,
            courier=Courier(
                database=self.database,
                clock=self.clock,
                messenger=self.messenger,
                kinds=kinds,
                homes=Homes(
                    database=self.database,
                    clock=self.clock,
                    messenger=self.messenger,
                    vault=vault,
                    rations=((1000, 1),),
                ),
                help_threads=HelpThreads(
                    database=self.database, messenger=self.messenger, vault=vault
                ),
                vault=vault,
                timing=Timing(),
            ),
            fates=Fates(kinds),
            breakers=Breakers(self.clock),
            boot_id="boot",
            timing=Timing(),
            per_second=1000,
            count=1,
            reserved=1,
        )
        dispatcher = Dispatcher(
            database=self.database,
            clock=self.clock,
            planners=self.all_planners(),
            wake_senders=senders.wake,
        )
        async with asyncio.TaskGroup() as group:
            run = group.create_task(senders.run())
            await dispatcher.tick()
            await senders.drained()
            await senders.stop(grace=1)
            await run

    def all_planners(self) -> tuple[Planner, ...]:
        """Return the planners of a tick."""
        return (self.planner, ErasurePlanner(self.harbour.members))

    async def later(self, **span: float) -> None:
        """Let time pass, and everything happen that comes due by its end."""
        end = self.now + timedelta(**span)
        while True:
            async with self.database.reading() as tx:
                due_at = await self.planner.next_due_at(tx)
            if due_at is None or due_at > end:
                break
            self.clock.advance(max(timedelta(), due_at - self.now) + timedelta(seconds=3))
            await self.settle()
        self.clock.advance(max(timedelta(), end - self.now))
        await self.settle()

    def told(self, user_id: UserId) -> list[str]:
        """Return what stands in somebody's DM, the oldest first."""
        return self.messenger.texts(dm_of(user_id))

    def pages(self, user_id: UserId) -> list[str]:
        """Return the pages in a lead's DM."""
        return [text for text in self.told(user_id) if text.startswith("Someone")]

    def room(self) -> list[str]:
        """Return what stands in the leads' room."""
        return self.messenger.texts(ROOM)

    async def holder(self, request_id: RequestId) -> UserId | None:
        """Return who has a request."""
        async with self.database.reading() as tx:
            query = select(request.c.taken_by).where(request.c.id == request_id)
            holder: UserId | None = (await tx.execute(query)).scalar_one()
            return holder
