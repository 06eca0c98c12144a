"""The member's path, from setting the group up to leaving without a trace."""

from datetime import timedelta

import pytest

from tests.wire.circle import PROMPT, Circle

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_setup_by_one_command_puts_up_the_pinned_post_with_four_doors(circle: Circle):
    assert circle.post.pinned
    assert circle.post.labels[:4] == ["Check in", "Talk to someone", "Meetings", "Numbers"]
    assert "999 or 112" in circle.post.content
    assert circle.lead.mention in circle.post.content
    assert circle.post.pinged == ([], [])


async def test_setup_by_the_panel_does_the_same(circle: Circle):
    guild = circle.sandbox.create_guild("Quiet Quay")
    role = guild.create_role("Peers")
    channel, room = guild.create_text_channel("hello"), guild.create_text_channel("peers")
    nour = guild.add_member("Nour", admin=True)
    guild.add_bot()
    await circle.until(lambda: nour.commands(channel))
    first = (await nour.run("/admin setup", in_channel=channel)).message
    assert "Three questions" in first.content
    panel = (await nour.press(first, "Overview")).message
    await nour.choose(panel, "Role of the peer leads", [role])
    await nour.choose(panel, "Channel for check-ins", [channel])
    await nour.choose(panel, "Channel only leads can see", [room])
    form = (await nour.press(panel, "City, country, language")).modal
    assert form is not None
    await nour.submit(
        form,
        {
            "Your city or time zone": "Vancouver",
            "Country for the numbers": "Canada",
            "Language of the group": "English",
        },
    )
    await circle.until(lambda: "Vancouver" in panel.content and "Canada" in panel.content)
    await nour.press(panel, "Put up the post")
    await circle.until(lambda: any(it.pinned for it in channel.messages))
    (post,) = [it for it in channel.messages if it.pinned]
    assert role.mention in post.content


async def test_setup_says_which_answer_it_did_not_understand(circle: Circle):
    answer = await circle.ines.run(
        "/admin setup", in_channel=circle.check_in, zone="Nowhere at all", language="Klingon"
    )
    assert 'no place for "Nowhere at all"' in answer.text
    assert "I speak English and Spanish." in answer.text


async def test_two_taps_start_and_a_tap_next_morning_is_a_whole_check_in(circle: Circle):
    mara = circle.add("Mara")
    before = circle.sandbox.clock.now()
    offered = await mara.press(circle.post, "Check in")
    shown = {f"Is it about {at:%H:%M} where" for at in (before, circle.sandbox.clock.now())}
    assert any(question in offered.text for question in shown)
    assert offered.message.ephemeral_for == mara.id
    started = await mara.press(offered.message, "Yes, start")
    assert "I ask every day at 09:00, in a direct message." in started.text
    assert "Stopping heavy drinking" in started.text
    assert started.message.labels[:4] == [
        "Talk to someone",
        "A meeting now",
        "Numbers",
        "Just checking in",
    ]
    await circle.until(lambda: circle.own(mara))
    prompt = await circle.asked(mara)
    assert prompt.content == f"{PROMPT}\nOnly you see your answer."
    assert prompt.labels[:5] == ["Good", "Okay", "Hard", "Very hard", "Talk to someone"]
    assert prompt.created_at.hour == 9
    assert prompt.created_at.minute == 0
    thanked = await mara.press(prompt, "Good")
    assert thanked.text == "Thank you for checking in.\nA good day counts."
    assert thanked.message.ephemeral_for == mara.id
    changed = await mara.press(prompt, "Very hard")
    assert changed.text.startswith("Changed to: Very hard.")
    assert changed.message.labels[:3] == ["Ask someone", "Something changed", "No, thanks"]
    asked_again = await mara.run("/checkin", in_channel=circle.check_in)
    assert "So far: Very hard." in asked_again.text
    changed = await mara.press(asked_again.message, "Okay")
    await circle.shows(changed, "Changed to: Okay.")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Vancouver", "America/Vancouver"),
        ("America/Vancouver", "America/Vancouver"),
        ("pst", "America/Los_Angeles"),
    ],
)
async def test_another_time_is_found_by_name(circle: Circle, typed: str, place: str):
    mara = circle.add()
    offered = await mara.press(circle.post, "Check in")
    clocks = await mara.press(offered.message, "Other time")
    form = (await mara.press(clocks.message, "Type a place")).modal
    assert form is not None
    found = await mara.submit(form, {"A city, a country or your time": typed})
    await circle.shows(found, "What time is it where you are?")
    values = [it["value"] for it in found.message.components[0]["components"][0]["options"]]
    assert place in values
    started = await mara.choose(found.message, "Choose your time", [place])
    await circle.shows(started, "Done. I ask every day at 09:00")
    shown = await mara.run("/my settings", in_channel=circle.check_in)
    assert "Time zone:" in shown.text


