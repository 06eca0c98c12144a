"""Registering commands."""

from typing import Any

import discord
import pytest

from sandbox import CannotDo


def command(**more) -> Any:
    return {"name": "hello", "description": "Say hello", "type": 1, **more}


def option(name="who", **more) -> Any:
    return {"type": 3, "name": name, "description": "d", **more}


@pytest.fixture
def path(sandbox) -> Any:
    return f"/applications/{sandbox.world.application_id}/commands"


BIG = [option(f"o{number}", description="d" * 100) for number in range(25)]


@pytest.mark.parametrize(
    "wrong",
    [
        command(name="Hello"),
        command(name="h" * 33),
        command(name="two words"),
        command(description=""),
        command(description="d" * 101),
        command(description_localizations={"es-ES": "d" * 101}),
        command(name_localizations={"xx": "hola"}),
        command(options=[option(str(number)) for number in range(26)]),
        command(options=[option(), option()]),
        command(options=[option("a"), option("b", required=True)]),
        command(options=[option(choices=[{"name": "n" * 101, "value": "v"}])]),
        command(options=[option(choices=[{"name": str(it), "value": "v"} for it in range(26)])]),
        command(options=[option(autocomplete=True, choices=[{"name": "n", "value": "v"}])]),
        command(
            options=[
                {"type": 1, "name": f"s{number}", "description": "d", "options": BIG}
                for number in range(4)
            ]
        ),
        command(contexts=[7]),
    ],
)
async def test_a_command_beyond_the_limits_is_refused(raw, path, wrong):
    assert await raw.refused("PUT", path, [wrong]) == (400, 50035)


async def test_the_longest_language_counts_against_the_8000_characters(raw, limits, path):
    limits.command_characters = 100
    short = command(description="d" * 50)
    assert (await raw.ask("PUT", path, [short]))[0] == 200

    longer = {**short, "description_localizations": {"es-ES": "d" * 96, "fr": "d" * 20}}
    assert await raw.refused("PUT", path, [longer]) == (400, 50035)


async def test_a_hundred_global_commands_are_enough(raw, path):
    commands = [command(name=f"c{number}") for number in range(101)]

    assert await raw.refused("PUT", path, commands) == (400, 30032)
    assert (await raw.ask("PUT", path, commands[:100]))[0] == 200


async def test_names_are_unique(raw, path):
    assert await raw.refused("PUT", path, [command(), command()]) == (400, 50035)


async def test_a_command_keeps_its_id_when_it_is_registered_again(raw, path):
    _, first = await raw.ask("PUT", path, [command()])
    _, second = await raw.ask("PUT", path, [command(description="Say it again")])

    assert first[0]["id"] == second[0]["id"]


async def test_commands_of_a_guild_are_offered_there_only(raw, sandbox, guild, channel, mara):
    path = f"/applications/{sandbox.world.application_id}/guilds/{guild.id}/commands"
    assert (await raw.ask("PUT", path, [command()]))[0] == 200
    elsewhere = sandbox.create_guild("Elsewhere")
    elsewhere.add_bot()
    elsewhere.join(mara)

    assert [it.name for it in mara.commands(channel)] == ["/hello"]
    assert mara.commands(elsewhere.create_text_channel("general")) == []
    assert mara.commands(mara.open_dm()) == []


async def test_a_command_for_admins_is_not_offered_to_others(raw, path, guild, channel, mara):
    manage = str(discord.Permissions(manage_guild=True).value)
    await raw.ask("PUT", path, [command(default_member_permissions=manage, contexts=[0])])
    admin = guild.add_member("Sam", admin=True)

    assert mara.commands(channel) == []
    assert [it.name for it in admin.commands(channel)] == ["/hello"]
    assert admin.commands(admin.open_dm()) == []


async def test_a_person_sees_a_command_in_their_language(raw, path, guild, channel):
    words = {
        "name_localizations": {"es-ES": "hola"},
        "description_localizations": {"es-ES": "¡Hola!"},
    }
    await raw.ask("PUT", path, [command(**words)])
    ines = guild.add_member("Inés", locale="es-ES")

    assert ines.commands(channel)[0].localized(ines.locale) == ("/hola", "¡Hola!")


async def test_options_are_checked_as_the_client_checks_them(raw, path, channel, mara):
    await raw.ask("PUT", path, [command(options=[option(required=True, max_length=3)])])

    for wrong in ({}, {"who": "abcd"}, {"who": 3}, {"whom": "abc"}):
        with pytest.raises(CannotDo):
            await mara.run("/hello", in_channel=channel, **wrong)


async def test_a_file_and_a_subcommand_reach_the_bot(raw, sandbox, path, channel, mara):
    sandbox.limits.acknowledge_within = 0.0  # nobody answers here
    heard = []
    sandbox.world.subscribers.append(lambda _, payload: heard.append(payload))
    file = {"type": 11, "name": "list", "description": "d", "required": True}
    load = {"type": 1, "name": "load", "description": "d", "options": [file]}
    await raw.ask("PUT", path, [command(options=[load])])

    await mara.run("/hello load", in_channel=channel, list=("meetings.csv", b"a,b"))

    data = heard[-1]["data"]
    subcommand = data["options"][0]
    assert subcommand["name"] == "load"
    sent = data["resolved"]["attachments"][subcommand["options"][0]["value"]]
    assert sandbox.world.files.get(sent["url"]) == b"a,b"
