"""The dependency rule: who may import what, read from the imports themselves."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent

# Packages that only some modules may import.
ONLY_IN = {
    "discord": {
        *("bot.app", "bot.porchlight", "bot.router", "bot.discord_messenger", "bot.ui", "cogs"),
    },
    "apscheduler": {"bot.metronome"},
    "sqlalchemy": {"bot.store", "bot.database*", "bot.migrations"},
    "alembic": {"bot.database*", "bot.migrations"},
    "sandbox": {"bot.__main__"},
    "simcord": set(),
}

# What of ours a package may import; packages that are not listed may import anything of ours.
OURS = {
    "bot.models": {"bot.models"},
    "bot.rules": {"bot.models", "bot.rules"},
    "bot.store": {"bot.models", "bot.store"},
    "bot.feeds": {"bot.feeds", "bot.models", "bot.rules"},
    # A use case is one transaction, so services also take the database that opens it; who was
    # erased is written outside of it.
    "bot.services": {
        *("bot.database", "bot.erasures", "bot.models", "bot.rules", "bot.services", "bot.store"),
        "bot.vault",
    },
}

IO_AND_CLOCKS = {
    *("aiohttp", "asyncio", "bot.clock", "logging", "os", "random", "secrets", "socket"),
    *("sqlite3", "subprocess", "threading", "time", "urllib.request"),
}


class Import(NamedTuple):
    """A name that a module imports, and whether that waits until a function is called."""

    name: str
    lazily: bool


def imports(source: str) -> Iterator[Import]:
    """Give every import of the source, `from a import b` as `a.b`, type-checking ones too."""
    yield from _imports(ast.parse(source), lazily=False)


def _imports(node: ast.AST, *, lazily: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, lazily) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "ruff bans relative imports"
            yield from (Import(f"{child.module}.{alias.name}", lazily) for alias in child.names)
        inside = lazily or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _imports(child, lazily=inside)


def within(name: str, packages: set[str]) -> bool:
    """Tell whether the name is one of the packages or in one; `a*` stands for any ending."""
    return any(
        name.startswith(package[:-1])
        if package.endswith("*")
        else f"{name}.".startswith(f"{package}.")
        for package in packages
    )


def strays(module: str, source: str) -> list[str]:
    """Return every import that the module may not have, with the rule it breaks."""
    return [
        f"{module} imports {found.name}: {broken}"
        for found in imports(source)
        for rule in RULES
        for broken in rule(module, found)
    ]


def _strangers(module: str, found: Import) -> Iterator[str]:
    top = module.partition(".")[0]
    for package, homes in ONLY_IN.items():
        at_home = top in {package, "sandbox"} or within(module, homes)
        if within(found.name, {package}) and not at_home:
            yield f"{package} belongs in {', '.join(sorted(homes)) or 'the sandbox'}"


def _ours(module: str, found: Import) -> Iterator[str]:
    for package, allowed in OURS.items():
        foreign = within(found.name, {"bot", "cogs"}) and not within(found.name, allowed)
        if within(module, {package}) and foreign:
            yield f"{package} may import {', '.join(sorted(allowed))}"


def _cogs(module: str, found: Import) -> Iterator[str]:
    if not within(module, {"cogs"}):
        return
    if within(found.name, {"bot.store", "bot.rules", "bot.database*"}):
        yield "a cog asks a service"
    cog = ".".join(module.split(".")[:2])  # a large one is a package
    if within(found.name, {"cogs"}) and not within(found.name, {cog}):
        yield "a cog imports no other cog"


def _purity(module: str, found: Import) -> Iterator[str]:
    if within(module, {"bot.models", "bot.rules"}) and within(found.name, IO_AND_CLOCKS):
        yield "rules and models are pure: no clock, no input or output"


def _lazy_sandbox(module: str, found: Import) -> Iterator[str]:
    if within(found.name, {"sandbox"}) and not within(module, {"sandbox"}) and not found.lazily:
        yield "the sandbox is imported only when the demo starts"


RULES = (_strangers, _ours, _cogs, _purity, _lazy_sandbox)


def modules() -> list[tuple[str, Path]]:
    files = [file for top in ("bot", "cogs", "sandbox") for file in (ROOT / top).rglob("*.py")]
    return [(_name(file), file) for file in sorted(files)]


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize(("module", "file"), modules(), ids=[name for name, _ in modules()])
def test_a_module_imports_only_what_its_place_allows(module: str, file: Path) -> None:
    assert strays(module, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bot.services.checkins", "import discord"),
        ("bot.services.checkins", "from discord.ext import commands"),
        ("bot.services.checkins", "from sqlalchemy.ext.asyncio import AsyncConnection"),
        ("bot.services.checkins", "from bot import messenger"),
        ("bot.doctor", "import discord"),
        ("bot.dispatcher", "def tick():\n    import discord"),
        ("bot.dispatcher", "from apscheduler.schedulers.asyncio import AsyncIOScheduler"),
        ("bot.dispatcher", "from sqlalchemy import select"),
        ("bot.rules.quiet", "from bot.store import members"),
        ("bot.rules.quiet", "from bot.clock import Clock"),
        ("bot.rules.quiet", "import time"),
        ("bot.rules.quiet", "if TYPE_CHECKING:\n    from bot import settings"),
        ("bot.models", "from bot.rules import calendar"),
        ("bot.store.members", "from bot.rules import calendar"),
        ("bot.store.members", "from bot.services import members"),
        ("cogs.days", "from bot.store import members"),
        ("cogs.days", "from bot.rules.calendar import local_date"),
        ("cogs.days", "from cogs.checkins import CheckIns"),
        ("cogs.days", "import cogs.checkins"),
        ("bot.app", "from sandbox.demo import run"),
        ("bot.app", "def start():\n    from sandbox import demo"),
        ("bot.__main__", "from sandbox import demo"),
        ("bot.app", "import simcord"),
    ],
)
def test_a_stray_import_is_caught(module: str, source: str) -> None:
    assert strays(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("cogs.days", "import discord\nfrom bot.services import days"),
        ("bot.ui.panels", "import discord"),
        (
            "bot.services.days",
            "from bot.database import Transaction\nfrom bot.rules import streaks",
        ),
        ("bot.store.members", "from sqlalchemy import select\nfrom bot.models import Member"),
        ("bot.metronome", "from apscheduler.schedulers.asyncio import AsyncIOScheduler"),
        ("bot.__main__", "def demo():\n    from sandbox.demo import run"),
        ("sandbox.demo", "import discord\nimport simcord\nfrom bot.app import App"),
    ],
)
def test_an_import_in_its_place_passes(module: str, source: str) -> None:
    assert strays(module, source) == []


def test_what_runs_without_the_tests_imports_only_what_is_installed_for_it() -> None:
    pins = re.findall(
        r"^([a-z0-9._-]+)==",
        (ROOT / ".ci/requirements.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    homes = packages_distributions()
    missing = {
        f"{module} imports {found.name}"
        for module, file in modules()
        for found in imports(file.read_text(encoding="utf-8"))
        if not (found.lazily and within(module, {"sandbox"}))  # it can do without the tests' own
        and (top := found.name.partition(".")[0]) not in {"bot", "cogs", "sandbox"}
        and top not in sys.stdlib_module_names
        and not {_normal(home) for home in homes.get(top, ())} & {_normal(pin) for pin in pins}
    }
    assert missing == set()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
