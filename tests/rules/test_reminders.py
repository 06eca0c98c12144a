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
    assert reminders.first_after(found, STARTS + timedelta(days=1)) is None


def test_the_word_about_tomorrow_is_not_said_today():
    found = {item.act: item for item in reminders.items(HOSTED, HELD, SOMEBODY)}
    assert found[Act.TELL_HOST].expires_at == STARTS - timedelta(hours=12)
    assert found[Act.ASK_HOST].expires_at == STARTS
    assert found[Act.REMIND].expires_at == STARTS


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
