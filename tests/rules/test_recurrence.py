from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given, settings, strategies as st

from bot.models.meetings import LAST, Occurrence, OtherDate, Recurrence
from bot.rules import calendar, recurrence
from bot.rules.calendar import ONE_DAY

ZONES = (
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "America/Santiago",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Etc/UTC",
)
TUESDAY, THURSDAY, SATURDAY = 1, 3, 5
MEETING = Recurrence(date(2026, 3, 3), time(19, 30), "America/New_York", frozenset({TUESDAY}))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # positional parts


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


def dates_of(rule: Recurrence, first: date, last: date) -> list[date]:
    return list(recurrence.dates(rule, first, last))


def starts_of(rule: Recurrence, others: tuple[OtherDate, ...] = (), *, days: int) -> list[datetime]:
    after = datetime.combine(rule.starts_on, time(), UTC) - 2 * ONE_DAY
    found = recurrence.occurrences(rule, others, after=after, before=after + days * ONE_DAY)
    return [occurrence.starts_at for occurrence in found]


some_rules = st.builds(
    Recurrence,
    starts_on=st.dates(date(2009, 1, 1), date(2030, 1, 1)),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0, minute=at.minute // 15 * 15)),
    zone=st.sampled_from(ZONES),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    every=st.integers(1, 5),
    nths=st.one_of(
        st.just(frozenset()), st.frozensets(st.sampled_from(sorted(recurrence.NTHS)), min_size=1)
    ),
    minutes=st.integers(1, 24 * 60),
)
rules_with_end = st.builds(
    lambda rule, days: replace(
        rule, ends_on=None if days is None else rule.starts_on + timedelta(days=days)
    ),
    some_rules,
    st.none() | st.integers(0, 500),
)

# What the rule gives ---------------------------------------------------------------------------


def test_two_weekdays_a_week():
    rule = replace(MEETING, weekdays=frozenset({TUESDAY, THURSDAY}))
    assert dates_of(rule, date(2026, 3, 1), date(2026, 3, 13)) == [
        date(2026, 3, 3),
        date(2026, 3, 5),
        date(2026, 3, 10),
        date(2026, 3, 12),
    ]


def test_every_second_week_counts_from_the_week_it_starts_in():
    rule = replace(MEETING, starts_on=date(2026, 3, 5), weekdays=frozenset({TUESDAY}), every=2)
    assert dates_of(rule, date(2026, 3, 1), date(2026, 4, 7)) == [
        date(2026, 3, 17),
        date(2026, 3, 31),
    ]


def test_the_last_friday_is_the_fourth_or_the_fifth():
    rule = replace(MEETING, weekdays=frozenset({4}), nths=frozenset({LAST}))
    assert dates_of(rule, date(2026, 3, 1), date(2026, 6, 1)) == [
        date(2026, 3, 27),
        date(2026, 4, 24),
        date(2026, 5, 29),
    ]


def test_a_fifth_saturday_is_only_where_there_is_one():
    rule = replace(MEETING, weekdays=frozenset({SATURDAY}), nths=frozenset({5}))
    assert dates_of(rule, date(2026, 3, 1), date(2026, 8, 31)) == [
        date(2026, 5, 30),
        date(2026, 8, 29),
    ]


def test_the_end_date_is_the_last_that_can_be():
    rule = replace(MEETING, ends_on=date(2026, 3, 17))
    assert dates_of(rule, date(2026, 1, 1), date(2027, 1, 1))[-1] == date(2026, 3, 17)
    assert recurrence.next_occurrence(rule, after=utc(2026, 3, 18)) is None


def test_a_date_that_a_place_never_lived_has_no_meeting():
    rule = Recurrence(date(2011, 12, 1), time(19), "Pacific/Apia", frozenset({4}))
    assert date(2011, 12, 30) not in dates_of(rule, date(2011, 12, 20), date(2012, 1, 10))


def test_a_meeting_in_the_gap_begins_as_much_later_and_in_the_repeated_hour_once():
    spring = Recurrence(date(2026, 3, 8), time(2, 30), "America/New_York", frozenset({6}))
    assert starts_of(spring, days=4) == [utc(2026, 3, 8, 7, 30)]  # 03:30 on the wall
    autumn = Recurrence(date(2026, 11, 1), time(1, 30), "America/New_York", frozenset({6}))
    assert starts_of(autumn, days=4) == [utc(2026, 11, 1, 5, 30)]  # the first 01:30


