"""What each rule does exactly at its edge, where a slip of one would go unnoticed elsewhere."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources

import pytest

from bot.models import Due, Lane, Slot
from bot.rules import (
    almanac,
    calendar,
    daily,
    dates,
    duty,
    milestones,
    numbers,
    outage,
    places,
    prompts,
    streaks,
)
from bot.rules.almanac import Mark
from bot.rules.duty import Hours
from bot.rules.milestones import Milestone, Unit
from bot.rules.prompts import Schedule
from bot.rules.streaks import History, Totals

ONE_DAY = timedelta(days=1)
LONDON = calendar.zone("Europe/London")
AUCKLAND = calendar.zone("Pacific/Auckland")
MONDAY = date(2026, 3, 2)
SUMMER = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)


# --- duty


def test_a_morning_is_when_the_leads_own_quiet_hours_end_where_they_live() -> None:
    hours = Hours(LONDON, quiet_to=time(6, 30))
    assert duty.morning_of(hours, SUMMER.date()) == SUMMER.replace(hour=5, minute=30)
    never_quiet = Hours(LONDON, quiet_from=time(6, 30), quiet_to=time(6, 30))
    assert duty.morning_of(never_quiet, SUMMER.date()) == SUMMER.replace(hour=7)


def test_not_this_week_ends_on_the_leads_own_monday() -> None:
    sunday_noon = at(date(2026, 7, 5), 13)
    assert duty.next_monday(Hours(LONDON), sunday_noon) == date(2026, 7, 6)
    assert duty.next_monday(Hours(AUCKLAND), sunday_noon) == date(2026, 7, 13)


def test_somebody_who_is_never_quiet_is_on_until_the_next_morning() -> None:
    never_quiet = Hours(LONDON, quiet_from=time(0), quiet_to=time(0))
    assert duty.stay_until(never_quiet, SUMMER) == datetime(2026, 7, 2, 7, 0, tzinfo=UTC)


def test_quiet_hours_are_those_of_the_place_where_the_lead_lives() -> None:
    """Eleven in the morning of London is eleven at night in Auckland, and the other way round."""
    auckland = Hours(AUCKLAND)
    assert duty.quiet_until(auckland, SUMMER.replace(hour=11)) == SUMMER.replace(hour=20)
    assert duty.quiet_until(auckland, SUMMER.replace(hour=23)) is None
    night_worker = Hours(AUCKLAND, quiet_from=time(9), quiet_to=time(17))
    assert duty.quiet_until(night_worker, SUMMER.replace(hour=23)) == datetime(
        2026, 7, 2, 5, 0, tzinfo=UTC
    )
    assert duty.quiet_until(night_worker, SUMMER.replace(hour=11)) is None


# --- prompts


def schedule(morning: time | None = time(9), evening: time | None = None) -> Schedule:
    return Schedule(LONDON, morning, evening, calendar.EVERY_DAY)


def test_on_the_day_a_pause_ends_the_member_is_asked_again() -> None:
    assert prompts.is_paused(MONDAY, MONDAY - ONE_DAY)
    assert not prompts.is_paused(MONDAY, MONDAY)
    assert not prompts.is_paused(None, MONDAY)


def test_somebody_asked_once_a_day_who_moves_their_time_is_not_asked_twice_that_day() -> None:
    due = Due(MONDAY, Slot.MORNING, at(MONDAY, 9))
    later = prompts.plan(schedule(time(11)), due, now=at(MONDAY, 9))
    assert later.then is not None
    assert later.then.day_on == MONDAY + ONE_DAY


def test_somebody_asked_twice_a_day_is_asked_in_the_evening_of_the_same_day() -> None:
    due = Due(MONDAY, Slot.MORNING, at(MONDAY, 9))
    plan = prompts.plan(schedule(evening=time(20)), due, now=at(MONDAY, 9))
    assert (plan.ask, plan.then) == (due, Due(MONDAY, Slot.EVENING, at(MONDAY, 20)))


def test_a_prompt_that_comes_due_at_this_very_moment_is_merged_into_it() -> None:
    due = Due(MONDAY, Slot.MORNING, at(MONDAY, 9))
    plan = prompts.plan(schedule(evening=time(20)), due, now=at(MONDAY, 20))
    assert plan.ask == Due(MONDAY, Slot.EVENING, at(MONDAY, 20))
    assert plan.then == Due(MONDAY + ONE_DAY, Slot.MORNING, at(MONDAY + ONE_DAY, 9))


def test_after_an_outage_no_date_is_asked_that_was_not_yet_to_be_asked() -> None:
    """A pause or a change of zone set the next date; what was due before it stays unasked."""
    due = Due(MONDAY + ONE_DAY, Slot.MORNING, at(MONDAY, 8))
    plan = prompts.plan(schedule(), due, now=at(MONDAY, 9, 30))
    assert plan.ask is not None
    assert plan.ask.day_on == MONDAY + ONE_DAY


def test_somebody_without_a_time_answers_for_the_morning_of_their_own_day() -> None:
    none = Schedule(AUCKLAND, None, None, calendar.EVERY_DAY)
    assert prompts.answered_by_command(none, [], now=at(MONDAY, 13)) == (
        MONDAY + ONE_DAY,
        Slot.MORNING,
    )


def test_the_slot_of_the_command_goes_by_the_members_own_clock() -> None:
    both = Schedule(AUCKLAND, time(9), time(20), calendar.EVERY_DAY)
    # Nine in the morning of London is ten in the evening of Auckland.
    assert prompts.answered_by_command(both, [], now=at(MONDAY, 9)) == (MONDAY, Slot.EVENING)
    # And half past eight in the evening is half past nine in the morning of the next day.
    assert prompts.answered_by_command(both, [], now=at(MONDAY, 20, 30)) == (
        MONDAY + ONE_DAY,
        Slot.MORNING,
    )


def test_an_answer_is_welcome_for_a_week_on_the_members_own_calendar() -> None:
    now = at(MONDAY, 13)  # Tuesday already in Auckland
    tuesday = MONDAY + ONE_DAY
    assert prompts.is_welcome(tuesday, now=now, zone=AUCKLAND)
    assert prompts.is_welcome(tuesday - 7 * ONE_DAY, now=now, zone=AUCKLAND)
    assert not prompts.is_welcome(tuesday - 8 * ONE_DAY, now=now, zone=AUCKLAND)
    assert not prompts.is_welcome(tuesday, now=now, zone=LONDON)


# --- streaks


def test_somebody_with_one_single_day_comes_back_too() -> None:
    asked = frozenset(MONDAY + number * ONE_DAY for number in range(5))
    history = History(asked_on=asked, checked_in_on=frozenset({MONDAY}))
    assert streaks.comes_back(history, MONDAY + 5 * ONE_DAY)
    assert not streaks.comes_back(History(asked_on=asked), MONDAY + 5 * ONE_DAY)


def test_good_to_see_you_is_about_the_days_before_and_not_about_today() -> None:
    days = frozenset({MONDAY, MONDAY + ONE_DAY})
    history = History(asked_on=days, checked_in_on=frozenset({MONDAY}))
    assert not streaks.is_good_to_see(history, MONDAY + ONE_DAY)
    assert streaks.is_good_to_see(history, MONDAY + 2 * ONE_DAY)


def test_folding_the_same_days_again_changes_nothing() -> None:
    days = frozenset(MONDAY + number * ONE_DAY for number in range(3))
    history = History(asked_on=days, checked_in_on=days)
    once = streaks.fold(Totals(), history, through=MONDAY + 2 * ONE_DAY)
    assert once.days == 3
    assert once.through_on == MONDAY + 2 * ONE_DAY
    assert streaks.fold(once, history, through=MONDAY + 2 * ONE_DAY) == once
    assert streaks.fold(once, History(), through=MONDAY) == once


def test_what_is_folded_is_only_what_is_gone() -> None:
    days = frozenset(MONDAY + number * ONE_DAY for number in range(4))
    history = History(asked_on=days, checked_in_on=days)
    folded = streaks.fold(Totals(), history, through=MONDAY + ONE_DAY)
    assert (folded.days, folded.through_on) == (2, MONDAY + ONE_DAY)
    # Folded up to a date on which nothing was: it is remembered up to there all the same.
    quiet = streaks.fold(folded, History(), through=MONDAY + 9 * ONE_DAY)
    assert (quiet.days, quiet.run, quiet.through_on) == (2, 2, MONDAY + 9 * ONE_DAY)


# --- milestones


def test_a_milestone_of_a_pathways_own_set_is_found_on_its_day() -> None:
    own = (Milestone(100, Unit.DAY),)
    since = date(2026, 1, 1)
    on = since + timedelta(days=100)
    assert milestones.falling_on(on, since, among=own) == own[0]
    assert milestones.falling_on(on, since) is None
    assert milestones.falling_on(on + ONE_DAY, since, among=own) is None


# --- dates as people type them


@pytest.mark.parametrize(
    ("typed", "past", "read"),
    [
        ("el ultimo viernes", True, date(2026, 2, 27)),
        ("12/11", False, dates.Unclear.AMBIGUOUS),
        ("12/12", False, date(2026, 12, 12)),
        ("2/3/26", True, dates.Unclear.AMBIGUOUS),
        ("2.3.26", True, date(2026, 3, 2)),
        ("2.3.27", True, date(1927, 3, 2)),
        ("2 march", True, date(2026, 3, 2)),
        ("2 march", False, date(2027, 3, 2)),
        ("2", True, date(2026, 3, 2)),
        ("2", False, date(2026, 4, 2)),
        ("31", True, date(2026, 1, 31)),
    ],
)
def test_a_date_is_read_on_the_side_that_is_asked_for(
    typed: str, past: bool, read: date | dates.Unclear
) -> None:
    assert dates.read(typed, today=MONDAY, past=past) == read


# --- the calendar, the daily post, the picture


def test_an_answer_opens_at_midnight_and_closes_at_four() -> None:
    unanswered = [MONDAY]
    tuesday = MONDAY + ONE_DAY

    def named(now: datetime) -> date:
        return calendar.nominal_date_for_checkin(now, LONDON, unanswered=unanswered)

    assert named(at(MONDAY, 0)) == MONDAY
    assert named(at(tuesday, 3, 59)) == MONDAY
    assert named(at(tuesday, 4)) == tuesday


def test_the_daily_post_stands_from_its_time_on() -> None:
    assert daily.to_post(at(MONDAY, 9, 59), at=time(10), zone=LONDON) is None
    assert daily.to_post(at(MONDAY, 10), at=time(10), zone=LONDON) == MONDAY


def test_a_spare_day_is_drawn_as_one_and_another_plain() -> None:
    weeks = almanac.squares(
        lit=frozenset({MONDAY}),
        spare=frozenset({MONDAY + ONE_DAY}),
        today=MONDAY + 2 * ONE_DAY,
        weeks=1,
    )
    ahead = (Mark.AHEAD,) * 4
    assert weeks == ((Mark.LIT, Mark.SPARE, Mark.PLAIN, *ahead),)


def test_a_shorter_picture_begins_later() -> None:
    first = almanac.first_monday(MONDAY, weeks=2)
    assert first == MONDAY - 7 * ONE_DAY
    assert almanac.months(lit=frozenset({first, first - ONE_DAY}), today=MONDAY, weeks=2) == (
        (first.replace(day=1), 1),
    )
    assert almanac.thursdays(MONDAY, weeks=2) == (first + 3 * ONE_DAY, first + 10 * ONE_DAY)


def test_the_screen_of_a_country_begins_with_its_emergency_numbers() -> None:
    assert numbers.for_country("gb", on=MONDAY).emergency == ("999", "112")
    assert numbers.for_country(None, on=MONDAY).emergency == ()


def test_a_service_is_all_that_its_row_says() -> None:
    content = resources.files("bot").joinpath("content", "numbers.csv").read_text("utf-8")
    rows = {row["key"]: row for row in csv.DictReader(content.splitlines())}
    assert len(numbers.services()) == len(rows)
    for it in numbers.services():
        row = rows[it.key]
        assert (it.name, it.kind, it.phone, it.text, it.web, it.hours) == (
            *(row["service"], row["kind"], row["phone"]),
            *(row["text"], row["web"], row["hours"]),
        )
        assert " ".join(it.countries) == " ".join(row["country"].split())
        assert " ".join(it.languages) == " ".join(row["languages"].split())
        assert it.retrieved_on.isoformat() == row["retrieved_on"]
        assert it.expires_on.isoformat() == row["expires_on"]


def test_a_number_is_confirmed_under_a_key_in_small_letters() -> None:
    """The keys of the shipped services are; a group's confirmation of either is found by it."""
    assert numbers.emergency_key("GB") == "gb-emergency"


