"""aiosqlite over SQLCipher, with one visit to its thread for each statement, not five."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import aiosqlite
from typing_extensions import override

Rows = deque[Any]


class PromptCursor(aiosqlite.Cursor):
    """A cursor that fetches its rows in the same visit that executes."""

    def __init__(self, connection: "PromptConnection", cursor: sqlite3.Cursor) -> None:
        super().__init__(connection, cursor)
        self._rows: Rows = deque()

    @override
    async def __aenter__(self) -> "PromptCursor":
        return self

    @override
    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "PromptCursor":
        """Execute, and keep the rows at hand."""
        executed: Rows = await self._execute(  # type: ignore[no-untyped-call]  # aiosqlite's own
            self._executed, sql, parameters or ()
        )
        self._rows = executed
        return self

    @override
    async def fetchone(self) -> Any:
        """Return the next row, or None."""
        return self._rows.popleft() if self._rows else None

    @override
    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows."""
        many = min(self.arraysize if size is None else size, len(self._rows))
        return [self._rows.popleft() for _ in range(many)]

    @override
    async def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        rows, self._rows = list(self._rows), deque()
        return rows

    @override
    async def close(self) -> None:
        """Forget the rows; the statement was done with when it was executed."""
        self._rows.clear()

    def _executed(self, sql: str, parameters: Iterable[Any]) -> Rows:
        return deque(self._cursor.execute(sql, parameters))  # type: ignore[arg-type]  # any iterable will do


class PromptConnection(aiosqlite.Connection):
    """A connection whose thread is visited once for each statement."""

    def __init__(self, connector: Callable[[], Any]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True  # or a lost connection keeps the process from ending

    @override
    def cursor(self) -> PromptCursor:  # type: ignore[override]  # SQLAlchemy enters it, no more
        """Return a cursor without visiting the thread."""
        return PromptCursor(self, self._conn.cursor())

    @override
    async def rollback(self) -> None:
        """Roll back what is open, if anything is."""
        if self.in_transaction:
            await super().rollback()
