"""The next date of each meeting among Discord's scheduled events, where an admin wants that."""

from datetime import datetime

from bot.database import Transaction
from bot.models.meetings import MeetingId
from bot.store import guilds, meetings


async def look_at_mirror(tx: Transaction, meeting_id: MeetingId, *, now: datetime) -> None:
    """Have the mirror of a meeting looked at soon, where the group has one."""
    meeting = await meetings.read(tx, meeting_id)
    guild = None if meeting is None else await guilds.read(tx, meeting.guild_id)
    if meeting is None or guild is None:
        return
    if guild.mirror_events or meeting.event_id is not None:
        await meetings.change(tx, meeting_id, {"event_due_at": now})
