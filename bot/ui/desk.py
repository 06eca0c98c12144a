"""What every composer of a message shares: its desk, and what becomes of a refused one."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.custom_ids import CustomIds
from bot.database import Transaction
from bot.messenger import ClosedDM, NoOpening, Outgoing, SendingFailed
from bot.models import Delivery, Home, Person, Sent
from bot.roles import Roles
from bot.rules.outage import LATE
from bot.services.all import Services
from bot.services.members import home_in
from bot.ui.voice import Voices


@dataclass(frozen=True, slots=True)
class Desk:
    """What composers share."""

    ids: CustomIds
    voices: Voices
    services: Services
    roles: Roles


class Letter:
    """A kind of delivery whose fate changes nothing but itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._services = desk.services

    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Nothing more to note than that it was sent."""

    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Find out what a DM means that is closed, or not opened; the rest is the operator's."""
        if isinstance(failure, NoOpening) and self._may_move and delivery.person_id is not None:
            await self._services.members.dm_waits(tx, delivery.person_id)
        if isinstance(failure, ClosedDM) and delivery.person_id is not None:
            await self._services.members.dm_refused(
                tx, delivery.person_id, may_move=self._may_move and not failure.left
            )
            if not failure.left:
                await self._services.quiet.dm_closed(tx, delivery.person_id, now=now)

    # Whether it was asked for just now, so that a private thread may take its place.
    _may_move = False

    async def _at_home(self, person: Person, outgoing: Outgoing | None) -> Outgoing | None:
        """Return it as it is said in the person's own place.

        A private thread begins with who else can read it. There only a mention makes a sound; it
        comes last, because a lock screen shows the first line.
        """
        if outgoing is None or person.home is not Home.THREAD:
            return outgoing
        guild = await self._services.groups.read(person.guild_id)
        if home_in(guild, person) is not Home.THREAD:
            return outgoing
        first = self._desk.voices.of(guild, person)("thread-first-line")
        lines = [outgoing.text, f"<@{person.user_id}>"]
        if not outgoing.text.startswith(first) and await self._services.members.is_new_there(
            person
        ):
            lines.insert(0, first)
        return replace(outgoing, text="\n".join(lines), ping_users=(person.user_id,))


def is_late(delivery: Delivery, now: datetime) -> bool:
    """Say whether a message leaves so late that it has to say so."""
    return now - delivery.due_at > LATE
