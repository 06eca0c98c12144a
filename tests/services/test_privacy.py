"""What a group keeps, and for how long: never longer than it set, and nothing is gone sooner."""

from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, example, given, settings, strategies as st
from sqlalchemy import insert, select

from bot.models import ChannelId, Feeling, GuildId, Home, Level, Note, PersonId, Slot
from bot.models.privacy import Period
from bot.rules.privacy import CHOICES, promised
from bot.services.members import first_home
from bot.store.schema import (
    asked_after,
    audit,
    check_in,
    check_in_note,
    goal,
    request,
    signed_note,
)
from tests.services.harbour import GROUP, INES, MARA, MONDAY, ZONE, Harbour, at

NOW = at(MONDAY, 3)
ONE_DAY, A_MOMENT = timedelta(days=1), timedelta(microseconds=1)
GROUPS = count(1000)

PERIODS = st.fixed_dictionaries({it: st.sampled_from(CHOICES[it]) for it in Period})
# Most of what matters happens within a moment of a border.
AGES = st.one_of(
    st.builds(
        lambda days, off: days * ONE_DAY + off * A_MOMENT,
        st.sampled_from(sorted({7, *(days for some in CHOICES.values() for days in some)})),
        st.integers(-1, 1),
    ),
    st.timedeltas(timedelta(0), timedelta(days=120)),
)


async def lived(harbour: Harbour, periods: dict[Period, int], ages: list[timedelta]) -> PersonId:
    """Fill a new group with what one member wrote, answered and asked so long ago."""
    group = GuildId(next(GROUPS))
    chosen = {it.value: days for it, days in periods.items()}
    await harbour.groups.change(group, chosen, actor_id=INES, now=NOW)
    started = await harbour.members.start(group, MARA, zone=ZONE, language=None, now=NOW)
    whose = started.person.id
    async with harbour.database.transaction() as tx:
        for number, age in enumerate(ages):
            then = NOW - age
            answered = {"answer": "good", "answered_at": then, "asked_at": then}
            day = {"day_on": MONDAY - number * ONE_DAY, "slot": "morning"}
            asked = insert(check_in).values(person_id=whose, **day, **answered)
            kept = (await tx.execute(asked.returning(check_in.c.id))).scalar_one()
            note = {"check_in_id": kept, "person_id": whose, "sealed": b"x", "written_at": then}
            await tx.execute(insert(check_in_note).values(**note))
            left = {"lead_id": INES, "sealed": b"x", "written_at": then}
            await tx.execute(insert(signed_note).values(person_id=whose, **left))
            done = {"sealed": b"x", "daily": False, "done_on": then.date(), "created_at": then}
            await tx.execute(insert(goal).values(person_id=whose, **done))
            closed = {"level": "today", "opened_at": then, "closed_at": then}
            await tx.execute(insert(request).values(person_id=whose, **closed))
            after = {"reason": "quiet", "lead_id": INES, "made_at": then, "closed_at": then}
            await tx.execute(insert(asked_after).values(person_id=whose, **after))
    return whose


async def instants(harbour: Harbour, column: str, table: str, whose: PersonId) -> list[datetime]:
    tables = {it.name: it for it in (check_in, check_in_note, signed_note, request, asked_after)}
    of = tables[table]
    async with harbour.database.reading() as tx:
        query = select(of.c[column]).where(of.c.person_id == whose)
        if table == "check_in":
            query = query.where(check_in.c.answer.is_not(None))
        return sorted((await tx.execute(query)).scalars())


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(
    groups=[
        {Period.NOTES: 7, Period.ANSWERS: 30, Period.REQUESTS: 14},
        {it: promised(it) for it in Period},
    ],
    ages=[days * ONE_DAY + off * A_MOMENT for days in (7, 14, 30, 60, 90) for off in (0, 1)],
)
@given(groups=st.lists(PERIODS, min_size=2, max_size=3), ages=st.lists(AGES, max_size=8))
async def test_nothing_is_kept_longer_than_a_group_set_and_nothing_is_forgotten_sooner(
    harbour: Harbour, groups: list[dict[Period, int]], ages: list[timedelta]
):
    people = [await lived(harbour, periods, ages) for periods in groups]
    await harbour.services.housekeeping.tidy(NOW)
    for periods, whose in zip(groups, people, strict=True):
        for table, column, what in (
            ("check_in_note", "written_at", Period.NOTES),
            ("signed_note", "written_at", Period.NOTES),
            ("check_in", "answered_at", Period.ANSWERS),
            ("request", "closed_at", Period.REQUESTS),
            ("asked_after", "closed_at", Period.REQUESTS),
        ):
            wanted = sorted(NOW - age for age in ages if age <= periods[what] * ONE_DAY)
            assert await instants(harbour, column, table, whose) == wanted, (table, periods)
        async with harbour.database.reading() as tx:
            done = select(goal.c.done_on).where(goal.c.person_id == whose)
            kept = sorted((await tx.execute(done)).scalars())
            there = select(check_in.c.id).where(check_in.c.person_id == whose)
            days = (await tx.execute(there)).all()
        first = (NOW - periods[Period.NOTES] * ONE_DAY).date()
        assert kept == sorted(on for age in ages if (on := (NOW - age).date()) >= first)
        assert len(days) == len(ages), "that there was one stays"


