"""The one message a day to a lead beside requests, and that an all-clear follows it exactly."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.messenger import Later, Never
from bot.models import Level, RequestKind, UserId
from bot.rules import calendar
from tests.services.circle_of_leads import JO, SAM, dm_of
from tests.services.circle_of_quiet import LINE, ONE_DAY, QuietCircle
from tests.services.harbour import GROUP, INES, MARA, MONDAY, ZONE, Harbour, at

TOM = INES


@pytest.fixture
async def circle(sqlite_database: Database, tmp_path: Path) -> QuietCircle:
    """A group in which Mara has a watch of three days, and Jo hears of it."""
    circle = QuietCircle(Harbour(sqlite_database, tmp_path))
    await circle.begin()
    return circle


def beside_requests(circle: QuietCircle, user_id: UserId) -> Counter[date]:
    """Return how many messages beside requests a lead got on each of their dates."""
    zone = calendar.zone(ZONE)
    return Counter(
        calendar.local_date(datetime.fromtimestamp(it.posted_at, UTC), zone)
        for it in circle.messenger.posted.values()
        if it.sent.channel_id == dm_of(user_id)
        and it.text.startswith(("Here is your summary.", "Is this still open"))
    )


async def test_a_lead_gets_one_message_a_day_beside_requests(circle: QuietCircle) -> None:
    await circle.leads.choose(GROUP, JO, {"cap_open": 9, "cap_week": 99}, now=circle.now)
    for number in range(3):
        await circle.until(number, 11)
        await circle.ask(Level.TODAY, user_id=UserId(500 + number))
        request_id = await circle.ask(Level.NO_RUSH, user_id=UserId(600 + number))
        await circle.take(request_id, JO)
        await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO, user_id=UserId(700 + number))
    await circle.until(6, 20)
    told = beside_requests(circle, JO)
    assert set(told.values()) == {1}
    assert len(told) >= 5
    assert any(LINE in text for text in circle.digests())
    assert any("is still open with you" in text for text in circle.digests())
    assert any("would like a hello" in text for text in circle.digests())


async def test_nothing_to_say_is_no_message(circle: QuietCircle) -> None:
    for day in range(3):
        await circle.until(day)
        await circle.answer()
    assert circle.digests() == []


async def test_a_summary_that_never_arrived_is_followed_by_no_all_clear(
    circle: QuietCircle,
) -> None:
    await circle.until(4, 8)
    circle.messenger.fail_channel(dm_of(JO), Never("gone"))
    await circle.until(4, 10)
    circle.messenger.fail_channel(dm_of(JO), None)
    await circle.press()
    await circle.until(5)
    assert circle.clears() == []
    assert await circle.who_was_told() == []


async def test_a_summary_that_arrived_unseen_by_us_is_followed_by_the_all_clear(
    circle: QuietCircle,
) -> None:
    await circle.until(4, 8)
    circle.messenger.fail(Later("the answer was lost"), after=True)
    await circle.until(4, 9)
    await circle.press()
    await circle.live(circle.now + timedelta(minutes=10))
    assert len(circle.digests()) == 1
    assert len(circle.clears()) == 1


async def test_a_hello_is_offered_to_all_who_are_not_left_out(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await circle.leave_out(SAM, by=TOM)
    request_id = await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO, user_id=TOM)
    await circle.until(1, 8)
    assert circle.digests(SAM) == []
    await circle.until(1, 10)
    assert circle.digests()[0].splitlines()[1:] == ["Someone would like a hello. The board has it."]
    assert str(TOM) not in circle.digests()[0]
    assert circle.digests(SAM) == []
    assert any(
        text.startswith("Nobody has been free for a hello yet.") for text in circle.told(TOM)
    )
    assert await circle.holder(request_id) is None


async def test_one_persons_no_rush_requests_can_wait_for_summaries(circle: QuietCircle) -> None:
    await circle.coordinator(SAM)
    first = await circle.ask(Level.NO_RUSH, user_id=TOM)
    routed = circle.asking_after.to_summaries
    assert not await routed(first, by=TOM, now=circle.now)
    assert not await routed(first, by=MARA, now=circle.now)
    assert await routed(first, by=JO, now=circle.now)
    assert await routed(first, by=JO, now=circle.now)  # twice is once
    before = len(circle.pages(JO))
    await circle.until(0, 21)
    assert len(circle.pages(JO)) == before
    await circle.until(1, 10)
    assert "Someone would like to talk. There is no rush. The board has it." in circle.digests()[0]
    (told,) = [text for text in circle.digests(SAM) if "waits for summaries now" in text]
    assert f"What <@{TOM}> asks with no rush" in told
    await circle.ask(Level.TODAY, user_id=TOM)
    assert len(circle.pages(JO)) > before  # every other level is as it was


async def test_a_lead_lets_somebody_be_asked_for_directly_again(circle: QuietCircle) -> None:
    request_id = await circle.ask(Level.NO_RUSH, user_id=TOM)
    directly = circle.asking_after.to_leads
    assert await circle.asking_after.to_summaries(request_id, by=JO, now=circle.now)
    assert not await directly(request_id, by=TOM)
    assert not await directly(request_id, by=MARA)
    assert await directly(request_id, by=JO)
    assert await directly(request_id, by=JO)  # twice is once
    before = len(circle.pages(JO))
    await circle.until(0, 21)
    assert len(circle.pages(JO)) == before + 1


async def test_a_restart_between_line_and_summary_loses_and_doubles_nothing(
    circle: QuietCircle,
) -> None:
    await circle.until(4, 8)
    for _ in range(3):  # each settling is a fresh process
        await circle.settle()
    await circle.until(4, 9)
    for _ in range(3):
        await circle.settle()
    assert len(circle.digests()) == 1
    assert at(MONDAY + 4 * ONE_DAY, 9) <= circle.now


async def test_what_was_handed_on_is_offered_in_the_summaries_again(circle: QuietCircle) -> None:
    await circle.set_up(circle.now, room=False)
    await circle.join(SAM)
    request_id = await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO, user_id=TOM)
    await circle.until(1, 10)
    assert len(circle.digests(SAM)) == 1
    await circle.take(request_id, JO)
    await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    await circle.until(2, 10)
    assert [text.count("Someone would like a hello.") for text in circle.digests(SAM)] == [1, 1]
    assert len(circle.digests()) == 1  # who gave it back is not asked for it again


async def test_what_is_handed_on_before_a_summary_is_said_in_it_once(circle: QuietCircle) -> None:
    await circle.join(SAM)
    request_id = await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO, user_id=TOM)
    await circle.take(request_id, JO)
    await circle.helping.hand_off(request_id, user_id=JO, now=circle.now)
    await circle.until(1, 10)
    assert [text.count("Someone would like a hello.") for text in circle.digests(SAM)] == [1]


async def test_what_has_no_rush_stands_in_the_next_summary_until_it_is_urgent(
    circle: QuietCircle,
) -> None:
    await circle.set_up(circle.now, room=False)
    await circle.until(0, 23)
    await circle.ask(Level.NO_RUSH, user_id=TOM)
    await circle.ask(Level.NO_RUSH, user_id=UserId(700))
    await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO, user_id=UserId(701))
    for user_id in (UserId(700), UserId(701)):
        await circle.ask(Level.TODAY, user_id=user_id)
    await circle.until(1, 10)
    assert circle.digests()[0].splitlines()[1:] == [
        "Someone would like to talk. There is no rush. The board has it."
    ]


async def test_an_all_clear_wakes_no_lead(circle: QuietCircle) -> None:
    await circle.until(4, 10)
    assert len(circle.digests()) == 1
    await circle.until(5, 3)
    await circle.press()
    await circle.until(5, 7)
    assert circle.clears() == []
    await circle.until(5, 9)
    assert len(circle.clears()) == 1


async def test_who_is_left_out_before_the_summary_reads_nothing_of_a_hello(
    circle: QuietCircle,
) -> None:
    await circle.ask(Level.NO_RUSH, kind=RequestKind.HELLO, user_id=TOM)
    circles = circle.harbour.services.circles
    assert await circles.leave_out_too(GROUP, TOM, JO, now=circle.now) is not None
    await circle.until(1, 10)
    assert circle.digests() == []
