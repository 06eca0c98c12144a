"""The command line: sentences and exit codes, from the real program where that matters."""

import asyncio
import contextlib
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import web

from bot import __main__ as command_line, places
from bot.clock import SystemClock
from bot.database import Database
from bot.errors import Exit, Fatal
from bot.keyring import Keyring
from tests.databases import KEY, Place

ROOT = Path(__file__).parent.parent
NOWHERE = "http://127.0.0.1:1/api/v10"  # nothing listens there


@pytest.fixture(autouse=True)
def quiet_logging() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers, root.level)
    yield
    root.handlers, level = before
    root.setLevel(level)
    logging.captureWarnings(capture=False)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty directory to be in, and an environment with nothing of ours in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", "DATA_DIR", "DATABASE_URL", "PORCHLIGHT_KEY", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class Program:
    """The real program, in a process of its own, with the data of a test."""

    def __init__(self, place: Place) -> None:
        self.environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATA_DIR": str(place.data_dir),
            "PORCHLIGHT_KEY": KEY.get_secret_value(),
            "DISCORD_TOKEN": "made.up.token",
            "DISCORD_API_URL": NOWHERE,
        }
        self.cwd = place.data_dir

    async def __call__(self, *arguments: str, **environ: str) -> tuple[int, str, str]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self.cwd,
            env=self.environ | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        out, err = await asyncio.wait_for(process.communicate(), timeout=30)
        return process.returncode or 0, out.decode(), err.decode()

    async def end_of_run(self, **environ: str) -> tuple[int, str]:
        """Return the exit code and the one sentence that `run` ended with."""
        code, out, err = await self("run", **environ)
        assert out == ""
        assert "Traceback" not in err
        *log, sentence = err.splitlines()
        assert all(re.match(r"\d{4}-\d\d-\d\dT\S+ (INFO|WARNING) ", line) for line in log), err
        assert sentence.endswith(".")
        return code, sentence


@pytest.fixture
def program(place: Place) -> Program:
    return Program(place)


@pytest.mark.slow
async def test_an_unreachable_discord_is_a_sentence(program: Program) -> None:
    code, sentence = await program.end_of_run()
    assert code == Exit.DISCORD
    assert "Discord cannot be reached" in sentence


@contextlib.asynccontextmanager
async def discord_that_answers(status: int) -> AsyncIterator[str]:
    async def answer(_: web.Request) -> web.Response:
        body = b'{"message": "401: Unauthorized", "code": 0}'
        headers = {"Content-Type": "application/json"}
        return web.Response(body=body, status=status, headers=headers)

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
    finally:
        await runner.cleanup()


@pytest.mark.slow
async def test_a_wrong_token_is_a_sentence(program: Program) -> None:
    async with discord_that_answers(401) as url:
        code, sentence = await program.end_of_run(DISCORD_API_URL=url)
    assert code == Exit.TOKEN
    assert "DISCORD_TOKEN" in sentence
    assert "made.up.token" not in sentence


@pytest.mark.slow
async def test_a_database_in_use_is_a_sentence(program: Program, sqlite_database: Database) -> None:
    code, sentence = await program.end_of_run()
    assert code == Exit.DATABASE
    assert "Another Porchlight" in sentence
    assert await sqlite_database.check() == []


@pytest.mark.slow
async def test_a_corrupt_database_is_a_sentence(program: Program, place: Place) -> None:
    (place.data_dir / places.DATABASE).write_bytes(b"these are not the pages you know " * 400)
    code, sentence = await program.end_of_run()
    assert code == Exit.DATABASE
    assert "damaged" in sentence
    assert "restore" in sentence


@pytest.mark.slow
async def test_a_newer_database_is_a_sentence(
    program: Program, place: Place, keyring: Keyring
) -> None:
    database = await Database.open(place, keyring, clock=SystemClock())
    async with database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await database.close()
    code, sentence = await program.end_of_run()
    assert code == Exit.DATABASE
    assert "newer Porchlight" in sentence


@pytest.mark.slow
async def test_a_missing_key_is_a_sentence(
    program: Program, place: Place, sqlite_template: Path
) -> None:
    shutil.copyfile(sqlite_template, place.data_dir / places.DATABASE)
    code, sentence = await program.end_of_run(PORCHLIGHT_KEY="", PORCHLIGHT_KEY_FILE="gone.key")
    assert code == Exit.KEY
    assert "gone.key is missing" in sentence
    assert not (place.data_dir / "gone.key").exists()


