"""Something changed: nothing is taken away, nobody is told, and milestones rest."""

from datetime import date, timedelta

from bot.models import DeliveryKind, UserId
from bot.services.changes import Changes, Stays
from bot.store.schema import check_in, delivery, own_date
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at
from tests.services.test_dates import added, group, look, sent_out, shown

ONE_DAY = timedelta(days=1)

__all__ = ["group"]


async def say(group: Harbour, on: date = MONDAY, user_id: UserId = MARA) -> Stays | None:
    return await Changes(group.database).say(GROUP, user_id, now=at(on, 20))


async def test_what_stays_is_a_number_from_seven_up(group):
    for number in range(7):
        on = MONDAY + number * ONE_DAY
        stays = await say(group, on)
        assert stays is not None
        assert stays.check_ins is None
        await group.answer(on)
    stays = await say(group, MONDAY + 7 * ONE_DAY)
    assert stays is not None
    assert stays.check_ins == 7


async def test_saying_so_changes_no_date_and_no_day_and_tells_nobody(group):
    await added(group, "1 january 2026")
    await group.answer()
    before = await group.rows(own_date), await group.rows(check_in), await group.rows(delivery)
    await say(group)
    after = await group.rows(own_date), await group.rows(check_in), await group.rows(delivery)
    assert after == before


async def test_questions_about_milestones_rest_for_14_days(group):
    first = await added(group, "today")
    await say(group)
    await look(group, at(MONDAY + ONE_DAY, 12))
    assert await sent_out(group) == []
    await group.dates.remove(GROUP, MARA, first)
    for days_ago in (17, 16):  # their thirtieth day is 13 and 14 days from now
        await added(group, f"{days_ago} days ago")
    await look(group, at(MONDAY + 13 * ONE_DAY, 12))
    assert await sent_out(group) == []
    await look(group, at(MONDAY + 14 * ONE_DAY, 12))
    assert len(await sent_out(group)) == 1


async def test_a_question_that_is_on_its_way_is_not_asked_any_more(group):
    await added(group, "today")
    await look(group, at(MONDAY + ONE_DAY, 12))
    (question,) = await sent_out(group, DeliveryKind.MILESTONE)
    await say(group, MONDAY + ONE_DAY)
    assert await group.milestones.asked(question, now=at(MONDAY + ONE_DAY, 12)) is None


async def test_a_date_that_rests_keeps_its_label_and_counts_again_from_a_new_day(group):
    date_id = await added(group, "1 january 2026")
    assert await group.dates.rest(GROUP, MARA, date_id)
    (resting,) = (await shown(group)).dates
    assert not resting.counting
    await look(group, at(MONDAY + 400 * ONE_DAY, 12))
    assert await sent_out(group) == []
    await group.dates.move(GROUP, MARA, date_id, typed="today", now=at(MONDAY, 20))
    (counting,) = (await shown(group)).dates
    assert (counting.label, counting.since_on, counting.counting) == (resting.label, MONDAY, True)
    await look(group, at(MONDAY + ONE_DAY, 12))
    assert len(await sent_out(group)) == 1


async def test_nobody_else_lets_a_date_rest_and_a_stranger_says_nothing(group):
    date_id = await added(group)
    assert await say(group, user_id=INES) is None
    await group.start(INES)
    assert not await group.dates.rest(GROUP, INES, date_id)
    assert (await shown(group)).dates[0].counting
