"""What stands in a lead's summary, read when it leaves; what has arrived counts as told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import (
    Delivery,
    DeliveryId,
    DeliveryState,
    Guild,
    Lead,
    Level,
    PersonId,
    Request,
    RequestKind,
    Telling,
    UserId,
)
from bot.models.quiet import AskedAfter, AskedAfterId, DigestLine, Reason, Topic
from bot.rules import digests as rules
from bot.rules.rota import Turn
from bot.services import digests as turns, quiet_looks, rota, watching
from bot.services.hours import hours_of
from bot.store import (
    contacts,
    deliveries,
    digests,
    guilds,
    holds,
    leads,
    people,
    quiet,
    requests,
    tellings,
)

MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One line, with what it is worded from; the member is named only where they asked for it."""

    line: DigestLine
    topic: Topic
    member: UserId | None = None
    after: AskedAfter | None = None
    request: Request | None = None
    turn: Turn | None = None  # when this lead is on


@dataclass(frozen=True, slots=True)
class Summary:
    """A lead's summary."""

    lead: Lead
    guild: Guild
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Cleared:
    """Who has been in touch, for a lead who was told about them."""

    lead: Lead
    guild: Guild
    member: UserId


class Summaries:
    """The use cases of a lead's summary."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lead_of(self, delivery: Delivery) -> tuple[Lead, Guild] | None:
        """Return whose summary it is; None when they are no lead any more."""
        async with self._database.reading() as tx:
            return await _lead_of(tx, delivery)

    async def compose(self, delivery: Delivery, now: datetime) -> Summary | None:
        """Return what it says now, and note that this may be told; None off hours or when empty."""
        async with self._database.transaction() as tx:
            found = await _lead_of(tx, delivery)
            if found is None or delivery.person_id is None:
                return None
            lead, guild = found
            if delivery.doubtful_at is None:  # what an attempt showed that did not arrive
                await digests.hide(tx, lead.person.id, within=delivery.id)
            if not rules.is_time(hours_of(lead), now):
                await turns.let_come(tx, lead, now=now)
                return None
            items = await _items(tx, lead, now)
            if not items:
                return None
            await digests.show(tx, [item.line.id for item in items], within=delivery.id)
            if len(items) == MOST_LINES:
                await turns.let_come(tx, lead, now=now)
            return Summary(lead, guild, items)

    async def arrived(self, tx: Transaction, delivery: Delivery, now: datetime) -> None:
        """Take in that it has arrived: these lines are told, and members can see that."""
        found = await _lead_of(tx, delivery)
        for line in await digests.mark_told(tx, within=delivery.id, now=now):
            after_id = line.asked_after_id
            after = after_id and await quiet.read_after(tx, after_id)
            if line.topic is not Topic.ASKED_AFTER or not after:
                continue
            await quiet.mark_told(tx, after.id, now=now)
            is_hello = after.reason is Reason.HARD_DAYS
            await tellings.note(
                tx,
                person_id=after.person_id,
                told=found[0].person.user_id if found else after.lead_id,
                what=Telling.HARD_DAYS if is_hello else Telling.WATCH_LINE,
                now=now,
            )

    async def failed(self, tx: Transaction, delivery: Delivery, now: datetime) -> None:
        """Take in that it can't arrive: who was to be asked after is looked after anew."""
        if delivery.person_id is None:
            return
        for line in await digests.untold(tx, delivery.person_id):
            if line.topic is Topic.ASKED_AFTER and line.about_id is not None:
                await quiet.look_soon(tx, line.about_id, now=now)

    async def clear(self, delivery: Delivery) -> Cleared | None:
        """Return who has been in touch, for a lead who was told; None for one who was not."""
        async with self._database.reading() as tx:
            after = await quiet.read_after(tx, AskedAfterId(int(delivery.facts["after"])))
            found = await _lead_of(tx, delivery)
            person = after and await people.read(tx, after.person_id)
            if after is None or found is None or not person:
                return None
            return Cleared(*found, person.user_id)

    async def is_told(self, delivery: Delivery) -> bool | None:
        """Say whether the summary that an all-clear follows has arrived; None while it may yet."""
        async with self._database.reading() as tx:
            summary = await deliveries.read(tx, DeliveryId(int(delivery.facts["within"])))
        if summary is None or summary.state is DeliveryState.SENT:
            return summary is not None
        if summary.state is DeliveryState.SENDING:
            return None
        in_doubt = summary.doubtful_at is not None
        return None if in_doubt and summary.state is DeliveryState.DUE else in_doubt

    async def cleared(self, tx: Transaction, delivery: Delivery, now: datetime) -> None:
        """Take in that a lead has heard the all-clear; the member can see that."""
        after = await quiet.read_after(tx, AskedAfterId(int(delivery.facts["after"])))
        if after is not None:
            await tellings.note(
                tx, person_id=after.person_id, told=after.lead_id, what=Telling.ALL_CLEAR, now=now
            )


