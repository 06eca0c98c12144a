"""A second import: what is new, what has changed, and what is gone from the list."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.models import GuildId, UserId
from bot.models.feeds import Candidate, FeedRule, LeftOut
from bot.models.meetings import Meeting, MeetingId, OtherDate
from bot.rules.imports import compared, recurrence_of

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
