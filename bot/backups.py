"""Backup, restore, and moving between SQLite and PostgreSQL."""

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

from bot import database_files as files, places
from bot.clock import Clock
from bot.database_engines import connect_file
from bot.database_opening import alone, presence
from bot.database_rows import file_from_server, raise_level, server_from_file, server_level
from bot.database_trouble import fatal_when_troubled
from bot.erasures import ErasureJournal
from bot.errors import Exit, Fatal
from bot.keyring import Keyring, that_may_fit
from bot.store.types import EPOCH, MICROSECOND

STAGE = ".restoring.sqlite3"
REPLACED = "replaced-"  # what a restore put aside


async def backup(place: places.Place, keyring: Keyring, to: Path, *, clock: Clock) -> Path:
    """Write an encrypted file with everything, while the bot runs, and its keyring beside it.

    `to` is a file that is not there yet, or a directory, where the name says when.

    Raises:
        Fatal: there is nothing to back up, it is damaged, or `to` cannot be written.
    """
    target = to if to.suffix else to / f"porchlight-{clock.now():%Y%m%dT%H%M%SZ}.sqlite3"
    with fatal_when_troubled():
        async with AsyncExitStack() as resources:
            if places.database_file(place) is None:
                await resources.enter_async_context(presence(place.database_url or ""))
            await _write_file(place, keyring, _not_there_yet(target))
    places.keep_keyring_beside(place, target)
    return target


def forget_old(place: places.Place, *, before: float) -> list[Path]:
    """Delete the backups in the data directory that are older, and return which.

    What is said to members is kept here: whoever was erased is out of every backup of ours after
    30 days. `before` is in real seconds since 1970, like the times of files.
    """
    kept_aside = place.data_dir.glob(f"{REPLACED}*")
    found = [*places.backup_directory(place).glob("*"), *kept_aside]
    old = [file for file in found if file.is_file() and file.stat().st_mtime < before]
    for file in old:
        file.unlink(missing_ok=True)
    return old


async def copy(place: places.Place, keyring: Keyring, url_to: str) -> Mapping[str, int]:
    """Copy every row to an empty database of the other kind, and return how many in each table.

    Raises:
        Fatal: an instance is running, the target is not empty, or not every row arrived.
    """
    url = places.server_url(url_to)
    source, target = places.database_file(place), places.file_of(url)
    with fatal_when_troubled():
        async with alone(place):
            if source is None and target is not None:
                return await _write_file(place, keyring, _not_there_yet(target))
            if source is not None and target is None:
                async with presence(url, alone=True):
                    return await server_from_file(source, keyring.database_key, url)
    sentence = "A copy goes from SQLite to PostgreSQL or back: otherwise use `backup`."
    raise Fatal(sentence, Exit.DATABASE)


async def restore(place: places.Place, backup_file: Path, *, clock: Clock) -> Path | None:
    """Put a backup in the place of the database; return where the replaced one is kept.

    Whoever was erased since the backup is erased again before anybody can see them.

    Raises:
        Fatal: an instance is running, or the backup does not open, is damaged or is newer.
    """
    async with AsyncExitStack() as resources:
        resources.enter_context(fatal_when_troubled())
        await resources.enter_async_context(alone(place))
        file = places.database_file(place)
        stage = (file or place.data_dir / places.DATABASE).with_name(STAGE)
        try:
            keyring = await asyncio.to_thread(_staged, place, backup_file, stage)
            await raise_level(stage, keyring.database_key)
            await asyncio.to_thread(_forget_erased, place, backup_file, keyring, stage)
            name = f"{REPLACED}{clock.now():%Y%m%dT%H%M%SZ}.sqlite3"
            if file is None:
                return await _replace_rows(place, keyring, stage, name)
            return await asyncio.to_thread(_replace_file, place, keyring, stage, file, name)
        finally:
            files.remove(stage)


def _not_there_yet(target: Path) -> Path:
    if target.exists():
        sentence = f"{target} is there already: name another file."
        raise Fatal(sentence, Exit.DATABASE)
    return target


