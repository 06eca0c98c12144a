"""A meeting from the first word about it to the day after, over the wire."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest
import pytest_asyncio

from tests.wire.circle import Circle, a_circle
from tests.wire.doors import press_raw
from tests.wire.hosting import LINK, add, announcing, later, opened

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def circle(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Circle]:
    async with a_circle(tmp_path_factory.mktemp("meetings")) as circle:
        yield circle


async def test_what_was_typed_is_shown_back_in_words_before_it_is_kept(circle: Circle):
    shown = await circle.ines.run(
        "/meeting add",
        in_channel=circle.check_in,
        name="Quayside *walk* @everyone",
        when="first and third saturday 9:00 for 90 minutes",
        where="The old pier",
        kind="event",
    )
    text = shown.text
    assert "every first and third Saturday of the month at 09:00" in text
    assert "90 minutes" in text
    assert text.count("Saturday") == 4  # the rule and three dates
    assert "recovery event · open to all" in text
    assert "@everyone" not in text.replace("@\u200beveryone", "")
    listed = await circle.ines.run("/meetings", in_channel=circle.check_in)
    assert "walk" not in listed.text
    changed = (await circle.ines.press(shown.message, "Change it")).modal
    assert changed is not None
    again = await circle.ines.submit(changed, {"When is it?": "blursday"})
    assert "What time is it?" in again.text
    retry = (await circle.ines.press(again.message, "Try again")).modal
    assert retry is not None
    once_more = await circle.ines.submit(retry, {"When is it?": "last sunday 10am"})
    assert "every last Sunday of the month at 10:00" in once_more.text
    save = once_more.message.components[0]["components"][0]["custom_id"]
    saved = await circle.ines.press(once_more.message, "Save")
    assert saved.text.startswith("Saved. The next is <t:")
    twice = await press_raw(circle.ines, circle.post, save)
    assert "saved already" in twice.text
    mara = circle.add("Mara")
    refused = await press_raw(mara, circle.post, save)
    assert refused.text.startswith("This one belongs to somebody else.")


async def test_the_form_does_the_same(circle: Circle):
    form = (await circle.ines.run("/meeting add", in_channel=circle.check_in)).modal
    assert form is not None
    shown = await circle.ines.submit(
        form,
        {
            "What is it called?": "Evening circle",
            "When is it?": "martes y jueves 19:30",
            "Where? A link or an address": LINK,
            "What is it?": ["open to all", "a workshop or training"],
        },
    )
    assert "every Tuesday and Thursday at 19:30" in shown.text
    assert "workshop or training · open to all" in shown.text
    await circle.ines.press(shown.message, "Save")
    offered = await circle.ines.autocomplete(
        "/meeting skip", option="meeting", typed="even", in_channel=circle.check_in
    )
    assert [it["name"] for it in offered] == ["Evening circle"]
    dates = await circle.ines.autocomplete(
        "/meeting skip",
        option="date",
        in_channel=circle.check_in,
        meeting=offered[0]["value"],
    )
    skipped = await circle.ines.run(
        "/meeting skip",
        in_channel=circle.check_in,
        meeting=offered[0]["value"],
        date=dates[0]["value"],
    )
    assert "falls out" in skipped.text
    moved = await circle.ines.run(
        "/meeting move",
        in_channel=circle.check_in,
        meeting=offered[0]["value"],
        date=dates[1]["value"],
        to="21:15",
    )
    assert moved.text.startswith("It is at <t:")
    form = (
        await circle.ines.run(
            "/meeting edit", in_channel=circle.check_in, meeting=offered[0]["value"]
        )
    ).modal
    assert form is not None
    changed = await circle.ines.submit(form, {"Anything to know": "Bring tea"})
    assert "Bring tea" in changed.text
    assert "every Tuesday and Thursday at 19:30" in changed.text
    await circle.ines.press(changed.message, "Save")
    asked = await circle.ines.run(
        "/meeting end", in_channel=circle.check_in, meeting=offered[0]["value"]
    )
    ended = await circle.ines.press(asked.message, "End it")
    assert "Evening circle has ended." in ended.text


async def test_it_is_not_for_everybody_and_says_so_kindly(circle: Circle):
    mara = circle.add("Mara")
    refused = await mara.run("/meeting add", in_channel=circle.check_in, name="x", when="y")
    assert refused.text.startswith("This is for hosts, leads and admins.")
    offered = await mara.autocomplete("/meeting end", option="meeting", in_channel=circle.check_in)
    assert offered == []


async def test_a_day_is_asked_for_in_words(circle: Circle):
    mara = circle.add("Mara")
    shown = await mara.run("/meetings", in_channel=circle.check_in, day="tomorrow")
    assert shown.text.startswith("**What is on: ")
    unclear = await mara.run("/meetings", in_channel=circle.check_in, day="blursday")
    assert 'I don\'t know the day "blursday".' in unclear.text


async def test_a_meeting_from_the_reminder_to_the_day_after(circle: Circle):
    at = later(circle, hours=2)
    saved = await add(circle, "Harbour circle", at)
    hosted = await circle.ines.press(saved, "I'll host")
    assert hosted.text == "You host Harbour circle now."

    mara, tom = circle.add("Mara"), circle.add("Tom")
    seen = await opened(circle, mara, "Harbour circle")
    assert LINK not in seen.content
    assert "The link is shown when you press I'm coming." in seen.content
    coming = (await mara.press(seen, "I'm coming")).message
    assert f"Link: <{LINK}>" in coming.content
    assert "1 is coming" in coming.content
    assert "I keep this until it is over" in coming.content
    told = (await mara.press(coming, "Write if I'm not there")).message
    question = (await mara.press(told, "Remind me")).message
    options = question.components[0]["components"][0]["options"]
    assert "48 hours before" not in {it["label"] for it in options}  # no time for that
    await mara.choose(question, "How long before it?", ["15"])

    seen = await opened(circle, tom, "Harbour circle")
    question = (await tom.press(seen, "Remind me")).message
    await tom.choose(question, "How long before it?", ["15"])

    # A crash in between loses nothing: all of it is in the rows.
    circle.bot.kill()
    await circle.bot.restart()
    await circle.sandbox.clock.walk(to=at - timedelta(minutes=55))
    asked = next(it for it in circle.own(circle.ines) if "Will you be there today?" in it.content)
    assert asked.content.splitlines()[0] == "Will you be there today?"
    assert (await circle.ines.press(asked, "I'll be there")).text.startswith("Good. It is noted")
    await circle.sandbox.clock.walk(to=at + timedelta(minutes=5))
    await circle.until(lambda: circle.own(mara) and circle.own(tom))
    (reminder,) = circle.own(mara)
    assert reminder.content.splitlines()[0] == "Starting soon."
    assert LINK in reminder.content
    (plain,) = circle.own(tom)
    assert plain.content.splitlines()[0] == "Starting soon."
    assert LINK not in plain.content
    assert not [it for it in circle.pages() if "needed to host" in it.content]

    there = await tom.press(plain, "I was there")
    assert there.text == "Good that you were there."
    await circle.sandbox.clock.walk(to=at + timedelta(hours=2, minutes=40))
    asked = next(it for it in circle.own(circle.ines) if "Thank you for hosting" in it.content)
    assert "1 person who said yes" in asked.content
    sent = await circle.ines.press(asked, "Say: we missed you")
    assert sent.text == "Sent to 1 person."
    await circle.until(lambda: len(circle.own(mara)) == 2)
    note = circle.own(mara)[-1]
    assert note.content == (
        f"A note from a person.\n{circle.ines.mention} says: we missed you. Nothing is needed."
    )
    assert len(circle.own(tom)) == 1


async def test_a_link_typed_by_a_trickster_is_refused(circle: Circle):
    shown = await circle.ines.run(
        "/meeting add",
        in_channel=circle.check_in,
        name="Trap",
        when="daily 19:00",
        where="javascript://example.org/%0aalert(1)",
    )
    assert "That link does not look right." in shown.text


CSV = b"""name,day,time,duration,slug
Early circle,Monday,07:00,60,early
Late circle,Thursday,21:30,90,late
No day here,,19:00,60,none
"""


async def test_a_list_is_shown_in_words_before_it_is_kept_and_updates_itself(circle: Circle):
    shown = await circle.ines.run(
        "/meeting import",
        in_channel=circle.check_in,
        file=("list.csv", CSV),
        dialect="csv",
        source="our sheet",
    )
    await circle.shows(shown, 'This is what "our sheet" says. Nothing is saved yet.')
    assert "2 new, 1 not taken" in shown.text
    assert "Early circle: every Monday at 07:00" in shown.text
    assert "Row 4, No day here: It has a time and no day." in shown.text
    form = (await circle.ines.press(shown.message, "Another city")).modal
    assert form is not None
    moved = await circle.ines.submit(form, {"Whose clocks count?": "Vancouver"})
    assert "(Vancouver)" in moved.text
    kept = await circle.ines.press(moved.message, "Save")
    assert kept.text == "Saved: 2 meetings."
    again = await circle.ines.run(
        "/meeting import",
        in_channel=circle.check_in,
        file=("list.csv", CSV.replace(b"21:30", b"21:00")),
        dialect="csv",
        source="our sheet",
    )
    await circle.shows(again, "1 changed, 1 as before, 1 not taken")
    assert (await circle.ines.press(again.message, "Save")).text == "Saved: 1 meeting."
    broken = await circle.ines.run(
        "/meeting import",
        in_channel=circle.check_in,
        file=("list.csv", b"\x00\x01\x02" * 10),
        dialect="meeting_guide",
        source="x",
    )
    await circle.until(lambda: "list" in broken.text or "JSON" in broken.text)
    mara = circle.add("Mara")
    calendar = await mara.run("/meeting calendar", in_channel=circle.check_in)
    await circle.shows(calendar, "It has no links in it.")


async def test_a_long_list_is_shown_whole_in_a_file_and_asks_for_a_clock_once(circle: Circle):
    rows = [f"Round *{hour}*,Sunday,{hour:02}:00,60,r{hour}" for hour in range(12)]
    rows += [f"Odd {number},,19:00,60,odd{number}" for number in range(9)]
    options: dict[str, Any] = {
        "in_channel": circle.check_in,
        "file": ("list.csv", "\n".join(["name,day,time,duration,slug", *rows]).encode()),
        "dialect": "csv",
        "source": "long sheet",
    }
    shown = await circle.ines.run("/meeting import", **options)
    text = await circle.shows(shown, "12 new, 9 not taken", "All of it is in the file below.")
    assert "12 meetings have no time zone." in text
    (file,) = shown.message.attachments
    assert file["filename"] == "list.txt"
    async with aiohttp.ClientSession() as session, session.get(file["url"]) as reply:
        whole = await reply.text()
    assert [line for line in whole.splitlines() if line.startswith("+")] == [
        f"+ Round *{hour}*: every Sunday at {hour:02}:00 (London)" for hour in range(12)
    ]
    assert whole.count("It has a time and no day.") == 9
    await circle.ines.press(shown.message, "Save")
    again = await circle.ines.run("/meeting import", **options)
    assert "no time zone" not in await circle.shows(again, "12 as before, 9 not taken")


async def test_the_next_date_stands_among_the_events_where_an_admin_wants_it(circle: Circle):
    circle.guild.set_bot_permissions(
        discord.Permissions(
            **dict.fromkeys(
                (
                    *("view_channel", "send_messages", "send_messages_in_threads"),
                    *("create_private_threads", "manage_threads", "read_message_history"),
                    *("embed_links", "attach_files", "create_events", "manage_events"),
                ),
                True,
            )
        )
    )
    before = len(circle.guild.events)
    told = await circle.ines.run("/admin meetings", in_channel=circle.check_in, events=True)
    assert "Everybody here can read their names." in told.text
    await circle.sandbox.clock.settle()
    await circle.until(lambda: len(circle.guild.events) > before)
    assert all(LINK not in str(event) for event in circle.guild.events)
    told = await circle.ines.run("/admin meetings", in_channel=circle.check_in, events=False)
    await circle.sandbox.clock.settle()
    await circle.until(lambda: len(circle.guild.events) == before)


async def test_a_channel_is_reminded_without_names_and_hears_of_a_change(circle: Circle):
    at = later(circle, hours=1)
    commons = circle.guild.create_text_channel("commons")
    shown = await circle.ines.run(
        "/meeting add",
        in_channel=circle.check_in,
        name="Quay circle",
        when=f"every day {at:%H:%M} for 30 minutes",
        where=f"The old pier {LINK}",
        remind_in=commons,
        remind_before=30,
    )
    stamp = int(at.timestamp())
    said = ["Starting soon.", f"Quay circle: <t:{stamp}:t>, <t:{stamp}:R>"]
    quoted = [f"> {line}" for line in said]
    assert shown.text.splitlines()[-3:] == [
        f"{commons.mention} is reminded 30 minutes before.",
        *quoted,
    ]
    await circle.ines.press(shown.message, "Save")
    await circle.sandbox.clock.walk(to=at - timedelta(minutes=28))
    (post,) = await circle.until(lambda: commons.messages)
    assert post.content.splitlines() == said
    assert post.labels == ["I'm coming", "Meetings"]

    mara, tom = circle.add("Mara"), circle.add("Tom")
    hers = await mara.press(post, "I'm coming")
    assert hers.message.ephemeral_for == mara.id
    assert f"Link: <{LINK}>" in hers.text
    assert "1 is coming" in hers.text
    his = await tom.press(post, "I'm coming")
    assert "2 are coming" in his.text
    cannot = hers.message.components[0]["components"][0]["custom_id"]
    refused = await press_raw(tom, post, cannot)
    assert refused.text.startswith("This one belongs to somebody else.")
    assert post.content.splitlines() == said  # nobody's name, and no count, however many come

    circle.bot.kill()
    await circle.bot.restart()
    await circle.sandbox.clock.walk(to=at - timedelta(minutes=20))
    assert [it for it in commons.messages if it.ephemeral_for is None] == [post]
    skipped = await circle.ines.run(
        "/meeting skip",
        in_channel=circle.check_in,
        meeting="Quay circle",
        date=f"{at:%-d %B}",  # typed, not chosen from the list
    )
    assert "falls out" in skipped.text
    change = await circle.until(lambda: [it for it in commons.messages if "not held" in it.content])
    assert [it.content.splitlines()[0] for it in change] == ["A change of plan."]
    assert change[0].labels == ["Meetings"]
    commons.delete()
    told = "A channel where I reminded the group is gone."
    await circle.until(lambda: [it for it in circle.pages() if told in it.content])


async def test_why_a_channel_will_not_do_is_said_by_name(circle: Circle):
    commons = circle.guild.create_text_channel("open-house")
    quiet = circle.guild.create_private_channel("by-the-fire", visible_to=[circle.lead])
    await add(circle, "Fireside", later(circle, hours=30))

    async def edited(**options: Any) -> str:
        shown = await circle.ines.run(
            "/meeting edit", in_channel=circle.check_in, meeting="Fireside", **options
        )
        assert "Nothing is saved yet." in shown.text
        return shown.text

    everyone = circle.guild.everyone_role
    commons.allow(everyone, deny=discord.Permissions(send_messages=True))
    text = await edited(remind_in=commons)
    assert text.startswith(f'I lack "Send Messages" in {commons.mention}.')
    assert "is reminded" not in text
    commons.allow(everyone)
    text = await edited(remind_in=commons, anybody=False)
    assert f"everybody here can read {commons.mention}" in text
    text = await edited(remind_in=commons, kind="one_to_one")
    assert text.startswith("This is for two people, so no channel is reminded of it.")
    text = await edited(remind_in=quiet, anybody=False)
    assert f"{quiet.mention} is reminded 15 minutes before." in text
    assert "> Fireside" not in text  # who may read it can change
    unclear = await circle.ines.run(
        "/meeting edit", in_channel=circle.check_in, meeting="Fireside", remind_before=30
    )
    assert unclear.text.startswith("In which channel?")
    shown = await circle.ines.run(
        "/meeting edit", in_channel=circle.check_in, meeting="Fireside", remind_in=commons
    )
    commons.allow(everyone, deny=discord.Permissions(send_messages=True))
    refused = await circle.ines.press(shown.message, "Save")  # it was well when it was shown
    assert refused.text.startswith(f'I lack "Send Messages" in {commons.mention}.')
    commons.allow(everyone)
    shown = await circle.ines.run(
        "/meeting edit", in_channel=circle.check_in, meeting="Fireside", remind_in=commons
    )
    await circle.ines.press(shown.message, "Save")
    doctor = await circle.ines.run("/admin doctor", in_channel=circle.check_in)
    assert f"{commons.mention} works." in doctor.text


async def test_a_host_chooses_a_channel_on_the_panel_and_only_one_to_write_in(circle: Circle):
    news = circle.guild.create_text_channel("news")
    thread = circle.sandbox.world.create_thread(circle.check_in.id, "tonight", circle.ines.id)
    talk = circle.sandbox.channel(thread.id)
    mara = circle.add("Mara")
    await add(circle, "Lanterns", later(circle, minutes=90))
    await circle.ines.run(
        "/meeting host", in_channel=circle.check_in, meeting="Lanterns", member=mara
    )
    offer = await circle.until(
        lambda: next((it for it in circle.pages() if "for Lanterns" in it.content), None)
    )
    accept = offer.components[0]["components"][0]["custom_id"]
    assert (await press_raw(mara, circle.post, accept)).text == "You host Lanterns now."
    news.allow(mara, deny=discord.Permissions(send_messages=True))

    panel = await announcing(circle, mara)
    assert "No channel is reminded of it." in panel.content
    refused = await mara.choose(panel, "Choose a channel", [news])
    assert f"You can't write in {news.mention} yourself." in refused.text
    shown = await mara.choose(refused.message, "Choose a channel", [talk])
    assert f"{talk.mention} is reminded 15 minutes before." in shown.text
    await mara.press(shown.message, "Save")
    shown = await mara.choose(await announcing(circle, mara), "How long before it?", ["60"])
    assert "1 hour before" in shown.text
    again = (await mara.press(shown.message, "Change it")).modal
    assert again is not None
    shown = await mara.submit(again, {"Anything to know": "Bring a light"})
    assert "1 hour before" in shown.text
    assert LINK in shown.text
    await mara.press(shown.message, "Save")
    await circle.sandbox.clock.forward(timedelta(minutes=40))
    await circle.until(lambda: [it for it in talk.messages if "Lanterns" in it.content])
    shown = await mara.press(await announcing(circle, mara), "No channel")
    assert "is reminded" not in shown.text  # and it is not saved
    before = len(circle.pages())
    talk.delete()
    (told,) = await circle.until(lambda: circle.pages()[before:])
    assert "A channel where I reminded the group is gone." in told.content
    assert "No channel is reminded of it." in (await announcing(circle, mara)).content
