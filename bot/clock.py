"""The only place that reads the time."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Two kinds of time: what the wall says, and how much of it really passed."""

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC; the sandbox may move it."""
        ...

    def elapsed(self) -> float:
        """Return real seconds since 1970; the sandbox never moves it: leases, nonce windows."""
        ...


class SystemClock:
    """The computer's own clocks."""

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Return real seconds since 1970, comparable between processes and across restarts."""
        return time.time()
