"""Every lead command and every lead button, for everybody who is no lead here."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bot.ui.doors import Who, who_of
from sandbox import Person
from tests.cogs.test_commands import commands
from tests.wire.circle import Circle
from tests.wire.doors import doors, its_id, press_raw, run_as

pytestmark = pytest.mark.asyncio(loop_scope="module")
REFUSED = "This is for the peer leads of this group."
DOORS = [door for door in doors() if door.who is Who.LEAD]
COMMANDS = [f"/{it.qualified_name}" for it in commands() if who_of(it) is Who.LEAD]
assert len(DOORS) > 15, "they are not found any more"
assert len(COMMANDS) > 3, "they are not found any more"


@dataclass
class Outsiders:
    """People who are no leads of this group."""

    stranger: Person
    member: Person
    admin: Person
    lead_elsewhere: Person

    def all(self) -> dict[str, Person]:
        """Return them by what they are."""
        return vars(self)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def outsiders(shared: Circle) -> AsyncIterator[Outsiders]:
    """One of each. The lead of another group has joined there, and is in this one too."""
    circle = shared
    elsewhere = circle.sandbox.create_guild("Second Harbour")
    role = elsewhere.create_role("Peer lead", mentionable=True)
    channel = elsewhere.create_text_channel("check-in")
    room = elsewhere.create_private_channel("leads-room", visible_to=[role])
    olga = elsewhere.add_member("Olga", admin=True)
    elsewhere.add_bot()
    await olga.run(
        "/admin setup", in_channel=channel, channel=channel, helpers=role, leads_room=room
    )
    lee = circle.add("Lee")
    elsewhere.join(lee, roles=[role])
    offered = await lee.run("/lead join", in_channel=room)
    await circle.shows(await lee.press(offered.message, "Join"), "You are in. Thank you.")
    boss = circle.guild.add_member("Boss", admin=True)
    yield Outsiders(circle.add("Tom"), await circle.add_member("Mara"), boss, lee)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.action)
async def test_whoever_is_no_lead_here_is_refused_at_the_button(
    circle: Circle, outsiders: Outsiders, door
):
    for who, person in outsiders.all().items():
        for owner in (person, circle.jo):
            answer = await press_raw(person, circle.post, its_id(circle, door, owner))
            assert answer.text == REFUSED, who
            assert answer.message.ephemeral_for == person.id
            assert (answer.message.labels, answer.modal) == ([], None)


@pytest.mark.parametrize("command", COMMANDS)
async def test_whoever_is_no_lead_here_is_refused_the_command(
    circle: Circle, outsiders: Outsiders, command: str
):
    for who, person in outsiders.all().items():
        answer = await run_as(person, circle.jo, command, circle.check_in)
        assert answer.text == REFUSED, who
        assert answer.message.ephemeral_for == person.id
        assert answer.message.labels == []


async def test_in_their_dm_a_lead_of_another_group_is_refused_what_is_of_this_one(
    circle: Circle, outsiders: Outsiders
):
    lee = outsiders.lead_elsewhere
    await circle.until(lambda: circle.own(lee))
    message = circle.own(lee)[-1]
    for door in DOORS:
        answer = await press_raw(lee, message, its_id(circle, door, circle.jo))
        assert answer.text == REFUSED, door.action


async def test_nobody_else_sees_the_leads_room(circle: Circle, outsiders: Outsiders):
    for who, person in outsiders.all().items():
        assert not person.sees(circle.room), who
