"""Nobody loses a spare day because our computer was off."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import update

from bot.outages import Outages
from bot.rules import outage
from bot.services.days_away import DaysAway
from bot.store.schema import delivery
from tests.fakes import NEW_YEAR, FakeClock
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)
TUESDAY = MONDAY + ONE_DAY


async def spare_days(harbour: Harbour) -> int:
    """Return how many spare days are spent by Wednesday noon."""
    record = await harbour.services.days.show(GROUP, MARA, now=at(TUESDAY + ONE_DAY, 12))
    assert record is not None
    return len(record.days.spare_on)


async def asked_on_tuesday(harbour: Harbour, *, arrives: bool = True) -> None:
    """Let somebody check in on Monday, and be asked on Tuesday at nine."""
    await harbour.start()
    await harbour.tick(at(MONDAY, 9))
    await harbour.answer(MONDAY)
    await harbour.tick(at(TUESDAY, 9))
    if arrives:
        async with harbour.database.transaction() as tx:
            await tx.execute(update(delivery).values(state="sent", finished_at=at(TUESDAY, 9)))


async def outage_between(harbour: Harbour, first: int, last: int, *, shard: int = 0) -> None:
    """Let the bot be away between two hours, counted from midnight of Tuesday."""
    clock = FakeClock(at(TUESDAY, 0) + timedelta(hours=first))
    outages = Outages(
        database=harbour.database,
        clock=clock,
        boot_id="boot",
        connected=lambda: (shard,),
        after=(DaysAway(),),
        shard_of=lambda guild_id: 0 if guild_id == GROUP else 1,
    )
    await outages.beat()
    clock.advance(timedelta(hours=last - first))
    await outages.beat()


@pytest.mark.parametrize(
    ("first", "last", "spent"),
    [
        (10, 30, 0),  # from just after the prompt until the next morning
        (18, 60, 0),  # from the evening for a day and more: ten of nineteen hours
        (12, 14, 1),  # two hours: there was time enough
        (26, 40, 1),  # from two at night: they had the whole day
        (-40, 8, 1),  # over before they were asked
    ],
)
async def test_a_day_that_the_bot_took_half_of_is_not_spent(
    harbour: Harbour, first: int, last: int, spent: int
) -> None:
    await asked_on_tuesday(harbour)
    await outage_between(harbour, first, last)
    assert await spare_days(harbour) == spent


async def test_a_prompt_that_had_not_left_is_still_asked_when_the_bot_is_back(harbour: Harbour):
    await asked_on_tuesday(harbour, arrives=False)
    (prompt,) = [it for it in await harbour.deliveries("prompt") if it["due_at"] == at(TUESDAY, 9)]
    await outage_between(harbour, 9, 20)
    found = await harbour.check_ins.read(prompt["check_in_id"])
    assert found is not None
    assert found[0].asked_at == at(TUESDAY, 9)


async def test_an_answer_stays_an_answer(harbour: Harbour) -> None:
    await asked_on_tuesday(harbour)
    await harbour.answer(TUESDAY)
    await outage_between(harbour, 11, 60)
    record = await harbour.services.days.show(GROUP, MARA, now=at(TUESDAY + ONE_DAY, 12))
    assert record is not None
    assert record.days.days == 2


async def test_the_outage_of_another_shard_is_nobodys_here(harbour: Harbour) -> None:
    await asked_on_tuesday(harbour)
    await outage_between(harbour, 10, 30, shard=1)
    assert await spare_days(harbour) == 1


@given(st.integers(1, 40), st.integers(-60, 60), st.integers(1, 60))
def test_more_of_an_outage_never_takes_less_of_a_day(open_: int, begins: int, lasts: int) -> None:
    asked_at, hour = NEW_YEAR, timedelta(hours=1)

    def took(lasts: int) -> bool:
        from_at = asked_at + begins * hour
        return outage.took_the_day(
            asked_at=asked_at,
            closes_at=asked_at + open_ * hour,
            from_at=from_at,
            until_at=from_at + lasts * hour,
        )

    assert took(lasts + 1) >= took(lasts)
    inside = max(0, min(begins + lasts, open_) - max(begins, 0))
    assert took(lasts) == (inside > 0 and 2 * inside >= open_)
