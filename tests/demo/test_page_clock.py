"""The clock on the page: where it walks to, and what it refuses."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from sandbox import CannotDo
from sandbox.page_clock import target
from tests.demo.conftest import looking_at, pane

LONDON = ZoneInfo("Europe/London")
asyncio_here = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("now", "wanted", "to"),
    [
        ("2026-11-22T22:30Z", {"minutes": 5}, "2026-11-22T22:35Z"),
        ("2026-11-22T22:30Z", {"tomorrow_at": "09:00"}, "2026-11-23T09:00Z"),
        # The night in which the clocks go forward: tomorrow's nine is an hour nearer.
        ("2026-03-28T22:30Z", {"tomorrow_at": "09:00"}, "2026-03-29T08:00Z"),
        # A quarter to midnight in UTC is already the next day in London.
        ("2026-06-01T23:45Z", {"tomorrow_at": "09:00"}, "2026-06-03T08:00Z"),
        ("2026-06-01T10:00Z", {"local": "2026-06-01T20:15"}, "2026-06-01T19:15Z"),
    ],
)
def test_the_clock_walks_to_local_times(now, wanted, to):
    found = target(wanted, now=datetime.fromisoformat(now), zone=LONDON)
    assert found == datetime.fromisoformat(to)
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "wanted", [{"local": "soon"}, {"tomorrow_at": "25:00"}, {"minutes": "x"}, {"minutes": 10**12}]
)
def test_a_time_that_makes_no_sense_is_refused(wanted):
    with pytest.raises((ValueError, OverflowError)):
        target(wanted, now=datetime(2026, 6, 1, tzinfo=UTC), zone=LONDON)


@asyncio_here
async def test_the_clock_never_goes_back_nor_too_far(group):
    clock = group.page.clock
    for wanted in ({"minutes": 0}, {"local": "2020-01-01T10:00"}, {"minutes": 60 * 24 * 40}):
        with pytest.raises(CannotDo):
            clock.start(wanted)
    assert clock.state()["walking"] is None


@asyncio_here
@pytest.mark.browser
async def test_a_button_walks_the_clock_and_says_what_time_it_is(browser, group):
    before = group.sandbox.clock.now()
    async with looking_at(browser, group.page.address) as page:
        clock = page.get_by_role("region", name="The clock of the simulation")
        await clock.get_by_role("button", name="+1 hour").click()
        await expect(clock.get_by_role("status")).to_contain_text("It is now")
        passed = group.sandbox.clock.now() - before
        assert timedelta(hours=1) <= passed < timedelta(hours=1, minutes=2)
        await clock.get_by_role("button", name="Tomorrow 09:00").click()
        await expect(clock.locator("time")).to_have_text("09:00")
        await group.mara.type(group.room, "good morning")
        message = pane(page, 1).get_by_role("article", name="Mara, 09:00")
        await expect(message).to_contain_text("good morning")
        # Tom lives in New York, and reads his own clock.
        await expect(pane(page, 2).get_by_text("where Tom is (New York)")).to_be_visible()
        assert await pane(page, 2).locator(".message-head time").inner_text() != "09:00"


@asyncio_here
@pytest.mark.browser
async def test_a_chosen_time_can_be_walked_to_and_a_past_one_is_refused(browser, group):
    tomorrow = group.sandbox.clock.now().astimezone(LONDON) + timedelta(days=1)
    async with looking_at(browser, group.page.address) as page:
        clock = page.get_by_role("region", name="The clock of the simulation")
        await clock.get_by_text("To a time").press("Enter")
        wanted = clock.get_by_label("Move the clock on to")
        assert await wanted.input_value() != ""
        await wanted.fill("2020-01-01T10:00")
        await wanted.press("Enter")
        await expect(clock.get_by_role("alert")).to_have_text(
            "The clock only goes forward. Choose a later time."
        )
        await clock.get_by_text("To a time").press("Enter")
        await wanted.fill(tomorrow.strftime("%Y-%m-%dT07:45"))
        await clock.get_by_role("button", name="Go").click()
        await expect(clock.locator("time")).to_have_text("07:45")
        await expect(clock.get_by_role("alert")).to_have_text("")