async def test_a_shorter_time_counts_from_the_next_night_and_a_longer_brings_nothing_back(
    harbour: Harbour,
):
    await harbour.start()
    await harbour.answer()
    note = Note((Feeling.TIRED,))
    await harbour.notes.write(
        GROUP, MARA, day_on=MONDAY, slot=Slot.MORNING, note=note, now=at(MONDAY, 11)
    )
    later = at(MONDAY + 8 * ONE_DAY, 12)
    await harbour.groups.change(GROUP, {"note_days": 7}, actor_id=INES, now=later)
    assert await harbour.rows(check_in_note), "not before the night"
    await harbour.services.housekeeping.tidy(later)
    assert await harbour.rows(check_in_note) == []
    await harbour.groups.change(GROUP, {"note_days": 30}, actor_id=INES, now=later)
    await harbour.services.housekeeping.tidy(later)
    assert await harbour.rows(check_in_note) == []


async def test_a_guests_request_goes_after_seven_days_whatever_is_set(harbour: Harbour):
    await harbour.groups.change(GROUP, {"request_days": 90}, actor_id=INES, now=NOW)
    asking = harbour.services.requests
    asked = await asking.ask(GROUP, MARA, level=Level.TODAY, language=None, now=NOW)
    await asking.close(asked.request.id, by=MARA, now=NOW)
    await harbour.services.housekeeping.tidy(NOW + 7 * ONE_DAY)
    assert await harbour.rows(request)
    await harbour.services.housekeeping.tidy(NOW + 7 * ONE_DAY + A_MOMENT)
    assert await harbour.rows(request) == []


EVENINGS: dict[str, Any] = {
    "start_morning_at": None,
    "start_evening_at": time(20, 30),
    "start_weekdays": frozenset({0, 3}),
    "start_home": Home.THREAD,
    "start_watch_days": 5,
}


async def test_who_starts_afterwards_has_what_the_group_chose_and_nobody_else(harbour: Harbour):
    before = await harbour.start()
    chosen = {**EVENINGS, "check_in_channel_id": ChannelId(9)}
    guild = await harbour.groups.change(GROUP, chosen, actor_id=INES, now=NOW)
    assert (guild.start_evening_at, guild.start_weekdays) == (time(20, 30), frozenset({0, 3}))
    assert await harbour.member() == before

    started = await harbour.start(INES)
    assert (started.morning_at, started.evening_at) == (None, time(20, 30))
    assert started.weekdays == frozenset({0, 3})
    assert started.person.home is Home.THREAD
    watch = await harbour.services.quiet.show(GROUP, INES, now=NOW)
    assert watch is not None
    assert watch.watch.days == 5
    assert started.due is not None
    assert (started.due.due_at, started.due.slot) == (at(MONDAY, 20, 30), Slot.EVENING)


async def test_who_comes_back_finds_their_own_choices(harbour: Harbour):
    started = await harbour.start()
    await harbour.members.stop(started.person.id, now=NOW)
    await harbour.groups.change(GROUP, EVENINGS, actor_id=INES, now=NOW)
    back = await harbour.start()
    assert (back.morning_at, back.evening_at, len(back.weekdays)) == (time(9), None, 7)
    assert back.person.home is Home.DM


async def test_without_a_channel_for_threads_people_start_in_their_dm(harbour: Harbour):
    await harbour.groups.change(GROUP, EVENINGS, actor_id=INES, now=NOW)
    assert (await harbour.start()).person.home is Home.DM


async def test_what_was_chosen_is_noted_with_who_did(harbour: Harbour):
    chosen = {**EVENINGS, "age": 16, "note_days": 7}
    await harbour.groups.change(GROUP, chosen, actor_id=INES, now=NOW)
    (noted,) = await harbour.rows(audit)
    assert noted["actor_id"] == INES
    assert noted["detail"] == {
        "age": 16,
        "note_days": 7,
        "start_morning_at": None,
        "start_evening_at": "20:30",
        "start_weekdays": 0b1001,
        "start_home": "thread",
        "start_watch_days": 5,
    }
    await harbour.groups.change(GROUP, chosen, actor_id=INES, now=NOW)
    assert len(await harbour.rows(audit)) == 1, "the same again is no change"


async def test_a_guest_whose_dm_is_closed_is_told_of_the_thread_they_are_in(harbour: Harbour):
    await harbour.groups.change(GROUP, {"check_in_channel_id": 9}, actor_id=INES, now=NOW)
    asked = await harbour.services.requests.ask(
        GROUP, MARA, level=Level.TODAY, language=None, now=NOW
    )
    async with harbour.database.transaction() as tx:
        await harbour.members.dm_refused(tx, asked.request.person_id, may_move=True)
    known = await harbour.members.look(GROUP, MARA)
    assert first_home(known.guild, known.person) is Home.THREAD
    assert (await harbour.start()).person.home is Home.THREAD
