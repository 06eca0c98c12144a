"""What is forgotten when its time is over, every night."""

from datetime import datetime, timedelta

from bot.database import Database
from bot.store import (
    check_ins,
    deliveries,
    goals,
    notes,
    people,
    posts,
    presses,
    requests,
    tellings,
)

PRESSES = timedelta(days=1)  # Discord does not deliver one again after that
DELIVERIES = timedelta(days=30)  # those that are nobody's own
GUEST_REQUESTS = timedelta(days=7)  # after closing
MEMBER_REQUESTS = timedelta(days=90)
NOTES = timedelta(days=30)
GOALS = timedelta(days=30)  # after they were done
TELLINGS = timedelta(days=180)  # who was told what
ANSWERS = timedelta(days=90)  # then only that there was one


class Housekeeping:
    """Forgets what is not needed any more, in small transactions of their own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tidy(self, now: datetime) -> None:
        """Forget in its time whatever has one."""
        async with self._database.transaction() as tx:
            await presses.forget(tx, before=now - PRESSES)
            await deliveries.forget_finished(tx, now - DELIVERIES)
            await posts.forget_removals(tx)
        async with self._database.transaction() as tx:
            await requests.forget_closed(
                tx, guests_before=now - GUEST_REQUESTS, members_before=now - MEMBER_REQUESTS
            )
            await people.forget_guests(tx, before=now - GUEST_REQUESTS)
        async with self._database.transaction() as tx:
            await notes.forget(tx, before=now - NOTES)
            await goals.forget(tx, before=(now - GOALS).date())
            await check_ins.forget_answers(tx, before=now - ANSWERS)
            await tellings.forget(tx, before=now - TELLINGS)
        await self._database.scrub()
