"""Direct messages: opening them, closed ones, strangers."""

from datetime import timedelta
from typing import Any


async def open_dm(raw, person) -> Any:
    _, channel = await raw.ask("POST", "/users/@me/channels", {"recipient_id": str(person.id)})
    return f"/channels/{channel['id']}/messages"


async def test_the_same_person_has_the_same_dm(raw, mara):
    assert await open_dm(raw, mara) == await open_dm(raw, mara)


async def test_an_unknown_person_cannot_be_written_to(raw):
    body = {"recipient_id": "1"}

    assert await raw.refused("POST", "/users/@me/channels", body) == (400, 50033)


async def test_opening_dms_too_fast_is_refused(raw, limits, sandbox, guild):
    limits.dm_openings = 2
    people = [guild.add_member(f"P{number}") for number in range(3)]
    for person in people[:2]:
        await open_dm(raw, person)
    late = {"recipient_id": str(people[2].id)}

    assert await raw.refused("POST", "/users/@me/channels", late) == (403, 40003)

    await open_dm(raw, people[0])  # this one is open already
    await sandbox.clock.forward(timedelta(seconds=limits.dm_window))
    assert (await raw.ask("POST", "/users/@me/channels", late))[0] == 200


async def test_a_person_who_takes_no_dms_is_not_reached(raw, mara):
    messages = await open_dm(raw, mara)
    mara.close_dms()
    assert await raw.refused("POST", messages, {"content": "x"}) == (403, 50007)

    mara.reopen_dms()
    assert (await raw.ask("POST", messages, {"content": "x"}))[0] == 200


async def test_somebody_who_shares_no_guild_is_not_reached(raw, guild, mara):
    messages = await open_dm(raw, mara)
    guild.remove(mara)

    assert await raw.refused("POST", messages, {"content": "x"}) == (403, 50278)


async def test_the_words_of_the_other_in_a_dm_cannot_be_deleted(raw, mara):
    messages = await open_dm(raw, mara)
    hers = await mara.type(mara.dm, "hello")

    assert await raw.refused("DELETE", f"{messages}/{hers.id}") == (403, 50003)
