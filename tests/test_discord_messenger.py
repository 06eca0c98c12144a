"""The adapter against a Discord on loopback: real discord.py, real sockets, failures sorted."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.breakers import Breakers
from bot.clock import SystemClock
from bot.clock_check import ClockCheck
from bot.discord_messenger import DiscordMessenger, trace_of
from bot.messenger import (
    Button,
    ClosedDM,
    Gone,
    Later,
    MissingRight,
    Never,
    Outgoing,
    Style,
    TooManyOpenings,
    Unauthorized,
)
from bot.models import ChannelId, GuildId, MessageId, RoleId, Sent, UserId
from sandbox import Channel, Fault, Guild, Kind, Person, Sandbox

HELLO = Outgoing("hello")
POST = "POST /channels/*/messages"


@dataclass
class Wire:
    """A messenger at a sandbox with one guild, one channel and one person."""

    sandbox: Sandbox
    client: discord.Client
    messenger: DiscordMessenger
    breakers: Breakers
    guild: Guild
    channel: Channel
    mara: Person

    @property
    def room(self) -> ChannelId:
        """Return the channel as the bot names it."""
        return ChannelId(self.channel.id)

    async def dm(self) -> ChannelId:
        """Return the open DM with Mara."""
        return await self.messenger.open_dm(UserId(self.mara.id))


@pytest.fixture
async def wire(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wire]:
    """The adapter on a client that is logged in and has no gateway."""
    async with Sandbox.open() as sandbox:
        monkeypatch.setattr(discord.http.Route, "BASE", sandbox.api_url)
        breakers = Breakers(SystemClock())
        client = discord.Client(
            intents=discord.Intents.none(),
            http_trace=trace_of(breakers, ClockCheck(SystemClock())),
            max_ratelimit_timeout=30,
        )
        guild = sandbox.create_guild("Harbour Lights")
        guild.add_bot()
        async with client:
            await client.login(sandbox.token)
            messenger = DiscordMessenger(
                client.http, own_id=lambda: sandbox.world.bot_user.id, global_limit=0.2
            )
            channel = guild.create_text_channel("check-in")
            mara = guild.add_member("Mara")
            yield Wire(sandbox, client, messenger, breakers, guild, channel, mara)
        assert sandbox.violations == []


async def test_a_message_arrives_with_its_buttons_and_mentions_exactly(wire: Wire) -> None:
    role = wire.guild.create_role("Leads", mentionable=True)
    outgoing = Outgoing(
        "Someone asks for a person.\nhttps://example.org/ @everyone",
        rows=(
            (
                Button("I've got this", custom_id="v1.take.1.x", style=Style.MAIN),
                Button("Can't now", custom_id="v1.pass.1.x"),
            ),
            (Button("Numbers", url="https://example.org/numbers"),),
        ),
        ping_roles=(RoleId(role.id),),
    )
    sent = await wire.messenger.send(wire.room, outgoing, nonce="n1")
    (message,) = wire.channel.messages
    assert (sent.channel_id, sent.message_id) == (wire.channel.id, message.id)
    assert message.labels == ["I've got this", "Can't now", "Numbers"]
    (request,) = [it for it in wire.sandbox.requests if it.path.endswith("/messages")]
    assert request.body["allowed_mentions"] == {
        "parse": [],
        "users": [],
        "roles": [str(role.id)],
    }
    assert request.body["flags"] == 4  # no previews of links
    assert request.body["enforce_nonce"] is True


async def test_the_same_nonce_is_one_message(wire: Wire) -> None:
    first = await wire.messenger.send(wire.room, HELLO, nonce="n1")
    second = await wire.messenger.send(wire.room, HELLO, nonce="n1")
    third = await wire.messenger.send(wire.room, HELLO, nonce="n2")
    assert first == second != third
    assert len(wire.channel.messages) == 2


@pytest.mark.parametrize("kind", [Kind.UNAVAILABLE, Kind.UNKNOWN_ERROR, Kind.RESET])
async def test_what_discord_py_does_not_try_again_is_tried_later(wire: Wire, kind: Kind) -> None:
    wire.sandbox.faults.add(Fault(kind, route=POST, after=True))
    with pytest.raises(Later):
        await wire.messenger.send(wire.room, HELLO, nonce="n1")
    await wire.messenger.send(wire.room, HELLO, nonce="n1")
    assert len(wire.channel.messages) == 1


async def test_a_server_error_that_discord_py_tries_again_is_one_message(wire: Wire) -> None:
    wire.sandbox.faults.add(Fault(Kind.INTERNAL_ERROR, route=POST, after=True))
    await wire.messenger.send(wire.room, HELLO, nonce="n1")
    assert len(wire.channel.messages) == 1


async def test_a_hung_request_ends_when_its_time_is_over(wire: Wire) -> None:
    wire.sandbox.faults.add(Fault(Kind.HANG, route=POST, seconds=5))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await wire.messenger.send(wire.room, HELLO, nonce="n1")
    await wire.messenger.send(wire.room, HELLO, nonce="n2")


async def test_a_long_rate_limit_is_waited_for_by_us(wire: Wire) -> None:
    wire.sandbox.faults.add(Fault(Kind.RATE_LIMIT, route=POST, seconds=90))
    with pytest.raises(Later) as later:
        await wire.messenger.send(wire.room, HELLO, nonce="n1")
    assert later.value.retry_after == pytest.approx(90)


async def test_giving_up_during_a_global_rate_limit_does_not_silence_the_bot_for_ever(
    wire: Wire,
) -> None:
    wire.sandbox.faults.add(Fault(Kind.GLOBAL_RATE_LIMIT, route=POST, seconds=20))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await wire.messenger.send(wire.room, HELLO, nonce="n1")
    async with asyncio.timeout(5):
        await wire.messenger.send(ChannelId(await wire.dm()), HELLO, nonce="n2")


async def test_a_connection_that_is_refused_is_tried_later(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:9/api/v10")
    with pytest.raises(Later, match="no answer from Discord"):
        await wire.messenger.send(wire.room, HELLO, nonce="n1")


async def test_a_client_that_was_closed_is_tried_later(wire: Wire) -> None:
    await wire.client.close()
    with pytest.raises(Later):
        await wire.messenger.send(wire.room, HELLO, nonce="n1")


async def test_a_token_that_is_not_accepted_any_more(wire: Wire) -> None:
    wire.client.http.token = "wrong"  # noqa: S105 — not a password
    with pytest.raises(Unauthorized):
        await wire.messenger.send(wire.room, HELLO, nonce="n1")
    assert wire.breakers.invalid_requests == 1


async def test_a_closed_dm_is_this_persons_matter(wire: Wire) -> None:
    dm = await wire.dm()
    wire.mara.close_dms()
    with pytest.raises(ClosedDM) as closed:
        await wire.messenger.send(dm, HELLO, nonce="n1")
    assert not closed.value.left
    wire.mara.reopen_dms()
    wire.guild.remove(wire.mara)
    with pytest.raises(ClosedDM) as left:
        await wire.messenger.send(dm, HELLO, nonce="n1")
    assert left.value.left


async def test_a_missing_right_is_the_channels_matter(wire: Wire) -> None:
    everyone = wire.guild.everyone_role
    wire.channel.allow(everyone, deny=discord.Permissions(send_messages=True))
    wire.guild.set_bot_permissions(discord.Permissions(view_channel=True))
    with pytest.raises(MissingRight, match="50013"):
        await wire.messenger.send(wire.room, HELLO, nonce="n1")
    assert wire.breakers.invalid_requests == 1


async def test_a_channel_that_was_deleted_is_gone(wire: Wire) -> None:
    wire.channel.delete()
    with pytest.raises(Gone, match="10003"):
        await wire.messenger.send(wire.room, HELLO, nonce="n1")


async def test_what_discord_does_not_take_is_never_sent(wire: Wire) -> None:
    with pytest.raises(Never, match="50006"):
        await wire.messenger.send(wire.room, Outgoing(""), nonce="n1")


async def test_what_is_too_long_arrives_as_far_as_discord_takes_it(wire: Wire) -> None:
    long = Outgoing("x" * 2001, ((Button("y" * 81, custom_id="v1.y"),),))
    sent = await wire.messenger.send(wire.room, long, nonce="n1")
    (message,) = [it for it in wire.sandbox.channel(wire.room).messages if it.id == sent.message_id]
    assert message.content == "x" * 1999 + "…"
    assert message.labels == ["y" * 79 + "…"]


async def test_too_many_openings(wire: Wire) -> None:
    wire.sandbox.limits.dm_openings = 0
    with pytest.raises(TooManyOpenings):
        await wire.dm()


async def test_somebody_unknown_is_never_written_to(wire: Wire) -> None:
    with pytest.raises(Never):
        await wire.messenger.open_dm(UserId(1))


async def test_our_own_message_is_found_by_its_buttons(wire: Wire) -> None:
    since = datetime.now(UTC)
    asked = Outgoing("How is today?", rows=((Button("Good", custom_id="v1.answer.7.x"),),))
    other = Outgoing("How is today?", rows=((Button("Good", custom_id="v1.answer.8.x"),),))
    await wire.messenger.send(wire.room, other, nonce="n1")
    sent = await wire.messenger.send(wire.room, asked, nonce="n2")
    await wire.mara.type(wire.channel, "How is today?")
    late = Outgoing("Sorry, late. How is today?", rows=asked.rows)
    assert await wire.messenger.find_own(wire.room, late, nonce="n2", since=since) == [sent]


async def test_our_own_message_without_buttons_is_found_by_its_words(wire: Wire) -> None:
    since = datetime.now(UTC)
    dm = await wire.dm()
    first = await wire.messenger.send(dm, HELLO, nonce="n1")
    await wire.messenger.send(dm, Outgoing("something else"), nonce="n2")
    second = await wire.messenger.send(dm, HELLO, nonce="n3")
    await wire.mara.type(wire.sandbox.channel(dm), "hello")
    found = await wire.messenger.find_own(dm, HELLO, nonce="n1", since=since)
    assert found == [first, second]


async def test_what_is_older_than_the_claim_is_not_looked_at(wire: Wire) -> None:
    await wire.messenger.send(wire.room, HELLO, nonce="n1")
    since = datetime.now(UTC) + timedelta(minutes=2)
    assert await wire.messenger.find_own(wire.room, HELLO, nonce="n1", since=since) == []


async def test_a_busy_channel_is_read_back_page_by_page(wire: Wire) -> None:
    since = datetime.now(UTC)
    sent = await wire.messenger.send(wire.room, HELLO, nonce="n1")
    for number in range(230):
        await wire.mara.type(wire.channel, f"chat {number}")
    last = await wire.messenger.send(wire.room, HELLO, nonce="n2")
    found = await wire.messenger.find_own(wire.room, HELLO, nonce="n1", since=since)
    assert found == [sent, last]


async def test_a_private_thread_is_made_once_with_the_person_in_it(wire: Wire) -> None:
    people = (UserId(wire.mara.id),)
    made = await wire.messenger.open_thread(wire.room, name="notes-abc", people=people)
    again = await wire.messenger.open_thread(wire.room, name="notes-abc", people=people)
    (thread,) = wire.guild.threads
    assert made == again == thread.id
    assert thread.kind == "private thread"
    assert thread.payload["thread_metadata"]["invitable"] is False
    assert wire.mara.id in thread.members


async def test_an_archived_thread_is_opened_again(wire: Wire) -> None:
    people = (UserId(wire.mara.id),)
    made = await wire.messenger.open_thread(wire.room, name="notes-abc", people=people)
    await wire.client.http.edit_channel(made, archived=True)
    assert await wire.messenger.open_thread(wire.room, name="notes-abc", people=people) == made
    assert not wire.sandbox.channel(made).archived
    await wire.messenger.send(made, HELLO, nonce="n1")


async def test_somebody_is_taken_out_of_a_thread_once(wire: Wire) -> None:
    people = (UserId(wire.mara.id),)
    made = await wire.messenger.open_thread(wire.room, name="notes-abc", people=people)
    await wire.messenger.remove_from_thread(made, people[0])
    await wire.messenger.remove_from_thread(made, people[0])
    assert people[0] not in wire.sandbox.channel(made).members
    await wire.messenger.delete_thread(made)
    await wire.messenger.remove_from_thread(made, people[0])


async def test_a_thread_that_discord_archived_is_woken_to_take_somebody_out(wire: Wire) -> None:
    people = (UserId(wire.mara.id),)
    made = await wire.messenger.open_thread(wire.room, name="notes-abc", people=people)
    await wire.client.http.edit_channel(made, archived=True)
    with pytest.raises(Later) as woken:
        await wire.messenger.remove_from_thread(made, people[0])
    assert woken.value.retry_after == 0
    await wire.messenger.remove_from_thread(made, people[0])
    assert people[0] not in wire.sandbox.channel(made).members


async def test_a_locked_thread_is_opened_again_and_tried_later(wire: Wire) -> None:
    made = await wire.messenger.open_thread(wire.room, name="notes-abc", people=())
    await wire.client.http.edit_channel(made, archived=True, locked=True)
    try:
        await wire.messenger.send(made, HELLO, nonce="n1")
    except Later:
        await wire.messenger.send(made, HELLO, nonce="n1")
    assert [message.content for message in wire.sandbox.channel(made).messages] == ["hello"]


async def test_a_message_of_ours_can_be_changed_pinned_and_taken_away(wire: Wire) -> None:
    sent = await wire.messenger.send(wire.room, HELLO, nonce="n1")
    await wire.messenger.edit(sent, Outgoing("changed"))
    await wire.messenger.pin(sent)
    message = wire.channel.message(sent.message_id)
    assert (message.content, message.model.pinned) == ("changed", True)
    await wire.messenger.delete(sent)
    await wire.messenger.delete(sent)
    assert message not in wire.channel.messages


async def test_a_message_in_a_channel_that_is_gone_needs_no_removal(wire: Wire) -> None:
    await wire.messenger.delete(Sent(ChannelId(1), MessageId(2)))


async def test_who_holds_a_role_and_who_has_left(wire: Wire) -> None:
    role = wire.guild.create_role("Leads")
    wire.mara.take_role(role)
    guild_id, user_id = GuildId(wire.guild.id), UserId(wire.mara.id)
    holds = wire.messenger.holds_role
    assert await holds(guild_id, user_id, frozenset({RoleId(role.id)})) is True
    assert await holds(guild_id, user_id, frozenset({RoleId(5)})) is False
    wire.guild.remove(wire.mara)
    assert await holds(guild_id, user_id, frozenset({RoleId(role.id)})) is None
