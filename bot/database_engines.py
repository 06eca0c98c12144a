"""The engines: SQLCipher through aiosqlite, PostgreSQL through asyncpg."""

import contextlib
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType

import aiosqlite
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_dbapi
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.sqlite_connection import PromptConnection

BUSY_MILLISECONDS = 5_000
WAL_BYTES_KEPT = 64 * 2**20
IDLE_IN_TRANSACTION_MILLISECONDS = 30_000
CONNECT_SECONDS = 10
POSTGRES_CONNECTIONS = 12


def _dbapi() -> AsyncAdapt_aiosqlite_dbapi:
    """Return aiosqlite as SQLAlchemy knows it, but raising SQLCipher's exceptions."""
    driver = ModuleType("aiosqlite_over_sqlcipher")
    driver.__dict__.update(
        {name: value for name, value in vars(sqlcipher).items() if not name.startswith("_")}
    )
    driver.__dict__.update(Connection=aiosqlite.Connection, __version__=aiosqlite.__version__)
    return AsyncAdapt_aiosqlite_dbapi(driver, sqlcipher)


def connect_file(
    path: Path, key: bytes, *, foreign_keys: bool = True, query_only: bool = False
) -> sqlcipher.Connection:
    """Return a plain connection to an encrypted file, in autocommit, made when it was not there.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: the file does not open with this key.
    """
    _make_private(path)
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        for pragma in (
            "cipher_log_level = NONE",  # or it writes to the terminal when a key does not fit
            f"key = \"x'{key.hex()}'\"",
            f"busy_timeout = {BUSY_MILLISECONDS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
            "secure_delete = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            f"journal_size_limit = {WAL_BYTES_KEPT}",
            f"query_only = {'ON' if query_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _make_private(path: Path) -> None:
    """Make the file where there is none, for this user alone; SQLite would let others read it.

    A file that is there is not touched: closing any descriptor of it would drop every lock that
    this process holds on it (POSIX), and another process could take the write-ahead log away.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def sqlite_engine(
    path: Path, key: bytes, *, connections: int, begin: str, foreign_keys: bool = True
) -> AsyncEngine:
    """Return an engine on an encrypted file; `begin` is the statement that opens a transaction.

    With `BEGIN IMMEDIATE` and one connection it is the writer; with `BEGIN` it may only read.
    """
    query_only = begin == "BEGIN"

    async def connect() -> aiosqlite.Connection:
        return await PromptConnection(
            lambda: connect_file(path, key, foreign_keys=foreign_keys, query_only=query_only)
        )

    engine = create_async_engine(
        "sqlite+aiosqlite://",
        module=_dbapi(),
        async_creator=connect,
        poolclass=AsyncAdaptedQueuePool,  # the default would share one connection among all
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver would begin at the first write only, and two writers would both have read.
        connection.exec_driver_sql(begin)

    return engine


def postgres_engine(url: str, *, statement_milliseconds: int = 15_000) -> AsyncEngine:
    """Return an engine on a PostgreSQL server; 0 milliseconds lets a statement take its time."""
    return create_async_engine(
        url,
        isolation_level="READ COMMITTED",
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=2,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "timeout": CONNECT_SECONDS,
            # The server's own limit comes first; this one is for a server that is out of reach.
            "command_timeout": statement_milliseconds / 1000 * 1.5 or None,
            "server_settings": {
                "application_name": "porchlight",
                "timezone": "UTC",
                "statement_timeout": str(statement_milliseconds),
                # A stopped process must not hold its locks for ever.
                "idle_in_transaction_session_timeout": str(IDLE_IN_TRANSACTION_MILLISECONDS),
            },
        },
    )


def reading_view(engine: AsyncEngine) -> AsyncEngine:
    """Return the same PostgreSQL pool, with transactions that see one moment and change nothing."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@asynccontextmanager
async def disposing(engine: AsyncEngine) -> AsyncIterator[AsyncEngine]:
    """Close every connection of the engine at the end."""
    try:
        yield engine
    finally:
        await engine.dispose()


def counted(engine: AsyncEngine, count: Callable[[], None]) -> AsyncEngine:
    """Call `count` for each statement that the engine runs, the opening BEGIN left out."""

    @event.listens_for(engine.sync_engine, "before_cursor_execute")
    def _count(*arguments: object) -> None:
        if not str(arguments[2]).startswith("BEGIN"):
            count()

    return engine