@settings(max_examples=120, deadline=None)
@given(rules_with_end, st.integers(0, 800))
def test_the_dates_are_those_of_dateutil(rule, later):
    first = rule.starts_on + timedelta(days=later)
    last = first + timedelta(days=200)
    days = [rrule.weekdays[day] for day in sorted(rule.weekdays)]
    if rule.nths:
        days = [day(nth) for day in days for nth in sorted(rule.nths)]
    start = rule.starts_on if not rule.nths else rule.starts_on.replace(day=1)
    naive = rrule.rrule(
        rrule.MONTHLY if rule.nths else rrule.WEEKLY,
        dtstart=datetime.combine(start, time()),
        interval=rule.every,
        byweekday=days,
        wkst=rrule.MO,
        until=datetime.combine(min(last, rule.ends_on or last), time()),
    )
    expected = [on.date() for on in naive if first <= on.date() <= last]
    where = calendar.zone(rule.zone)
    expected = [on for on in expected if calendar.is_lived(on, where)]
    assert dates_of(rule, first, last) == expected


@settings(max_examples=80, deadline=None)
@given(rules_with_end)
def test_each_occurrence_matches_its_rule_and_none_is_lost_or_doubled(rule):
    where = calendar.zone(rule.zone)
    after = datetime.combine(rule.starts_on, time(), UTC) - 2 * ONE_DAY
    found = list(recurrence.occurrences(rule, after=after, before=after + timedelta(days=400)))
    starts = [occurrence.starts_at for occurrence in found]
    assert starts == sorted(set(starts))
    for occurrence in found:
        assert occurrence.on.weekday() in rule.weekdays
        assert occurrence.on >= rule.starts_on
        assert occurrence.ends_at - occurrence.starts_at == timedelta(minutes=rule.minutes)
        assert occurrence.starts_at == calendar.occurrence(occurrence.on, rule.at, where)
        if rule.nths:
            length = monthrange(occurrence.on.year, occurrence.on.month)[1]
            nth = (occurrence.on.day - 1) // 7 + 1
            is_last = occurrence.on.day + 7 > length
            assert nth in rule.nths or (is_last and LAST in rule.nths)
    inner = dates_of(rule, rule.starts_on, rule.starts_on + timedelta(days=390))
    assert [each.on for each in found][: len(inner)] == inner


