"""Rules for messages: who breaks one is refused as Discord refuses, with its code."""

from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

BUTTON = {"type": 2, "style": 2, "label": "Good", "custom_id": "good"}
V2 = 1 << 15


def row(*components) -> Any:
    return {"type": 1, "components": list(components)}


def buttons(count) -> Any:
    return [{**BUTTON, "custom_id": f"b{number}"} for number in range(count)]


def text(content="words") -> Any:
    return {"type": 10, "content": content}


def menu(options, **more) -> Any:
    named = [{"label": str(number), "value": str(number)} for number in range(options)]
    return {"type": 3, "custom_id": "menu", "options": named, **more}


@pytest.fixture
def messages(channel) -> Any:
    return f"/channels/{channel.id}/messages"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, 50006),
        ({"content": "  "}, 50006),
        ({"content": "x" * 2001}, 50035),
        ({"content": "x", "nonce": "n" * 26}, 50035),
        ({"content": "x", "components": [row(*buttons(6))]}, 50035),
        ({"content": "x", "components": [row(BUTTON)] * 6}, 50035),
        ({"content": "x", "components": [row(BUTTON, BUTTON)]}, 50035),
        ({"content": "x", "components": [row({**BUTTON, "custom_id": "c" * 101})]}, 50035),
        ({"content": "x", "components": [row({**BUTTON, "label": "l" * 81})]}, 50035),
        ({"content": "x", "components": [row({**BUTTON, "label": None})]}, 50035),
        ({"content": "x", "components": [row(menu(26))]}, 50035),
        ({"content": "x", "components": [row(menu(0))]}, 50035),
        ({"content": "x", "components": [row(menu(2, max_values=3))]}, 50035),
        ({"content": "x", "components": [row(menu(2, placeholder="p" * 151))]}, 50035),
        ({"content": "x", "components": [row(menu(2), BUTTON)]}, 50035),
        ({"content": "x", "components": [text()]}, 50035),
        ({"content": "x", "flags": V2, "components": [text()]}, 50035),
        ({"flags": V2, "components": [text("t" * 2001), text("t" * 2000)]}, 50035),
        ({"flags": V2, "components": [text()] * 41}, 50035),
        ({"embeds": [{"description": "d" * 4097}]}, 50035),
        ({"embeds": [{"title": "t"}] * 11}, 50035),
    ],
)
async def test_a_message_beyond_the_limits_is_refused(raw, messages, body, code):
    assert await raw.refused("POST", messages, body) == (400, code)


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"content": "x", "nonce": "n" * 25},
        {"content": "x", "components": [row(*buttons(5))]},
        {"content": "x", "components": [row(menu(25, max_values=25))]},
        {"flags": V2, "components": [text("t" * 4000)]},
        {"flags": V2, "components": [text()] * 40},
    ],
)
async def test_a_message_at_the_limits_is_taken(raw, messages, body):
    status, sent = await raw.ask("POST", messages, body)

    assert status == 200, sent


async def test_a_request_without_the_token_is_refused(raw, messages):
    assert await raw.refused("POST", messages, {"content": "x"}, known=False) == (401, 0)


async def test_what_is_not_json_is_refused(raw, sandbox, messages):
    headers = {"Authorization": f"Bot {sandbox.token}"}
    async with raw.session.post(sandbox.api_url + messages, data=b"{", headers=headers) as reply:
        assert (reply.status, (await reply.json())["code"]) == (400, 50109)


async def test_replies_bear_exactly_the_content_type_that_discord_py_reads(raw, sandbox):
    headers = {"Authorization": f"Bot {sandbox.token}"}
    async with raw.session.get(sandbox.api_url + "/users/@me", headers=headers) as reply:
        assert reply.headers["Content-Type"] == "application/json"


async def test_unknown_channels_and_messages_are_unknown(raw, messages):
    assert await raw.refused("GET", "/channels/1/messages") == (404, 10003)
    assert await raw.refused("GET", f"{messages}/1") == (404, 10008)


async def test_a_channel_the_bot_cannot_see_is_out_of_its_reach(raw, guild, mara):
    hidden = guild.create_text_channel(
        "hidden", overwrites={guild.everyone_role: discord.PermissionOverwrite(view_channel=False)}
    )
    guild.set_bot_permissions(0)

    assert await raw.refused("GET", f"/channels/{hidden.id}") == (403, 50001)
    assert await raw.refused("POST", f"/channels/{hidden.id}/messages", {"content": "x"}) == (
        403,
        50001,
    )


async def test_sending_takes_the_permission_to_send(raw, guild, channel, messages):
    channel.allow(guild.everyone_role, deny=discord.Permissions(send_messages=True))
    guild.set_bot_permissions(discord.Permissions(view_channel=True))

    assert await raw.refused("POST", messages, {"content": "x"}) == (403, 50013)


async def test_the_same_nonce_within_the_window_makes_one_message(raw, channel, messages):
    body = {"content": "x", "nonce": "n1", "enforce_nonce": True}
    _, first = await raw.ask("POST", messages, body)
    _, second = await raw.ask("POST", messages, {**body, "content": "y"})

    assert second["id"] == first["id"]
    assert [it.content for it in channel.messages] == ["x"]


