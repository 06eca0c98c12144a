"""How far this computer's clock is from Discord's, learned from every answer of theirs."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

from bot.clock import Clock


class ClockCheck:
    """Compares the real time of this computer with the `Date` of what Discord answers."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.off: timedelta | None = None  # ours minus Discord's; None before the first answer

    def heard(self, date: str | None) -> None:
        """Note the `Date` header of an answer that has just come; one without says nothing."""
        if date is None:
            return
        try:
            said_at = parsedate_to_datetime(date).timestamp()
        except ValueError:  # not a date: a proxy's, perhaps
            return
        self.off = timedelta(seconds=self._clock.elapsed() - said_at)
