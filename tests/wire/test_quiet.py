"""A watch lived through with the real bot: switched on, gone quiet, the line, the all-clear."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from sandbox import Message, Person
from tests.wire.circle import Circle, a_circle
from tests.wire.doors import press_raw
from tests.wire.test_leads import join, told

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]

LONDON = ZoneInfo("Europe/London")
LINE = "asked to hear from someone. It may be nothing."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def circle(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Circle]:
    async with a_circle(tmp_path_factory.mktemp("quiet")) as circle:
        await be_at(circle, hour=10)
        await join(circle, circle.jo)
        await switch_on(circle)
        yield circle


def day(circle: Circle, days: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of day in London, so many days from today."""
    now = circle.sandbox.clock.now().astimezone(LONDON)
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return at + timedelta(days=days)


async def be_at(circle: Circle, *, hour: int) -> None:
    """Walk to this hour of tomorrow."""
    await circle.sandbox.clock.walk(to=day(circle, 1, hour))


def option(message: Message, label: str) -> str:
    """Return the value of the entry of a menu that says this."""
    options = message.components[0]["components"][0]["options"]
    return str(next(it["value"] for it in options if label in it["label"]))


async def switch_on(circle: Circle) -> None:
    """Switch it on: refused with the reasons, until the way is tried and numbers are confirmed."""
    ines = circle.ines
    refused = await ines.run("/admin checkins", in_channel=circle.check_in, quiet=True)
    await circle.shows(refused, "one lead answers a test page", "one emergency number and one")
    sent = await ines.press(refused.message, "Send a test page")
    await circle.shows(sent, "It goes to 1 lead.")
    page = await told(circle, circle.jo, "This is a test. Nobody is waiting.")
    await circle.shows(await circle.jo.press(page, "It reached me"), "Thank you. It works.")
    for label in ("Emergency: 999", "116 123"):
        shown = (await ines.run("/admin numbers", in_channel=circle.check_in)).message
        chosen = await ines.choose(shown, "A number to check", [option(shown, label)])
        await ines.press(chosen.message, "Confirm")
    done = await ines.run("/admin checkins", in_channel=circle.check_in, quiet=True)
    await circle.shows(done, "members may choose it now")


async def watched(circle: Circle, name: str) -> Person:
    """Let somebody start, and choose that Jo hears of it after two days."""
    person = await circle.add_member(name)
    settings = await person.run("/my settings", in_channel=circle.check_in)
    panel = await person.press(settings.message, "If I go quiet")
    await circle.shows(panel, "Choose a lead first.")
    panel = await person.choose(panel.message, "Who hears of it?", [str(circle.jo.id)])
    await circle.shows(panel, f"The next day {circle.jo.mention} reads that you asked to hear")
    panel = await person.choose(panel.message, "After how many days?", ["2"])
    panel = await person.press(panel.message, "Switch it on")
    await circle.shows(panel, f"On: after 2 days, {circle.jo.mention}.")
    return person


def summaries(circle: Circle, person: Person) -> list[Message]:
    """Return the summaries in a lead's DM that speak of this person."""
    return [it for it in circle.own(circle.jo) if f"{person.mention} {LINE}" in it.content]


async def test_a_member_goes_quiet_a_lead_reads_one_line_and_a_tap_ends_it(circle: Circle):
    walk = circle.sandbox.clock.walk
    mara = await watched(circle, "Mara")
    await walk(to=day(circle, 2, 16, 30))
    assert not [it for it in circle.own(mara) if "I would let" in it.content]
    await walk(to=day(circle, 0, 17, 30))
    note = await told(circle, mara, f"I would let {circle.jo.mention} know tomorrow.")
    assert note.content.splitlines()[0] == "One tap is enough for today."
    assert note.labels == ["I'm good", "Ask me less", "Pause"]
    circle.bot.kill()
    await circle.bot.restart()
    await walk(to=day(circle, 1, 8, 30))
    assert summaries(circle, mara) == []
    await walk(to=day(circle, 0, 9, 30))
    (summary,) = summaries(circle, mara)
    assert summary.content.splitlines()[0] == "Here is your summary. Nothing in it is urgent."
    assert not [it for it in circle.pages() if mara.mention in it.content]
    assert not [it for it in circle.check_in.messages if mara.mention in it.content]

    kim = circle.guild.add_member("Kim", roles=[circle.lead])
    for button in summary.components[0]["components"]:
        refused = await press_raw(kim, circle.post, button["custom_id"])
        await circle.shows(refused, "This one is settled. Thank you.")
    taken = await circle.jo.press(summary, "I've got this")
    await circle.shows(taken, f"When you have spoken with {mara.mention}")
    board = await circle.jo.run("/lead board", in_channel=circle.room)
    await circle.shows(board, f"{mara.mention} asked to hear from someone")
    others = await kim.run("/lead board", in_channel=circle.room)
    assert mara.mention not in others.text

    good = await mara.press(note, "I'm good")
    await circle.shows(good, "Good. I tell nobody.")
    await circle.sandbox.clock.forward(timedelta(seconds=5))
    clear = await told(circle, circle.jo, f"{mara.mention} has been in touch.")
    assert clear.content.splitlines()[0] == "This is settled."
    record = await mara.run("/my menu", in_channel=circle.check_in)
    told_panel = await mara.press(record.message, "Who was told")
    await circle.shows(told_panel, "read that you asked to hear from someone")
    gone = await circle.jo.press(taken.message, "I've spoken with them")
    await circle.shows(gone, "This one is settled. Thank you.")


async def test_two_days_without_the_bot_call_nobody_quiet(circle: Circle):
    clock = circle.sandbox.clock
    tom = await watched(circle, "Tom")
    await clock.walk(to=day(circle, 1, 20))
    circle.bot.kill()
    clock.jump(to=day(circle, 2, 20))
    await circle.bot.restart()
    await clock.forward(timedelta(hours=14))
    assert not [it for it in circle.own(tom) if "I would let" in it.content]
    assert summaries(circle, tom) == []
