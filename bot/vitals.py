"""The figures of a running bot, counted when somebody asks for them."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.auditor import Auditor
from bot.clock import Clock
from bot.database import Database
from bot.dispatcher import Dispatcher
from bot.health import Figures
from bot.store import deliveries


class Vitals:
    """Counts what the health page and the watchdog outside are told."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        dispatcher: Dispatcher,
        auditor: Auditor,
        connected: Callable[[], bool],
        clock_off: Callable[[], timedelta | None] = lambda: None,
        problems: Sequence[Callable[[], Sequence[str]]] = (),
    ) -> None:
        self._database = database
        self._clock = clock
        self._dispatcher = dispatcher
        self._auditor = auditor
        self._connected = connected
        self._clock_off = clock_off
        self._problems = problems

    async def figures(self) -> Figures:
        """Return the figures of this moment."""
        now = self._clock.now()
        async with self._database.reading() as tx:
            counts = await deliveries.count_by_kind_and_state(tx)
            waiting = await deliveries.longest_waiting(tx, now)
        return Figures(
            deliveries=counts,
            lateness={kind: now - due_at for kind, due_at in waiting.items()},
            connected=self._connected(),
            ticked_at=self._dispatcher.last_tick_at,
            tick_took=timedelta(seconds=self._dispatcher.last_tick_seconds),
            clock_off=self._clock_off(),
            is_audited=self._auditor.audited_at is not None,
            unaudited_for=self._auditor.silence,
            problems=(
                *self._auditor.findings,
                *(said for source in self._problems for said in source()),
            ),
        )
