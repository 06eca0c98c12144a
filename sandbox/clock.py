"""Simulated time: the wall clock of the bot and of the sandbox, moved together."""

import time
from datetime import UTC, datetime, timedelta

from simcord._clock import Clock as SimcordClock
from typing_extensions import override


class OffsetClock:
    """The clock of a bot under test: the computer's own, moved by an offset.

    Only the wall time moves. Leases, time-outs and nonce windows go by `elapsed`, which is real.
    """

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """Return the simulated wall time, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def elapsed(self) -> float:
        """Return real seconds since 1970, as ids of messages count them."""
        return time.time()


class SimulatedTime(SimcordClock):
    """The same time for the back end, so that messages show it."""

    def __init__(self, clock: OffsetClock) -> None:
        super().__init__()
        self._clock = clock

    @override
    def now(self) -> datetime:
        return self._clock.now()
