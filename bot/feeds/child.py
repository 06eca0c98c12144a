"""The process that reads one file: limits first, then the file from stdin, a reading to stdout.

It has no environment, opens nothing for writing, and is thrown away afterwards.
"""

import resource
import sys

from bot.feeds import reader, wire
from bot.models.feeds import Dialect

MOST_CPU_SECONDS = 5
MOST_MEMORY = 512 * 1024 * 1024
MOST_FILES = 32


def main() -> None:
    """Read a file in the dialect of the first argument."""
    limit()
    reading = reader.read(sys.stdin.buffer.read(), dialect=Dialect(sys.argv[1]), source="")
    sys.stdout.buffer.write(wire.dumped(reading))


def limit() -> None:
    """Bound what this process may use, from here on and for good."""
    for what, most in (
        (resource.RLIMIT_CPU, MOST_CPU_SECONDS),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
