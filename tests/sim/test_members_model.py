"""A state machine: members, prompts, answers, pauses, zones, crashes, faults, outages, the clock.

The model is small: who has started, paused or stopped, which answers were taken, which requests
were opened. Everything else is the real program over a real file, and a Discord that fails when
a rule says so. Whatever the order: no date and slot is asked twice, nobody is asked in a pause or
after a stop, every request leaves once, every answer is kept, and nothing that the bot does makes
a member's days fewer.
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from typing_extensions import override

from bot import places
from bot.clock import SystemClock
from bot.custom_ids import CustomIds
from bot.erasures import ErasureJournal
from bot.keyring import Keyring
from bot.messenger import Later
from bot.models import Answer, ChannelId, Level, Member, RequestKind, Slot, UserId
from bot.rules import calendar, prompts, thinning
from bot.services.schedules import schedule_of
from bot.store import heartbeats
from bot.store.schema import check_in
from bot.ui import answers
from tests.databases import Place
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MONDAY, at
from tests.sim.process import POINTS, Died, Fate, MortalDatabase, MortalMessenger, Process

T = TypeVar("T")
ROOM, CHECK_INS = ChannelId(77), ChannelId(70)
PEOPLE = (UserId(90), UserId(91))
WHO, ENDS = st.sampled_from(PEOPLE), st.sampled_from(POINTS)
SLOTS, SAYINGS = st.sampled_from(Slot), st.sampled_from(Answer)
ZONES = ("Europe/London", "Pacific/Auckland", "America/Los_Angeles", "Australia/Lord_Howe")
TIMES = ((time(9), None), (time(8), time(20)), (None, time(23, 30)))
ONE_DAY = timedelta(days=1)
Asked = tuple[date, Slot]


@dataclass
class Person:
    """What the model knows of somebody."""

    started: bool = False
    paused_until: date | None = None
    answers: dict[Asked, Answer] = field(default_factory=dict)
    opened: int = 0  # requests for a person
    is_waiting: bool = False
    sure_from: date = date.max  # from this date on the model knows when they are to be asked
    best: tuple[int, int] = (0, 0)  # check-in days and longest run, as last shown


class Members(RuleBasedStateMachine):
    """Two people of one group, and the bot between them and Discord."""

    template: Path
    keyring: Keyring

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.new_event_loop()
        self._directory = Path(tempfile.mkdtemp(prefix="porchlight-members-"))
        self._place = Place(self._directory)
        places.write_once(places.keyring_file(self._place), self.keyring.wrapped())
        shutil.copyfile(self.template, self._directory / places.DATABASE)
        self._messenger = MortalMessenger(FakeClock(at(MONDAY, 7)))
        self._people = {user_id: Person() for user_id in PEOPLE}
        self._seen: dict[UserId, Counter[Asked]] = {user_id: Counter() for user_id in PEOPLE}
        self._read = 0  # messages that the model has looked at
        self._ids = CustomIds(self.keyring.vault)
        self._process = self._run(self._started())
        self._run(self._set_up())

    # --- what people do

    @rule(who=WHO, zone=st.sampled_from(ZONES))
    def starts(self, who: UserId, zone: str) -> None:
        """Somebody starts, or starts again."""
        self._run(self._services.members.start(GROUP, who, zone=zone, language=None, now=self._now))
        person = self._people[who]
        if not person.started:
            person.started = True
            self._unsure(who)

    @rule(
        who=WHO, back=st.integers(-1, 8), slot=st.sampled_from(Slot), said=st.sampled_from(Answer)
    )
    def answers(self, who: UserId, back: int, slot: Slot, said: Answer) -> None:
        """Somebody answers for a date: early, late, changed, or out of reach."""
        member = self._member(who)
        zone = calendar.zone("Etc/UTC" if member is None else member.zone)
        day_on = calendar.local_date(self._now, zone) - back * ONE_DAY
        taken = self._run(
            self._services.check_ins.answer(
                GROUP, who, day_on=day_on, slot=slot, answer=said, now=self._now
            )
        )
        is_welcome = self._people[who].started and 0 <= back <= 7
        assert (taken is not None) == is_welcome
        if taken is not None:
            self._people[who].answers[day_on, slot] = said

    @rule(who=WHO, days=st.integers(1, 5))
    def pauses(self, who: UserId, days: int) -> None:
        """Somebody pauses."""
        member = self._member(who)
        if member is None:
            return
        until = self._services.pauses.until_in(member, days, now=self._now)
        paused = self._run(self._services.pauses.pause(GROUP, who, until=until, now=self._now))
        assert paused is not None
        self._people[who].paused_until = until
        self._unsure(who)

    @rule(who=WHO)
    def resumes(self, who: UserId) -> None:
        """Somebody ends a pause before its time."""
        self._run(self._services.pauses.resume(GROUP, who, now=self._now))
        self._people[who].paused_until = None
        self._unsure(who)

    @rule(who=WHO, zone=st.sampled_from(ZONES), times=st.sampled_from(TIMES))
    def moves(self, who: UserId, zone: str, times: tuple[time | None, time | None]) -> None:
        """Somebody changes where they are and when they are asked."""
        member = self._member(who)
        if member is None:
            return
        choices = {"zone": zone, "morning_at": times[0], "evening_at": times[1]}
        self._run(self._services.members.choose(member.person.id, choices, now=self._now))
        self._unsure(who)

    @rule(who=WHO)
    def stops(self, who: UserId) -> None:
        """Somebody stops, and keeps what there is for 30 days."""
        member = self._member(who)
        if member is not None:
            self._run(self._services.members.stop(member.person.id, now=self._now))
            self._people[who].started = False

    @rule(who=WHO)
    def asks_for_a_person(self, who: UserId) -> None:
        """Somebody asks for a person; asking again is the same asking."""
        asked = self._run(
            self._services.requests.ask(
                GROUP,
                who,
                kind=RequestKind.TALK,
                level=Level.RIGHT_NOW,
                language=None,
                now=self._now,
            )
        )
        person = self._people[who]
        assert asked.is_new is not person.is_waiting
        person.is_waiting = True
        person.opened += asked.is_new

    @rule(who=WHO)
    def is_okay_now(self, who: UserId) -> None:
        """Somebody is okay now; what they asked has left by then, or it would be taken back."""
        self._settle()
        request = self._run(self._services.requests.open_of(GROUP, who))
        assert (request is not None) is self._people[who].is_waiting
        if request is not None and not self._may_fail:
            self._run(self._services.requests.close(request.id, by=who, now=self._now))
            self._people[who].is_waiting = False

    # --- what happens

    @rule(hours=st.sampled_from([0.5, 2, 7, 13, 26, 50]))
    def time_passes(self, hours: float) -> None:
        """The bot is up, and its heartbeats are written."""
        end = self._now + timedelta(hours=hours)
        while self._now < end:
            due_at = self._run(self._next_due_at())
            until = min(end, max(due_at or end, self._now + timedelta(seconds=1)))
            self._messenger.clock.advance(until - self._now)
            self._run(self._beat())
            self._settle()

    @rule(hours=st.sampled_from([1, 5, 12, 30, 80]))
    def the_bot_is_down(self, hours: int) -> None:
        """An outage, noticed at the start."""
        self._run(self._process.database.close())
        self._messenger.clock.advance(timedelta(hours=hours))
        self._process = self._run(self._started())
        self._settle(beats=True)
        self._all_unsure()

    @rule(times=st.integers(1, 3), after=st.booleans())
    def discord_fails(self, times: int, *, after: bool) -> None:
        """The next sends fail, before or after Discord has posted."""
        self._messenger.fail(Later("503"), after=after, times=times)
        self._all_unsure()

    @rule(minutes=st.sampled_from([-90, -20, 15, 200]))
    def the_wall_clock_jumps(self, minutes: int) -> None:
        """Somebody sets the clock."""
        self._messenger.clock.jump(timedelta(minutes=minutes))
        self._all_unsure()

    @rule(
        point=st.sampled_from(POINTS), number=st.integers(1, 4), hours=st.sampled_from([0, 3, 24])
    )
    def the_bot_dies(self, point: str, number: int, hours: int) -> None:
        """It dies at some commit or call, in what is due by then; another one starts."""
        self._messenger.clock.advance(timedelta(hours=hours))
        self._run(self._beat())
        self._messenger.fate.name(point, number)
        try:
            self._run(self._process.settle())
        except* Died:
            pass
        self._run(self._process.database.close())
        self._process = self._run(self._started())
        self._settle(beats=True)
        self._all_unsure()

    # --- what must be so at any moment

    @invariant()
    def nobody_is_asked_twice_or_unasked(self) -> None:
        """No date and slot stands twice; none is new for somebody who paused or stopped."""
        new = list(self._messenger.posted.values())[self._read :]
        self._read += len(new)
        for posted in new:
            found = self._prompt_of(posted.outgoing.rows)
            if found is None:
                continue
            who, asked = found
            self._seen[who][asked] += 1
            assert self._seen[who][asked] == 1, (who, asked)
            person = self._people[who]
            assert person.started
            assert person.paused_until is None or asked[0] >= person.paused_until

    @invariant()
    def every_answer_is_kept(self) -> None:
        """The answers that were taken are the answers that are there."""
        for who, person in self._people.items():
            assert self._run(self._stored(who)) == person.answers

    @invariant()
    def nothing_makes_a_members_days_fewer(self) -> None:
        """Check-in days and the longest run never fall, whatever the bot or its computer does."""
        for who, person in self._people.items():
            shown = self._run(self._services.days.show(GROUP, who, now=self._now))
            if shown is not None:
                best = (shown.days.days, shown.days.longest)
                assert all(now >= was for now, was in zip(best, person.best, strict=True))
                person.best = best

    @override
    def teardown(self) -> None:
        """Let calm return: every request has left once, and everybody is asked again."""
        try:
            self._messenger.calm()
            self._settle()
            self.time_passes(1)
            for who in PEOPLE:
                self._unsure(who)
            for _ in range(4):
                self.time_passes(24)
                self.nobody_is_asked_twice_or_unasked()
            self._each_was_asked_every_day()
            pages = sum("asking for a person" in it for it in self._messenger.texts(ROOM))
            assert pages == sum(person.opened for person in self._people.values())
        finally:
            self._run(self._process.database.close())
            self._loop.close()
            shutil.rmtree(self._directory)

    def _each_was_asked_every_day(self) -> None:
        for who, person in self._people.items():
            member = self._member(who)
            if member is None or not person.started or thinning.is_thin(member.unanswered):
                continue
            schedule = schedule_of(member)
            for day_on in _dates(person.sure_from, calendar.local_date(self._now, schedule.zone)):
                is_away = prompts.is_paused(person.paused_until, day_on)
                for slot, at_ in schedule.slots():
                    is_due = calendar.occurrence(day_on, at_, schedule.zone) <= self._now
                    has_answer = (day_on, slot) in person.answers
                    if is_due and not is_away and not has_answer:
                        assert self._seen[who][day_on, slot] == 1, (who, day_on, slot)

    # --- the parts

    @property
    def _now(self) -> datetime:
        return self._messenger.clock.now()

    @property
    def _services(self) -> Any:
        return self._process.services

    @property
    def _may_fail(self) -> bool:
        return any(self._messenger._faults.values())

    def _unsure(self, who: UserId) -> None:
        """A change takes effect from the next date; which one is the rules' business."""
        self._people[who].sure_from = (self._now + 2 * ONE_DAY).date()

    def _all_unsure(self) -> None:
        for who in PEOPLE:
            self._unsure(who)

    def _member(self, who: UserId) -> Member | None:
        known = self._run(self._services.members.look(GROUP, who))
        member: Member | None = known.member
        return member if self._people[who].started else None

    def _prompt_of(self, rows: Any) -> tuple[UserId, Asked] | None:
        for button in (button for row in rows for button in row):
            pressed = None if button.custom_id is None else self._ids.read(button.custom_id)
            if pressed is not None and pressed.action == "answer":
                day_on, slot, _ = answers.read_row(pressed.row)
                return UserId(pressed.number(0)), (day_on, slot)
        return None

    def _settle(self, *, beats: bool = False) -> None:
        self._run(self._process.settle(beats=beats))

    async def _stored(self, who: UserId) -> dict[Asked, Answer]:
        known = await self._services.members.look(GROUP, who)
        if known.person is None:
            return {}
        query = select(check_in.c.day_on, check_in.c.slot, check_in.c.answer).where(
            check_in.c.person_id == known.person.id, check_in.c.answer.is_not(None)
        )
        async with self._process.database.reading() as tx:
            return {
                (row.day_on, Slot(row.slot)): Answer(row.answer) for row in await tx.execute(query)
            }

    async def _next_due_at(self) -> datetime | None:
        return await self._process.next_due_at()

    async def _beat(self) -> None:
        """Write the heartbeat as if each had been written on the way."""
        async with self._process.database.transaction() as tx:
            await heartbeats.beat(tx, 0, boot="beats", now=self._now)

    async def _started(self) -> Process:
        fate = Fate()
        database = await MortalDatabase.open(self._place, self.keyring, clock=SystemClock())
        assert isinstance(database, MortalDatabase)
        database.fate = self._messenger.fate = fate
        journal = ErasureJournal(places.erasure_file(self._place), self.keyring.vault)
        return Process(database, self._messenger, vault=self.keyring.vault, journal=journal)

    async def _set_up(self) -> None:
        settings_ = {
            "leads_room_id": ROOM,
            "check_in_channel_id": CHECK_INS,
            "country": "GB",
            "zone": "Europe/London",
        }
        await self._services.groups.change(GROUP, settings_, actor_id=INES, now=self._now)
        await self._beat()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


def _dates(first: date, last: date) -> list[date]:
    return [first + number * ONE_DAY for number in range((last - first).days + 1)]


@pytest.mark.slow
def test_whatever_happens_in_whatever_order_members_are_asked_and_heard(
    sqlite_template: Path, keyring: Keyring
) -> None:
    class Machine(Members):
        template = sqlite_template

    Machine.keyring = keyring
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
