"""The rota over the wire: six leads, their shifts, a date given up, a swap, and a note."""

import pytest

from sandbox import Message, Person, Response
from tests.wire.circle import Circle
from tests.wire.test_leads import LONDON, SOON, join, told

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def rota(circle: Circle, person: Person, *parts: str) -> Message:
    """Open the rota from the board, and wait until it shows all of these."""
    board = await person.run("/lead board", in_channel=circle.room)
    shown = await person.press(board.message, "Rota")
    await circle.shows(shown, "**Rota**", *parts)
    return shown.message


async def add(circle: Circle, person: Person, typed: str) -> Response:
    """Add a shift by the form."""
    form = (await person.press(await rota(circle, person), "Add a shift")).modal
    assert form is not None
    return await person.submit(form, {"When are you on?": typed})


async def test_six_leads_share_a_week(alone: Circle):
    circle = alone
    is_day = 4 < circle.sandbox.clock.now().astimezone(LONDON).hour < 17
    jos, sams, starts = (
        ("18:00 to 20:00", "20:00 to 22:00", "18:00")
        if is_day
        else ("06:00 to 08:00", "08:00 to 10:00", "06:00")
    )
    names = ("Sam", "Kim", "Lee", "Pat")
    sam, kim, lee, pat = (circle.guild.add_member(it, roles=[circle.lead]) for it in names)
    await join(circle, circle.jo, sam, kim, lee, pat)
    small = await circle.jo.run("/lead board", in_channel=circle.room)
    assert "Rota" not in small.message.labels
    await join(circle, circle.guild.add_member("Roy", roles=[circle.lead]))

    unclear = await add(circle, circle.jo, "mondays 18:00")
    await circle.shows(unclear, "Until when?", "You have no shifts.")
    added = await add(circle, circle.jo, f"every day {jos}")
    await circle.shows(added, "Saved, 7 shifts.", f"Your shifts: every day {jos}")
    await circle.shows(await add(circle, sam, f"every day {sams}"), "Saved, 7 shifts.")
    board = await circle.jo.run("/lead board", in_channel=circle.room)
    await circle.shows(board, "On duty now: 0 of 6", f"You are on again: {starts}.")
    days = await circle.jo.press(await rota(circle, circle.jo), "Fourteen days")
    await circle.shows(days, "Who is on in the next 14 days", f"{jos} (1)")
    assert len([line for line in days.text.splitlines() if f"{jos} (1)" in line]) in {
        13,
        14,
    }  # today's may be over

    tom = circle.add("Tom")
    await circle.shows(
        await circle.talk(tom, "Right now"), f"Nobody is on duty until {starts} (London)."
    )
    await circle.sandbox.clock.forward(SOON)
    truth = await told(circle, tom, f"Nobody is on duty until {starts} (London).")
    await tom.press(truth, "Stop asking")

    await give_up_and_take(circle, kim)
    await swap(circle, sam, sams)


async def give_up_and_take(circle: Circle, taker: Person) -> None:
    """Give one date up without a reason; the first who takes it has it."""
    own = await rota(circle, circle.jo, "Next:")
    (date, *_) = options(own, "One of your dates")
    one = await circle.jo.choose(own, "One of your dates", [date])
    await circle.shows(one, "What would you like to do?")
    given = await circle.jo.press(one.message, "Give it up")
    await circle.shows(given, "It is open now", "1 date is open")
    taken = await taker.choose(await rota(circle, taker), "Take a date", [date])
    await circle.shows(taken, "It is yours.", f"Next: {date}")


async def swap(circle: Circle, other: Person, hours: str) -> None:
    """Swap one date for another's, who has to agree."""
    own = await rota(circle, circle.jo)
    (mine, *_) = options(own, "One of your dates")
    one = await circle.jo.choose(own, "One of your dates", [mine])
    choice = await circle.jo.press(one.message, "Swap")
    theirs = next(it for it in options(choice.message, "For which one?") if hours in it)
    await circle.shows(await circle.jo.choose(choice.message, None, [theirs]), "Offered.")
    offered = await rota(circle, other, f"{circle.jo.mention} offers you {mine}")
    await circle.shows(await other.press(offered, "Yes, swap"), "Swapped.")


def options(message: Message, placeholder: str) -> list[str]:
    """Return what a menu offers."""
    menus = [part for row in message.components for part in row.get("components", [])]
    menu = next(it for it in menus if it.get("placeholder") == placeholder)
    return [it["label"] for it in menu["options"]]


async def test_a_note_goes_to_the_next_lead_alone(alone: Circle):
    circle = alone
    sam = circle.guild.add_member("Sam", roles=[circle.lead])
    await join(circle, circle.jo, sam)
    page = await circle.paged(circle.add("Tom"), "Right now")
    taken = await circle.jo.press(page, "I've got this")
    handed = await circle.jo.press(taken.message, "Hand off")
    await circle.shows(handed, "Handed on. Thank you.")
    form = (await circle.jo.press(handed.message, "Leave a note")).modal
    assert form is not None
    kept = await circle.jo.submit(form, {"What helps them to know?": "They like <@&1> tea."})
    await circle.shows(kept, "The next lead who takes it reads this, and nobody else.")
    await circle.until(lambda: [it for it in circle.asks() if it.id != page.id])
    theirs = await sam.press(circle.asks()[-1], "I've got this")
    text = await circle.shows(theirs, "From the lead before you: They like", "tea.")
    assert "<@&1>" not in text
    closed = await sam.press(theirs.message, "Close")
    await circle.shows(closed, "Closed.")
    await circle.until(lambda: circle.asks() == [])
