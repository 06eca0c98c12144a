"""A channel or a role that is gone: noticed, told once, and worked around."""

import pytest

from bot.models import ChannelId, RoleId
from tests.services.harbour import GROUP, INES, MONDAY, Harbour, at

NOW = at(MONDAY, 12)
ROOM, CHANNEL, ROLE = ChannelId(9), ChannelId(8), RoleId(3)
SETTINGS = {"leads_room_id": ROOM, "check_in_channel_id": CHANNEL, "lead_role_id": ROLE}


async def set_up(harbour: Harbour) -> None:
    await harbour.groups.change(GROUP, SETTINGS, actor_id=INES, now=NOW)


async def test_the_admins_hear_once_in_the_leads_room_that_the_channel_is_gone(harbour: Harbour):
    await set_up(harbour)
    losses = harbour.services.losses
    assert await losses.channel_gone(GROUP, CHANNEL, now=NOW)
    assert not await losses.channel_gone(GROUP, CHANNEL, now=NOW)
    (notice,) = await harbour.deliveries("admin_notice")
    assert notice["channel_id"] == ROOM
    assert (await harbour.groups.read(GROUP)).check_in_channel_id is None


async def test_without_the_leads_room_the_admin_who_set_it_up_is_told(harbour: Harbour):
    await set_up(harbour)
    assert await harbour.services.losses.channel_gone(GROUP, ROOM, now=NOW)
    (notice,) = await harbour.deliveries("admin_notice")
    person = (await harbour.members.look(GROUP, INES)).person
    assert person is not None
    assert (notice["channel_id"], notice["person_id"]) == (None, person.id)


async def test_the_admin_is_kept_to_be_told_for_as_long_as_they_are_the_one(harbour: Harbour):
    await set_up(harbour)
    await harbour.services.housekeeping.tidy(at(MONDAY.replace(month=6)))
    assert (await harbour.members.look(GROUP, INES)).person is not None


@pytest.mark.parametrize("lost", [RoleId(99), RoleId(8)])
async def test_what_is_none_of_ours_changes_nothing(harbour: Harbour, lost: RoleId):
    await set_up(harbour)
    assert not await harbour.services.losses.role_gone(GROUP, lost, now=NOW)
    assert await harbour.deliveries("admin_notice") == []


async def test_a_role_that_is_gone_is_forgotten(harbour: Harbour):
    await set_up(harbour)
    assert await harbour.services.losses.role_gone(GROUP, ROLE, now=NOW)
    assert (await harbour.groups.read(GROUP)).lead_role_id is None
    (waiting,) = await harbour.services.notices.take(GROUP, now=NOW)
    assert waiting.line == "notice-role-gone"


async def test_a_renamed_role_is_told_and_changes_nothing(harbour: Harbour):
    await set_up(harbour)
    losses = harbour.services.losses
    assert await losses.role_renamed(GROUP, ROLE, now=NOW)
    assert not await losses.role_renamed(GROUP, RoleId(99), now=NOW)
    assert (await harbour.groups.read(GROUP)).lead_role_id == ROLE
    (waiting,) = await harbour.services.notices.take(GROUP, now=NOW)
    assert (waiting.line, waiting.facts) == ("notice-role-renamed", {"role": f"<@&{ROLE}>"})


async def test_what_a_group_needs_and_the_gateway_does_not_name_is_asked_about(harbour: Harbour):
    losses = harbour.services.losses
    assert await losses.not_among(GROUP, {1}) == ([], [])
    await set_up(harbour)
    assert await losses.not_among(GROUP, {CHANNEL, ROOM, ROLE, 5}) == ([], [])
    assert await losses.not_among(GROUP, {CHANNEL}) == ([ROOM], [ROLE])


async def test_with_a_second_room_the_admins_hear_there_that_the_first_is_gone(harbour: Harbour):
    second = ChannelId(10)
    await set_up(harbour)
    await harbour.groups.change(GROUP, {"second_room_id": second}, actor_id=INES, now=NOW)
    assert await harbour.services.losses.channel_gone(GROUP, ROOM, now=NOW)
    (notice,) = await harbour.deliveries("admin_notice")
    assert (notice["channel_id"], notice["person_id"]) == (second, None)
    (waiting,) = await harbour.services.notices.take(GROUP, now=NOW)
    assert waiting.line == "notice-room-gone-second"
