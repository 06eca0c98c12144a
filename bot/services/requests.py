"""Somebody asks for a person. The worst thing this program can do is to lose one of these.

Path of a request: the tap is stored in one transaction (`ask`) with the first step of its ladder
and the messages of that step; each later step does the same (`escalation`). They leave through
the outbox; what the person waits for is said by new messages, each worded from what is true when
it leaves.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    Guild,
    GuildId,
    Lane,
    Level,
    Person,
    PersonKind,
    Request,
    RequestId,
    RequestKind,
    UserId,
)
from bot.services import all_clear, escalation, pairing
from bot.services.around import zone_of
from bot.store import deliveries, guilds, leads, people, requests, steps
from bot.vault import Vault

URGENCY = (Level.NO_RUSH, Level.TODAY, Level.RIGHT_NOW)


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of asking: a new request, a merged one, or nobody to ask."""

    request: Request
    guild: Guild
    is_new: bool
    is_raised: bool

    @property
    def has_room(self) -> bool:
        """Whether there is a leads' room to ask in."""
        return self.guild.leads_room_id is not None


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a message about a request is worded from."""

    request: Request
    person: Person
    guild: Guild
    page: Delivery | None  # the newest page in the leads' room
    zone: str = "Etc/UTC"  # in which the person is told times


@dataclass(frozen=True, slots=True)
class Taken:
    """What a lead's tap led to."""

    situation: Situation
    by_this_tap: bool  # or by the same lead before
    is_open: bool


class Requests:
    """The use cases of asking for a person."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def ask(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        kind: RequestKind = RequestKind.TALK,
        level: Level,
        language: str | None,
        now: datetime,
    ) -> Asked:
        """Ask for a person. Needs no starting; asking again merges, and may raise the level."""
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            person_id = await people.add(
                tx,
                guild_id,
                user_id,
                kind=PersonKind.GUEST,
                key=self._vault.new_person_key(),
                language=language,
                now=now,
            )
            new = await requests.open_once(tx, person_id, kind=kind, level=level, now=now)
            request = await requests.open_of(tx, person_id)
            if request is None:
                message = f"person {person_id} has no open request right after asking"
                raise LookupError(message)
            raised = new is None and _is_more(kind, level, than=request)
            if raised:
                await requests.raise_level(tx, request.id, level=level, now=now)
                request = await requests.open_of(tx, person_id) or request
            if new is not None or (raised and request.taken_by is None):
                await escalation.begin(tx, request, now)
            return Asked(request, guild, is_new=new is not None, is_raised=raised)

    async def open_of(self, guild_id: GuildId, user_id: UserId) -> Request | None:
        """Return somebody's open request."""
        async with self._database.reading() as tx:
            person = await people.find(tx, guild_id, user_id)
            return None if person is None else await requests.open_of(tx, person.id)

    async def take(self, request_id: RequestId, *, user_id: UserId, now: datetime) -> Taken | None:
        """Let a lead have a request; first tap wins. None when it is no longer there.

        Whoever taps must be known to be a lead of this group; the caller has checked that.
        """
        async with self._database.transaction() as tx:
            before = await requests.read(tx, request_id)
            if before is None or await is_left_out(tx, before, user_id):
                return None
            won = await requests.take(tx, request_id, user_id=user_id, now=now)
            situation = await _situation(tx, request_id)
            if situation is None:
                return None
            request = situation.request
            if won:
                mark = f"{user_id}:{int(now.timestamp())}"
                await escalation.tell(tx, request, DeliveryKind.TAKEN, mark=mark, now=now)
                await escalation.hold(tx, request, user_id, now)
                await pairing.find_second(tx, request, situation.guild, now)
                situation = await _situation(tx, request_id) or situation
            is_open = request.closed_at is None
            return Taken(situation, request.taken_by == user_id and is_open, is_open)

    async def close(self, request_id: RequestId, *, by: UserId, now: datetime) -> Situation | None:
        """Close a request: by the person who asked, or by the lead who has it. Else None."""
        async with self._database.transaction() as tx:
            request = await requests.read(tx, request_id)
            if request is None or by not in {request.user_id, request.taken_by}:
                return None
            if await requests.close(tx, request_id, now=now):
                await all_clear.tell_everybody(tx, request, by=by, now=now)
            return await _situation(tx, request_id)

    async def situation(self, request_id: RequestId) -> Situation | None:
        """Return all that is true of a request now."""
        async with self._database.reading() as tx:
            return await _situation(tx, request_id)

    async def page_is_out(
        self, tx: Transaction, delivery: Delivery, channel_id: ChannelId, *, now: datetime
    ) -> None:
        """Tell the person, by a new message, that the page stands in the leads' room."""
        request = await _request_of(tx, delivery)
        if request is None:
            return
        if request.closed_at is not None:
            # closed while the page was on its way: whoever read it hears that all is well
            await all_clear.tell_room(tx, request, channel_id, now=now)
        elif not await steps.pages(tx, request.id):  # else the status says who was asked
            await self._news(tx, delivery, request, is_out=True, now=now)

    async def page_failed(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Tell the person the truth: the leads' room could not be reached."""
        request = await _request_of(tx, delivery)
        if request is None or request.closed_at is not None:
            return
        if not await steps.pages(tx, request.id):
            await self._news(tx, delivery, request, is_out=False, now=now)

    async def _news(
        self, tx: Transaction, page: Delivery, request: Request, *, is_out: bool, now: datetime
    ) -> None:
        await deliveries.enqueue(
            tx,
            key=f"status:{page.id}:{'out' if is_out else 'failed'}",
            kind=DeliveryKind.STATUS,
            lane=Lane.REQUEST,
            due_at=now,
            now=now,
            guild_id=request.guild_id,
            person_id=request.person_id,
            request_id=request.id,
        )


async def _request_of(tx: Transaction, delivery: Delivery) -> Request | None:
    return None if delivery.request_id is None else await requests.read(tx, delivery.request_id)


def _is_more(kind: RequestKind, level: Level, *, than: Request) -> bool:
    if kind is RequestKind.TALK and than.kind is RequestKind.HELLO:
        return True
    return URGENCY.index(level) > URGENCY.index(than.level)


async def _situation(tx: Transaction, request_id: RequestId) -> Situation | None:
    request = await requests.read(tx, request_id)
    if request is None:
        return None
    person = await people.read(tx, request.person_id)
    if person is None:
        return None
    guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
    page = await deliveries.latest_for_request(tx, request_id, DeliveryKind.PAGE_ROOM)
    zone = await zone_of(tx, person.id, guild)
    return Situation(request, person, guild, page, zone)


async def is_left_out(tx: Transaction, request: Request, user_id: UserId) -> bool:
    """Say whether the person who asks leaves this one out: then there is nothing here for them."""
    return user_id in (await leads.contacts(tx, request.person_id)).left_out
