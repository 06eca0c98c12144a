"""A migration takes all of its steps or none, and loses no row."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from bot import places
from bot.clock import SystemClock
from bot.database import Database
from bot.database_engines import disposing, postgres_engine, sqlite_engine
from bot.errors import Exit, Fatal
from bot.keyring import Keyring
from bot.migrations.runner import Steps, row_counts
from bot.store.schema import metadata
from tests.databases import Place
from tests.filling import ROWS, contents, fill

POSTGRES_CATALOGUE = (
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    """SELECT table_name, column_name, data_type, is_nullable, column_default,
    character_maximum_length FROM information_schema.columns WHERE table_schema = 'public'""",
)

ROOT = Path(__file__).parent.parent

# PostgreSQL rebuilds no table that others point at: a migration there lets go of them meanwhile.
REBUILD = """
    bind = op.get_bind()
    on_sqlite = bind.dialect.name == "sqlite"
    tables = [] if on_sqlite else sa.inspect(bind).get_table_names()
    pointing = [
        (table, key)
        for table in tables
        for key in sa.inspect(bind).get_foreign_keys(table)
        if key["referred_table"] == "member"
    ]
    for name in ("person", "member"):
        with op.batch_alter_table(name, recreate="always" if on_sqlite else "auto") as table:
            table.add_column(sa.Column("shade", sa.Text(), server_default="amber"))
    for table, key in pointing:
        op.drop_constraint(key["name"], table, type_="foreignkey")
    with op.batch_alter_table("member", recreate="always") as table:
        table.alter_column("zone", type_=sa.String(80), existing_type=sa.String(64))
    for table, key in pointing:
        op.create_foreign_key(
            key["name"], table, "member", key["constrained_columns"], key["referred_columns"],
            ondelete=key["options"]["ondelete"],
        )
"""
RAISE = """
    op.add_column("member", sa.Column("shade", sa.Text()))
    op.execute("DELETE FROM check_in")
    raise RuntimeError("half-way")
"""
DIE = """
    op.add_column("member", sa.Column("shade", sa.Text()))
    op.execute("DELETE FROM check_in")
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
"""
DELETE = """
    op.execute("DELETE FROM outage")
"""
ORPHAN = """
    op.execute("UPDATE member SET person_id = person_id + 1000")
"""


def steps(directory: Path, body: str) -> Steps:
    """Return the program's migrations and one more."""
    directory.mkdir(exist_ok=True)
    source = 'import sqlalchemy as sa\nfrom alembic import op\n\nrevision = "test"\n'
    source += f'down_revision = "{Steps().newest}"\n\ndef upgrade():\n'
    (directory / "test.py").write_text(source + indent(dedent(body), "    "))
    return Steps(directory)


@asynccontextmanager
async def opened(
    place: Place, keyring: Keyring, steps: Steps | None = None
) -> AsyncIterator[Database]:
    database = await Database.open(place, keyring, clock=SystemClock(), steps=steps)
    try:
        yield database
    finally:
        await database.close()


async def filled(place: Place, keyring: Keyring) -> dict[str, list[tuple[Any, ...]]]:
    async with opened(place, keyring) as database:
        async with database.transaction() as tx:
            await tx.execute(text("DELETE FROM program"))
            await fill(tx)
        async with database.reading() as tx:
            return await contents(tx)


