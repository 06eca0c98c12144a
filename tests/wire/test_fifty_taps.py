"""Fifty leads, in the room and in their messages, who all tap at once."""

import asyncio

import pytest

from tests.wire.test_leads import SOON, be_at, join, pages, told

pytestmark = pytest.mark.asyncio(loop_scope="module")
LEADS = 50
WRITTEN_TO = 20  # Discord opens some two dozen DMs at once; the others answer in the room


async def test_one_of_fifty_has_it_and_the_others_are_told_kindly(alone):
    circle = alone
    leads = [circle.guild.add_member(f"Lead {it}", roles=[circle.lead]) for it in range(LEADS)]
    await be_at(circle, 12)
    await join(circle, *leads[:WRITTEN_TO])
    tom = circle.add("Tom")
    await circle.talk(tom, "Right now")
    await circle.sandbox.clock.forward(SOON)
    await circle.until(lambda: all(pages(circle, lead) for lead in leads[:WRITTEN_TO]))
    (in_the_room,) = circle.asks()

    taps = [
        lead.press(pages(circle, lead)[-1] if number < WRITTEN_TO else in_the_room, "I've got this")
        for number, lead in enumerate(leads)
    ]
    answers = await asyncio.gather(*taps)
    await circle.until(lambda: all(answer.text for answer in answers), within=30)
    winners = [
        lead for lead, answer in zip(leads, answers, strict=True) if tom.mention in answer.text
    ]
    others = [answer.text for answer in answers if tom.mention not in answer.text]
    assert len(winners) == 1
    assert set(others) == {"Somebody has this already. Thank you."}

    here = await told(circle, tom, "is here.")
    assert winners[0].mention in here.content
    await circle.sandbox.clock.forward(SOON)
    assert len([it for it in circle.own(tom) if "is here." in it.content]) == 1
    assert circle.asks() == []  # the page is edited in the room,
    assert not any(pages(circle, lead) for lead in leads)  # and everywhere else
