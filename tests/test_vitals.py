"""The watchdog outside is kept quiet only while the auditor agrees, and has looked lately."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.auditor import Auditor
from bot.database import Database
from bot.database_trouble import SENTENCES, Trouble
from bot.dispatcher import Dispatcher
from bot.health import Health, examine
from bot.keyring import Keyring
from bot.messenger import Never
from bot.models import Lane
from bot.vitals import Vitals
from tests.outboxes import Outbox


@dataclass
class Watched:
    """A bot that ticks, with its auditor and its vitals."""

    outbox: Outbox

    def __post_init__(self) -> None:
        database, clock = self.outbox.database, self.outbox.clock
        self.auditor = Auditor(database=database, clock=clock)
        self.dispatcher = Dispatcher(
            database=database, clock=clock, planners=(), wake_senders=lambda: None
        )
        self.vitals = Vitals(
            database=database,
            clock=clock,
            dispatcher=self.dispatcher,
            auditor=self.auditor,
            connected=lambda: True,
            clock_off=lambda: timedelta(seconds=2),
        )

    async def health(self) -> Health:
        """Return how it is after a tick."""
        await self.dispatcher.tick()
        health, _ = await examine(self.vitals, self.outbox.clock)
        return health


@pytest.fixture
def bot(sqlite_database: Database, keyring: Keyring) -> Watched:
    """A bot on a real file."""
    return Watched(Outbox(sqlite_database, keyring))


async def test_before_the_first_audit_nobody_says_that_all_is_well(bot: Watched) -> None:
    before = await bot.health()
    assert (before.works, before.is_well) == (True, False)
    await bot.auditor.audit()
    assert (await bot.health()).is_well


async def test_an_auditor_that_has_not_looked_for_a_while_is_not_believed(bot: Watched) -> None:
    await bot.auditor.audit()
    bot.outbox.after(minutes=9)
    assert (await bot.health()).is_well
    bot.outbox.after(minutes=2)
    late = await bot.health()
    assert late.reasons == ("The last audit was 660 seconds ago.",)
    await bot.auditor.audit()
    assert (await bot.health()).is_well


async def test_an_auditor_that_never_looks_is_noticed(bot: Watched) -> None:
    bot.outbox.after(minutes=11)
    assert not (await bot.health()).works


async def test_what_was_given_up_is_loud_for_an_hour(bot: Watched) -> None:
    await bot.outbox.put("poison", lane=Lane.REMINDER)
    bot.outbox.messenger.fail(Never("50035"))
    await bot.outbox.send_all()
    await bot.auditor.audit()
    loud = await bot.health()
    assert not loud.is_well
    assert loud.reasons[0].startswith("deliveries that were given up: ")
    bot.outbox.after(minutes=61)
    await bot.auditor.audit()
    assert (await bot.health()).is_well


async def test_the_clock_is_among_the_figures(bot: Watched) -> None:
    figures = await bot.vitals.figures()
    assert figures.clock_off == timedelta(seconds=2)


async def test_a_database_in_trouble_is_logged_once_and_its_end_once(
    bot: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    dispatcher = bot.dispatcher
    await bot.health()
    for _ in range(2):
        dispatcher._note_trouble(SENTENCES[Trouble.LOCKED])
    assert caplog.text.count("nothing can be planned") == 1
    for _ in range(2):
        await bot.health()
    assert caplog.text.count("the database works again") == 1
    assert dispatcher.trouble is None
