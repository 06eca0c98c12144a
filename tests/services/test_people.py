"""Whom a member trusts, and leaving somebody out without their being able to find out."""

import re
from collections.abc import Awaitable, Callable

import pytest

from bot.models import ChannelId, Level, MessageId, PersonKind, RequestKind, UserId
from bot.store import contacts, people
from tests.services.circle_of_leads import JO, KIM, LEE, ROOM, SAM, CircleOfLeads, dm_of
from tests.services.harbour import GROUP, MARA

TOM = UserId(72)
SETTLED = "This is settled. Nothing more to do. Thank you.\nIt was asked at 12:00."


async def leave_out(circle: CircleOfLeads, user_id: UserId, by: UserId = MARA) -> None:
    """Leave somebody out by the panel, and let everything leave that is due."""
    shown = await circle.harbour.services.circles.leave_out_too(GROUP, by, user_id, now=circle.now)
    assert shown is not None
    assert user_id in shown.left_out
    await circle.settle()


async def test_up_to_three_leads_are_asked_first_and_no_stranger(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM, KIM, LEE)
    await circle.harbour.start()
    circles = circle.harbour.services.circles
    shown = await circles.ask_first(GROUP, MARA, (JO, TOM, SAM, KIM, LEE), now=circle.now)
    assert shown is not None
    assert shown.preferred == [JO, SAM, KIM]
    shown = await circles.ask_first(GROUP, MARA, (), now=circle.now)
    assert shown is not None
    assert shown.preferred == []
    assert await circles.show(GROUP, TOM) is None


async def test_who_is_chosen_for_a_hello_is_known_until_they_are_left_out(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO)
    member = await circle.harbour.start()
    circles = circle.harbour.services.circles
    await circles.choose_watcher(GROUP, MARA, JO)
    async with circle.database.reading() as tx:
        assert await contacts.watcher(tx, member.person.id) == JO
    await leave_out(circle, JO)
    async with circle.database.reading() as tx:
        assert await contacts.watcher(tx, member.person.id) is None
    shown = await circles.let_back(GROUP, MARA, JO)
    assert shown is not None
    assert (list(shown.left_out), shown.watcher) == ([], None)


async def test_who_is_preferred_is_asked_at_once_while_a_request_is_open(
    circle: CircleOfLeads,
) -> None:
    await circle.join(*(UserId(number) for number in range(81, 89)))
    await circle.harbour.start()
    await circle.ask(Level.TODAY)
    asked = [lead for lead in range(81, 89) if circle.pages(UserId(lead))]
    preferred = next(UserId(lead) for lead in range(81, 89) if lead not in asked)
    await circle.harbour.services.circles.ask_first(GROUP, MARA, (preferred,), now=circle.now)
    await circle.settle()
    assert len(circle.pages(preferred)) == 1


Ending = Callable[[CircleOfLeads, UserId], Awaitable[None]]


async def okay_now(circle: CircleOfLeads, asker: UserId) -> None:
    """Let the one who asked say that they are okay."""
    request = await circle.requests.open_of(GROUP, asker)
    assert request is not None
    await circle.requests.close(request.id, by=asker, now=circle.now)


async def leave_jo_out(circle: CircleOfLeads, asker: UserId) -> None:
    """Let the one who asked leave Jo out, and somebody else take it afterwards."""
    await leave_out(circle, JO, by=asker)
    request = await circle.requests.open_of(GROUP, asker)
    assert request is not None
    if request.taken_by is None:
        await circle.take(request.id, SAM)
    assert await circle.holder(request.id) in {SAM, KIM}


def new_in(circle: CircleOfLeads, here: set[ChannelId], before: set[MessageId]) -> list[str]:
    """Return what was posted in some channels since."""
    return [
        it.text
        for message_id, it in circle.messenger.posted.items()
        if message_id not in before and it.sent.channel_id in here
    ]


