from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.models import ChannelId, GuildId, UserId
from bot.models.meetings import (
    Announcement,
    Meeting,
    MeetingId,
    MeetingKind,
    Occurrence,
    OtherDate,
    Recurrence,
)
from bot.rules import reminders
from bot.rules.reminders import Act, Followed

STARTS = datetime(2026, 3, 3, 19, tzinfo=UTC)
HELD = Occurrence(date(2026, 3, 3), STARTS, STARTS + timedelta(hours=1))
PLAIN = Meeting(
    MeetingId(1),
    GuildId(1),
    "Circle",
    Recurrence(date(2026, 3, 3), time(19), "Etc/UTC", frozenset({1})),
)
HOSTED = replace(PLAIN, host=UserId(1))
ANNOUNCED = replace(HOSTED, announced=Announcement(ChannelId(1), 20))
BOTH = replace(HOSTED, stand_in=UserId(2))
SOMEBODY = Followed(frozenset({15}), is_coming=True)


def times(meeting: Meeting, followed: Followed = SOMEBODY) -> dict[Act, timedelta]:
    found = reminders.items(meeting, HELD, followed)
    return {item.act: item.at - STARTS for item in found}


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_a_hosted_meeting_asks_one_after_the_other():
    assert times(BOTH) == {
        Act.TELL_HOST: -timedelta(hours=24),
        Act.ASK_HOST: minutes(-60),
        Act.ASK_STAND_IN: minutes(-45),
        Act.ASK_ROOM: minutes(-30),
        Act.REMIND: minutes(-15),
        Act.TELL_NO_HOST: minutes(-10),
        Act.AFTER: timedelta(hours=3),
    }


def test_a_stand_in_without_a_host_is_asked_first():
    assert times(replace(PLAIN, stand_in=UserId(2)))[Act.ASK_STAND_IN] == minutes(-60)


@pytest.mark.parametrize(
    ("meeting", "followed", "needs"),
    [
        (PLAIN, Followed(), False),
        (PLAIN, SOMEBODY, True),
        (HOSTED, Followed(), True),
        (replace(PLAIN, stand_in=UserId(2)), Followed(), True),
        (replace(PLAIN, source="a list"), SOMEBODY, False),
        (replace(HOSTED, source="a list"), Followed(), True),
    ],
)
def test_a_host_is_looked_for_where_one_is_needed(meeting, followed, needs):
    assert reminders.needs_host(meeting, followed) is needs
    assert (Act.ASK_ROOM in times(meeting, followed)) is needs


@settings(max_examples=40, deadline=None)
@given(
    st.frozensets(st.integers(reminders.SHORTEST, reminders.LONGEST), max_size=4),
    st.booleans(),
    st.sampled_from((PLAIN, HOSTED, BOTH, ANNOUNCED)),
)
def test_whatever_is_said_lies_in_the_span_that_is_looked_at(offsets, is_coming, meeting):
    for item in reminders.items(meeting, HELD, Followed(offsets, is_coming)):
        assert STARTS - reminders.AHEAD <= item.at <= HELD.ends_at + reminders.BEHIND
        assert item.at < item.expires_at
        around = reminders.around(meeting, since=item.at, now=item.at)
        assert HELD in around


def test_the_next_look_is_at_the_first_thing_to_come():
    found = list(reminders.items(BOTH, HELD, SOMEBODY))
    assert reminders.first_after(found, STARTS - minutes(50)) == STARTS - minutes(45)
    assert reminders.first_after(found, STARTS - minutes(45)) == STARTS - minutes(30)
    assert reminders.first_after(found, STARTS + timedelta(days=1)) is None


def test_the_word_about_tomorrow_is_not_said_today():
    found = {item.act: item for item in reminders.items(HOSTED, HELD, SOMEBODY)}
    assert found[Act.TELL_HOST].expires_at == STARTS - timedelta(hours=12)
    assert found[Act.ASK_HOST].expires_at == STARTS
    assert found[Act.REMIND].expires_at == STARTS
    assert found[Act.AFTER].expires_at == HELD.ends_at + timedelta(days=1)


def test_each_reminder_says_how_long_before_it_is():
    meeting = replace(ANNOUNCED, host=None)
    found = list(reminders.items(meeting, HELD, Followed(frozenset({5, 60}))))
    assert sorted((item.act, item.minutes, item.at - STARTS) for item in found) == [
        (Act.ANNOUNCE, 20, minutes(-20)),
        (Act.REMIND, 5, minutes(-5)),
        (Act.REMIND, 60, minutes(-60)),
    ]
    assert {item.occurrence for item in found} == {HELD}


