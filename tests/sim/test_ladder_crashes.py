"""A request climbs its ladder, is taken and closed: killed at every commit and call on the way.

The story is told once without a death. Then each of its acts is told again from where it began,
as often as it has points to die at; after the death another process starts, people tap again where
they got no answer, and everybody must have been told what they are told without it: once.
"""

import re
import shutil
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import places
from bot.clock import SystemClock
from bot.erasures import ErasureJournal
from bot.keyring import Keyring
from bot.models import ChannelId, LeadRole, Level, RequestId, RequestKind, RoleId, UserId
from bot.store.schema import delivery, page, request
from tests.databases import Place
from tests.fakes import FakeClock
from tests.services.harbour import GROUP, INES, MARA, MONDAY, at
from tests.sim.process import POINTS, Died, Fate, MortalDatabase, MortalMessenger, Process

NIGHT = at(MONDAY, 3)
ROOM, CHECK_INS = ChannelId(77), ChannelId(70)
LEAD, COORDINATOR = RoleId(3), RoleId(4)
JO, KIM, LEE = UserId(81), UserId(83), UserId(84)
KNOWN = {ROOM, *(ChannelId(50_000 + user_id) for user_id in (MARA, JO, KIM, LEE))}


@dataclass
class World:
    """What outlives a process: the file, Discord and the clock."""

    place: Place
    keyring: Keyring
    messenger: MortalMessenger

    async def started(self) -> Process:
        """Start another process over the file."""
        fate = Fate()
        database = await MortalDatabase.open(self.place, self.keyring, clock=SystemClock())
        assert isinstance(database, MortalDatabase)
        database.fate = self.messenger.fate = fate
        journal = ErasureJournal(places.erasure_file(self.place), self.keyring.vault)
        return Process(database, self.messenger, vault=self.keyring.vault, journal=journal)

    def copied(self, directory: Path) -> "World":
        """Return the same world, to be changed on its own; no process may run."""
        shutil.copytree(self.place.data_dir, directory)
        was = self.messenger
        clock = FakeClock(was.clock.now())
        messenger = MortalMessenger(clock)
        messenger.posted = dict(was.posted)
        messenger.threads, messenger.gone = dict(was.threads), set(was.gone)
        messenger.roles = dict(was.roles)
        messenger._last_id = was._last_id
        return World(Place(directory), self.keyring, messenger)

    async def seen(self, process: Process) -> tuple[Counter[str], Counter[tuple[str, str]]]:
        """Return what people see, and what the bot knows to have done, numbers of rows aside."""
        shown = Counter(
            f"{_place(it.sent.channel_id)}: {re.sub(r'<#[0-9]+>', '<#thread>', it.text)}"
            for it in self.messenger.posted.values()
        )
        async with process.database.reading() as tx:
            done = Counter(
                (row.kind, row.state)
                for row in await tx.execute(select(delivery.c.kind, delivery.c.state))
            )
            for row in await tx.execute(
                select(request.c.taken_by, request.c.second, request.c.closed_at)
            ):
                done["request", str(tuple(row))] += 1
            done["pages", str(len((await tx.execute(select(page.c.id))).all()))] += 1
        return shown, done


def _place(channel_id: ChannelId) -> str:
    """Return what a channel is: threads have another number each time."""
    return str(channel_id) if channel_id in KNOWN else "thread"


Act = Callable[[Process], Awaitable[object]]
THE_ONE = RequestId(1)


async def ask(process: Process) -> None:
    """The member taps: right now."""
    await process.services.requests.ask(
        GROUP,
        MARA,
        kind=RequestKind.TALK,
        level=Level.RIGHT_NOW,
        language=None,
        now=process.clock.now(),
    )


async def wait(process: Process) -> None:
    """Nobody taps; the clock has gone on."""


async def take(process: Process) -> None:
    """Kim, who was woken, taps: I've got this."""
    now = process.clock.now()
    taken = await process.services.requests.take(THE_ONE, user_id=KIM, now=now)
    assert taken is not None
    assert taken.by_this_tap


async def call_in(process: Process) -> None:
    """Kim calls someone in."""
    await process.services.helping.call_in(THE_ONE, user_id=KIM, now=process.clock.now())


async def come_in(process: Process) -> None:
    """Lee, who was called, comes in."""
    await process.services.helping.come_in(THE_ONE, user_id=LEE, now=process.clock.now())


