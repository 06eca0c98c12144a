"""Milestones: asked about first and in private, told to the group only after a clear yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.database import Database, Transaction
from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    DeliveryState,
    GuildId,
    Lane,
    OwnDateId,
    Person,
    Sent,
    Telling,
    UserId,
)
from bot.rules import calendar, milestones, prompts
from bot.rules.pathways import milestones_of
from bot.services.dates import asked_at, next_due_at
from bot.store import dates, deliveries, mourning, shares, tellings
from bot.store.messages import enqueue_removal


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone of one member, and where the group would read of it."""

    person: Person
    date_id: OwnDateId
    on: date
    reached: milestones.Milestone
    channel_id: ChannelId


class Milestones:
    """The use cases of a milestone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def asked(self, delivery: Delivery, *, now: datetime) -> Milestone | None:
        """Return what a question is about; None when it is not wanted any more."""
        async with self._database.reading() as tx:
            kept = await dates.read(tx, OwnDateId(int(delivery.facts["own_date"])))
        on = date.fromisoformat(str(delivery.facts["on"]))
        if kept is None or not _may_ask(kept, on) or _is_paused(kept, _today(kept, now)):
            return None
        return _milestone(kept, on)

    async def look(
        self, guild_id: GuildId, user_id: UserId, date_id: OwnDateId, on: date
    ) -> Milestone | None:
        """Return a milestone of somebody's own; None where there is none, or nowhere to tell."""
        async with self._database.reading() as tx:
            kept = await dates.own(tx, guild_id, user_id, date_id)
        return None if kept is None else _milestone(kept, on)

    async def celebrate(
        self, guild_id: GuildId, user_id: UserId, date_id: OwnDateId, on: date, *, now: datetime
    ) -> Milestone | None:
        """Tell the group, once; None where there is nothing to tell, or nowhere."""
        async with self._database.transaction() as tx:
            kept = await dates.own(tx, guild_id, user_id, date_id)
            found = None if kept is None else _milestone(kept, on)
            if kept is None or found is None:
                return None
            rests_until = await mourning.until(tx, guild_id)  # what was said yes to waits
            new = await deliveries.enqueue(
                tx,
                key=_key("celebration", date_id, on),
                kind=DeliveryKind.CELEBRATION,
                lane=Lane.REMINDER,
                due_at=now,
                now=now,
                guild_id=guild_id,
                person_id=found.person.id,
                channel_id=found.channel_id,
                facts={"own_date": date_id, "on": on.isoformat()},
                expires_at=max(now, rests_until or now) + calendar.ONE_DAY,
            )
            if new is None and (kept.celebrate_on != on or await _is_lost(tx, date_id, on)):
                return None  # taken back before, or refused: it is told once, or not
            await dates.change(tx, date_id, {"celebrate_on": on})
            return found

    async def take_back(
        self, guild_id: GuildId, user_id: UserId, date_id: OwnDateId, on: date, *, now: datetime
    ) -> None:
        """Take what the group was told away again, also while it is on its way."""
        async with self._database.transaction() as tx:
            kept = await dates.own(tx, guild_id, user_id, date_id)
            if kept is None or kept.celebrate_on != on:
                return
            await dates.change(tx, date_id, {"celebrate_on": None})
            sent = await shares.post_of(tx, _key("celebration", date_id, on))
            if sent is not None:
                await enqueue_removal(tx, sent, guild_id=guild_id, now=now, lane=Lane.REMINDER)

    async def posting(self, delivery: Delivery) -> Milestone | None:
        """Return what is to be told; None when it has been taken back."""
        async with self._database.reading() as tx:
            kept = await dates.read(tx, OwnDateId(int(delivery.facts["own_date"])))
        on = date.fromisoformat(str(delivery.facts["on"]))
        if kept is None or kept.holder.stopped or kept.celebrate_on != on:
            return None
        return _milestone(kept, on)

    async def posted(
        self, tx: Transaction, delivery: Delivery, sent: Sent, *, now: datetime
    ) -> None:
        """Note that the group was told; what was taken back meanwhile goes away again."""
        if delivery.person_id is not None:
            await tellings.note(
                tx, person_id=delivery.person_id, told=None, what=Telling.CELEBRATED, now=now
            )
        kept = await dates.read(tx, OwnDateId(int(delivery.facts["own_date"])))
        on = date.fromisoformat(str(delivery.facts["on"]))
        if kept is None or kept.celebrate_on != on:
            await enqueue_removal(tx, sent, guild_id=delivery.guild_id, now=now, lane=Lane.REMINDER)


class MilestonePlanner:
    """Asks members on the days of their milestones; a planner of the dispatcher."""

    name = "milestones"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the dates to look at."""
        return await dates.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Ask about the milestone of today, where it is wanted, and store when to look next."""
        kept = await dates.read(tx, OwnDateId(row))
        if kept is None:
            return
        today = _today(kept, now)
        is_paused = _is_paused(kept, today)
        # What fell due while the bot was down is asked a day later, and then no more.
        for on in (today, today - calendar.ONE_DAY):
            if _milestone(kept, on) is not None:
                if _may_ask(kept, on) and not is_paused:
                    await _ask(tx, kept, on, now=now)
                break
        due_at = next_due_at(kept.since_on, kept.holder, now) if kept.counting else None
        if due_at is not None and is_paused and _milestone(kept, today) is not None:
            # Fresh still tomorrow, should the pause be over by then.
            due_at = min(due_at, asked_at(today + calendar.ONE_DAY, kept.holder.zone))
        await dates.change(tx, kept.id, {"due_at": due_at})

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Look at this one again later."""
        await dates.change(tx, OwnDateId(row), {"due_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next one is due."""
        return await dates.next_due_at(tx)


async def _is_lost(tx: Transaction, date_id: OwnDateId, on: date) -> bool:
    found = await deliveries.with_keys(tx, [_key("celebration", date_id, on)])
    return any(it.state in {DeliveryState.DROPPED, DeliveryState.DEAD} for it in found)


async def _ask(tx: Transaction, kept: dates.Kept, on: date, *, now: datetime) -> None:
    await deliveries.enqueue(
        tx,
        key=_key("milestone", kept.id, on),
        kind=DeliveryKind.MILESTONE,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=kept.holder.person.guild_id,
        person_id=kept.holder.person.id,
        facts={"own_date": kept.id, "on": on.isoformat()},
        expires_at=now + calendar.ONE_DAY,
    )


def _may_ask(kept: dates.Kept, on: date) -> bool:
    holder = kept.holder
    wanted = holder.wanted and kept.counting and not holder.stopped
    return milestones.may_ask(on, wanted=wanted, changed_on=holder.changed_on)


def _today(kept: dates.Kept, now: datetime) -> date:
    return calendar.local_date(now, calendar.zone(kept.holder.zone))


def _is_paused(kept: dates.Kept, today: date) -> bool:
    return prompts.is_paused(kept.holder.paused_until, today)


def _milestone(kept: dates.Kept, on: date) -> Milestone | None:
    among = milestones_of(kept.holder.pathway)
    reached = milestones.falling_on(on, kept.since_on, among=among)
    channel_id = kept.holder.channel_id
    if reached is None or channel_id is None:
        return None
    return Milestone(kept.holder.person, kept.id, on, reached, channel_id)


def _key(what: str, date_id: OwnDateId, on: date) -> str:
    return f"{what}:{date_id}:{on.isoformat()}"
