"""One attempt at one delivery: word it, find its place, look whether it arrived, send it."""

import asyncio
import base64
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.database import Database
from bot.database_trouble import DatabaseTrouble
from bot.help_threads import HelpThreads
from bot.homes import Homes
from bot.messenger import (
    Later,
    Messenger,
    MissingRight,
    Never,
    Outgoing,
    SendingFailed,
    Unauthorized,
)
from bot.mirrors import Mirrors
from bot.models import ChannelId, Delivery, DeliveryId, DeliveryKind, Lane, MessageId, Sent
from bot.outbox import Kind
from bot.rules import outage
from bot.store import channels, deliveries, holds, mourning
from bot.vault import Vault

log = logging.getLogger(__name__)

NONCE_CHARACTERS = 24  # Discord takes 25
# they take something away
UNWORDED = frozenset(  # they take something away, or are worded elsewhere
    {
        *(DeliveryKind.REMOVAL, DeliveryKind.THREAD_CLOSE, DeliveryKind.THREAD_END),
        *(DeliveryKind.THREAD_LEAVE, DeliveryKind.EVENT),
    }
)
PROBE_AFTER = timedelta(hours=1)  # a broken channel is tried again by one delivery


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things may take, in real seconds.

    An attempt ends before its lease does. A retry that relies on the nonce leaves in the first
    half of Discord's memory of it (documented as "a few minutes"), so it arrives in the second.
    """

    send: float = 30.0
    lease: float = 45.0
    nonce_memory: float = 120.0

    def __post_init__(self) -> None:
        if not self.send < self.lease or self.send > self.nonce_memory / 2:
            sentence = "send < lease, and send <= nonce_memory / 2, or a retry may post twice"
            raise ValueError(sentence)


@dataclass(frozen=True, slots=True)
class Arrived:
    """It is in Discord."""

    sent: Sent
    note: str | None = None
    mends_channel: bool = False


@dataclass(frozen=True, slots=True)
class Unwanted:
    """It need not be sent any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """It waits, and Discord was not asked."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Discord, or the way to it, said no; `in_doubt` when it may have arrived all the same."""

    failure: SendingFailed
    in_doubt: bool = False
    channel_id: ChannelId | None = None


@dataclass(frozen=True, slots=True)
class Faulted:
    """Our own code failed on it; `in_doubt` when that was after it began to post."""

    reason: str
    in_doubt: bool = False


Outcome = Arrived | Unwanted | Held | Failed | Faulted


class _Progress:
    """How far an attempt has come, for whoever has to judge its failure."""

    def __init__(self) -> None:
        self.channel_id: ChannelId | None = None
        self.posting = False


