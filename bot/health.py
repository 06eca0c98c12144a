"""How the bot is, for machines: `/healthz`, `/metrics`, and a heartbeat to a watchdog outside."""

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

import aiohttp
from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.registry import Collector
from pydantic import SecretStr
from typing_extensions import override
from yarl import URL

from bot.clock import Clock
from bot.errors import Exit, Fatal
from bot.models import DeliveryState
from bot.rules.calendar import tzdata_version

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"  # whoever reads the figures learns how many people use the bot
LATE = timedelta(minutes=5)  # a delivery that waits longer means that something is stuck
SILENT = timedelta(minutes=1)  # without a tick
UNAUDITED = timedelta(minutes=10)  # without an audit; one is made every two minutes
CLOCK_OFF = timedelta(seconds=30)
TZDATA_OLD = timedelta(days=180)
COUNTING_SECONDS = 5  # longer than that, and the database is what is wrong
PATIENCE = aiohttp.ClientTimeout(total=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the bot counted about itself at one moment."""

    deliveries: Mapping[tuple[str, str], int]  # (kind, state) -> how many
    lateness: Mapping[str, timedelta] = field(default_factory=dict)  # kind -> the longest wait
    connected: bool  # to Discord's gateway
    ticked_at: datetime | None  # when the last tick ended; None before the first
    tick_took: timedelta = timedelta(0)
    clock_off: timedelta | None = None  # ours minus Discord's, where it is known
    is_audited: bool = True  # an audit has ended since the start
    unaudited_for: timedelta = timedelta(0)  # since the last audit ended, or since the start
    problems: tuple[str, ...] = ()  # sentences of others, such as the auditor and the database

    @property
    def queue_depth(self) -> int:
        """Return how many deliveries wait or are on their way."""
        return self._in(DeliveryState.DUE) + self._in(DeliveryState.SENDING)

    @property
    def dead_letters(self) -> int:
        """Return how many deliveries were given up."""
        return self._in(DeliveryState.DEAD)

    def _in(self, wanted: DeliveryState) -> int:
        return sum(count for (_, state), count in self.deliveries.items() if state == wanted)


class Counted(Protocol):
    """What has figures: the bot, and a test."""

    async def figures(self) -> Figures:
        """Return the figures of this moment."""
        ...


@dataclass(frozen=True, slots=True)
class Health:
    """Sentences: why the bot does not work now, and what else a person should look at."""

    reasons: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    is_audited: bool = True  # before the first audit nobody can say that all is well

    @property
    def works(self) -> bool:
        """Tell whether the bot does its work; `/healthz` says 503 where it does not."""
        return not self.reasons

    @property
    def is_well(self) -> bool:
        """Tell whether nobody needs to look; only then the watchdog outside is kept quiet."""
        return self.is_audited and not self.reasons and not self.attention


def judge(figures: Figures, now: datetime) -> Health:
    """Return what the figures mean."""
    reasons, attention = tuple(_reasons(figures, now)), tuple(_attention(figures, now))
    return Health(reasons, attention, figures.is_audited)


def _reasons(figures: Figures, now: datetime) -> Iterator[str]:
    if not figures.connected:
        yield "Discord is not connected."
    if figures.ticked_at is None:
        yield "The first tick has not happened yet."
    elif now - figures.ticked_at > SILENT:
        yield f"The last tick was {_seconds(now - figures.ticked_at)} seconds ago."
    for kind, wait in sorted(figures.lateness.items()):
        if wait > LATE:
            yield f"A delivery has waited for {_seconds(wait)} seconds: {kind}."
    if figures.unaudited_for > UNAUDITED:
        yield f"The last audit was {_seconds(figures.unaudited_for)} seconds ago."
    yield from figures.problems


def _attention(figures: Figures, now: datetime) -> Iterator[str]:
    if figures.clock_off is not None and abs(figures.clock_off) > CLOCK_OFF:
        yield f"The clock is off by {_seconds(figures.clock_off)} seconds: set it by NTP."
    if tzdata_age(tzdata_version(), now.date()) > TZDATA_OLD:
        yield "The time zone rules are old: install a newer release of Porchlight."


def tzdata_age(version: str, today: date) -> timedelta:
    """Return how old a release such as "2026f" is at least: it says its year and no day."""
    return max(today - date(int(version[:4]), 12, 31), timedelta(0))


async def examine(
    source: Counted, clock: Clock, *, patience: float = COUNTING_SECONDS
) -> tuple[Health, Figures | None]:
    """Return how the bot is, and its figures where they could be had."""
    try:
        async with asyncio.timeout(patience):
            figures = await source.figures()
    except Exception:
        log.exception("figures failed")
        return Health(reasons=("The figures cannot be counted; the log says why.",)), None
    return judge(figures, clock.now()), figures


class HealthPage:
    """The two pages on loopback."""

    def __init__(self, source: Counted, *, clock: Clock, port: int) -> None:
        self.port = port
        self._source = source
        self._clock = clock
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(app, access_log=None)

    async def open(self) -> None:
        """Begin to answer; `port` is then the real one, where it was 0.

        Raises:
            Fatal: the port is taken.
        """
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, LOOPBACK, self.port).start()
        except OSError as error:
            await self._runner.cleanup()
            sentence = f"HEALTH_PORT {self.port} cannot be opened ({error.strerror}): take another."
            raise Fatal(sentence, Exit.SETTINGS) from error
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Answer no longer."""
        await self._runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        health, _figures = await examine(self._source, self._clock)
        said = {"works": health.works, "reasons": health.reasons, "attention": health.attention}
        return web.json_response(said, status=200 if health.works else 503)

    async def _metrics(self, _: web.Request) -> web.Response:
        health, figures = await examine(self._source, self._clock)
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Gauges(gauges(health, figures, self._clock.now())))
        return web.Response(text=generate_latest(registry).decode(), content_type="text/plain")


