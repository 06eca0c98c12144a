"""People can do what Discord's client lets them, and see what it shows them."""

from typing import Any

import discord
import pytest

from sandbox import CannotDo

OPTIONS = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]


@pytest.fixture
def limits(limits):
    limits.acknowledge_within = 0.0  # nobody answers here
    return limits


@pytest.fixture
async def post(raw, channel):
    async def post_with(*components):
        body = {"content": "x", "components": [{"type": 1, "components": list(components)}]}
        status, reply = await raw.ask("POST", f"/channels/{channel.id}/messages", body)
        assert status == 200, reply
        return channel.message(int(reply["id"]))

    return post_with


@pytest.fixture
def told(sandbox):
    heard = []
    sandbox.world.subscribers.append(
        lambda event, payload: heard.append(payload) if event == "INTERACTION_CREATE" else None
    )
    return heard


def button(label, **more) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": label, "custom_id": label.lower(), **more}


async def test_a_button_is_pressed_by_label_or_custom_id(post, told, mara):
    message = await post(button("Good"), button("Hard"))
    await mara.press(message, "Hard")
    await mara.press(message, "good")

    assert [it["data"]["custom_id"] for it in told] == ["hard", "good"]
    assert told[0]["message"]["id"] == str(message.id)


async def test_what_cannot_be_pressed_is_not(post, told, mara):
    link = {"type": 2, "style": 5, "label": "Numbers", "url": "https://example.org"}
    message = await post(button("Good", disabled=True), link)

    for which in ("Good", "Numbers", "Nothing"):
        with pytest.raises(CannotDo):
            await mara.press(message, which)
    assert told == []


async def test_a_menu_takes_labels_and_values_within_its_bounds(post, told, mara):
    menu = {"type": 3, "custom_id": "m", "placeholder": "Which", "options": OPTIONS}
    message = await post(menu)
    await mara.choose(message, "Which", ["Two"])
    await mara.choose(message, None, ["1"])
    assert [it["data"]["values"] for it in told] == [["2"], ["1"]]

    for wrong in ([], ["One", "Two"], ["Three"]):
        with pytest.raises(CannotDo):
            await mara.choose(message, "m", wrong)


async def test_menus_of_people_roles_and_channels_are_resolved(guild, post, told, mara, channel):
    role = guild.create_role("Leads")
    await mara.choose(await post({"type": 5, "custom_id": "u"}), "u", [mara])
    await mara.choose(await post({"type": 6, "custom_id": "r"}), "r", [role])
    await mara.choose(await post({"type": 8, "custom_id": "c"}), "c", [channel])

    resolved = [it["data"]["resolved"] for it in told]
    assert str(mara.id) in resolved[0]["members"]
    assert str(role.id) in resolved[1]["roles"]
    assert resolved[2]["channels"][str(channel.id)]["permissions"]


async def test_a_press_in_the_dm_carries_no_member(raw, told, mara):
    dm = mara.open_dm()
    row = {"type": 1, "components": [button("Good")]}
    body = {"content": "x", "components": [row]}
    await raw.ask("POST", f"/channels/{dm.id}/messages", body)
    await mara.press(mara.last(dm), "Good")

    assert "member" not in told[0]
    assert told[0]["user"]["id"] == str(mara.id)
    assert told[0]["context"] == 1


async def test_people_see_their_own_channels(guild, mara, channel):
    leads = guild.create_role("Leads")
    room = guild.create_private_channel("leads-room", visible_to=[leads])
    lena = guild.add_member("Lena", roles=[leads])

    assert mara.visible_channels() == [channel]
    assert lena.visible_channels() == [channel, room]
    mara.open_dm()
    assert mara.visible_channels() == [mara.dm, channel]
    with pytest.raises(CannotDo):
        await mara.type(room, "hello")

    lena.lose_role(leads)
    assert lena.visible_channels() == [channel]


async def test_one_person_can_be_in_two_guilds(sandbox, guild, mara):
    other = sandbox.create_guild("Elsewhere")
    other.join(mara)

    assert mara.guilds == [guild, other]
    assert other.people == [mara]


async def test_an_admin_may_manage_the_server(sandbox, guild, channel):
    admin = guild.add_member("Sam", admin=True)
    granted = sandbox.world.compute_permissions(guild.id, admin.id, channel.id)

    assert discord.Permissions(granted).manage_guild


async def test_whoever_waits_is_woken_by_a_change(sandbox, mara, channel):
    version = sandbox.changed.version
    await mara.type(channel, "hello")

    assert await sandbox.changed.after(version) > version
    with pytest.raises(TimeoutError):
        await sandbox.wait_for(lambda: False, timeout=0.01)
