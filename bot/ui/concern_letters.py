"""What is said about a concern on the bot's own: to the one who was picked, and to the member."""

from collections.abc import Mapping
from datetime import datetime

from typing_extensions import override

from bot.database import Transaction
from bot.messenger import NoOpening, Outgoing, SendingFailed
from bot.models import ConcernId, Delivery, DeliveryKind, Sent
from bot.outbox import Kind
from bot.ui import concerns
from bot.ui.desk import Desk, Letter


class ConcernLetter(Letter):
    """Somebody would like this person to read something."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it was taken back, or is not for this one any more."""
        reader = delivery.person_id and await self._services.leads.person(delivery.person_id)
        if not reader:
            return None
        concern = await self._services.concerns.for_reader(_id(delivery), reader.user_id)
        if concern is None or not concern.is_open or concern.read_at is not None:
            return None
        guild = await self._services.groups.read(reader.guild_id)
        words = self._desk.voices.of(guild, reader)
        return await self._at_home(reader, concerns.letter(words, self._desk.ids, concern, reader))

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.concerns.arrived(tx, _id(delivery), now=now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Tell the member; it waits for the reader on the board, or on top of `/admin`."""
        if isinstance(failure, NoOpening):
            return  # it arrives, only not at once
        await super().undeliverable(tx, delivery, failure, now)
        await self._services.concerns.unreachable(tx, _id(delivery), now=now)


class ConcernNews(Letter):
    """How it stands with what a member sent."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it is not so any more."""
        found = await self._services.concerns.read(_id(delivery))
        if found is None:
            return None
        concern, person = found
        guild = await self._services.groups.read(person.guild_id)
        words = self._desk.voices.of(guild, person)
        what = str(delivery.facts["what"])
        return await self._at_home(person, concerns.news(words, self._desk.ids, concern, what))


def _id(delivery: Delivery) -> ConcernId:
    return ConcernId(int(delivery.facts["concern"]))


def concern_letters(desk: Desk) -> Mapping[DeliveryKind, Kind]:
    """Return a composer for every kind of delivery about a concern."""
    return {
        DeliveryKind.CONCERN: ConcernLetter(desk),
        DeliveryKind.CONCERN_NEWS: ConcernNews(desk),
    }
