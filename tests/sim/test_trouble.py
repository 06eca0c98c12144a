"""A disk that is full, a database that is locked: said, lived through, and over by itself."""

import asyncio
import resource
from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot import places
from bot.alarm import Alarm
from bot.database import Database
from bot.database_engines import connect_file
from bot.keyring import Keyring
from bot.models import ChannelId, Lane
from bot.outages import Outages
from sandbox import Limits, Person, Sandbox
from tests.databases import Place
from tests.outboxes import Outbox
from tests.sim.stage import Stage, raise_stage

THE_BOT = "sandbox.launcher:the_bot"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A group."""
    async with Sandbox.open(limits=Limits(dm_openings=1000)) as sandbox:
        stage = raise_stage(sandbox, tmp_path / "data")
        await stage.prepare()
        yield stage


def prompts(person: Person) -> int:
    """Return how many prompts somebody has got."""
    return sum("Good" in message.labels for message in person.messages(person.dm))


@pytest.mark.wire
@pytest.mark.slow
async def test_with_a_full_disk_numbers_are_answered_and_prompts_come_when_there_is_space(
    stage: Stage,
) -> None:
    person = stage.guild.add_member("Mara")
    clock = stage.sandbox.clock
    async with stage.database() as database:
        _ = await stage.enrol(person, database, now=clock.now(), times=(time(8), time(20)))
    told = stage.guild.create_text_channel("operators")
    bot = await stage.launch(THE_BOT, OPERATORS_CHANNEL_ID=str(told.id))
    # No file of the bot may grow any more: as good as a full disk, for this process alone.
    _, hard = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    shown = await person.run("/numbers", in_channel=stage.check_in)
    assert any("988" in message.text for message in shown.messages)
    tomorrow = clock.now() + timedelta(days=1)
    clock.jump(to=tomorrow.replace(hour=8, minute=1))
    await asyncio.sleep(2)
    assert bot.running
    assert prompts(person) == 0
    await stage.sandbox.wait_for(lambda: bool(told.messages), timeout=30)
    assert told.messages[0].content.startswith("Porchlight: The d")
    _ = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
    await stage.sandbox.wait_for(lambda: prompts(person) == 1, timeout=60)
    assert bot.running


@pytest.mark.slow
async def test_a_locked_database_holds_everything_up_and_loses_nothing(
    place: Place, sqlite_database: Database, keyring: Keyring, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox(sqlite_database, keyring)
    await outbox.put("help", lane=Lane.REQUEST)
    other = connect_file(place.data_dir / places.DATABASE, keyring.database_key)
    other.execute("BEGIN IMMEDIATE")
    async with outbox.running(count=1, reserved=1) as senders:
        while "locked by another program" not in caplog.text:
            senders.wake()
            await asyncio.sleep(0.1)
        assert outbox.messenger.texts() == []
        other.execute("ROLLBACK")
        other.close()
        await senders.drained()
    assert outbox.messenger.texts() == ["help"]


@pytest.mark.slow
async def test_a_database_locked_between_send_and_record_does_not_double(
    place: Place, sqlite_database: Database, keyring: Keyring, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox(sqlite_database, keyring)
    await outbox.put("help", lane=Lane.REQUEST)
    other = connect_file(place.data_dir / places.DATABASE, keyring.database_key)
    outbox.messenger.on_send = lambda: other.execute("BEGIN IMMEDIATE")
    async with outbox.running(count=1, reserved=0) as senders:
        await outbox.messenger.until(lambda: "not recorded yet" in caplog.text, within=20)
        other.execute("ROLLBACK")
        other.close()
        await senders.drained()
    assert outbox.messenger.texts() == ["help"]
    assert outbox.messenger.calls == ["send"]


OPERATORS = ChannelId(900)


async def pragma(database: Database, statement: str) -> None:
    """Tell the connection that writes something, outside any transaction."""
    async with database._opened.writing.connect() as connection:
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.execute(f"PRAGMA {statement}")


@pytest.mark.parametrize(
    ("trouble", "over", "sentence"),
    [
        ("max_page_count = 1", "max_page_count = 1000000", "The disk of the database is full"),
        ("query_only = 1", "query_only = 0", "The database cannot be written"),
    ],
)
async def test_a_database_that_takes_nothing_is_told_in_the_operators_channel(
    sqlite_database: Database, keyring: Keyring, trouble: str, over: str, sentence: str
) -> None:
    outbox = Outbox(sqlite_database, keyring)
    shards: list[int] = [0]
    outages = Outages(
        database=sqlite_database, clock=outbox.clock, boot_id="boot", connected=lambda: shards
    )
    alarm = Alarm(
        OPERATORS,
        messenger=outbox.messenger,
        clock=outbox.clock,
        trouble=lambda: outages.trouble,
        findings=lambda: (),
    )

    async def beats(count: int) -> list[str]:
        for shard in range(count):
            shards[0] += 1 + shard  # a new row each time, that needs room
            await outages.beat()
            await alarm.look()
            outbox.after(seconds=5)
        return outbox.messenger.texts(OPERATORS)

    assert await beats(2) == []
    await pragma(sqlite_database, trouble)
    (said,) = await beats(300)
    assert said.startswith(f"Porchlight: {sentence}")
    await pragma(sqlite_database, over)
    assert (await beats(10))[1:] == ["Porchlight: the database works again."]
