"""Days that the bot took from people by not being there do not count against them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.database import Transaction
from bot.models import GuildId
from bot.rules import calendar, outage
from bot.store import check_ins
from bot.store.heartbeats import Span

LONGEST_DAY = timedelta(hours=30)  # from the first minute of a date until its answer is late


class DaysAway:
    """Lets a day that was open while the bot was away, for half of it or more, be unasked."""

    async def away(
        self,
        tx: Transaction,
        span: Span,
        now: datetime,
        *,
        touches: Callable[[GuildId], bool] = lambda _: True,
    ) -> None:
        """Look at what was asked and had no answer when it began, in the outage's transaction."""
        asked = await check_ins.unanswered(
            tx, since=span.from_at - LONGEST_DAY, until=span.until_at
        )
        taken = [
            one.id
            for one in asked
            if touches(one.guild_id)
            and outage.took_the_day(
                asked_at=one.asked_at,
                closes_at=calendar.day_window(one.day_on, calendar.zone(one.zone)).closes_at,
                from_at=span.from_at,
                until_at=span.until_at,
            )
        ]
        await check_ins.unask(tx, taken)
