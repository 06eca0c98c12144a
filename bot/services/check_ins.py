"""Asking how today is, and taking the answer."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.database import Database, Transaction
from bot.models import (
    Answer,
    CheckIn,
    CheckInId,
    Delivery,
    DeliveryKind,
    Due,
    Guild,
    GuildId,
    Lane,
    Member,
    PersonId,
    Slot,
    UserId,
)
from bot.rules import calendar, daily, offers, prompts, thinning
from bot.services import days, watching
from bot.services.agenda import Agenda, Offered
from bot.services.presses import DeliveredTwice
from bot.services.schedules import reschedule, schedule_of
from bot.store import check_ins, daily as store_daily, deliveries, guilds, members, presses

LOOK_BACK = timedelta(days=2)  # enough to find the prompts that are still open


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask a member now, and what they said for it before."""

    member: Member
    day_on: date
    slot: Slot
    today: date
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class OtherDays:
    """The dates and slots that a member can still fill in, newest first, each with what it has."""

    today: date
    days: tuple[tuple[date, Slot, CheckIn | None], ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was stored for an answer."""

    check_in: CheckIn
    member: Member
    today: date
    edited: bool
    after_gap: bool  # the first answer after any day that went by
    offer: offers.Offer
    guild: Guild  # as its settings are, for wording the reply
    meeting: Offered | None = None  # what the offer is, where it is a meeting


class CheckIns:
    """The use cases of a check-in."""

    def __init__(
        self,
        database: Database,
        *,
        agenda: Agenda | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._agenda = agenda or Agenda(database)
        self._chance = chance

    async def question(
        self, guild_id: GuildId, user_id: UserId, *, now: datetime
    ) -> Question | None:
        """Return what `/checkin` asks; None for somebody who has not started."""
        async with self._database.reading() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return None
            zone = calendar.zone(member.zone)
            today = calendar.local_date(now, zone)
            recent = await check_ins.recent(tx, member.person.id, since_on=today - LOOK_BACK)
            day_on, slot = prompts.answered_by_command(schedule_of(member), recent, now=now)
            before = [row for row in recent if (row.day_on, row.slot) == (day_on, slot)]
            return Question(member, day_on, slot, today, before[0].answer if before else None)

    async def question_for(
        self, guild_id: GuildId, user_id: UserId, *, day_on: date, slot: Slot, now: datetime
    ) -> Question | None:
        """Return the question for a date and slot of the member's choice; None out of reach."""
        async with self._database.reading() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return None
            zone = calendar.zone(member.zone)
            if not prompts.is_welcome(day_on, now=now, zone=zone):
                return None
            recent = await check_ins.recent(tx, member.person.id, since_on=day_on)
        before = [row for row in recent if (row.day_on, row.slot) == (day_on, slot)]
        today = calendar.local_date(now, zone)
        return Question(member, day_on, slot, today, before[0].answer if before else None)

    async def other_days(
        self, guild_id: GuildId, user_id: UserId, *, now: datetime
    ) -> OtherDays | None:
        """Return the days that a member can still fill in; None for somebody not started."""
        async with self._database.reading() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return None
            today = calendar.local_date(now, calendar.zone(member.zone))
            welcome = prompts.other_days(schedule_of(member), today=today)
            since_on = today - prompts.BACK_DATED
            recent = await check_ins.recent(tx, member.person.id, since_on=since_on)
        there = {(row.day_on, row.slot): row for row in recent}
        return OtherDays(today, tuple((on, slot, there.get((on, slot))) for on, slot in welcome))

    async def answer(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        day_on: date,
        slot: Slot,
        answer: Answer,
        now: datetime,
        press: int | None = None,
        language: str | None = None,
    ) -> Answered | None:
        """Store an answer for its own date and slot; a second one edits the first.

        None when this person is no member here, or the date is out of reach. The press that it
        came by is noted with it, so that an answer costs one commit.

        Raises:
            DeliveredTwice: the press was taken in before.
        """
        meeting = await self._agenda.fitting(guild_id, language=language, now=now)
        async with self._database.transaction() as tx:
            if press is not None and not await presses.first(tx, press, now=now):
                raise DeliveredTwice
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return None
            zone = calendar.zone(member.zone)
            if not prompts.is_welcome(day_on, now=now, zone=zone):
                return None
            row = await check_ins.open_day(tx, member.person.id, day_on=day_on, slot=slot)
            after_gap = row.answered_at is None and await days.note_return(tx, row)
            stored = await check_ins.set_answer(tx, row.id, answer=answer, now=now)
            today = calendar.local_date(now, zone)
            edited = row.answer is not None and row.answer is not answer
            there = meeting is not None
            offer = await _noted(tx, member, answer, meeting=there, now=now)
            if row.answered_at is None:
                await self._recount(tx, member, day_on, now=now)
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            if guild.quiet_watch:
                await watching.answered(tx, member, answer, now=now)
            offered = meeting if offer is offers.Offer.MEETING else None
            return Answered(stored, member, today, edited, after_gap, offer, guild, offered)

    async def _recount(
        self, tx: Transaction, member: Member, day_on: date, *, now: datetime
    ) -> None:
        recount_at = daily.recount_at(now, chance=self._chance())
        await store_daily.ask_recount(tx, member.person.guild_id, on=day_on, recount_at=recount_at)

    async def answer_late(self, answered: Answered, *, now: datetime) -> None:
        """Say thanks by a message of its own: Discord no longer takes a reply to the tap."""
        async with self._database.transaction() as tx:
            await deliveries.enqueue(
                tx,
                key=f"late-answer:{answered.check_in.id}:{answered.check_in.answer}",
                kind=DeliveryKind.LATE_ANSWER,
                lane=Lane.REMINDER,
                due_at=now,
                now=now,
                guild_id=answered.member.person.guild_id,
                person_id=answered.member.person.id,
                check_in_id=answered.check_in.id,
                facts={"offer": answered.offer.value},
            )

    async def prompted(self, tx: Transaction, delivery: Delivery) -> None:
        """Take in that a prompt has arrived; after several without an answer they come weekly."""
        if delivery.person_id is not None and delivery.check_in_id is not None:
            await members.note_prompt(tx, delivery.person_id, check_in_id=delivery.check_in_id)

    async def read(self, check_in_id: CheckInId) -> tuple[CheckIn, Member] | None:
        """Return a check-in with its member, for wording a message about it."""
        async with self._database.reading() as tx:
            row = await check_ins.read(tx, check_in_id)
            member = None if row is None else await members.read(tx, row.person_id)
            return None if row is None or member is None else (row, member)


async def _noted(
    tx: Transaction, member: Member, answer: Answer, *, meeting: bool, now: datetime
) -> offers.Offer:
    """Note that a member answered: choose what the reply offers, and ask daily again."""
    before = [offers.Offer(name) for name in member.offers]
    offer = offers.choose(answer, before=before, meeting=meeting, tool=True)
    last_two = [*member.offers, offer.value][-2:]
    await members.note_answer(tx, member.person.id, offers=last_two)
    if thinning.is_thin(member.unanswered) and member.due is not None:
        await reschedule(tx, member.person.id, now=now, afresh=True)
    return offer


class PromptPlanner:
    """Turns members whose time has come into prompts; a planner of the dispatcher."""

    name = "prompts"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return whose prompt is due."""
        return await members.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Ask one member, unless they answered already, and store when they are asked next."""
        member = await members.read(tx, PersonId(row))
        if member is None or member.due is None:
            return
        plan = prompts.plan(
            schedule_of(member),
            member.due,
            now=now,
            paused_until=member.paused_until,
            unanswered=member.unanswered,
        )
        if plan.ask is not None:
            await self._ask(tx, member, plan.ask, now=now)
        await members.set_due(tx, member.person.id, plan.then)

    async def _ask(self, tx: Transaction, member: Member, due: Due, *, now: datetime) -> None:
        row = await check_ins.open_day(tx, member.person.id, day_on=due.day_on, slot=due.slot)
        if not await check_ins.mark_asked(tx, row.id, now=now):
            return
        await deliveries.enqueue(
            tx,
            key=f"prompt:{row.id}",
            kind=DeliveryKind.PROMPT,
            lane=Lane.PROMPT,
            due_at=due.due_at,
            now=now,
            guild_id=member.person.guild_id,
            person_id=member.person.id,
            check_in_id=row.id,
            facts={"thinned": 1} if thinning.says_so(member.unanswered) else None,
            expires_at=prompts.worth_sending_until(due, calendar.zone(member.zone)),
        )

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this member again later."""
        await members.put_off(tx, PersonId(row), until)

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next member is due."""
        return await members.next_due_at(tx)
