"""The real discord.py, in a process of its own, over real sockets."""

from datetime import timedelta

import pytest

from sandbox import BotDied, CannotDo, Fault, Kind
from tests.sandbox.conftest import SMALL_BOT

pytestmark = pytest.mark.wire


async def test_a_bot_logs_in_and_its_command_can_be_run(bot, mara, channel):
    assert [command.name for command in mara.commands(channel)] == ["/hello"]

    shown = await mara.run("/hello", in_channel=channel, name="Mara")

    assert shown.message.content == "Hello Mara"
    assert shown.message.ephemeral_for == mara.id


async def test_what_is_typed_is_completed(bot, mara, channel):
    offered = await mara.autocomplete("/hello", option="name", typed="Mar", in_channel=channel)

    assert offered == [{"name": "Mara", "value": "Mar"}]


async def test_a_button_edits_its_message(bot, mara, channel):
    shown = await mara.run("/hello", in_channel=channel, name="Mara")

    pressed = await mara.press(shown.message, "Thanks")

    assert pressed.message == shown.message
    assert shown.message.content == "You are welcome"
    assert shown.message.labels == []


async def test_a_deferred_answer_is_waited_for(bot, mara, channel):
    shown = await mara.run("/hello", in_channel=channel, name="Mara")

    assert (await mara.press(shown.message, "Slow")).text == "It took a while"


async def test_a_form_is_filled_in(bot, mara, channel):
    shown = await mara.run("/hello", in_channel=channel, name="Mara")
    form = (await mara.press(shown.message, "Note")).modal

    assert (await mara.submit(form, {"Words": "calm"})).text == "Noted: calm"


async def test_an_unanswered_press_shows_that_the_bot_did_not_respond(limits, bot, mara, channel):
    limits.acknowledge_within = 0.2
    shown = await mara.run("/hello", in_channel=channel, name="Mara")

    assert (await mara.press(shown.message, "Silent")).failed


async def test_what_is_typed_in_the_dm_reaches_the_bot(sandbox, bot, mara):
    await mara.type(mara.open_dm(), "good evening")

    await sandbox.wait_for(lambda: len(mara.messages(mara.dm)) == 2)
    assert mara.last(mara.dm).content == "You said good evening"


async def test_what_is_typed_in_a_guild_does_not_reach_a_bot_without_that_intent(
    sandbox, bot, mara, channel
):
    await mara.type(channel, "not for the bot")
    await mara.type(mara.open_dm(), "for the bot")

    await sandbox.wait_for(lambda: len(mara.messages(mara.dm)) == 2)
    assert len(mara.messages(channel)) == 1


@pytest.mark.parametrize("how", [{}, {"politely": True}, {"abruptly": True}])
async def test_a_dropped_gateway_is_resumed_and_replays_what_was_missed(sandbox, bot, mara, how):
    dm = mara.open_dm()
    await sandbox.gateway.drop(resumable=True, **how)
    await mara.type(dm, "while you were away")

    await sandbox.wait_for(lambda: len(mara.messages(dm)) == 2)
    assert sandbox.gateway.resumed == 1
    assert sandbox.gateway.identified == 1


@pytest.mark.slow  # discord.py waits five seconds before it identifies again
async def test_a_session_that_cannot_be_resumed_starts_anew(sandbox, bot, mara):
    await sandbox.gateway.drop(resumable=False)

    await sandbox.wait_for(lambda: sandbox.gateway.identified == 2, timeout=20)
    await mara.type(mara.open_dm(), "again")
    await sandbox.wait_for(lambda: len(mara.messages(mara.dm)) == 2)
    assert sandbox.gateway.resumed == 0


async def test_a_429_is_waited_out(sandbox, faults, bot, mara):
    faults.add(Fault(Kind.RATE_LIMIT, route="POST /channels/*/messages", seconds=0.2))

    await mara.type(mara.open_dm(), "once the-nonce")

    await sandbox.wait_for(lambda: len(mara.messages(mara.dm)) == 2)
    sent = [it.status for it in sandbox.requests if it.route.startswith("POST /channels/")]
    assert sent == [429, 200]


@pytest.mark.parametrize("kind", [Kind.UNAVAILABLE, Kind.UNKNOWN_ERROR, Kind.RESET])
async def test_a_lost_reply_and_a_retry_with_its_nonce_make_one_message(
    sandbox, faults, bot, mara, kind
):
    faults.add(Fault(kind, route="POST /channels/*/messages", times=2, after=True))

    await mara.type(mara.open_dm(), "once the-nonce")

    sent = "POST /channels/"
    await sandbox.wait_for(
        lambda: len([it for it in sandbox.requests if it.route.startswith(sent)]) == 3
    )
    await sandbox.wait_for(lambda: sandbox.requests[-1].status == 200)
    assert [it.content for it in mara.messages(mara.dm)] == ["once the-nonce", "exactly once"]


