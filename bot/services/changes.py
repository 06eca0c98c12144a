"""Something changed: said once, told to nobody, with nothing to decide and nothing taken away."""

from dataclasses import dataclass
from datetime import datetime

from bot.database import Database
from bot.models import GuildId, UserId
from bot.rules import calendar
from bot.store import coming, dates, days, members

WORTH_SAYING = 7  # what stays is shown as a number from here up


@dataclass(frozen=True, slots=True)
class Stays:
    """What is still theirs; None where it is too few to be a comfort."""

    check_ins: int | None
    meetings: int | None = None


class Changes:
    """The use case of saying that something changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def say(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Stays | None:
        """Let questions about milestones rest; None for who has not started."""
        async with self._database.transaction() as tx:
            holder = await dates.holder(tx, guild_id, user_id)
            if holder is None:
                return None
            today = calendar.local_date(now, calendar.zone(holder.zone))
            await members.change(tx, holder.person.id, {"changed_on": today})
            check_ins = await days.count_check_ins(tx, holder.person.id)
            meetings = await coming.total(tx, holder.person.id)
        return Stays(_worth_saying(check_ins), _worth_saying(meetings))


def _worth_saying(count: int) -> int | None:
    return count if count >= WORTH_SAYING else None
