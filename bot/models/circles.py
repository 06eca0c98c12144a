"""What keeps a member safe from helpers, and still when that is kinder."""

from dataclasses import dataclass
from datetime import datetime

from bot.models import ConcernId, GuildId, HoldReason, PersonId, UserId


@dataclass(frozen=True, slots=True)
class Concern:
    """Something felt wrong to somebody. What they wrote is sealed."""

    id: ConcernId
    guild_id: GuildId
    person_id: PersonId
    user_id: UserId  # whose it is
    about: UserId | None
    told: UserId | None  # who may open it
    is_admin: bool  # they were picked as an admin, and not as a coordinator
    sealed: bytes | None
    answer: bytes | None
    begun_at: datetime
    sent_at: datetime | None
    read_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it was sent and is not settled."""
        return self.sent_at is not None and self.closed_at is None


@dataclass(frozen=True, slots=True)
class Hold:
    """Everything is stopped for somebody, until their own tap."""

    person_id: PersonId
    reason: HoldReason
    set_by: UserId
    set_at: datetime
    confirmed_by: UserId | None = None
    erase_at: datetime | None = None
