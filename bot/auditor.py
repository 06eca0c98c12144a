"""The auditor: what should have been said is derived again from what is true, and compared."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.database import Database, Transaction
from bot.store import audits

log = logging.getLogger(__name__)

PLANNED_WITHIN = timedelta(minutes=2)
ASKED_WITHIN = timedelta(days=2)  # how far back prompts are compared
REQUEST_WITHIN = timedelta(seconds=60)
OTHERS_WITHIN = timedelta(minutes=15)  # ten thousand prompts at 25 a second take seven
DEAD_WITHIN = timedelta(hours=1)  # long enough for a watchdog to call somebody
FREED_WITHIN = timedelta(minutes=2)


class Auditor:
    """Compares, and remembers what it found; the outside heartbeat is sent when that is nothing."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.findings: tuple[str, ...] = ()
        self.audited_at: datetime | None = None
        self._looked = clock.elapsed()  # when the last audit ended; before the first, the start

    @property
    def agrees(self) -> bool:
        """Say whether the last audit found nothing; False before the first."""
        return self.audited_at is not None and not self.findings

    @property
    def silence(self) -> timedelta:
        """Return the real time since the last audit ended; before the first, since the start."""
        return timedelta(seconds=self._clock.elapsed() - self._looked)

    async def audit(self) -> tuple[str, ...]:
        """Compare now; return the findings, each a sentence with the ids to look at."""
        now = self._clock.now()
        async with self._database.reading() as tx:
            found = await self._found(tx, now)
        findings = tuple(
            f"{sentence}: {', '.join(str(row) for row in rows)}" for sentence, rows in found if rows
        )
        for finding in findings:
            if finding not in self.findings:
                log.error("audit: %s", finding)
        if self.findings and not findings:
            log.info("audit: all agrees again")
        self.findings = findings
        self.audited_at = now
        self._looked = self._clock.elapsed()
        return findings

    async def _found(self, tx: Transaction, now: datetime) -> Sequence[tuple[str, Sequence[int]]]:
        real_now = datetime.fromtimestamp(self._clock.elapsed(), UTC)
        return [
            (
                "open requests without a page to the leads' room",
                await audits.requests_without_page(tx, opened_before=now - REQUEST_WITHIN),
            ),
            (
                "requests whose next step was due and is not taken",
                await audits.steps_not_taken(tx, due_before=now - REQUEST_WITHIN),
            ),
            (
                "messages about requests that are late",
                await audits.requests_unsent(tx, due_before=now - REQUEST_WITHIN),
            ),
            ("deliveries that were given up", await audits.dead(tx, since=now - DEAD_WITHIN)),
            (
                "deliveries that are late",
                await audits.others_unsent(tx, due_before=now - OTHERS_WITHIN),
            ),
            (
                "members whose prompt was due and is not planned",
                await audits.members_not_planned(tx, due_before=now - PLANNED_WITHIN),
            ),
            ("members who would never be asked again", await audits.members_forgotten(tx)),
            (
                "check-ins that were asked without a prompt",
                await audits.prompts_without_delivery(
                    tx, asked_since=now - ASKED_WITHIN, asked_before=now
                ),
            ),
            (
                "watches that were due and are not looked at",
                await audits.watches_not_looked_at(tx, due_before=now - PLANNED_WITHIN),
            ),
            (
                "leads whose summary was due and is not planned",
                await audits.summaries_not_planned(tx, due_before=now - PLANNED_WITHIN),
            ),
            (
                "meetings whose reminders were due and are not planned",
                await audits.meetings_not_looked_at(tx, due_before=now - PLANNED_WITHIN),
            ),
            (
                "claims that nobody freed",
                await audits.stuck(tx, lease_before=real_now - FREED_WITHIN),
            ),
        ]
