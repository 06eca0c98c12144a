"""The health page and the heartbeat, over real sockets."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr
from typing_extensions import override

from bot import health
from bot.errors import Exit, Fatal
from bot.health import Figures, HealthPage, Heartbeat, judge

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FINE = Figures(
    deliveries={("prompt", "due"): 2, ("prompt", "sending"): 1, ("prompt", "sent"): 40},
    lateness={"prompt": timedelta(seconds=3)},
    connected=True,
    ticked_at=NOW - timedelta(seconds=1),
    tick_took=timedelta(milliseconds=12),
    clock_off=timedelta(seconds=0.2),
)


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW

    def elapsed(self) -> float:
        return 0.0


@dataclass
class Source:
    answer: Figures = FINE
    trouble: Exception | None = None

    async def figures(self) -> Figures:
        if self.trouble:
            raise self.trouble
        return self.answer


@contextlib.asynccontextmanager
async def page(source: Source) -> AsyncIterator[str]:
    shown = HealthPage(source, clock=Still(), port=0)
    await shown.open()
    try:
        yield f"http://127.0.0.1:{shown.port}"
    finally:
        await shown.close()


async def get(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


def test_nothing_wrong_is_well() -> None:
    verdict = judge(FINE, NOW)
    assert verdict.works
    assert verdict.is_well


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (replace(FINE, connected=False), "Discord is not connected."),
        (replace(FINE, ticked_at=None), "The first tick has not happened yet."),
        (
            replace(FINE, ticked_at=NOW - timedelta(seconds=75)),
            "The last tick was 75 seconds ago.",
        ),
        (
            replace(FINE, lateness={"page_room": timedelta(minutes=6)}),
            "A delivery has waited for 360 seconds: page_room.",
        ),
        (replace(FINE, problems=("The disk is full.",)), "The disk is full."),
        (
            replace(FINE, unaudited_for=timedelta(minutes=11)),
            "The last audit was 660 seconds ago.",
        ),
    ],
)
def test_what_keeps_the_bot_from_its_work_is_a_reason(wrong: Figures, reason: str) -> None:
    verdict = judge(wrong, NOW)
    assert verdict.reasons == (reason,)
    assert not verdict.works


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        (replace(FINE, clock_off=timedelta(seconds=-90)), "The clock is off by -90 seconds"),
    ],
)
def test_what_a_person_should_see_does_not_stop_the_bot(odd: Figures, sentence: str) -> None:
    verdict = judge(odd, NOW)
    assert verdict.works
    assert not verdict.is_well
    assert verdict.attention[0].startswith(sentence)


def test_old_time_zone_rules_are_shown() -> None:
    verdict = judge(replace(FINE, ticked_at=NOW.replace(year=2030)), NOW.replace(year=2030))
    assert verdict.attention == (
        "The time zone rules are old: install a newer release of Porchlight.",
    )


def test_time_zone_rules_are_as_old_as_their_year_at_least() -> None:
    assert health.tzdata_age("2026f", date(2026, 11, 21)) == timedelta(0)
    assert health.tzdata_age("2026f", date(2027, 7, 1)) == timedelta(days=182)


async def test_healthz_says_200_while_the_bot_works() -> None:
    async with page(Source()) as url:
        status, body = await get(f"{url}/healthz")
    assert (status, body) == (200, '{"works": true, "reasons": [], "attention": []}')


async def test_healthz_says_503_and_why() -> None:
    async with page(Source(replace(FINE, connected=False))) as url:
        status, body = await get(f"{url}/healthz")
    assert status == 503
    assert "Discord is not connected." in body


async def test_a_database_that_fails_is_a_503_and_not_a_crash() -> None:
    async with page(Source(trouble=OSError("disk"))) as url:
        status, body = await get(f"{url}/healthz")
        metrics_status, metrics = await get(f"{url}/metrics")
    assert status == 503
    assert "cannot be counted" in body
    assert metrics_status == 200
    assert "porchlight_works 0.0" in metrics


async def test_a_database_that_hangs_is_a_reason() -> None:
    class Hanging(Source):
        @override
        async def figures(self) -> Figures:
            await asyncio.Event().wait()
            return FINE

    verdict, figures = await health.examine(Hanging(), Still(), patience=0.05)
    assert not verdict.works
    assert figures is None


async def test_metrics_say_every_figure() -> None:
    async with page(Source()) as url:
        _, body = await get(f"{url}/metrics")
    lines = [line for line in body.splitlines() if not line.startswith("#")]
    assert lines == [
        "porchlight_works 1.0",
        "porchlight_tzdata_age_days 0.0",
        'porchlight_deliveries{kind="prompt",state="due"} 2.0',
        'porchlight_deliveries{kind="prompt",state="sending"} 1.0',
        'porchlight_deliveries{kind="prompt",state="sent"} 40.0',
        'porchlight_lateness_seconds{kind="prompt"} 3.0',
        "porchlight_queue_depth 3.0",
        "porchlight_dead_letters 0.0",
        "porchlight_tick_seconds 0.012",
        "porchlight_gateway_connected 1.0",
        "porchlight_audit_age_seconds 0.0",
        "porchlight_tick_age_seconds 1.0",
        "porchlight_clock_off_seconds 0.2",
    ]


async def test_a_taken_port_is_a_sentence() -> None:
    first = HealthPage(Source(), clock=Still(), port=0)
    await first.open()
    try:
        with pytest.raises(Fatal, match="HEALTH_PORT") as caught:
            await HealthPage(Source(), clock=Still(), port=first.port).open()
    finally:
        await first.close()
    assert caught.value.exit_code is Exit.SETTINGS


@dataclass
class Watchdog:
    """A watchdog of our own that writes down which addresses it was asked for."""

    status: int = 200
    heard: list[str] = field(default_factory=list)

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        async def hear(request: web.Request) -> web.Response:
            self.heard.append(request.path)
            return web.Response(status=self.status)

        app = web.Application()
        app.router.add_get("/{rest:.*}", hear)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/beat-7f3a"
        finally:
            await runner.cleanup()


async def test_the_watchdog_hears_a_beat_while_all_is_well() -> None:
    watchdog = Watchdog()
    async with watchdog.listening() as url:
        assert await Heartbeat(SecretStr(url), Source(), clock=Still()).send()
    assert watchdog.heard == ["/beat-7f3a"]


@pytest.mark.parametrize(
    "source",
    [
        Source(replace(FINE, connected=False)),
        Source(replace(FINE, clock_off=timedelta(seconds=40))),
        Source(replace(FINE, problems=("deliveries that were given up: 12",))),
        Source(replace(FINE, unaudited_for=timedelta(hours=1))),
        Source(replace(FINE, is_audited=False, problems=("The database does not answer.",))),
        Source(trouble=OSError("disk")),
    ],
)
async def test_the_watchdog_hears_fail_when_a_person_should_look(source: Source) -> None:
    watchdog = Watchdog()
    async with watchdog.listening() as url:
        assert await Heartbeat(SecretStr(url), source, clock=Still()).send()
    assert watchdog.heard == ["/beat-7f3a/fail"]


async def test_the_watchdog_hears_nothing_before_the_first_audit() -> None:
    watchdog = Watchdog()
    early = Source(replace(FINE, is_audited=False, unaudited_for=timedelta(seconds=60)))
    async with watchdog.listening() as url:
        assert not await Heartbeat(SecretStr(url), early, clock=Still()).send()
    assert watchdog.heard == []


async def test_what_was_given_up_long_ago_is_counted_and_rings_no_bell() -> None:
    old = replace(FINE, deliveries={("status", "dead"): 2})
    assert judge(old, NOW).is_well
    async with page(Source(old)) as url:
        _, body = await get(f"{url}/metrics")
    assert "porchlight_dead_letters 2.0" in body


async def test_a_deaf_watchdog_is_logged_without_its_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    watchdog = Watchdog(status=500)
    async with watchdog.listening() as url:
        beat = Heartbeat(SecretStr(url), Source(), clock=Still())
        assert not await beat.send()
    assert not await beat.send()  # nobody listens any more
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
    assert "beat-7f3a" not in caplog.text
