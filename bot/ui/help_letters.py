"""What is said about a request on the bot's own: to the person, to each lead, to the room."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from typing_extensions import override

from bot.database import Transaction
from bot.messenger import Outgoing, SendingFailed
from bot.models import Delivery, DeliveryKind, Home, Lead, Sent
from bot.outbox import Kind
from bot.services.requests import Situation
from bot.services.rooms import replaces
from bot.store.deliveries import CALLED_BACK
from bot.ui import leading, standing, talking
from bot.ui.desk import Desk, Letter, is_late
from bot.ui.standing import Told


async def _situation_of(desk: Desk, delivery: Delivery) -> Situation | None:
    return (
        await desk.services.requests.situation(delivery.request_id) if delivery.request_id else None
    )


async def _lead_of(desk: Desk, delivery: Delivery) -> Lead | None:
    return await desk.services.leads.read(delivery.person_id) if delivery.person_id else None


class PageRoom(Letter):
    """Somebody asks for a person: said in a room of leads, without a name."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it was closed or taken before it left."""
        situation = await _situation_of(self._desk, delivery)
        if situation is None or situation.page is None:
            return None  # somebody was left out before it left
        if replaces(situation.page, delivery):
            return None  # raised before it left, or told in the other room: that page says all
        return talking.page(
            self._desk.voices,
            self._desk.ids,
            situation,
            is_late=is_late(delivery, now),
            may_ring=bool(delivery.facts.get("mention", 1)),
        )

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.arrivals.page_is_out(tx, delivery, sent.channel_id, now=now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        await self._services.arrivals.page_failed(tx, delivery, now=now)


AS_IT_WAS = timedelta(minutes=1)


class PageLead(Letter):
    """Somebody asks for a person: said to one lead, without a name."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it is not for them any more, or they are a lead no more."""
        situation, lead = await self._wanted(delivery, now)
        if situation is None or lead is None:
            return None
        if not await self._desk.roles.holds(situation.guild, lead, now):
            return None
        voices, ids = self._desk.voices, self._desk.ids
        if situation.request.taken_by is not None:
            outgoing = leading.page_for_second(voices, ids, situation, lead)
        else:
            late = is_late(delivery, now)
            outgoing = leading.page(voices, ids, situation, lead, is_late=late)
        return await self._at_home(lead.person, outgoing)

    async def _wanted(
        self, delivery: Delivery, now: datetime
    ) -> tuple[Situation | None, Lead | None]:
        situation = await _situation_of(self._desk, delivery)
        asked = await self._services.arrivals.page(int(delivery.facts["page"]))
        lead = await _lead_of(self._desk, delivery)
        if situation is None or asked is None or asked.passed_at is not None:
            return None, None
        request = situation.request
        is_open = request.closed_at is None
        is_wanted = (
            request.taken_by is not None and request.second is None
            if asked.for_second
            else request.taken_by is None
        )
        if not is_open or not is_wanted:
            return None, None
        # Hours, caps and who is left out were looked at when it was due, and can be others now.
        if now - delivery.due_at > AS_IT_WAS and not await self._services.arrivals.may_hear(
            asked, now=now
        ):
            return None, None
        return situation, lead

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.arrivals.lead_page_is_out(tx, delivery, now=now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        await super().undeliverable(tx, delivery, failure, now)
        await self._services.arrivals.lead_page_failed(tx, delivery, now=now)


class Status(Letter):
    """What the bot knows about a request, to the person who asked."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it from what is true now, over the last one where that is still to be seen."""
        found = delivery.request_id and await self._services.arrivals.standing(
            delivery.request_id, now=now
        )
        if not found:
            return None
        situation, stands, edits = found
        told = Told(situation, stands, now, is_late=is_late(delivery, now))
        outgoing = standing.status(self._desk.voices, self._desk.ids, told, edits=edits)
        return await self._at_home(situation.person, outgoing)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.arrivals.status_is_out(tx, delivery, by=sent, now=now)


class News(Letter):
    """A message that the person waits for: always a new one, and the status goes."""

    _may_move = True

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.arrivals.status_is_out(tx, delivery, by=None, now=now)


class Taken(News):
    """A person has answered."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when nobody has it any more."""
        situation = await _situation_of(self._desk, delivery)
        if situation is None:
            return None
        outgoing = talking.taken(self._desk.voices, self._desk.ids, situation)
        return await self._at_home(situation.person, outgoing)


class Nobody(News):
    """The truth, at the end of the ladder."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when somebody has it after all."""
        found = delivery.request_id and await self._services.arrivals.standing(
            delivery.request_id, now=now
        )
        if not found:
            return None
        situation, stands, _ = found
        guild = situation.guild
        meeting = None
        if situation.person.home is Home.DM:  # where moderators read along no meeting is named
            language = situation.person.language or guild.language
            meeting = await self._services.agenda.fitting(guild.id, language=language, now=now)
        late = is_late(delivery, now)
        told = Told(situation, stands, now, is_late=late, meeting=meeting)
        outgoing = standing.nobody(self._desk.voices, self._desk.ids, told)
        return await self._at_home(situation.person, outgoing)


class Closed(Letter):
    """All is well: to the room, to each lead who was told, or to the person who asked."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it for where it goes."""
        situation = await _situation_of(self._desk, delivery)
        if situation is None:
            return None
        if delivery.person_id is None:
            return talking.closed(self._desk.voices, situation, to_room=True)
        if delivery.person_id != situation.person.id:
            person = await self._services.leads.person(delivery.person_id)
            lead = await _lead_of(self._desk, delivery)
            if person is None:
                return None
            rests = lead is not None and lead.rest_until is not None and lead.rest_until > now
            return leading.all_clear(
                self._desk.voices,
                self._desk.ids,
                situation,
                person,
                zone=lead.zone if lead else situation.guild.zone,
                by_member=bool(delivery.facts.get("by_member")),
                rests=rests,
                was=None if (was := delivery.facts.get("was")) is None else str(was),
            )
        newer = await self._services.requests.open_of(situation.guild.id, situation.person.user_id)
        if newer is not None:
            return None  # they have asked again since: nothing is settled for them
        outgoing = talking.closed(self._desk.voices, situation, to_room=False)
        rows = leading.thread_rows(self._desk.voices, self._desk.ids, situation)
        outgoing = replace(outgoing, rows=rows)
        return await self._at_home(situation.person, outgoing)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.arrivals.closed_is_out(tx, delivery, now=now)


class HelpThread(Letter):
    """The first line of the thread in which somebody talks with two leads."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it is closed, nobody has it, or one of the two is no lead now."""
        situation = await _situation_of(self._desk, delivery)
        if situation is None:
            return None
        guild, request = situation.guild, situation.request
        for user_id in (request.taken_by, request.second):
            lead = user_id and await self._services.leads.find(guild.id, user_id)
            if lead and not await self._desk.roles.holds(guild, lead, now):
                return None  # another is found instead
        return leading.thread(self._desk.voices, self._desk.ids, situation)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.arrivals.thread_is_open(tx, delivery, sent.channel_id, now=now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        await self._services.arrivals.thread_failed(tx, delivery, now=now)


class ThreadReady(Letter):
    """The way to the thread, to each of the three; or that there can be none."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it for whom it goes to."""
        situation = await _situation_of(self._desk, delivery)
        if situation is None or situation.request.closed_at is not None:
            return None
        person = delivery.person_id and await self._services.leads.person(delivery.person_id)
        if not person:
            return None
        if "failed" in delivery.facts:
            return leading.no_thread(self._desk.voices, situation, person)
        return await self._at_home(
            person, leading.way_to(self._desk.voices, self._desk.ids, situation, person)
        )


class StillOpen(Letter):
    """Is this still open? To the lead who has it, in their own hours, or in the room."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have it no more."""
        situation = await _situation_of(self._desk, delivery)
        if situation is None:
            return None
        if delivery.person_id is None:
            return leading.still_open_in_room(self._desk.voices, self._desk.ids, situation)
        lead = await _lead_of(self._desk, delivery)
        if lead is None:
            return None
        if situation.request.closed_at or situation.request.taken_by != lead.person.user_id:
            return None
        if not await self._desk.roles.holds(situation.guild, lead, now):
            return None  # they are a lead no more, and what they had is asked of the others
        return leading.still_open(self._desk.voices, self._desk.ids, situation, lead)


class RoomPost(Letter):
    """What somebody posts in their own name, as they have seen it before."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it is over or was taken back, unless it may stand there already."""
        situation = await _situation_of(self._desk, delivery)
        if situation is None:
            return None
        is_over = situation.request.closed_at is not None or CALLED_BACK in delivery.facts
        # in doubt it is looked for, or posted, and taken away: else it could stand for ever
        if is_over and delivery.doubtful_at is None:
            return None
        return Outgoing(talking.room_post(self._desk.voices, situation))

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Note for the person that the group was told."""
        await self._services.arrivals.room_post_is_out(tx, delivery, sent, now=now)


class LeadWelcome(Letter):
    """The first words to somebody who joined as a lead: their own tap opens the DM."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have stepped back."""
        lead = await _lead_of(self._desk, delivery)
        if lead is None:
            return None
        guild = await self._services.groups.read(lead.person.guild_id)
        words = self._desk.voices.of(guild, lead.person)
        return await self._at_home(lead.person, Outgoing(words("lead-welcome")))


def help_letters(desk: Desk) -> Mapping[DeliveryKind, Kind]:
    """Return a composer for every kind of delivery about a request."""
    return {
        DeliveryKind.PAGE_ROOM: PageRoom(desk),
        DeliveryKind.PAGE: PageLead(desk),
        DeliveryKind.STATUS: Status(desk),
        DeliveryKind.TAKEN: Taken(desk),
        DeliveryKind.NOBODY: Nobody(desk),
        DeliveryKind.CLOSED: Closed(desk),
        DeliveryKind.HELP_THREAD: HelpThread(desk),
        DeliveryKind.THREAD_READY: ThreadReady(desk),
        DeliveryKind.STILL_OPEN: StillOpen(desk),
        DeliveryKind.ROOM_POST: RoomPost(desk),
        DeliveryKind.LEAD_WELCOME: LeadWelcome(desk),
    }
