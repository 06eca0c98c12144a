"""Faults strike where, how and how often they were told to."""

import asyncio
from typing import Any

import aiohttp
import pytest

from sandbox import Fault, Faults, Kind

SEND = "POST /channels/*/messages"
HELLO = {"content": "hello"}


@pytest.fixture
def send(raw, sandbox, channel):
    headers = {"Authorization": f"Bot {sandbox.token}"}
    url = f"{sandbox.api_url}/channels/{channel.id}/messages"
    return lambda: raw.session.post(url, json=HELLO, headers=headers)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 524])
@pytest.mark.parametrize("after", [False, True])
async def test_a_server_error_comes_before_or_after_the_work(faults, channel, send, status, after):
    faults.add(Fault(Kind(str(status)), route=SEND, after=after))

    async with send() as reply:
        assert reply.status == status
        assert reply.content_type == "text/html"
    assert len(channel.messages) == int(after)
    async with send() as reply:
        assert reply.status == 200  # it was to happen once


@pytest.mark.parametrize("after", [False, True])
async def test_a_connection_is_reset_before_or_after_the_work(faults, channel, send, after):
    faults.add(Fault(Kind.RESET, route=SEND, after=after))

    with pytest.raises(aiohttp.ClientError):
        await send()
    assert len(channel.messages) == int(after)


@pytest.mark.parametrize("after", [False, True])
async def test_a_request_hangs_and_ends_in_nothing(faults, channel, send, after):
    faults.add(Fault(Kind.HANG, route=SEND, after=after, seconds=0.05))

    with pytest.raises(aiohttp.ClientError):
        await send()
    assert len(channel.messages) == int(after)


@pytest.mark.parametrize(
    ("kind", "everywhere"), [(Kind.RATE_LIMIT, False), (Kind.GLOBAL_RATE_LIMIT, True)]
)
async def test_a_429_looks_like_discords(faults, send, kind, everywhere):
    faults.add(Fault(kind, route=SEND, seconds=1.5))

    async with send() as reply:
        told = await reply.json()
        assert reply.status == 429
        assert reply.headers["Via"]
        assert reply.headers["Retry-After"] == "1.5"
    assert (told["retry_after"], told["global"]) == (1.5, everywhere)


async def test_a_fault_keeps_to_its_route(raw, faults, channel):
    faults.add(Fault(Kind.UNAVAILABLE, route="PATCH *"))

    assert (await raw.ask("POST", f"/channels/{channel.id}/messages", HELLO))[0] == 200


def test_a_fault_strikes_as_often_as_its_probability_says():
    faults = Faults(seed=7)
    faults.add(Fault(Kind.UNAVAILABLE, times=None, probability=0.2))

    struck = sum(faults.strike("GET /users/@me") is not None for _ in range(2000))

    assert 300 < struck < 500


async def test_a_gateway_that_refuses_is_away(raw, sandbox):
    sandbox.gateway.refusing = True

    with pytest.raises(aiohttp.WSServerHandshakeError):
        await raw.session.ws_connect(sandbox.gateway.url)


async def hello(raw, sandbox) -> Any:
    """Return a connected socket after its first message."""
    socket = await raw.session.ws_connect(sandbox.gateway.url, autoclose=False)
    assert (await socket.receive_json())["op"] == 10
    return socket


def identify(sandbox, **more) -> dict[str, Any]:
    return {"op": 2, "d": {"token": sandbox.token, "intents": 1, "properties": {}, **more}}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"token": "wrong"}, 4004), ({"intents": 1 << 15}, 4014), ({"intents": 1 << 1}, 4014)],
)
async def test_who_identifies_wrongly_is_shown_out(raw, sandbox, wrong, code):
    socket = await hello(raw, sandbox)
    await socket.send_json(identify(sandbox, **wrong))

    closed = await socket.receive()
    assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, code)


async def test_events_are_told_to_those_with_the_intent(raw, sandbox, channel, mara):
    socket = await hello(raw, sandbox)
    await socket.send_json({"op": 1, "d": None})  # before IDENTIFY, as discord.py does
    assert (await socket.receive_json())["op"] == 11
    await socket.send_json(identify(sandbox, intents=1 << 9))
    assert (await socket.receive_json())["t"] == "READY"

    await mara.type(mara.open_dm(), "not told: no intent for direct messages")
    await mara.type(channel, "secret")

    told = await socket.receive_json()
    assert (told["t"], told["d"]["content"]) == ("MESSAGE_CREATE", "")


async def test_each_shard_is_told_of_its_guilds(raw, sandbox):
    guilds = []
    for number in range(6):
        guild = sandbox.create_guild(f"Group {number}")
        guild.add_bot()
        guilds.append(guild.id)
        await asyncio.sleep(0.002)  # ids, and so shards, go by the millisecond
    seen = []
    for number in range(2):
        socket = await hello(raw, sandbox)
        await socket.send_json(identify(sandbox, shard=[number, 2]))
        ready = await socket.receive_json()
        mine = [int(it["id"]) for it in ready["d"]["guilds"]]
        assert all((it >> 22) % 2 == number for it in mine)
        seen += mine

    assert sorted(seen) == guilds


async def test_an_unknown_session_cannot_be_resumed(raw, sandbox):
    socket = await hello(raw, sandbox)
    await socket.send_json({"op": 6, "d": {"token": sandbox.token, "session_id": "gone", "seq": 1}})

    told = await socket.receive_json()
    assert (told["op"], told["d"]) == (9, False)