async def test_time_is_walked_and_what_falls_due_happens_at_its_time(sandbox, bot, mara):
    dm = mara.open_dm()
    now = sandbox.clock.now()
    for hours in (1, 7):
        await mara.type(dm, f"at {(now + timedelta(hours=hours)).isoformat()}")
    await mara.type(dm, "there?")
    await sandbox.wait_for(lambda: "You said" in mara.last(dm).content)

    await sandbox.clock.walk(to=now + timedelta(hours=8))

    notes = [it for it in mara.messages(dm) if it.content.startswith("due")]
    assert [it.created_at - now for it in notes] == [
        pytest.approx(timedelta(hours=1), abs=timedelta(seconds=2)),
        pytest.approx(timedelta(hours=7), abs=timedelta(seconds=2)),
    ]
    assert all("late 0" in it.content for it in notes)
    assert int(notes[1].content.split()[-1]) >= 7 * 6  # a heartbeat before ten minutes are over


async def test_after_a_jump_what_fell_due_on_the_way_comes_late(sandbox, bot, mara):
    dm = mara.open_dm()
    now = sandbox.clock.now()
    await mara.type(dm, f"at {(now + timedelta(hours=1)).isoformat()}")
    await mara.type(dm, "there?")
    await sandbox.wait_for(lambda: "You said" in mara.last(dm).content)

    sandbox.clock.jump(to=now + timedelta(hours=3))
    await sandbox.clock.settle()

    assert "late 720" in mara.last(dm).content


async def test_a_killed_bot_can_be_started_again(sandbox, bot, mara, channel):
    bot.kill()
    assert await bot.ended() == -9

    await bot.restart()

    assert (await mara.run("/hello", in_channel=channel, name="again")).text == "Hello again"


async def test_a_bot_started_after_a_walk_lives_in_the_same_time(sandbox, guild, mara, tmp_path):
    await sandbox.clock.forward(timedelta(days=3))
    await sandbox.launch_bot(data_dir=tmp_path, compose=SMALL_BOT)
    due = sandbox.clock.now() + timedelta(hours=1)
    await mara.type(mara.open_dm(), f"at {due.isoformat()}")
    await mara.type(mara.dm, "there?")
    await sandbox.wait_for(lambda: "You said" in mara.last(mara.dm).content)

    await sandbox.clock.forward(timedelta(hours=2))

    assert "late 0" in mara.last(mara.dm).content


async def test_a_halted_bot_does_nothing_until_it_goes_on(sandbox, limits, bot, mara, channel):
    limits.acknowledge_within = 0.3
    bot.stop()
    assert (await mara.run("/hello", in_channel=channel, name="x")).failed

    bot.cont()
    limits.acknowledge_within = 3.0

    assert (await mara.run("/hello", in_channel=channel, name="y")).text == "Hello y"


async def test_a_bot_that_cannot_log_in_is_reported_with_its_log(sandbox, guild, tmp_path):
    with pytest.raises(BotDied, match="Improper token"):
        await sandbox.launch_bot(
            data_dir=tmp_path, compose=SMALL_BOT, settings={"DISCORD_TOKEN": "wrong"}
        )


async def test_a_duplicate_interaction_is_delivered_twice(sandbox, faults, bot, mara, channel):
    faults.add(Fault(Kind.DUPLICATE_INTERACTION, seconds=0.05))

    await mara.run("/hello", in_channel=channel, name="Mara")

    callbacks = [it for it in sandbox.requests if it.path.endswith("/callback")]
    await sandbox.wait_for(
        lambda: (
            [it.code for it in sandbox.requests if it.path.endswith("/callback")] == [None, 40060]
        )
    )
    assert len(callbacks) == 1


async def test_a_late_interaction_can_no_longer_be_answered(sandbox, bot, mara, channel):
    sandbox.limits.acknowledge_within = 0.2
    sandbox.faults.add(Fault(Kind.LATE_INTERACTION, seconds=0.3))

    assert (await mara.run("/hello", in_channel=channel, name="Mara")).failed
    await sandbox.wait_for(lambda: sandbox.requests[-1].code == 10062)


async def test_only_offered_commands_can_be_run(bot, mara, channel):
    with pytest.raises(CannotDo, match="not offered"):
        await mara.run("/goodbye", in_channel=channel)


async def test_the_bot_keeps_to_the_document(sandbox, bot, mara, channel):
    shown = await mara.run("/hello", in_channel=channel, name="Mara")
    form = (await mara.press(shown.message, "Note")).modal
    await mara.submit(form, {"words": "calm"})
    await mara.press(shown.message, "Slow")

    assert sandbox.violations == []
