from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from bot.models import Answer
from bot.rules.offers import Offer, choose

PERSON, MEETING, TOOL, THANKS = Offer.PERSON, Offer.MEETING, Offer.TOOL, Offer.THANKS
EVERYTHING = {"meeting": True, "tool": True}
NOTHING = {"meeting": False, "tool": False}


@pytest.mark.parametrize(
    ("answer", "there", "offer"),
    [
        (Answer.GOOD, EVERYTHING, THANKS),
        (Answer.OKAY, EVERYTHING, MEETING),
        (Answer.HARD, EVERYTHING, MEETING),
        (Answer.VERY_HARD, EVERYTHING, PERSON),
        (Answer.GOOD, NOTHING, THANKS),
        (Answer.OKAY, NOTHING, THANKS),
        (Answer.HARD, NOTHING, PERSON),
        (Answer.VERY_HARD, NOTHING, PERSON),
        (Answer.OKAY, {"meeting": False, "tool": True}, TOOL),
    ],
)
def test_the_offer_fits_the_answer_and_what_there_is(answer, there, offer):
    assert choose(answer, before=[], **there) is offer


def test_very_hard_puts_a_person_first():
    for before in ([], [THANKS], [MEETING, PERSON], [THANKS, THANKS]):
        assert choose(Answer.VERY_HARD, before=before, **EVERYTHING) is PERSON


def test_the_third_of_the_same_gives_way_to_the_next_best():
    assert choose(Answer.GOOD, before=[THANKS, THANKS], **EVERYTHING) is MEETING
    assert choose(Answer.GOOD, before=[THANKS, THANKS], **NOTHING) is PERSON
    assert choose(Answer.VERY_HARD, before=[PERSON, PERSON], **EVERYTHING) is MEETING
    assert choose(Answer.VERY_HARD, before=[PERSON, PERSON], **NOTHING) is THANKS


check_ins = st.lists(st.tuples(st.sampled_from(Answer), st.booleans(), st.booleans()), max_size=30)


@settings(deadline=None)
@given(check_ins)
def test_no_offer_comes_three_times_running_and_none_is_made_of_what_is_not_there(days):
    made: list[Offer] = []
    for answer, meeting, tool in days:
        offer = choose(answer, before=made, meeting=meeting, tool=tool)
        assert meeting or offer is not MEETING
        assert tool or offer is not TOOL
        made.append(offer)
    assert all(len(set(made[i : i + 3])) > 1 for i in range(len(made) - 2))


def test_there_is_always_something_to_offer():
    for answer, one, two in product(Answer, Offer, Offer):
        assert choose(answer, before=[one, two], **NOTHING) in {PERSON, THANKS}
