"""What becomes of a delivery after an attempt, written in one transaction with its meaning."""

import logging
import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.courier import UNWORDED, Arrived, Failed, Faulted, Held, Outcome, Unwanted
from bot.database import Transaction
from bot.homes import place_of
from bot.messenger import (
    ClosedDM,
    Gone,
    Later,
    MissingRight,
    Never,
    NoOpening,
    SendingFailed,
    Unauthorized,
)
from bot.models import Delivery, DeliveryKind, DeliveryState, DirectMessages, Lane
from bot.outbox import Kind
from bot.rules import backoff
from bot.store import channels, deliveries, openings, people
from bot.store.messages import enqueue_removal

log = logging.getLogger(__name__)

REFUSALS_ALLOWED = 3  # 403 answers before a channel is marked broken
REOPENINGS = 3  # of a place that is gone
PATIENCE = 60  # seconds that a message about a request waits for a DM to be opened
AT_ONCE = timedelta()


class Fates:
    """Records outcomes: sent, put off with back-off, dropped or dead, each with a reason."""

    def __init__(
        self, kinds: Mapping[DeliveryKind, Kind], *, chance: Callable[[], float] = random.random
    ) -> None:
        self._kinds = kinds
        self._chance = chance

    async def record(
        self, tx: Transaction, claimed: Delivery, outcome: Outcome, now: datetime
    ) -> None:
        """Write what became of a claimed delivery."""
        match outcome:
            case Arrived():
                await self._arrived(tx, claimed, outcome, now)
            case Unwanted(reason):
                await self._end(tx, claimed, DeliveryState.DROPPED, reason, now)
            case Held(until, reason):
                await deliveries.put_off(tx, claimed, until=until, reason=reason, doubtful_at=None)
            case Failed():
                await self._failed(tx, claimed, outcome, now)
            case Faulted():
                await self._faulted(tx, claimed, outcome, now)

    async def record_without_domain(
        self, tx: Transaction, claimed: Delivery, outcome: Outcome, now: datetime
    ) -> None:
        """Write the outcome alone, after the domain's part of `record` failed."""
        if isinstance(outcome, Arrived):
            note = "sent, but its kind could not note it"
            await deliveries.record_sent(tx, claimed, outcome.sent, note=note, now=now)
        else:
            reason = "its kind could not note what became of it"
            await self._faulted(tx, claimed, Faulted(reason, in_doubt=True), now)

    async def _arrived(
        self, tx: Transaction, claimed: Delivery, outcome: Arrived, now: datetime
    ) -> None:
        sent = outcome.sent
        if outcome.mends_channel:
            await channels.mended(tx, sent.channel_id)
        if await deliveries.record_sent(tx, claimed, sent, note=outcome.note, now=now):
            if claimed.kind not in UNWORDED:
                await self._kinds[claimed.kind].sent(tx, claimed, sent, now)
            return
        if await deliveries.exists_still(tx, claimed.id):
            log.warning("claimed by another meanwhile delivery=%d", claimed.id)
            return
        # Its person was erased while it was on its way: what we just posted must go as well.
        await enqueue_removal(tx, sent, guild_id=claimed.guild_id, now=now, lane=Lane.REMINDER)

    async def _failed(
        self, tx: Transaction, claimed: Delivery, outcome: Failed, now: datetime
    ) -> None:
        match outcome.failure:
            case NoOpening() as waiting:
                await self._waits(tx, claimed, waiting, outcome, now)
            case Later() as later:
                await self._put_off(
                    tx, claimed, later, now, retry_after=later.retry_after, outcome=outcome
                )
            case Unauthorized() as refused:
                await self._put_off(tx, claimed, refused, now, retry_after=0, outcome=outcome)
            case ClosedDM() as closed:
                await self._closed(tx, claimed, closed, now)
            case MissingRight() as missing:
                await self._refused(tx, claimed, missing, outcome, now)
            case Gone() as gone if claimed.channel_id is None and outcome.channel_id is not None:
                await self._reopen(tx, claimed, gone, outcome, now)
            case failure:
                await self._bury(tx, claimed, failure, now)

    async def _put_off(
        self,
        tx: Transaction,
        claimed: Delivery,
        failure: SendingFailed,
        now: datetime,
        *,
        retry_after: float | None,
        outcome: Failed,
    ) -> None:
        wait = backoff.pause(
            claimed.attempts, claimed.lane, chance=self._chance(), retry_after=retry_after
        )
        await deliveries.put_off(
            tx,
            claimed,
            until=now + wait,
            reason=failure.reason,
            doubtful_at=claimed.claimed_at if outcome.in_doubt else None,
        )

    async def _waits(
        self,
        tx: Transaction,
        claimed: Delivery,
        failure: NoOpening,
        outcome: Failed,
        now: datetime,
    ) -> None:
        way_opened = await _has_channel(tx, claimed)
        is_long = (failure.retry_after or 0) > PATIENCE
        if claimed.lane is Lane.REQUEST and is_long and not way_opened:
            # The domain finds another way at once; we go on trying this one as well.
            await self._kinds[claimed.kind].undeliverable(tx, claimed, failure, now)
            place = None if claimed.person_id is None else await place_of(tx, claimed.person_id)
            way_opened = place is not None and place.is_thread
        wait = 0 if way_opened else failure.retry_after
        await self._put_off(tx, claimed, failure, now, retry_after=wait, outcome=outcome)

    async def _closed(
        self, tx: Transaction, claimed: Delivery, failure: ClosedDM, now: datetime
    ) -> None:
        before = None if claimed.person_id is None else await place_of(tx, claimed.person_id)
        if before is not None:
            await people.remember_dm(
                tx, before.person.id, channel_id=None, state=DirectMessages.CLOSED
            )
        await self._kinds[claimed.kind].undeliverable(tx, claimed, failure, now)
        after = None if before is None else await place_of(tx, before.person.id)
        if before is not None and after is not None and after.is_thread is not before.is_thread:
            await deliveries.put_off(
                tx, claimed, until=now, reason=failure.reason, doubtful_at=None
            )
            return
        await self._end(tx, claimed, DeliveryState.DROPPED, failure.reason, now)

    async def _refused(
        self,
        tx: Transaction,
        claimed: Delivery,
        failure: MissingRight,
        outcome: Failed,
        now: datetime,
    ) -> None:
        is_broken = claimed.attempts >= REFUSALS_ALLOWED
        if outcome.channel_id is not None:
            is_broken = await channels.refused(
                tx,
                outcome.channel_id,
                guild_id=claimed.guild_id,
                reason=failure.reason,
                allowed=REFUSALS_ALLOWED,
                now=now,
            )
        if claimed.lane is Lane.REQUEST:
            # The domain finds another way at once; we go on trying this one as well.
            await self._kinds[claimed.kind].undeliverable(tx, claimed, failure, now)
        elif is_broken:
            await self._bury(tx, claimed, failure, now)
            return
        await self._put_off(
            tx, claimed, failure, now, retry_after=backoff.REFUSED_SECONDS, outcome=outcome
        )

    async def _reopen(
        self, tx: Transaction, claimed: Delivery, failure: Never, outcome: Failed, now: datetime
    ) -> None:
        if outcome.channel_id is not None:
            await openings.gone(tx, outcome.channel_id)
        if claimed.attempts > REOPENINGS:
            await self._bury(tx, claimed, failure, now)
            return
        await self._put_off(tx, claimed, failure, now, retry_after=None, outcome=outcome)

    async def _faulted(
        self, tx: Transaction, claimed: Delivery, outcome: Faulted, now: datetime
    ) -> None:
        if backoff.is_poison(claimed.attempts, claimed.lane):
            await self._end(tx, claimed, DeliveryState.DEAD, outcome.reason, now)
            return
        wait = backoff.pause(
            claimed.attempts, claimed.lane, chance=self._chance(), retry_after=None
        )
        await deliveries.put_off(
            tx,
            claimed,
            until=now + wait,
            reason=outcome.reason,
            doubtful_at=claimed.claimed_at if outcome.in_doubt else None,
        )

    async def _bury(
        self, tx: Transaction, claimed: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        if claimed.kind not in UNWORDED:
            await self._kinds[claimed.kind].undeliverable(tx, claimed, failure, now)
        await self._end(tx, claimed, DeliveryState.DEAD, failure.reason, now)

    async def _end(
        self, tx: Transaction, claimed: Delivery, state: DeliveryState, reason: str, now: datetime
    ) -> None:
        await deliveries.finish(tx, claimed, state=state, reason=reason, now=now)
        level = logging.ERROR if state is DeliveryState.DEAD else logging.INFO
        log.log(
            level,
            "delivery %s delivery=%d kind=%s: %s",
            state.value,
            claimed.id,
            claimed.kind.value,
            reason,
        )


async def _has_channel(tx: Transaction, claimed: Delivery) -> bool:
    """Say whether its person has opened the way meanwhile, by writing to us first."""
    place = None if claimed.person_id is None else await place_of(tx, claimed.person_id)
    return place is not None and place.channel_id is not None
