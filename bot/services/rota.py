"""The rota of a larger group: shifts, single dates given up and taken, swaps, planned gaps.

A group of five leads or fewer has none of this: all of it answers as if it were not there.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime

from bot.database import Database, Transaction
from bot.models import Guild, GuildId, Lead, LeadRole, PersonId, ShiftId, UserId
from bot.models.quiet import Topic
from bot.models.rota import Gap, GapId, Place, Shift, Swap, SwapId
from bot.rules import calendar, dates, rota, shifts as typing
from bot.rules.dates import Unclear
from bot.rules.duty import Span
from bot.rules.ladder import SMALL
from bot.rules.rota import Rota, Stretch, Turn
from bot.rules.shifts import Trouble
from bot.services import digests
from bot.services.hours import hours_of
from bot.services.outlook import hours_change
from bot.store import guilds, leads, rota as store

__all__ = ["Group", "Rotas", "Trouble", "Unclear", "group_of", "read_day"]


def read_day(typed: str, *, zone: str, now: datetime) -> date | Unclear:
    """Return the day that somebody means, today or later; else why not."""
    return dates.read_from_today(typed, today=calendar.local_date(now, calendar.zone(zone)))


@dataclass(frozen=True, slots=True)
class Group:
    """A larger group's rota, as one lead of it sees it."""

    guild: Guild
    lead: Lead
    joined: Mapping[PersonId, Lead]
    rota: Rota
    gaps: tuple[Gap, ...]
    turns: Sequence[Turn]  # of the fourteen days ahead
    stretches: Sequence[Stretch]  # of the same
    swaps: Sequence[Swap] = ()  # that others offer this lead

    @property
    def own_shifts(self) -> list[Shift]:
        """Return the shifts that this lead has taken on."""
        return [shift for shift in self.rota.shifts if shift.lead_id == self.lead.person.id]

    def own_turns(self) -> list[Turn]:
        """Return the dates on which this lead is on."""
        return [turn for turn in self.turns if turn.lead_id == self.lead.person.id]

    def open_turns(self) -> list[Turn]:
        """Return the dates that were given up, and that anybody can take."""
        return [turn for turn in self.turns if turn.lead_id is None]

    def others_turns(self) -> list[Turn]:
        """Return the dates of others, for one of them to be swapped."""
        own = self.lead.person.id
        return [turn for turn in self.turns if turn.lead_id not in {None, own}]

    @property
    def may_plan(self) -> bool:
        """Say whether this lead plans for all: a coordinator, or anybody where there is none."""
        roles = {lead.role for lead in self.joined.values()}
        return self.lead.role is LeadRole.COORDINATOR or LeadRole.COORDINATOR not in roles


