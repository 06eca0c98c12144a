"""Databases for the tests: a file or a server, empty or at the program's level."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot import places
from bot.clock import SystemClock
from bot.database import Database
from bot.keyring import Keyring
from bot.vault import MasterKey
from tests.postgres import Server, a_server

MASTER = MasterKey(b"k" * 32)
DATABASE_KEY = b"d" * 32
KEY = SecretStr(MASTER.spell())
TEMPLATE = "template_of_tests"


@dataclass(frozen=True)
class Place:
    """The settings that say where things are."""

    data_dir: Path
    database_url: str | None = None
    key_file: Path | None = None
    key: SecretStr | None = KEY


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    """The same keys for every test, so that databases can be made from a template."""
    return Keyring(MASTER, database_key=DATABASE_KEY, mac_secret=b"m" * 32)


@pytest.fixture
def place(tmp_path: Path, keyring: Keyring) -> Place:
    """A directory with a keyring, and no database yet."""
    here = Place(tmp_path / "data")
    places.made(here.data_dir)
    places.write_once(places.keyring_file(here), keyring.wrapped())
    return here


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, keyring: Keyring) -> Path:
    """A SQLite file at the program's level."""
    here = Place(tmp_path_factory.mktemp("template"))
    asyncio.run(_prepare(here, keyring))
    file = places.database_file(here)
    assert file is not None
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server of this worker's own."""
    with a_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(
    postgres_server: Server, tmp_path_factory: pytest.TempPathFactory, keyring: Keyring
) -> str:
    """The name of a database at the program's level, with nobody connected to it."""
    asyncio.run(run_sql(postgres_server, f"CREATE DATABASE {TEMPLATE}"))
    here = Place(tmp_path_factory.mktemp("postgres"), postgres_server.url(TEMPLATE))
    asyncio.run(_prepare(here, keyring))
    return TEMPLATE


names = (f"test_{number}" for number in count())


@pytest.fixture
async def empty_postgres(postgres_server: Server) -> AsyncIterator[str]:
    """The address of a PostgreSQL database without a table."""
    name = next(names)
    await run_sql(postgres_server, f"CREATE DATABASE {name}")
    yield postgres_server.url(name)
    await run_sql(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, place: Place) -> Place:
    """A place without a database, on each engine in turn."""
    if request.param == "sqlite":
        return place
    return Place(place.data_dir, request.getfixturevalue("empty_postgres"))


@pytest.fixture
async def sqlite_database(
    place: Place, sqlite_template: Path, keyring: Keyring
) -> AsyncIterator[Database]:
    """An empty SQLite database at the program's level."""
    shutil.copy(sqlite_template, place.data_dir / places.DATABASE)
    database = await Database.open(place, keyring, clock=SystemClock())
    yield database
    await database.close()


@pytest.fixture
async def postgres_database(
    place: Place, postgres_server: Server, postgres_template: str, keyring: Keyring
) -> AsyncIterator[Database]:
    """An empty PostgreSQL database at the program's level."""
    name = next(names)
    await run_sql(postgres_server, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    here = Place(place.data_dir, postgres_server.url(name))
    database = await Database.open(here, keyring, clock=SystemClock())
    yield database
    await database.close()
    await run_sql(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty database, on each engine in turn."""
    fixture = "sqlite_database" if request.param == "sqlite" else "postgres_database"
    found = request.getfixturevalue(fixture)
    assert isinstance(found, Database)
    return found


async def run_sql(server: Server, statement: str) -> None:
    """Run a statement that PostgreSQL wants outside of any transaction."""
    engine = create_async_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def _prepare(here: Place, keyring: Keyring) -> None:
    database = await Database.open(here, keyring, clock=SystemClock())
    await database.close()