def catalogue(connection: Connection) -> set[str]:
    """Return what the engine itself says of its tables, indexes and constraints."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT type, tbl_name, sql FROM sqlite_schema")).all()
        said = [(row[0], row[1], part) for row in rows for part in parts(str(row[2]))]
    else:
        said = [
            tuple(row)
            for query in POSTGRES_CATALOGUE
            for row in connection.execute(text(query)).all()
        ]
    spoken = {" ".join(map(str, row)).replace('"', "").strip(" ,") for row in said}
    return {line for line in spoken if "alembic_version" not in line}


def parts(statement: str) -> list[str]:
    """Return what stands between the outermost commas: an added column has no line of its own."""
    inside = statement.partition("(")[2].rpartition(")")[0]
    found, depth = [""], 0
    for character in inside:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            found.append("")
        else:
            found[-1] += character
    around = [statement.partition("(")[0], statement.rpartition(")")[2]]
    return [" ".join(part.split()) for part in (*around, *found)]


async def test_the_migrated_tables_are_those_of_the_schema(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    async with opened(empty_place, keyring) as database, database.reading() as tx:

        def differences(connection: Connection) -> list[Any]:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            return list(compare_metadata(context, metadata))

        assert await tx.run_sync(differences) == []
        migrated = await tx.run_sync(catalogue)

    if empty_place.database_url is None:
        engine = sqlite_engine(tmp_path / "made", b"k" * 32, connections=1, begin="BEGIN IMMEDIATE")
    else:
        engine = postgres_engine(empty_place.database_url)
    async with disposing(engine), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
        await connection.run_sync(metadata.create_all)
        assert migrated == await connection.run_sync(catalogue)


async def test_every_row_survives_a_rebuild_of_person_and_member(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    rebuilt = steps(tmp_path / "steps", REBUILD)
    async with opened(empty_place, keyring, rebuilt) as database, database.reading() as tx:
        counts = await tx.run_sync(row_counts)
        after = await contents(tx)
        shades = await tx.scalar(text("SELECT count(*) FROM member WHERE shade = 'amber'"))
    expected = {table.name: ROWS for table in metadata.sorted_tables}
    assert counts == expected | {"program": ROWS + 1}  # the keyring's mark
    assert shades == ROWS
    after["program"] = [row for row in after["program"] if row[0] != "keyring"]
    assert after == before


async def test_a_migration_that_fails_half_way_leaves_the_old_version_working(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    with pytest.raises(RuntimeError, match="half-way"):
        await Database.open(
            empty_place, keyring, clock=SystemClock(), steps=steps(tmp_path / "steps", RAISE)
        )
    assert await still(empty_place, keyring) == before


@pytest.mark.slow
async def test_a_migration_killed_half_way_leaves_the_old_version_working(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    steps(tmp_path / "steps", DIE)
    program = f"""
        import asyncio
        from pathlib import Path
        from bot.clock import SystemClock
        from bot.database import Database
        from bot.keyring import Keyring
        from bot.migrations.runner import Steps
        from tests.databases import Place
        place = Place(Path({str(empty_place.data_dir)!r}), {empty_place.database_url!r})
        keyring = Keyring.load_or_create(place, print)
        steps = Steps(Path({str(tmp_path / "steps")!r}))
        asyncio.run(Database.open(place, keyring, clock=SystemClock(), steps=steps))
    """
    ended = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", dedent(program)], cwd=ROOT, capture_output=True
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert await still(empty_place, keyring) == before


async def still(place: Place, keyring: Keyring) -> dict[str, list[tuple[Any, ...]]]:
    """Open with the program's own migrations and return what is there."""
    async with opened(place, keyring) as database, database.reading() as tx:
        found = await contents(tx)
    found["program"] = [row for row in found["program"] if row[0] != "keyring"]
    return found


@pytest.mark.parametrize("body", [DELETE, ORPHAN])
async def test_a_migration_that_would_lose_rows_changes_nothing(
    place: Place, keyring: Keyring, tmp_path: Path, body: str
) -> None:
    before = await filled(place, keyring)
    with pytest.raises(Fatal, match="nothing was changed") as refused:
        await Database.open(
            place, keyring, clock=SystemClock(), steps=steps(tmp_path / "steps", body)
        )
    assert refused.value.exit_code is Exit.DATABASE
    assert await still(place, keyring) == before


async def test_a_newer_database_refuses_to_start(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    async with opened(empty_place, keyring, steps(tmp_path / "steps", REBUILD)):
        pass
    with pytest.raises(Fatal, match="newer Porchlight") as refused:
        await Database.open(empty_place, keyring, clock=SystemClock())
    assert refused.value.exit_code is Exit.DATABASE


async def test_a_backup_is_made_before_a_migration(
    empty_place: Place, keyring: Keyring, tmp_path: Path
) -> None:
    before = await filled(empty_place, keyring)
    backups = places.backup_directory(empty_place)
    assert not backups.exists()  # nothing was there to lose
    async with opened(empty_place, keyring, steps(tmp_path / "steps", REBUILD)):
        pass
    (kept,) = backups.glob("before-*.sqlite3")
    assert places.keyring_beside(kept).exists()
    engine = sqlite_engine(kept, keyring.database_key, connections=1, begin="BEGIN")
    async with disposing(engine), engine.begin() as connection:
        found = await contents(connection)
    found["program"] = [row for row in found["program"] if row[0] != "keyring"]
    assert found == before


async def test_two_workers_that_start_at_once_migrate_once(
    empty_postgres: str, place: Place, keyring: Keyring
) -> None:
    here = Place(place.data_dir, empty_postgres)
    both = await asyncio.gather(
        *(Database.open(here, keyring, clock=SystemClock()) for _ in range(2))
    )
    for database in both:
        assert await database.check() == []
        await database.close()
