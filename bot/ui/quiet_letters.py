"""What the bot says on its own about going quiet, to the member and to the lead they chose."""

from collections.abc import Mapping
from datetime import datetime

from typing_extensions import override

from bot.database import Transaction
from bot.messenger import Later, Outgoing, SendingFailed
from bot.models import Delivery, DeliveryKind, Sent
from bot.outbox import Kind
from bot.ui import quiet, summaries
from bot.ui.desk import Desk, Letter


class QuietNote(Letter):
    """The note of the day before."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None after a sign of life, or when it is not due any more."""
        found = await self._services.quiet.note(delivery, now)
        if found is None:
            return None
        outgoing = quiet.note(self._desk.voices, self._desk.ids, found)
        return await self._at_home(found.member.person, outgoing)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.quiet.noted(tx, delivery, now)


class QuietNews(Letter):
    """Another lead is told, or nobody."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have stopped."""
        found = await self._services.quiet.news(delivery)
        if found is None:
            return None
        outgoing = quiet.news(self._desk.voices, self._desk.ids, found)
        return await self._at_home(found.member.person, outgoing)


class HardTold(Letter):
    """A lead is asked to say hi, as the member chose."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have stopped."""
        found = await self._services.quiet.news(delivery)
        if found is None:
            return None
        outgoing = quiet.hard_told(self._desk.voices, self._desk.ids, found)
        return await self._at_home(found.member.person, outgoing)


class SignedNote(Letter):
    """What a lead leaves for somebody, in their own words and with their name."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Return what was previewed; None when it is gone, or its writer is left out since."""
        left = await self._services.asking_after.left(delivery)
        if left is None:
            return None
        text = summaries.signed(self._desk.voices, left, left.person)
        return await self._at_home(left.person, Outgoing(text))

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.asking_after.note_arrived(tx, delivery)


class Digest(Letter):
    """A lead's summary, at most one a day."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None off their hours, when it is empty, or when they hold the role no more."""
        found = await self._services.summaries.lead_of(delivery)
        if found is None or not await self._desk.roles.holds(found[1], found[0], now):
            return None
        summary = await self._services.summaries.compose(delivery, now)
        if summary is None:
            return None
        outgoing = summaries.summary(self._desk.voices, self._desk.ids, summary)
        return await self._at_home(summary.lead.person, outgoing)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.summaries.arrived(tx, delivery, now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Let another lead hear of whom it was about, or the member that nobody does."""
        await super().undeliverable(tx, delivery, failure, now)
        await self._services.summaries.failed(tx, delivery, now)


class QuietClear(Letter):
    """The member has been in touch: to a lead who was told, and to nobody else."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None for a lead whose summary did not arrive.

        Raises:
            Later: that summary is on its way, so nobody knows yet whether they are told.
        """
        is_told = await self._services.summaries.is_told(delivery)
        if is_told is None:
            sentence = "the summary that told them is on its way"
            raise Later(sentence)
        found = await self._services.summaries.clear(delivery) if is_told else None
        if found is None:
            return None
        outgoing = summaries.all_clear(self._desk.voices, found)
        return await self._at_home(found.lead.person, outgoing)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.summaries.cleared(tx, delivery, now)


class TestPage(Letter):
    """A page that tries the way to a lead."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they are no lead any more."""
        found = await self._services.readiness.lead_of(delivery)
        if found is None or not await self._desk.roles.holds(found[1], found[0], now):
            return None
        lead, guild = found
        outgoing = summaries.test_page(self._desk.voices, self._desk.ids, guild, lead)
        return await self._at_home(lead.person, outgoing)


def quiet_letters(desk: Desk) -> Mapping[DeliveryKind, Kind]:
    """Return a composer for every kind of delivery about going quiet."""
    return {
        DeliveryKind.QUIET_NOTE: QuietNote(desk),
        DeliveryKind.QUIET_NEWS: QuietNews(desk),
        DeliveryKind.HARD_TOLD: HardTold(desk),
        DeliveryKind.SIGNED_NOTE: SignedNote(desk),
        DeliveryKind.DIGEST: Digest(desk),
        DeliveryKind.QUIET_CLEAR: QuietClear(desk),
        DeliveryKind.TEST_PAGE: TestPage(desk),
    }
