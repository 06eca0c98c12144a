"""Days of long ago become totals: nothing that a member sees changes by it."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from bot.database import Database, Transaction
from bot.models import PersonId
from bot.rules import streaks
from bot.services.days import history_of, totals_of
from bot.store import days, totals

LONGEST = timedelta(days=400)  # that a day is kept
# A month of days goes at once, so that each member is folded once a month and not every night.
KEPT = timedelta(days=370)
BATCH = 20  # members in one transaction: others wait for it


async def fold_all(database: Database, now: datetime, *, batch: int = BATCH) -> None:
    """Fold the days of everybody who has any that are too old, a few members at a time.

    Whatever stops it in the middle loses nothing: a member's days go in the transaction in which
    the totals take them in.
    """
    today = now.date()  # a zone more or less does not matter here
    after = PersonId(0)
    while True:
        async with database.transaction() as tx:
            old = await totals.with_days_before(tx, today - LONGEST, after=after, limit=batch)
            for person_id in old:
                await fold(tx, person_id, through=today - KEPT)
        if not old:
            return
        after = old[-1]


async def fold(tx: Transaction, person_id: PersonId, *, through: date) -> None:
    """Fold one member's days up to and with a date into their totals."""
    await totals.lock(tx, person_id)
    gone = history_of(await days.of_person(tx, person_id, through=through))
    since = await totals_of(tx, person_id)
    folded = streaks.fold(since, gone, through=through)
    if folded is not since:
        await totals.write(tx, person_id, asdict(folded))
    await totals.forget_days(tx, person_id, through=through)