class Courier:
    """Makes attempts. Holds no transaction while it awaits Discord, and writes nothing itself."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        messenger: Messenger,
        kinds: Mapping[DeliveryKind, Kind],
        homes: Homes,
        help_threads: HelpThreads,
        vault: Vault,
        timing: Timing,
        mirrors: Mirrors | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._messenger = messenger
        self._kinds = kinds
        self._homes = homes
        self._help_threads = help_threads
        self._vault = vault
        self._timing = timing
        self._mirrors = mirrors

    async def attempt(self, claimed: Delivery) -> Outcome:
        """Try once, within the time for it, and say what became of it."""
        progress = _Progress()
        try:
            async with asyncio.timeout(self._timing.send):
                return await self._attempt(claimed, progress)
        except TimeoutError:
            failure: SendingFailed = Later("no answer in time")
        except SendingFailed as raised:
            failure = raised
        except DatabaseTrouble as trouble:
            failure = Later(trouble.sentence)
        except Exception as fault:
            log.exception("delivery faulted delivery=%d kind=%s", claimed.id, claimed.kind)
            return Faulted(f"a fault of ours: {type(fault).__name__}", progress.posting)
        return Failed(failure, in_doubt=progress.posting, channel_id=progress.channel_id)

    def nonce(self, delivery_id: DeliveryId) -> str:
        """Return the delivery's nonce: the same at each attempt, and nothing to anybody else."""
        digest = self._vault.mac("nonce", delivery_id)
        return base64.b32encode(digest).decode()[:NONCE_CHARACTERS]

    async def _attempt(self, claimed: Delivery, progress: _Progress) -> Outcome:
        if claimed.kind in UNWORDED:
            return await self._take_away(claimed)
        now = self._clock.now()
        if (stopped := await self._stopped(claimed, now)) is not None:
            return stopped
        outgoing = await self._kinds[claimed.kind].compose(claimed, now)
        if outgoing is None:
            return Unwanted("not wanted any more")
        channel_id = await self._channel_of(claimed)
        if channel_id is None:
            return Unwanted("its person has been erased")
        progress.channel_id = channel_id
        async with self._database.reading() as tx:
            refusing = await channels.read(tx, channel_id)
        if (held := _held(refusing, claimed.lane, now)) is not None:
            return held
        return await self._deliver(
            claimed, channel_id, outgoing, progress, mends_channel=refusing is not None
        )

    async def _stopped(self, claimed: Delivery, now: datetime) -> Unwanted | Held | None:
        """Return why it does not leave now, whatever it says; None when nothing stops it."""
        if outage.is_stale(claimed.lane, claimed.expires_at, now):
            return Unwanted("too late for it")
        if await self._is_on_hold(claimed):
            return Unwanted("on hold")
        if claimed.kind in mourning.CELEBRATIONS and claimed.guild_id is not None:
            async with self._database.reading() as tx:
                until = await mourning.until(tx, claimed.guild_id)
            if until is not None and until > now:
                return Held(until, mourning.RESTING)
        return None

    async def _is_on_hold(self, claimed: Delivery) -> bool:
        """Say whether whoever it is for, or about, is on hold: here every kind passes."""
        if claimed.kind is DeliveryKind.HELD_NOTE:
            return False
        # that all is well is owed to the leads who were told before, and says of nobody who it is
        is_owed = claimed.kind is DeliveryKind.CLOSED
        request_id = None if is_owed else claimed.request_id
        if claimed.person_id is None and request_id is None:
            return False
        async with self._database.reading() as tx:
            return await holds.stops(tx, person_id=claimed.person_id, request_id=request_id)

    async def _deliver(
        self,
        claimed: Delivery,
        channel_id: ChannelId,
        outgoing: Outgoing,
        progress: _Progress,
        *,
        mends_channel: bool,
    ) -> Outcome:
        if "edits" in claimed.facts:
            return await self._edit(claimed, channel_id, outgoing)
        sent = await self._edited(outgoing) or await self._find(claimed, channel_id, outgoing)
        if sent is None:
            self._check_claim(claimed)
            progress.posting = True
            sent = await self._messenger.send(channel_id, outgoing, nonce=self.nonce(claimed.id))
        note = await self._pin(sent) if outgoing.pin else None
        return Arrived(sent, note=note, mends_channel=mends_channel)

    async def _channel_of(self, claimed: Delivery) -> ChannelId | None:
        if claimed.channel_id is not None:
            return claimed.channel_id
        if claimed.kind is DeliveryKind.HELP_THREAD and claimed.request_id is not None:
            return await self._help_threads.channel_of(claimed.request_id)
        if claimed.person_id is None:
            return None
        return await self._homes.channel_of(claimed.person_id, claimed.lane)

    async def _edited(self, outgoing: Outgoing) -> Sent | None:
        """Change the message that this one takes the place of; None when it has to be posted."""
        if outgoing.edits is None:
            return None
        try:
            await self._messenger.edit(outgoing.edits, outgoing)
        except Unauthorized:
            raise
        except SendingFailed as failure:
            log.info("not edited channel=%d: %s", outgoing.edits.channel_id, failure.reason)
            return None
        return outgoing.edits

    async def _find(
        self, claimed: Delivery, channel_id: ChannelId, outgoing: Outgoing
    ) -> Sent | None:
        """Return the message if an earlier attempt, too old for its nonce, posted it after all."""
        doubtful_at = claimed.doubtful_at
        half = timedelta(seconds=self._timing.nonce_memory / 2)
        if doubtful_at is None or self._real_now() - doubtful_at < half:
            return None
        try:
            found = await self._messenger.find_own(
                channel_id, outgoing, nonce=self.nonce(claimed.id), since=doubtful_at
            )
        except MissingRight as failure:
            # It may now arrive twice; the other choice is that it may not arrive at all.
            log.warning("cannot read back channel=%d: %s", channel_id, failure.reason)
            return None
        async with self._database.reading() as tx:
            others = await deliveries.recorded(
                tx, channel_id, [message.message_id for message in found]
            )
        return next((sent for sent in found if sent.message_id not in others), None)

    def _check_claim(self, claimed: Delivery) -> None:
        """Refuse to post under a claim so old that somebody else may have taken it over.

        Raises:
            Later: this process was stopped or starved between its claim and now.
        """
        spare = timedelta(seconds=self._timing.lease - self._timing.send)
        if claimed.claimed_at is None or self._real_now() - claimed.claimed_at > spare:
            sentence = "the claim grew old before it was sent"
            raise Later(sentence, retry_after=0)

    async def _pin(self, sent: Sent) -> str | None:
        try:
            await self._messenger.pin(sent)
        except SendingFailed as failure:
            log.warning("not pinned channel=%d: %s", sent.channel_id, failure.reason)
            return f"not pinned: {failure.reason}"
        return None

    async def _edit(self, claimed: Delivery, channel_id: ChannelId, outgoing: Outgoing) -> Outcome:
        """Change a message that stands, as far as Discord lets us; nobody waits for it."""
        sent = Sent(channel_id, MessageId(int(claimed.facts["edits"])))
        try:
            await self._messenger.edit(sent, outgoing)
        except (Never, MissingRight) as failure:
            return Unwanted(f"not edited: {failure.reason}")
        return Arrived(sent)

    async def _take_away(self, claimed: Delivery) -> Outcome:
        channel_id = claimed.channel_id
        if channel_id is None:
            return Unwanted("no channel to remove it from")
        if claimed.kind is DeliveryKind.EVENT:
            return await self._mirror(claimed)
        sent = Sent(channel_id, MessageId(int(claimed.facts.get("message_id", channel_id))))
        match claimed.kind:
            case DeliveryKind.THREAD_LEAVE:
                if not await self._help_threads.let_go(claimed):
                    return Unwanted("they have it again, or it is over")
            case DeliveryKind.THREAD_CLOSE:
                await self._messenger.close_thread(channel_id)
            case DeliveryKind.THREAD_END:
                await self._messenger.delete_thread(channel_id)
            case _:
                await self._messenger.delete(sent)
        return Arrived(sent)

    async def _mirror(self, claimed: Delivery) -> Outcome:
        """Make a meeting's scheduled event what it has to be; no right to it is no fault."""
        if self._mirrors is None or claimed.guild_id is None:
            return Unwanted("nothing mirrors meetings here")
        try:
            event_id = await self._mirrors.settle(claimed, self._clock.now())
        except (Never, MissingRight) as failure:
            return Unwanted(f"no event: {failure.reason}")
        if event_id is None:
            return Unwanted("no event has to stand")
        return Arrived(Sent(ChannelId(claimed.guild_id), MessageId(event_id)))

    def _real_now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.elapsed(), UTC)


def _held(refusing: channels.RefusingChannel | None, lane: Lane, now: datetime) -> Held | None:
    """Return how long a broken channel is left alone; a request is always tried."""
    if refusing is None or refusing.broken_at is None or lane is Lane.REQUEST:
        return None
    probe_at = refusing.broken_at + PROBE_AFTER
    return None if now >= probe_at else Held(probe_at, f"broken channel: {refusing.reason}")
