"""What the bot learns of guilds and their members."""

import pytest


async def test_the_application_knows_itself(raw, sandbox):
    for path in ("/applications/@me", "/oauth2/applications/@me"):
        _, told = await raw.ask("GET", path)
        assert told["id"] == str(sandbox.world.application_id)
        assert told["flags"] == 0


async def test_a_member_can_be_fetched_and_one_who_left_cannot(raw, guild, mara):
    role = guild.create_role("Leads")
    mara.take_role(role)
    path = f"/guilds/{guild.id}/members/{mara.id}"
    assert (await raw.ask("GET", path))[1]["roles"] == [str(role.id)]

    guild.remove(mara)

    assert await raw.refused("GET", path) == (404, 10007)


async def test_unknown_people_are_unknown(raw, guild):
    assert await raw.refused("GET", f"/guilds/{guild.id}/members/1") == (404, 10013)
    assert await raw.refused("GET", "/users/1") == (404, 10013)


@pytest.mark.parametrize("tail", ["", "/channels", "/roles", "/threads/active", "/members/@me"])
async def test_a_guild_without_the_bot_is_unknown(raw, guild, tail):
    assert (await raw.ask("GET", f"/guilds/{guild.id}{tail}"))[0] == 200
    guild.remove_bot()

    assert await raw.refused("GET", f"/guilds/{guild.id}{tail}") == (404, 10004)


async def test_listing_members_takes_an_intent_that_is_not_granted(raw, guild):
    assert await raw.refused("GET", f"/guilds/{guild.id}/members") == (403, 50001)


async def test_a_route_that_nobody_answers_is_a_violation(raw, sandbox, guild):
    status, _ = await raw.ask("GET", f"/guilds/{guild.id}/onboarding")

    assert status == 501
    assert "onboarding" in sandbox.violations[0]
