"""What the reply to a check-in offers, as a member meets it day after day."""

from datetime import timedelta

import pytest

from bot.models import Answer
from bot.rules.offers import Offer
from tests.services.harbour import MARA, MONDAY, Harbour


async def offered(harbour: Harbour, answer: Answer, *, times: int) -> list[Offer]:
    found = []
    for day in range(times):
        answered = await harbour.answer(MONDAY + timedelta(days=day), answer)
        assert answered is not None
        found.append(answered.offer)
    return found


@pytest.mark.parametrize("answer", Answer)
async def test_no_offer_comes_three_times_running_and_only_what_is_there_is_offered(
    harbour, answer
):
    await harbour.start(MARA)
    found = await offered(harbour, answer, times=9)
    is_hard = answer in {Answer.HARD, Answer.VERY_HARD}
    usual = Offer.PERSON if is_hard else Offer.THANKS
    assert set(found) == {usual, Offer.TOOL}  # there is no meeting; the library always has a tool
    assert all(len(set(found[at : at + 3])) > 1 for at in range(7))


async def test_a_very_hard_day_is_offered_a_person_first(harbour):
    await harbour.start(MARA)
    assert await offered(harbour, Answer.VERY_HARD, times=1) == [Offer.PERSON]


async def test_a_late_thanks_makes_the_offer_that_was_chosen_at_the_tap(harbour):
    await harbour.start(MARA)
    answered = await harbour.answer(answer=Answer.GOOD)
    assert answered is not None
    await harbour.check_ins.answer_late(answered, now=answered.check_in.answered_at)
    facts = [row["facts"] for row in await harbour.deliveries("late_answer")]
    assert facts == [{"offer": answered.offer}]