# --- what comes too late


def test_a_message_past_its_time_is_not_sent_but_a_request_always_is() -> None:
    now = at(MONDAY, 9)
    for lane in (Lane.REMINDER, Lane.PROMPT):
        assert not outage.is_stale(lane, None, now)
        assert not outage.is_stale(lane, now + timedelta(seconds=1), now)
        assert outage.is_stale(lane, now, now)
    assert not outage.is_stale(Lane.REQUEST, now - ONE_DAY, now)


def test_a_deadline_that_was_past_before_the_outage_stays_and_a_later_one_moves() -> None:
    span = {"from_at": at(MONDAY, 9), "until_at": at(MONDAY, 12)}
    assert outage.moved(at(MONDAY, 9), **span) == at(MONDAY, 9)
    assert outage.moved(at(MONDAY, 10), **span) == at(MONDAY, 13)
    assert outage.moved(at(MONDAY, 14), **span) == at(MONDAY, 17)
    assert not outage.is_outage(None, at(MONDAY, 9))
    assert not outage.is_outage(at(MONDAY, 9), at(MONDAY, 9, 10))
    assert outage.is_outage(at(MONDAY, 9), at(MONDAY, 9, 11))
    assert not outage.is_late(at(MONDAY, 9), at(MONDAY, 9, 5))
    assert outage.is_late(at(MONDAY, 9), at(MONDAY, 9, 6))


