"""Asking less when nobody answers, day by day as a member lives it."""

from datetime import date, time, timedelta

from bot.models import DeliveryKind
from bot.store import deliveries
from bot.store.schema import check_in
from tests.services.harbour import MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)


async def live(harbour: Harbour, first: int, last: int, *, sent: bool = True, hours=(9,)) -> None:
    """Let days go by: what is due is asked, and what is asked arrives."""
    for day in range(first, last + 1):
        for hour in hours:
            before = len(await harbour.deliveries(DeliveryKind.PROMPT))
            await harbour.tick(at(MONDAY + day * ONE_DAY, hour))
            for row in (await harbour.deliveries(DeliveryKind.PROMPT))[before:]:
                if sent:
                    await arrive(harbour, row["id"])


async def arrive(harbour: Harbour, delivery_id) -> None:
    async with harbour.database.transaction() as tx:
        found = await deliveries.read(tx, delivery_id)
        assert found is not None
        await harbour.check_ins.prompted(tx, found)


async def asked(harbour: Harbour) -> list[int]:
    """Return the asked days, counted from the first Monday."""
    rows = [row for row in await harbour.rows(check_in) if row["asked_at"]]
    return sorted((row["day_on"] - MONDAY).days for row in rows)


async def telling(harbour: Harbour) -> list[int]:
    """Return which prompts say that they come weekly now."""
    rows = await harbour.deliveries(DeliveryKind.PROMPT)
    return [number for number, row in enumerate(rows) if row["facts"].get("thinned")]


async def test_after_seven_in_vain_the_eighth_says_so_and_then_they_come_weekly(harbour):
    await harbour.start()
    await live(harbour, 0, 30)
    assert await asked(harbour) == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28]
    assert await telling(harbour) == [7]


async def test_any_answer_brings_the_daily_question_back(harbour):
    await harbour.start()
    await live(harbour, 0, 9)
    await harbour.answer(MONDAY + 5 * ONE_DAY, now=at(MONDAY + 9 * ONE_DAY, 12))
    await live(harbour, 10, 13)
    assert (await asked(harbour))[-4:] == [10, 11, 12, 13]


async def test_answering_in_between_never_lets_them_thin_out(harbour):
    await harbour.start()
    for week in range(3):
        await live(harbour, 7 * week, 7 * week + 6)
        await harbour.answer(MONDAY + (7 * week + 6) * ONE_DAY)
    assert await asked(harbour) == list(range(21))
    assert await telling(harbour) == []


async def test_prompts_that_did_not_arrive_are_not_held_against_anybody(harbour):
    await harbour.start()
    await live(harbour, 0, 20, sent=False)
    assert await asked(harbour) == list(range(21))


async def test_an_answer_that_beat_the_record_of_its_prompt_counts_as_an_answer(harbour):
    await harbour.start()
    await live(harbour, 0, 0, sent=False)
    await harbour.answer()
    (row,) = await harbour.deliveries(DeliveryKind.PROMPT)
    await arrive(harbour, row["id"])
    assert (await harbour.member()).unanswered == 0


async def test_weekly_means_one_question_also_for_who_is_asked_twice_a_day(harbour):
    await harbour.start()
    await harbour.choose(evening_at=time(20))
    await live(harbour, 0, 24, hours=(9, 20))
    assert await asked(harbour) == [0, 0, 1, 1, 2, 2, 3, 3, 10, 17, 24]


async def test_a_pause_that_ends_between_weekly_questions_asks_on_its_day(harbour):
    await harbour.start()
    await live(harbour, 0, 8)
    until: date = MONDAY + 10 * ONE_DAY
    await harbour.pauses.pause(
        (await harbour.member()).person.guild_id,
        (await harbour.member()).person.user_id,
        until=until,
        now=at(MONDAY + 8 * ONE_DAY, 12),
    )
    await live(harbour, 9, 18)
    assert [day for day in await asked(harbour) if day > 8] == [10, 17]


async def test_who_chooses_their_times_anew_is_asked_at_them_again(harbour):
    started = await harbour.start()
    await live(harbour, 0, 14)
    changes = {"morning_at": None, "evening_at": time(20)}
    now = at(MONDAY + 14 * ONE_DAY, 12)
    await harbour.members.choose(started.person.id, changes, now=now)
    await live(harbour, 14, 17, hours=(20,))
    assert [day for day in await asked(harbour) if day > 7] == [14, 15, 16, 17]


async def test_another_place_alone_brings_no_daily_question_back(harbour):
    started = await harbour.start()
    await live(harbour, 0, 8)
    now = at(MONDAY + 8 * ONE_DAY, 12)
    await harbour.members.choose(started.person.id, {"zone": "Europe/Paris"}, now=now)
    await live(harbour, 9, 16)
    assert [day for day in await asked(harbour) if day > 7] == [14]


async def test_who_starts_again_is_asked_every_day_as_they_are_told(harbour):
    started = await harbour.start()
    await live(harbour, 0, 8)
    await harbour.members.stop(started.person.id, now=at(MONDAY + 8 * ONE_DAY, 12))
    await harbour.start(now=at(MONDAY + 9 * ONE_DAY, 12))
    await live(harbour, 10, 13)
    assert [day for day in await asked(harbour) if day > 7] == [10, 11, 12, 13]
