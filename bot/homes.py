"""Where a person's own messages go: their DM or their private thread, opened when it must be."""

import asyncio
import base64
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.database import Database, Transaction
from bot.messenger import ClosedDM, Messenger, NoOpening, TooManyOpenings
from bot.models import ChannelId, DirectMessages, Home, Lane, Person, PersonId
from bot.store import guilds, openings, people, program
from bot.vault import Vault

log = logging.getLogger(__name__)

RATIONS = ((1, 30), (20, 3600), (50, 86400))  # openings within seconds
CLOSED_FOR = timedelta(hours=3)  # after Discord said that we open too many (40003)
CLOSED_UNTIL = "dm_openings_closed_until"
THREAD_NAME = "notes"
REFERENCE_CHARACTERS = 8
STRIPES = 64  # locks shared by all people: two deliveries to one must not open two threads


@dataclass(frozen=True, slots=True)
class Place:
    """What is known about a person's own place before anything is opened."""

    person: Person
    parent_id: ChannelId | None  # of a private thread; None: there can be none, so it is the DM

    @property
    def is_thread(self) -> bool:
        """Say whether it is a private thread."""
        return self.person.home is Home.THREAD and self.parent_id is not None

    @property
    def channel_id(self) -> ChannelId | None:
        """Return the channel, where there is one already."""
        return self.person.thread_id if self.is_thread else self.person.dm_channel_id


async def place_of(tx: Transaction, person_id: PersonId) -> Place | None:
    """Return where a person's messages go; None when they have been erased."""
    person = await people.read(tx, person_id)
    if person is None:
        return None
    guild = await guilds.read(tx, person.guild_id)
    return Place(person, None if guild is None else guild.check_in_channel_id)


class Homes:
    """Finds the channel of a person's own place; opens DMs under the ration, threads once."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        messenger: Messenger,
        vault: Vault,
        rations: Sequence[tuple[int, int]] = RATIONS,
    ) -> None:
        self._database = database
        self._clock = clock
        self._messenger = messenger
        self._vault = vault
        self._rations = rations
        self._opening = [asyncio.Lock() for _ in range(STRIPES)]

    async def channel_of(self, person_id: PersonId, lane: Lane) -> ChannelId | None:
        """Return the channel of a person's own place; None when they have been erased.

        Raises:
            ClosedDM: they take no DMs from us.
            NoOpening: it is not this delivery's turn to open a DM.
            Later: Discord did not answer.
        """
        if (channel_id := await self._known(person_id)) is not None:
            return channel_id
        async with self._opening[person_id % STRIPES]:
            return await self._opened(person_id, lane)

    async def waits(self, person_id: PersonId) -> bool:
        """Say whether a first message to somebody has to wait until a DM may be opened."""
        real_now = self._real_now()
        async with self._database.reading() as tx:
            place = await place_of(tx, person_id)
            if place is None or place.is_thread or place.channel_id is not None:
                return False
            closed = await program.recall(tx, CLOSED_UNTIL)
            if closed is not None and datetime.fromisoformat(closed) > real_now:
                return True
            turn_at = await openings.next_turn_at(tx, rations=self._rations, real_now=real_now)
            return turn_at is not None

    async def _known(self, person_id: PersonId) -> ChannelId | None:
        async with self._database.reading() as tx:
            place = await place_of(tx, person_id)
        return None if place is None else _usable(place)

    async def _opened(self, person_id: PersonId, lane: Lane) -> ChannelId | None:
        async with self._database.reading() as tx:
            place = await place_of(tx, person_id)
            elsewhere = None if place is None else await _dm_elsewhere(tx, place.person)
        if place is None:
            return None
        if (channel_id := _usable(place)) is not None:
            return channel_id
        if place.is_thread and place.parent_id is not None:
            return await self._open_thread(place.person, place.parent_id)
        if elsewhere is None:
            await self._await_turn(lane)
        return await self._open_dm(place.person, elsewhere)

    async def _open_thread(self, person: Person, parent_id: ChannelId) -> ChannelId:
        # Discord knows no nonce for threads: the reference in the name is what a retry looks for.
        digest = self._vault.mac("thread", person.id)
        reference = base64.b32encode(digest).decode().lower()[:REFERENCE_CHARACTERS]
        thread_id = await self._messenger.open_thread(
            parent_id, name=f"{THREAD_NAME}-{reference}", people=(person.user_id,)
        )
        async with self._database.transaction() as tx:
            await people.remember_thread(tx, person.id, thread_id)
        return thread_id

    async def _open_dm(self, person: Person, known: ChannelId | None) -> ChannelId:
        try:
            channel_id = known or await self._messenger.open_dm(person.user_id)
        except TooManyOpenings as failure:
            until = self._real_now() + CLOSED_FOR
            async with self._database.transaction() as tx:
                await program.remember(tx, CLOSED_UNTIL, until.isoformat())
            log.error("Discord opens no more DMs for us until=%s", until.isoformat())  # noqa: TRY400 — its traceback says nothing more
            raise NoOpening(openings.WAITING, retry_after=CLOSED_FOR.total_seconds()) from failure
        async with self._database.transaction() as tx:
            await people.remember_dm(
                tx, person.id, channel_id=channel_id, state=DirectMessages.OPEN
            )
        return channel_id

    async def _await_turn(self, lane: Lane) -> None:
        real_now = self._real_now()
        async with self._database.transaction() as tx:
            closed = await program.recall(tx, CLOSED_UNTIL)
            if closed is not None and datetime.fromisoformat(closed) > real_now:
                turn_at: datetime | None = datetime.fromisoformat(closed)
            else:
                turn_at = await openings.take_turn(tx, rations=self._rations, real_now=real_now)
            waiting = 0 if turn_at is None else await openings.count_waiting(tx)
        if turn_at is None:
            return
        seconds = (turn_at - real_now).total_seconds()
        if lane is not Lane.REQUEST:
            # Behind those who wait already, at the pace of the ration, not all at its next turn.
            count, within = self._rations[0]
            seconds += waiting * within / count
        raise NoOpening(openings.WAITING, retry_after=seconds)

    def _real_now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.elapsed(), UTC)


async def _dm_elsewhere(tx: Transaction, person: Person) -> ChannelId | None:
    """Return the DM with this user that another of their groups has opened; it is the same one."""
    others = await people.groups_of(tx, person.user_id)
    return next((other.dm_channel_id for other in others if other.dm_channel_id), None)


def _usable(place: Place) -> ChannelId | None:
    if not place.is_thread and place.person.dm is DirectMessages.CLOSED:
        sentence = "their DM is known to be closed"
        raise ClosedDM(sentence)
    return place.channel_id
