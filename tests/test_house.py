"""The house rules that no linter knows."""

import re
import subprocess
import tomllib
from pathlib import Path

import discord
import pytest

from sandbox.demo import INVITED

ROOT = Path(__file__).parent.parent

TOP = {
    *(".ci", ".env.example", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
    *("Makefile", "README.md", "SECURITY.md", "benchmarks", "bot", "cogs", "data", "docs"),
    *("pyproject.toml", "sandbox", "tests"),
}
LONGEST = 450
# One letter of each stands in brackets, so that this file does not find itself.
REGISTRIES = re.compile(r"//[a-z.]*(py[p]i|python[h]osted|npm[j]s|debia[n])\.")
MACHINE_PATHS = re.compile(r"(^|[^a-zA-Z0-9.])/(wor[k]|far[m]|roo[t])/")
LOOSE_ENDS = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X]|NotImplementedErro[r])\b|mark\.ski[p]\b")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
INVITE = re.compile(r"permissions=(\d+)")
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_private_threads=True,
    manage_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    pin_messages=True,
)


def kept() -> list[str]:
    """Return every file that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def lines(*endings: str) -> list[tuple[str, str]]:
    """Return every line of the texts with these endings, with the place where it stands."""
    found = []
    for name in kept():
        if name.endswith(endings):
            text = (ROOT / name).read_text(encoding="utf-8")
            found += [(f"{name}:{n}", line) for n, line in enumerate(text.splitlines(), 1)]
    return found


TEXTS = (".py", ".md", ".toml", ".txt", ".ftl", ".js", ".css", ".html", "Makefile", "run", ".csv")


def test_the_top_level_holds_only_what_has_a_place_there() -> None:
    assert {name.split("/", 1)[0] for name in kept()} <= TOP


def test_no_module_is_too_long_to_read() -> None:
    long = {
        name: count
        for name in kept()
        if name.endswith(".py")
        and (count := len((ROOT / name).read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE_PATHS])
def test_nothing_names_the_place_where_it_was_made(pattern: re.Pattern[str]) -> None:
    assert [place for place, line in lines(*TEXTS) if pattern.search(line)] == []


def test_there_are_no_loose_ends() -> None:
    assert [place for place, line in lines(".py", ".js") if LOOSE_ENDS.search(line)] == []


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (REGISTRIES, "index = https://py" + "pi.org/simple"),
        (MACHINE_PATHS, "open('/roo" + "t/.cache')"),
        (LOOSE_ENDS, "raise NotImplemented" + "Error"),
        (LOOSE_ENDS, "# TO" + "DO later"),
    ],
)
def test_a_breach_of_these_would_be_seen(pattern: re.Pattern[str], bad: str) -> None:
    assert pattern.search(bad)


def test_the_changelog_is_open_for_the_next_change() -> None:
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_links_between_the_documents_lead_somewhere() -> None:
    dead = [
        (place, target)
        for place, line in lines(".md")
        for target in LINK.findall(line)
        if not (ROOT / place.rpartition(":")[0]).parent.joinpath(target).exists()
    ]
    assert dead == []


@pytest.mark.parametrize("name", ["README.md", "docs/self-hosting.md"])
def test_the_invite_asks_for_the_permissions_the_bot_needs(name: str) -> None:
    asked = INVITE.findall((ROOT / name).read_text(encoding="utf-8"))
    assert asked == [str(PERMISSIONS.value)] * len(asked)
    assert asked or name != "README.md"


def test_the_readme_names_each_permission() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| permission | for |\n|---|---|\n")[2].partition("\n\n")[0]
    named = {name.strip() for row in table.splitlines() for name in row.split("|")[1].split(",")}
    asked = {name.replace("_", " ") for name, on in PERMISSIONS if on}
    assert {name.lower() for name in named} == asked - {"read messages"} | {"view channel"}


def test_the_demo_invites_the_bot_with_these_permissions() -> None:
    assert INVITED == PERMISSIONS


def test_pins_carry_hashes_and_no_address() -> None:
    for name in (".ci/requirements.txt", ".ci/requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.findall(r"^[a-z0-9].*?==.*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(packages) > 20
        assert all("--hash=sha256:" in package for package in packages)
        assert "://" not in text


def test_each_dependency_has_its_reason_written_down() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
    named = {name.lower() for name in re.findall(r"[A-Za-z][\w.-]+", reasons)}
    needed = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in project["dependencies"]}
    assert needed - named == set()
