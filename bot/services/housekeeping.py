"""What is forgotten when its time is over, every night."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.database import Database, Transaction
from bot.models.privacy import Period
from bot.rules import privacy
from bot.services.folding import fold_all
from bot.store import (
    announcements,
    check_ins,
    coming,
    concerns,
    contacts,
    deliveries,
    digests,
    drafts,
    goals,
    guilds,
    heartbeats,
    history,
    holds,
    mourning,
    notes,
    people,
    posts,
    presses,
    quiet,
    requests,
    rota,
    shares,
    signed_notes,
    tellings,
)

PRESSES = timedelta(days=1)  # Discord does not deliver one again after that
DELIVERIES = timedelta(days=30)  # those that are nobody's own
GUEST_REQUESTS = timedelta(days=7)  # after closing
CONCERNS = timedelta(days=180)  # after they were sent
SETTLED = timedelta(days=90)  # after they were settled
GUEST_HOLDS = timedelta(days=30)
CONCERN_DRAFTS = timedelta(days=1)  # that were never sent
TELLINGS = timedelta(days=180)  # who was told what
ATTENDED = timedelta(days=30)  # which meetings a member was at; then only how many
DRAFTS = timedelta(days=1)
UNPOSTED = timedelta(days=2)  # what could not be posted to the group; it is tried for one
HISTORY = timedelta(days=180)  # who changed which setting
OUTAGES = timedelta(days=500)  # longer than days are kept that they may excuse
ROTA = timedelta(days=2)  # single dates of shifts that are over, wherever they were


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
            await requests.forget_of_guests(tx, before=now - GUEST_REQUESTS)
            for before, days in await _ends(tx, Period.REQUESTS, now):
                await requests.forget_closed(tx, before=before, kept_days=days)
                await quiet.forget_closed(tx, before=before, kept_days=days)
            await contacts.forget_of_guests(tx)
            await holds.forget_of_guests(tx, before=now - GUEST_HOLDS)
            await people.forget_guests(tx, before=now - GUEST_REQUESTS)
        async with self._database.transaction() as tx:
            for before, days in await _ends(tx, Period.NOTES, now):
                await notes.forget(tx, before=before, kept_days=days)
                await goals.forget(tx, before=before.date(), kept_days=days)
                await signed_notes.forget(tx, before=before, kept_days=days)
            await shares.forget_unposted(tx, before=now - UNPOSTED, now=now)
            for before, days in await _ends(tx, Period.ANSWERS, now):
                await check_ins.forget_answers(tx, before=before, kept_days=days)
            await tellings.forget(tx, before=now - TELLINGS)
            await history.forget(tx, before=now - HISTORY)
        async with self._database.transaction() as tx:
            # Of somebody who has not started nothing is kept once the meeting is over.
            whose = await coming.forget_guests(tx, ended_before=now)
            await people.forget_bare_guests(tx, whose)
            await coming.fold(tx, ended_before=now - ATTENDED)
            await coming.forget_turns(tx, before=(now - ATTENDED).date())
            await announcements.forget(tx, before=(now - ATTENDED).date())
            await drafts.forget(tx, before=now - DRAFTS)
        async with self._database.transaction() as tx:
            await heartbeats.forget_outages(tx, now - OUTAGES)
            await digests.forget(tx, before=now - TELLINGS)
            await rota.forget_before(tx, (now - ROTA).date())
        async with self._database.transaction() as tx:
            await concerns.forget(
                tx,
                drafts_before=now - CONCERN_DRAFTS,
                settled_before=now - SETTLED,
                sent_before=now - CONCERNS,
            )
            await mourning.forget_words(tx, now=now)
        await fold_all(self._database, now)
        await self._database.scrub()


async def _ends(
    tx: Transaction, what: Period, now: datetime
) -> Sequence[tuple[datetime, int | None]]:
    """Return since when something is kept: by everybody, then by groups that keep it shorter."""
    usual = privacy.promised(what)
    fewer = await guilds.shorter(tx, what, than=usual)
    return [(now - timedelta(days=usual), None), *((now - timedelta(days=it), it) for it in fewer)]
