"""A group in simulated weeks: the real services, planners and senders, and a model beside them."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.app import all_planners
from bot.breakers import Breakers
from bot.courier import Courier, Timing
from bot.custom_ids import CustomIds
from bot.dispatcher import Dispatcher
from bot.fates import Fates
from bot.help_threads import HelpThreads
from bot.homes import Homes
from bot.messenger import ClosedDM
from bot.models import (
    ChannelId,
    DeliveryKind,
    Lane,
    LeadRole,
    Level,
    PersonId,
    RoleId,
    UserId,
)
from bot.outages import Outages
from bot.roles import Roles
from bot.senders import Senders
from bot.services.escalation import EscalationPlanner
from bot.store import heartbeats
from bot.store.schema import delivery, lead as lead_table, person, step
from bot.ui.desk import Desk
from bot.ui.letters import all_letters
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MONDAY, Harbour, at
from tests.sim.weeks_ledger import Left, LoudMessenger, nonce_of
from tests.sim.weeks_model import MINUTE, LeadModel, Model, Paged, RequestModel

CATALOGUE = Catalogue.load(strict=True)
ROOM, CHECK_INS = ChannelId(77), ChannelId(78)
LEAD, COORDINATOR = RoleId(3), RoleId(4)
# None of them changes its clocks in these weeks; what a change does has tests of its own.
ZONES = [ZoneInfo(name) for name in ("Europe/London", "Asia/Kolkata", "America/Bogota")]
LONDON = ZONES[0]
SECOND = timedelta(seconds=1)
PLANNERS = {"escalation", "digests", "concerns", "holds"}  # nobody here checks in
TRUTH_WITHIN = timedelta(minutes=16)
STOPS_IN_A_HOLD = frozenset(
    {
        DeliveryKind.PAGE,
        DeliveryKind.PAGE_ROOM,
        DeliveryKind.STATUS,
        DeliveryKind.NOBODY,
        DeliveryKind.TAKEN,
    }
)
NEWS = frozenset({DeliveryKind.STATUS, DeliveryKind.NOBODY, DeliveryKind.TAKEN})


class World:
    """The group. Whatever is done to it, the model is told first, and what leaves is checked."""

    def __init__(self, harbour: Harbour) -> None:
        self.harbour = harbour
        self.services = harbour.services
        self.clock = FakeClock(at(MONDAY, 12))
        self.messenger = LoudMessenger(self.clock)
        self.model = Model()
        self.people: dict[PersonId, UserId] = {}
        self._seen = 0
        self._deliveries: dict[str, Any] = {}
        self._last_delivery = 0
        self._messages: dict[int, Any] = {}
        self._latest: dict[int, Left] = {}
        self._senders: Senders
        self._dispatcher: Dispatcher
        self._outages: Outages
        self._running: asyncio.Task[None] | None = None

    @property
    def now(self) -> datetime:
        """Return what time it is."""
        return self.clock.now()

    async def set_up(self, *, leads: int, hour: int) -> None:
        """Let a group be set up at an hour of the day, with so many leads."""
        self.clock.advance(timedelta(hours=hour))
        settings = {
            "leads_room_id": ROOM,
            "check_in_channel_id": CHECK_INS,
            "lead_role_id": LEAD,
            "coordinator_role_id": COORDINATOR,
            "country": "GB",
            "zone": LONDON.key,
        }
        await self.harbour.groups.change(GROUP, settings, actor_id=INES, now=self.now)
        await self.start()
        for number in range(leads):
            await self.join(number, ZONES[number % 7 % 3], coordinator=number % 5 == 4)
        await self.settle()

    # --- the bot's process

    async def start(self) -> None:
        """Start the bot: a heartbeat first, which finds whether it was away."""
        services, clock = self.services, self.clock
        desk = Desk(
            ids=CustomIds(self.harbour.vault),
            voices=Voices(CATALOGUE),
            services=services,
            roles=Roles(services.leads, self.messenger),
        )
        kinds = all_letters(desk)
        database, vault, timing = self.harbour.database, self.harbour.vault, Timing()
        self._senders = Senders(
            database=database,
            clock=clock,
            courier=Courier(
                database=database,
                clock=clock,
                messenger=self.messenger,
                kinds=kinds,
                homes=Homes(
                    database=database,
                    clock=clock,
                    messenger=self.messenger,
                    vault=vault,
                    rations=((1000, 1),),
                ),
                help_threads=HelpThreads(database=database, messenger=self.messenger, vault=vault),
                vault=vault,
                timing=timing,
            ),
            fates=Fates(kinds),
            breakers=Breakers(clock),
            boot_id="boot",
            timing=timing,
            per_second=10_000,
            count=1,
            reserved=1,
        )
        self._dispatcher = Dispatcher(
            database=database,
            clock=clock,
            planners=[it for it in all_planners(services) if it.name in PLANNERS],
            wake_senders=self._senders.wake,
        )
        self._outages = Outages(
            database=database,
            clock=clock,
            boot_id="boot",
            connected=lambda: (0,),
            after=(EscalationPlanner(),),
        )
        await self._outages.beat()
        self._running = asyncio.get_running_loop().create_task(self._senders.run())

    async def stop(self) -> None:
        """Stop the bot."""
        await self._senders.stop(grace=5)
        if self._running is not None:
            await self._running

    async def settle(self) -> datetime | None:
        """Let the bot do all that is due now, and check what left; say when more is due."""
        due_at = None
        for _ in range(6):
            await self._dispatcher.tick()
            await self._senders.drained()
            await self._absorb()
            due_at = await self._dispatcher.next_due_at()
            if due_at is None or due_at > self.now:
                break
        await self._check()
        return due_at

    async def walk(self, span: timedelta) -> None:
        """Let time pass, with everything in it that comes due."""
        end = self.now + span
        due_at = await self.settle()
        for _ in range(2_000):
            if due_at is None or due_at > end:
                break
            await self._forward(max(due_at - self.now, timedelta()) + SECOND)
            due_at = await self.settle()
        else:
            sentence = f"something is due for ever: {due_at}"
            raise AssertionError(sentence)
        await self._forward(max(end - self.now, timedelta()))
        await self.settle()

    async def _forward(self, span: timedelta) -> None:
        self.clock.advance(span)
        async with self.harbour.database.transaction() as tx:
            await heartbeats.beat(tx, 0, boot="boot", now=self.now)

    async def be_away(self, span: timedelta) -> None:
        """Let the bot be down for a while."""
        await self.stop()
        began_at = self.now
        self.clock.advance(span)
        self.model.disturbed_at = self.now
        for request in self.model.requests.values():
            request.away += self.now - began_at
        await self.start()
        await self.settle()
        self.model.disturbed_at = self.now

    async def lose_discord(self, span: timedelta) -> None:
        """Let Discord be away for a while; what waits for it arrives within a minute after."""
        self.messenger.is_away = True
        self.model.disturbed_at = self.now + span + MINUTE
        await self.walk(span)
        for request in self.model.requests.values():
            request.away += span + MINUTE
        self.messenger.is_away = False
        await self.walk(MINUTE)
        assert await self._overdue_deliveries() == [], "not sent within a minute of the recovery"

    # --- leads

    async def join(
        self, number: int, zone: ZoneInfo = LONDON, *, coordinator: bool = False
    ) -> None:
        """Let somebody join as a lead, or again."""
        user_id = UserId(5_000 + number)
        lead = self.model.leads.setdefault(user_id, LeadModel(user_id, zone))
        if lead.is_joined:
            return
        role = LeadRole.COORDINATOR if coordinator else LeadRole.LEAD
        self.messenger.roles[user_id] = frozenset({LEAD, COORDINATOR} if coordinator else {LEAD})
        joined = await self.services.leads.join(
            GROUP, user_id, role=role, zone=zone.key, language=None, now=self.now
        )
        self.people[joined.person.id] = user_id
        fresh = LeadModel(user_id, zone, is_coordinator=coordinator, is_joined=True)
        fresh.is_closed, fresh.was_closed = lead.is_closed, lead.was_closed
        self.model.leads[user_id] = fresh
        self._new_chance()

    async def choose(self, lead: LeadModel, **changes: Any) -> None:
        """Let a lead change what they chose."""
        await self.services.leads.choose(GROUP, lead.user_id, changes, now=self.now)
        self._new_chance()

    def hand_back(self, user_id: UserId) -> None:
        """Tell the model that a lead has given back all that they had."""
        for request in self.model.requests.values():
            if request.taken_by == user_id and request.is_open:
                self.climb_again(request)

    def climb_again(self, request: RequestModel) -> None:
        """Tell the model that a request is asked from the foot of the ladder again."""
        request.taken_by = request.taken_at = request.second = request.resumes_at = None
        request.climbs_from = self.now
        request.away = timedelta()

    def _new_chance(self) -> None:
        """Give every waiting request its time from now on: another may be asked."""
        for request in self.model.requests.values():
            request.nobody_at.append(self.now) if request.nobody_at else None

    # --- what left

    async def _absorb(self) -> None:
        await self._notice_leads_without_role()
        fresh, self._seen = self.messenger.taken[self._seen :], len(self.messenger.taken)
        if not fresh:
            return
        await self._read_deliveries()
        for left_at, channel_id, text, nonce, message_id in fresh:
            row = self._deliveries.get(nonce) if nonce else self._messages.get(message_id)
            self._messages[message_id] = row
            left = Left(left_at, channel_id, text, None)
            if row is not None:
                kind = DeliveryKind(row.kind)
                left = Left(left_at, channel_id, text, row.id, kind, row.request_id, row.person_id)
            request = self.model.requests.get(left.request_id or 0)
            if request is not None:
                self._check_left(request, left)

    async def _read_deliveries(self) -> None:
        query = select(
            delivery.c.id, delivery.c.kind, delivery.c.request_id, delivery.c.person_id
        ).where(delivery.c.id > self._last_delivery)
        async with self.harbour.database.reading() as tx:
            for row in await tx.execute(query):
                self._deliveries[nonce_of(self.harbour.vault, row.id)] = row
                self._last_delivery = max(self._last_delivery, row.id)

    async def _notice_leads_without_role(self) -> None:
        query = select(person.c.user_id).join(lead_table, lead_table.c.person_id == person.c.id)
        async with self.harbour.database.reading() as tx:
            there = {row.user_id for row in await tx.execute(query)}
        for lead in self.model.joined:
            if lead.user_id not in there:
                assert lead.role_lost_at is not None, "a lead is gone who holds the role"
                lead.is_joined = False
                self.hand_back(lead.user_id)

    def _check_left(self, request: RequestModel, left: Left) -> None:
        if left.kind in STOPS_IN_A_HOLD:
            assert request.user_id not in self.model.held, f"on hold: {left} {request}"
        match left.kind:
            case DeliveryKind.PAGE:
                self._check_page(request, left)
            case DeliveryKind.PAGE_ROOM:
                assert not self.model.left_out.get(request.user_id), f"in the room: {left}"
                assert request.is_open, f"closed, and in the room: {left}"
            case DeliveryKind.CLOSED if left.person_id in self.people:
                request.cleared.append(self.people[left.person_id])
            case kind if kind in NEWS:
                self._check_news(request, left)
            case _:
                pass

    def _check_page(self, request: RequestModel, left: Left) -> None:
        assert left.person_id is not None
        user_id = self.people[left.person_id]
        lead = self.model.leads[user_id]
        why_not = self.model.why_not(request, lead, left.at)
        assert why_not is None, f"paged {why_not}: {left} {request} {lead}"
        if not left.is_for_second:
            assert request.taken_by is None, f"taken, and paged: {left} {request}"
            assert user_id not in self._asked_lately(request, left.at), f"twice: {left} {request}"
        request.pages.append(Paged(left.at, user_id, left.is_for_second))

    def _asked_lately(self, request: RequestModel, now: datetime) -> set[UserId]:
        since = max(request.climbs_from, now - timedelta(hours=4) + MINUTE)
        fresh = request.pages[request.told_anew :]
        return {it.user_id for it in fresh if it.at >= since and not it.for_second}

    def _check_news(self, request: RequestModel, left: Left) -> None:
        assert request.is_open, f"closed, and told: {left} {request}"
        assert (request.taken_by is not None) == (left.kind is DeliveryKind.TAKEN), f"{left}"
        if left.counted is not None:
            # what leaves in the same moment may be counted by the next status, seconds later
            before = request.asked_before(left.at - SECOND)
            assert before <= left.counted <= len(request.asked_now()), f"{left} {request}"
        if left.kind is DeliveryKind.NOBODY:
            request.nobody_at.append(left.at)
        request.news_at.append(left.at)
        self._latest[request.id] = left

    # --- what must be so at every moment

    async def _check(self) -> None:
        late = self.now - MINUTE
        query = select(step.c.request_id, step.c.due_at).where(
            step.c.began_at.is_(None), step.c.due_at < late
        )
        async with self.harbour.database.reading() as tx:
            overdue = (await tx.execute(query)).all()
        assert overdue == [], "a step is late"
        if not self.messenger.is_away:
            assert await self._overdue_deliveries() == [], "a message about a request is late"
        for request in self.model.requests.values():
            is_waiting = request.is_open and request.taken_by is None
            is_waiting &= request.user_id not in self.model.held
            if is_waiting and not self.messenger.is_away:
                self._check_waiting(request)

    async def _overdue_deliveries(self) -> Sequence[Any]:
        if self.model.disturbed_at is not None and self.now < self.model.disturbed_at:
            return []
        query = select(delivery.c.id, delivery.c.kind, delivery.c.due_at, delivery.c.try_at).where(
            delivery.c.lane == Lane.REQUEST.value,
            delivery.c.state.in_(("due", "sending")),
            delivery.c.due_at < self.now - MINUTE,
        )
        async with self.harbour.database.reading() as tx:
            return list((await tx.execute(query)).all())

    def _check_waiting(self, request: RequestModel) -> None:
        """Whoever waits has been told something, hears the truth in time, and is kept promises."""
        waited = self.now - request.climbs_from - request.away
        if waited > MINUTE:
            assert request.news_at, f"told nothing: {request}"
        is_urgent = request.level is Level.RIGHT_NOW
        if is_urgent and waited > TRUTH_WITHIN and self.model.joined:
            told = [it for it in request.nobody_at if it >= request.climbs_from]
            assert told, f"not told the truth: {request}"
        latest = self._latest.get(request.id)
        promised_at = None if latest is None else latest.promised_at(request.zone)
        if latest is None or promised_at is None or promised_at + MINUTE >= self.now:
            return
        disturbed = self.model.disturbed_at
        if disturbed is not None and disturbed >= latest.at:
            return  # the clocks stood still, or Discord was away
        kept = [it for it in request.pages if it.at >= promised_at - MINUTE]
        assert kept, f"promised for {promised_at}, and nothing came: {latest} {request}"

    # --- at the end

    async def end(self) -> None:
        """Let two days pass without trouble; then everybody who was told has heard the end."""
        for lead in self.model.leads.values():
            if lead.is_closed:
                self.close_dm(lead.user_id, closed=False)
        await self.walk(timedelta(days=2))
        for request in self.model.requests.values():
            if not request.is_open:
                expected = request.told_at_close | request.settled_for
                unheard = expected - set(request.cleared)
                closed = {it.user_id for it in self.model.leads.values() if it.was_closed}
                assert unheard <= closed, f"all-clears: {request}"
                assert sorted(request.cleared) == sorted(expected - unheard), f"{request}"
        await self.stop()

    def close_dm(self, user_id: UserId, *, closed: bool) -> None:
        """Let somebody's DM refuse us, or take us again."""
        failure = ClosedDM("403 (50007)") if closed else None
        channel_id = ChannelId(50_000 + user_id)
        if closed or channel_id in self.messenger._always:
            self.messenger.fail_channel(channel_id, failure)


Act = Callable[..., Any]
