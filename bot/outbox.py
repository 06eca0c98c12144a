"""What the outbox asks of the rest: a kind words its deliveries, a planner makes them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.database import Transaction
from bot.messenger import Outgoing, SendingFailed
from bot.models import Delivery, Sent


class Kind(Protocol):
    """One kind of delivery: how it is worded, and what its fate means for the domain."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word the message from what is true now; None when it is not wanted any more.

        Called outside any transaction, and again for each attempt. A delivery with a `due_at`
        well before `now` is late, and a message about a request has to say so.
        """
        ...

    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Note that it arrived, in the transaction that records it."""
        ...

    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Do what the domain does about it: another place, no more prompts, tell an admin.

        It may be called again for the same delivery (a request goes on being tried), so whatever
        it enqueues has a key. When it changed the person's home, the delivery goes there.
        """
        ...


class Planner(Protocol):
    """A source of due things that become deliveries, such as members whose prompt is due."""

    @property
    def name(self) -> str:
        """Return what the logs call it."""
        ...

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the rows that are due, the longest waiting first."""
        ...

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Turn one row into deliveries and give it its next due time, in one transaction."""
        ...

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Let a row that could not be planned wait, so that it stands in nobody's way."""
        ...

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next row is due."""
        ...