class _Gauges(Collector):
    """Figures in the shape that prometheus-client writes."""

    def __init__(self, families: Iterable[GaugeMetricFamily]) -> None:
        self._families = families

    @override
    def collect(self) -> Iterable[GaugeMetricFamily]:
        return self._families


def gauges(health: Health, figures: Figures | None, now: datetime) -> list[GaugeMetricFamily]:
    """Return every metric; where there are no figures, only whether the bot works."""
    age = tzdata_age(tzdata_version(), now.date())
    families = [
        _gauge("works", "1 while the bot does its work", float(health.works)),
        _gauge("tzdata_age_days", "Age of the time zone rules, at least", float(age.days)),
    ]
    if figures is None:
        return families
    deliveries = GaugeMetricFamily(
        "porchlight_deliveries", "Deliveries kept", labels=["kind", "state"]
    )
    for (kind, state), count in figures.deliveries.items():
        deliveries.add_metric([kind, state], count)
    lateness = GaugeMetricFamily(
        "porchlight_lateness_seconds", "Longest wait past its time", labels=["kind"]
    )
    for kind, wait in figures.lateness.items():
        lateness.add_metric([kind], wait.total_seconds())
    families += [
        deliveries,
        lateness,
        _gauge("queue_depth", "Deliveries that wait or are on their way", figures.queue_depth),
        _gauge("dead_letters", "Deliveries given up", figures.dead_letters),
        _gauge("tick_seconds", "How long the last tick took", figures.tick_took.total_seconds()),
        _gauge("gateway_connected", "1 while Discord is connected", float(figures.connected)),
        _gauge(
            "audit_age_seconds",
            "Time since the last audit ended",
            figures.unaudited_for.total_seconds(),
        ),
    ]
    if figures.ticked_at is not None:
        since = (now - figures.ticked_at).total_seconds()
        families.append(_gauge("tick_age_seconds", "Time since the last tick ended", since))
    if figures.clock_off is not None:
        off = figures.clock_off.total_seconds()
        families.append(_gauge("clock_off_seconds", "Our clock minus Discord's", off))
    return families


def _gauge(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"porchlight_{name}", says, value=value)


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())


class Heartbeat:
    """Tells a watchdog outside, in the manner of Healthchecks, that nobody needs to look."""

    def __init__(self, url: SecretStr, source: Counted, *, clock: Clock) -> None:
        self._url = URL(url.get_secret_value())
        self._source = source
        self._clock = clock

    async def send(self) -> bool:
        """Send one beat, or `/fail`; return whether the watchdog heard it. Never raises.

        Between the start and the first audit nothing is sent: all may be well, nobody knows yet.
        """
        health, _ = await examine(self._source, self._clock)
        if health.works and not health.attention and not health.is_audited:
            return False
        url = self._url if health.is_well else self._url / "fail"
        try:
            async with (
                aiohttp.ClientSession(timeout=PATIENCE) as session,
                session.get(url) as answer,
            ):
                answer.raise_for_status()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # The error repeats the address, and whoever knows that can keep the watchdog quiet.
            log.warning("heartbeat not heard error=%s", type(error).__name__)
            return False
        return True
