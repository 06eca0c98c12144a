"""Days of long ago become totals: whenever that happens, a member sees the same."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import example, given, settings, strategies as st
from sqlalchemy import func, insert, select

from bot.models import PersonId, UserId
from bot.rules import almanac, streaks
from bot.rules.streaks import History, Totals
from bot.services.days import Record, record_of
from bot.services.folding import KEPT, LONGEST, fold_all
from bot.store import totals as store_totals
from bot.store.schema import check_in, delivery, totals
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)
BEGAN = MONDAY - timedelta(days=900)

# x checked in, - asked in vain, . not asked, + checked in without having been asked
SPANS = st.lists(st.tuples(st.sampled_from("x-.+"), st.integers(1, 220)), min_size=1, max_size=6)
MIXED = st.text(alphabet="x-.+", max_size=40)


def history_from(began: date, diary: str) -> History:
    days = [(began + number * ONE_DAY, mark) for number, mark in enumerate(diary)]
    lived = History()
    for on, mark in days:
        was_here = on - ONE_DAY in lived.checked_in_on  # then it is no gap, and quickly said
        back = mark in "x+" and not was_here and streaks.comes_back(lived, on)
        lived |= History(
            {on} if mark in "x-" else set(),
            {on} if mark in "x+" else set(),
            {on} if back else set(),
        )
    return lived


def seen(record: Record) -> Record:
    """Return a record as it is seen: of spare days only those on the calendar."""
    first = almanac.first_monday(record.today)
    spare = frozenset(on for on in record.days.spare_on if on >= first)
    return replace(record, days=replace(record.days, spare_on=spare))


def without(history: History, through: date) -> History:
    return streaks.from_on(history, through + ONE_DAY)


@settings(max_examples=30, deadline=None)
@example(spans=[("x", 30), (".", 220), (".", 220)], ending="x", folds=[9])
@example(spans=[("x", 200), ("-", 220), (".", 220), ("-", 200)], ending="-x", folds=[0, 300])
@given(
    spans=SPANS,
    ending=MIXED,
    folds=st.lists(st.integers(0, 400), min_size=1, max_size=2),
)
def test_folding_at_any_moment_changes_nothing_that_is_seen(
    spans: list[tuple[str, int]], ending: str, folds: list[int]
):
    diary = "".join(mark * length for mark, length in spans) + ending
    lived = history_from(BEGAN, diary)
    today = BEGAN + len(diary) * ONE_DAY
    kept, since = lived, Totals()
    for ago in sorted(folds, reverse=True):
        through = today - KEPT - ago * ONE_DAY
        folded = streaks.fold(since, kept, through=through)
        assert folded.days >= since.days
        assert folded.longest >= since.longest
        kept, since = without(kept, through), folded
        for on in (today, today + ONE_DAY):
            shown = record_of(kept, today=on, open_from=on, since=since)
            assert seen(shown) == seen(record_of(lived, today=on, open_from=on))
        for on in (today - 7 * ONE_DAY, today):
            assert streaks.comes_back(kept, on, since=since) == streaks.comes_back(lived, on)
            good = streaks.is_good_to_see(kept, on, since=since)
            assert good == streaks.is_good_to_see(lived, on)


async def person_of(harbour: Harbour, user_id: UserId = MARA) -> PersonId:
    return (await harbour.member(user_id)).person.id


async def live(harbour: Harbour, person_id: PersonId, began: date, diary: str) -> History:
    """Let somebody have lived through a diary."""
    lived = history_from(began, diary)
    rows = [
        {
            "person_id": person_id,
            "day_on": on,
            "slot": "morning",
            "asked_at": at(on, 9) if on in lived.asked_on else None,
            "answered_at": at(on, 10) if on in lived.checked_in_on else None,
            "came_back": on in lived.came_back_on,
        }
        for on in sorted(lived.asked_on | lived.checked_in_on)
    ]
    async with harbour.database.transaction() as tx:
        await tx.execute(insert(check_in), rows)
    return lived


async def shown(harbour: Harbour, today: date, user_id: UserId = MARA) -> Record:
    record = await harbour.days.show(GROUP, user_id, now=at(today, 12))
    assert record is not None
    return seen(record)


def diary_of(seed: int, length: int) -> str:
    random = Random(seed)
    parts = (random.choice("xxxx-.+") * random.choice([1, 2, 3, 5, 40]) for _ in range(length))
    return "".join(parts)[:length]


async def test_a_member_sees_the_same_after_every_night(harbour: Harbour):
    await harbour.start()
    person_id = await person_of(harbour)
    diary = diary_of(3, 900)
    lived = await live(harbour, person_id, BEGAN, diary)
    today = BEGAN + 899 * ONE_DAY
    for night in (0, 1, 29, 31):
        on = today + night * ONE_DAY
        await fold_all(harbour.database, at(on, 3))
        whole = record_of(lived, today=on, open_from=on)
        assert await shown(harbour, on) == seen(whole)
        said = await harbour.services.changes.say(GROUP, MARA, now=at(on, 12))
        assert said is not None
        assert said.check_ins == len(lived.checked_in_on)
    kept = [row["day_on"] for row in await harbour.rows(check_in)]
    assert min(kept) >= today + 31 * ONE_DAY - LONGEST
    (row,) = await harbour.rows(totals)
    assert row["through_on"] < min(kept)


async def test_coming_back_after_all_was_folded_is_coming_back(harbour: Harbour):
    await harbour.start()
    began = MONDAY - timedelta(days=460)
    await live(harbour, await person_of(harbour), began, "xx" + "-" * 40)
    await fold_all(harbour.database, at(MONDAY, 3))
    assert await harbour.rows(check_in) == []
    answered = await harbour.answer()
    assert answered is not None
    assert answered.after_gap
    record = await shown(harbour, MONDAY)
    assert (record.days.days, record.days.current, record.days.returns) == (3, 1, 1)


async def test_what_was_sent_about_a_day_stays_known_until_it_is_erased(harbour: Harbour):
    await harbour.start()
    person_id = await person_of(harbour)
    await live(harbour, person_id, MONDAY - timedelta(days=450), "xxx")
    (first, *_) = await harbour.rows(check_in)
    async with harbour.database.transaction() as tx:
        await tx.execute(
            insert(delivery).values(
                key="prompt:old",
                kind="prompt",
                lane=2,
                person_id=person_id,
                check_in_id=first["id"],
                facts={},
                created_at=at(MONDAY),
                due_at=at(MONDAY),
                try_at=at(MONDAY),
                state="sent",
                message_id=5,
                sent_channel_id=6,
            )
        )
    await fold_all(harbour.database, at(MONDAY, 3))
    (old,) = await harbour.deliveries("prompt")
    assert old["check_in_id"] is None
    await harbour.members.erase(person_id, now=at(MONDAY, 12))
    (removal,) = await harbour.deliveries("removal")
    assert removal["facts"] == {"message_id": 5}
    assert await harbour.rows(totals) == []


async def test_a_process_that_ends_in_the_middle_of_the_night_loses_no_day(
    harbour: Harbour,
):
    lived = {}
    for number in range(3):
        user_id = UserId(900 + number)
        await harbour.start(user_id)
        person_id = await person_of(harbour, user_id)
        lived[user_id] = await live(harbour, person_id, BEGAN, diary_of(number, 880))
    now = at(MONDAY, 3)
    for steps in (3, 9, 21):
        task = asyncio.ensure_future(fold_all(harbour.database, now, batch=1))
        for _ in range(steps * 4):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        for user_id, history in lived.items():
            whole = record_of(history, today=MONDAY, open_from=MONDAY)
            assert await shown(harbour, MONDAY, user_id) == seen(whole)
    await fold_all(harbour.database, now)
    async with harbour.database.reading() as tx:
        oldest = await tx.scalar(select(func.min(check_in.c.day_on)))
        assert oldest > MONDAY - LONGEST
        assert await store_totals.with_days_before(tx, oldest, after=PersonId(0), limit=9) == []