async def _lead_of(tx: Transaction, delivery: Delivery) -> tuple[Lead, Guild] | None:
    lead = delivery.person_id and await leads.read(tx, delivery.person_id)
    if not lead:
        return None
    guild_id = lead.person.guild_id
    return lead, await guilds.read(tx, guild_id) or Guild(guild_id)


async def _items(tx: Transaction, lead: Lead, now: datetime) -> Sequence[Item]:
    items: list[Item] = []
    gone: list[int] = []
    for line in await digests.untold(tx, lead.person.id):
        if len(items) == MOST_LINES:
            break
        found = await _item(tx, lead, line, now)
        if found is None:
            gone.append(line.id)
        elif found.topic is not Topic.ASKED_AFTER or (
            found.after is not None and await watching.is_still_due(tx, found.after, now)
        ):
            items.append(found)
    await digests.drop(tx, gone)
    return items


async def _item(tx: Transaction, lead: Lead, line: DigestLine, now: datetime) -> Item | None:
    """Return a line as it is true now; None when it is true no more, or not for this lead."""
    if line.about_id is not None and not await _may_hear(tx, lead, line.about_id, line.topic):
        return None
    match line.topic:
        case Topic.ASKED_AFTER | Topic.NOTE:
            return await _about_member(tx, lead.person.user_id, line, now)
        case Topic.HELLO | Topic.NO_RUSH | Topic.STILL_OPEN:
            return await _about_request(tx, lead, line)
        case Topic.ROUTED:
            about = line.about_id and await people.read(tx, line.about_id)
            return Item(line, line.topic, about.user_id) if about else None
        case Topic.SHIFT | Topic.SWAP | Topic.LIMIT:
            return await _about_leads(tx, lead, line, now)


async def _may_hear(tx: Transaction, lead: Lead, about_id: PersonId, topic: Topic) -> bool:
    """Say whether a lead is not left out, and nobody is on hold; a watch waits for its end."""
    if await contacts.is_left_out(tx, about_id, lead.person.user_id):
        return False
    return topic is Topic.ASKED_AFTER or await holds.read(tx, about_id) is None


async def _about_request(tx: Transaction, lead: Lead, line: DigestLine) -> Item | None:
    request = line.request_id and await requests.read(tx, line.request_id)
    if not request or request.closed_at is not None:
        return None
    holder = lead.person.user_id if line.topic is Topic.STILL_OPEN else None
    if request.taken_by != holder or not _is_still(line.topic, request):
        return None
    may_hear = await _may_hear(tx, lead, request.person_id, line.topic)
    return Item(line, line.topic, request=request) if may_hear else None


def _is_still(topic: Topic, request: Request) -> bool:
    """Say whether a request is what its line says; it may have become more urgent since."""
    match topic:
        case Topic.HELLO:
            return request.kind is RequestKind.HELLO
        case Topic.NO_RUSH:
            return request.kind is RequestKind.TALK and request.level is Level.NO_RUSH
        case _:
            return True


async def _about_leads(tx: Transaction, lead: Lead, line: DigestLine, now: datetime) -> Item | None:
    if line.topic is Topic.SHIFT:
        turn = await rota.turn_to_say(tx, lead, line.mark, now)
        return Item(line, line.topic, turn=turn) if turn else None
    if line.topic is Topic.SWAP:
        return Item(line, line.topic) if await rota.is_offered(tx, lead, line.mark) else None
    other = line.about_id and await leads.read(tx, line.about_id)
    return Item(line, line.topic, other.person.user_id) if other else None


async def _about_member(
    tx: Transaction, own: UserId, line: DigestLine, now: datetime
) -> Item | None:
    after = line.asked_after_id and await quiet.read_after(tx, line.asked_after_id)
    person = after and await people.read(tx, after.person_id)
    if not after or not person or after.lead_id != own:
        return None
    if line.topic is Topic.ASKED_AFTER:
        is_wanted = after.closed_at is None
    else:
        watch = await quiet.read(tx, after.person_id)
        is_wanted = watch is not None and quiet_looks.may_leave(watch, after, now)
    return Item(line, line.topic, person.user_id, after) if is_wanted else None
