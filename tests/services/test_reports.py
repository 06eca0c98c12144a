"""The report: counts over whole weeks, and nothing that is below five."""

from datetime import timedelta

from bot.models import Level, UserId
from bot.rules import report
from bot.ui import chart
from tests.services.harbour import GROUP, MONDAY, Harbour, at

LATER = at(MONDAY + timedelta(days=8))


async def several(harbour: Harbour, count: int) -> None:
    for number in range(count):
        user_id = UserId(700 + number)
        await harbour.start(user_id)
        await harbour.answer(user_id=user_id)
        await harbour.services.requests.ask(
            GROUP, user_id, level=Level.TODAY, language=None, now=at(MONDAY, 11)
        )


async def test_four_of_anything_are_nothing(harbour: Harbour):
    await several(harbour, 4)
    found = await harbour.services.reports.of_group(GROUP, weeks=2, now=LATER)
    assert (found.started, found.check_ins) == (None, (None, None))
    assert {it.count for it in found.waits.values()} == {None}


async def test_five_are_counted_in_their_week(harbour: Harbour):
    await several(harbour, 5)
    found = await harbour.services.reports.of_group(GROUP, weeks=2, now=LATER)
    assert found.weeks == (MONDAY - timedelta(days=7), MONDAY)
    assert (found.started, found.check_ins) == (5, (None, 5))
    assert found.waits[Level.TODAY] == report.Waits(5, None)  # nobody has taken one
    assert found.waits[Level.RIGHT_NOW].count is None


async def test_another_group_sees_none_of_it(harbour: Harbour):
    await several(harbour, 6)
    found = await harbour.services.reports.of_group(type(GROUP)(99), weeks=2, now=LATER)
    assert (found.started, found.check_ins) == (None, (None, None))


def test_the_picture_is_a_small_file():
    bars = tuple((f"{week}.3.", None if week % 3 else week * 7) for week in range(26))
    file = chart.png(
        chart.Bars("Check-ins, week by week", bars, "What is below five is not shown.")
    )
    assert file.startswith(b"\x89PNG")
    assert len(file) < 40_000
