"""Makes one meeting's mirror among Discord's scheduled events what it has to be."""

import base64
import contextlib
from datetime import datetime

from bot.messenger import Event, Messenger, Never
from bot.models import Delivery
from bot.models.meetings import Meeting, MeetingId, Occurrence
from bot.services.events import Events, Mirroring
from bot.ui.meeting_words import name_of, rule
from bot.ui.voice import Voices
from bot.vault import Vault

REFERENCE_CHARACTERS = 12
DATES = 10_000_000  # more than there are ordinals of dates


class Mirrors:
    """Settles a mirror. Discord knows no nonce for events: a retry looks for the reference."""

    def __init__(
        self, *, events: Events, messenger: Messenger, vault: Vault, voices: Voices
    ) -> None:
        self._events = events
        self._messenger = messenger
        self._vault = vault
        self._voices = voices

    async def settle(self, claimed: Delivery, now: datetime) -> int | None:
        """Show, change or take away; return the event that stands, None when none has to.

        Whatever was recorded of an earlier attempt, the reference in the description tells which
        event is ours, so that a lost reply makes no second one.
        """
        meeting_id = MeetingId(int(claimed.facts["meeting"]))
        found = await self._events.mirroring(meeting_id, now=now)
        if found is None:
            return None
        meeting, held = found.meeting, found.occurrence
        if found.is_running:
            return meeting.event_id  # Discord changes nothing about one that has begun
        if meeting.event_id is not None and (held is None or held.on != meeting.event_on):
            await self._take_away(meeting, meeting.event_id)
        if held is None:
            return None
        known = meeting.event_id if held.on == meeting.event_on else None
        event_id = await self._messenger.show_event(
            meeting.guild_id,
            self._worded(found, held),
            known=known,
            reference=self._reference(meeting, held),
        )
        await self._events.stands(meeting.id, event_id=event_id, on=held.on)
        return event_id

    async def _take_away(self, meeting: Meeting, event_id: int) -> None:
        with contextlib.suppress(Never):  # somebody has deleted it there already
            await self._messenger.remove_event(meeting.guild_id, event_id)
        await self._events.stands(meeting.id, event_id=None, on=None)

    def _worded(self, found: Mirroring, held: Occurrence) -> Event:
        words = self._voices.of(found.guild)
        meeting = found.meeting
        about = f"{rule(words, meeting.recurrence)}\n{words('event-about')}"
        where = meeting.address or words("event-where")
        return Event(name_of(meeting), held.starts_at, held.ends_at, where[:100], about)

    def _reference(self, meeting: Meeting, held: Occurrence) -> str:
        digest = self._vault.mac("event", meeting.id * DATES + held.on.toordinal())
        return base64.b32encode(digest).decode().lower()[:REFERENCE_CHARACTERS]
