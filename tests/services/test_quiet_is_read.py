"""A line about somebody quiet is read in the end, or the member hears that nobody reads it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.messenger import ClosedDM
from bot.models import Answer, HoldReason, Home
from bot.store import heartbeats
from bot.store.heartbeats import Span
from tests.services.circle_of_leads import CHECK_INS, JO, SAM, dm_of
from tests.services.circle_of_quiet import LINE, ONE_DAY, QuietCircle
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at
from tests.services.test_quiet import prefer

HELLO = f"<@{MARA}> would like a hello from you."
NOBODY = "No lead that you chose is here, so I told nobody."
OTHER = f"The lead you chose is not here, so <@{SAM}> reads"


@pytest.fixture
async def circle(sqlite_database: Database, tmp_path: Path) -> QuietCircle:
    """A group in which Mara has a watch of two days, and Jo hears of it."""
    circle = QuietCircle(Harbour(sqlite_database, tmp_path))
    await circle.begin(watch=False)
    await circle.watch(days=2)
    return circle


async def three_very_hard_days(circle: QuietCircle) -> None:
    await circle.watch(is_on=False, hard_days=True)
    for day in (0, 1, 2):
        await circle.until(day, 12)
        await circle.answer(Answer.VERY_HARD)


async def test_a_line_that_an_outage_held_back_comes_when_it_may(circle: QuietCircle) -> None:
    thursday = MONDAY + 3 * ONE_DAY
    await circle.until(3, 8)
    assert len(await circle.open_after()) == 1
    async with circle.database.transaction() as tx:
        await heartbeats.record_outage(tx, 0, Span(at(thursday, 8), at(thursday, 8, 40)))
    circle.clock.advance(timedelta(minutes=45))
    await circle.until(3, 23)
    assert circle.digests() == []  # one more quiet day is waited for
    await circle.until(4, 10)
    assert [text.splitlines()[1] for text in circle.digests()] == [LINE]


async def test_another_chosen_lead_hears_it_when_the_first_cannot_be_written_to(
    circle: QuietCircle,
) -> None:
    await circle.join(SAM)
    await prefer(circle, SAM)
    await circle.until(3, 8)
    circle.messenger.fail_channel(dm_of(JO), ClosedDM("no"))
    await circle.until(4, 10)
    assert circle.digests() == []
    assert circle.digests(SAM)[0].splitlines()[1] == LINE
    assert len([text for text in circle.told(MARA) if OTHER in text]) == 1
    assert await circle.who_was_told() == [(SAM, "watch_line")]


async def test_when_nobody_chosen_can_be_written_to_the_member_hears_that(
    circle: QuietCircle,
) -> None:
    await circle.until(3, 8)
    circle.messenger.fail_channel(dm_of(JO), ClosedDM("no"))
    await circle.until(3, 12)
    assert len([text for text in circle.told(MARA) if NOBODY in text]) == 1
    assert await circle.open_after() == []


async def test_another_chosen_lead_hears_it_when_the_first_is_on_hold(
    circle: QuietCircle,
) -> None:
    await circle.join(SAM)
    await prefer(circle, SAM)
    await circle.until(3, 8)
    holds = circle.harbour.services.holds
    await holds.put(GROUP, JO, by=SAM, reason=HoldReason.HOSPITAL, now=circle.now)
    await circle.until(4, 10)
    assert circle.digests() == []
    assert circle.digests(SAM)[0].splitlines()[1] == LINE


async def test_a_lead_who_steps_back_takes_no_hello_along(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await prefer(circle, SAM)
    await three_very_hard_days(circle)
    await circle.leads.step_back(GROUP, JO, now=circle.now)
    await circle.until(3, 10)
    assert circle.digests() == []
    assert circle.digests(SAM)[0].splitlines()[1] == HELLO
    assert len([text for text in circle.told(MARA) if OTHER in text]) == 1


async def test_a_hello_waits_for_the_end_of_a_hold_and_no_longer(circle: QuietCircle) -> None:
    await three_very_hard_days(circle)
    holds = circle.harbour.services.holds
    await holds.put(GROUP, MARA, by=JO, reason=HoldReason.AWAY, now=circle.now)
    await circle.until(3, 10)
    assert circle.digests() == []
    await holds.came_back(MARA, guild_id=GROUP, now=circle.now)
    await circle.until(4, 10)
    assert [text.splitlines()[1] for text in circle.digests()] == [HELLO]


async def test_who_ends_a_hold_is_called_quiet_by_nobody(circle: QuietCircle) -> None:
    await circle.until(2, 18)
    assert len(circle.notes()) == 1
    holds = circle.harbour.services.holds
    await holds.put(GROUP, MARA, by=JO, reason=HoldReason.AWAY, now=circle.now)
    await circle.until(4)
    await holds.came_back(MARA, guild_id=GROUP, now=circle.now)
    await circle.until(5, 10)
    assert circle.digests() == []


async def test_a_press_between_weekly_questions_delays_no_watch(circle: QuietCircle) -> None:
    await circle.watch(is_on=False)
    await circle.until(9, 12)
    assert (await circle.harbour.member()).unanswered == 8
    await circle.watch()  # no answer, so the questions stay weekly
    await circle.until(11, 18)
    assert len(circle.notes()) == 1
    await circle.until(12, 10)
    assert len(circle.digests()) == 1


async def test_switched_off_for_the_group_a_closed_dm_is_told_to_nobody(
    circle: QuietCircle,
) -> None:
    await circle.until(0)
    await circle.leads.go_off(GROUP, JO, until=at(MONDAY + ONE_DAY, 11), now=circle.now)
    circle.messenger.fail_channel(dm_of(MARA), ClosedDM("no"))
    await circle.until(1, 10)
    assert len(await circle.open_after()) == 1
    await circle.quiet.switch(GROUP, on=False, actor_id=INES, now=circle.now)
    await circle.until(3)
    assert circle.digests() == []


async def test_a_closed_dm_is_told_too_where_the_channel_of_the_thread_is_gone(
    circle: QuietCircle,
) -> None:
    mara = (await circle.harbour.member()).person
    await circle.harbour.members.move_home(mara.id, Home.THREAD, now=circle.now)
    await circle.harbour.services.losses.channel_gone(GROUP, CHECK_INS, now=circle.now)
    circle.messenger.fail_channel(dm_of(MARA), ClosedDM("no"))
    await circle.until(3)
    (digest,) = circle.digests()
    assert f"<@{MARA}>" in digest


async def test_a_group_that_takes_the_bot_back_calls_nobody_quiet_for_that(
    circle: QuietCircle,
) -> None:
    await circle.until(2, 18)
    assert len(circle.notes()) == 1
    await circle.harbour.members.left(GROUP, now=circle.now)
    circle.clock.advance(timedelta(days=10))
    await circle.harbour.members.joined(GROUP, now=circle.now)
    await circle.until(13, 12)
    assert circle.digests() == []


async def test_three_more_very_hard_days_are_read_too(circle: QuietCircle) -> None:
    await circle.join(SAM)
    await three_very_hard_days(circle)
    await circle.until(3, 10)
    assert [text.splitlines()[1] for text in circle.digests()] == [HELLO]
    for day in (3, 4, 5):
        await circle.until(day, 12)
        await circle.answer(Answer.VERY_HARD)
    await circle.until(6, 10)
    assert [text.splitlines()[1] for text in circle.digests()] == [HELLO, HELLO]
    assert len(await circle.open_after()) == 1
    assert circle.clears() == []


async def test_a_note_of_somebody_who_is_left_out_since_does_not_arrive(
    circle: QuietCircle,
) -> None:
    await circle.watch(notes=True)
    await circle.until(3, 10)
    (after,) = await circle.open_after()
    circle.clock.advance(timedelta(days=31))
    notes = circle.asking_after
    left = await notes.write_note(after.id, by=JO, text="Here, if you like.", now=circle.now)
    assert left is not None
    assert await notes.send_note(after.id, left.note.id, by=JO, now=circle.now)
    await circle.harbour.services.circles.leave_out_too(GROUP, MARA, JO, now=circle.now)
    await circle.settle()
    assert not any("Here, if you like." in text for text in circle.told(MARA))
