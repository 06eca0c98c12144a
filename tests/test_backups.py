"""A backup is everything, opens with the key alone, and comes back without those erased since."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, select, text

from bot import backups, places, rotation
from bot.database import Database
from bot.erasures import ErasureJournal
from bot.errors import Exit, Fatal
from bot.keyring import Keyring
from bot.migrations.runner import Steps
from bot.store.schema import metadata, person, program
from tests.databases import Place
from tests.fakes import NEW_YEAR, FakeClock
from tests.filling import ROWS, contents, fill

CLOCK = FakeClock()
Rows = dict[str, list[tuple[Any, ...]]]


@asynccontextmanager
async def opened(place: Place, keyring: Keyring) -> AsyncIterator[Database]:
    database = await Database.open(place, keyring, clock=CLOCK)
    try:
        yield database
    finally:
        await database.close()


async def rows(place: Place, keyring: Keyring) -> Rows:
    async with opened(place, keyring) as database, database.reading() as tx:
        return await contents(tx)


async def filled(place: Place, keyring: Keyring) -> Rows:
    async with opened(place, keyring) as database:
        async with database.transaction() as tx:
            await fill(tx)
        async with database.reading() as tx:
            return await contents(tx)


async def emptied(place: Place, keyring: Keyring) -> None:
    async with opened(place, keyring) as database, database.transaction() as tx:
        await tx.execute(text("DELETE FROM guild"))
        await tx.execute(text("DELETE FROM press"))


@pytest.mark.slow
async def test_a_backup_made_while_the_bot_writes_brings_everything_back(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    async with opened(empty_place, keyring) as database:
        stop = asyncio.Event()

        async def write() -> None:
            number = 0
            while not stop.is_set():
                async with database.transaction() as tx:
                    await tx.execute(program.insert().values(name=f"w{number}", value="0"))
                number += 1

        writing = asyncio.get_running_loop().create_task(write())
        kept = await backups.backup(empty_place, keyring, tmp_path / "kept", clock=CLOCK)
        stop.set()
        await writing
    assert kept == tmp_path / "kept" / "porchlight-20260101T090000Z.sqlite3"
    assert places.keyring_beside(kept).exists()
    assert b"SQLite format" not in kept.read_bytes()
    assert not kept.stat().st_mode & 0o077
    assert sorted(file.name for file in kept.parent.iterdir()) == [
        kept.name,
        places.keyring_beside(kept).name,
    ]

    await emptied(empty_place, keyring)
    assert await rows(empty_place, keyring) != before
    await backups.restore(empty_place, kept, clock=CLOCK)
    after = await rows(empty_place, keyring)
    after["program"] = [row for row in after["program"] if not row[0].startswith("w")]
    assert after == before


@pytest.mark.slow
async def test_the_replaced_database_is_kept_and_can_be_brought_back(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    kept = await backups.backup(empty_place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    await emptied(empty_place, keyring)
    empty = await rows(empty_place, keyring)

    replaced = await backups.restore(empty_place, kept, clock=CLOCK)
    assert replaced is not None
    assert await rows(empty_place, keyring) == before
    CLOCK.advance(timedelta(seconds=1))
    await backups.restore(empty_place, replaced, clock=CLOCK)
    assert await rows(empty_place, keyring) == empty


async def test_a_backup_comes_back_on_another_computer_with_the_key_alone(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    kept = await backups.backup(empty_place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)

    there = Place(tmp_path / "elsewhere")  # SQLite, whatever the backup came from
    assert await backups.restore(there, kept, clock=CLOCK) is None
    restored = Keyring.load_or_create(there, print)
    assert restored.mark == keyring.mark
    assert await rows(there, restored) == before


async def test_a_backup_older_than_a_rotation_comes_back(tmp_path: Path) -> None:
    place = Place(tmp_path / "data", key_file=tmp_path / "key", key=None)
    old = Keyring.load_or_create(place, lambda _: None)
    before = await filled(place, old)
    kept = await backups.backup(place, old, tmp_path / "one.sqlite3", clock=CLOCK)
    await rotation.rotate(place, print)
    await backups.restore(place, kept, clock=CLOCK)
    new = Keyring.load_or_create(place, print)
    assert new.master.name != old.master.name
    assert await rows(place, new) == before


async def test_somebody_erased_since_the_backup_does_not_come_back(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    kept = await backups.backup(empty_place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    journal = ErasureJournal(places.erasure_file(empty_place), keyring.vault)
    async with opened(empty_place, keyring) as database:
        async with database.reading() as tx:
            people = (await tx.execute(select(person).order_by(person.c.id))).all()
        gone, came_back, *_ = people
        journal.record(gone.guild_id, gone.user_id, at=gone.created_at + timedelta(days=1))
        journal.record(
            came_back.guild_id, came_back.user_id, at=came_back.created_at - timedelta(days=1)
        )
        async with database.transaction() as tx:
            await tx.execute(delete(person).where(person.c.id == gone.id))

    await backups.restore(empty_place, kept, clock=CLOCK)
    after = await rows(empty_place, keyring)
    assert {row[0] for row in after["person"]} == {row[0] for row in before["person"]} - {gone.id}
    assert all(row[0] != gone.id for row in after["member"])
    assert len(after["check_in"]) == ROWS - 1
    assert after["guild"] == before["guild"]
    assert str(gone.user_id).encode() not in places.erasure_file(empty_place).read_bytes()


def test_the_journal_survives_a_line_torn_by_a_power_cut(tmp_path: Path, keyring: Keyring) -> None:
    file = tmp_path / "erasures"
    journal = ErasureJournal(file, keyring.vault)
    journal.record(1, 2, at=NEW_YEAR)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        journal.record(1, 3, at=NEW_YEAR)
        assert journal.erased_after(NEW_YEAR - timedelta(days=1), 1, 3)
        assert not journal.erased_after(NEW_YEAR + timedelta(days=1), 1, 3)
        assert not journal.erased_after(NEW_YEAR - timedelta(days=1), 3, 1)


async def test_a_restore_is_refused_while_an_instance_runs(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    kept = await backups.backup(empty_place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    async with opened(empty_place, keyring):
        with pytest.raises(Fatal, match="Another Porchlight") as refused:
            await backups.restore(empty_place, kept, clock=CLOCK)
    assert refused.value.exit_code is Exit.DATABASE
    assert await rows(empty_place, keyring) == before


def damaged(kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[-2000] ^= 1
    kept.write_bytes(content)


def cut(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:-4096])


def gone(kept: Path) -> None:
    kept.unlink()


@pytest.mark.parametrize("harm", [damaged, cut, gone])
async def test_a_backup_that_is_not_sound_changes_nothing(
    place: Place, keyring: Keyring, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    before = await filled(place, keyring)
    kept = await backups.backup(place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    harm(kept)
    with pytest.raises(Fatal) as refused:
        await backups.restore(place, kept, clock=CLOCK)
    assert refused.value.exit_code is Exit.DATABASE
    assert str(kept) in refused.value.sentence
    assert await rows(place, keyring) == before
    assert not list(place.data_dir.glob(".restoring*"))


async def test_a_backup_of_another_key_is_told(
    place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    await filled(place, keyring)
    kept = await backups.backup(place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    stranger = Place(tmp_path / "other", key_file=tmp_path / "key", key=None)
    Keyring.load_or_create(stranger, lambda _: None)
    with pytest.raises(Fatal, match="does not open"):
        await backups.restore(stranger, kept, clock=CLOCK)
    assert not (stranger.data_dir / places.DATABASE).exists()


async def test_a_start_is_refused_after_half_a_restore_and_a_second_one_mends_it(
    place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(place, keyring)
    kept = await backups.backup(place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    # As a power cut leaves it between moving the old file away and the new one in.
    places.replace(places.restore_mark(place), b"")
    (place.data_dir / places.DATABASE).rename(place.data_dir / "replaced-earlier.sqlite3")
    with pytest.raises(Fatal, match="restore was interrupted"):
        await Database.open(place, keyring, clock=CLOCK)
    await backups.restore(place, kept, clock=CLOCK)
    assert await rows(place, keyring) == before


async def test_a_backup_never_overwrites_another(
    place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    await filled(place, keyring)
    (tmp_path / "one.sqlite3").write_text("another")
    with pytest.raises(Fatal, match="there already"):
        await backups.backup(place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    assert (tmp_path / "one.sqlite3").read_text() == "another"


async def test_nothing_to_back_up_is_told(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    with pytest.raises(Fatal):
        await backups.backup(empty_place, keyring, tmp_path / "kept", clock=CLOCK)
    assert not list((tmp_path / "kept").glob("*"))


async def test_every_row_goes_to_postgres_and_back(
    place: Place, keyring: Keyring, empty_postgres: str, tmp_path: Path
) -> None:
    before = await filled(place, keyring)
    counts = await backups.copy(place, keyring, empty_postgres.replace("+asyncpg", ""))
    assert counts == {name: len(found) for name, found in before.items()}
    server = Place(place.data_dir, empty_postgres)
    assert await rows(server, keyring) == before

    file = tmp_path / "back" / "again.sqlite3"
    assert await backups.copy(server, keyring, f"sqlite:///{file}") == counts
    assert await rows(Place(place.data_dir, f"sqlite:///{file}"), keyring) == before


async def test_ids_go_on_after_the_highest_that_was_copied(
    place: Place, keyring: Keyring, empty_postgres: str
) -> None:
    before = await filled(place, keyring)
    await backups.copy(place, keyring, empty_postgres)
    server = Place(place.data_dir, empty_postgres)
    async with opened(server, keyring) as database, database.transaction() as tx:
        await fill(tx, 1)
        for table in metadata.sorted_tables:
            if table.autoincrement_column is not None:
                highest = await tx.scalar(select(func.max(table.autoincrement_column)))
                assert highest == max(row[0] for row in before[table.name]) + 1


async def test_a_copy_to_a_database_with_rows_changes_nothing(
    place: Place, keyring: Keyring, empty_postgres: str, tmp_path: Path
) -> None:
    await filled(place, keyring)
    server = Place(tmp_path / "other", empty_postgres)
    places.made(server.data_dir)
    there = await filled(server, keyring)
    with pytest.raises(Fatal, match="not empty"):
        await backups.copy(place, keyring, empty_postgres)
    assert await rows(server, keyring) == there


async def test_a_copy_from_file_to_file_is_told(
    place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    await filled(place, keyring)
    with pytest.raises(Fatal, match="backup"):
        await backups.copy(place, keyring, f"sqlite:///{tmp_path / 'b.sqlite3'}")


async def test_a_backup_of_a_newer_version_is_refused(
    place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    directory = tmp_path / "steps"
    directory.mkdir()
    source = f'revision = "test"\ndown_revision = "{Steps().newest}"\ndef upgrade():\n    pass\n'
    (directory / "test.py").write_text(source)
    newer = await Database.open(place, keyring, clock=CLOCK, steps=Steps(directory))
    kept = await backups.backup(place, keyring, tmp_path / "one.sqlite3", clock=CLOCK)
    await newer.close()
    with pytest.raises(Fatal, match="newer Porchlight"):
        await backups.restore(Place(tmp_path / "there"), kept, clock=CLOCK)
