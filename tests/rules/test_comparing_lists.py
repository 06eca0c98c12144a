"""A second import: what is new, what has changed, and what is gone from the list."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.models import ChannelId, GuildId, UserId
from bot.models.feeds import Candidate, FeedRule, LeftOut
from bot.models.meetings import (
    LAST,
    Announcement,
    Meeting,
    MeetingId,
    MeetingKind,
    OtherDate,
    Recurrence,
)
from bot.rules.imports import as_told, compared, recurrence_of

SINCE = date(2026, 3, 2)
RULE = FeedRule(time(19), frozenset({1}))
HERE = Candidate("town", "here", "Here", RULE)


def kept(candidate: Candidate, number: int = 1, **other: object) -> Meeting:
    """Return the meeting that was made from a candidate."""
    meeting = Meeting(
        MeetingId(number),
        GuildId(1),
        candidate.name,
        recurrence_of(candidate.rule, zone="Europe/Madrid", since=SINCE),
        link=candidate.link,
        source=candidate.source,
        slug=candidate.slug,
    )
    return replace(meeting, **other)  # type: ignore[arg-type]  # any field of a meeting


def test_a_list_that_says_the_same_changes_nothing() -> None:
    found = compared([HERE], [kept(HERE)], source="town")
    assert [pair.meeting.slug for pair in found.unchanged] == ["here"]
    assert (found.new, found.changed, found.gone) == ((), (), ())


def test_the_key_is_source_and_slug() -> None:
    elsewhere = kept(replace(HERE, source="city"), 2)
    by_hand = replace(kept(HERE, 3), source=None, slug=None)
    found = compared([HERE], [elsewhere, by_hand], source="town")
    assert found.new == (HERE,)
    assert found.gone == ()


def test_what_is_gone_is_told_and_stays() -> None:
    other = replace(HERE, slug="other", name="Other")
    found = compared([HERE], [kept(HERE), kept(other, 2)], source="town")
    assert [meeting.name for meeting in found.gone] == ["Other"]


def test_what_somebody_ended_stays_so_and_is_not_made_anew() -> None:
    ended_at = datetime(2026, 5, 1, tzinfo=UTC)
    other = replace(HERE, slug="other")
    ours = [kept(HERE, ended_at=ended_at), kept(other, 2, ended_at=ended_at)]
    found = compared([replace(HERE, name="New name")], ours, source="town")
    assert [pair.meeting.slug for pair in found.ended] == ["here"]
    assert (found.new, found.changed, found.unchanged, found.gone) == ((), (), (), ())


def test_a_new_time_is_a_change_and_keeps_the_zone_and_the_beginning() -> None:
    later = replace(HERE, rule=replace(RULE, at=time(20)))
    (pair,) = compared([later], [kept(HERE)], source="town").changed
    assert pair.told.recurrence == replace(kept(HERE).recurrence, at=time(20))
    assert (pair.told.recurrence.zone, pair.told.recurrence.starts_on) == ("Europe/Madrid", SINCE)


def test_a_zone_in_the_list_counts() -> None:
    zoned = replace(HERE, rule=replace(RULE, zone="Europe/Lisbon"))
    (pair,) = compared([zoned], [kept(HERE)], source="town").changed
    assert pair.told.recurrence.zone == "Europe/Lisbon"


def test_what_people_here_decided_stays() -> None:
    skipped = OtherDate(date(2026, 4, 7))
    moved = OtherDate(date(2026, 4, 14), datetime.combine(date(2026, 4, 15), time(18)))
    ours = kept(HERE, host=UserId(7), pathway="smart", others=(skipped,), language="es")
    ended = replace(ours, recurrence=replace(ours.recurrence, ends_on=date(2026, 12, 29)))
    assert compared([HERE], [ended], source="town").changed == ()
    (pair,) = compared([replace(HERE, others=(moved,))], [ended], source="town").changed
    assert pair.told == replace(ended, others=(skipped, moved))


def test_a_link_with_the_passcode_that_a_host_added_is_kept() -> None:
    told = replace(HERE, link="https://zoom.us/j/1", left_out=(LeftOut.PASSCODE,))
    ours = kept(HERE, link="https://zoom.us/j/1?pwd=abc")
    assert compared([told], [ours], source="town").changed == ()
    moved = replace(told, link="https://zoom.us/j/2")
    (pair,) = compared([moved], [ours], source="town").changed
    assert pair.told.link == "https://zoom.us/j/2"


def test_all_that_a_list_says_is_taken_over():
    rule = FeedRule(
        time(20, 15),
        frozenset({4}),
        zone="Europe/Lisbon",
        minutes=90,
        every=2,
        nths=frozenset({1, LAST}),
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 12, 4),
    )
    told = Candidate(
        "town",
        "here",
        "Elsewhere",
        rule,
        kind=MeetingKind.WORKSHOP,
        is_open=False,
        language="pt",
        link="https://meet.example/two",
        address="Rua Nova 2",
    )
    ours = kept(HERE, link="https://meet.example/one", address="Calle Vieja 1", language="es")
    (pair,) = compared([told], [ours], source="town").changed
    assert (pair.meeting, pair.candidate) == (ours, told)
    assert pair.told == replace(
        ours,
        name="Elsewhere",
        kind=MeetingKind.WORKSHOP,
        is_open=False,
        language="pt",
        link="https://meet.example/two",
        address="Rua Nova 2",
        recurrence=Recurrence(
            date(2026, 5, 1),
            time(20, 15),
            "Europe/Lisbon",
            frozenset({4}),
            every=2,
            nths=frozenset({1, LAST}),
            ends_on=date(2026, 12, 4),
            minutes=90,
        ),
    )


def test_what_a_list_does_not_speak_of_stays():
    ours = kept(
        HERE,
        kind=MeetingKind.ONE_TO_ONE,
        is_open=False,
        language="es",
        link="https://meet.example/one",
        address="Calle Vieja 1",
        note="Ring twice",
        recurrence=replace(kept(HERE).recurrence, minutes=90),
    )
    assert as_told(ours, HERE) == ours


def test_where_we_had_nothing_the_list_fills_it_in():
    told = replace(HERE, language="es", link="https://meet.example/one", address="Calle Vieja 1")
    found = as_told(kept(HERE), told)
    assert (found.language, found.link, found.address) == (told.language, told.link, told.address)


@pytest.mark.parametrize(
    ("was_open", "says_open", "stays"),
    [
        (True, None, True),
        (True, True, True),
        (True, False, False),
        (False, None, True),
        (False, True, True),
        (False, False, True),
    ],
)
def test_a_channel_is_reminded_no_longer_of_what_a_list_closes(was_open, says_open, stays):
    announced = Announcement(ChannelId(5), 20)
    ours = kept(HERE, is_open=was_open, announced=announced)
    found = as_told(ours, replace(HERE, is_open=says_open))
    assert found.announced == (announced if stays else None)
    assert found.is_open is (was_open if says_open is None else says_open)


@pytest.mark.parametrize(
    ("ours", "theirs", "was_taken_out", "link"),
    [
        ("https://zoom.us/j/1?pwd=abc", "https://zoom.us/j/1", True, "ours"),
        ("https://zoom.us/j/1?pwd=abc", "https://zoom.us/j/2", True, "theirs"),
        ("https://zoom.us/j/1?lang=es&pwd=abc", "https://zoom.us/j/1?lang=es", True, "ours"),
        ("https://meet.example/one?lang=es", "https://meet.example/one", False, "theirs"),
        ("https://meet.example/one", "https://meet.example/two", False, "theirs"),
        (None, "https://zoom.us/j/1", True, "theirs"),
        ("https://zoom.us/j/1?pwd=abc", None, True, "ours"),
    ],
)
def test_a_host_s_link_stays_while_it_leads_to_the_same_room(ours, theirs, was_taken_out, link):
    left_out = (LeftOut.PASSCODE,) if was_taken_out else ()
    found = as_told(kept(HERE, link=ours), replace(HERE, link=theirs, left_out=left_out))
    assert found.link == {"ours": ours, "theirs": theirs}[link]


def test_what_a_list_does_not_say_of_a_new_meeting_is_filled_in():
    bare = recurrence_of(RULE, zone="Europe/Madrid", since=SINCE)
    assert (bare.zone, bare.starts_on, bare.ends_on) == ("Europe/Madrid", SINCE, None)
    assert bare.minutes == 60
    full = replace(RULE, zone="Europe/Lisbon", starts_on=date(2026, 9, 1))
    named = recurrence_of(full, zone="Europe/Madrid", since=SINCE)
    assert (named.zone, named.starts_on) == ("Europe/Lisbon", date(2026, 9, 1))


def test_other_dates_are_told_in_order_whoever_brought_them():
    early, late = OtherDate(date(2026, 4, 7)), OtherDate(date(2026, 4, 21))
    ours, theirs = kept(HERE, others=(late,)), replace(HERE, others=(early,))
    assert as_told(ours, theirs).others == (early, late)
    moved = OtherDate(late.on, datetime.combine(date(2026, 4, 22), time(19)))
    assert as_told(ours, replace(HERE, others=(moved,))).others == (moved,)
