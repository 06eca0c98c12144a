"""How long to wait before something that failed is tried again."""

from datetime import timedelta

from bot.models import Lane

FIRST = timedelta(seconds=1)
LONGEST = {
    Lane.REQUEST: timedelta(seconds=20),  # a call for help leaves soon after Discord is back
    Lane.REMINDER: timedelta(minutes=2),
    Lane.PROMPT: timedelta(minutes=5),
}
DOUBLINGS = 16  # beyond any cap, and far from overflowing
REFUSED_SECONDS = 60.0  # after a 403: somebody has to change a permission first
POISON_ATTEMPTS = 12  # about half an hour of a fault of ours, before a person has to look


def pause(attempts: int, lane: Lane, *, chance: float, retry_after: float | None) -> timedelta:
    """Return how long to wait after that many attempts.

    It doubles up to the cap of the lane. `chance`, from 0 to 1, spreads what failed together over
    the second half of the pause. What Discord asks for (`retry_after`, seconds) is always kept.
    """
    doubled: timedelta = FIRST * 2 ** min(attempts - 1, DOUBLINGS)
    spread = min(doubled, LONGEST[lane]) * (0.5 + chance / 2)
    if retry_after is None:
        return spread
    return max(spread, timedelta(seconds=retry_after))


def is_poison(attempts: int, lane: Lane) -> bool:
    """Say whether a delivery that our own code cannot word is given up; a request never is."""
    return lane is not Lane.REQUEST and attempts >= POISON_ATTEMPTS
