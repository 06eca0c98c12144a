"""A bell that wakes whoever waits for it; nobody who looked before it rang can miss it."""

import asyncio


class Bell:
    """Take `next()` first, look whether there is work, and only then wait for what you took."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake everybody who waits."""
        self._event.set()
        self._event = asyncio.Event()

    def next(self) -> asyncio.Event:
        """Return the event that the next ring sets."""
        return self._event


async def rung(event: asyncio.Event, *, within: float) -> bool:
    """Wait until it rang, or for so many seconds; say whether it rang."""
    try:
        async with asyncio.timeout(within):
            await event.wait()
    except TimeoutError:
        return False
    return True
