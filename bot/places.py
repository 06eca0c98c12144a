"""Where the files are, and how one is written so that a crash leaves the old or the new."""

import contextlib
import os
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from bot.errors import Exit, Fatal

DATABASE = "porchlight.sqlite3"
SQLITE_SCHEME = "sqlite"


class Place(Protocol):
    """The settings that say where things are."""

    @property
    def data_dir(self) -> Path:
        """Return the directory of everything that is kept."""
        ...

    @property
    def database_url(self) -> str | None:
        """Return where the database is; None for a SQLite file in `data_dir`."""
        ...

    @property
    def key_file(self) -> Path | None:
        """Return the file of the master key."""
        ...

    @property
    def key(self) -> SecretStr | None:
        """Return the master key itself, when it does not come from a file."""
        ...


def database_file(place: Place) -> Path | None:
    """Return the SQLite file, or None when the database is a server."""
    if place.database_url is None:
        return place.data_dir / DATABASE
    return file_of(place.database_url)


def file_of(url: str) -> Path | None:
    """Return the SQLite file of an address, or None when it is a server's."""
    scheme, _, path = url.partition("://")
    if scheme.partition("+")[0] != SQLITE_SCHEME:
        return None
    return Path(path.removeprefix("/"))


def server_url(url: str) -> str:
    """Return the address of a PostgreSQL server as the engine spells it."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+asyncpg://{rest}" if scheme.startswith("postgres") else url


def keyring_file(place: Place) -> Path:
    """Return the file of the wrapped keys."""
    return place.data_dir / "keyring"


def erasure_file(place: Place) -> Path:
    """Return the file that remembers, by pseudonym, who has been erased."""
    return place.data_dir / "erasures"


def backup_directory(place: Place) -> Path:
    """Return where backups go when nobody says otherwise."""
    return place.data_dir / "backups"


def restore_mark(place: Place) -> Path:
    """Return the file that is there while a restore puts things in their places."""
    return place.data_dir / "restoring"


def refuse_half_restored(place: Place) -> None:
    """Stop where a restore was interrupted.

    Raises:
        Fatal: it was.
    """
    if restore_mark(place).exists():
        sentence = "A restore was interrupted: give the same `porchlight restore` once more."
        raise Fatal(sentence, Exit.DATABASE)


def keyring_beside(file: Path) -> Path:
    """Return where the keyring of a backup lies."""
    return file.with_name(f"{file.name}.keyring")


def keep_keyring_beside(place: Place, file: Path) -> None:
    """Put a copy of the keyring beside a backup; it is of no use without the master key."""
    keyring = keyring_file(place)
    if keyring.exists():
        replace(keyring_beside(file), keyring.read_bytes())


def made(directory: Path) -> Path:
    """Return the directory, made when it was not there.

    Raises:
        Fatal: it can neither be found nor made.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        sentence = f"{directory} cannot be made ({error.strerror}): let this user write there."
        raise Fatal(sentence, Exit.DATABASE) from error
    return directory


def write_once(path: Path, content: bytes, *, mode: int = 0o400) -> bool:
    """Write a whole file that was not there; False, and nothing changed, when it was."""
    part = _written_aside(path, content, mode)
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    finally:
        part.unlink()
    sync(path.parent)
    return True


def replace(path: Path, content: bytes, *, mode: int = 0o400) -> None:
    """Write a whole file in place of the one that may be there."""
    _written_aside(path, content, mode).replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a directory, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _written_aside(path: Path, content: bytes, mode: int) -> Path:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        part.unlink()
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return part
