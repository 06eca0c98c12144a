"""What it means for a request that a message about it has arrived, or could not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.database import Database, Transaction
from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    Guild,
    Lane,
    Page,
    PageId,
    Person,
    PersonId,
    Request,
    RequestId,
    Rung,
    Sent,
    Telling,
)
from bot.rules import calendar, ladder
from bot.services import all_clear, escalation, notices, rooms, standing
from bot.services.around import around
from bot.services.requests import Situation, is_left_out, situation_of
from bot.services.standing import Standing
from bot.store import deliveries, guilds, leads, messages, people, requests, steps, tellings
from bot.store.messages import enqueue_removal


@dataclass(frozen=True, slots=True)
class PageOut:
    """A page that stands somewhere, and by whose clock it is read."""

    sent: Sent
    person: Person | None  # None: it stands in the leads' room
    zone: str


class Arrivals:
    """Called by the composers of messages, in the transaction that records what became of one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def standing(
        self, request_id: RequestId, *, now: datetime
    ) -> tuple[Situation, Standing, Sent | None] | None:
        """Return how a request stands, and the status message that may be edited."""
        async with self._database.reading() as tx:
            situation = await situation_of(tx, request_id)
            if situation is None:
                return None
            stands = await standing.read(tx, situation.request, situation.guild, now)
            return situation, stands, await standing.editable(tx, situation.request, now)

    async def page(self, page_id: int) -> Page | None:
        """Return who was asked, by the page's id.

        None for who is left out since, and where a newer page of theirs says all.
        """
        async with self._database.reading() as tx:
            page = await steps.read_page(tx, PageId(page_id))
            request = None if page is None else await requests.read(tx, page.request_id)
            if page is None or request is None or await is_left_out(tx, request, page.user_id):
                return None
            same = (page.lead_id, page.for_second)
            pages = await steps.pages(tx, page.request_id)
            is_newest = not any(
                it.id > page.id and (it.lead_id, it.for_second) == same for it in pages
            )
            return page if is_newest else None

    async def may_hear(self, asked: Page, *, now: datetime) -> bool:
        """Say whether a page that leaves late still finds its lead there; if not, ask the next."""
        async with self._database.transaction() as tx:
            request = await requests.read(tx, asked.request_id)
            if request is None:
                return False
            guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
            found = await around(tx, request, guild, now)
            if asked.lead_id in ladder.may_hear(found.asking, found.candidates, now):
                return True
            await steps.failed(tx, asked.id, now=now)
            await escalation.nobody_left(tx, request, now)
            return False

    async def pages_out(self, request_id: RequestId) -> list[PageOut]:
        """Return where pages of a request stand: the room's, and those of leads."""
        async with self._database.reading() as tx:
            found: list[PageOut] = []
            request = await requests.read(tx, request_id)
            if request is None:
                return found
            guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
            left_out = (await leads.contacts(tx, request.person_id)).left_out
            for person_id, sent in await messages.pages(tx, request_id):
                person = None if person_id is None else await people.read(tx, person_id)
                # what goes on is no longer said where somebody left out could read it
                if not left_out or (person is not None and person.user_id not in left_out):
                    lead = None if person_id is None else await leads.read(tx, person_id)
                    found.append(PageOut(sent, person, lead.zone if lead else guild.zone))
            return found

    # --- the page in a room of leads

    async def page_is_out(
        self, tx: Transaction, delivery: Delivery, channel_id: ChannelId, *, now: datetime
    ) -> None:
        """Tell the person, by a new message, that the page stands in a room of leads."""
        request = await _request_of(tx, delivery)
        if request is None:
            return
        left_out = (await leads.contacts(tx, request.person_id)).left_out
        if request.closed_at is not None or left_out:
            # closed while the page was on its way: whoever read it hears that all is well;
            # and so it looks where somebody is left out since
            await all_clear.tell_room(tx, request, channel_id, now=now)
        elif not await says_more(tx, request):
            await escalation.tell(
                tx, request, DeliveryKind.STATUS, mark=f"out:{delivery.id}", now=now
            )

    async def page_failed(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Tell it in the second room; without one tell the person the truth, and an admin."""
        request = await _request_of(tx, delivery)
        if request is None or request.closed_at is not None:
            return
        guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
        left_out = (await leads.contacts(tx, request.person_id)).left_out
        if not left_out and await rooms.stand_in(tx, request, guild, delivery, now=now):
            await _tell_of_second_room(tx, guild, now)
            return
        if not await says_more(tx, request):
            await escalation.tell(
                tx, request, DeliveryKind.STATUS, mark=f"failed:{delivery.id}", now=now
            )
        if guild.set_up_by not in {*left_out, request.user_id}:
            # in place of the room: an admin hears that somebody asks, and what to mend
            await notices.tell_admin(
                tx, guild, "notice-room-unreachable", mark=str(request.id), now=now
            )

    async def room_post_is_out(
        self, tx: Transaction, delivery: Delivery, sent: Sent, *, now: datetime
    ) -> None:
        """Note that the group read a post in the person's own name; it goes if it is over."""
        if delivery.person_id is not None:
            await tellings.note(
                tx, person_id=delivery.person_id, told=None, what=Telling.ASKED_ROOM, now=now
            )
        request = await _request_of(tx, delivery)
        is_over = request is None or request.closed_at is not None
        if is_over or await deliveries.is_called_back(tx, delivery.id):
            await enqueue_removal(tx, sent, guild_id=delivery.guild_id, now=now, lane=Lane.REMINDER)

    # --- the page to one lead

    async def lead_page_is_out(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Count it in the status; a lead reached after the closing hears that all is well."""
        request = await _request_of(tx, delivery)
        if request is None or delivery.person_id is None:
            return
        if request.closed_at is not None:
            await all_clear.arrived_too_late(tx, request, delivery.person_id, now=now)
        elif request.taken_by is None and await standing.is_worded(tx, request):
            await escalation.tell(
                tx, request, DeliveryKind.STATUS, mark=f"late:{delivery.id}", now=now
            )

    async def lead_page_failed(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Ask the next at once when nobody who was asked can be reached."""
        request = await _request_of(tx, delivery)
        await steps.failed(tx, PageId(int(delivery.facts["page"])), now=now)
        if request is not None:
            await escalation.nobody_left(tx, request, now)

    # --- the status

    async def status_is_out(
        self, tx: Transaction, delivery: Delivery, *, by: Sent | None, now: datetime
    ) -> None:
        """Take away every status that a newer message has taken the place of."""
        request = await _request_of(tx, delivery)
        if request is None:
            return
        for sent in await standing.replaced(tx, request, by=by):
            await enqueue_removal(tx, sent, guild_id=request.guild_id, now=now)

    async def closed_is_out(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Take the status away when it is over, and not when a lead is told so who is left out."""
        request = await _request_of(tx, delivery)
        if request is not None and request.closed_at is not None:
            await self.status_is_out(tx, delivery, by=None, now=now)

    # --- the private thread

    async def thread_is_open(
        self, tx: Transaction, delivery: Delivery, channel_id: ChannelId, *, now: datetime
    ) -> None:
        """Show each of the three the way."""
        request = await _request_of(tx, delivery)
        if request is None:
            return
        await requests.remember_thread(tx, request.id, channel_id)
        left_out = (await leads.contacts(tx, request.person_id)).left_out
        current = await requests.read(tx, request.id)
        if current is not None and {delivery.facts.get(it) for it in ("lead", "second")} & left_out:
            # somebody in it was left out while it was on its way
            await all_clear.end_thread(tx, current, now=now, kept=False)
            await requests.leave_thread(tx, request.id)
            return
        if request.closed_at is not None:
            if current is not None:
                await all_clear.end_thread(tx, current, now=now)
            return
        for person_id in await _three(tx, request):
            key = f"thread-ready:{request.id}:{person_id}:{channel_id}"
            await _send(tx, request, person_id, key=key, now=now)

    async def thread_failed(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Tell the lead who has it, who writes to the person directly, and an admin what to mend.

        The admin hears it once for the channel, and of nobody's request.
        """
        request = await _request_of(tx, delivery)
        if request is None or request.taken_by is None:
            return
        guild = await guilds.read(tx, request.guild_id)
        if guild is not None and guild.check_in_channel_id is not None:
            channel_id = guild.check_in_channel_id
            await notices.tell_admin(
                tx,
                guild,
                "notice-no-threads",
                mark=str(channel_id),
                now=now,
                channel=f"<#{channel_id}>",
            )
        lead = await leads.find(tx, request.guild_id, request.taken_by)
        if lead is not None:
            key = f"no-thread:{request.id}:{lead.person.id}"
            await _send(tx, request, lead.person.id, key=key, now=now, failed=True)


async def _send(
    tx: Transaction,
    request: Request,
    person_id: PersonId,
    *,
    key: str,
    now: datetime,
    failed: bool = False,
) -> None:
    await deliveries.enqueue(
        tx,
        key=key,
        kind=DeliveryKind.THREAD_READY,
        lane=Lane.REQUEST,
        due_at=now,
        now=now,
        guild_id=request.guild_id,
        person_id=person_id,
        request_id=request.id,
        facts={"failed": 1} if failed else None,
    )


async def _request_of(tx: Transaction, delivery: Delivery) -> Request | None:
    return None if delivery.request_id is None else await requests.read(tx, delivery.request_id)


async def _tell_of_second_room(tx: Transaction, guild: Guild, now: datetime) -> None:
    """Tell an admin what to mend, once a week while it lasts; nothing of who asks."""
    today = calendar.local_date(now, calendar.zone(guild.zone))
    monday = today - timedelta(days=today.weekday())
    await notices.tell_admin(
        tx,
        guild,
        "notice-room-stands-in",
        mark=f"{guild.leads_room_id}:{monday.isoformat()}",
        now=now,
        channel=f"<#{guild.second_room_id}>",
    )


async def says_more(tx: Transaction, request: Request) -> bool:
    """Say whether the room is not all: then the steps of the ladder tell the person."""
    taken = await steps.taken(tx, request.id, since=request.asked_from_at)
    return bool(taken) and taken[-1].rung is not Rung.BOARD


async def _three(tx: Transaction, request: Request) -> list[PersonId]:
    """Return the person who asked, and the leads with them who have joined."""
    found = [request.person_id]
    for user_id in (request.taken_by, request.second):
        lead = user_id and await leads.find(tx, request.guild_id, user_id)
        if lead:
            found.append(lead.person.id)
    return found
