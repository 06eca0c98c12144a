"""A member's own things by the real bot: who was told, their data, stopping with a receipt."""

import csv
import io
import json
from datetime import timedelta

import aiohttp
import pytest
from sqlalchemy import update

from bot.clock import SystemClock
from bot.database import Database
from bot.keyring import Keyring
from bot.settings import load
from bot.store.schema import member
from tests.wire.circle import PROMPT, Circle, made_up
from tests.wire.test_check_ins_full import allow_words, checked_in, press_id
from tests.wire.test_days import a_date, ids_in

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def contents(message) -> dict[str, bytes]:
    found = {}
    async with aiohttp.ClientSession() as session:
        for file in message.attachments:
            async with session.get(file["url"]) as response:
                found[file["filename"]] = await response.read()
    return found


async def test_a_member_reads_who_took_it_and_nobody_else_does(circle: Circle):
    mara, _ = await checked_in(circle)
    page = await circle.paged(mara, "Today")
    await circle.jo.press(page, "I've got this")
    menu = await mara.run("/my menu", in_channel=circle.check_in)
    told_id = next(it for it in ids_in(menu.message) if ".told." in it)
    refused = await press_id(circle, circle.add("Tom"), told_id)
    assert "belongs to somebody else" in refused.text
    told = await mara.press(menu.message, "Who was told")
    text = await circle.shows(told, "Who was told", "saw your name")
    lines = text.split("\n")
    assert f"{circle.jo.mention} took your request" in lines[1]
    assert "The leads were asked, without your name." in lines[2]
    assert told.message.ephemeral_for == mara.id


async def test_the_data_is_all_there_in_two_files_that_stay_nowhere(circle: Circle):
    mara, reply = await checked_in(circle, "Marit", "Hard")
    await allow_words(circle, mara)
    form = (await mara.press(reply.message, "Add a note")).modal
    secret = made_up()
    await mara.submit(form, {"A note": f"={secret}"})
    settings = await mara.run("/my settings", in_channel=circle.check_in)
    data_id = next(it for it in ids_in(settings.message) if ".data." in it)
    refused = await press_id(circle, circle.add("Tomke"), data_id)
    assert "belongs to somebody else" in refused.text
    shown = await mara.press(settings.message, "Your data")
    await circle.shows(shown, "All that I keep about you here")
    files = await contents(shown.message)
    told = json.loads(files["my-data.json"])
    assert told["account"] == str(mara.id)
    assert told["data"]["check_in_note"][0]["words"]["words"] == f"={secret}"
    table = list(csv.reader(io.StringIO(files["my-data.csv"].decode("utf-8-sig"), newline="")))
    assert ["check_in", "1", "answer", "hard"] in table
    assert not [cell for row in table for cell in row if cell.startswith("=")]
    back = await mara.press(shown.message, "Menu")
    await circle.shows(back, "Your menu")
    assert back.message.attachments == []
    in_dm = await mara.run("/my data", in_channel=mara.dm)
    await circle.shows(in_dm, "All that I keep about you here")
    assert in_dm.message.ephemeral_for == mara.id
    assert len(in_dm.message.attachments) == 2
    assert [it for it in circle.own(mara) if it.attachments] == []


async def test_stopping_gives_a_receipt_and_takes_every_message_back(circle: Circle):
    mara, _ = await checked_in(circle, "Merle")
    assert circle.own(mara)
    question = await mara.run("/my stop", in_channel=circle.check_in)
    receipt = await mara.press(question.message, "Stop and erase")
    text = await circle.shows(receipt, "Stopped.", "Backups of this bot", "stays with Discord")
    assert "That was on " in text
    assert "to you go" in text
    await circle.until(lambda: circle.own(mara) == [])
    nothing = await mara.run("/my data", in_channel=circle.check_in)
    await circle.shows(nothing, "I keep nothing about you here.")


async def test_a_date_typed_in_the_dm_is_kept_while_its_group_is_asked_for(circle: Circle):
    mara, _ = await checked_in(circle, "Milla")
    other = circle.sandbox.create_guild("Quiet Cove")
    hall = other.create_text_channel("hall")
    other.join(mara)
    other.add_bot()
    await circle.until(lambda: mara.commands(hall))
    offered = await mara.run("/my start", in_channel=hall)
    await mara.press(offered.message, "Yes, start")
    await circle.until(lambda: len(circle.own(mara)) == 2)
    asked = await mara.run("/my pause", in_channel=mara.dm, until="in 3 days")
    await circle.shows(asked, "Which group is this for?")
    asked = await mara.press(asked.message, "Harbour Lights")
    await circle.shows(asked, "From today until", "when I ask again?")


async def with_silence(circle: Circle) -> None:
    """Let every member have been asked seven times in vain, while the bot is not running."""
    environment = {"DISCORD_TOKEN": circle.sandbox.token, "DATA_DIR": str(circle.data)}
    settings = load(environment, env_file=None)
    keyring = Keyring.load_or_create(settings, lambda _: None)
    database = await Database.open(settings, keyring, clock=SystemClock())
    async with database.transaction() as tx:
        await tx.execute(update(member).values(unanswered=7))
    await database.close()


async def test_a_planned_milestone_outlives_a_restart_and_weekly_prompts_say_so(alone: Circle):
    mara = alone.add("Mara")
    await alone.start_early(mara, hour=22)  # so that tomorrow's noon is near
    await alone.until(lambda: alone.own(mara))
    await a_date(alone, mara, made_up(), "today")
    alone.bot.kill()
    await alone.bot.ended()
    await with_silence(alone)
    await alone.bot.start()
    prompt = await alone.asked(mara)
    assert prompt.content.startswith(PROMPT)
    assert "I will ask once a week now." in prompt.content

    def questions() -> list[str]:
        return [it.content for it in alone.own(mara) if "about a date of yours" in it.content]

    assert questions() == []
    await alone.sandbox.clock.forward(timedelta(hours=4))
    (question,) = questions()
    assert "That is 24 hours on your date." in question