async def test_a_nonce_is_forgotten_after_the_window(raw, limits, channel, messages):
    limits.nonce_window = 0.0
    body = {"content": "x", "nonce": "n1", "enforce_nonce": True}
    await raw.ask("POST", messages, body)
    await raw.ask("POST", messages, body)

    assert len(channel.messages) == 2


async def test_a_nonce_that_is_not_enforced_makes_two_messages(raw, channel, messages):
    for _ in range(2):
        await raw.ask("POST", messages, {"content": "x", "nonce": "n1"})

    assert len(channel.messages) == 2


async def test_a_nonce_counts_in_its_own_channel_only(raw, guild, messages):
    other = guild.create_text_channel("other")
    body = {"content": "x", "nonce": "n1", "enforce_nonce": True}
    await raw.ask("POST", messages, body)
    await raw.ask("POST", f"/channels/{other.id}/messages", body)

    assert len(other.messages) == 1


async def test_edits_of_old_messages_are_rationed(raw, sandbox, messages):
    _, sent = await raw.ask("POST", messages, {"content": "x"})
    path = f"{messages}/{sent['id']}"
    for number in range(5):
        assert (await raw.ask("PATCH", path, {"content": f"fresh {number}"}))[0] == 200

    await sandbox.clock.forward(timedelta(minutes=61))

    for number in range(3):
        assert (await raw.ask("PATCH", path, {"content": f"old {number}"}))[0] == 200
    status, reply = await raw.ask("PATCH", path, {"content": "too much"})
    assert (status, reply["code"]) == (429, 30046)
    assert reply["retry_after"] > 0


async def test_only_own_messages_can_be_edited(raw, mara, channel, messages):
    hers = await mara.type(channel, "hello")

    assert await raw.refused("PATCH", f"{messages}/{hers.id}", {"content": "y"}) == (403, 50005)


async def test_the_v2_flag_cannot_be_taken_back(raw, messages):
    _, sent = await raw.ask("POST", messages, {"flags": V2, "components": [text()]})

    path = f"{messages}/{sent['id']}"
    assert await raw.refused("PATCH", path, {"content": "plain"}) == (400, 50035)


async def test_history_is_paged_as_discord_pages_it(raw, channel, mara, messages):
    for number in range(7):
        await mara.type(channel, str(number))
    ids = [it.id for it in channel.messages]

    async def page(**params: Any) -> list[int]:
        _, found = await raw.ask(
            "GET", messages, params={key: str(value) for key, value in params.items()}
        )
        return [ids.index(int(it["id"])) for it in found]

    assert await page(limit=3) == [6, 5, 4]
    assert await page(limit=3, before=ids[4]) == [3, 2, 1]
    assert await page(limit=3, after=ids[1]) == [4, 3, 2]
    assert await page(limit=3, around=ids[3]) == [4, 3, 2]
    assert await raw.refused("GET", messages, params={"limit": "101"}) == (400, 50035)


async def test_messages_are_pinned_and_unpinned(raw, channel, mara, messages, guild):
    hers = await mara.type(channel, "hello")
    path = f"{messages}/pins/{hers.id}"

    guild.set_bot_permissions(discord.Permissions(send_messages=True))
    assert await raw.refused("PUT", path) == (403, 50013)
    guild.set_bot_permissions(discord.Permissions(pin_messages=True))
    assert (await raw.ask("PUT", path))[0] == 204
    assert hers.pinned
    _, pins = await raw.ask("GET", f"{messages}/pins")
    assert [it["message"]["id"] for it in pins["items"]] == [str(hers.id)]
    assert (await raw.ask("DELETE", path))[0] == 204
    assert not hers.pinned


async def test_a_file_is_stored_and_can_be_fetched(raw, sandbox, channel, messages):
    form = aiohttp.FormData(quote_fields=False)
    named = {"id": 0, "filename": "days.png", "description": "Seven days"}
    form.add_field(
        "payload_json",
        '{"content": "x", "attachments": [{"id": 0, "filename": "days.png",'
        ' "description": "Seven days"}]}',
    )
    form.add_field("files[0]", b"picture", filename="days.png", content_type="image/png")
    headers = {"Authorization": f"Bot {sandbox.token}"}
    url = sandbox.api_url + messages
    async with raw.session.post(url, data=form, headers=headers) as reply:
        assert reply.status == 200

    kept = channel.messages[0].attachments[0]
    assert (kept["filename"], kept["description"]) == (named["filename"], named["description"])
    async with raw.session.get(kept["url"]) as reply:
        assert await reply.read() == b"picture"
    assert sandbox.violations == []


async def test_a_mention_pings_only_whom_it_may(raw, guild, channel, mara, messages):
    role = guild.create_role("Leads")
    content = f"{mara.mention} {role.mention}"
    await raw.ask("POST", messages, {"content": content, "allowed_mentions": {"parse": []}})
    await raw.ask("POST", messages, {"content": content})

    silent, loud = channel.messages
    assert silent.pinned is False
    assert silent.pinged == ([], [])
    assert loud.pinged == ([mara.id], [])  # the role is not mentionable