def test_a_channel_is_reminded_where_one_was_chosen_and_never_of_what_two_people_have():
    assert Act.ANNOUNCE not in times(BOTH)
    assert times(ANNOUNCED)[Act.ANNOUNCE] == minutes(-20)
    assert Act.ANNOUNCE not in times(replace(ANNOUNCED, kind=MeetingKind.ONE_TO_ONE))


ITEMS = {item.act: item for item in reminders.items(ANNOUNCED, HELD, SOMEBODY)}


@settings(max_examples=60, deadline=None)
@given(st.integers(-40, 10), st.integers(-40, 10), st.booleans())
def test_what_fell_due_between_two_looks_is_said_at_the_second(before, now, is_known):
    looks = {"since": STARTS + minutes(min(before, now)), "now": STARTS + minutes(now)}
    for item in ITEMS.values():
        fell_due = looks["since"] < item.at <= looks["now"]
        said = reminders.is_due(item, **looks, is_known=is_known)
        late = item.act is Act.ANNOUNCE and not is_known and -20 <= now < 0
        assert said is (fell_due or late)


def test_of_a_meeting_that_is_new_only_the_channel_hears_what_fell_due_before():
    now = STARTS - minutes(5)
    due = {
        act
        for act, item in ITEMS.items()
        if reminders.is_due(item, since=None, now=now, is_known=False)
    }
    assert due == {Act.ANNOUNCE}


def test_a_channel_hears_of_a_date_until_it_begins_and_not_from_then_on():
    item = ITEMS[Act.ANNOUNCE]
    looks = [STARTS - minutes(21), STARTS - minutes(20), STARTS - minutes(1), STARTS]
    heard = [reminders.is_due(item, since=None, now=now, is_known=False) for now in looks]
    assert heard == [False, True, True, False]


def test_a_reminder_is_offered_as_long_as_its_moment_is_to_come():
    begins = STARTS - minutes(15)
    assert reminders.is_worth_it(15, HELD, begins - timedelta(seconds=1))
    assert not reminders.is_worth_it(15, HELD, begins)
    assert reminders.is_worth_it(5, HELD, begins)
    assert not reminders.is_worth_it(30, HELD, begins)


def looked_at(since: datetime, now: datetime, meeting: Meeting = PLAIN) -> list[int]:
    """Return the days of March of the dates that are looked at."""
    return [held.on.day for held in reminders.around(meeting, since=since, now=now)]


def test_the_next_date_is_looked_at_however_far_it_is():
    thursday = STARTS + timedelta(days=2)
    assert looked_at(thursday, thursday) == [10]
    fortnightly = replace(PLAIN, recurrence=replace(PLAIN.recurrence, every=2))
    assert looked_at(thursday, thursday, fortnightly) == [17]


def test_two_days_before_a_date_the_one_after_it_is_looked_at_as_well():
    before = STARTS + timedelta(days=5)
    assert looked_at(before - minutes(1), before - minutes(1)) == [10]
    assert looked_at(before, before) == [10, 17]


def test_a_date_is_looked_at_until_its_host_was_asked_how_it_was():
    asked = HELD.ends_at + timedelta(hours=2)
    assert looked_at(asked, asked + minutes(1)) == [3, 10]


def test_after_a_week_without_power_what_was_missed_is_looked_at():
    assert looked_at(STARTS - minutes(60), STARTS + timedelta(days=8)) == [3, 10, 17]


def test_of_a_meeting_that_is_over_nothing_is_looked_at():
    last = replace(PLAIN, recurrence=replace(PLAIN.recurrence, ends_on=HELD.on))
    later = STARTS + timedelta(days=9)
    assert looked_at(later, later, last) == []
    assert looked_at(STARTS, STARTS, last) == [3]


def test_a_date_that_is_skipped_is_not_looked_at_and_a_moved_one_is_where_it_is_now():
    skipped = OtherDate(date(2026, 3, 10))
    moved = OtherDate(date(2026, 3, 17), datetime.combine(date(2026, 3, 12), time(18)))
    two_days_before = STARTS + timedelta(days=5)
    without_it = replace(PLAIN, others=(skipped,))
    assert looked_at(two_days_before, two_days_before, without_it) == [17]
    thursday = STARTS + timedelta(days=2)
    (found,) = reminders.around(without_it, since=thursday, now=thursday)
    assert found.on == date(2026, 3, 17)
    (found,) = reminders.around(
        replace(PLAIN, others=(skipped, moved)), since=thursday, now=thursday
    )
    assert (found.on, found.starts_at) == (
        date(2026, 3, 17),
        datetime(2026, 3, 12, 18, tzinfo=UTC),
    )
