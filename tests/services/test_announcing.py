"""A meeting in a channel: announced once, kept true, and left alone where the channel is gone."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.database import Database
from bot.messenger import Gone, MissingRight
from bot.models import ChannelId, DeliveryKind
from bot.models.feeds import Candidate, FeedRule
from bot.models.meetings import Announcement, Meeting, MeetingId, MeetingKind
from bot.rules import imports, recurrence
from bot.services import drafting
from bot.store import announcements
from bot.store.schema import meeting_told
from tests.services.harbour import GROUP, MONDAY, Harbour, at
from tests.services.meeting_house import (
    ELSEWHERE,
    LEAD,
    MINUTE,
    MONDAY_NOON,
    NEXT_TUESDAY,
    ROOM,
    STARTS,
    TUESDAY,
    TUESDAYS,
    House,
)

HOUR = timedelta(hours=1)
COMMONS, OTHER = ChannelId(900), ChannelId(901)
ANNOUNCED = replace(TUESDAYS, announced=Announcement(COMMONS, 15))
T15 = STARTS - 15 * MINUTE


@dataclass(frozen=True)
class Post:
    """One message that arrived in a channel."""

    kind: str
    at: datetime
    on: str
    starts: int
    channel: ChannelId | None


async def post(house: House, now: datetime) -> list[Post]:
    """Send what is due, as far as it goes to a channel."""
    return [
        Post(it.kind, now, str(it.facts["on"]), int(it.facts["starts"]), it.channel_id)
        for it, _ in await house.send(now)
        if it.kind in {DeliveryKind.ANNOUNCEMENT, DeliveryKind.ANNOUNCE_CHANGE}
    ]


async def live(house: House, until: datetime, *, since: datetime = MONDAY_NOON) -> list[Post]:
    """Tick and send at each due time, from one instant to another."""
    now, posted = since, []
    while True:
        await house.tick(now)
        posted += await post(house, now)
        async with house.database.reading() as tx:
            due_at = await house.planner.next_due_at(tx)
        if due_at is None or due_at > until:
            return posted
        assert due_at > now
        now = due_at


def brief(posted: list[Post]) -> list[tuple[str, datetime]]:
    return [(each.kind, each.at) for each in posted]


async def move(house: House, meeting: Meeting, to: str, now: datetime) -> None:
    local = datetime.fromisoformat(to)
    moved = house.services.meetings.move
    assert await moved(GROUP, meeting.id, TUESDAY, to=local, by=LEAD, now=now)


# When ------------------------------------------------------------------------------------------


async def test_a_channel_is_reminded_once_for_each_date_and_over_a_restart(house):
    await house.add(ANNOUNCED)
    posted = await live(house, T15)
    again = House(house.harbour)
    posted += await live(again, STARTS + timedelta(days=7), since=T15)
    assert brief(posted) == [
        ("announcement", T15),
        ("announcement", at(NEXT_TUESDAY, 18, 45)),
    ]
    assert {each.channel for each in posted} == {COMMONS}


async def test_it_is_off_unless_somebody_chose_a_channel(house):
    meeting = await house.add()
    assert meeting.announced is None
    assert await live(house, STARTS + HOUR) == []


async def test_what_was_planned_follows_a_skip_a_move_and_an_end(house):
    meeting = await house.add(ANNOUNCED)
    services = house.services.meetings
    assert await services.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON)
    assert await live(house, STARTS + HOUR) == []
    assert not await services.put_back(GROUP, meeting.id, TUESDAY, by=LEAD, now=STARTS + HOUR)
    local = datetime.fromisoformat("2026-03-11T12:00")
    later = STARTS + 2 * HOUR
    assert await services.move(GROUP, meeting.id, NEXT_TUESDAY, to=local, by=LEAD, now=later)
    moved_to = at(date(2026, 3, 11), 11, 45)
    assert brief(await live(house, moved_to, since=later)) == [("announcement", moved_to)]
    assert await services.end(GROUP, meeting.id, by=LEAD, now=moved_to + HOUR)
    assert await live(house, STARTS + timedelta(days=30), since=moved_to + HOUR) == []


async def test_a_new_hour_is_announced_at_the_new_hour(house):
    meeting = await house.add(ANNOUNCED)
    later = replace(TUESDAYS.recurrence, at=time(20))
    await house.change(meeting, replace(ANNOUNCED, recurrence=later))
    assert brief(await live(house, STARTS + 2 * HOUR)) == [("announcement", T15 + HOUR)]


async def test_a_channel_that_is_chosen_late_hears_of_it_at_once_and_once(house):
    meeting = await house.add()
    now = STARTS - 10 * MINUTE
    meeting = await house.change(meeting, ANNOUNCED, now=now)
    assert brief(await post(house, now)) == [("announcement", now)]
    await house.change(meeting, replace(ANNOUNCED, name="Circle"), now=now + MINUTE)
    await house.come(meeting, now=now + MINUTE)
    assert await live(house, STARTS, since=now + MINUTE) == []


async def test_after_an_outage_it_is_noted_and_not_posted(house):
    await house.add(ANNOUNCED)
    assert await live(house, STARTS + HOUR, since=STARTS + HOUR) == []
    (row,) = await house.harbour.deliveries("announcement")
    assert (row["due_at"], row["expires_at"]) == (T15, STARTS)


async def test_another_channel_is_not_told_what_was_on_its_way_to_the_first(house):
    meeting = await house.add(ANNOUNCED)
    await house.tick(T15)
    outline = replace(ANNOUNCED, announced=Announcement(OTHER, 15))
    await house.change(meeting, outline, now=T15)
    assert [each.channel for each in await post(house, T15)] == [OTHER]


# Kept true -------------------------------------------------------------------------------------


async def test_a_channel_that_was_told_hears_of_each_change_once(house):
    meeting = await house.add(ANNOUNCED)
    await live(house, T15)
    now = T15 + MINUTE
    await move(house, meeting, "2026-03-03T20:00", now)
    await house.change(meeting, replace(ANNOUNCED, name="Circle"), now=now)
    assert brief(await post(house, now)) == [("announce_change", now)]
    await move(house, meeting, "2026-03-03T19:00", now + MINUTE)
    assert brief(await post(house, now + MINUTE)) == [("announce_change", now + MINUTE)]
    await move(house, meeting, "2026-03-03T20:00", now + 2 * MINUTE)
    posted = await live(house, STARTS + 2 * HOUR, since=now + 2 * MINUTE)
    assert brief(posted) == [
        ("announce_change", now + 2 * MINUTE),
        ("announcement", T15 + HOUR),
    ]


async def test_a_channel_that_was_told_hears_that_it_falls_out_and_that_it_does_not(house):
    meeting = await house.add(ANNOUNCED)
    await live(house, T15)
    services = house.services.meetings
    assert await services.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=T15)
    assert [(it.kind, it.starts) for it in await post(house, T15)] == [("announce_change", 0)]
    now = T15 + MINUTE
    assert await services.put_back(GROUP, meeting.id, TUESDAY, by=LEAD, now=now)
    start = int(STARTS.timestamp())
    assert [(it.kind, it.starts) for it in await post(house, now)] == [("announce_change", start)]
    assert await services.end(GROUP, meeting.id, by=LEAD, now=now)
    assert [it.starts for it in await post(house, now)] == [0]


async def test_what_changed_while_it_was_on_its_way_is_told_after_it(house):
    meeting = await house.add(ANNOUNCED)
    await house.tick(T15)
    (claimed,) = await house.claimed(T15)
    assert await house.services.meetings.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=T15)
    await house.arrived(claimed, T15)
    assert [(it.kind, it.starts) for it in await post(house, T15)] == [("announce_change", 0)]


async def test_what_has_begun_is_not_spoken_of(house):
    meeting = await house.add(ANNOUNCED)
    await live(house, T15)
    assert await house.services.meetings.end(GROUP, meeting.id, by=LEAD, now=STARTS + MINUTE)
    assert await post(house, STARTS + MINUTE) == []


async def test_what_channels_were_told_is_forgotten_with_the_rest(house):
    await house.add(ANNOUNCED)
    await live(house, T15)
    assert len(await house.harbour.rows(meeting_told)) == 1
    await house.services.housekeeping.tidy(STARTS + timedelta(days=31))
    assert await house.harbour.rows(meeting_told) == []


# Whose it is -----------------------------------------------------------------------------------


async def test_what_two_people_have_is_in_no_channel(house):
    meeting = await house.add(ANNOUNCED, kind=MeetingKind.ONE_TO_ONE)
    assert meeting.announced is None
    meeting = await house.add(ANNOUNCED)
    changed = await house.change(meeting, replace(ANNOUNCED, kind=MeetingKind.ONE_TO_ONE))
    assert changed.announced is None
    assert await live(house, STARTS) == []


def test_a_list_that_closes_a_meeting_takes_its_channel_away():
    rule = FeedRule(TUESDAYS.recurrence.at, TUESDAYS.recurrence.weekdays, zone="Europe/London")
    told = Candidate(source="x", slug="1", name="Circle", rule=rule, is_open=False)
    kept = Announcement(COMMONS, 15)
    meeting = Meeting(
        id=MeetingId(1),
        guild_id=GROUP,
        name="Circle",
        recurrence=TUESDAYS.recurrence,
        announced=kept,
    )
    assert imports.as_told(meeting, replace(told, is_open=None)).announced == kept
    assert imports.as_told(meeting, told).announced is None
    assert imports.as_told(replace(meeting, is_open=False), told).announced == kept


def test_a_draft_keeps_the_channel_and_one_from_before_has_none():
    body = drafting.body_of(ANNOUNCED)
    assert drafting.outline_of(body) == ANNOUNCED
    del body["announced"]
    assert drafting.outline_of(body) == TUESDAYS


# The channel is gone, or closed to us ----------------------------------------------------------


async def test_a_channel_that_went_while_nobody_looked_is_among_what_is_asked_for(house):
    meeting = await house.add(ANNOUNCED)
    services = house.services
    lost, _ = await services.losses.not_among(GROUP, {ROOM})
    assert COMMONS in lost
    lost, _ = await services.losses.not_among(GROUP, {ROOM, COMMONS})
    assert COMMONS not in lost
    assert (await services.checkup.look(GROUP, now=MONDAY_NOON)).announced_in == (COMMONS,)
    assert (await services.checkup.look(ELSEWHERE, now=MONDAY_NOON)).announced_in == ()
    assert await services.meetings.end(GROUP, meeting.id, by=LEAD, now=MONDAY_NOON)
    assert (await services.checkup.look(GROUP, now=MONDAY_NOON)).announced_in == ()


async def notices(house: House) -> list[str]:
    return [it.line for it in await house.services.notices.take(GROUP, now=MONDAY_NOON)]


async def test_a_deleted_channel_is_left_and_the_admins_hear_of_it_once(house):
    first = await house.add(ANNOUNCED)
    second = await house.add(ANNOUNCED, name="Lunch walk")
    elsewhere = await house.add(ANNOUNCED, guild_id=ELSEWHERE)
    losses = house.services.losses
    assert await losses.channel_gone(GROUP, COMMONS, now=MONDAY_NOON)
    assert not await losses.channel_gone(GROUP, COMMONS, now=MONDAY_NOON)
    for meeting in (first, second):
        assert (await house.read(meeting.id)).announced is None
    assert (await house.read(elsewhere.id)).announced is not None
    assert [it["channel_id"] for it in await house.harbour.deliveries("admin_notice")] == [ROOM]
    assert await notices(house) == ["notice-announce-gone"]
    assert {each.on for each in await live(house, STARTS)} == {TUESDAY.isoformat()}
    posted = await house.harbour.deliveries("announcement")
    assert {row["guild_id"] for row in posted} == {ELSEWHERE}


@pytest.mark.parametrize(
    ("failure", "line"),
    [
        (Gone("unknown channel"), "notice-announce-gone"),
        (MissingRight("no"), "notice-announce-refused"),
    ],
)
async def test_a_channel_that_takes_nothing_is_told_once(house, failure, line):
    meeting = await house.add(ANNOUNCED)
    await house.tick(T15)
    (claimed,) = await house.claimed(T15)
    letter = house.letters[claimed.kind]
    for _ in range(2):
        async with house.database.transaction() as tx:
            await letter.undeliverable(tx, claimed, failure, T15)
    assert await notices(house) == [line]
    is_gone = isinstance(failure, Gone)
    assert ((await house.read(meeting.id)).announced is None) is is_gone


# Whatever is done, in any order ----------------------------------------------------------------

DAILY = replace(
    ANNOUNCED,
    recurrence=replace(TUESDAYS.recurrence, starts_on=MONDAY, weekdays=frozenset(range(7))),
)
BEFORE_SEVEN = at(MONDAY, 18, 40)
DAYS = st.integers(0, 1).map(lambda days: MONDAY + timedelta(days=days))
STEPS = st.one_of(
    st.tuples(st.just("wait"), st.sampled_from((1, 6, 12, 240, 1440))),
    st.tuples(st.just("restart"), st.just(0)),
    st.tuples(st.just("skip"), DAYS),
    st.tuples(st.just("put back"), DAYS),
    st.tuples(st.just("move"), st.tuples(DAYS, st.sampled_from((18, 19, 20, 33)))),
    st.tuples(st.just("hour"), st.sampled_from((7, 19, 21))),
    st.tuples(st.just("channel"), st.sampled_from((None, COMMONS, OTHER))),
    st.tuples(st.just("minutes"), st.sampled_from((5, 15, 60, 1440))),
)


async def do(house: House, meeting: Meeting, step: str, what: Any, now: datetime) -> None:
    services = house.services.meetings
    outline = drafting.outline_from(meeting)
    if step == "skip":
        await services.skip(GROUP, meeting.id, what, by=LEAD, now=now)
    elif step == "put back":
        await services.put_back(GROUP, meeting.id, what, by=LEAD, now=now)
    elif step == "move":
        on, hours = what
        to = datetime.combine(on, time()) + timedelta(hours=hours)
        await services.move(GROUP, meeting.id, on, to=to, by=LEAD, now=now)
    elif step == "hour":
        rule = replace(meeting.recurrence, at=time(what))
        await house.change(meeting, replace(outline, recurrence=rule, others=()), now=now)
    elif step == "channel":
        minutes = meeting.announced.minutes if meeting.announced else 15
        announced = what and Announcement(what, minutes)
        await house.change(meeting, replace(outline, announced=announced, others=()), now=now)
    elif step == "minutes" and meeting.announced:
        announced = replace(meeting.announced, minutes=what)
        await house.change(meeting, replace(outline, announced=announced, others=()), now=now)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=3, max_size=7))
async def test_whatever_is_done_the_channel_knows_what_is_so_and_hears_it_once(
    sqlite_database: Database, tmp_path: Path, steps: list[tuple[str, Any]]
):
    house = House(Harbour(sqlite_database, tmp_path))
    await house.open()
    meeting = await house.add(DAILY, now=BEFORE_SEVEN)
    now = BEFORE_SEVEN
    posted = await live(house, now, since=now)
    for step, what in steps:
        until = now
        if step == "restart":
            house = House(house.harbour)
        elif step == "wait":
            until = now + what * MINUTE
        else:
            await do(house, await house.read(meeting.id), step, what, now)
        posted += await live(house, until, since=now)
        now = until
        await holds_true(house, await house.read(meeting.id), now)
    said = [(it.on, it.starts, it.channel) for it in posted if it.kind == "announcement"]
    assert len(set(said)) == len(said)
    await house.services.meetings.end(GROUP, meeting.id, by=LEAD, now=now)
    await post(house, now)


async def holds_true(house: House, meeting: Meeting, now: datetime) -> None:
    """Check that the channel knows what it has to know, and nothing that is not so."""
    async with house.database.reading() as tx:
        told = await announcements.of_meeting(tx, meeting.id)
    rule, others = meeting.recurrence, meeting.others
    for each in told:
        held = recurrence.occurrence_on(rule, others, on=each.on)
        starts_at = held.starts_at if held else None
        if each.starts_at is not None and each.starts_at > now:
            assert each.starts_at == starts_at
    if meeting.announced is None:
        return
    window = timedelta(minutes=meeting.announced.minutes)
    where = meeting.announced.channel_id
    knows = {(each.on, each.starts_at) for each in told if each.channel_id == where}
    for held in recurrence.occurrences(rule, others, after=now, before=now + window):
        assert (held.on, held.starts_at) in knows
