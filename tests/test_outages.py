"""Outages are noticed at start and after a gap, and move what was waiting in them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.database import Database, Transaction
from bot.models import GuildId
from bot.outages import AfterOutage, Outages
from bot.rules import outage
from bot.rules.outage import LONGEST_GAP, is_late, moved
from bot.services.housekeeping import Housekeeping
from bot.store import heartbeats
from bot.store.heartbeats import Span
from tests.fakes import NEW_YEAR, FakeClock

MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 — hypothesis wants it naive, with a zone beside
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001 — as above
    timezones=st.just(UTC),
)


class Deadlines:
    """Something whose deadlines stop in an outage."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.touched: list[list[int]] = []

    async def away(
        self, tx: Transaction, span: Span, now: datetime, *, touches: Callable[[GuildId], bool]
    ) -> None:
        """Note the outage, and which of three groups it touches."""
        self.spans.append(span)
        self.touched.append([number for number in (6, 7, 8) if touches(GuildId(number))])


class Shards:
    """One run of the bot, with the shards that are connected."""

    def __init__(
        self, database: Database, clock: FakeClock, *after: AfterOutage, boot: str = "one"
    ) -> None:
        self.connected: Sequence[int] = (0,)
        self.database = database
        self.outages = Outages(
            database=database,
            clock=clock,
            boot_id=boot,
            connected=lambda: self.connected,
            after=after,
            shard_of=lambda guild_id: guild_id % 2,
        )

    async def recorded(self) -> Sequence[Span]:
        """Return every outage that was recorded."""
        async with self.database.reading() as tx:
            return await heartbeats.outages(
                tx, since=NEW_YEAR - timedelta(days=1), until=NEW_YEAR + timedelta(days=900)
            )


async def test_the_first_start_is_no_outage(database: Database) -> None:
    shards = Shards(database, FakeClock())
    await shards.outages.beat()
    assert await shards.recorded() == []


async def test_what_waited_in_a_group_is_moved_by_the_outage_of_its_own_shard_alone(
    sqlite_database: Database,
) -> None:
    clock = FakeClock()
    deadlines = Deadlines()
    shards = Shards(sqlite_database, clock, deadlines)
    shards.connected = (0, 1)
    await shards.outages.beat()
    clock.advance(timedelta(hours=3))
    await shards.outages.beat()
    assert deadlines.touched == [[6, 8], [7]]


async def test_steady_beats_are_no_outage(sqlite_database: Database) -> None:
    clock = FakeClock()
    shards = Shards(sqlite_database, clock)
    for _ in range(40):
        await shards.outages.beat()
        clock.advance(timedelta(minutes=10))
    assert await shards.recorded() == []


async def test_a_start_after_more_than_ten_minutes_records_the_outage(database: Database) -> None:
    clock = FakeClock()
    await Shards(database, clock).outages.beat()
    clock.advance(timedelta(hours=3))
    deadlines = Deadlines()
    after = Shards(database, clock, deadlines, boot="two")
    await after.outages.beat()
    span = Span(NEW_YEAR, NEW_YEAR + timedelta(hours=3))
    assert await after.recorded() == [span]
    assert deadlines.spans == [span]
    await after.outages.beat()
    assert len(await after.recorded()) == 1


async def test_a_gap_without_a_restart_is_an_outage_as_well(sqlite_database: Database) -> None:
    """The gateway was away, or the computer slept: nobody could press anything."""
    clock = FakeClock()
    shards = Shards(sqlite_database, clock)
    await shards.outages.beat()
    shards.connected = ()
    for _ in range(30):
        clock.advance(timedelta(minutes=1))
        await shards.outages.beat()
    shards.connected = (0,)
    await shards.outages.beat()
    assert await shards.recorded() == [Span(NEW_YEAR, NEW_YEAR + timedelta(minutes=30))]


