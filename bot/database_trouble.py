"""What can go wrong with the database, told without SQL: locked, full, unreachable, damaged."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, TimeoutError as PoolTimeoutError

from bot.errors import Exit, Fatal


class Trouble(StrEnum):
    """The kinds that call for something different to be done."""

    LOCKED = "locked"
    FULL = "full"
    READ_ONLY = "read-only"
    UNREACHABLE = "unreachable"
    DAMAGED = "damaged"


SENTENCES = {
    Trouble.LOCKED: "The database is locked by another program.",
    Trouble.FULL: "The disk of the database is full: make room, and the bot goes on by itself.",
    Trouble.READ_ONLY: "The database cannot be written: its disk or its user may only read.",
    Trouble.UNREACHABLE: "The database does not answer.",
    Trouble.DAMAGED: "The database is damaged: stop the bot and restore the last backup.",
}

SQLITE = {
    "SQLITE_BUSY": Trouble.LOCKED,
    "SQLITE_LOCKED": Trouble.LOCKED,
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_IOERR": Trouble.UNREACHABLE,
    "SQLITE_CANTOPEN": Trouble.UNREACHABLE,
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
}

POSTGRESQL = {
    "40P01": Trouble.LOCKED,  # deadlock
    "55P03": Trouble.LOCKED,  # lock not available in time
    "57014": Trouble.LOCKED,  # statement took too long
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "08": Trouble.UNREACHABLE,
    "28": Trouble.UNREACHABLE,  # login refused
    "3D": Trouble.UNREACHABLE,  # no such database
    "53": Trouble.UNREACHABLE,  # too many connections, out of memory
    "57": Trouble.UNREACHABLE,  # shutting down
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}


class DatabaseTrouble(Exception):  # noqa: N818 — reads as what happened
    """The database could not do its work; `sentence` is for the operator, without any data."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(SENTENCES[trouble])
        self.trouble = trouble
        self.sentence = SENTENCES[trouble]


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the engines raise about themselves into `DatabaseTrouble`.

    A broken promise of the schema (an `IntegrityError`) is a fault of the program and passes.
    """
    try:
        yield
    except DBAPIError as error:
        trouble = diagnosed(error)
        if trouble is None:
            raise
        raise DatabaseTrouble(trouble) from error
    except (PoolTimeoutError, TimeoutError) as error:
        raise DatabaseTrouble(Trouble.UNREACHABLE) from error


@contextmanager
def fatal_when_troubled() -> Iterator[None]:
    """Let trouble with the database end the run, where there is nothing to wait for."""
    try:
        with translated():
            yield
    except DatabaseTrouble as trouble:
        raise Fatal(trouble.sentence, Exit.DATABASE) from trouble


def diagnosed(error: DBAPIError) -> Trouble | None:
    """Return what kind of trouble an engine's error is, or None when it is not its fault."""
    name = getattr(error.orig, "sqlite_errorname", None)
    if isinstance(name, str):
        return next((kind for code, kind in SQLITE.items() if name.startswith(code)), None)
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(state, str):
        return POSTGRESQL.get(state) or POSTGRESQL.get(state[:2])
    return Trouble.UNREACHABLE if error.connection_invalidated else None
