"""Circuit breakers: what makes us stop, or slow down, before Discord makes us."""

from collections import deque

from bot.clock import Clock
from bot.models import Lane

WINDOW_SECONDS = 600.0
BAN_AT = 10_000  # invalid requests in ten minutes, and Cloudflare bans the whole host
SPARE_ALL_BUT_REQUESTS_AT = BAN_AT // 2
SPARE_ALL_AT = BAN_AT * 9 // 10
INVALID = frozenset({401, 403, 429})  # the statuses that Discord counts


class Breakers:
    """Counts invalid requests, whoever made them, and says which lanes may still send."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._invalid: deque[float] = deque()

    def answered(self, status: int) -> None:
        """Note the status of one answer from Discord."""
        if status in INVALID:
            self._invalid.append(self._clock.elapsed())

    @property
    def invalid_requests(self) -> int:
        """Return how many invalid requests the last ten minutes have seen."""
        oldest = self._clock.elapsed() - WINDOW_SECONDS
        while self._invalid and self._invalid[0] < oldest:
            self._invalid.popleft()
        return len(self._invalid)

    def lanes(self) -> tuple[Lane, ...]:
        """Return the lanes that may send now, in their order."""
        invalid = self.invalid_requests
        if invalid >= SPARE_ALL_AT:
            return ()
        if invalid >= SPARE_ALL_BUT_REQUESTS_AT:
            return (Lane.REQUEST,)
        return tuple(Lane)
