"""Threads: private ones, their limits, who may do what in them."""

import discord
import pytest

PRIVATE = 12


@pytest.fixture
async def thread(raw, sandbox, channel):
    body = {"name": "A quiet place", "type": PRIVATE, "invitable": False}
    _, made = await raw.ask("POST", f"/channels/{channel.id}/threads", body)
    return sandbox.channel(int(made["id"]))


async def test_a_private_thread_is_seen_by_those_in_it(raw, channel, thread, mara):
    assert thread.payload["thread_metadata"]["invitable"] is False
    assert thread not in mara.visible_channels()

    await raw.ask("PUT", f"/channels/{thread.id}/thread-members/{mara.id}")
    assert thread in mara.visible_channels()
    assert channel.messages == []  # it leaves no trace in its parent

    await raw.ask("DELETE", f"/channels/{thread.id}/thread-members/{mara.id}")
    assert thread not in mara.visible_channels()


async def test_moderators_see_private_threads(guild, thread):
    moderator = guild.create_role("Mods", permissions=discord.Permissions(manage_threads=True))

    assert thread in guild.add_member("Sam", roles=[moderator]).visible_channels()


@pytest.mark.parametrize(
    "body",
    [
        {"name": "", "type": PRIVATE},
        {"name": "n" * 101, "type": PRIVATE},
        {"name": "n", "type": PRIVATE, "auto_archive_duration": 61},
    ],
)
async def test_a_thread_beyond_the_limits_is_refused(raw, channel, body):
    assert await raw.refused("POST", f"/channels/{channel.id}/threads", body) == (400, 50035)


async def test_too_many_active_threads_are_refused(raw, limits, channel, thread):
    limits.active_threads = 1
    path = f"/channels/{channel.id}/threads"

    assert await raw.refused("POST", path, {"name": "n", "type": PRIVATE}) == (400, 160006)
    await raw.ask("PATCH", f"/channels/{thread.id}", {"archived": True})
    assert (await raw.ask("POST", path, {"name": "n", "type": PRIVATE}))[0] == 200


async def test_a_private_thread_takes_its_permission(raw, guild, channel):
    channel.allow(guild.everyone_role, deny=discord.Permissions(create_private_threads=True))
    guild.set_bot_permissions(discord.Permissions(view_channel=True))
    path = f"/channels/{channel.id}/threads"

    assert await raw.refused("POST", path, {"name": "n", "type": PRIVATE}) == (403, 50013)


async def test_locking_and_deleting_take_manage_threads(raw, guild, thread):
    guild.set_bot_permissions(discord.Permissions(view_channel=True))
    path = f"/channels/{thread.id}"

    assert await raw.refused("PATCH", path, {"locked": True}) == (403, 50013)
    assert await raw.refused("DELETE", path) == (403, 50013)

    guild.set_bot_permissions(discord.Permissions(manage_threads=True))
    assert (await raw.ask("PATCH", path, {"locked": True, "archived": True}))[0] == 200
    assert thread.locked
    assert thread.archived
    assert (await raw.ask("DELETE", path))[0] == 200
    assert not thread.exists


async def test_nobody_joins_an_archived_thread(raw, thread, mara):
    await raw.ask("PATCH", f"/channels/{thread.id}", {"archived": True})
    path = f"/channels/{thread.id}/thread-members/{mara.id}"

    assert await raw.refused("PUT", path) == (400, 50083)


async def test_a_message_wakes_an_archived_thread(raw, thread):
    await raw.ask("PATCH", f"/channels/{thread.id}", {"archived": True})
    await raw.ask("POST", f"/channels/{thread.id}/messages", {"content": "x"})

    assert not thread.archived


async def test_a_locked_thread_takes_no_messages_without_manage_threads(raw, guild, thread):
    await raw.ask("PATCH", f"/channels/{thread.id}", {"locked": True})
    guild.set_bot_permissions(discord.Permissions(view_channel=True))
    path = f"/channels/{thread.id}/messages"

    assert await raw.refused("POST", path, {"content": "x"}) == (400, 160005)


async def test_only_members_of_the_guild_join(raw, sandbox, thread):
    stranger = sandbox.create_person("Nobody")
    path = f"/channels/{thread.id}/thread-members/{stranger.id}"

    assert await raw.refused("PUT", path) == (404, 10007)


async def test_who_cannot_see_the_channel_cannot_be_added(raw, guild, channel, thread, mara):
    channel.allow(mara, deny=discord.Permissions(view_channel=True))
    path = f"/channels/{thread.id}/thread-members/{mara.id}"

    assert await raw.refused("PUT", path) == (403, 50001)