async def test_a_place_that_nobody_knows_can_be_tried_again(circle: Circle):
    mara = circle.add()
    offered = await mara.press(circle.post, "Check in")
    clocks = await mara.press(offered.message, "Other time")
    form = (await mara.press(clocks.message, "Type a place")).modal
    assert form is not None
    none = await mara.submit(form, {"A city, a country or your time": "@everyone xyzzy"})
    await circle.shows(none, "I found no place for")
    assert none.message.labels == ["Type a place", "Other time"]
    assert none.message.pinged == ([], [])


async def test_not_now_keeps_nothing(circle: Circle):
    mara = circle.add()
    offered = await mara.press(circle.post, "Check in")
    said = await mara.press(offered.message, "Not now")
    await circle.shows(said, "Nothing is kept about you.")
    assert mara.dm is None
    stopping = await mara.run("/my stop", in_channel=circle.check_in)
    assert stopping.text == "There is nothing to stop. I keep nothing about you."


async def test_evening_and_both_slots_are_asked_in_their_own_words(circle: Circle):
    mara = await circle.add_member(early=True)
    settings = await mara.run("/my settings", in_channel=circle.check_in)
    times = await mara.press(settings.message, "Change the time")
    await circle.until(lambda: "Evening time" not in times.message.labels)
    saved = await mara.choose(
        times.message, "When may I ask?", ["in the morning and in the evening"]
    )
    await circle.shows(saved, "09:00, 20:00")
    times = await mara.press(saved.message, "Change the time")
    await circle.until(lambda: "Evening time" in times.message.labels)
    form = (await mara.press(times.message, "Evening time")).modal
    assert form is not None
    saved = await mara.submit(form, {"A time of day": "10.30 am"})
    await circle.shows(saved, "09:00, 10:30")
    morning = await circle.asked(mara)
    assert morning.content.startswith("Morning. How is today?")
    await circle.sandbox.clock.forward(timedelta(hours=2))
    evening = circle.own(mara)[-1]
    assert evening.content.startswith("Evening. How was today?")
    await mara.press(morning, "Hard")
    answered = await mara.press(evening, "Good")
    assert answered.text.startswith("Thank you for checking in.")  # its own slot, no edit


async def test_every_setting_is_changed_by_a_panel(circle: Circle):
    mara = await circle.add_member()
    panel = (await mara.run("/my settings", in_channel=circle.check_in)).message
    assert panel.content.splitlines()[:2] == ["**Settings**", "Time: 09:00"]

    form = (await mara.press(panel, "Change the country")).modal
    assert form is not None
    await mara.submit(form, {"The name of a country": "Spain"})
    await circle.until(lambda: "Numbers are those of Spain" in panel.content)

    await mara.press(panel, "Change the days")
    await circle.until(lambda: "Change the days" not in panel.labels)
    await mara.choose(panel, "On which days?", ["Monday", "Thursday"])
    await circle.until(lambda: "Monday and Thursday" in panel.content)

    await mara.press(panel, "Change the time zone")
    await circle.until(lambda: "Type a place" in panel.labels)
    form = (await mara.press(panel, "Type a place")).modal
    assert form is not None
    await mara.submit(form, {"A city, a country or your time": "Vancouver"})
    await circle.until(lambda: "Vancouver" in str(panel.components))
    await mara.choose(panel, "Choose your time", ["America/Vancouver"])
    await circle.until(lambda: "Time zone: Vancouver" in panel.content)

    await mara.press(panel, "Change the time")
    await circle.until(lambda: "Morning time" in panel.labels)
    form = (await mara.press(panel, "Morning time")).modal
    assert form is not None
    await mara.submit(form, {"A time of day": "half past nine"})
    await circle.until(lambda: "don't know the time" in panel.content)
    form = (await mara.press(panel, "Morning time")).modal
    assert form is not None
    await mara.submit(form, {"A time of day": "7:30"})
    await circle.until(lambda: "From tomorrow: 07:30, Monday and Thursday." in panel.content)

    await mara.press(panel, "Change the language")
    await circle.until(lambda: "Change the language" not in panel.labels)
    await mara.choose(panel, "Which language?", ["Spanish"])
    await circle.until(lambda: "español" in panel.content)
    assert "lunes y jueves" in panel.content


async def test_the_place_can_be_changed_to_a_private_thread(circle: Circle):
    mara = await circle.add_member()
    panel = (await mara.run("/my settings", in_channel=circle.check_in)).message
    await mara.press(panel, "Change where I write")
    await circle.until(lambda: "Change where I write" not in panel.labels)
    await mara.choose(panel, "Where may I write?", ["in your private thread"])
    await circle.until(lambda: "I write in your private thread" in panel.content)
    await circle.until(lambda: circle.threads_of(mara))
    (thread,) = circle.threads_of(mara)
    await circle.until(lambda: thread.messages)
    assert thread.messages[0].content.startswith("Moderators of this server can read along here.")


