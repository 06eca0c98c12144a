"""A group with meetings, and everybody who has to do with them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.models import ChannelId, GuildId, UserId
from bot.models.meetings import Meeting, MeetingId, Outline, Recurrence
from bot.services import drafting
from bot.services.agenda import Held
from bot.services.reminders import ReminderPlanner
from bot.store import meetings, people
from tests.services.harbour import GROUP, MARA, ZONE, Harbour, at

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
