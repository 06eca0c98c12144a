"""A group whose members may be asked after, lived hour by hour by every planner."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from typing_extensions import override

from bot.app import all_planners
from bot.dispatcher import Dispatcher
from bot.models import Answer, LeadRole, UserId
from bot.models.numbers import Confirmation, GroupNumbers
from bot.models.quiet import AskedAfter
from bot.outbox import Planner
from bot.rules import numbers
from bot.services.quiet import Choices
from bot.store import deliveries, guilds, people, quiet, tellings
from tests.services.circle_of_leads import JO, CircleOfLeads
from tests.services.harbour import GROUP, INES, MARA, MONDAY, at

ONE_DAY = timedelta(days=1)
NOTE = "One tap is enough for today."
LINE = f"<@{MARA}> asked to hear from someone. It may be nothing."
CLEAR = f"This is settled.\n<@{MARA}> has been in touch. Nothing more to do. Thank you."


@dataclass
class QuietCircle(CircleOfLeads):
    """The group: Mara is a member with a watch, Jo is the lead whom she chose."""

    @override
    def __post_init__(self) -> None:
        CircleOfLeads.__post_init__(self)
        self.quiet = self.harbour.services.quiet
        self.asking_after = self.harbour.services.asking_after

    @override
    def all_planners(self) -> tuple[Planner, ...]:
        return all_planners(self.harbour.services)

    async def begin(self, *, now: datetime | None = None, watch: bool = True) -> None:
        """Let it be early on Monday in a group that allows it; Mara starts, Jo joins."""
        await self.set_up(now or at(MONDAY, 7))
        await self.join(JO)
        await self.allow()
        await self.harbour.start(MARA, now=self.now)
        if watch:
            await self.watch()

    async def allow(self) -> None:
        """Let a lead answer the test page and a human confirm two numbers, and switch it on."""
        listed = numbers.for_country("GB", on=MONDAY)
        crisis = next(
            it.service.key for it in listed.services if it.service.kind in numbers.FOR_A_CRISIS
        )
        yes = Confirmation("Ines", MONDAY)
        kept = GroupNumbers(confirmed={numbers.emergency_key("GB"): yes, crisis: yes})
        async with self.database.transaction() as tx:
            await guilds.keep_numbers(tx, GROUP, kept, due_at=None)
        readiness = self.harbour.services.readiness
        assert await readiness.test_answered(GROUP, JO, now=self.now)
        assert await self.quiet.switch(GROUP, on=True, actor_id=INES, now=self.now) == ()

    async def watch(self, user_id: UserId = MARA, lead: UserId = JO, **changes: object) -> Choices:
        """Let a member choose a lead and switch the watch on."""
        await self.quiet.choose_watcher(GROUP, user_id, lead, now=self.now)
        chosen = {"is_on": True, **changes}
        shown = await self.quiet.choose(GROUP, user_id, chosen, now=self.now)
        assert shown is not None
        return shown

    async def live(self, until: datetime) -> None:
        """Let time pass, and everything happen when it comes due; each sending is a new start."""
        while True:
            dispatcher = Dispatcher(
                database=self.database,
                clock=self.clock,
                planners=self.all_planners(),
                wake_senders=lambda: None,
            )
            await dispatcher.tick()
            async with self.database.reading() as tx:
                is_due = await deliveries.any_due(tx, self.now)
            if is_due:
                await self._settle()
            due_at = await dispatcher.next_due_at()
            if due_at is None or due_at > until:
                break
            # what is held stays due, and is passed by
            self.clock.advance(due_at - self.now if due_at > self.now else timedelta(hours=1))
        self.clock.advance(max(timedelta(), until - self.now))

    async def until(self, day: int, hour: int = 12, minute: int = 0) -> None:
        """Live until so many days after the Monday."""
        await self.live(at(MONDAY + day * ONE_DAY, hour, minute))

    async def answer(self, answer: Answer = Answer.GOOD, *, user_id: UserId = MARA) -> None:
        """Let a member answer for today."""
        today: date = self.now.date()
        await self.harbour.answer(today, answer, user_id=user_id, now=self.now)
        await self.settle()

    async def press(self, user_id: UserId = MARA) -> None:
        """Let somebody press anything."""
        await self.quiet.alive(user_id, guild_id=GROUP, now=self.now)
        await self.settle()

    def notes(self, user_id: UserId = MARA) -> list[str]:
        """Return the notes of the day before."""
        return [text for text in self.told(user_id) if text.startswith(NOTE)]

    def digests(self, user_id: UserId = JO) -> list[str]:
        """Return the summaries of a lead."""
        return [text for text in self.told(user_id) if text.startswith("Here is your summary.")]

    def clears(self, user_id: UserId = JO) -> list[str]:
        """Return the all-clears of a lead."""
        return [text for text in self.told(user_id) if text == CLEAR]

    async def open_after(self, user_id: UserId = MARA) -> list[AskedAfter]:
        """Return whom a lead is to ask after, of this member."""
        async with self.database.reading() as tx:
            person = await people.find(tx, GROUP, user_id)
            assert person is not None
            return list(await quiet.open_of(tx, person.id))

    async def who_was_told(self, user_id: UserId = MARA) -> list[tuple[UserId | None, str]]:
        """Return who was told what about a member, the oldest first."""
        async with self.database.reading() as tx:
            person = await people.find(tx, GROUP, user_id)
            assert person is not None
            told = await tellings.of_person(tx, person.id, most=50)
        return [(it.user_id, it.what.value) for it in reversed(told)]

    async def coordinator(self, user_id: UserId) -> None:
        """Let somebody join as a coordinator."""
        await self.join(user_id, role=LeadRole.COORDINATOR)
