"""The command line: run · demo · doctor · backup · restore · rotate-key · copy."""

import argparse
import asyncio
import importlib.util
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Protocol

from bot import logs, places
from bot.clock import SystemClock
from bot.errors import Exit, Fatal
from bot.keyring import Keyring
from bot.settings import Settings, load

# ruff: noqa: PLC0415 — each command imports what it alone needs

log = logging.getLogger("bot")

INTERRUPTED = 130  # what a shell expects after Ctrl-C

Command = Callable[[argparse.Namespace], Coroutine[None, None, int]]


class Stoppable(Protocol):
    """What `until_stopped` needs of the bot."""

    async def run(self) -> None:
        """Work until stopped."""
        ...

    async def stop(self) -> None:
        """Finish what is in flight and end `run`."""
        ...


async def run(_: argparse.Namespace) -> int:
    """Run the bot until it is told to stop."""
    settings = load(needs_token=True)
    logs.set_up(settings)
    from bot.app import App

    await until_stopped(App(settings, clock=SystemClock()))
    return Exit.OK


async def until_stopped(app: Stoppable) -> None:
    """Run the bot; the first SIGTERM or Ctrl-C stops it kindly, a second one at once."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    def ask() -> None:
        asked.set()
        for number in signals:
            loop.remove_signal_handler(number)

    async def stop_when_asked() -> None:
        await asked.wait()
        log.info("stopping")
        await app.stop()

    for number in signals:
        loop.add_signal_handler(number, ask)
    async with asyncio.TaskGroup() as tasks:
        watch = tasks.create_task(stop_when_asked())
        await app.run()
        if not asked.is_set():
            watch.cancel()


async def demo(options: argparse.Namespace) -> int:
    """Run the demo until it is told to stop."""
    missing = [name for name in ("sandbox", "simcord") if importlib.util.find_spec(name) is None]
    if missing:
        sentence = f"The demo needs {missing[0]}, which is not installed: type `make demo`."
        raise Fatal(sentence)
    from sandbox.demo import run as run_demo

    await run_demo(options.port, options.keep)
    return Exit.OK


async def doctor(_: argparse.Namespace) -> int:
    """Look at everything the bot stands on, and say what to do."""
    from bot.doctor import examine
    from bot.findings import Verdict

    worst = Exit.OK
    async for finding in examine(load, clock=SystemClock()):
        print(finding, flush=True)
        if finding.verdict is Verdict.PROBLEM:
            worst = Exit.FAILED
    return worst


async def backup(options: argparse.Namespace) -> int:
    """Write an encrypted copy of everything, while the bot runs or not."""
    from bot import backups

    settings = prepared()
    to: Path = options.to or places.backup_directory(settings)
    keyring = existing_keys(settings)
    written = await backups.backup(settings, keyring, to, clock=SystemClock())
    print(f"Backed up to {written}, with its keyring beside it. Its key is not in there.")
    return Exit.OK


async def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of the database, which is kept aside; the bot must be stopped."""
    from bot import backups

    aside = await backups.restore(prepared(), options.file, clock=SystemClock())
    kept = f" What was there before is kept in {aside}." if aside else ""
    print(f"Restored from {options.file}.{kept}")
    return Exit.OK


async def rotate_key(_: argparse.Namespace) -> int:
    """Make a new master key, and put everything under it; the bot must be stopped."""
    from bot import rotation

    settings = prepared()
    aside = await rotation.rotate(settings, notice)
    print(
        f"{settings.key_file} is the new key: copy it to a place apart from the backups. The old "
        f"one is kept in {aside}, because older backups still need it."
    )
    return Exit.OK


async def copy(options: argparse.Namespace) -> int:
    """Copy everything to an empty database of the other kind, SQLite or PostgreSQL."""
    from bot import backups

    settings = prepared()
    keyring = existing_keys(settings)
    rows = await backups.copy(settings, keyring, options.url)
    print(
        f"Copied {sum(rows.values())} rows of {len(rows)} tables. Put the new address into "
        "DATABASE_URL before the next start."
    )
    return Exit.OK


def prepared() -> Settings:
    """Return the settings, with the log set up by them."""
    settings = load()
    logs.set_up(settings)
    return settings


def existing_keys(settings: Settings) -> Keyring:
    """Return the keys of a bot that has run here before; to copy nothing needs no new ones."""
    if not places.keyring_file(settings).exists():
        sentence = (
            f"Nothing is kept in {settings.data_dir} yet: look at DATA_DIR, or start the bot."
        )
        raise Fatal(sentence, Exit.KEY)
    return Keyring.load_or_create(settings, notice)


def notice(sentence: str) -> None:
    """Tell the operator something they should act on."""
    print(sentence, file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """Return what the command line understands."""
    whole = argparse.ArgumentParser(
        prog="porchlight", description="A Discord bot for recovery groups that meet online."
    )
    commands = whole.add_subparsers(title="commands", metavar="command", required=True)

    def add(name: str, command: Command) -> argparse.ArgumentParser:
        said = (command.__doc__ or "").splitlines()[0]
        one = commands.add_parser(name, help=said, description=said)
        one.set_defaults(command=command)
        return one

    add("run", run)
    pretend = add("demo", demo)
    pretend.add_argument("--port", type=int, default=0, help="of the page; 0 takes a free one")
    pretend.add_argument("--keep", type=Path, help="a directory for its data, kept afterwards")
    add("doctor", doctor)
    add("backup", backup).add_argument(
        "to", nargs="?", type=Path, help="a new file, or a directory; usually backups in DATA_DIR"
    )
    add("restore", restore).add_argument("file", type=Path, help="a backup")
    add("rotate-key", rotate_key)
    add("copy", copy).add_argument("url", help="of the empty database, as in DATABASE_URL")
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return what the shell is told."""
    options = parser().parse_args(arguments)
    command: Command = options.command
    return outcome(command(options))


def outcome(work: Coroutine[None, None, int]) -> int:
    """Do the work; return its exit code, or say in a sentence why there is no better one."""
    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        fatal = fatal_in(error)
        if fatal is not None:
            print(fatal.sentence, file=sys.stderr)
            return fatal.exit_code
        log.exception("unexpected end")
        print("Something unexpected happened; the lines above say what.", file=sys.stderr)
        return Exit.FAILED


def fatal_in(error: BaseException) -> Fatal | None:
    """Return the sentence that ended the program, also from within a group of errors."""
    if isinstance(error, Fatal):
        return error
    if isinstance(error, BaseExceptionGroup):
        return next(filter(None, map(fatal_in, error.exceptions)), None)
    return None


if __name__ == "__main__":
    sys.exit(main())
