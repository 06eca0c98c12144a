"""What left in simulated weeks, and when: the only thing that people of the group ever see."""

import base64
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from typing_extensions import override

from bot.messenger import Gone, Later, Outgoing
from bot.models import (
    ChannelId,
    DeliveryId,
    DeliveryKind,
    MessageId,
    PersonId,
    RequestId,
    Sent,
    UserId,
)
from bot.vault import Vault
from tests.fakes import FakeMessenger

PROMISED = re.compile(
    r"(?:I ask the next|I ask people directly|If nobody answers, I tell you|I ask again) at"
    r" (?:\w+ )?(?P<clock>\d\d:\d\d)(?: and tell you either way)?\."
)
COUNTED = re.compile(r"(?:^|\n)(?:Asked (?P<asked>\d+) |I have asked (?P<woken>\d+) )")
SOON = timedelta(hours=20)  # a moment further away is said with its day


@dataclass(frozen=True, slots=True)
class Left:
    """One message that left, or one that changed."""

    at: datetime
    channel_id: ChannelId
    text: str
    delivery_id: DeliveryId | None
    kind: DeliveryKind | None = None
    request_id: RequestId | None = None
    person_id: PersonId | None = None

    @property
    def is_for_second(self) -> bool:
        """Whether it asks for a second person."""
        return self.text.startswith("Someone is asking for a second person")

    @property
    def counted(self) -> int | None:
        """Return how many people it says were asked."""
        found = COUNTED.search(self.text)
        return None if found is None else int(found["asked"] or found["woken"])

    def promised_at(self, zone: ZoneInfo) -> datetime | None:
        """Return when it says that something happens next; None when it says none, or far off."""
        found = PROMISED.search(self.text)
        if found is None or f" {found['clock']}" not in found[0] or _names_a_day(found[0]):
            return None
        hour, minute = map(int, found["clock"].split(":"))
        local = self.at.astimezone(zone)
        at = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return at if at >= local - timedelta(minutes=1) else at + timedelta(days=1)


def _names_a_day(sentence: str) -> bool:
    return bool(re.search(r"at [A-Z]", sentence))


@dataclass
class LoudMessenger(FakeMessenger):
    """A Discord that keeps a log of what it took, and that can be away."""

    is_away: bool = False
    taken: list[tuple[datetime, ChannelId, str, str, MessageId]] = field(default_factory=list)

    @override
    async def send(self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str) -> Sent:
        self._refuse()
        sent = await super().send(channel_id, outgoing, nonce=nonce)
        self.taken.append((self.clock.now(), channel_id, outgoing.text, nonce, sent.message_id))
        return sent

    @override
    async def edit(self, sent: Sent, outgoing: Outgoing) -> None:
        self._refuse()
        if sent.message_id not in self.posted:
            reason = "404 (10008) Unknown Message"
            raise Gone(reason)
        await super().edit(sent, outgoing)
        entry = (self.clock.now(), sent.channel_id, outgoing.text, "", sent.message_id)
        self.taken.append(entry)

    @override
    async def open_dm(self, user_id: UserId) -> ChannelId:
        self._refuse()
        return ChannelId(50_000 + user_id)

    def _refuse(self) -> None:
        if self.is_away:
            reason = "503"
            raise Later(reason)


def nonce_of(vault: Vault, delivery_id: int) -> str:
    """Return the nonce under which a delivery leaves."""
    return base64.b32encode(vault.mac("nonce", delivery_id)).decode()[:24]
