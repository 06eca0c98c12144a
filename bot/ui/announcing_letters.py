"""What is posted in a channel about a meeting. Everybody there reads it: no names, no link."""

from collections.abc import Mapping
from datetime import UTC, datetime

from typing_extensions import override

from bot.database import Transaction
from bot.messenger import Button, Gone, MissingRight, Outgoing, SendingFailed
from bot.models import Delivery, DeliveryKind, Sent
from bot.outbox import Kind
from bot.services.announcing import OFF, Announced
from bot.ui import announcing
from bot.ui.desk import Desk, Letter
from bot.ui.meetings import date_row
from bot.words import Words


class PublicLetter(Letter):
    """A message to the group about one date."""

    def _row(self, words: Words, found: Announced) -> tuple[Button, ...]:
        make, guild_id = self._desk.ids.make, found.guild.id
        meetings = Button(words("button-meetings"), make("meetings", guild_id))
        if found.starts_at is None:
            return (meetings,)
        come = make("m_join", guild_id, *date_row(found.meeting, found.on))
        return (Button(words("button-coming"), come), meetings)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Note what the channel knows now."""
        await self._services.announcing.sent(tx, delivery, now=now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Tell the admins what became of the channel, once."""
        if isinstance(failure, Gone):
            await self._services.announcing.not_there(tx, delivery, now=now)
        elif isinstance(failure, MissingRight):
            await self._services.announcing.not_allowed(tx, delivery, now=now)


class Announcement(PublicLetter):
    """It starts soon."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it has moved, or the channel is not reminded any more."""
        found = await self._services.announcing.read(delivery)
        if found is None or found.starts_at is None or found.meeting.announced is None:
            return None
        words = self._desk.voices.of(found.guild)
        minutes = found.meeting.announced.minutes
        text = announcing.text(words, found.meeting, found.starts_at, minutes=minutes)
        return Outgoing(text, (self._row(words, found),))


class AnnounceChange(PublicLetter):
    """A date that was announced is moved, or falls out."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it is otherwise again."""
        found = await self._services.announcing.read(delivery)
        if found is None:
            return None
        was = int(delivery.facts["was"])
        was_at = None if was == OFF else datetime.fromtimestamp(was, UTC)
        words = self._desk.voices.of(found.guild)
        text = announcing.change_text(
            words, found.meeting, was_at=was_at, starts_at=found.starts_at
        )
        return None if text is None else Outgoing(text, (self._row(words, found),))


def announcing_letters(desk: Desk) -> Mapping[DeliveryKind, Kind]:
    """Return a composer for every kind of delivery to a channel about a meeting."""
    return {
        DeliveryKind.ANNOUNCEMENT: Announcement(desk),
        DeliveryKind.ANNOUNCE_CHANGE: AnnounceChange(desk),
    }
