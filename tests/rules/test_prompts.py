"""When somebody is asked, and what an answer is for; every date and slot at most once."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st

from bot.models import Answer, CheckIn, CheckInId, PersonId, Slot
from bot.rules import calendar, prompts
from bot.rules.prompts import ONE_HOUR, Schedule

EVERY_DAY = frozenset(range(7))
LONDON = calendar.zone("Europe/London")
# both ways across the date line, half-hours, and clocks that change twice or not at all
ZONES = (
    *("Europe/London", "America/New_York", "Pacific/Apia", "Pacific/Pago_Pago"),
    *("Asia/Kolkata", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns"),
)
MONDAY = date(2026, 3, 2)


def schedule(
    morning: time | None = time(9),
    evening: time | None = None,
    *,
    zone: ZoneInfo = LONDON,
    days: frozenset[int] = EVERY_DAY,
) -> Schedule:
    return Schedule(zone=zone, morning_at=morning, evening_at=evening, weekdays=days)


def at(on: date, hour: int, minute: int = 0, *, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.combine(on, time(hour, minute), zone).astimezone(UTC)


def row(on: date, slot: Slot = Slot.MORNING, answer: Answer | None = None) -> CheckIn:
    asked_at = at(on, 9)
    answered_at = asked_at if answer else None
    return CheckIn(CheckInId(1), PersonId(1), on, slot, asked_at, answer, answered_at)


def test_somebody_who_starts_before_nine_is_asked_the_same_day():
    due = prompts.first_after(schedule(), at(MONDAY, 8))
    assert due is not None
    assert (due.day_on, due.slot, due.due_at) == (MONDAY, Slot.MORNING, at(MONDAY, 9))


def test_somebody_who_starts_after_nine_is_asked_tomorrow():
    due = prompts.first_after(schedule(), at(MONDAY, 9))
    assert due is not None
    assert due.day_on == MONDAY + timedelta(days=1)


def test_the_first_of_two_slots_to_come_is_first():
    due = prompts.first_after(schedule(evening=time(20)), at(MONDAY, 12))
    assert due is not None
    assert (due.day_on, due.slot) == (MONDAY, Slot.EVENING)


def test_only_chosen_weekdays_are_asked():
    due = prompts.first_after(schedule(days=frozenset({3})), at(MONDAY, 8))
    assert due is not None
    assert due.day_on == date(2026, 3, 5)


def test_nobody_is_asked_without_a_time_or_a_day():
    assert prompts.first_after(schedule(None), at(MONDAY, 8)) is None
    assert prompts.first_after(schedule(days=frozenset()), at(MONDAY, 8)) is None


def test_a_late_start_still_prompts_within_the_day():
    due = prompts.first_after(schedule(), at(MONDAY, 8))
    assert due is not None
    plan = prompts.plan(schedule(), due, now=at(MONDAY, 23, 59))
    assert plan.ask == due
    assert plan.then is not None
    assert plan.then.day_on == MONDAY + timedelta(days=1)


def test_a_prompt_past_its_day_is_not_asked():
    due = prompts.first_after(schedule(), at(MONDAY, 8))
    assert due is not None
    plan = prompts.plan(schedule(), due, now=at(MONDAY + timedelta(days=1), 0))
    assert plan.ask is None
    assert plan.then is not None
    assert plan.then.day_on == MONDAY + timedelta(days=1)


def test_two_slots_missed_in_one_day_are_asked_once_as_the_later():
    both = schedule(evening=time(20))
    due = prompts.first_after(both, at(MONDAY, 8))
    assert due is not None
    plan = prompts.plan(both, due, now=at(MONDAY, 21))
    assert plan.ask is not None
    assert plan.ask.slot is Slot.EVENING
    assert plan.then is not None
    assert (plan.then.day_on, plan.then.slot) == (MONDAY + timedelta(days=1), Slot.MORNING)


def test_days_of_outage_bring_one_prompt_of_today():
    due = prompts.first_after(schedule(), at(MONDAY, 8))
    assert due is not None
    back = MONDAY + timedelta(days=5)
    plan = prompts.plan(schedule(), due, now=at(back, 10))
    assert plan.ask is not None
    assert plan.ask.day_on == back


TIMES = st.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda at_: at_.replace(second=0, microsecond=0)
)
SCHEDULES = st.builds(
    schedule,
    st.none() | TIMES,
    st.none() | TIMES,
    zone=st.sampled_from(ZONES).map(calendar.zone),
    days=st.frozensets(st.integers(0, 6)),
)
MOMENTS = st.integers(0, 700 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
# Nobody can choose no time or no day.
CHOICES = SCHEDULES.filter(lambda chosen: bool(chosen.slots() and chosen.weekdays))
STEPS = st.lists(st.tuples(st.integers(1, 60 * 72), st.none() | CHOICES), min_size=1, max_size=40)


@settings(max_examples=150, deadline=None)
@given(first=CHOICES, steps=STEPS, start=MOMENTS)
def test_each_date_and_slot_is_asked_at_most_once_and_never_after_its_day(
    first: Schedule, steps: list[tuple[int, Schedule | None]], start: datetime
):
    """Outages of any length, and new times, zones and days at any moment, as the services do it."""
    now = start
    current = first
    due = prompts.first_after(current, now)
    asked: list[tuple[date, Slot]] = []
    since_change: set[tuple[date, Slot]] = set()
    for minutes, changed in steps:
        now += timedelta(minutes=minutes)
        if changed is not None:
            since_change.clear()
            not_before = None if due is None else due.day_on
            current = changed
            due = prompts.first_after(current, now, not_before=not_before)
        if due is None or due.due_at > now:
            continue
        plan = prompts.plan(current, due, now=now)
        if plan.ask is not None:
            is_today = plan.ask.day_on == calendar.local_date(now, current.zone)
            assert is_today or now < plan.ask.due_at + ONE_HOUR  # just before midnight
            assert plan.ask.due_at <= now
            assert now < prompts.worth_sending_until(plan.ask, current.zone)
            planned = (plan.ask.day_on, plan.ask.slot)
            assert planned not in since_change
            since_change.add(planned)
            # Who was asked in the morning, and moves west, has that morning before them again. The
            # store knows that it was asked (`mark_asked`), the rules do not.
            if planned not in asked:
                asked.append(planned)
        due = plan.then
        assert due is None or due.due_at > now
    assert [on for on, _ in asked] == sorted(on for on, _ in asked)


@settings(max_examples=100, deadline=None)
@given(chosen=SCHEDULES, start=MOMENTS)
def test_without_outages_every_chosen_date_is_asked(chosen: Schedule, start: datetime):
    now = start
    due = prompts.first_after(chosen, now)
    for _ in range(10):
        if due is None:
            assert not chosen.weekdays or not chosen.slots()
            return
        plan = prompts.plan(chosen, due, now=due.due_at)
        assert plan.ask is not None
        assert plan.ask.day_on.weekday() in chosen.weekdays
        due = plan.then


def test_an_answer_is_welcome_for_today_and_seven_days_back():
    now = at(MONDAY, 12)
    welcome = [
        days
        for days in range(-10, 3)
        if prompts.is_welcome(MONDAY + timedelta(days=days), now=now, zone=LONDON)
    ]
    assert welcome == list(range(-7, 1))


def test_the_command_takes_the_latest_open_unanswered_prompt():
    both = schedule(evening=time(20))
    recent = [row(MONDAY), row(MONDAY, Slot.EVENING)]
    answered = prompts.answered_by_command(both, recent, now=at(MONDAY, 21))
    assert answered == (MONDAY, Slot.EVENING)
    recent = [row(MONDAY), row(MONDAY, Slot.EVENING, Answer.GOOD)]
    assert prompts.answered_by_command(both, recent, now=at(MONDAY, 21)) == (MONDAY, Slot.MORNING)


def test_the_command_takes_yesterdays_until_four_if_it_was_asked_and_unanswered():
    tuesday = MONDAY + timedelta(days=1)
    asked = [row(MONDAY)]
    assert prompts.answered_by_command(schedule(), asked, now=at(tuesday, 3, 59))[0] == MONDAY
    assert prompts.answered_by_command(schedule(), asked, now=at(tuesday, 4))[0] == tuesday
    done = [row(MONDAY, answer=Answer.OKAY)]
    assert prompts.answered_by_command(schedule(), done, now=at(tuesday, 3))[0] == tuesday


def test_the_command_without_a_prompt_takes_the_slot_of_this_time_of_day():
    both = schedule(evening=time(20))
    assert prompts.answered_by_command(both, [], now=at(MONDAY, 8))[1] is Slot.MORNING
    assert prompts.answered_by_command(both, [], now=at(MONDAY, 19))[1] is Slot.MORNING
    assert prompts.answered_by_command(both, [], now=at(MONDAY, 20))[1] is Slot.EVENING
    only_evening = schedule(None, time(20))
    assert prompts.answered_by_command(only_evening, [], now=at(MONDAY, 8))[1] is Slot.EVENING
