"""Somebody who answers again after a silence is welcomed, and told nothing else."""

from datetime import timedelta

import pytest

from bot.models import Answer
from bot.services.check_ins import PromptPlanner
from tests.services.harbour import MONDAY, Harbour, at


async def ask_for(harbour: Harbour, days: int) -> None:
    """Ask on that many mornings, from Monday on."""
    planner = PromptPlanner()
    for day in range(days):
        now = at(MONDAY + timedelta(days=day), 9)
        async with harbour.database.transaction() as tx:
            for row in await planner.due(tx, now, 10):
                await planner.plan(tx, row, now)


@pytest.mark.parametrize(("mornings", "after_gap"), [(1, False), (2, True), (5, True)])
async def test_any_day_asked_in_vain_makes_it_good_to_see_them(
    harbour: Harbour, mornings: int, *, after_gap: bool
):
    await harbour.start()
    await ask_for(harbour, mornings)
    answered = await harbour.answer(MONDAY + timedelta(days=mornings - 1))
    assert answered is not None
    assert answered.after_gap is after_gap


async def test_an_edit_and_the_next_day_are_no_gap(harbour: Harbour):
    await harbour.start()
    await ask_for(harbour, 7)
    await harbour.answer(MONDAY + timedelta(days=5))
    earlier = await harbour.answer(MONDAY + timedelta(days=3))
    edited = await harbour.answer(MONDAY + timedelta(days=5), Answer.HARD)
    following = await harbour.answer(MONDAY + timedelta(days=6))
    assert earlier is not None
    assert edited is not None
    assert following is not None
    assert not earlier.after_gap  # they are here already
    assert not edited.after_gap
    assert not following.after_gap
