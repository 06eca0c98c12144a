"""The operators' channel: what somebody must look at, said in Discord while it still can be.

It cannot go through the outbox: a database that is full or may not be written takes no row, and
that is the very news. So nothing here is promised: what is not said yet when the bot is killed
stays unsaid there, and the log, `/healthz` and the watchdog outside say it as well. The words are
for whoever runs the computer, in English like the log, and name rows, never people.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.messenger import Messenger, Outgoing, SendingFailed
from bot.models import ChannelId

log = logging.getLogger(__name__)

EACH_KIND_SECONDS = 3600.0  # at most one message about the same kind of thing
CALM_SECONDS = 30.0  # without trouble, before it is said to be over: a full disk comes and goes
PATIENCE_SECONDS = 10.0
NONCE_BYTES = 12  # as many characters as the outbox's
OVER = "the database works again."
LONGEST = 1800  # characters; Discord takes 2000


@dataclass(slots=True)
class _News:
    """What is to be said; its nonce stays the same until it has been."""

    text: str
    nonce: str = field(default_factory=lambda: secrets.token_hex(NONCE_BYTES))


class Alarm:
    """Says each trouble of the database once and its end once, and each kind of finding hourly."""

    def __init__(
        self,
        channel_id: ChannelId,
        *,
        messenger: Messenger,
        clock: Clock,
        trouble: Callable[[], str | None],
        findings: Callable[[], Sequence[str]],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._channel_id = channel_id
        self._messenger = messenger
        self._clock = clock
        self._trouble = trouble  # what the database is in now, as a sentence
        self._findings = findings  # of the auditor: "kind of thing: rows"
        self._patience = patience
        self._told_trouble: str | None = None
        self._troubled_at = 0.0
        self._said_at: dict[str, float] = {}
        self._news: list[_News] = []

    async def look(self) -> None:
        """Say what is new since the last look; what Discord does not take is tried at the next."""
        self._look_at_database()
        self._look_at_findings()
        while self._news and await self._said(self._news[0]):
            del self._news[0]

    def _look_at_database(self) -> None:
        now, trouble = self._clock.elapsed(), self._trouble()
        if trouble is not None:
            self._troubled_at = now
            if trouble != self._told_trouble:
                self._told_trouble = trouble
                self._news.append(_News(f"Porchlight: {trouble}"))
        elif self._told_trouble is not None and now - self._troubled_at >= CALM_SECONDS:
            self._told_trouble = None
            self._news.append(_News(f"Porchlight: {OVER}"))

    def _look_at_findings(self) -> None:
        now = self._clock.elapsed()
        for finding in self._findings():
            kind = finding.partition(":")[0]
            said_at = self._said_at.get(kind)
            if said_at is None or now - said_at >= EACH_KIND_SECONDS:
                self._said_at[kind] = now
                text = f"Porchlight: {finding}"[:LONGEST]
                self._news.append(_News(f"{text}\nThe log says more."))

    async def _said(self, news: _News) -> bool:
        try:
            async with asyncio.timeout(self._patience):
                _ = await self._messenger.send(
                    self._channel_id, Outgoing(news.text), nonce=news.nonce
                )
        except (SendingFailed, TimeoutError) as failure:
            log.warning("the operators' channel was not told error=%s", type(failure).__name__)
            return False
        return True