async def close(process: Process) -> None:
    """Kim closes it."""
    await process.services.requests.close(THE_ONE, by=KIM, now=process.clock.now())


# What happens, and how long it takes until then.
STORY: tuple[tuple[Act, timedelta], ...] = (
    (ask, timedelta()),
    (wait, timedelta(seconds=5)),  # the status counts who was paged
    (wait, timedelta(minutes=5)),  # the next step of the ladder
    (wait, timedelta(seconds=5)),
    (take, timedelta(minutes=1)),  # the second lead, the private thread
    (call_in, timedelta(minutes=1)),
    (come_in, timedelta(minutes=1)),
    (close, timedelta(minutes=20)),  # all-clear to everybody who was told
    (wait, timedelta(hours=7)),  # also to those who were asleep
    (wait, timedelta(days=7)),  # the end of the thread
)


@pytest.fixture
async def world(place: Place, sqlite_template: Path, keyring: Keyring) -> World:
    """A group at night: Jo said that they are on, Kim may be woken, Lee coordinates."""
    shutil.copy(sqlite_template, place.data_dir / places.DATABASE)
    world = World(place, keyring, MortalMessenger(FakeClock(NIGHT)))
    process = await world.started()
    services = process.services
    settings = {
        "leads_room_id": ROOM,
        "check_in_channel_id": CHECK_INS,
        "lead_role_id": LEAD,
        "coordinator_role_id": COORDINATOR,
        "country": "GB",
        "zone": "Europe/London",
    }
    await services.groups.change(GROUP, settings, actor_id=INES, now=NIGHT)
    until = NIGHT + timedelta(hours=1)
    for user_id, role, choices in (
        (JO, LeadRole.LEAD, {"on_until": until}),
        (KIM, LeadRole.LEAD, {"wake_me": True}),
        (LEE, LeadRole.COORDINATOR, {"wake_me": True}),
    ):
        world.messenger.roles[user_id] = frozenset({LEAD, COORDINATOR})
        await services.leads.join(
            GROUP, user_id, role=role, zone="Europe/London", language=None, now=NIGHT
        )
        await services.leads.choose(GROUP, user_id, choices, now=NIGHT)
    await process.settle()
    await process.database.close()
    return world


async def told(world: World, act: Act, after: timedelta) -> tuple[object, object]:
    """Tell one act without a death, and return what there is to see."""
    world.messenger.clock.advance(after)
    process = await world.started()
    await act(process)
    await process.settle()
    seen = await world.seen(process)
    await process.database.close()
    return seen


async def told_with_a_death(
    world: World, act: Act, after: timedelta, *, point: str, number: int
) -> tuple[object, object] | None:
    """Tell one act with a death at a point; None when the act has no such point."""
    world.messenger.clock.advance(after)
    process = await world.started()
    process.messenger.fate.name(point, number)  # type: ignore[attr-defined]  # a mortal one
    answered = False
    try:
        await act(process)
        answered = True
        await process.settle()
    except* Died:
        pass
    else:
        await process.database.close()
        return None
    await process.database.close()
    another = await world.started()
    if not answered:
        await act(another)
    await another.settle()
    seen = await world.seen(another)
    await another.database.close()
    return seen


@pytest.mark.slow
async def test_wherever_it_dies_on_the_ladder_everybody_is_told_once(
    world: World, tmp_path: Path
) -> None:
    deaths: Counter[str] = Counter()
    for number, (act, after) in enumerate(STORY):
        before = world.copied(tmp_path / f"before-{number}")
        right = await told(world, act, after)
        for point in POINTS:
            for nth in range(1, 100):
                copy = before.copied(tmp_path / f"{number}-{point}-{nth}")
                seen = await told_with_a_death(copy, act, after, point=point, number=nth)
                if seen is None:
                    break
                deaths[point] += 1
                assert seen == right, (number, act.__name__, point, nth)
    assert deaths["before-commit"] == deaths["after-commit"] >= 35
    assert deaths["before-call"] == deaths["after-call"] >= 15
    told_of = {it.sent.channel_id for it in world.messenger.posted.values()}
    assert told_of >= KNOWN  # the room, the member, and every lead was told something
    assert world.messenger.gone == set(world.messenger.threads.values()) != set()
