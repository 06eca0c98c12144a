"""The metronome goes on, whatever becomes of a beat."""

import asyncio
import logging
import time

import pytest

from bot.metronome import Metronome


@pytest.fixture
async def metronome():
    metronome = Metronome()
    yield metronome
    metronome.stop()


async def test_a_job_that_fails_is_logged_and_called_again(
    metronome: Metronome, caplog: pytest.LogCaptureFixture
) -> None:
    beats = asyncio.Semaphore(0)

    async def fail() -> None:
        beats.release()
        sentence = "broken"
        raise ValueError(sentence)

    metronome.every(0.02, fail, name="broken job")
    metronome.start()
    async with asyncio.timeout(5):
        for _ in range(3):
            await beats.acquire()
    assert "job=broken job" in caplog.text
    assert any(record.levelno == logging.ERROR for record in caplog.records)


async def test_a_job_never_runs_twice_at_the_same_time(metronome: Metronome) -> None:
    running = most = 0
    beats = asyncio.Semaphore(0)

    async def slow() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.05)
        running -= 1
        beats.release()

    metronome.every(0.01, slow, name="slow")
    metronome.start()
    async with asyncio.timeout(5):
        for _ in range(3):
            await beats.acquire()
    assert most == 1


async def test_a_job_that_is_cut_short_by_the_stop_is_no_error(
    metronome: Metronome, caplog: pytest.LogCaptureFixture
) -> None:
    begun = asyncio.Event()

    async def waits() -> None:
        begun.set()
        await asyncio.Event().wait()

    metronome.every(0.01, waits, name="waits")
    metronome.start()
    async with asyncio.timeout(5):
        await begun.wait()
    metronome.stop()
    await asyncio.sleep(0.05)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_nightly_jobs_are_kept_in_utc(metronome: Metronome) -> None:
    async def tidy() -> None: ...

    metronome.nightly(3, tidy, name="night")
    (job,) = metronome._scheduler.get_jobs()
    assert str(job.trigger) == "cron[hour='3', minute='17']"
    assert str(job.trigger.timezone) == "UTC"
    metronome.stop()  # before it was started: nothing to stop


async def test_a_late_beat_is_one_beat_and_is_not_dropped(metronome: Metronome) -> None:
    beats = asyncio.Semaphore(0)
    loop_is_held = 0.3

    async def beat() -> None:
        beats.release()

    metronome.every(0.05, beat, name="beat")
    metronome.start()
    time.sleep(loop_is_held)  # noqa: ASYNC251 — as above
    await asyncio.sleep(0.02)
    assert beats._value == 1
