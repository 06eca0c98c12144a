"""Going quiet as members and leads live it: the note, the line, the all-clear, the ways out."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.messenger import ClosedDM
from bot.models import Answer, ChannelId, HoldReason, UserId
from bot.store import heartbeats, leads as lead_store, people, quiet as quiet_store
from bot.store.heartbeats import Span
from bot.store.schema import asked_after, digest_line, quiet_watch, signed_note
from tests.services.circle_of_leads import JO, KIM, SAM, dm_of
from tests.services.circle_of_quiet import LINE, NOTE, ONE_DAY, QuietCircle
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at


@pytest.fixture
def bare(sqlite_database: Database, tmp_path: Path) -> QuietCircle:
    """A group with nobody in it yet; weeks of it are lived, so on one database only."""
    return QuietCircle(Harbour(sqlite_database, tmp_path))


@pytest.fixture
async def circle(bare: QuietCircle) -> QuietCircle:
    """A group in which Mara has a watch of three days, and Jo hears of it."""
    await bare.begin()
    return bare


async def prefer(circle: QuietCircle, user_id: int, kind: str | None = "preferred") -> None:
    async with circle.database.transaction() as tx:
        person = await people.find(tx, GROUP, MARA)
        assert person is not None
        await lead_store.set_contact(tx, person.id, user_id, kind)  # type: ignore[arg-type]


async def on_board(circle: QuietCircle, user_id: UserId) -> list[UserId]:
    found = await circle.asking_after.for_board(GROUP, user_id, now=circle.now)
    return [line.person.user_id for line in found.lines]


async def test_the_note_then_one_line_then_the_all_clear(harbour: Harbour) -> None:
    circle = QuietCircle(harbour)
    await circle.begin()
    await circle.until(2, 23)
    assert circle.notes() == []  # Tuesday is the first whole day after a sign of life on Monday
    await circle.until(3, 16)
    assert circle.notes() == []
    await circle.until(3, 18)
    assert circle.notes() == [f"{NOTE}\nI would let <@{JO}> know tomorrow."]
    await circle.until(4, 8, 59)
    assert circle.digests() == []
    await circle.until(4, 9, 1)
    (digest,) = circle.digests()
    assert digest.splitlines() == ["Here is your summary. Nothing in it is urgent.", LINE]
    assert not [text for text in circle.room() if str(MARA) in text]
    assert await circle.who_was_told() == [(JO, "watch_line")]
    await circle.until(9)
    assert len(circle.digests()) == 1
    assert circle.clears() == []
    await circle.answer()
    assert len(circle.clears()) == 1
    assert await circle.open_after() == []
    assert (JO, "all_clear") in await circle.who_was_told()
    await circle.until(11)
    assert len(circle.notes()) == 1
    await circle.until(14)
    assert len(circle.notes()) == 2  # it is armed again


@pytest.mark.parametrize("sign", ["answer", "press", "type"])
async def test_any_sign_of_life_after_the_note_tells_nobody(circle: QuietCircle, sign: str) -> None:
    await circle.until(3, 18)
    assert len(circle.notes()) == 1
    if sign == "answer":
        await circle.answer()
    elif sign == "press":
        await circle.press()
    else:
        typed = circle.harbour.services.typed
        await typed.heard(ChannelId(dm_of(MARA)), MARA, locale="en", now=circle.now)
    await circle.until(5)
    assert circle.digests() == []


async def test_a_sign_of_life_before_the_summary_leaves_nothing_to_say(
    circle: QuietCircle,
) -> None:
    await circle.until(4, 8)
    assert len(await circle.open_after()) == 1
    await circle.press()
    await circle.until(6)
    assert circle.digests() == []
    assert circle.clears() == []
    assert await circle.who_was_told() == []


async def test_nothing_happens_for_who_has_not_chosen_it(bare: QuietCircle) -> None:
    circle = bare
    await circle.begin(watch=False)
    await circle.until(9)
    assert circle.notes() == circle.digests() == []


async def test_switched_off_for_the_group_nobody_is_told(circle: QuietCircle) -> None:
    await circle.until(4, 8)
    await circle.quiet.switch(GROUP, on=False, actor_id=INES, now=circle.now)
    await circle.until(9)
    assert circle.digests() == []
    await circle.quiet.switch(GROUP, on=True, actor_id=INES, now=circle.now)
    await circle.until(11)
    assert circle.digests() == []  # what was counted before does not count


async def test_it_cannot_be_switched_on_before_the_way_is_tried(bare: QuietCircle) -> None:
    circle = bare
    await circle.set_up()
    missing = await circle.quiet.switch(GROUP, on=True, actor_id=INES, now=circle.now)
    assert missing == ("test-page", "numbers")
    await circle.join(JO)
    asked = await circle.harbour.services.readiness.send_test_page(GROUP, now=circle.now)
    assert len(asked) == 1
    await circle.settle()
    assert circle.told(JO)[-1].startswith("This is a test. Nobody is waiting.")
    assert not await circle.harbour.services.readiness.test_answered(GROUP, SAM, now=circle.now)
    await circle.allow()


async def test_a_watch_needs_a_group_that_has_it_and_a_lead(bare: QuietCircle) -> None:
    circle = bare
    await circle.set_up()
    await circle.harbour.start(MARA, now=circle.now)
    shown = await circle.quiet.choose(GROUP, MARA, {"is_on": True}, now=circle.now)
    assert shown is not None
    assert not shown.watch.is_on
    await circle.join(JO)
    await circle.allow()
    shown = await circle.quiet.choose(GROUP, MARA, {"is_on": True}, now=circle.now)
    assert shown is not None
    assert not shown.watch.is_on  # nobody is chosen
    assert (await circle.watch()).watch.is_on


async def test_whom_a_member_leaves_out_cannot_be_chosen(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await prefer(circle, SAM, "left_out")
    shown = await circle.quiet.choose_watcher(GROUP, MARA, SAM, now=circle.now)
    assert shown is not None
    assert shown.watcher == JO
    assert [lead.person.user_id for lead in shown.leads] == [JO]


# --- outages, pauses, prompts that do not arrive


async def away(circle: QuietCircle, from_at: timedelta, until_at: timedelta) -> None:
    start = at(MONDAY, 0)
    async with circle.database.transaction() as tx:
        await heartbeats.record_outage(tx, 0, Span(start + from_at, start + until_at))


async def test_two_days_of_outage_call_nobody_quiet(circle: QuietCircle) -> None:
    await circle.until(3, 18)
    assert len(circle.notes()) == 1
    circle.clock.advance(timedelta(days=2))
    await away(circle, timedelta(days=3, hours=18), timedelta(days=5, hours=18))
    await circle.until(6, 12)
    assert circle.digests() == []
    await circle.until(7, 12)
    assert len(circle.digests()) == 1  # another whole day without a sign


async def test_an_hour_of_outage_on_the_last_day_waits_a_day(circle: QuietCircle) -> None:
    await away(circle, timedelta(days=3, hours=12), timedelta(days=3, hours=13))
    await circle.until(3, 23)
    assert circle.notes() == []
    await circle.until(4, 18)
    assert len(circle.notes()) == 1


async def test_an_outage_that_goes_on_is_one_already(circle: QuietCircle) -> None:
    async with circle.database.transaction() as tx:
        await heartbeats.beat(tx, 0, boot="boot", now=at(MONDAY + 3 * ONE_DAY, 12))
    await circle.until(5, 12)
    assert circle.notes() == []


async def test_a_pause_rests_it(circle: QuietCircle) -> None:
    await circle.until(2)
    await circle.harbour.pauses.pause(GROUP, MARA, until=MONDAY + 9 * ONE_DAY, now=circle.now)
    await circle.until(11, 12)
    assert circle.notes() == []
    await circle.until(11, 18)
    assert len(circle.notes()) == 1


async def test_a_closed_dm_is_told_only_under_a_watch(circle: QuietCircle) -> None:
    await circle.until(1)
    await circle.harbour.start(KIM, now=circle.now)
    await circle.settle()
    for user_id in (MARA, KIM):
        circle.messenger.fail_channel(dm_of(user_id), ClosedDM("no"))
    await circle.until(3)
    (digest,) = circle.digests()
    assert digest.endswith(
        "hear from someone. My messages don't reach them now. It may be nothing."
    )
    assert f"<@{MARA}>" in digest
    assert await circle.open_after(KIM) == []
    circle.messenger.fail_channel(dm_of(MARA), None)
    await circle.press()
    assert len(circle.clears()) == 1


async def test_having_left_the_server_is_told_to_nobody(circle: QuietCircle) -> None:
    await circle.until(1)
    circle.messenger.fail_channel(dm_of(MARA), ClosedDM("gone", left=True))
    await circle.until(9)
    assert circle.digests() == []


async def test_thinning_never_delays_a_watch_of_ten_days(circle: QuietCircle) -> None:
    await circle.watch(days=10)
    await circle.until(9, 23)
    assert circle.notes() == []
    await circle.until(10, 18)
    assert len(circle.notes()) == 1
    await circle.until(11, 10)
    assert len(circle.digests()) == 1


# --- who is told


async def test_the_line_waits_for_the_hours_of_the_lead(circle: QuietCircle) -> None:
    await circle.until(3, 18)
    friday = at(MONDAY + 11 * ONE_DAY, 8)
    await circle.leads.go_off(GROUP, JO, until=friday, now=circle.now)
    await circle.until(10)
    assert circle.digests() == []
    await circle.until(11, 10)
    assert len(circle.digests()) == 1


async def test_another_chosen_lead_hears_it_when_the_first_has_left(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await prefer(circle, SAM)
    await circle.until(3, 18)
    await circle.leads.step_back(GROUP, JO, now=circle.now)
    await circle.until(4)
    assert circle.digests() == []
    assert circle.digests(SAM)[0].splitlines()[1] == LINE
    news = f"One thing is different now.\nThe lead you chose is not here, so <@{SAM}> reads"
    assert len([text for text in circle.told(MARA) if text.startswith(news)]) == 1
    await circle.press()
    assert (len(circle.clears(SAM)), len(circle.clears(JO))) == (1, 0)


async def test_when_nobody_chosen_is_left_the_member_hears_that(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await circle.until(3, 18)
    await circle.leads.step_back(GROUP, JO, now=circle.now)
    await circle.until(9)
    assert circle.digests(SAM) == []
    assert "No lead that you chose is here, so I told nobody." in " ".join(circle.told(MARA))
    assert await circle.who_was_told() == []


async def test_who_lost_the_role_reads_nothing_and_the_next_is_told(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await prefer(circle, SAM)
    await circle.until(3, 18)
    circle.messenger.roles[JO] = frozenset()
    await circle.until(6)
    assert circle.digests() == []
    assert len(circle.digests(SAM)) == 1


async def test_who_is_left_out_after_being_told_hears_that_it_is_settled(
    circle: QuietCircle,
) -> None:
    await circle.join(SAM)
    await prefer(circle, SAM)
    await circle.until(4)
    (after,) = await circle.open_after()
    await circle.harbour.services.circles.leave_out(GROUP, MARA, [JO], now=circle.now)
    await circle.until(5)
    assert len(circle.clears(JO)) == 1
    assert await circle.asking_after.take(after.id, by=JO, now=circle.now) is None
    assert await on_board(circle, JO) == []
    assert circle.digests(SAM)[0].splitlines()[1] == LINE
    await circle.press()
    assert (len(circle.clears(SAM)), len(circle.clears(JO))) == (1, 1)


async def test_only_the_lead_who_was_told_can_take_or_close_it(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await circle.until(4, 8)
    (after,) = await circle.open_after()
    assert await circle.asking_after.take(after.id, by=JO, now=circle.now) is None  # not told yet
    await circle.until(4, 10)
    for stranger in (SAM, KIM, MARA, INES):
        assert await circle.asking_after.open(after.id, by=stranger, now=circle.now) is None
        assert await circle.asking_after.take(after.id, by=stranger, now=circle.now) is None
        assert await circle.asking_after.spoken(after.id, by=stranger, now=circle.now) is None
        assert await on_board(circle, stranger) == []
    assert await on_board(circle, JO) == [MARA]
    assert await circle.asking_after.take(after.id, by=JO, now=circle.now) is not None
    assert (JO, "opened_line") in await circle.who_was_told()
    assert await circle.asking_after.spoken(after.id, by=JO, now=circle.now) is not None
    assert await circle.asking_after.spoken(after.id, by=JO, now=circle.now) is None
    await circle.press()
    assert circle.clears() == []  # they know


# --- what else a member may choose


async def test_ask_me_less_is_weekly_with_the_watch_off(circle: QuietCircle) -> None:
    await circle.until(3, 18)
    assert await circle.quiet.ask_less(GROUP, MARA, now=circle.now)
    member = await circle.harbour.member()
    assert member.weekdays == {3}
    await circle.until(30)
    assert circle.digests() == []
    assert len(circle.notes()) == 1


async def test_three_very_hard_days_ask_for_a_hello_where_that_was_chosen(
    circle: QuietCircle,
) -> None:
    await circle.watch(is_on=False, hard_days=True)
    for day in (0, 1, 2):
        await circle.until(day, 12)
        await circle.answer(Answer.VERY_HARD)
    assert circle.told(MARA)[-1] == (
        "I did what you had asked me to.\n"
        f"<@{JO}> reads that you would like a hello. Your answers stay with you."
    )
    await circle.until(3, 10)
    (digest,) = circle.digests()
    assert digest.splitlines()[1] == f"<@{MARA}> would like a hello from you."
    assert "hard" not in digest.lower()
    assert await circle.who_was_told() == [(JO, "hard_days")]


async def test_very_hard_days_tell_nobody_unless_that_was_chosen(circle: QuietCircle) -> None:
    for day in range(4):
        await circle.until(day, 12)
        await circle.answer(Answer.VERY_HARD)
    await circle.until(6)
    assert circle.digests() == []


async def test_a_hello_can_be_taken_back_before_anybody_reads_it(circle: QuietCircle) -> None:
    await circle.watch(hard_days=True)
    for day in (0, 1, 2):
        await circle.until(day, 12)
        await circle.answer(Answer.VERY_HARD)
    await circle.quiet.no_hello(GROUP, MARA, now=circle.now)
    await circle.until(3, 12)
    assert circle.digests() == circle.clears() == []


async def test_a_person_may_leave_a_note_a_month_later_and_three_at_most(
    circle: QuietCircle,
) -> None:
    await circle.watch(notes=True)
    await circle.until(4, 10)
    (after,) = await circle.open_after()
    await circle.asking_after.spoken(after.id, by=JO, now=circle.now)

    async def leave(text: str) -> bool:
        left = await circle.asking_after.write_note(after.id, by=JO, text=text, now=circle.now)
        if left is None:
            return False
        assert left.words == text
        return await circle.asking_after.send_note(after.id, left.note.id, by=JO, now=circle.now)

    assert not await leave("too soon")
    circle.clock.advance(timedelta(days=29))
    await circle.until(35)
    assert await leave("Here, if you like.")
    assert not await leave("twice")
    await circle.settle()
    (got,) = [text for text in circle.told(MARA) if text.startswith("Leaving this here.")]
    assert got.splitlines()[1:] == ["Here, if you like.", f"From <@{JO}>"]
    assert len([text for text in circle.digests() if "You may leave" in text]) == 1
    (kept,) = await circle.harbour.rows(signed_note)
    assert kept["sealed"] is None  # Discord has the words now
    circle.clock.advance(timedelta(days=31))
    async with circle.database.transaction() as tx:
        await quiet_store.change(tx, after.person_id, {"notes_sent": 3})
    assert not await leave("a fourth one")


async def test_without_the_yes_of_the_member_no_note_can_be_left(circle: QuietCircle) -> None:
    await circle.until(4, 10)
    (after,) = await circle.open_after()
    circle.clock.advance(timedelta(days=60))
    assert await circle.asking_after.write_note(after.id, by=JO, text="Hi", now=circle.now) is None


async def test_a_watch_is_offered_once_from_the_second_day_on(bare: QuietCircle) -> None:
    circle = bare
    await circle.begin(watch=False)
    assert not await circle.quiet.offer_once(GROUP, MARA, now=circle.now)
    await circle.until(1)
    assert await circle.quiet.offer_once(GROUP, MARA, now=circle.now)
    assert not await circle.quiet.offer_once(GROUP, MARA, now=circle.now)


async def test_who_is_on_hold_is_watched_over_by_nobody_until_their_own_tap(
    circle: QuietCircle,
) -> None:
    await circle.until(4, 8)
    holds = circle.harbour.services.holds
    await holds.put(GROUP, MARA, by=JO, reason=HoldReason.HOSPITAL, now=circle.now)
    await circle.until(8)
    assert circle.digests() == []
    assert await on_board(circle, JO) == []
    await holds.came_back(MARA, guild_id=GROUP, now=circle.now)
    await circle.press()
    await circle.until(11, 18)
    assert len(circle.notes()) == 2  # it counts anew from that tap


async def test_the_lead_who_would_hear_sees_who_is_away_and_nobody_else(
    circle: QuietCircle,
) -> None:
    await circle.join(SAM)
    until = MONDAY + 9 * ONE_DAY
    await circle.harbour.pauses.pause(GROUP, MARA, until=until, now=circle.now)
    jo = await circle.asking_after.for_board(GROUP, JO, now=circle.now)
    sam = await circle.asking_after.for_board(GROUP, SAM, now=circle.now)
    assert (list(jo.away), list(sam.away)) == ([(MARA, until)], [])
    later = await circle.asking_after.for_board(GROUP, JO, now=at(until, 12))
    assert list(later.away) == []


async def test_erasing_leaves_nothing_of_a_watch(circle: QuietCircle) -> None:
    await circle.until(4, 10)
    member = await circle.harbour.member()
    await circle.harbour.members.erase(member.person.id, now=circle.now)
    for table in (quiet_watch, asked_after, digest_line, signed_note):
        assert await circle.harbour.rows(table) == []
    await circle.until(6)
    assert circle.clears() == []
