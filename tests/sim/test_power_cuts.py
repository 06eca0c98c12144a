"""Power cuts: what was acknowledged is there afterwards, and the file is whole."""

import random
import shutil
from pathlib import Path

import pytest

from bot import places
from bot.database_engines import connect_file
from bot.keyring import Keyring
from tests.sim.power import Disk, failing_disk

CUTS = 300
PAGES_BETWEEN_CHECKPOINTS = 20  # so that cuts fall into checkpoints as well


class Cuts:
    """Cuts the power at random writes, and notes what had been acknowledged by then."""

    def __init__(self, disk: Disk, directory: Path, *, wanted: int, seed: int) -> None:
        self.acknowledged: list[str] = []
        self.made: list[tuple[Path, int]] = []
        self._disk = disk
        self._directory = directory
        self._wanted = wanted
        self._dice = random.Random(seed)

    @property
    def enough(self) -> bool:
        """Say whether as many cuts were made as were wanted."""
        return len(self.made) >= self._wanted

    def perhaps(self) -> None:
        """Cut at this write, or let it pass."""
        if self.enough or self._dice.random() > 0.2:
            return
        into = self._directory / str(len(self.made))
        into.mkdir(parents=True)
        self._disk.cut(into, self._dice)
        self.made.append((into, len(self.acknowledged)))


def run_with_cuts(
    tmp_path: Path, template: Path, keyring: Keyring, *, cuts: int, synchronous: str | None
) -> tuple[int, int, int]:
    """Return how many cuts were made, acknowledged writes lost, and files corrupted."""
    file = tmp_path / places.DATABASE
    shutil.copyfile(template, file)
    with failing_disk() as disk:
        connection = connect_file(file, keyring.database_key)
        if synchronous is not None:
            connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BETWEEN_CHECKPOINTS}")
        made = Cuts(disk, tmp_path / "cuts", wanted=cuts, seed=7)
        disk.on_write = made.perhaps
        number = 0
        while not made.enough:
            name = f"write {number}"
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO program VALUES (?, ?)", (name, "x" * (number % 3000)))
            connection.execute("COMMIT")
            made.acknowledged.append(name)
            number += 1
        disk.on_write = lambda: None
        connection.close()
    lost = corrupt = 0
    for directory, acknowledged in made.made:
        found, whole = survivors(directory / places.DATABASE, keyring)
        lost += len(set(made.acknowledged[:acknowledged]) - found)
        corrupt += not whole
        shutil.rmtree(directory)
    return len(made.made), lost, corrupt


def survivors(file: Path, keyring: Keyring) -> tuple[set[str], bool]:
    """Return what is found after the cut, and whether the file is whole."""
    connection = connect_file(file, keyring.database_key)
    try:
        found = {row[0] for row in connection.execute("SELECT name FROM program")}
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()
    return found, whole


@pytest.mark.slow
def test_300_power_cuts_lose_no_acknowledged_write_and_corrupt_no_file(
    tmp_path: Path, sqlite_template: Path, keyring: Keyring
) -> None:
    cuts, lost, corrupt = run_with_cuts(
        tmp_path, sqlite_template, keyring, cuts=CUTS, synchronous=None
    )
    assert (cuts, lost, corrupt) == (CUTS, 0, 0)


@pytest.mark.slow
def test_the_simulation_bites_a_bot_that_would_not_wait_for_the_disk(
    tmp_path: Path, sqlite_template: Path, keyring: Keyring
) -> None:
    _, lost, _ = run_with_cuts(tmp_path, sqlite_template, keyring, cuts=60, synchronous="NORMAL")
    assert lost > 0