async def test_the_menu_leads_everywhere(circle: Circle):
    mara = await circle.add_member()
    menu = (await mara.run("/my menu", in_channel=circle.check_in)).message
    own = [
        *("Check in", "Talk to someone", "Something changed", "Pause", "Days", "Who was told"),
        *("Settings", "Something felt wrong", "Stop"),
    ]
    assert menu.labels[:9] == own, "the order of PRODUCT.md"
    for label, shown in (
        ("Check in", "How is today?"),
        ("Talk to someone", "How soon would you like a person?"),
        ("Meetings", "No meeting is known here yet."),
        ("Numbers", "999 or 112"),
        ("Something changed", "Nobody is told."),
        ("Days", "Your first check-in begins this page."),
        ("Who was told", "Nobody has been told anything about you."),
        ("Settings", "Time: 09:00"),
        ("About this bot", "I am a program."),
        ("Stop", "I stop at once."),
    ):
        menu = (await mara.run("/my menu", in_channel=circle.check_in)).message
        answer = await mara.press(menu, label)
        await circle.shows(answer, shown)


async def test_stop_and_erase_takes_back_what_the_bot_wrote(circle: Circle):
    mara = await circle.add_member(early=True)
    prompt = await circle.asked(mara)
    await mara.press(prompt, "Hard")
    await mara.type(mara.open_dm(), "hello")
    await circle.until(lambda: len(circle.own(mara)) == 3)
    question = await mara.run("/my stop", in_channel=circle.check_in)
    assert "I stop at once." in question.text
    receipt = await mara.press(question.message, "Stop and erase")
    await circle.shows(receipt, "erased", "That is not in my hands.")
    await circle.until(lambda: not circle.own(mara))
    await circle.sandbox.clock.forward(timedelta(hours=1))
    assert circle.own(mara) == []
    again = await mara.run("/my start", in_channel=circle.check_in)
    assert "I ask how today is." in again.text


async def test_stop_and_keep_stops_at_once_and_finds_the_days_again(circle: Circle):
    mara = await circle.add_member(early=True)
    question = await mara.run("/my stop", in_channel=circle.check_in)
    receipt = await mara.press(question.message, "Stop, keep 30 days")
    until = circle.sandbox.clock.now() + timedelta(days=30)
    await circle.shows(receipt, f"I keep your answers until {until.day} {until:%B}")
    before = len(circle.own(mara))
    await circle.sandbox.clock.forward(timedelta(hours=1))
    assert len(circle.own(mara)) == before
    offered = await mara.press(circle.post, "Check in")
    back = await mara.press(offered.message, "Yes, start")
    await circle.shows(back, "Good to see you. Your days are still here.")


async def test_about_names_the_operator_and_what_is_kept(circle: Circle):
    mara = circle.add()
    told = await mara.run("/about", in_channel=circle.check_in)
    assert "The person who runs this bot runs the computer and could, with effort" in told.text
    assert "In a private thread moderators of the server can read along." in told.text
    assert told.message.ephemeral_for == mara.id


async def test_numbers_need_no_starting_and_take_a_country(circle: Circle):
    mara = circle.add()
    here = await mara.press(circle.post, "Numbers")
    assert "999 or 112 · Emergency" in here.text
    there = await mara.run("/numbers", in_channel=circle.check_in, country="Spain")
    assert there.text.startswith("**Numbers: Spain**\n\n112 · Emergency")
    unknown = await mara.run("/numbers", in_channel=circle.check_in, country="Xyzzy")
    assert 'I don\'t know the country "Xyzzy".' in unknown.text
    assert "findahelpline.com" in unknown.text
    offered = await mara.autocomplete(
        "/numbers", option="country", typed="spa", in_channel=circle.check_in
    )
    assert {"name": "Spain", "value": "ES"}.items() <= offered[0].items()


async def test_a_group_without_meetings_shows_where_others_are(circle: Circle):
    mara = circle.add()
    for answer in (
        await mara.press(circle.post, "Meetings"),
        await mara.run("/meetings", in_channel=circle.check_in),
    ):
        assert "No meeting is known here yet." in answer.text
        assert "Online, from elsewhere (looked up 22 November 2026):" in answer.text
        assert answer.message.labels == ["Next day", "Talk to someone"]


async def test_the_commands_work_in_the_dm_for_the_one_group(circle: Circle):
    mara = await circle.add_member()
    dm = mara.open_dm()
    for command, shown in (
        ("/checkin", "How is today?"),
        ("/my settings", "Time: 09:00"),
        ("/my menu", "Your menu"),
        ("/meetings", "No meeting is known here yet."),
        ("/numbers", "999 or 112"),
        ("/about", "About Porchlight"),
    ):
        await circle.shows(await mara.run(command, in_channel=dm), shown)


async def test_a_stranger_in_the_dm_is_shown_numbers_and_the_way_in(circle: Circle):
    stranger = circle.sandbox.create_person("Robin", locale="en-US")
    circle.guild.join(stranger)
    answer = await stranger.run("/checkin", in_channel=stranger.open_dm())
    await circle.shows(answer, "I don't know you from a group yet.", "911")
