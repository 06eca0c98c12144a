"""The page's server takes orders from its own page only, and shows nobody another's things."""

from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from sandbox import CannotDo
from tests.demo.conftest import Group

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def client():
    async with aiohttp.ClientSession() as session:
        yield session


def origin(group: Group) -> dict[str, str]:
    return {"Origin": group.page.address.rstrip("/")}


async def state(client: aiohttp.ClientSession, group: Group, **headers: str) -> tuple[int, Any]:
    async with client.get(f"{group.page.address}page/state", headers=headers) as response:
        return response.status, await response.json()


async def test_the_page_answers_at_its_own_address(client, group):
    status, body = await state(client, group)
    assert status == 200
    assert [person["name"] for person in body["people"]] == ["Mara", "Tom", "Ines"]
    assert body["clock"]["walking"] is None


async def test_another_name_that_points_here_is_refused(client, group):
    status, body = await state(client, group, Host="rebound.example:80")
    assert (status, body) == (403, {"error": "This page answers only at its own address."})


async def test_another_site_cannot_read(client, group):
    status, _ = await state(client, group, **{"Sec-Fetch-Site": "cross-site"})
    assert status == 403


@pytest.mark.parametrize("foreign", [None, "https://elsewhere.example", "null"])
async def test_another_site_cannot_press(client, group, foreign):
    headers = {} if foreign is None else {"Origin": foreign}
    words = {"person": str(group.mara.id), "place": str(group.room.id), "text": "hello"}
    async with client.post(f"{group.page.address}page/type", json=words, headers=headers) as answer:
        assert answer.status == 403
    assert group.room.messages == []


async def test_a_plain_form_of_another_site_cannot_press(client, group):
    where = f"{group.page.address}page/type"
    async with client.post(where, data={"person": "1"}, headers=origin(group)) as answer:
        assert answer.status == 403


async def test_every_answer_says_what_the_browser_may_load(client, group):
    async with client.get(group.page.address) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


async def test_nothing_outside_the_page_is_served(client, group):
    for path in ("page_api.py", "..%2fpage_api.py", "%2e%2e/page_api.py", "page/pane/../../x"):
        async with client.get(f"{group.page.address}{path}") as answer:
            assert answer.status == 404, path


async def test_somebody_who_does_not_exist_is_told_in_a_sentence(client, group):
    where = f"{group.page.address}page/pane"
    async with client.get(where, params={"person": "1", "place": "dm"}) as answer:
        assert answer.status == 404
        assert (await answer.json())["error"] == "There is no such person in this group."


@pytest.mark.parametrize("broken", ["[]", "{", '{"person": 5}', '{"person": null, "text": 1}'])
async def test_broken_orders_are_answered_with_a_sentence(client, group, broken):
    where = f"{group.page.address}page/type"
    headers = {**origin(group), "Content-Type": "application/json"}
    async with client.post(where, data=broken, headers=headers) as answer:
        assert answer.status in {400, 404}
        assert (await answer.json())["error"].endswith(".")


async def test_a_private_channel_is_in_nobody_elses_list(group):
    mine = [place["name"] for place in group.stage.pane(group.ines, "dm")["places"]]
    theirs = [place["name"] for place in group.stage.pane(group.mara, "dm")["places"]]
    assert mine == ["DM", "#room", "#staff"]
    assert theirs == ["DM", "#room"]


async def test_a_place_that_is_gone_shows_a_channel_instead(group):
    assert group.stage.pane(group.mara, str(group.staff.id))["place"]["name"] == "#room"


async def test_a_message_is_as_it_was_written(group):
    said = "<img src=x onerror=alert(1)>"
    await group.tom.type(group.room, said)
    shown = group.stage.pane(group.mara, str(group.room.id))["messages"]
    assert [(it["author"]["name"], it["content"]) for it in shown] == [("Tom", said)]


async def test_only_what_one_alone_can_see_can_be_dismissed(group):
    message = await group.tom.type(group.room, "hello")
    asked = {"person": str(group.tom.id), "place": str(group.room.id), "message": str(message.id)}
    with pytest.raises(CannotDo):
        await group.page.acts.do("dismiss", asked)
