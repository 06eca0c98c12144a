"""Goals and habits: in own words, done or dropped without a comment, and nobody else's."""

from datetime import timedelta

import pytest

from bot.models import GoalId
from bot.services.housekeeping import Housekeeping
from bot.store.schema import goal, person
from bot.vault import Unreadable
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)
WORDS = "stir the quince marmalade"


async def added(harbour: Harbour, words: str = WORDS, *, daily: bool = False) -> GoalId:
    goal_id = await harbour.goals.add(GROUP, MARA, words=words, daily=daily, now=at(MONDAY))
    assert goal_id is not None
    return goal_id


async def shown(harbour: Harbour, on=MONDAY, user_id=MARA) -> list[tuple[str, bool]]:
    found = await harbour.goals.show(GROUP, user_id, now=at(on))
    assert found is not None
    return [(it.words, it.done) for it in found]


async def test_a_goal_is_done_and_undone_and_what_is_done_stands_at_the_end(harbour):
    await harbour.start()
    first, _ = await added(harbour, "call Ana"), await added(harbour)
    await harbour.goals.set_done(GROUP, MARA, first, done=True, now=at(MONDAY))
    assert await shown(harbour, MONDAY + ONE_DAY) == [(WORDS, False), ("call Ana", True)]
    await harbour.goals.set_done(GROUP, MARA, first, done=False, now=at(MONDAY))
    assert await shown(harbour) == [("call Ana", False), (WORDS, False)]


async def test_a_habit_is_done_for_its_day(harbour):
    await harbour.start()
    habit = await added(harbour, daily=True)
    await harbour.goals.set_done(GROUP, MARA, habit, done=True, now=at(MONDAY))
    assert await shown(harbour) == [(WORDS, True)]
    assert await shown(harbour, MONDAY + ONE_DAY) == [(WORDS, False)]


async def test_the_words_are_sealed_in_their_own_place(harbour):
    await harbour.start()
    goal_id = await added(harbour)
    (row,) = await harbour.rows(goal)
    assert b"quince" not in row["sealed"]
    (key,) = [it["key"] for it in await harbour.rows(person)]
    with pytest.raises(Unreadable):
        harbour.vault.open(key, row["sealed"], associated=("goal", GROUP, 1, goal_id + 1))


async def test_a_goal_that_is_done_is_forgotten_after_30_days_and_others_stay(harbour):
    await harbour.start()
    done, habit = await added(harbour, "call Ana"), await added(harbour, daily=True)
    for goal_id in (done, habit):
        await harbour.goals.set_done(GROUP, MARA, goal_id, done=True, now=at(MONDAY))
    await added(harbour, "walk")
    night = Housekeeping(harbour.database)
    await night.tidy(at(MONDAY + 30 * ONE_DAY))
    assert len(await harbour.rows(goal)) == 3
    await night.tidy(at(MONDAY + 31 * ONE_DAY))
    assert await shown(harbour, MONDAY + 31 * ONE_DAY) == [(WORDS, False), ("walk", False)]


async def test_nobody_else_sees_does_or_drops_a_goal(harbour):
    await harbour.start()
    goal_id = await added(harbour)
    await harbour.goals.set_done(GROUP, INES, goal_id, done=True, now=at(MONDAY))
    assert await harbour.goals.show(GROUP, INES, now=at(MONDAY)) is None
    await harbour.start(INES)
    assert await shown(harbour, user_id=INES) == []
    await harbour.goals.set_done(GROUP, INES, goal_id, done=True, now=at(MONDAY))
    await harbour.goals.drop(GROUP, INES, goal_id)
    assert await shown(harbour) == [(WORDS, False)]
    await harbour.goals.drop(GROUP, MARA, goal_id)
    assert await harbour.rows(goal) == []


async def test_goals_go_with_the_member(harbour):
    member = await harbour.start()
    await added(harbour)
    await harbour.members.erase(member.person.id, now=at(MONDAY))
    assert await harbour.rows(goal) == []
    assert await harbour.goals.add(GROUP, MARA, words="x", daily=False, now=at(MONDAY)) is None
