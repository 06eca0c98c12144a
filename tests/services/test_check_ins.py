"""Answers: early, late, changed and for another day; one check-in for each date and slot."""

from datetime import datetime, time, timedelta

import pytest

from bot.models import Answer, Slot
from bot.services.check_ins import Question
from bot.services.housekeeping import Housekeeping
from bot.services.presses import DeliveredTwice
from bot.store import check_ins
from bot.store.schema import check_in
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)


async def question(harbour: Harbour, now: datetime) -> Question:
    found = await harbour.check_ins.question(GROUP, MARA, now=now)
    assert found is not None
    return found


async def test_an_early_answer_counts_for_its_day_and_keeps_the_prompt_away(harbour):
    await harbour.start()
    early = at(MONDAY + ONE_DAY, 0, 5)
    asked = await question(harbour, early)
    assert (asked.day_on, asked.slot) == (MONDAY + ONE_DAY, Slot.MORNING)
    await harbour.answer(asked.day_on, now=early)
    await harbour.tick(at(MONDAY + ONE_DAY, 9))
    prompted = [row["check_in_id"] for row in await harbour.deliveries("prompt")]
    (row,) = [row for row in await harbour.rows(check_in) if row["day_on"] == asked.day_on]
    assert row["id"] not in prompted


async def test_a_late_answer_counts_for_the_day_that_was_asked(harbour):
    await harbour.start()
    await harbour.tick(at(MONDAY, 9))
    night = at(MONDAY + ONE_DAY, 3, 59)
    asked = await question(harbour, night)
    assert (asked.day_on, asked.today) == (MONDAY, MONDAY + ONE_DAY)
    answered = await harbour.answer(asked.day_on, now=night)
    assert answered is not None
    assert answered.check_in.day_on == MONDAY
    assert (await question(harbour, at(MONDAY + ONE_DAY, 4))).day_on == MONDAY + ONE_DAY


async def test_a_second_answer_edits_the_first_and_makes_no_second_row(harbour):
    await harbour.start()
    for answer in (Answer.GOOD, Answer.HARD, Answer.HARD):
        answered = await harbour.answer(answer=answer)
        assert answered is not None
        assert answered.check_in.answer is answer
    assert [row["answer"] for row in await harbour.rows(check_in)] == ["hard"]


async def test_seven_days_back_is_welcome_and_eight_or_tomorrow_is_not(harbour):
    await harbour.start()
    now = at(MONDAY + 10 * ONE_DAY, 12)
    for back, welcome in ((0, True), (7, True), (8, False), (-1, False)):
        on = MONDAY + (10 - back) * ONE_DAY
        assert (await harbour.answer(on, now=now) is not None) == welcome
        found = await harbour.check_ins.question_for(
            GROUP, MARA, day_on=on, slot=Slot.MORNING, now=now
        )
        assert (found is not None) == welcome


async def test_another_day_shows_what_was_said_and_one_line_for_each_slot(harbour):
    await harbour.start()
    await harbour.choose(evening_at=time(20))
    now = at(MONDAY + 3 * ONE_DAY, 12)
    await harbour.answer(MONDAY, Answer.OKAY, slot=Slot.EVENING, now=now)
    found = await harbour.check_ins.other_days(GROUP, MARA, now=now)
    assert found is not None
    assert len(found.days) == 14
    said = {(on, slot): row.answer for on, slot, row in found.days if row is not None}
    assert said == {(MONDAY, Slot.EVENING): Answer.OKAY}


async def test_morning_and_evening_are_two_check_ins_of_one_day(harbour):
    await harbour.start()
    await harbour.choose(evening_at=time(20))
    await harbour.tick(at(MONDAY, 9))
    await harbour.answer(MONDAY, Answer.GOOD)
    await harbour.tick(at(MONDAY, 20))
    await harbour.answer(MONDAY, Answer.HARD, slot=Slot.EVENING, now=at(MONDAY, 21))
    rows = {row["slot"]: row["answer"] for row in await harbour.rows(check_in)}
    assert rows == {"morning": "good", "evening": "hard"}
    assert len(await harbour.deliveries("prompt")) == 2


async def test_only_the_chosen_weekdays_are_asked(harbour):
    await harbour.start()
    await harbour.choose(weekdays=0b0010100)  # Wednesday and Friday
    for day in range(7):
        await harbour.tick(at(MONDAY + day * ONE_DAY, 9))
    asked = sorted(row["day_on"] for row in await harbour.rows(check_in))
    assert asked == [MONDAY + 2 * ONE_DAY, MONDAY + 4 * ONE_DAY]


async def test_after_90_days_only_that_they_checked_in_is_kept(harbour):
    await harbour.start()
    await harbour.answer(answer=Answer.VERY_HARD)
    night = Housekeeping(harbour.database)
    await night.tidy(at(MONDAY, 10) + timedelta(days=90))
    (before,) = await harbour.rows(check_in)
    assert before["answer"] == "very_hard"
    await night.tidy(at(MONDAY, 10) + timedelta(days=90, seconds=1))
    (after,) = await harbour.rows(check_in)
    assert after == {**before, "answer": None}


async def test_a_day_whose_answer_is_forgotten_counts_and_is_not_asked_again(harbour):
    member = await harbour.start()
    await harbour.tick(at(MONDAY, 9))
    await harbour.answer()
    await Housekeeping(harbour.database).tidy(at(MONDAY, 10) + timedelta(days=100))
    record = await harbour.days.show(GROUP, MARA, now=at(MONDAY, 12))
    assert record is not None
    assert record.days.days == 1
    async with harbour.database.transaction() as tx:
        row = await check_ins.open_day(tx, member.person.id, day_on=MONDAY, slot=Slot.MORNING)
        assert not await check_ins.mark_asked(tx, row.id, now=at(MONDAY, 13))


async def test_a_press_delivered_twice_is_one_answer(harbour: Harbour):
    await harbour.start()

    async def press(answer: Answer) -> None:
        await harbour.check_ins.answer(
            GROUP, MARA, day_on=MONDAY, slot=Slot.MORNING, answer=answer, now=at(MONDAY), press=5
        )

    await press(Answer.GOOD)
    with pytest.raises(DeliveredTwice):
        await press(Answer.HARD)
    (row,) = await harbour.rows(check_in)
    assert row["answer"] == "good"
