"""Times of day as people type them."""

import re
from datetime import time

TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(?:h|hrs?)?\s*([ap])?\.?\s*m?\.?")
NOON = 12


def read_time(typed: str) -> time | None:
    """Return the time of day that somebody typed: "9", "9:00", "21.15", "7:30 pm"."""
    found = TIME.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