async def what_jo_sees(
    circle: CircleOfLeads, asker: UserId, ending: Ending, *, first: UserId | None
) -> list[str]:
    """Live through a request, and return all that Jo can see of it, without whose it is."""
    here = {dm_of(JO), ROOM}
    before = set(circle.messenger.posted)
    edits, threads = len(circle.messenger.edits), set(circle.messenger.threads.values())
    request_id = await circle.ask(Level.RIGHT_NOW, user_id=asker)
    if first is not None:
        await circle.take(request_id, first)
    seen = [it for it in circle.messenger.threads.values() if it not in threads]
    await ending(circle, asker)
    await circle.settle()
    seen_texts = [text for thread in seen for text in circle.messenger.texts(thread)]
    await circle.later(minutes=40)
    taken = await circle.requests.take(request_id, user_id=JO, now=circle.now)
    board = await circle.leads.board(GROUP, JO, now=circle.now)
    said = [
        str(taken is not None and taken.is_open),
        str(await circle.helping.cant(request_id, user_id=JO, now=circle.now)),
        str(await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)),
        str((await circle.helping.call_in(request_id, user_id=JO, now=circle.now)).is_yours),
        str(await circle.helping.come_in(request_id, user_id=JO, now=circle.now)),
        str(await circle.requests.close(request_id, by=JO, now=circle.now)),
        f"{len(board.requests)} on the board",
    ]
    await circle.settle()
    posted = new_in(circle, here, before)
    edited = [out.text for sent, out in circle.messenger.edits[edits:] if sent.channel_id in here]
    closed = [f"closed {it in circle.messenger.closed_threads}" for it in seen]
    if (left := await circle.requests.open_of(GROUP, asker)) is not None:
        await circle.requests.close(left.id, by=asker, now=circle.now)
    await circle.later(days=8)
    gone = [f"gone {it in circle.messenger.gone}" for it in seen]
    late = new_in(circle, here, before)[len(posted) :]
    lines = [*posted, "edited:", *edited, *said, *seen_texts, *closed, *gone, "late:", *late]
    text = "\n".join(lines).replace(str(asker), "somebody")
    return re.sub(r"\d\d:\d\d|<#\d+>", "…", text).splitlines()


@pytest.mark.parametrize(
    ("first", "second"),
    [(JO, False), (None, False), (KIM, True)],
    ids=["who has it", "who was asked", "the second"],
)
async def test_who_is_left_out_sees_what_they_see_when_all_is_well(
    circle: CircleOfLeads, first: UserId | None, second: bool
) -> None:
    await circle.join(JO, SAM, KIM, cap_open=9, cap_week=99)
    if second:  # nobody but Jo is there to come in
        await circle.leads.step_back(GROUP, SAM, now=circle.now)
    await circle.settle()
    well = await what_jo_sees(circle, TOM, okay_now, first=first)
    for lead in (JO, SAM, KIM):
        await circle.leads.stay_on(GROUP, lead, now=circle.now)
    left_out = await what_jo_sees(circle, MARA, leave_jo_out, first=first)
    assert left_out == well


async def test_the_others_are_asked_at_once_when_who_has_it_is_left_out(
    circle: CircleOfLeads,
) -> None:
    await circle.join(JO, SAM)
    request_id = await circle.ask()
    await circle.take(request_id, JO)
    first_thread = next(iter(circle.messenger.threads.values()))
    await circle.later(minutes=1)
    before = len(circle.pages(SAM))
    await leave_out(circle, JO)
    assert await circle.holder(request_id) is None
    assert len(circle.pages(SAM)) == before + 1
    assert first_thread in circle.messenger.closed_threads
    await circle.join(KIM)
    await circle.take(request_id, SAM)
    threads = list(circle.messenger.threads.values())
    assert len(threads) == 2
    assert circle.messenger.texts(threads[1])[0].startswith(f"With you here: <@{SAM}> and <@{KIM}>")


async def test_where_the_room_was_all_there_is_the_truth_is_told(circle: CircleOfLeads) -> None:
    await circle.ask()
    assert circle.told(MARA)[-1].startswith("I have put this in the leads' room at 12:00 (London).")
    await leave_out(circle, JO)
    assert circle.room()[-1] == SETTLED
    assert circle.told(MARA)[-1].startswith("I could not ask anybody here.")


async def test_who_was_not_told_yet_is_told_nothing(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM, quiet_from=circle.now.time(), quiet_to=circle.now.time())
    async with circle.database.transaction() as tx:
        await people.add(
            tx,
            GROUP,
            MARA,
            kind=PersonKind.GUEST,
            key=circle.harbour.vault.new_person_key(),
            language=None,
            now=circle.now,
        )
    await leave_out(circle, JO)
    before = circle.told(JO)
    await circle.ask()
    await circle.later(hours=30)
    assert circle.told(JO) == before
    assert circle.pages(SAM)


async def test_a_page_that_was_on_its_way_is_held_back(circle: CircleOfLeads) -> None:
    await circle.join(JO, SAM)
    await circle.requests.ask(
        GROUP,
        MARA,
        kind=RequestKind.TALK,
        level=Level.RIGHT_NOW,
        language=None,
        now=circle.now,
    )
    await leave_out(circle, JO)
    assert circle.pages(JO) == []
    assert circle.pages(SAM)
    assert not any(text.startswith("Someone") for text in circle.room())
