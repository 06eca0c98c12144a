"""A disk that loses its power: writes that were not synced are dropped, torn or kept, at random.

A shim around SQLite's own file methods, inside the library that the bot uses.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import _sqlite3 as library

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

SECTOR = 512
OK = 0

Pointer = ctypes.c_void_p
WRITE = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, Pointer, ctypes.c_int, ctypes.c_int64)
TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, ctypes.c_int64)
SYNC = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, ctypes.c_int)
OPEN = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, Pointer, Pointer, ctypes.c_int, Pointer)


class Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("close", Pointer),
        ("read", Pointer),
        ("write", Pointer),
        ("truncate", Pointer),
        ("sync", Pointer),
        ("size", Pointer),
        ("others", Pointer * 12),
    ]


class OpenFile(ctypes.Structure):
    """`sqlite3_file`: a pointer to its methods, then what only they know."""

    _fields_ = [("methods", ctypes.POINTER(Methods))]


class FileSystem(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("file_bytes", ctypes.c_int),
        ("path_characters", ctypes.c_int),
        ("next", Pointer),
        ("name", ctypes.c_char_p),
        ("data", Pointer),
        ("open", Pointer),
        ("others", Pointer * 15),
    ]


@dataclass
class Image:
    """A file as it is on the platters, and the writes that are still on their way there."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut off here

    def sync(self) -> None:
        """Let all writes arrive."""
        for offset, content in self.pending:
            _apply(self.synced, offset, content)
        self.pending.clear()

    def after_a_cut(self, dice: random.Random) -> bytes:
        """Return what is found after the power failed now."""
        left = bytearray(self.synced)
        for offset, content in self.pending:
            fate = dice.random()
            if fate < 0.4:
                _apply(left, offset, content)
            elif fate < 0.6 and content is not None:
                sectors = dice.randint(0, len(content) // SECTOR)
                _apply(left, offset, content[: sectors * SECTOR])
        return bytes(left)


def _apply(file: bytearray, offset: int, content: bytes | None) -> None:
    if content is None:
        del file[offset:]
        return
    if len(file) < offset:
        file.extend(bytes(offset - len(file)))
    file[offset : offset + len(content)] = content


class Disk:
    """Every file that was opened since, and a look at each of its writes."""

    def __init__(self) -> None:
        self.images: dict[str, Image] = {}
        self.on_write: Callable[[], None] = lambda: None
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []  # callbacks that C code points to
        self._copies: dict[int, Methods] = {}

    def cut(self, into: Path, dice: random.Random) -> None:
        """Write into a directory what the disk holds after the power failed now."""
        for name, image in self.images.items():
            if not name.endswith("-shm"):  # it is memory
                (into / Path(name).name).write_bytes(image.after_a_cut(dice))

    def opened(self, address: int, name: str) -> None:
        """Put our methods into a file that SQLite has just opened."""
        path = Path(name)
        if name not in self.images:
            self.images[name] = Image(bytearray(path.read_bytes()))
        self._names[address] = name
        file = OpenFile.from_address(address)
        theirs = file.methods.contents
        key = ctypes.addressof(theirs)
        if key not in self._copies:
            self._copies[key] = self._ours(theirs)
        file.methods = ctypes.pointer(self._copies[key])

    def _ours(self, theirs: Methods) -> Methods:
        ours = Methods.from_buffer_copy(theirs)
        write, truncate = WRITE(theirs.write), TRUNCATE(theirs.truncate)
        sync = SYNC(theirs.sync)

        def our_write(file: int, content: int, size: int, offset: int) -> int:
            self._image(file).pending.append((offset, ctypes.string_at(content, size)))
            self.on_write()
            return int(write(file, content, size, offset))

        def our_truncate(file: int, size: int) -> int:
            self._image(file).pending.append((size, None))
            return int(truncate(file, size))

        def our_sync(file: int, flags: int) -> int:
            self.on_write()
            self._image(file).sync()
            return int(sync(file, flags))

        made = (WRITE(our_write), TRUNCATE(our_truncate), SYNC(our_sync))
        self._kept.append(made)
        ours.write, ours.truncate, ours.sync = (ctypes.cast(it, Pointer).value for it in made)
        return ours

    def _image(self, address: int) -> Image:
        return self.images[self._names[address]]


@contextmanager
def failing_disk() -> Iterator[Disk]:
    """Let every file that SQLite opens meanwhile lie on such a disk."""
    sqlite = ctypes.CDLL(library.__file__)
    sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(FileSystem)
    theirs = sqlite.sqlite3_vfs_find(None).contents
    ours = FileSystem.from_buffer_copy(theirs)
    disk = Disk()
    their_open = OPEN(theirs.open)

    def our_open(system: int, name: int | None, file: int, flags: int, told: int | None) -> int:
        done = int(their_open(system, name, file, flags, told))
        if done == OK and name is not None:
            disk.opened(file, ctypes.string_at(name).decode())
        return done

    opening = OPEN(our_open)
    ours.open = ctypes.cast(opening, Pointer).value
    ours.name = b"failing"
    _ = sqlite.sqlite3_vfs_register(ctypes.byref(ours), 1)
    try:
        yield disk
    finally:
        _ = sqlite.sqlite3_vfs_unregister(ctypes.byref(ours))
        _ = sqlite.sqlite3_vfs_register(ctypes.byref(theirs), 1)
