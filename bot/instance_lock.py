"""One instance per SQLite file: a lock that the system takes back when the process is gone."""

import fcntl
import os
from pathlib import Path

from bot.errors import Exit, Fatal


class InstanceLock:
    """Holds a database file for this process until `release`, or until the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, database: Path) -> "InstanceLock":
        """Return the lock of a database file.

        Raises:
            Fatal: another instance has it, or the directory cannot be written.
        """
        path = database.with_name(f"{database.name}.lock")
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            sentence = f"{path} cannot be written ({error.strerror}): let this user write there."
            raise Fatal(sentence, Exit.DATABASE) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 20).decode().strip()
            os.close(descriptor)
            sentence = f"Another Porchlight (process {holder}) is using {database}: stop it first, "
            raise Fatal(sentence + "or give this one its own DATA_DIR.", Exit.DATABASE) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        return cls(descriptor)

    def release(self) -> None:
        """Let the next instance have the file."""
        os.close(self._descriptor)
