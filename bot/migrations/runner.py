"""Brings a database to the program's own level, in one transaction that loses no row."""

from collections.abc import Mapping
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, func, inspect, select, table, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import Exit, Fatal

VERSIONS = Path(__file__).parent / "versions"
VERSION_TABLE = "alembic_version"
EXCLUSIVELY = 0x706F726368  # PostgreSQL's lock for "one migrates, the others wait"


class Steps:
    """The program's migrations in their order, and those of `more` directories."""

    def __init__(self, *more: Path) -> None:
        self._scripts = ScriptDirectory(VERSIONS.parent, version_locations=[VERSIONS, *more])

    @property
    def newest(self) -> str:
        """Return the level that the program itself is written for."""
        head = self._scripts.get_current_head()
        if head is None:
            sentence = "there is no migration"
            raise LookupError(sentence)
        return head

    def knows(self, level: str) -> bool:
        """Return whether one of the steps ends at this level."""
        try:
            return self._scripts.get_revision(level) is not None
        except CommandError:
            return False

    def take(self, connection: Connection, to: str) -> None:
        """Take every step up to the level `to`; the caller's transaction holds them all."""

        def revisions(current: object, _: MigrationContext) -> list[object]:
            return self._scripts._upgrade_revs(to, current)  # type: ignore[arg-type,return-value]  # noqa: SLF001 — as alembic's own `upgrade` does

        context = MigrationContext.configure(
            connection, opts={"transactional_ddl": True, "fn": revisions}
        )
        with Operations.context(context):
            context.run_migrations()


def level_of(connection: Connection) -> str | None:
    """Return the level of an open database; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def row_counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    names = [name for name in inspect(connection).get_table_names() if name != VERSION_TABLE]
    return {
        name: connection.scalar(select(func.count()).select_from(table(name))) or 0
        for name in sorted(names)
    }


async def level(engine: AsyncEngine) -> str | None:
    """Return the level of a database; None when it is empty."""
    async with engine.begin() as connection:
        return await connection.run_sync(level_of)


async def migrate(engine: AsyncEngine, steps: Steps, to: str | None = None) -> None:
    """Bring the database to the level `to`, or to the newest; all of it or nothing.

    On SQLite the engine must have foreign keys switched off: a table is rebuilt by dropping it,
    and that would take along every row that hangs on it.

    Raises:
        Fatal: the database is newer than the program, or a step would have lost rows.
    """
    async with engine.begin() as connection:
        await connection.run_sync(_migrate, steps, to or steps.newest)


def _migrate(connection: Connection, steps: Steps, to: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": EXCLUSIVELY})
    current = level_of(connection)
    if current == to:
        return
    refuse_newer(steps, current)
    before = _counted_and_held(connection)
    steps.take(connection, to)
    _check_references(connection)
    _check_rows(before, row_counts(connection))


def refuse_newer(steps: Steps, current: str | None) -> None:
    """Stop where a later version of the program has been.

    Raises:
        Fatal: the level is not one of ours.
    """
    if current is not None and not steps.knows(current):
        sentence = f"The database was written by a newer Porchlight (level {current}; this one "
        sentence += f"knows up to {steps.newest}): start the newer version, or restore a backup."
        raise Fatal(sentence, Exit.DATABASE)


def _counted_and_held(connection: Connection) -> dict[str, int]:
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.quote
        names = ", ".join(quote(name) for name in inspect(connection).get_table_names())
        if names:  # an older process may still be writing; its rows would not be counted
            connection.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
    return row_counts(connection)


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL checked each one itself
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        names = ", ".join(sorted({str(row[0]) for row in broken}))
        sentence = f"The migration would have left rows of {names} without what they belong to; "
        raise Fatal(sentence + "nothing was changed.", Exit.DATABASE)


def _check_rows(before: Mapping[str, int], after: Mapping[str, int]) -> None:
    fewer = [name for name, rows in before.items() if after.get(name, 0) < rows]
    if fewer:
        sentence = f"The migration would have lost rows of {', '.join(fewer)}; "
        raise Fatal(sentence + "nothing was changed.", Exit.DATABASE)