async def _write_file(place: places.Place, keyring: Keyring, target: Path) -> Mapping[str, int]:
    """Write everything to a new file that appears whole and sound, or not."""
    key, source = keyring.database_key, places.database_file(place)
    if source is not None:
        await asyncio.to_thread(files.copy, source, target, key)
        return {}
    part = places.made(target.parent) / f".{target.name}.rows"
    try:
        counts = await file_from_server(place.database_url or "", part, key)
        await asyncio.to_thread(files.copy, part, target, key)
    finally:
        files.remove(part)
    return counts


def _staged(place: places.Place, backup_file: Path, stage: Path) -> Keyring:
    """Copy the backup to where it can be worked on, and return the keyring that opens it."""
    candidates = list(that_may_fit(place, places.keyring_beside(backup_file)))
    for keyring in candidates:
        _copy_bytes(backup_file, stage)  # opening a file writes to it: never to the backup
        try:
            files.probe(stage, keyring.database_key)
        except Fatal:
            continue
        if files.problems(stage, keyring.database_key):
            break
        return keyring
    sentence = f"{backup_file} does not open: it is damaged, or its keyring is not in place (as "
    sentence += f"{places.keyring_beside(backup_file).name} beside it, with the key that fits)."
    raise Fatal(sentence, Exit.DATABASE if candidates else Exit.KEY)


def _copy_bytes(backup_file: Path, stage: Path) -> None:
    try:
        files.remove(stage)
        stage.touch(mode=0o600)
        shutil.copyfile(backup_file, stage)
    except OSError as error:
        sentence = f"{backup_file} cannot be copied to {stage.parent} ({error.strerror}); "
        raise Fatal(sentence + "nothing was changed.", Exit.DATABASE) from error


def _forget_erased(place: places.Place, backup_file: Path, keyring: Keyring, stage: Path) -> None:
    """Delete from the stage everybody whom the journal has, whichever keyring wrote it."""
    keyrings = (keyring, *that_may_fit(place, places.keyring_beside(backup_file)))
    journals = [ErasureJournal(places.erasure_file(place), each.vault) for each in keyrings]
    connection = connect_file(stage, keyring.database_key)
    try:
        people = connection.execute("SELECT id, guild_id, user_id, created_at FROM person")
        erased = [
            (row,)
            for row, guild_id, user_id, created_at in people.fetchall()
            for journal in journals
            if journal.erased_after(EPOCH + created_at * MICROSECOND, guild_id, user_id)
        ]
        connection.execute("BEGIN")
        connection.executemany("DELETE FROM person WHERE id = ?", erased)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


async def _replace_rows(
    place: places.Place, keyring: Keyring, stage: Path, name: str
) -> Path | None:
    """Put the rows of the stage in the place of the server's, in one transaction."""
    url, aside = place.database_url or "", places.backup_directory(place) / name
    if await server_level(url) is not None:
        await _write_file(place, keyring, aside)
        places.keep_keyring_beside(place, aside)
    with _marked(place):
        await server_from_file(stage, keyring.database_key, url, instead=True)
        places.replace(places.keyring_file(place), keyring.wrapped())
    return aside if aside.exists() else None


def _replace_file(
    place: places.Place, keyring: Keyring, stage: Path, file: Path, name: str
) -> Path | None:
    """Put the stage in the place of the file."""
    aside = file.with_name(name)
    with _marked(place):
        for suffix in ("", "-wal", "-shm"):
            old = file.with_name(file.name + suffix)
            if old.exists():
                old.replace(aside.with_name(aside.name + suffix))
        if aside.exists():
            places.keep_keyring_beside(place, aside)
        places.replace(places.keyring_file(place), keyring.wrapped())
        places.sync(stage)
        stage.replace(file)
        places.sync(file.parent)
    return aside if aside.exists() else None


@contextmanager
def _marked(place: places.Place) -> Iterator[None]:
    """Let nothing start between the first and the last step, should we be interrupted."""
    mark = places.restore_mark(place)
    places.replace(mark, b"")
    yield
    mark.unlink()
    places.sync(mark.parent)
