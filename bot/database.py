"""The open database: transactions, one writer on SQLite, migrations on start."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from typing import Any, Literal, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import database_opening as opening
from bot.clock import Clock
from bot.database_trouble import DatabaseTrouble, Trouble, translated
from bot.keyring import Keyring
from bot.migrations.runner import Steps
from bot.places import Place
from bot.turns import Turns

__all__ = ["Database", "DatabaseTrouble", "Transaction", "Trouble", "in_transaction"]

Transaction = AsyncConnection
"""An open transaction; the functions of the store take it and never commit."""

T = TypeVar("T")


class _Span:
    """Tells a task whether a transaction it can see is still open."""

    def __init__(self) -> None:
        self.open = True


_span: ContextVar[_Span | None] = ContextVar("_span", default=None)


def in_transaction() -> bool:
    """Return whether this task is inside a transaction, where it must not wait for Discord."""
    span = _span.get()
    return span is not None and span.open


class Database:
    """What everything that is remembered goes through. `open` makes one, `close` ends it."""

    def __init__(self, opened: opening.Opened, resources: AsyncExitStack) -> None:
        self.dialect: Literal["sqlite", "postgresql"] = opened.dialect
        self.statements = 0
        self._opened = opened
        self._resources = resources
        # Waiting here and not in the pool: the pool's own wait can swallow a cancellation.
        self._may_write = Turns(opened.writers)
        self._may_read = Turns(opened.readers)
        opened.count_statements(self._count)

    @classmethod
    async def open(
        cls, place: Place, keyring: Keyring, *, clock: Clock, steps: Steps | None = None
    ) -> "Database":
        """Return the database, sound, at the program's level and ours alone (SQLite).

        Raises:
            Fatal: locked, corrupt, newer than the program, another keyring's, unreachable.
        """
        async with AsyncExitStack() as resources:
            wanted = opening.Opening(place, keyring, clock, steps or Steps(), resources)
            return cls(await opening.opened(wanted), resources.pop_all())

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction that may write: committed at the end, rolled back on any error.

        On SQLite one is open at a time. A cancellation waits until the commit is done or undone.

        Raises:
            DatabaseTrouble: locked, full, unreachable.
        """
        return self._span(self._opened.writing, self._may_write)

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction that sees one moment of the database and may not write."""
        return self._span(self._opened.reading, self._may_read)

    async def check(self) -> list[str]:
        """Return what is wrong with the stored data; nothing when it is sound."""
        return await self._opened.problems()

    async def scrub(self) -> None:
        """Leave nothing of what was deleted in SQLite's write-ahead log; after an erasure."""
        await self._opened.scrub()

    async def close(self) -> None:
        """Let go of the database; the next instance may have it."""
        await self._resources.aclose()

    def _count(self) -> None:
        self.statements += 1

    @asynccontextmanager
    async def _span(self, engine: AsyncEngine, turns: Turns) -> AsyncIterator[Transaction]:
        if in_transaction():  # on SQLite it would wait for itself
            sentence = "a transaction is open in this task already: pass it on"
            raise RuntimeError(sentence)
        async with turns.turn():
            span = _Span()
            with translated():
                connection = engine.connect()
                try:
                    await _to_its_end(_begun(connection))
                    _span.set(span)
                    yield connection
                except BaseException:
                    span.open = False
                    await _to_its_end(_undone(connection))
                    raise
                span.open = False
                await _to_its_end(_kept(connection))


async def _begun(connection: AsyncConnection) -> None:
    try:
        _ = await connection.start()
    except (OSError, TimeoutError) as error:
        raise DatabaseTrouble(Trouble.UNREACHABLE) from error
    _ = await connection.begin()


async def _kept(connection: AsyncConnection) -> None:
    try:
        await connection.commit()
    finally:
        await connection.close()


async def _undone(connection: AsyncConnection) -> None:
    if connection.sync_connection is None:  # it never began
        return
    try:
        await connection.rollback()
    except BaseException:
        await connection.invalidate()  # nobody can say what is open in it
        raise
    finally:
        await connection.close()


async def _to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """Await `work` to its end; a cancellation meanwhile goes on afterwards."""
    task = asyncio.get_running_loop().create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled from task.exception()
    return task.result()
