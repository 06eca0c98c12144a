"""A pause: nothing is asked, it ends by itself, it costs nothing."""

from datetime import date, time, timedelta

import pytest

from bot.models import DeliveryKind
from bot.store.schema import check_in
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)
FRIDAY = MONDAY + 4 * ONE_DAY


async def pause(harbour: Harbour, until: date = FRIDAY, *, now=None):
    return await harbour.pauses.pause(GROUP, MARA, until=until, now=now or at(MONDAY, 8))


async def asked(harbour: Harbour, *, days: int, hours=(9,)) -> list[date]:
    for day in range(days):
        for hour in hours:
            await harbour.tick(at(MONDAY + day * ONE_DAY, hour))
    return sorted({row["day_on"] for row in await harbour.rows(check_in) if row["asked_at"]})


async def test_nothing_is_asked_in_a_pause_and_on_its_day_it_ends_by_itself(harbour):
    await harbour.start()
    assert await pause(harbour) is not None
    assert await asked(harbour, days=6) == [FRIDAY, FRIDAY + ONE_DAY]


async def test_a_pause_takes_back_todays_question_so_that_it_costs_nothing(harbour):
    await harbour.start()
    await harbour.tick(at(MONDAY, 9))
    await pause(harbour, now=at(MONDAY, 10))
    assert await asked(harbour, days=4) == []


async def test_a_days_answer_given_before_the_pause_stays(harbour):
    await harbour.start()
    await harbour.tick(at(MONDAY, 9))
    await harbour.answer()
    await pause(harbour, now=at(MONDAY, 11))
    (row,) = await harbour.rows(check_in)
    assert row["asked_at"] is not None
    assert row["answer"] == "good"


async def test_resuming_asks_again_at_the_next_time_and_nothing_twice(harbour):
    await harbour.start()
    await harbour.tick(at(MONDAY, 9))
    await pause(harbour, MONDAY + 30 * ONE_DAY, now=at(MONDAY, 10))
    member = await harbour.pauses.resume(GROUP, MARA, now=at(MONDAY, 11))
    assert member is not None
    assert member.due is not None
    assert member.due.day_on == MONDAY + ONE_DAY
    await asked(harbour, days=3)
    keys = [row["key"] for row in await harbour.deliveries(DeliveryKind.PROMPT)]
    assert len(keys) == len(set(keys)) == 3


async def test_a_shorter_pause_takes_the_place_of_a_longer(harbour):
    await harbour.start()
    await pause(harbour, MONDAY + 30 * ONE_DAY)
    await pause(harbour, FRIDAY)
    assert (await asked(harbour, days=6))[0] == FRIDAY


async def test_a_new_time_chosen_in_a_pause_does_not_end_it(harbour):
    await harbour.start()
    await pause(harbour)
    await harbour.choose(morning_at=None, evening_at=time(21))
    assert await asked(harbour, days=6, hours=(9, 21)) == [FRIDAY, FRIDAY + ONE_DAY]


async def test_answering_works_in_a_pause_and_does_not_end_it(harbour):
    await harbour.start()
    await pause(harbour)
    assert await harbour.answer(MONDAY + ONE_DAY) is not None
    assert (await asked(harbour, days=6))[0] == FRIDAY


@pytest.mark.parametrize(
    ("days", "taken"), [(-1, False), (0, False), (1, True), (366, True), (367, False)]
)
async def test_a_pause_ends_on_a_day_from_tomorrow_within_a_year(harbour, days, taken):
    await harbour.start()
    assert (await pause(harbour, MONDAY + days * ONE_DAY) is not None) == taken


async def test_only_members_pause(harbour):
    assert await pause(harbour) is None
    assert await harbour.pauses.resume(GROUP, MARA, now=at(MONDAY)) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("friday", FRIDAY),
        ("viernes", FRIDAY),
        ("in 2 weeks", MONDAY + 14 * ONE_DAY),
        ("2026-12-24", date(2026, 12, 24)),
        ("24 de diciembre", date(2026, 12, 24)),
        ("today", "past"),
        ("31 February", "no_such_date"),
        ("05/06/2026", "ambiguous"),
        ("soonish", "not_understood"),
        ("2029-01-01", "too_far"),
    ],
)
async def test_a_date_is_read_as_people_write_it(harbour, typed, expected):
    member = await harbour.start()
    assert harbour.pauses.read(member, typed, now=at(MONDAY)) == expected


async def test_an_outage_over_the_end_of_a_pause_asks_nothing_of_the_paused_days(harbour):
    await harbour.start()
    await pause(harbour)
    await harbour.tick(at(FRIDAY + ONE_DAY, 12))
    assert await asked(harbour, days=0) == [FRIDAY + ONE_DAY]