# --- a place by what its clocks show


def minutes_apart(typed: str, wanted: time) -> list[int]:
    """Return how far the clocks of what was found are from a time of day."""
    now = at(MONDAY, 12)
    found = places.search(typed, now, limit=500)
    apart = []
    for place in found:
        local = now.astimezone(calendar.zone(place.zone))
        off = abs(local.hour * 60 + local.minute - wanted.hour * 60 - wanted.minute)
        apart.append(min(off, 1440 - off))
    return apart


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("9:00 am", time(9)),
        ("9:00 pm", time(21)),
        ("12:00 am", time(0)),
        ("12:00 pm", time(12)),
        ("12 pm", time(12)),
        ("21:00", time(21)),
        ("13:00", time(13)),
    ],
)
def test_a_time_with_its_half_of_the_day_finds_places_where_it_is_that_time(
    typed: str, wanted: time
) -> None:
    apart = minutes_apart(typed, wanted)
    assert apart
    assert max(apart) <= places.CLOSE
    assert apart == sorted(apart)


def test_a_time_without_its_half_of_the_day_may_be_either() -> None:
    nine_in_the_morning = minutes_apart("9:00", time(9))
    assert min(nine_in_the_morning) == 0
    assert max(nine_in_the_morning) >= 720 - places.CLOSE


@pytest.mark.parametrize("typed", ["24:00", "10:60", "utc+15", "utc-14:30"])
def test_what_no_clock_shows_finds_nothing(typed: str) -> None:
    assert places.search(typed, at(MONDAY, 12)) == []


def test_an_offset_finds_the_places_that_have_it_and_none_that_nearly_have_it() -> None:
    now = at(MONDAY, 12)
    for typed, hours in (("utc+5:30", 5.5), ("utc+5", 5), ("utc+14", 14), ("utc-11", -11)):
        found = places.search(typed, now)
        assert found
        offsets = {now.astimezone(calendar.zone(it.zone)).utcoffset() for it in found}
        assert offsets == {timedelta(hours=hours)}
