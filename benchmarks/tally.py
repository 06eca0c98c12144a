"""Counts that a bot writes and the benchmark reads meanwhile: a few numbers in a shared file."""

import mmap
import struct
from enum import IntEnum
from pathlib import Path

NAME = "tally"
_NUMBER = struct.Struct("<q")


class Cell(IntEnum):
    """What is counted: statements by what they were for, ticks, and transactions."""

    FOR_ANSWERS = 0
    FOR_TICKS = 1
    TICKS = 2
    WRITES_FOR_ANSWERS = 3


class Tally:
    """The numbers of one bot, in its data directory."""

    def __init__(self, data_dir: Path) -> None:
        path = data_dir / NAME
        size = len(Cell) * _NUMBER.size
        if not path.exists():
            _ = path.write_bytes(bytes(size))
        with path.open("r+b") as file:
            self._numbers = mmap.mmap(file.fileno(), size)

    def add(self, cell: Cell, count: int) -> None:
        """Count so many more."""
        _NUMBER.pack_into(self._numbers, cell * _NUMBER.size, self.read(cell) + count)

    def read(self, cell: Cell) -> int:
        """Return one of the numbers."""
        number: int = _NUMBER.unpack_from(self._numbers, cell * _NUMBER.size)[0]
        return number
