from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules import streaks
from bot.rules.streaks import CheckInDays, History, Totals, check_in_days, comes_back, fold, rhythm

MONDAY = date(2026, 1, 5)
LATER = date(2026, 12, 31)


def day(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def history(diary: str) -> History:
    """Read a diary from a Monday on: x checked in, - asked, . not asked, + checked in unasked."""
    days = list(enumerate(diary.replace(" ", "")))
    return History(
        asked_on=frozenset(day(i) for i, mark in days if mark in "x-"),
        checked_in_on=frozenset(day(i) for i, mark in days if mark in "x+"),
    )


def count(diary: str) -> CheckInDays:
    return check_in_days(history(diary), open_from=LATER)


@pytest.mark.parametrize(
    ("diary", "current", "longest"),
    [
        ("", 0, 0),
        ("x", 1, 1),
        ("xxxxxxx xxx", 10, 10),
        ("xx--xxx", 5, 5),  # two spare days
        ("xx---xx", 2, 2),  # a third is a gap
        ("xx-x-x-", 0, 4),
        ("xxxxx-- --xxxxx", 10, 10),  # each week has its own two
        ("xxxxx-- ---xxxx", 4, 5),
        ("xx.....  ....... xx", 4, 4),  # a pause of two weeks
        ("xx..+..", 3, 3),  # a check-in that nobody asked for counts
        ("-------", 0, 0),
        ("xxx---- ------- x", 1, 3),
    ],
)
def test_a_run_passes_over_two_spare_days_a_week(diary, current, longest):
    counted = count(diary)
    assert (counted.current, counted.longest) == (current, longest)


def test_spare_days_are_those_that_a_run_passed_over():
    assert count("-xx-xxx -x").spare_on == {day(3), day(7)}
    assert count("x------ -x").spare_on == {day(1), day(2)}


@pytest.mark.parametrize(("weeks", "current"), [(4, 2), (5, 1)])
def test_who_is_asked_once_a_week_comes_back_after_five_times(weeks, current):
    counted = count("x......" + "-......" * weeks + "x")
    assert counted.current == current


def test_one_answer_makes_all_the_weekly_silences_before_it_forgotten():
    diary = "x......" + "-......" * 3 + "x......" + "-......" * 3 + "x"
    assert count(diary).current == 3


def test_a_day_that_is_still_open_is_not_spent():
    diary = history("xx---")
    assert check_in_days(diary, open_from=day(4)).current == 2
    assert check_in_days(diary, open_from=day(5)).current == 0


def test_an_open_day_between_lends_the_longest_run_nothing():
    diary = history("x---x")  # after midnight, Thursday answered and Wednesday not yet
    assert check_in_days(diary, open_from=day(3)).longest == 1


def test_a_week_runs_from_monday_over_the_new_year():
    start = date(2026, 12, 28)  # Monday; Friday is the first of January
    asked = {start + timedelta(days=i) for i in range(7)}
    missing = {start, start + timedelta(days=4), start + timedelta(days=5)}
    counted = check_in_days(History(asked, asked - missing), open_from=date(2027, 2, 1))
    assert counted.current == 1


def test_coming_back_is_counted_once_for_each_gap():
    diary = history("xx-----")
    assert comes_back(diary, day(7))
    assert not comes_back(history("xx--"), day(4))
    assert not comes_back(history("---"), day(3))  # nobody was here before
    assert not comes_back(history("xx-----x"), day(8))
    assert not comes_back(history("xx-----x"), day(7))  # an edit
    assert not comes_back(history("xx-----x"), day(6))  # back-dated: already here
    back = diary | History(checked_in_on={day(7)}, came_back_on={day(7)})
    assert check_in_days(back, open_from=LATER).returns == 1


def test_filling_in_the_gap_later_takes_no_return_away():
    back = history("xx-----x") | History(came_back_on={day(7)})
    filled = back | History(checked_in_on={day(i) for i in range(2, 7)})
    counted = check_in_days(filled, open_from=LATER)
    assert (counted.current, counted.returns) == (8, 1)


def test_coming_back_is_known_after_everything_before_was_folded():
    totals = fold(Totals(), history("xx-----"), through=day(6))
    assert comes_back(History(), day(7), since=totals)


def test_spare_days_of_a_folded_week_are_not_charged_to_the_next():
    totals = fold(Totals(), history("xxxxx--"), through=day(8))  # nothing was asked on the 8th
    rest = History(asked_on={day(9), day(10), day(11)}, checked_in_on={day(11)})
    assert check_in_days(rest, open_from=LATER, since=totals).current == 6


@pytest.mark.parametrize(
    ("diary", "on", "is_good"),
    [
        ("xx", 2, False),
        ("xx-", 3, True),
        ("xx-...", 6, True),
        ("", 0, False),
        ("xx...", 5, False),
        ("x-x-x", 3, False),  # filled in afterwards: they are here already
        ("x" + "." * 364, 365, False),
        ("x" + "." * 366, 367, True),  # a year, asked or not
        ("-" + "." * 366, 367, False),  # never here
        ("x-x", 2, True),  # said again when the answer of that day is changed
    ],
)
def test_good_to_see_you_is_for_any_day_that_went_by(diary, on, is_good):
    assert streaks.is_good_to_see(history(diary), day(on)) is is_good


@pytest.mark.parametrize(("days", "is_good"), [(0, False), (1, True), (200, True)])
def test_good_to_see_you_is_for_who_was_here_before_anything_that_is_kept(days, is_good):
    assert streaks.is_good_to_see(History(), day(500), since=Totals(days=days)) is is_good


def test_the_rhythm_counts_asked_days_only():
    diary = history("xxx-x.. x-.+")
    assert rhythm(diary, open_from=LATER, last=7) == (5, 7)
    assert rhythm(diary, open_from=LATER, last=30) == (6, 8)
    assert rhythm(history("x-"), open_from=day(1), last=7) == (1, 1)
    assert rhythm(History(), open_from=LATER, last=7) == (0, 0)


# Properties ------------------------------------------------------------------------------------

dates = st.integers(0, 41).map(day)
some_dates = st.frozensets(dates, max_size=42)
histories = st.text("xxx--.+", max_size=42).map(history)


def all_figures(diary: History, open_from: date) -> tuple[int, ...]:
    counted = check_in_days(diary, open_from=open_from)
    week, month = (rhythm(diary, open_from=open_from, last=last).days for last in (7, 30))
    return counted.current, counted.longest, counted.days, counted.returns, week, month


def no_worse(after: tuple[int, ...], before: tuple[int, ...]) -> bool:
    return all(new >= old for new, old in zip(after, before, strict=True))


@settings(deadline=None, max_examples=500)
@given(histories, some_dates, dates)
def test_a_pause_an_outage_or_an_unasked_day_never_lowers_anything(diary, not_asked, open_from):
    without = History(diary.asked_on - not_asked, diary.checked_in_on)
    assert no_worse(all_figures(without, open_from), all_figures(diary, open_from))


@settings(deadline=None, max_examples=500)
@given(histories, some_dates, dates)
def test_a_check_in_for_whatever_date_never_lowers_anything(diary, more, open_from):
    with_more = diary | History(checked_in_on=more)
    assert no_worse(all_figures(with_more, open_from), all_figures(diary, open_from))


@settings(deadline=None)
@given(histories, dates, dates)
def test_time_going_by_never_lowers_a_total(diary, one, other):
    earlier, later = sorted((one, other))
    before = check_in_days(diary, open_from=earlier)
    after = check_in_days(diary, open_from=later)
    assert (after.longest, after.days, after.returns) == (
        before.longest,
        before.days,
        before.returns,
    )
    assert after.current <= before.current <= before.days


@settings(deadline=None)
@given(histories, st.randoms(use_true_random=False), dates)
def test_days_may_arrive_in_any_order(diary, random, open_from):
    facts = [History(asked_on={on}) for on in diary.asked_on]
    facts += [History(checked_in_on={on}) for on in diary.checked_in_on]
    random.shuffle(facts)
    arrived = History()
    for fact in facts:
        arrived |= fact
    assert check_in_days(arrived, open_from=open_from) == check_in_days(diary, open_from=open_from)


@settings(deadline=None, max_examples=500)
@given(histories, some_dates, dates, dates, dates)
def test_folding_old_days_away_changes_nothing(diary, came_back_on, one, two, open_from):
    diary |= History(came_back_on=came_back_on & diary.checked_in_on)
    first, second = sorted((one, two))
    open_from = max(open_from, second + timedelta(days=1))  # only closed days are folded
    whole = check_in_days(diary, open_from=open_from)
    totals = fold(fold(Totals(), diary, through=first), diary, through=second)
    rest = History(
        frozenset(on for on in diary.asked_on if on > second),
        frozenset(on for on in diary.checked_in_on if on > second),
        frozenset(on for on in diary.came_back_on if on > second),
    )
    counted = check_in_days(rest, open_from=open_from, since=totals)
    assert counted.spare_on <= whole.spare_on
    assert (counted.current, counted.longest, counted.days, counted.returns) == (
        whole.current,
        whole.longest,
        whole.days,
        whole.returns,
    )
    assert fold(totals, diary, through=first) == totals


@settings(deadline=None, max_examples=500)
@given(histories)
def test_at_most_two_days_a_week_are_spare_and_none_of_them_is_a_check_in(diary):
    spare = check_in_days(diary, open_from=LATER).spare_on
    weeks = [on.isocalendar()[:2] for on in spare]
    assert all(weeks.count(week) <= 2 for week in weeks)
    assert not spare & diary.checked_in_on
    assert spare <= diary.asked_on


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.sampled_from("x-.+"), st.integers(1, 7) | st.none()), max_size=40))
def test_lived_day_by_day_no_total_ever_falls_and_only_an_asked_day_ends_a_run(steps):
    """Each day: asked or not, answered or not, and perhaps an earlier date filled in."""
    diary, before = History(), check_in_days(History(), open_from=MONDAY)
    for i, (mark, back) in enumerate(steps):
        new = [day(i)] if mark in "x+" else []
        new += [day(i - back)] if back is not None and back <= i else []
        for on in new:
            returned = {on} if comes_back(diary, on) else set()
            diary |= History(checked_in_on={on}, came_back_on=returned)
        diary |= History(asked_on={day(i)} if mark in "x-" else set())
        now = check_in_days(diary, open_from=day(i + 1))
        assert now.longest >= before.longest
        assert now.days >= before.days
        assert now.returns >= before.returns
        assert now.current >= before.current or mark == "-"
        before = now