@pytest.mark.slow
async def test_an_unreachable_database_server_is_a_sentence(program: Program) -> None:
    code, sentence = await program.end_of_run(DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert code == Exit.DATABASE
    assert "DATABASE_URL" in sentence


async def test_wrong_settings_are_all_told_before_anything_starts(program: Program) -> None:
    code, out, err = await program(
        "run", DISCORD_TOKEN="", TICK_SECONDS="0", LOG_LEVEL="chatty", HEALTH_PORT="x"
    )
    assert (code, out) == (Exit.SETTINGS, "")
    assert [line.split()[0] for line in err.splitlines()] == [
        "TICK_SECONDS",
        "LOG_LEVEL",
        "HEALTH_PORT",
        "DISCORD_TOKEN",
    ]


@pytest.mark.slow
async def test_a_first_start_says_where_the_key_is(program: Program, place: Place) -> None:
    new = place.data_dir / "new"
    code, _, err = await program(
        "run", DATA_DIR=str(new), PORCHLIGHT_KEY="", PORCHLIGHT_KEY_FILE="own.key"
    )
    assert code == Exit.DISCORD
    assert "A new key was made: own.key. Copy it now to a place apart from the backups" in err
    key = place.data_dir / "own.key"
    assert key.stat().st_mode & 0o777 == 0o400
    assert key.read_text().strip() not in err


def test_no_command_shows_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command_line.main(["--help"])
    shown = capsys.readouterr().out
    for name in ("run", "demo", "doctor", "backup", "restore", "rotate-key", "copy"):
        assert re.search(rf"^    {name}\b", shown, re.MULTILINE)


def test_a_backup_is_made_copied_back_and_put_under_a_new_key(
    here: Path, capsys: pytest.CaptureFixture[str], keyring: Keyring, sqlite_template: Path
) -> None:
    place = Place(here / "data")
    places.made(place.data_dir)
    places.write_once(places.keyring_file(place), keyring.wrapped())
    places.write_once(place.data_dir / "porchlight.key", KEY.get_secret_value().encode())
    shutil.copyfile(sqlite_template, place.data_dir / places.DATABASE)

    assert command_line.main(["backup"]) == Exit.OK
    (backup,) = (place.data_dir / "backups").glob("porchlight-*.sqlite3")
    assert f"Backed up to data/backups/{backup.name}" in capsys.readouterr().out

    assert command_line.main(["restore", str(backup)]) == Exit.OK
    assert "What was there before is kept in" in capsys.readouterr().out

    assert command_line.main(["rotate-key"]) == Exit.OK
    assert "data/porchlight.key is the new key" in capsys.readouterr().out
    assert command_line.main(["doctor"]) == Exit.OK
    assert "It opens the keyring." in capsys.readouterr().out


@pytest.mark.parametrize("command", [["backup"], ["copy", "postgresql://host/name"]])
def test_nothing_to_copy_is_a_sentence_and_makes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert command_line.main(command) == Exit.KEY
    assert capsys.readouterr().err.startswith("Nothing is kept in data yet")
    assert list(here.iterdir()) == []


def test_a_doctor_with_bad_news_says_so_to_the_shell(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "chatty")
    assert command_line.main(["doctor"]) == Exit.FAILED
    assert "problem    settings  LOG_LEVEL must be" in capsys.readouterr().out
    assert list(here.iterdir()) == []


class Bot:
    """What `until_stopped` needs, and how it ends."""

    def __init__(self, *, end: BaseException | None = None, asks: int | None = None) -> None:
        self.stopped = asyncio.Event()
        self.end = end
        self.asks = asks

    async def run(self) -> None:
        if self.asks:
            os.kill(os.getpid(), self.asks)
            await self.stopped.wait()
        if self.end:
            raise self.end

    async def stop(self) -> None:
        self.stopped.set()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_bot_kindly(number: int) -> None:
    async def scene() -> Bot:
        bot = Bot(asks=number)
        async with asyncio.timeout(5):
            await command_line.until_stopped(bot)
        # A second one would now end the process at once.
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        return bot

    assert asyncio.run(scene()).stopped.is_set()


def test_a_bot_that_ends_by_itself_leaves_nothing_waiting() -> None:
    async def scene() -> None:
        async with asyncio.timeout(5):
            await command_line.until_stopped(Bot())

    asyncio.run(scene())


def test_a_fatal_end_is_found_inside_a_group() -> None:
    fatal = Fatal("The disk is gone.", Exit.DATABASE)
    group = ExceptionGroup("tasks", [ValueError(), ExceptionGroup("more", [fatal])])
    assert command_line.fatal_in(group) is fatal
    assert command_line.fatal_in(ExceptionGroup("tasks", [ValueError()])) is None


def test_a_fatal_end_while_running_reaches_the_shell(capsys: pytest.CaptureFixture[str]) -> None:
    async def scene() -> int:
        await command_line.until_stopped(Bot(end=Fatal("The disk is gone.", Exit.DATABASE)))
        return Exit.OK

    assert command_line.outcome(scene()) == Exit.DATABASE
    assert capsys.readouterr().err == "The disk is gone.\n"


def test_the_unexpected_is_logged_whole_and_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def scene() -> int:
        await command_line.until_stopped(Bot(end=LookupError("who is this")))
        return Exit.OK

    assert command_line.outcome(scene()) == Exit.FAILED
    assert capsys.readouterr().err == "Something unexpected happened; the lines above say what.\n"
    assert "LookupError: who is this" in caplog.text


def test_ctrl_c_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    async def scene() -> int:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.Event().wait()
        return Exit.OK

    assert command_line.outcome(scene()) == 130
    assert capsys.readouterr().err == ""