async def test_each_shard_has_outages_of_its_own(sqlite_database: Database) -> None:
    clock = FakeClock()
    shards = Shards(sqlite_database, clock)
    shards.connected = (0, 1)
    await shards.outages.beat()
    for connected in [(1,)] * 11 + [(0, 1)]:
        clock.advance(timedelta(minutes=1))
        shards.connected = connected
        await shards.outages.beat()
    assert len(await shards.recorded()) == 1
    async with sqlite_database.reading() as tx:
        assert await heartbeats.last(tx, 1) == clock.now()


async def test_what_cannot_be_moved_leaves_no_outage_half_recorded(
    sqlite_database: Database,
) -> None:
    clock = FakeClock()
    await Shards(sqlite_database, clock).outages.beat()
    clock.advance(timedelta(hours=1))

    class Broken:
        async def away(
            self, tx: Transaction, span: Span, now: datetime, *, touches: Callable[[GuildId], bool]
        ) -> None:
            sentence = "broken"
            raise ValueError(sentence)

    broken = Shards(sqlite_database, clock, Broken())
    with pytest.raises(ValueError, match="broken"):
        await broken.outages.beat()
    assert await broken.recorded() == []
    whole = Shards(sqlite_database, clock)
    await whole.outages.beat()
    assert len(await whole.recorded()) == 1


async def test_outages_are_found_by_the_time_that_they_touch(database: Database) -> None:
    first = Span(NEW_YEAR, NEW_YEAR + timedelta(hours=1))
    second = Span(NEW_YEAR + timedelta(hours=2), NEW_YEAR + timedelta(hours=3))
    async with database.transaction() as tx:
        await heartbeats.record_outage(tx, 0, second)
        await heartbeats.record_outage(tx, 0, first)
    async with database.reading() as tx:
        since, until = NEW_YEAR + timedelta(minutes=59), NEW_YEAR + timedelta(hours=2, minutes=1)
        assert await heartbeats.outages(tx, since=since, until=until) == [first, second]
        until = NEW_YEAR + timedelta(hours=2)
        assert await heartbeats.outages(tx, since=since, until=until) == [first]
        assert await heartbeats.latest_outage(tx) == second
    for days, left in ((500, second), (501, None)):  # as long as it may excuse a day that is kept
        await Housekeeping(database).tidy(NEW_YEAR + timedelta(days=days))
        async with database.reading() as tx:
            assert await heartbeats.latest_outage(tx) == left


def test_ten_minutes_are_no_outage_and_more_is() -> None:
    assert not outage.is_outage(None, NEW_YEAR)
    assert not outage.is_outage(NEW_YEAR, NEW_YEAR + LONGEST_GAP)
    assert outage.is_outage(NEW_YEAR, NEW_YEAR + LONGEST_GAP + timedelta(seconds=1))


def test_five_minutes_are_not_late_and_more_is() -> None:
    assert not is_late(NEW_YEAR, NEW_YEAR + timedelta(minutes=5))
    assert is_late(NEW_YEAR, NEW_YEAR + timedelta(minutes=5, seconds=1))


@given(deadline=MOMENTS, a=MOMENTS, b=MOMENTS)
def test_an_outage_never_brings_a_deadline_nearer(
    deadline: datetime, a: datetime, b: datetime
) -> None:
    from_at, until_at = min(a, b), max(a, b)
    after = moved(deadline, from_at=from_at, until_at=until_at)
    assert after in {deadline, deadline + (until_at - from_at)}
    assert (after == deadline) == (deadline <= from_at or from_at == until_at)


@given(deadline=MOMENTS, a=MOMENTS, b=MOMENTS)
def test_nobody_has_less_time_left_after_an_outage_than_before_it(
    deadline: datetime, a: datetime, b: datetime
) -> None:
    from_at, until_at = min(a, b), max(a, b)
    left_before = deadline - from_at
    if left_before > timedelta(0):
        after = moved(deadline, from_at=from_at, until_at=until_at)
        assert after - until_at == left_before
