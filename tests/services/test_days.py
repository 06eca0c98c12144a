"""Days: what counts, what never falls, and whose it is."""

from datetime import date, timedelta

from sqlalchemy import update

from bot.models import DeliveryState, Slot
from bot.services.check_ins import PromptPlanner
from bot.services.days import Days, Record
from bot.store.schema import check_in, delivery
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)


async def ask(harbour: Harbour, on: date) -> None:
    """Let the prompt of a date be planned."""
    planner = PromptPlanner()
    async with harbour.database.transaction() as tx:
        for row in await planner.due(tx, at(on, 9), 10):
            await planner.plan(tx, row, at(on, 9))


async def shown(harbour: Harbour, on: date, hour: int = 12, user_id=MARA) -> Record:
    record = await Days(harbour.database).show(GROUP, user_id, now=at(on, hour))
    assert record is not None
    return record


async def live(harbour: Harbour, answered: str) -> date:
    """Live some days from Monday on, `x` with an answer and `.` without; return the last."""
    for number, mark in enumerate(answered):
        on = MONDAY + number * ONE_DAY
        await ask(harbour, on)
        if mark == "x":
            await harbour.answer(on)
    return MONDAY + (len(answered) - 1) * ONE_DAY


async def test_spare_days_keep_the_days_in_a_row_and_a_gap_begins_anew(harbour):
    await harbour.start()
    last = await live(harbour, "xx..xxx")
    assert (await shown(harbour, last)).days.current == 5
    last = await live_on(harbour, last, "...x")
    record = await shown(harbour, last)
    assert (record.days.current, record.days.longest, record.days.days) == (1, 5, 6)
    assert record.days.returns == 1


async def live_on(harbour: Harbour, after: date, answered: str) -> date:
    for number, mark in enumerate(answered, 1):
        on = after + number * ONE_DAY
        await ask(harbour, on)
        if mark == "x":
            await harbour.answer(on)
    return after + len(answered) * ONE_DAY


async def test_coming_back_is_kept_when_the_gap_is_filled_in_afterwards(harbour):
    await harbour.start()
    last = await live(harbour, "xx...x")
    assert (await shown(harbour, last)).days.returns == 1
    await harbour.answer(MONDAY + 3 * ONE_DAY, now=at(last, 11))
    record = await shown(harbour, last)
    assert record.days.returns == 1
    assert record.days.current == 4


async def test_today_is_not_spent_while_it_is_open_nor_is_last_night(harbour):
    await harbour.start()
    last = await live(harbour, "x")
    await ask(harbour, last + ONE_DAY)
    record = await shown(harbour, last + ONE_DAY)
    assert record.days.spare_on == frozenset()
    assert record.rhythms == ()  # of one closed day there is no rhythm yet
    record = await shown(harbour, last + 2 * ONE_DAY, hour=3)
    assert record.days.spare_on == frozenset()
    record = await shown(harbour, last + 2 * ONE_DAY, hour=5)
    assert record.days.spare_on == {last + ONE_DAY}


async def test_a_prompt_that_never_went_out_asked_for_nothing(harbour):
    await harbour.start()
    last = await live(harbour, "x...")
    async with harbour.database.transaction() as tx:
        await tx.execute(
            update(delivery)
            .where(delivery.c.check_in_id.is_not(None))
            .values(state=DeliveryState.DEAD.value)
        )
    record = await shown(harbour, last + 2 * ONE_DAY)
    assert record.days.current == 1
    assert record.days.spare_on == frozenset()


async def test_either_slot_makes_the_day(harbour):
    await harbour.start()
    await harbour.answer(MONDAY, slot=Slot.MORNING)
    await harbour.answer(MONDAY, slot=Slot.EVENING, now=at(MONDAY, 21))
    assert (await shown(harbour, MONDAY, 22)).days.days == 1


async def test_an_edit_after_a_gap_is_no_second_return(harbour):
    await harbour.start()
    last = await live(harbour, "x...x")
    await harbour.answer(last, slot=Slot.EVENING, now=at(last, 21))
    assert (await shown(harbour, last, 22)).days.returns == 1


async def test_days_are_ones_own_and_end_with_stopping(harbour):
    member = await harbour.start()
    await live(harbour, "xx")
    await harbour.start(INES)
    assert (await shown(harbour, MONDAY, user_id=INES)).days.days == 0
    await harbour.members.stop(member.person.id, now=at(MONDAY, 20))
    days = Days(harbour.database)
    assert await days.show(GROUP, MARA, now=at(MONDAY, 21)) is None
    await harbour.members.erase(member.person.id, now=at(MONDAY, 22))
    assert await harbour.rows(check_in) == []
