"""An encrypted database file as a whole: does it open, is it sound, copy it while it is used."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from bot import places
from bot.database_engines import connect_file
from bot.database_trouble import SENTENCES, SQLITE, Trouble
from bot.errors import Exit, Fatal

PLAIN = b"SQLite format 3\0"
PROBLEMS_TOLD = 5


def probe(path: Path, key: bytes) -> None:
    """Return when the file opens with the key and is sound at a first look, or is not there.

    Raises:
        Fatal: it is not sound, with what to do.
    """
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            plain = file.read(len(PLAIN)) == PLAIN
        if plain:
            sentence = f"{path} is not encrypted, so it is not Porchlight's: move it away."
            raise Fatal(sentence, Exit.DATABASE)
        connection = connect_file(path, key)
    except sqlcipher.Error as error:
        raise refused(path, error) from error
    except OSError as error:
        sentence = f"{path} cannot be opened ({error.strerror}): let this user read and write it."
        raise Fatal(sentence, Exit.DATABASE) from error
    try:
        problems = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    except sqlcipher.Error as error:
        raise refused(path, error) from error
    finally:
        connection.close()
    if problems != ["ok"]:
        raise damaged(path)


def problems(path: Path, key: bytes) -> list[str]:
    """Return what is wrong with a file, after a thorough look; nothing when it is sound."""
    connection = connect_file(path, key, query_only=True)
    try:
        pages = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        rows = [
            str(row[0])
            for row in connection.execute(f"PRAGMA integrity_check({PROBLEMS_TOLD})")
            if row[0] != "ok"
        ]
        loose = [
            f"a row of {row[0]} belongs to nothing in {row[2]}"
            for row in connection.execute("PRAGMA foreign_key_check")
        ]
    except sqlcipher.DatabaseError as error:
        return [str(error)]
    finally:
        connection.close()
    return [*pages, *rows, *loose][:PROBLEMS_TOLD]


def empty_log(path: Path, key: bytes) -> None:
    """Move the write-ahead log into the file and overwrite it with nothing."""
    connection = connect_file(path, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def copy(source: Path, target: Path, key: bytes) -> None:
    """Copy a database that may be in use to `target`, which appears whole and sound, or not.

    Raises:
        Fatal: the source is damaged, or the copy cannot be written.
    """
    if not source.exists():
        sentence = f"There is no database at {source} yet."
        raise Fatal(sentence, Exit.DATABASE)
    places.made(target.parent)
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _copy_pages(source, part, key)
        if problems(part, key):
            raise damaged(source)
        places.sync(part)
        part.replace(target)
        places.sync(target.parent)
    except sqlcipher.Error as error:
        raise refused(target, error) from error
    except OSError as error:
        sentence = f"{target} cannot be written ({error.strerror}): make room, or choose another."
        raise Fatal(sentence, Exit.DATABASE) from error
    finally:
        remove(part)


def remove(path: Path) -> None:
    """Delete a database file and what lies beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def refused(path: Path, error: sqlcipher.Error) -> Fatal:
    """Return the sentence for a file that SQLite does not open."""
    name = str(getattr(error, "sqlite_errorname", ""))
    trouble = next((kind for code, kind in SQLITE.items() if name.startswith(code)), None)
    if trouble is Trouble.DAMAGED:
        return damaged(path)
    told = SENTENCES[trouble] if trouble else f"It cannot be used ({name})."
    return Fatal(f"{path}: {told}", Exit.DATABASE)


def damaged(path: Path) -> Fatal:
    """Return the sentence for a file whose content is not what was written."""
    sentence = f"{path} is damaged, or belongs to another keyring: restore the last backup "
    return Fatal(sentence + "(`porchlight restore`).", Exit.DATABASE)


def _copy_pages(source: Path, part: Path, key: bytes) -> None:
    reader = connect_file(source, key, query_only=True)
    try:
        writer = connect_file(part, key)
        try:
            reader.backup(writer)  # all pages in one step: one moment, and nobody waits for it
            writer.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        finally:
            writer.close()
    finally:
        reader.close()
