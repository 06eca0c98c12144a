"""An admin lets the group keep less and start otherwise; whoever starts reads just that."""

from tests.wire.circle import Circle, a_circle


async def keeps_less(circle: Circle) -> None:
    ines = circle.ines
    shown = await ines.run("/admin privacy", in_channel=circle.check_in)
    for line in (
        "Notes, and goals that are done: 30 days.",
        "For people of 18 and over.",
        f"I may open private threads below {circle.check_in.mention}.",
        "could, with effort, read what is stored.",
    ):
        assert line in shown.text
    assert "young people" not in shown.text
    offered = await ines.autocomplete("/admin privacy", option="notes", in_channel=circle.check_in)
    assert [it["value"] for it in offered] == [7, 14, 30]
    typed = await ines.run("/admin privacy", in_channel=circle.check_in, notes=7, answers=365)
    await circle.shows(typed, "older than 7 days are forgotten tonight.", "I can't take 365 here.")
    assert "Answers: 90 days" in typed.text
    again = await ines.choose(typed.message, "How long are answers kept?", ["30"])
    await circle.shows(again, 'Answers older than 30 days become "checked in" tonight.')
    younger = await ines.choose(again.message, "From which age?", ["16"])
    await circle.shows(younger, "asked to be 16 or over.", "Whoever has started stays.")
    assert "young people" in younger.text
    longer = await ines.run("/admin privacy", in_channel=circle.check_in, notes=14)
    await circle.shows(longer, "What is forgotten does not come back.")
    report = await ines.run("/admin report", in_channel=circle.check_in, weeks=26)
    assert "Requests are kept 90 days, so older weeks count fewer." in report.text
    report = await ines.run("/admin report", in_channel=circle.check_in, weeks=12)
    assert "Requests are kept" not in report.text


async def starts_otherwise(circle: Circle) -> None:
    ines = circle.ines
    offered = await ines.autocomplete(
        "/admin checkins", option="start_days", typed="week", in_channel=circle.check_in
    )
    assert [it["value"] for it in offered] == ["weekdays", "weekend"]
    shown = await ines.run(
        "/admin checkins",
        in_channel=circle.check_in,
        start_morning="off",
        start_evening="8:30 pm",
        start_days="mon and thu",
        start_place="moon",
    )
    await circle.shows(shown, 'I don\'t know the place "moon".', "asked at 20:30, Monday and Thurs")
    for label, seen in (
        ("Allow words in notes", "Words in notes: members may choose them."),
        ("Daily post on", "Daily post: at 09:00"),
        ("Quiet-watch on", "First, one lead answers a test page."),
    ):
        switched = await ines.press(shown.message, label)
        await circle.shows(switched, seen)
    typed = (await ines.press(shown.message, "Time of the daily post")).modal
    assert typed is not None
    later = await ines.submit(typed, {"A time of day": "18:15"})
    await circle.shows(later, "Saved.", "Daily post: at 18:15")
    followed = await ines.choose(later.message, "Whose words and milestones?", ["steps"])
    await circle.shows(followed, "Saved.", "Twelve-step style")
    panel = await ines.press(shown.message, "What people start with")
    moved = await ines.choose(panel.message, "Where do I write?", ["thread"])
    await circle.shows(moved, "Saved. New members are asked", "that moderators can read")
    form = (await ines.press(moved.message, "Evening time")).modal
    assert form is not None
    refused = await ines.submit(form, {"A time of day": "off"})
    await circle.shows(refused, "One time has to stay, in the morning or in the evening.")
    both = await ines.choose(refused.message, "In the morning, in the evening?", ["both"])
    await circle.shows(both, "are asked at 09:00, 20:30, Monday and Thursday, in a private thread")
    every = await ines.choose(both.message, "On which days?", ["0", "1", "2", "3", "4"])
    await circle.shows(every, "09:00, 20:30, Monday to Friday, in a private thread")
    listed = await ines.run("/admin show", in_channel=circle.check_in)
    on = await ines.press(listed.message, "More")
    while "New members, on which days" not in on.text:
        on = await ines.press(on.message, "More")
    assert "New members, on which days: Monday to Friday `/admin checkins start_days`" in on.text


async def test_a_group_keeps_less_and_who_starts_reads_and_gets_just_that(tmp_path):
    async with a_circle(tmp_path) as circle:
        await keeps_less(circle)
        await starts_otherwise(circle)
        mara, tom = circle.add("Mara"), circle.add("Tom")
        offered = await mara.press(circle.post, "Check in")
        for line in (
            "I would ask at 09:00, 20:30, Monday to Friday, in your private thread.",
            "Moderators of this server can read along there.",
            "This is for people of 16 and over. Starting says that you are.",
        ):
            assert line in offered.text
        refused = await mara.press(offered.message, "Not now")
        await circle.shows(refused, "Nothing is kept about you.")

        offered = await tom.press(circle.post, "Check in")
        done = await tom.press(offered.message, "Yes, start")
        await circle.shows(done, "I ask Monday to Friday at 09:00, 20:30, in your private thread.")
        await circle.until(lambda: circle.threads_of(tom))
        about = await tom.run("/about", in_channel=circle.check_in)
        await circle.shows(about, "Answers are kept 30 days", "erased after 14 days", "of 16 and")

        circle.bot.terminate()
        await circle.bot.ended()
        rows = await circle.rows()
        assert str(mara.id) not in repr(rows)
        (started,) = rows["member"]
        assert started["weekdays"] == 0b11111
        noted = {name for row in rows["audit"] for name in row["detail"]}
        assert {"note_days", "answer_days", "age", "start_weekdays", "start_home"} <= noted
