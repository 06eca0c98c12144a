"""What can be sent, and the ways in which sending can fail. The one adapter lives beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.models import ChannelId, GuildId, RoleId, Sent, UserId

MOST_CHARACTERS = 2000  # of a message; this and those below are Discord's
MOST_OF_LABEL = 80  # of a button
MORE = "…"


def fitted(text: str, most: int = MOST_CHARACTERS) -> str:
    """Return text of a length that Discord takes, with dots at its end where some is left out.

    A group's own words can make a message longer than it was meant to be, and Discord refuses all
    of what is too long in one place: somebody who asks for a person would get no answer.
    """
    return text if len(text) <= most else text[: most - len(MORE)].rstrip() + MORE


class Style(StrEnum):
    """How a button looks; words carry the meaning, never the colour."""

    PLAIN = "plain"
    MAIN = "main"


@dataclass(frozen=True, slots=True)
class Button:
    """A button that comes back to the router (`custom_id`), or a link (`url`)."""

    label: str
    custom_id: str | None = None
    url: str | None = None
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it leaves; its first line is what a lock screen shows."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    ping_users: tuple[UserId, ...] = ()
    ping_roles: tuple[RoleId, ...] = ()
    pin: bool = False
    edits: Sent | None = None  # a message of ours to change instead, as long as that works


@dataclass(frozen=True, slots=True)
class Event:
    """One date among a guild's scheduled events, open to the eyes of all its members."""

    name: str
    starts_at: datetime
    ends_at: datetime
    where: str
    about: str


class SendingFailed(Exception):  # noqa: N818 — reads as what happened
    """The root of everything that can go wrong while sending; `reason` is for the operator."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Later(SendingFailed):
    """It did not work now and may later; Discord may have done it all the same.

    Even after a 429: the library tries again by itself, and an earlier try may have arrived.
    """

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after  # seconds, where Discord said so


class NoOpening(Later):
    """A DM has to be opened first, and it is not its turn, or Discord opens no more for us."""


class Never(SendingFailed):
    """It will not work however often it is tried (unknown channel, invalid form)."""


class Gone(Never):
    """The channel or thread is not there any more (10003)."""


class MissingRight(SendingFailed):
    """Discord answered 403 on a channel: somebody must change a permission."""


class ClosedDM(SendingFailed):
    """This person does not take DMs from us (50007), or shares no guild with us (50278)."""

    def __init__(self, reason: str, *, left: bool = False) -> None:
        super().__init__(reason)
        self.left = left  # no guild in common any more


class TooManyOpenings(SendingFailed):
    """Discord opens no more DMs for us for now (40003)."""


class Unauthorized(SendingFailed):
    """Discord does not know our token any more (401): stop everything."""


class Messenger(Protocol):
    """What the bot can do in Discord on its own. All ids, no cache, no retries of its own."""

    async def send(self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str) -> Sent:
        """Post a message; with the same nonce within Discord's memory the same one comes back."""
        ...

    async def edit(self, sent: Sent, outgoing: Outgoing) -> None:
        """Change a message of ours, as far as Discord lets us."""
        ...

    async def delete(self, sent: Sent) -> None:
        """Take a message of ours away; one that is gone already is fine."""
        ...

    async def find_own(
        self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str, since: datetime
    ) -> Sequence[Sent]:
        """Return our own messages since that real instant that may be this one, the oldest first.

        One with this nonce is returned alone. Where Discord shows no nonce, those with the same
        buttons, or the same text where there are none; the caller knows which are others'.
        """
        ...

    async def pin(self, sent: Sent) -> None:
        """Pin a message of ours; one that is pinned already is fine."""
        ...

    async def open_dm(self, user_id: UserId) -> ChannelId:
        """Open, or find, the DM with somebody; rationed by the caller."""
        ...

    async def open_thread(
        self, parent_id: ChannelId, *, name: str, people: tuple[UserId, ...]
    ) -> ChannelId:
        """Find our private thread of that name under the parent, or make it; add these people."""
        ...

    async def close_thread(self, thread_id: ChannelId) -> None:
        """Lock and archive a thread of ours; it can be read, and one gone already is fine."""
        ...

    async def remove_from_thread(self, thread_id: ChannelId, user_id: UserId) -> None:
        """Take somebody out of a thread of ours; who is not in it any more is fine."""
        ...

    async def delete_thread(self, thread_id: ChannelId) -> None:
        """Take a thread of ours away, with all that was written in it; one gone already is fine."""
        ...

    async def show_event(
        self, guild_id: GuildId, event: Event, *, known: int | None, reference: str
    ) -> int:
        """Make, or change, a scheduled event and return its id.

        Ours is the one that is `known`, or else the one whose description ends in the reference.
        """
        ...

    async def remove_event(self, guild_id: GuildId, event_id: int) -> None:
        """Take a scheduled event of ours away; Never when it is gone already."""
        ...

    async def holds_role(
        self, guild_id: GuildId, user_id: UserId, role_ids: frozenset[RoleId]
    ) -> bool | None:
        """Say whether somebody has one of these roles; None when they left the guild."""
        ...

    async def name_in(self, guild_id: GuildId, user_id: UserId) -> str | None:
        """Return what somebody is called in a guild; None when they left it."""
        ...
