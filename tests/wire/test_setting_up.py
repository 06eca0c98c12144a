"""Setting a group up by three questions: on, back, later, resumed, and made by the bot."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest
import pytest_asyncio

from sandbox import BotProcess, Channel, Guild, Message, Person, Sandbox
from sandbox.demo import INVITED
from tests.wire.circle import AT_ONCE
from tests.wire.doors import press_raw

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]

MAY_MAKE = INVITED | discord.Permissions(manage_roles=True, manage_channels=True)


@dataclass
class Newcomer:
    """A server that the bot has just been invited to."""

    sandbox: Sandbox
    bot: BotProcess
    guild: Guild
    hall: Channel
    nour: Person

    async def setup(self) -> Message:
        """Run the command with nothing typed."""
        return (await self.nour.run("/admin setup", in_channel=self.hall)).message

    async def standing(self) -> Message:
        """Run it until the bot has noted that the post stands; it is seen a moment earlier."""
        for _ in range(50):
            if "The post stands in" in (done := await self.setup()).content:
                return done
        pytest.fail("the post does not stand")

    async def shows(self, message: Message, part: str) -> None:
        await self.sandbox.wait_for(lambda: part in message.content, timeout=10)

    def roles(self, name: str) -> list[int]:
        return [role.id for role in self.guild.roles if role.name == name]

    def channels(self, name: str) -> list[Channel]:
        return [channel for channel in self.guild.channels if channel.name == name]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[Sandbox, BotProcess]]:
    async with Sandbox.open() as sandbox:
        data = tmp_path_factory.mktemp("setting-up")
        bot = await sandbox.launch_bot(data_dir=data, settings=AT_ONCE)
        yield sandbox, bot
        assert sandbox.violations == []


async def invited(
    running: tuple[Sandbox, BotProcess], permissions: discord.Permissions = INVITED
) -> Newcomer:
    sandbox, bot = running
    guild = sandbox.create_guild("Quiet Quay")
    hall = guild.create_text_channel("hall")
    nour = guild.add_member("Nour", admin=True)
    guild.add_bot(permissions=permissions)
    await sandbox.wait_for(lambda: nour.commands(hall), timeout=10)
    return Newcomer(sandbox, bot, guild, hall, nour)


async def add_a_meeting(it: Newcomer, panel: Message) -> None:
    """Answer the third question, with the city first."""
    where = (await it.nour.press(panel, "City, country, language")).modal
    assert where is not None
    typed = {"Your city or time zone": "Vancouver", "Country for the numbers": "Canada"}
    await it.nour.submit(where, {**typed, "Language of the group": "English"})
    await it.shows(panel, "Vancouver")
    assert "3 of 3" in panel.content  # the city is no answer to when

    form = (await it.nour.press(panel, "Add a meeting")).modal
    assert form is not None
    answers = {"What is it called?": "Harbour circle", "When is it?": "every tue 7:30pm"}
    await it.nour.submit(form, answers)
    await it.shows(panel, "by the clocks of Vancouver")
    await it.nour.press(panel, "Save")
    await it.shows(panel, "Harbour circle")
    await it.nour.press(panel, "Go on setting up")
    await it.shows(panel, "Last: check your city and country")
    assert "`/admin show` lists all settings" in panel.content


async def test_three_questions_one_at_a_time_with_a_restart_in_the_middle(
    running: tuple[Sandbox, BotProcess],
):
    it = await invited(running)
    helpers = it.guild.create_role("Peers")
    peers = it.guild.create_private_channel("peers", visible_to=[helpers])
    panel = await it.setup()
    assert "Three questions" in panel.content
    assert "1 of 3. Who helps?" in panel.content
    assert panel.labels == ["Create it for me", "Later", "Overview"]

    # everybody is no helper, and the question stays
    await it.nour.choose(panel, "Role of the peer leads", [it.guild.everyone_role])
    await it.shows(panel, "That role is everybody.")
    assert "1 of 3" in panel.content
    await it.nour.choose(panel, "Role of the peer leads", [helpers])
    await it.shows(panel, "2 of 3. Where do people talk?")
    await it.nour.choose(panel, "Channel for check-ins", [it.hall])
    await it.shows(panel, it.hall.mention)
    assert "2 of 3" in panel.content  # the leads' room is open still

    it.bot.kill()
    await it.bot.restart()
    resumed = await it.setup()
    assert "2 of 3" in resumed.content
    assert f"Check-ins: {it.hall.mention}" in resumed.content
    # what stood there before the restart goes on too
    await it.nour.choose(panel, "Channel only leads can see", [peers])
    await it.shows(panel, "3 of 3. When is the meeting?")
    assert panel.labels[:3] == ["Add a meeting", "City, country, language", "Later"]

    await it.nour.press(panel, "Back")
    await it.shows(panel, "2 of 3")
    assert "Next" in panel.labels
    assert "Create it for me" not in panel.labels
    await it.nour.press(panel, "Next")
    await it.shows(panel, "3 of 3")

    await add_a_meeting(it, panel)

    last = await it.setup()  # all three have an answer, and the post does not stand yet
    assert "Last: check" in last.content
    await it.nour.press(last, "Put up the post")
    (post,) = await it.sandbox.wait_for(
        lambda: [one for one in it.hall.messages if one.pinned], timeout=10
    )
    assert "Check in" in post.labels
    done = await it.standing()
    assert "1 of 3" not in done.content
    await it.nour.press(done, "Step by step")
    await it.shows(done, "1 of 3")


async def test_each_question_can_wait(running: tuple[Sandbox, BotProcess]):
    it = await invited(running)
    panel = await it.setup()
    for seen in ("2 of 3", "3 of 3", "Last: check"):
        await it.nour.press(panel, "Later")
        await it.shows(panel, seen)
    assert "No leads' room is set, so I can only write to leads who have joined." in panel.content
    await it.nour.press(panel, "Put up the post")
    await it.shows(panel, "Choose the channel for check-ins first.")
    assert "1 of 3" in (await it.setup()).content


async def test_the_bot_makes_what_it_has_named_and_only_once(
    running: tuple[Sandbox, BotProcess],
):
    it = await invited(running, MAY_MAKE)
    panel = await it.setup()
    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, 'Make the role "Peer lead". It has no rights of its own.')
    assert it.roles("Peer lead") == []  # asked first
    await it.nour.press(panel, "Back")
    await it.shows(panel, "1 of 3")
    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, "I would do this")
    await asyncio.gather(*(it.nour.press(panel, "Create") for _ in range(2)))
    await it.shows(panel, "2 of 3")
    (role_id,) = it.roles("Peer lead")
    role = it.guild.model.roles[role_id]
    assert (role.permissions, role.mentionable) == (0, True)

    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, 'Make the text channel "check-in". Everybody here can see it.')
    assert (
        f'private channel "leads-room". Only <@&{role_id}>, administrators and I' in panel.content
    )
    await asyncio.gather(*(it.nour.press(panel, "Create") for _ in range(2)))
    await it.shows(panel, "3 of 3")
    (check_in,), (room,) = it.channels("check-in"), it.channels("leads-room")
    stranger, lead = it.guild.add_member("Mara"), it.guild.add_member("Jo")
    lead.take_role(next(one for one in it.guild.roles if one.id == role_id))
    assert stranger.sees(check_in)
    assert not stranger.sees(room)
    assert lead.sees(room)
    await it.nour.press(panel, "Later")
    await it.shows(panel, "Last: check")
    await it.nour.press(panel, "Put up the post")
    await it.sandbox.wait_for(lambda: [m for m in check_in.messages if m.pinned], timeout=10)


async def test_what_is_there_already_is_taken_and_not_made_again(
    running: tuple[Sandbox, BotProcess],
):
    it = await invited(running)  # without the rights: none are needed for it
    role = it.guild.create_role("peer lead")
    panel = await it.setup()
    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, f"Take {role.mention}. It is here already.")
    await it.nour.press(panel, "Create")
    await it.shows(panel, "2 of 3")
    assert it.roles("peer lead") == [role.id]
    assert it.roles("Peer lead") == []


async def test_a_missing_right_is_named_with_the_way_by_hand(
    running: tuple[Sandbox, BotProcess],
):
    it = await invited(running)
    panel = await it.setup()
    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, 'I lack "Manage Roles" in this server.')
    assert "By hand: Server Settings, Roles, Create Role." in panel.content
    await it.nour.press(panel, "Later")
    await it.shows(panel, "2 of 3")
    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, 'I lack "Manage Channels" in this server.')
    assert it.channels("check-in") == []

    # a right that is lost between the question and the answer
    it.guild.set_bot_permissions(MAY_MAKE)
    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, "The leads' room comes once I know who helps.")
    it.guild.set_bot_permissions(INVITED)
    await it.nour.press(panel, "Create")
    await it.shows(panel, "Discord did not let me do all of it.")
    assert it.channels("check-in") == []


async def test_a_member_who_presses_an_admins_buttons_changes_nothing(
    running: tuple[Sandbox, BotProcess],
):
    it = await invited(running, MAY_MAKE)
    panel = await it.setup()
    mara = it.guild.add_member("Mara")
    await it.nour.press(panel, "Create it for me")
    await it.shows(panel, "I would do this")
    ids = [one["custom_id"] for row in panel.components for one in row["components"]]
    welcome = await it.nour.type(it.hall, "Hello.")
    for custom_id in ids:
        refused = await press_raw(mara, welcome, custom_id)
        assert refused.text == "This is for people who may manage the server."
    assert it.roles("Peer lead") == []
    assert "1 of 3" in (await it.setup()).content
