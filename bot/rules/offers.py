"""The one thing offered after a check-in: a person, a meeting, a tool, or only thanks.

`Hard` and `Very hard` ask "Want me to ask someone?" whatever is offered, and the buttons for a
person stay: an offer only decides what the second line is about.
"""

from collections.abc import Sequence
from enum import StrEnum

from bot.models import Answer


class Offer(StrEnum):
    """What the second line of a reply is about."""

    PERSON = "person"
    MEETING = "meeting"  # the next one, or one that is on now
    TOOL = "tool"  # from the group's library
    THANKS = "thanks"


# What fits, best first. Thanks and a person are always there to give.
FITTING = {
    Answer.GOOD: (Offer.THANKS, Offer.MEETING, Offer.TOOL, Offer.PERSON),
    Answer.OKAY: (Offer.MEETING, Offer.TOOL, Offer.THANKS, Offer.PERSON),
    Answer.HARD: (Offer.MEETING, Offer.PERSON, Offer.TOOL, Offer.THANKS),
    Answer.VERY_HARD: (Offer.PERSON, Offer.MEETING, Offer.TOOL, Offer.THANKS),
}


def choose(answer: Answer, *, before: Sequence[Offer], meeting: bool, tool: bool) -> Offer:
    """Return the best offer that fits and would not be the same three times running.

    `before` are the offers so far, newest last; `meeting` and `tool` say what there is to offer.
    """
    there = {Offer.MEETING: meeting, Offer.TOOL: tool}
    last_two = list(before[-2:])
    return next(
        offer for offer in FITTING[answer] if there.get(offer, True) and last_two != [offer, offer]
    )
