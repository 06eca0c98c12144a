"""The clock on the demo page: where to, how far it has come, and stopping on the way."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sandbox.refusals import CannotDo

if TYPE_CHECKING:
    from sandbox.page_view import Stage

log = logging.getLogger(__name__)

FARTHEST = timedelta(days=35)


@dataclass(frozen=True)
class Walk:
    """A walk under way."""

    from_at: datetime
    to_at: datetime


class PageClock:
    """Walks the simulated time on; one walk at a time, forwards only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._task: asyncio.Task[None] | None = None
        self._trouble = ""
        self.walking: Walk | None = None

    def state(self) -> dict[str, Any]:
        """Return what the page shows of it."""
        walk = self.walking
        return {
            "now": self._now().isoformat(),
            "zone": self._stage.zone,
            "walking": walk and {"from": walk.from_at.isoformat(), "to": walk.to_at.isoformat()},
            "trouble": self._trouble,
        }

    def start(self, wanted: dict[str, Any]) -> datetime:
        """Set out for a time, and return it: minutes on, a time tomorrow, or a local time."""
        if self.walking is not None:
            msg = "The clock is walking already. Stop it first, or let it arrive."
            raise CannotDo(msg)
        now = self._now()
        to = target(wanted, now=now, zone=ZoneInfo(self._stage.zone))
        if to <= now:
            msg = "The clock only goes forward. Choose a later time."
            raise CannotDo(msg)
        if to - now > FARTHEST:
            msg = f"That is a long walk. Choose a time within {FARTHEST.days} days."
            raise CannotDo(msg)
        self._trouble = ""
        self.walking = Walk(now, to)
        self._task = asyncio.create_task(self._walk(to))
        self._stage.sandbox.changed.bump()
        return to

    async def stop(self) -> None:
        """Stay where the clock is now."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _walk(self, to: datetime) -> None:
        try:
            await self._stage.sandbox.clock.walk(to=to)
        except Exception:  # the page must say so, whatever it was
            log.exception("the clock stumbled")
            self._trouble = "The clock could not go on: the bot does not answer."
        finally:
            self.walking = None
            self._stage.sandbox.changed.bump()

    def _now(self) -> datetime:
        return self._stage.sandbox.clock.now().astimezone(UTC)


def target(wanted: dict[str, Any], *, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant that the page asks for; raises ValueError when it makes no sense."""
    if "minutes" in wanted:
        return now + timedelta(minutes=int(wanted["minutes"]))
    if "tomorrow_at" in wanted:
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        at = time.fromisoformat(str(wanted["tomorrow_at"]))
        return datetime.combine(tomorrow, at, tzinfo=zone).astimezone(UTC)
    local = datetime.fromisoformat(str(wanted["local"]))
    return local.replace(tzinfo=zone).astimezone(UTC)