class Rotas:
    """The use cases of the rota. None of them does anything for somebody who is no lead."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Group | None:
        """Return the rota as a lead sees it; None in a small group, and for anybody else."""
        async with self._database.reading() as tx:
            return await group_of(tx, guild_id, user_id, now)

    async def add(
        self, guild_id: GuildId, user_id: UserId, typed: str, *, now: datetime
    ) -> int | Trouble | None:
        """Take on the shifts that were typed; return how many, or why none."""
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            if group is None:
                return None
            wanted = typing.read(typed, zone=group.lead.zone, now=now)
            if isinstance(wanted, Trouble):
                return wanted
            async with _changing(tx, group, now):
                for it in wanted:
                    await store.add(
                        tx,
                        group.lead.person.id,
                        weekday=it.weekday,
                        only_on=it.only_on,
                        begins=it.begins,
                        ends=it.ends,
                    )
            return len(wanted)

    async def drop(
        self, guild_id: GuildId, user_id: UserId, shift_id: ShiftId, *, now: datetime
    ) -> bool:
        """Give a whole shift up; who took single dates of it keeps those. False: not theirs."""
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            own = [] if group is None else [it for it in group.own_shifts if it.id == shift_id]
            if group is None or not own:
                return False
            async with _changing(tx, group, now):
                await _keep_covers(tx, group.rota, group.joined, own, now)
                await store.remove(tx, shift_id)
            return True

    async def give_up(
        self, guild_id: GuildId, user_id: UserId, place: Place, *, now: datetime
    ) -> bool:
        """Give one date up, for anybody to take, without a reason. False when it is not theirs."""
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            if group is None or not _has(group, place):
                return False
            async with _changing(tx, group, now):
                await store.release(tx, place)
            return True

    async def take(
        self, guild_id: GuildId, user_id: UserId, place: Place, *, now: datetime
    ) -> bool:
        """Take a date that nobody has; first tap wins. False when somebody has it."""
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            if group is None or place not in [turn.place for turn in group.open_turns()]:
                return False
            async with _changing(tx, group, now):
                return await _put_on(tx, group.rota, place, group.lead.person.id)

    async def offer_swap(
        self, guild_id: GuildId, user_id: UserId, offered: Place, wanted: Place, *, now: datetime
    ) -> bool:
        """Offer one's own date for another's; they hear of it in their summary, and say."""
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            if group is None or not _has(group, offered):
                return False
            turn = next((it for it in group.others_turns() if it.place == wanted), None)
            asked = turn and turn.lead_id and group.joined.get(turn.lead_id)
            if not asked:
                return False
            swap_id = await store.offer(
                tx,
                by_id=group.lead.person.id,
                asked_id=asked.person.id,
                offered=offered,
                wanted=wanted,
                now=now,
            )
            if swap_id is not None:
                await digests.add(tx, asked, Topic.SWAP, mark=f"swap:{swap_id}", now=now)
            return True

    async def answer_swap(
        self, guild_id: GuildId, user_id: UserId, swap_id: SwapId, *, agrees: bool, now: datetime
    ) -> bool | None:
        """Say yes or no to a swap. None when it is not on offer to them any more.

        Between the offer and the yes either turn may have changed hands: then it is off.
        """
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            offer = await store.swap(tx, swap_id)
            if group is None or offer is None or offer.asked_id != group.lead.person.id:
                return None
            await store.forget_swap(tx, swap_id)
            if not agrees:
                return False
            holders = {turn.place: turn.lead_id for turn in group.turns}
            stands = (holders.get(offer.offered), holders.get(offer.wanted))
            if stands != (offer.by_id, offer.asked_id):
                return None
            async with _changing(tx, group, now):
                for place, lead_id in (
                    (offer.offered, offer.asked_id),
                    (offer.wanted, offer.by_id),
                ):
                    await store.release(tx, place)
                    await _put_on(tx, group.rota, place, lead_id)
            return True

    async def plan_gap(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        first_on: date,
        last_on: date,
        now: datetime,
    ) -> bool:
        """Declare whole days on which nobody is there. False for who does not plan for all."""
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            if group is None or not group.may_plan or last_on < first_on:
                return False
            async with _changing(tx, group, now):
                await store.add_gap(tx, guild_id, first_on=first_on, last_on=last_on)
            return True

    async def drop_gap(
        self, guild_id: GuildId, user_id: UserId, gap_id: GapId, *, now: datetime
    ) -> bool:
        """Take a declared gap away. False for who does not plan for all."""
        async with self._database.transaction() as tx:
            group = await group_of(tx, guild_id, user_id, now)
            if group is None or not group.may_plan:
                return False
            async with _changing(tx, group, now):
                await store.remove_gap(tx, guild_id, gap_id)
            return True


async def group_of(
    tx: Transaction, guild_id: GuildId, user_id: UserId, now: datetime
) -> Group | None:
    """Return the rota as a lead sees it; None in a small group, and for anybody else."""
    guild = await guilds.read(tx, guild_id) or Guild(guild_id)
    joined = {lead.person.id: lead for lead in await leads.of_guild(tx, guild_id)}
    lead = next((it for it in joined.values() if it.person.user_id == user_id), None)
    if lead is None or len(joined) <= SMALL:
        return None
    kept = await store.read(tx, guild_id)
    plan = rota.rota_of(kept, calendar.zone(guild.zone))
    window = Span(now, now + rota.AHEAD)
    away = {lead_id: hours_of(it).away_until for lead_id, it in joined.items()}
    return Group(
        guild,
        lead,
        joined,
        plan,
        kept.gaps,
        # on the days of a planned gap there is nothing to say, to take or to swap
        turns=[it for it in rota.turns(plan, window) if rota.without(it.span, plan.closed)],
        stretches=rota.coverage(
            plan, window, away_until={who: at for who, at in away.items() if at and at > now}
        ),
        swaps=await store.swaps_for(tx, lead.person.id),
    )


def _has(group: Group, place: Place) -> bool:
    return place in [turn.place for turn in group.own_turns()]


async def _put_on(tx: Transaction, plan: Rota, place: Place, lead_id: PersonId) -> bool:
    """Let somebody be on at an open turn; the lead whose shift it is simply has it again."""
    turn = rota.turn_at(plan, place)
    if turn is not None and turn.owner_id == lead_id:
        await store.give_back(tx, place)
        return True
    return await store.cover(tx, place, lead_id)


async def _keep_covers(
    tx: Transaction,
    plan: Rota,
    joined: Mapping[PersonId, Lead],
    going: Sequence[Shift],
    now: datetime,
) -> None:
    """Make single dates that others took of shifts that go into shifts of their own."""
    ids = {shift.id for shift in going}
    for place, lead_id in plan.covered.items():
        turn = rota.turn_at(plan, place) if place.shift_id in ids else None
        taker = joined.get(lead_id)
        if turn is None or taker is None or turn.span.until_at <= now:
            continue
        zone = calendar.zone(taker.zone)
        begins, ends = (at.astimezone(zone) for at in turn.span)
        await store.add(
            tx,
            lead_id,
            weekday=begins.weekday(),
            only_on=begins.date(),
            begins=begins.time(),
            ends=ends.time(),
        )


async def leave(tx: Transaction, lead: Lead, now: datetime) -> None:
    """Take a lead who steps back out of the rota; what others took of theirs stays theirs."""
    joined = {it.person.id: it for it in await leads.of_guild(tx, lead.person.guild_id)}
    plan = rota.rota_of(await store.read(tx, lead.person.guild_id), calendar.zone(lead.zone))
    own = [shift for shift in plan.shifts if shift.lead_id == lead.person.id]
    await _keep_covers(tx, plan, joined, own, now)
    await store.remove_all(tx, lead.person.id)


@asynccontextmanager
async def _changing(tx: Transaction, group: Group, now: datetime) -> AsyncIterator[None]:
    """Let those who wait hear of other hours, and leads of their next shift in time."""
    async with hours_change(tx, group.guild.id, now):
        yield
    for lead_id in group.joined:
        await store.due_at(tx, lead_id, now)


def mark_of(place: Place) -> str:
    """Return what a line about a turn carries, to be found by again."""
    return f"shift:{place.shift_id}:{place.on.isoformat()}"


async def turn_to_say(tx: Transaction, lead: Lead, mark: str, now: datetime) -> Turn | None:
    """Return the turn that a line is about; None when this lead is not on then any more."""
    group = await group_of(tx, lead.person.guild_id, lead.person.user_id, now)
    turns = [] if group is None else group.own_turns()
    return next((it for it in turns if mark_of(it.place) == mark and it.span.from_at > now), None)


async def is_offered(tx: Transaction, lead: Lead, mark: str) -> bool:
    """Say whether the swap that a line is about is still on offer to this lead."""
    offer = await store.swap(tx, SwapId(int(mark.partition(":")[2])))
    return offer is not None and offer.asked_id == lead.person.id
