"""Looks at everything the bot stands on and says what to do; makes nothing new."""

import asyncio
import shutil
import stat
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot import database_engines as engines, database_files as files, places
from bot.clock import Clock
from bot.database_opening import disposing, presence
from bot.database_trouble import DatabaseTrouble, translated
from bot.doctor_discord import DISCORD, discord_found
from bot.errors import Fatal
from bot.findings import Finding, attention, ok, problem
from bot.health import TZDATA_OLD, tzdata_age
from bot.keyring import Keyring
from bot.migrations import runner
from bot.rules.calendar import tzdata_version
from bot.settings import Settings

WRITTEN_AT = datetime(2026, 11, 1, tzinfo=UTC)  # no clock is right that says earlier
BACKUP_OLD = timedelta(days=7)
ROOM_LITTLE = 2**30
ROOM_NONE = 100 * 2**20
LOCAL = {"127.0.0.1", "::1", "localhost"}
OTHERS = stat.S_IRWXG | stat.S_IRWXO


async def examine(load: Callable[[], Settings], *, clock: Clock) -> AsyncIterator[Finding]:
    """Look at one thing after the other; without settings there is little to look at."""
    yield clock_found(clock.now())
    yield zones_found(clock.now())
    try:
        settings = load()
    except Fatal as fatal:
        for sentence in fatal.sentence.splitlines():
            yield problem("settings", sentence)
        return
    for finding in (*settings_found(settings), room_found(settings.data_dir)):
        yield finding
    keyring, findings = key_found(settings)
    for finding in findings:
        yield finding
    if keyring is not None:
        yield await database_found(settings, keyring)
        yield backups_found(settings, clock.now())
    async for finding in discord_found(settings, clock):
        yield finding


def clock_found(now: datetime) -> Finding:
    """Look at the clock as far as one can without asking another."""
    if now < WRITTEN_AT:
        return problem("clock", f"It says {now:%Y-%m-%d}, which is past: set it, by NTP.")
    return ok("clock", f"It says {now:%Y-%m-%d %H:%M} UTC.")


def zones_found(now: datetime) -> Finding:
    """Look at the age of the time zone rules."""
    version = tzdata_version()
    if tzdata_age(version, now.date()) > TZDATA_OLD:
        sentence = f"The time zone rules are {version}: install a newer release of Porchlight."
        return attention("tzdata", sentence)
    return ok("tzdata", f"The time zone rules are {version}.")


def settings_found(settings: Settings, env_file: Path = Path(".env")) -> Iterator[Finding]:
    """Look at what the settings leave out, and at who could read them."""
    yield ok("settings", "They can be read, and nothing in them contradicts the rest.")
    if settings.operator_name is None:
        sentence = "OPERATOR_NAME is not set: `/about` should name who could read what is kept."
        yield attention("settings", sentence)
    if _open_to_others(env_file):
        yield problem("settings", f"Others here can read {env_file}: chmod 600 {env_file}.")
    api = urlsplit(settings.discord_api_url or DISCORD)
    if api.scheme == "http" and api.hostname not in LOCAL:
        sentence = "DISCORD_API_URL is not encrypted: the token can be read on the way."
        yield attention("settings", sentence)


def room_found(directory: Path) -> Finding:
    """Look at how much room the disk of the data has left."""
    whole = directory.absolute()
    there = next(path for path in (whole, *whole.parents) if path.exists())
    return room_left(shutil.disk_usage(there).free, directory)


def room_left(free: int, directory: Path) -> Finding:
    """Return what so many free bytes mean."""
    said = f"{free / 2**30:.1f} GiB are free for {directory}."
    if free < ROOM_NONE:
        return problem("disk", f"{said} Make room: a full disk stops the bot.")
    return attention("disk", f"{said} That is little.") if free < ROOM_LITTLE else ok("disk", said)


def key_found(settings: Settings) -> tuple[Keyring | None, list[Finding]]:
    """Look at the master key: who can read it, and whether it opens the keyring."""
    findings = list(_key_file_found(settings))
    if not places.keyring_file(settings).exists():
        database = places.database_file(settings)
        if database is not None and database.exists():
            findings.append(problem("key", "The keyring is missing: put it back from a backup."))
        else:
            findings.append(attention("key", "There is none yet: the first start makes it."))
        return None, findings
    try:
        keyring = Keyring.load_or_create(settings, lambda _: None)
    except Fatal as fatal:
        return None, [*findings, problem("key", fatal.sentence)]
    return keyring, [*findings, ok("key", "It opens the keyring.")]


def _key_file_found(settings: Settings) -> Iterator[Finding]:
    file = settings.key_file
    if file is None or not file.exists():
        return
    if _open_to_others(file):
        yield problem("key", f"Others on this computer can read {file}: chmod 400 {file}.")
    if file.absolute().is_relative_to(settings.data_dir.absolute()):
        sentence = f"{file} lies beside the data: keep a copy elsewhere, apart from the backups."
        yield attention("key", sentence)


def _open_to_others(file: Path) -> bool:
    return file.exists() and bool(file.stat().st_mode & OTHERS)


async def database_found(settings: Settings, keyring: Keyring) -> Finding:
    """Look at whether the database opens, is sound, and is at the program's level."""
    try:
        with translated():
            return await _database_found(settings, keyring)
    except DatabaseTrouble as trouble:
        return problem("database", trouble.sentence)
    except Fatal as fatal:
        return problem("database", fatal.sentence)


async def _database_found(settings: Settings, keyring: Keyring) -> Finding:
    file, key = places.database_file(settings), keyring.database_key
    if file is None:
        url = settings.database_url or ""
        async with presence(url), disposing(engines.postgres_engine(url)) as server:
            level = await runner.level(server)
        return _level_found(level, "Its server's disks are yours to encrypt.")
    if not file.exists():
        return attention("database", "There is none yet: the first start makes it.")
    await asyncio.to_thread(files.probe, file, key)
    if wrong := await asyncio.to_thread(files.problems, file, key):
        return problem("database", f"{files.damaged(file).sentence} {wrong[0]}.")
    engine = engines.sqlite_engine(file, key, connections=1, begin="BEGIN")
    async with disposing(engine):
        level = await runner.level(engine)
    return _level_found(level, "It is sound.")


def _level_found(level: str | None, more: str) -> Finding:
    steps = runner.Steps()
    runner.refuse_newer(steps, level)
    if level != steps.newest:
        said = f"It is at level {level or 'none'}; the next start brings it to {steps.newest}."
        return attention("database", said)
    return ok("database", f"It opens and is at level {level}. {more}")


def backups_found(settings: Settings, now: datetime) -> Finding:
    """Look at how old the newest backup in the usual place is."""
    place = places.backup_directory(settings)
    made = [file.stat().st_mtime for file in place.glob("*.sqlite3")] if place.exists() else []
    if not made:
        return attention("backups", f"There are none in {place}: `porchlight backup` makes one.")
    newest = datetime.fromtimestamp(max(made), UTC)
    said = f"The newest in {place} is of {newest:%Y-%m-%d}."
    return attention("backups", said) if now - newest > BACKUP_OLD else ok("backups", said)
