"""A soak sends thousands of messages: the sandbox must not be what is slow."""

import asyncio
import time

import pytest


@pytest.mark.slow
async def test_five_thousand_messages_take_seconds(raw, sandbox, channel):
    path = f"/channels/{channel.id}/messages"
    work = iter(range(5000))

    async def send() -> None:
        for number in work:
            body = {"content": "x", "nonce": f"n{number}", "enforce_nonce": True}
            status, _ = await raw.ask("POST", path, body)
            assert status == 200

    started = time.monotonic()
    await asyncio.gather(*(send() for _ in range(20)))
    took = time.monotonic() - started

    assert len(channel.messages) == 5000
    assert took < 60, f"{took:.1f} s"
    assert sandbox.violations == []
