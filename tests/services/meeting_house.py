"""A group with meetings, and everybody who has to do with them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from bot.custom_ids import CustomIds
from bot.messenger import Outgoing
from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    DeliveryState,
    GuildId,
    Lane,
    MessageId,
    Sent,
    UserId,
)
from bot.models.meetings import Meeting, MeetingId, Outline, Recurrence
from bot.outbox import Kind
from bot.roles import Roles
from bot.rules import outage
from bot.services import drafting
from bot.services.agenda import Held
from bot.services.reminders import ReminderPlanner
from bot.store import deliveries, meetings, people
from bot.ui.desk import Desk
from bot.ui.letters import all_letters
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.fakes import FakeClock, FakeMessenger
from tests.services.harbour import GROUP, MARA, ZONE, Harbour, at

CATALOGUE = Catalogue.load()
ELSEWHERE = GuildId(8)
ROOM = ChannelId(700)
HOST, STAND_IN, LEAD, GUEST = UserId(80), UserId(81), UserId(82), UserId(83)
TUESDAY = date(2026, 3, 3)
NEXT_TUESDAY = date(2026, 3, 10)
MONDAY_NOON = at(date(2026, 3, 2), 12)
TUESDAYS = Outline(
    "Tuesday circle",
    Recurrence(TUESDAY, time(19), ZONE, frozenset({1})),
    link="https://example.org/room",
)
STARTS = at(TUESDAY, 19)
MINUTE = timedelta(minutes=1)


@dataclass
class House:
    """Shortens what the tests of meetings do."""

    harbour: Harbour

    def __post_init__(self) -> None:
        self.database = self.harbour.database
        self.services = self.harbour.services
        self.planner = ReminderPlanner()

    async def open(self, *, room: bool = True) -> None:
        """Let the group exist, with a leads' room."""
        changes: dict[str, Any] = {"zone": ZONE}
        if room:
            changes["leads_room_id"] = ROOM
        await self.services.groups.change(GROUP, changes, actor_id=LEAD, now=MONDAY_NOON)

    async def add(
        self,
        outline: Outline = TUESDAYS,
        *,
        guild_id: GuildId = GROUP,
        now: datetime = MONDAY_NOON,
        **changes: Any,
    ) -> Meeting:
        """Add a meeting as a lead does: shown first, then saved."""
        body = {"outline": drafting.body_of(replace(outline, **changes))}
        draft_id = await self.services.meetings.draft(guild_id, LEAD, body, now=now)
        meeting = await self.services.meetings.save(guild_id, LEAD, draft_id, now=now)
        assert meeting is not None
        return meeting

    async def change(
        self, meeting: Meeting, outline: Outline, *, now: datetime = MONDAY_NOON
    ) -> Meeting:
        """Change a meeting as a lead does."""
        body = {"outline": drafting.body_of(outline), "meeting": meeting.id}
        draft_id = await self.services.meetings.draft(GROUP, LEAD, body, now=now)
        changed = await self.services.meetings.save(GROUP, LEAD, draft_id, now=now)
        assert changed is not None
        return changed

    async def come(
        self,
        meeting: Meeting,
        user_id: UserId = MARA,
        on: date = TUESDAY,
        *,
        comes: bool = True,
        now: datetime = MONDAY_NOON,
        **told: bool,
    ) -> Held | None:
        """Let somebody say that they come."""
        held = await self.services.attendance.come(
            GROUP, user_id, meeting.id, on, comes=comes, language=None, now=now
        )
        if told:
            await self.services.attendance.tell_host(GROUP, user_id, meeting.id, on, told, now=now)
        return held

    async def remind(
        self,
        meeting: Meeting,
        user_id: UserId = MARA,
        on: date = TUESDAY,
        *,
        minutes: int | None = 15,
        now: datetime = MONDAY_NOON,
    ) -> Held | None:
        """Let somebody ask for a reminder."""
        return await self.services.attendance.remind(
            GROUP, user_id, meeting.id, on, minutes=minutes, language=None, now=now
        )

    async def host(self, meeting: Meeting, user_id: UserId = HOST, **options: Any) -> None:
        """Let somebody press `I'll host`."""
        hosted = await self.services.hosts.host(
            GROUP, user_id, meeting.id, language=None, now=MONDAY_NOON, **options
        )
        assert hosted is not None

    @cached_property
    def letters(self) -> Mapping[DeliveryKind, Kind]:
        """Return what words each kind of message."""
        roles = Roles(self.services.leads, FakeMessenger(FakeClock()))
        ids = CustomIds(self.harbour.vault)
        return all_letters(Desk(ids, Voices(CATALOGUE), self.services, roles))

    async def claimed(self, now: datetime) -> list[Delivery]:
        """Return what is due, in the hands of a sender."""
        found: list[Delivery] = []
        while True:
            async with self.database.transaction() as tx:
                claimed = await deliveries.claim(
                    tx,
                    owner="me",
                    lanes=tuple(Lane),
                    now=now,
                    real_now=now,
                    lease_until=now + MINUTE,
                )
            if claimed is None:
                return found
            found.append(claimed)

    async def arrived(self, claimed: Delivery, now: datetime) -> None:
        """Record that one arrived, as a sender does."""
        sent = Sent(claimed.channel_id or ChannelId(1), MessageId(claimed.id))
        async with self.database.transaction() as tx:
            assert await deliveries.record_sent(tx, claimed, sent, note=None, now=now)
            await self.letters[claimed.kind].sent(tx, claimed, sent, now)

    async def send(self, now: datetime) -> list[tuple[Delivery, Outgoing]]:
        """Send what is due, as the senders do; what is too late or not wanted is dropped."""
        found = []
        for claimed in await self.claimed(now):
            is_stale = outage.is_stale(claimed.lane, claimed.expires_at, now)
            outgoing = None if is_stale else await self.letters[claimed.kind].compose(claimed, now)
            if outgoing is None:
                async with self.database.transaction() as tx:
                    dropped = DeliveryState.DROPPED
                    await deliveries.finish(tx, claimed, state=dropped, reason="", now=now)
                continue
            await self.arrived(claimed, now)
            found.append((claimed, outgoing))
        return found

    async def tick(self, now: datetime) -> None:
        """Plan what is due."""
        await self.harbour.tick(now, self.planner)

    async def read(self, meeting_id: MeetingId) -> Meeting:
        """Return a meeting as it is kept."""
        async with self.database.reading() as tx:
            meeting = await meetings.read(tx, meeting_id)
        assert meeting is not None
        return meeting

    async def sent(self, kind: str) -> list[tuple[datetime, str | int | None]]:
        """Return when deliveries of a kind are due and for whom, in order."""
        found = []
        for row in await self.harbour.deliveries(kind):
            whom: int | None = row["channel_id"]
            if row["person_id"] is not None:
                async with self.database.reading() as tx:
                    person = await people.read(tx, row["person_id"])
                whom = None if person is None else person.user_id
            found.append((row["due_at"], whom))
        return sorted(found, key=repr)
