"""The metronome: beats at a fixed pace, and keeps no schedule of its own. Due times are rows."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[object]]


class Metronome:
    """Calls jobs again and again, whatever became of the last call; a late beat is one beat."""

    def __init__(self) -> None:
        # It warns of each beat that finds the last one still at work, which is as it should be.
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            executors={"default": AsyncIOExecutor()},
            job_defaults={
                "misfire_grace_time": None,  # by default a beat 1 s late would be dropped
                "coalesce": True,
                "max_instances": 1,
            },
        )

    def every(self, seconds: float, job: Job, *, name: str) -> None:
        """Call a job every so many seconds; never twice at the same time."""
        self._add(job, IntervalTrigger(seconds=seconds, timezone=UTC), name)

    def nightly(self, hour: int, job: Job, *, name: str) -> None:
        """Call a job once a day at this hour of UTC; it must not matter if a day is left out."""
        self._add(job, CronTrigger(hour=hour, minute=17, timezone=UTC), name)

    def start(self) -> None:
        """Begin to beat; the first beat comes one interval from now."""
        self._scheduler.start()

    def stop(self) -> None:
        """Beat no more; a job that runs is cut short where it waits."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _add(self, job: Job, trigger: object, name: str) -> None:
        async def guarded() -> None:
            try:
                await job()
            except asyncio.CancelledError:
                log.debug("a job was cut short by the stop job=%s", name)
            except Exception:
                log.exception("a job failed and goes on job=%s", name)

        self._scheduler.add_job(guarded, trigger, id=name, name=name)