@settings(max_examples=60, deadline=None)
@given(some_rules, st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_pieces_of_time_give_what_the_whole_gives(rule, pieces):
    after = datetime.combine(rule.starts_on, time(), UTC) + timedelta(days=30)
    end = after + sum(pieces) * ONE_DAY
    whole = list(recurrence.occurrences(rule, after=after, before=end))
    parts: list[Occurrence] = []
    since = after
    for piece in pieces:
        until = since + piece * ONE_DAY
        parts += recurrence.occurrences(rule, after=since, before=until)
        since = until
    assert parts == whole
    chain: list[Occurrence] = []
    since = after
    while (one := recurrence.next_occurrence(rule, after=since)) and one.starts_at <= end:
        chain.append(one)
        since = one.starts_at
    assert chain == whole


# Skipped, moved, ended, changed ----------------------------------------------------------------

TENTH, SEVENTEENTH = date(2026, 3, 10), date(2026, 3, 17)


def test_a_skipped_date_is_not_there():
    starts = starts_of(MEETING, (OtherDate(TENTH),), days=20)
    assert [at.day for at in starts] == [4, 17]  # midnight in UTC, before and after the change


def test_a_moved_date_is_at_its_new_place_in_order():
    moved = OtherDate(TENTH, local("2026-03-19T09:00"))
    found = list(
        recurrence.occurrences(
            MEETING, (moved,), after=utc(2026, 3, 1), before=utc(2026, 3, 20, 14)
        )
    )
    assert [(each.on, each.starts_at.day) for each in found] == [
        (date(2026, 3, 3), 4),
        (SEVENTEENTH, 17),
        (TENTH, 19),
    ]
    assert recurrence.occurrence_on(MEETING, (moved,), on=TENTH) == found[-1]


def test_a_date_moved_far_ahead_is_found_from_both_sides():
    moved = (OtherDate(TENTH, local("2026-09-01T09:00")),)
    early = recurrence.next_occurrence(MEETING, moved, after=utc(2026, 3, 5))
    assert early is not None
    assert early.on == SEVENTEENTH
    late = recurrence.next_occurrence(MEETING, moved, after=utc(2026, 8, 31, 12))
    assert late is not None
    assert late.on == TENTH


def test_what_is_running_is_known_until_it_ends():
    rule = replace(MEETING, minutes=90)
    start = utc(2026, 3, 4, 0, 30)  # 19:30 in New York
    assert recurrence.running(rule, now=start - timedelta(seconds=1)) is None
    for minutes in (0, 89):
        held = recurrence.running(rule, now=start + timedelta(minutes=minutes))
        assert held is not None
        assert held.on == date(2026, 3, 3)
    assert recurrence.running(rule, now=start + timedelta(minutes=90)) is None


def test_a_new_hour_leaves_skips_and_moves_as_they_are():
    others = (OtherDate(TENTH), OtherDate(SEVENTEENTH, local("2026-03-18T08:00")))
    later = replace(MEETING, at=time(21))
    kept = recurrence.others_after_change(MEETING, others, later, now=utc(2026, 3, 1))
    assert kept == others
    starts = starts_of(later, kept, days=30)
    assert starts[:2] == [utc(2026, 3, 4, 2), utc(2026, 3, 18, 12)]


def test_a_meeting_that_has_begun_is_not_held_again_at_its_new_hour():
    now = utc(2026, 3, 11, 0)  # 20:00 on the tenth in New York: half an hour into it
    later = replace(MEETING, at=time(22))
    kept = recurrence.others_after_change(MEETING, (), later, now=now)
    assert kept == (OtherDate(TENTH, local("2026-03-10T19:30")),)
    following = recurrence.next_occurrence(later, kept, after=now)
    assert following is not None
    assert following.on == SEVENTEENTH


def test_a_meeting_of_today_does_not_fall_into_the_past():
    now = utc(2026, 3, 10, 20)  # 16:00 in New York
    kept = recurrence.others_after_change(MEETING, (), replace(MEETING, at=time(9)), now=now)
    assert kept == (OtherDate(TENTH, local("2026-03-10T19:30")),)


@settings(max_examples=60, deadline=None)
@given(some_rules, st.data())
def test_skips_and_moves_lead_to_the_same_in_any_order(rule, data):
    on_dates = dates_of(rule, rule.starts_on, rule.starts_on + timedelta(days=1500))[:6]
    if not on_dates:
        return
    acts = [
        OtherDate(
            on,
            data.draw(
                st.none() | st.datetimes(local("2010-01-01T00:00"), local("2035-01-01T00:00"))
            ),
        )
        for on in data.draw(st.lists(st.sampled_from(on_dates), unique=True, max_size=5))
    ]
    one: tuple[OtherDate, ...] = ()
    for act in acts:
        one = recurrence.with_other(one, act)
    other: tuple[OtherDate, ...] = ()
    for act in data.draw(st.permutations(acts)):
        other = recurrence.with_other(other, act)
    assert one == other
    ended = replace(rule, ends_on=on_dates[-1])
    begins = utc(2009, 1, 1)
    held = list(recurrence.occurrences(ended, one, after=begins, before=utc(2036, 1, 1)))
    skipped = {act.on for act in acts if act.moved_to is None}
    assert sorted(each.on for each in held) == [
        on for on in dates_of(ended, rule.starts_on, on_dates[-1]) if on not in skipped
    ]
    assert [each.starts_at for each in held] == sorted(each.starts_at for each in held)


@settings(max_examples=60, deadline=None)
@given(some_rules, some_rules, st.integers(0, 60 * 24 * 10))
def test_a_change_never_holds_a_date_twice_nor_in_hindsight(old, new, minutes):
    new = replace(new, starts_on=old.starts_on, zone=old.zone)
    now = datetime.combine(old.starts_on, time(), UTC) + timedelta(minutes=minutes)
    before = list(
        recurrence.occurrences(old, after=now - timedelta(days=3), before=now + timedelta(days=3))
    )
    kept = recurrence.others_after_change(old, (), new, now=now)
    far = now + timedelta(days=40)
    begun = {each.on for each in before if now - timedelta(days=1) <= each.starts_at <= now}
    to_come = [each.on for each in recurrence.occurrences(new, kept, after=now, before=far)]
    assert not begun & set(to_come)
    assert len(to_come) == len(set(to_come))


# Sound rules, and what they cost ---------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": frozenset()},
        {"weekdays": frozenset({7})},
        {"nths": frozenset({6})},
        {"nths": frozenset({0})},
        {"every": 0},
        {"every": 53},
        {"minutes": 0},
        {"minutes": 24 * 60 + 1},
        {"ends_on": date(2026, 3, 2)},
        {"zone": "Mars/Olympus"},
        {"starts_on": date(9999, 12, 31), "ends_on": None},
    ],
)
def test_a_rule_that_gives_nothing_is_not_sound(wrong):
    assert recurrence.is_sound(MEETING)
    assert not recurrence.is_sound(replace(MEETING, **wrong))


def test_an_old_rule_costs_no_more_than_a_new_one():
    """A look at the next date must not count from the year it started in."""
    rule = replace(MEETING, starts_on=date(1970, 1, 6), every=3)
    seen = 0
    found = recurrence.dates(rule, date(2026, 3, 1), date(2026, 3, 31))
    for on in found:
        seen += 1
        assert on >= date(2026, 3, 1)
        assert (on - date(1970, 1, 6)).days % 21 == 0
    assert seen in {1, 2}


def test_a_rule_that_gives_nothing_for_forty_years_has_no_next_date():
    rule = replace(MEETING, starts_on=date(2026, 2, 1), nths=frozenset({5}), every=12)
    found = recurrence.next_occurrence(rule, after=utc(2026, 3, 1))
    assert found is not None  # a fifth Tuesday in February, of a leap year
    assert found.on == date(2028, 2, 29)
