"""The Makefile, with stand-ins for the programs that it calls."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ECHO = '#!/bin/sh\necho "$*"\n'
NEW_PYTHON = """#!/bin/sh
case "$1$2" in
  -mvenv) mkdir -p "$3/bin"; cp "$0.echo" "$3/bin/python" ;;
esac
exit 0
"""


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A clone of which only what make looks at is there."""
    here = tmp_path / "clone"
    (here / ".ci").mkdir(parents=True)
    for name in ("Makefile", ".ci/requirements.txt"):
        shutil.copy(ROOT / name, here / name)
    return here


@pytest.fixture
def installed(tree: Path) -> Path:
    """The same after the first `make run`; its python says what it was called with."""
    program(tree / ".venv/bin/python", ECHO)
    (tree / ".venv/.run").touch()
    return tree


def make(tree: Path, target: str, **environ: str) -> subprocess.CompletedProcess[str]:
    plain = {"PATH": os.environ["PATH"], "HOME": str(tree)}
    return subprocess.run(  # noqa: S603
        ["make", target],  # noqa: S607
        cwd=tree,
        env=plain | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_token_make_run_is_the_demo(installed: Path) -> None:
    assert make(installed, "run").stdout == "-m bot demo\n"


@pytest.mark.parametrize(
    "line", ["DISCORD_TOKEN=a.b.c", ' export DISCORD_TOKEN = "a.b.c"', "DISCORD_TOKEN='a.b.c'"]
)
def test_with_a_token_in_the_file_make_run_is_the_bot(installed: Path, line: str) -> None:
    (installed / ".env").write_text(f"LOG_LEVEL=INFO\n{line}\n")
    assert make(installed, "run").stdout == "-m bot run\n"


@pytest.mark.parametrize(
    "line", ["DISCORD_TOKEN=", "#DISCORD_TOKEN=a.b.c", "DISCORD_TOKEN=   # later", ""]
)
def test_a_line_without_a_token_is_none(installed: Path, line: str) -> None:
    (installed / ".env").write_text(f"{line}\n")
    assert make(installed, "run").stdout == "-m bot demo\n"


def test_with_a_token_in_the_environment_make_run_is_the_bot(installed: Path) -> None:
    made = make(installed, "run", DISCORD_TOKEN="a.b.c")  # noqa: S106
    assert made.stdout == "-m bot run\n"


def test_the_first_run_installs_pinned_wheels_and_no_second_one_does(
    tree: Path, tmp_path: Path
) -> None:
    program(tmp_path / "bin/python3.12", NEW_PYTHON)
    program(tmp_path / "bin/python3.12.echo", ECHO)
    program(tmp_path / "bin/python3.13", "#!/bin/sh\nexit 1\n")  # there, but does not start
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    first, second = (make(tree, "demo", PATH=path).stdout.splitlines() for _ in range(2))
    pip, start = first[1:]
    assert pip.startswith("-m pip ")
    assert pip.endswith("install --require-hashes --only-binary :all: -r .ci/requirements.txt")
    assert start == "-m bot demo"
    assert second == ["-m bot demo"]


def shell_only(tmp_path: Path) -> Path:
    """Return a directory with a shell and nothing else."""
    for name in ("bash", "sh", "make", "id"):
        found = shutil.which(name)
        assert found
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path / "bin"


def test_an_old_python_is_a_sentence(tree: Path, tmp_path: Path) -> None:
    path = shell_only(tmp_path)
    program(path / "python3", "#!/bin/sh\nexit 1\n")
    made = make(tree, "run", PATH=str(path))
    assert made.returncode != 0
    assert "Porchlight needs Python 3.11 or newer" in made.stdout


def test_a_python_without_venv_is_a_sentence(tree: Path, tmp_path: Path) -> None:
    path = shell_only(tmp_path)
    program(path / "python3", '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n')
    made = make(tree, "run", PATH=str(path))
    assert made.returncode != 0
    assert "apt-get install python3-venv" in made.stdout
    assert not (tree / ".venv").exists()


def test_a_missing_chromium_is_a_sentence_or_is_installed(tree: Path, tmp_path: Path) -> None:
    path = shell_only(tmp_path)
    (path / "id").unlink()
    program(path / "id", "#!/bin/sh\necho 1000\n")
    made = make(tree, "chromium", PATH=str(path))
    assert made.returncode != 0
    assert "The browser tests need Chromium: apt-get install chromium" in made.stdout

    program(path / "id", "#!/bin/sh\necho 0\n")
    program(path / "apt-get", '#!/bin/sh\necho "apt-get $*" >&2\n')
    made = make(tree, "chromium", PATH=str(path))
    assert made.returncode == 0
    assert "install -y --no-install-recommends chromium" in made.stderr

    program(path / "own-browser", ECHO)
    made = make(tree, "chromium", PATH=str(path), CHROMIUM="own-browser")
    assert (made.returncode, made.stdout) == (0, "")


def test_make_alone_shows_what_there_is(tree: Path) -> None:
    shown = make(tree, "help").stdout
    for target in ("run", "demo", "setup", "test", "lint types format-check", "soak", "pins"):
        assert f"make {target}" in shown
